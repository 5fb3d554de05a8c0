//! One file's uses, one after another, with what has been learnt on the way.

use super::references::{FileReferences, Paths};
use super::things::Thing;
use super::{Project, Reference, Role, Target};
use crate::code::python::names::file::FileNames;
use crate::code::python::names::id::{DefinitionId, ExpressionId, FileId};
use crate::code::python::names::modules::Located;
use crate::code::python::names::uses::{Use, Used};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// How many steps of inference may wait for one another. Deeper than this nobody can be sure, and the stack has an end.
const DEEPEST: u32 = 48;

/// How many steps one use may cost, against imports that lead in circles.
const LONGEST: u32 = 5_000;

pub(super) struct Resolver<'p> {
    pub(super) project: &'p Project<'p>,
    file: FileId,
    pub(super) known: RefCell<FxHashMap<(FileId, ExpressionId), Thing>>,
    paths: RefCell<Paths>,
    depth: Cell<u32>,
    steps: Cell<u32>,
}

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Definition(FileId, DefinitionId),
    /// A folder that is a package without a file, with the import that gave it its name here.
    Folder(Arc<str>, Option<DefinitionId>),
    Foreign(Arc<str>, Option<DefinitionId>),
    Nowhere,
}

impl Found {
    pub(super) fn at(located: Located) -> Self {
        match located {
            Located::File(file) => Self::Definition(file, DefinitionId::MODULE),
            Located::Folder(folder) => Self::Folder(folder, None),
            Located::Foreign(path) => Self::Foreign(path, None),
        }
    }

    /// The same, said of an import by the name that it makes.
    pub(super) fn through(self, import: DefinitionId) -> Self {
        match self {
            Self::Folder(folder, _) => Self::Folder(folder, Some(import)),
            Self::Foreign(path, _) => Self::Foreign(path, Some(import)),
            found => found,
        }
    }
}

impl<'p> Resolver<'p> {
    pub(super) fn new(project: &'p Project<'p>, file: FileId) -> Self {
        Self {
            project,
            file,
            known: RefCell::default(),
            paths: RefCell::default(),
            depth: Cell::new(0),
            steps: Cell::new(0),
        }
    }

    pub(super) fn all(&self) -> FileReferences {
        let uses = self.names(self.file).uses.iter();
        let all = uses.map(|used| Reference { span: used.span, role: role(used), target: self.target(used) });
        FileReferences::new(all.collect(), self.paths.take())
    }

    fn target(&self, used: &Use) -> Target {
        self.steps.set(0);
        let file = self.file;
        let spelling = self.names(file).words.spell(used.word);
        let found = match used.what {
            Used::Name { scope } => self.name(file, scope, used.word, used.span.start),
            Used::Attribute { of } => self.attribute(&self.thing(file, of), spelling),
            Used::Keyword { call } => self.keyword(&self.thing(file, call), spelling),
            Used::Path { import, words } => Found::at(self.locate(file, import, Some(words))),
            Used::Imported { import, word } => self.imported(file, import, word),
        };
        match found {
            Found::Definition(file, definition) => Target::Definition { file, definition },
            Found::Folder(_, Some(definition)) => Target::Definition { file, definition },
            Found::Foreign(path, through) => Target::External { path: self.paths.borrow_mut().number(path), through },
            Found::Folder(_, None) | Found::Nowhere => Target::Unresolved,
        }
    }

    pub(super) fn names(&self, file: FileId) -> &'p FileNames {
        self.project.file(file)
    }

    /// Takes a step, unless it is one too many.
    pub(super) fn step<T>(&self, step: impl FnOnce() -> T, too_many: T) -> T {
        let (depth, steps) = (self.depth.get(), self.steps.get());
        if depth >= DEEPEST || steps >= LONGEST {
            return too_many;
        }
        self.depth.set(depth + 1);
        self.steps.set(steps + 1);
        let result = step();
        self.depth.set(depth);
        result
    }
}

fn role(used: &Use) -> Role {
    match used.what {
        Used::Path { .. } | Used::Imported { .. } => Role::Import,
        _ if used.called => Role::Call,
        _ => Role::Read,
    }
}
