//! Source archives, well made and not.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use tar::{EntryType, Header};

/// A tar in the making.
#[derive(Default)]
pub struct Tarball(pub Vec<u8>);

impl Tarball {
    /// An entry of any type with any name of at most 100 bytes, which the header takes as it is.
    pub fn entry(mut self, kind: EntryType, name: &str, link: &str, bytes: &[u8]) -> Self {
        self.head(kind, name, link, bytes.len() as u64);
        self.0.extend(bytes);
        self.0.resize(self.0.len().next_multiple_of(512), 0);
        self
    }

    pub fn file(self, name: &str, text: &str) -> Self {
        self.entry(EntryType::Regular, name, "", text.as_bytes())
    }

    /// Only the header, for an entry of `size` bytes.
    pub fn head(&mut self, kind: EntryType, name: &str, link: &str, size: u64) {
        let mut header = Header::new_gnu();
        let old = header.as_old_mut();
        old.name[..name.len()].copy_from_slice(name.as_bytes());
        old.linkname[..link.len()].copy_from_slice(link.as_bytes());
        header.set_entry_type(kind);
        header.set_size(size);
        header.set_mode(0o644);
        header.set_cksum();
        self.0.extend(header.as_bytes());
    }

    /// The archive, packed.
    pub fn gz(mut self) -> Vec<u8> {
        self.0.extend([0; 1024]);
        gzip(&self.0)
    }

    /// The archive with `mebibytes` of one letter in its middle, packed piece by piece, so that making it is quick.
    pub fn gz_around(self, mebibytes: usize, rest: Self) -> Vec<u8> {
        let mut bytes = gzip(&self.0);
        let piece = gzip(&vec![b'a'; 1 << 20]);
        for _ in 0..mebibytes {
            bytes.extend(&piece);
        }
        bytes.extend(rest.gz());
        bytes
    }
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
