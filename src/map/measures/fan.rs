//! How many files of a work import a file, and how many it imports.

use crate::corpus::holdings::FileKey;
use crate::map::Graph;
use std::collections::BTreeSet;

/// How many files of the same state of the same work import a file, and how many it imports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fan {
    /// Files that import it.
    pub r#in: u32,
    /// Files that it imports.
    pub out: u32,
}

impl Fan {
    /// The fan of a file in the graph. Only `counted` files count: to import from a package is to import its empty `__init__.py` too, but
    /// nothing is had from it; and other works are another matter.
    pub(super) fn of(graph: &Graph, file: &FileKey, counted: &BTreeSet<&FileKey>) -> Self {
        let count = |files: &mut dyn Iterator<Item = &FileKey>| {
            let same =
                |other: &&FileKey| counted.contains(other) && (&other.work, &other.state) == (&file.work, &file.state);
            u32::try_from(files.filter(same).count()).unwrap_or(u32::MAX)
        };
        Self { r#in: count(&mut graph.importers(file)), out: count(&mut graph.imports(file)) }
    }
}
