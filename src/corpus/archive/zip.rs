//! Zip archives, of which wheels are a sort.
//!
//! Read here and not by a library, because a library gives the entries by name: of two entries with one name it has dropped one before
//! we can see that there were two, and which one differs between readers. What is needed of the format is small: the directory at the
//! end, entries stored or deflated. The names, sizes and methods of the directory count; the copies of them before each file do not.
//! Numbers are little-endian.

use super::Taken;
use super::broken::{Broken, Refusal};
use super::limits;
use super::picking::{Picking, Sort};
use crate::corpus::problem::harmless;
use crate::ids::RepoPath;
use flate2::read::DeflateDecoder;
use std::collections::BTreeMap;
use std::io::Read;

/// An entry of the directory.
struct Entry<'a> {
    name: &'a [u8],
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    size: u64,
    attributes: u32,
    by: u8,
    at: usize,
}

/// Takes the wanted files.
pub fn take(bytes: &[u8], below_top: bool, wanted: &BTreeMap<RepoPath, u64>) -> Result<Taken, Broken> {
    let mut left = limits::total(bytes.len());
    let mut picking = Picking::new(wanted, below_top);
    for entry in directory(bytes)? {
        if entry.name.len() > limits::NAME {
            return Err(Broken::Head { limit: limits::NAME as u64 });
        }
        let Some((path, limit)) = picking.look(entry.name, sort(&entry)) else { continue };
        let room = limit.min(left);
        match inflate(bytes, &entry, room)? {
            Ok(file) => {
                left -= file.len() as u64;
                picking.take(path, file);
            }
            Err(Refusal::TooLarge { .. }) if room < limit => {
                return Err(Broken::Ratio { limit: limits::total(bytes.len()) });
            }
            Err(refusal) => drop(picking.refuse(path, refusal)),
        }
    }
    Ok(picking.finish())
}

fn damaged(said: &str) -> Broken {
    Broken::Damaged { said: said.to_owned() }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// The entries of the directory, in its order.
fn directory(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Broken> {
    const END: usize = 22;
    let no_end = || damaged("it has no directory of files at its end");
    // The end record is the last thing but for a comment, whose length it says; a record that does not reach the end is none.
    let last = bytes.len().checked_sub(END).ok_or_else(no_end)?;
    let end = (last.saturating_sub(0xffff)..=last)
        .rev()
        .find(|at| {
            bytes[*at..].starts_with(b"PK\x05\x06") && u16_at(bytes, at + 20).map(usize::from) == Some(last - at)
        })
        .ok_or_else(no_end)?;
    let short = |at: usize| u16_at(bytes, end + at).ok_or_else(no_end);
    let long = |at: usize| u32_at(bytes, end + at).map(|value| value as usize).ok_or_else(no_end);
    let (count, size, start) = (short(10)?, long(12)?, long(16)?);
    if count == 0xffff || start == 0xffff_ffff || short(4)? != 0 || short(6)? != 0 || short(8)? != count {
        return Err(Broken::Sort);
    }
    if usize::from(count) > limits::ENTRIES {
        return Err(Broken::Entries { limit: limits::ENTRIES });
    }
    let mut rest = bytes
        .get(start..end)
        .filter(|rest| rest.len() == size)
        .ok_or_else(|| damaged("its directory is not where it says"))?;
    let mut entries = Vec::new();
    while !rest.is_empty() {
        let (entry, length) = entry(rest).ok_or_else(|| damaged("an entry of its directory is cut short"))?;
        entries.push(entry);
        rest = &rest[length..];
    }
    if entries.len() == usize::from(count) {
        Ok(entries)
    } else {
        Err(damaged("its directory has another number of entries than it says"))
    }
}

/// The first entry of a piece of the directory, and its length there.
fn entry(bytes: &[u8]) -> Option<(Entry<'_>, usize)> {
    const HEAD: usize = 46;
    if !bytes.starts_with(b"PK\x01\x02") {
        return None;
    }
    let short = |at| u16_at(bytes, at);
    let long = |at| u32_at(bytes, at);
    let name = HEAD + usize::from(short(28)?);
    let length = name + usize::from(short(30)?) + usize::from(short(32)?);
    let entry = Entry {
        name: bytes.get(HEAD..name)?,
        flags: short(8)?,
        method: short(10)?,
        crc: long(16)?,
        packed: long(20)? as usize,
        size: u64::from(long(24)?),
        attributes: long(38)?,
        by: *bytes.get(5)?,
        at: long(42)? as usize,
    };
    (bytes.len() >= length).then_some((entry, length))
}

fn sort(entry: &Entry<'_>) -> Sort {
    const UNIX: u8 = 3;
    if entry.name.ends_with(b"/") {
        return Sort::Folder;
    }
    // The upper half of the attributes is the mode, where a system that has modes made the entry.
    match entry.attributes >> 28 {
        _ if entry.by != UNIX => Sort::File,
        0o00 | 0o10 => Sort::File,
        0o04 => Sort::Folder,
        0o12 => Sort::Link,
        _ => Sort::Special,
    }
}

/// The bytes of an entry, if there are at most `limit` and they are what the directory says.
fn inflate(bytes: &[u8], entry: &Entry<'_>, limit: u64) -> Result<Result<Vec<u8>, Refusal>, Broken> {
    const STORED: u16 = 0;
    const DEFLATED: u16 = 8;
    if entry.flags & 1 != 0 {
        return Ok(Err(Refusal::Encrypted));
    }
    let head = bytes.get(entry.at..).filter(|head| head.starts_with(b"PK\x03\x04"));
    let packed = head.and_then(|head| {
        let start = 30 + usize::from(u16_at(head, 26)?) + usize::from(u16_at(head, 28)?);
        head.get(start..start.checked_add(entry.packed)?)
    });
    let packed = packed.ok_or_else(|| damaged("a file of it is not where its directory says"))?;
    let mut file = Vec::new();
    // One byte above the limit is enough to know. The size in the directory is a claim and reserves nothing.
    let most = limit.saturating_add(1);
    let read = match entry.method {
        STORED => packed.take(most).read_to_end(&mut file),
        DEFLATED => DeflateDecoder::new(packed).take(most).read_to_end(&mut file),
        method => return Ok(Err(Refusal::Method(method))),
    };
    read.map_err(|error| damaged(&harmless(&error.to_string())))?;
    let size = file.len() as u64;
    let mut crc = flate2::Crc::new();
    crc.update(&file);
    Ok(if size > limit {
        Err(Refusal::TooLarge { limit })
    } else if size != entry.size || crc.sum() != entry.crc {
        Err(Refusal::Lies)
    } else {
        Ok(file)
    })
}
