//! The graph of the files and of their symbols: who imports whom, who calls whom.
//!
//! ```text
//!  references ──► build ──► Graph ──► closure, without
//! ```
//!
//! Files are joined by [`Relation`]s: what one takes from another by import statements, and how often it calls what the other defines.
//! An import statement that names something through a package joins the importer to the package and to the file behind it. Symbols are
//! joined by [`Calls`]. Only what [`References`] is sure of is here; what no import shows is declared (see [`super::crossings`]) and
//! kept apart.

mod build;
mod calls;
mod closure;
#[cfg(test)]
mod tests;

pub use calls::{Call, Calls, SymbolKey};
pub use closure::Missing;

use super::references::References;
use crate::corpus::holdings::FileKey;
use std::collections::{BTreeMap, BTreeSet};

/// How often something happens between two files, and where first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// How many: of imports, the different names that are taken; of calls, the places that call.
    pub count: u32,
    /// The line of the first.
    pub first: u32,
}

/// What one file has to do with another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// It imports it, or names out of it.
    pub imports: Option<Tally>,
    /// It calls what it defines.
    pub calls: Option<Tally>,
}

/// The graph of all Python files whose texts are there.
#[derive(Debug, Default)]
pub struct Graph {
    relations: BTreeMap<FileKey, BTreeMap<FileKey, Relation>>,
    importers: BTreeMap<FileKey, BTreeSet<FileKey>>,
}

impl Graph {
    /// The graph of an edition.
    #[must_use]
    pub fn of(references: &References) -> Self {
        build::build(references)
    }

    /// The files, in the order of their keys.
    pub fn files(&self) -> impl Iterator<Item = &FileKey> {
        self.relations.keys()
    }

    /// What a file has to do with others: the others, and what.
    pub fn from(&self, file: &FileKey) -> impl Iterator<Item = (&FileKey, &Relation)> {
        self.relations.get(file).into_iter().flatten()
    }

    /// All pairs of files that have to do with each other.
    pub fn edges(&self) -> impl Iterator<Item = (&FileKey, &FileKey, &Relation)> {
        self.relations.iter().flat_map(|(from, to)| to.iter().map(move |(to, relation)| (from, to, relation)))
    }

    /// The files that a file imports itself.
    pub fn imports(&self, file: &FileKey) -> impl Iterator<Item = &FileKey> {
        self.from(file).filter(|(_, relation)| relation.imports.is_some()).map(|(to, _)| to)
    }

    /// The files that import a file themselves.
    pub fn importers(&self, file: &FileKey) -> impl Iterator<Item = &FileKey> {
        self.importers.get(file).into_iter().flatten()
    }

    /// How many files a file imports itself.
    #[must_use]
    pub fn fan_out(&self, file: &FileKey) -> usize {
        self.imports(file).count()
    }

    /// How many files import a file themselves.
    #[must_use]
    pub fn fan_in(&self, file: &FileKey) -> usize {
        self.importers(file).count()
    }
}
