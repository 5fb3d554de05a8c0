//! From uses to what they mean.
//!
//! ```text
//!  name ────► lookup (scopes, stars, builtins) ─┐
//!  import ──► modules ──► follow ───────────────┼─► Found ──► Target
//!  x.name ──► things (what is x?) ──► members ──┤
//!  f(name=) ► things (what is f?) ──► keywords ─┘
//! ```

mod follow;
mod keywords;
mod lookup;
mod members;
mod references;
mod resolver;
mod returns;
mod things;

use super::file::FileNames;
use super::id::{DefinitionId, FileId, PathId};
use super::modules::Modules;
use super::span::Span;
use rayon::prelude::*;
pub use references::FileReferences;
use resolver::{Found, Resolver};

/// The Python files of one state of one work.
#[derive(Debug)]
pub struct Project<'a> {
    files: Vec<&'a FileNames>,
    modules: Modules,
}

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Something that the work defines.
    Definition {
        /// The file.
        file: FileId,
        /// Which of its definitions.
        definition: DefinitionId,
    },
    /// Something that the work imports from elsewhere, or that Python brings along.
    External {
        /// Its dotted path, `numpy.random`, `builtins.len`: see [`FileReferences::path`]. Of a keyword argument, that of what is called.
        path: PathId,
        /// The definition in the same file that the import makes, if it is used by that name.
        through: Option<DefinitionId>,
    },
    /// What could not be found, or not for sure.
    Unresolved,
}

/// What is done with a name where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// An import statement names it, or a part of the path to it.
    Import,
    /// It is called: it is the name before the brackets.
    Call,
    /// Anything else.
    Read,
}

/// A use of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where the name stands.
    pub span: Span,
    /// What is done with it there.
    pub role: Role,
    /// What it means.
    pub target: Target,
}

impl<'a> Project<'a> {
    /// Puts files together. Paths are from the work's root, with `/` between folders; [`FileId`]s count the files as they come here.
    pub fn new(files: impl IntoIterator<Item = (&'a str, &'a FileNames)>) -> Self {
        let (paths, files): (Vec<_>, Vec<_>) = files.into_iter().unzip();
        Self { modules: Modules::new(paths.iter().copied()), files }
    }

    /// Resolves every use of every file: for each file, in the order in which they came, its references in document order. The places that
    /// bind a name are not among them: see [`super::Definition::spans`].
    #[must_use]
    pub fn resolve(&self) -> Vec<FileReferences> {
        (0..self.files.len()).into_par_iter().map(|file| Resolver::new(self, FileId::new(file)).all()).collect()
    }

    /// What a dotted path from outside of the work means: `words` inside of the module or package at `root`, a path without `.py`.
    /// Nothing, if any step of it is not sure.
    #[must_use]
    pub fn find(&self, root: &str, words: &[&str]) -> Option<(FileId, DefinitionId)> {
        let resolver = Resolver::new(self, FileId::new(0));
        let mut found = Found::at(self.modules.inside_folder("", root)?);
        for word in words {
            found = resolver.attribute(&resolver.thing_found(found), word);
        }
        match found {
            Found::Definition(file, definition) => Some((file, definition)),
            _ => None,
        }
    }

    pub(super) fn file(&self, id: FileId) -> &'a FileNames {
        self.files[id.index()]
    }
}
