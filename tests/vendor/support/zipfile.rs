//! Zip archives, well made and not: every field can be a lie.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

pub struct Entry {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// What the directory says the size is.
    pub size: u32,
    pub method: u16,
    pub flags: u16,
    /// The Unix mode.
    pub mode: u32,
    pub crc: Option<u32>,
}

pub fn entry(name: &'static str, bytes: &[u8]) -> Entry {
    Entry { name, bytes: bytes.into(), size: bytes.len() as u32, method: 8, flags: 0, mode: 0o100_644, crc: None }
}

/// An archive with these entries, and a comment behind it.
pub fn zip(entries: &[Entry], comment: &str) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let packed = match entry.method {
            8 => {
                let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(&entry.bytes).unwrap();
                encoder.finish().unwrap()
            }
            _ => entry.bytes.clone(),
        };
        let mut crc = flate2::Crc::new();
        crc.update(&entry.bytes);
        let at = bytes.len() as u32;
        let mut common = Vec::new();
        common.extend(entry.flags.to_le_bytes());
        common.extend(entry.method.to_le_bytes());
        common.extend([0; 4]);
        common.extend(entry.crc.unwrap_or(crc.sum()).to_le_bytes());
        common.extend((packed.len() as u32).to_le_bytes());
        common.extend(entry.size.to_le_bytes());
        common.extend((entry.name.len() as u16).to_le_bytes());
        bytes.extend(b"PK\x03\x04\x14\0");
        bytes.extend(&common);
        bytes.extend([0; 2]);
        bytes.extend(entry.name.as_bytes());
        bytes.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x03\x14\0");
        directory.extend(common);
        directory.extend([0; 8]);
        directory.extend((entry.mode << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend((entries.len() as u16).to_le_bytes());
    bytes.extend((entries.len() as u16).to_le_bytes());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend((comment.len() as u16).to_le_bytes());
    bytes.extend(comment.as_bytes());
    bytes
}
