//! The references of one file.

use super::Reference;
use crate::code::python::names::id::PathId;
use rustc_hash::FxHashMap;
use std::ops::Deref;
use std::sync::Arc;

/// The references of one file in document order, and the paths of what they mean elsewhere, each once: a million lines have four million
/// references, and with its path in each they would take as much again.
#[derive(Debug, Default)]
pub struct FileReferences {
    all: Vec<Reference>,
    paths: Vec<Arc<str>>,
}

impl Deref for FileReferences {
    type Target = [Reference];

    fn deref(&self) -> &[Reference] {
        &self.all
    }
}

impl FileReferences {
    pub(super) fn new(all: Vec<Reference>, paths: Paths) -> Self {
        Self { all, paths: paths.paths }
    }

    /// The dotted path that a number in a [`super::Target`] stands for.
    #[must_use]
    pub fn path(&self, id: PathId) -> &str {
        &self.paths[id.index()]
    }

    /// Changes references, each with a way to ask for paths.
    pub fn change(&mut self, mut change: impl FnMut(&mut Reference, &dyn Fn(PathId) -> Arc<str>)) {
        let Self { all, paths } = self;
        let path = |id: PathId| Arc::clone(&paths[id.index()]);
        all.iter_mut().for_each(|reference| change(reference, &path));
    }

    /// Keeps only some of the references.
    pub fn retain(&mut self, keep: impl FnMut(&Reference) -> bool) {
        self.all.retain(keep);
        self.all.shrink_to_fit();
    }
}

/// Paths that are being numbered.
#[derive(Debug, Default)]
pub(super) struct Paths {
    paths: Vec<Arc<str>>,
    known: FxHashMap<Arc<str>, PathId>,
}

impl Paths {
    /// The number of a path.
    pub(super) fn number(&mut self, path: Arc<str>) -> PathId {
        *self.known.entry(path).or_insert_with_key(|path| {
            self.paths.push(Arc::clone(path));
            PathId::new(self.paths.len() - 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_small() {
        assert_eq!(size_of::<Reference>(), 24);
    }
}
