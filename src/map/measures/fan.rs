//! Which files of a work import which.

use crate::code::python::names::{Role, Target};
use crate::map::{FileNumber, References};
use std::collections::{BTreeMap, BTreeSet};

/// How many files of the same state of the same work import a file, and how many it imports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fan {
    /// Files that import it.
    pub r#in: u32,
    /// Files that it imports.
    pub out: u32,
}

/// The fan of every file that imports or is imported. Only `counted` files are: to import from a package is to import its empty
/// `__init__.py` too, but nothing is had from it.
pub(super) fn fans(references: &References, counted: &BTreeSet<FileNumber>) -> BTreeMap<FileNumber, Fan> {
    let mut fans: BTreeMap<FileNumber, Fan> = BTreeMap::new();
    for (file, key) in references.files() {
        let imported = references.in_file(file).iter().filter_map(|reference| match reference.target {
            Target::Definition { file, .. } if reference.role == Role::Import => Some(file),
            _ => None,
        });
        let same = |other: &FileNumber| {
            let other_key = references.key(*other);
            *other != file && counted.contains(other) && (&other_key.work, &other_key.state) == (&key.work, &key.state)
        };
        for other in imported.filter(same).collect::<BTreeSet<_>>() {
            fans.entry(file).or_default().out += 1;
            fans.entry(other).or_default().r#in += 1;
        }
    }
    fans
}
