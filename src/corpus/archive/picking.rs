//! Picking the wanted files from entries in any order.

use super::broken::Refusal;
use super::{Taken, limits};
use crate::corpus::problem::harmless;
use crate::ids::RepoPath;
use std::collections::{BTreeMap, BTreeSet};

/// What is done with an entry.
pub struct Picking<'a> {
    wanted: &'a BTreeMap<RepoPath, u64>,
    below_top: bool,
    seen: BTreeSet<RepoPath>,
    /// Paths that are links, wanted or not.
    links: BTreeSet<String>,
    taken: Taken,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    File,
    Folder,
    Link,
    HardLink,
    Special,
}

impl<'a> Picking<'a> {
    /// Picks these files, whose paths leave out the archive's top folder if `below_top`.
    pub fn new(wanted: &'a BTreeMap<RepoPath, u64>, below_top: bool) -> Self {
        Self { wanted, below_top, seen: BTreeSet::new(), links: BTreeSet::new(), taken: Taken::default() }
    }

    /// Looks at an entry. If it is a wanted file: its path, and the most bytes it may have.
    ///
    /// Every entry must be shown, since a later one can spoil an earlier.
    pub fn look(&mut self, name: &[u8], sort: Sort) -> Option<(RepoPath, u64)> {
        let name = String::from_utf8_lossy(name);
        if leaves(&name) {
            if self.taken.outside.len() < limits::OUTSIDE {
                self.taken.outside.push(harmless(&name));
            }
            return None;
        }
        let mut name = name.as_ref();
        while let Some(rest) = name.strip_prefix("./") {
            name = rest;
        }
        let name = if self.below_top { name.split_once('/')?.1 } else { name };
        let name = name.trim_end_matches('/');
        if matches!(sort, Sort::Link | Sort::HardLink) {
            self.links.insert(name.to_owned());
        }
        let path: RepoPath = name.parse().ok()?;
        let limit = *self.wanted.get(&path)?;
        if !self.seen.insert(path.clone()) {
            self.taken.files.remove(&path);
            self.refuse(path, Refusal::Twice);
            return None;
        }
        match sort {
            Sort::File => return Some((path, limit)),
            Sort::Folder => self.seen.remove(&path), // a folder is no file; that there is none is for others to say
            Sort::Link => self.refuse(path, Refusal::Link),
            Sort::HardLink => self.refuse(path, Refusal::HardLink),
            Sort::Special => self.refuse(path, Refusal::Special),
        };
        None
    }

    /// Takes the bytes of an entry that [`Picking::look`] gave the path of.
    pub fn take(&mut self, path: RepoPath, bytes: Vec<u8>) {
        self.taken.files.insert(path, bytes);
    }

    /// Leaves an entry out after all.
    pub fn refuse(&mut self, path: RepoPath, refusal: Refusal) -> bool {
        self.taken.refused.insert(path, refusal).is_none()
    }

    /// What was picked.
    pub fn finish(mut self) -> Taken {
        for path in self.wanted.keys() {
            let mut way = path.as_str();
            while let Some((folder, _)) = way.rsplit_once('/') {
                if self.links.contains(folder) && self.taken.files.remove(path).is_some() {
                    let link = harmless(folder);
                    self.taken.refused.insert(path.clone(), Refusal::BehindLink { link });
                }
                way = folder;
            }
        }
        self.taken
    }
}

/// Whether a name leads out of the folder that it is unpacked to, on any system.
fn leaves(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':') && name.starts_with(|c: char| c.is_ascii_alphabetic());
    drive || name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave() {
        for name in ["/a", "../a", "a/../../b", "a/..", "..", "\\a", "a\\..\\b", "C:a", "c:/a"] {
            assert!(leaves(name), "{name}");
        }
        for name in ["a", "a/b", "..a", "a..", "...", "./a", "ab:c", "1:a"] {
            assert!(!leaves(name), "{name}");
        }
    }

    #[test]
    fn only_whole_paths_are_picked() {
        let wanted = BTreeMap::from([("src/a.py".parse().unwrap(), 9)]);
        let picks =
            |name: &str, below_top| Picking::new(&wanted, below_top).look(name.as_bytes(), Sort::File).is_some();
        assert!(picks("src/a.py", false) && picks("./src/a.py", false) && picks("top-1/src/a.py", true));
        assert!(picks("./top/src/a.py", true));
        for name in
            ["a.py", "src/a.pyc", "x/src/a.py", "src//a.py", "src/./a.py", "SRC/a.py", "src/a.py\0", "src/a.py "]
        {
            assert!(!picks(name, false), "{name:?}");
        }
        assert!(!picks("src/a.py", true) && !picks("top/x/src/a.py", true));
    }
}
