//! The last site, whose files are taken into the next one where they are the same.
//!
//! Most builds change few pages. A file that would be written as it was gets a second name in the new site (a hard link) instead of a second body: nothing
//! goes to the disk, its date stays, so that a host that is sent the site sends on only what changed, and the file system is spared from finding room for
//! thousands of files at the moment when it lost as many. On ext4, which does not give away for minutes what was just freed, this was half of a build.
//!
//! Only what is beyond doubt is taken: a regular file, below folders and not below links, of one name, with exactly these bytes. Fingerprints
//! kept from one build to the next were not used: they would tell what was written, not what stands there now.

use std::collections::HashSet;
use std::io::{BufReader, Error, Read as _, Result, Write};
use std::path::{Path, PathBuf};

/// Files that may be taken.
#[derive(Debug, Default)]
pub(super) struct LastSite(HashSet<PathBuf>);

impl LastSite {
    /// Looks through a site; finds nothing if there is none.
    pub(super) fn of(folder: &Path) -> Self {
        let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(std::result::Result::ok);
        let files = entries.filter(|entry| entry.file_type().is_file() && has_one_name(entry));
        Self(files.map(walkdir::DirEntry::into_path).collect())
    }

    /// Gives `last`, if it is a file of the last site and has the bytes that `write` writes, the new name too. Tells whether it did.
    pub(super) fn take(&self, last: &Path, new: &Path, write: impl FnOnce(&mut Compared) -> Result<()>) -> bool {
        let same = || -> Result<()> {
            let mut compared = Compared(BufReader::with_capacity(1 << 16, std::fs::File::open(last)?));
            write(&mut compared)?;
            if compared.0.read(&mut [0])? > 0 {
                return Err(other());
            }
            std::fs::hard_link(last, new)
        };
        // Whatever is wrong, and be it that the file system knows no links: then the file is written.
        self.0.contains(last) && same().is_ok()
    }
}

/// A writer that writes nothing, and fails as soon as something else is written than a file has.
#[derive(Debug)]
pub(super) struct Compared(BufReader<std::fs::File>);

impl Write for Compared {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        use std::io::BufRead as _;
        let there = self.0.fill_buf()?;
        let length = there.len().min(bytes.len());
        if there[..length] != bytes[..length] || (length == 0 && !bytes.is_empty()) {
            return Err(other());
        }
        self.0.consume(length);
        Ok(length)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

fn other() -> Error {
    std::io::ErrorKind::InvalidData.into()
}

/// A file that has another name belongs to somebody else, too, who may write into it.
#[cfg(unix)]
fn has_one_name(entry: &walkdir::DirEntry) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    entry.metadata().is_ok_and(|data| data.nlink() == 1)
}

/// Elsewhere the names of a file cannot be counted without the system's own calls; there every file is written.
#[cfg(not(unix))]
fn has_one_name(_: &walkdir::DirEntry) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a file of these bytes is taken for one of those.
    fn taken(there: &[u8], wanted: &[u8]) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let (last, new) = (folder.path().join("last"), folder.path().join("new"));
        std::fs::write(&last, there).unwrap();
        let site = LastSite::of(folder.path());
        let taken = site.take(&last, &new, |to| {
            // In pieces that do not fit those in which it is read.
            wanted.chunks(1000).try_for_each(|piece| to.write_all(piece))
        });
        assert_eq!(taken, new.exists());
        taken
    }

    #[test]
    #[cfg(unix)]
    fn only_the_same_bytes_are_taken() {
        let long: Vec<u8> = (0..200_000_u32).map(|at| u8::try_from(at % 251).unwrap()).collect();
        let mut other = long.clone();
        other[150_000] ^= 1;
        assert!(taken(&long, &long) && taken(b"", b""));
        assert!(!taken(&long, &other));
        assert!(!taken(&long, &long[..199_999]) && !taken(&long[..199_999], &long));
        assert!(!taken(b"", b"a") && !taken(b"a", b""));
    }

    #[test]
    #[cfg(unix)]
    fn what_may_be_somebody_elses_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("theirs")).unwrap();
        std::fs::create_dir_all(at("site")).unwrap();
        for name in ["theirs/a", "theirs/b", "site/own"] {
            std::fs::write(at(name), "text").unwrap();
        }
        std::os::unix::fs::symlink(at("theirs"), at("site/linked")).unwrap();
        std::os::unix::fs::symlink(at("theirs/a"), at("site/link")).unwrap();
        std::fs::hard_link(at("theirs/b"), at("site/b")).unwrap();
        let site = LastSite::of(&at("site"));
        let take = |name: &str| site.take(&at(name), &at("new"), |to| to.write_all(b"text"));
        assert!(!take("site/linked/a") && !take("site/link") && !take("site/b") && !take("site/none"));
        assert!(take("site/own"));
    }
}
