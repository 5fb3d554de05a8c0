//! Scopes: the stretches of a text in which a name means one thing.

use super::id::{ExpressionId, ScopeId, Word};
use rustc_hash::FxHashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension,
}

#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<ScopeId>,
    /// The name of the class or function.
    pub(super) word: Option<Word>,
    /// How many scopes of the same name stand before it in its parent.
    pub(super) twins: u32,
    /// What its names are declared to be, by `global` and `nonlocal`.
    pub(super) declared: FxHashMap<Word, Declared>,
    /// What stands before it with an at sign.
    pub(super) decorators: Vec<ExpressionId>,
    /// Of a class, its bases; what cannot be followed is an opaque expression, for a base that is not known may define anything.
    pub(super) bases: Vec<ExpressionId>,
    /// Of a function, what it gives back.
    pub(super) returns: Returns,
}

impl Scope {
    pub(super) fn new(kind: ScopeKind, parent: Option<ScopeId>, word: Option<Word>) -> Self {
        Self {
            kind,
            parent,
            word,
            twins: 0,
            declared: FxHashMap::default(),
            decorators: Vec::new(),
            bases: Vec::new(),
            returns: Returns::default(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declared {
    Global,
    Nonlocal,
}

#[derive(Debug, Default)]
pub(super) struct Returns {
    pub(super) annotation: Option<ExpressionId>,
    pub(super) values: Vec<ExpressionId>,
    pub(super) is_async: bool,
    /// It has a `yield`, so that calling it gives a generator and not what it returns.
    pub(super) is_generator: bool,
}
