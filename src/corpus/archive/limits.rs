//! How much of an archive is read at most. All sizes are in bytes.

/// Entries. The largest source archives that people read have some ten thousand.
pub const ENTRIES: usize = 50_000;

/// What comes out of the decompressor in all. A source archive of 64 MiB, the largest that is downloaded, unpacks to less.
pub const TOTAL: u64 = 512 << 20;

/// What comes out for each byte that goes in. Source text packs to a tenth or a twentieth, and deflate cannot do better than a
/// thousandth; what is above this is made to fill memory.
pub const RATIO: u64 = 100;

/// What may come out whatever goes in: a tar of a few small files is mostly zeros and packs far better than its text.
pub const FLOOR: u64 = 1 << 20;

/// What may be read to come to the next entry of a tar: its header, long names and attributes. The reader collects a long name in
/// memory before anyone can see how long it is, so without this a name of a gigabyte is a gigabyte of memory.
pub const HEAD: u64 = 64 << 10;

/// The longest name of an entry.
pub const NAME: usize = 4096;

/// How many names of entries outside are kept for the message.
pub const OUTSIDE: usize = 5;

/// The most that may come out of an archive of this size.
pub fn total(size: usize) -> u64 {
    TOTAL.min((size as u64).saturating_mul(RATIO).max(FLOOR))
}
