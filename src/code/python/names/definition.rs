//! Definitions: everything that binds one name in one scope.

use super::binding::{Binding, Bound};
use super::id::{ScopeId, Word};
use super::span::Span;

/// All bindings of one name in one scope: `x = 1` and, further down, `x = 2` are one definition.
#[derive(Debug)]
pub struct Definition {
    pub(super) scope: ScopeId,
    pub(super) word: Option<Word>,
    pub(super) bindings: Vec<Binding>,
    /// Where its name is bound, once the bindings have been given up.
    reduced: Box<[Span]>,
    pub(super) qualified: String,
    pub(super) kind: DefinitionKind,
}

/// The sort of a definition, after its first binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefinitionKind {
    /// A file as a module.
    Module,
    /// A class.
    Class,
    /// A function or method.
    Function,
    /// A parameter.
    Parameter,
    /// A variable of a module, a function or a comprehension.
    Variable,
    /// An attribute of a class or of its instances.
    Attribute,
    /// A name that an import binds.
    Import,
}

impl Definition {
    pub(super) fn new(
        scope: ScopeId,
        word: Option<Word>,
        bindings: Vec<Binding>,
        qualified: String,
        kind: DefinitionKind,
    ) -> Self {
        Self { scope, word, bindings, reduced: Box::default(), qualified, kind }
    }

    /// The qualified name inside the file, unique in it: `Encoder.bpe.word`. A second scope of the same name is `f#2`, a lambda is
    /// `<lambda>`, a comprehension `<for>`. The module itself has an empty one.
    #[must_use]
    pub fn qualified_name(&self) -> &str {
        &self.qualified
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> DefinitionKind {
        self.kind
    }

    /// Where its name is bound, in document order. The module is bound at its first byte.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.bindings.iter().map(|binding| binding.span).chain(self.reduced.iter().copied())
    }

    /// Gives up all of its bindings but their places.
    pub(super) fn reduce(&mut self) {
        self.reduced = self.spans().collect();
        self.bindings = Vec::new();
    }

    /// True if it is a name that code in its scope can use; attributes given through `self` alone are not.
    pub(super) fn is_bare(&self) -> bool {
        self.bindings.iter().any(|binding| !binding.through_self)
    }

    pub(super) fn kind_of(bindings: &[Binding], in_class: bool) -> DefinitionKind {
        match bindings.first().map(|binding| binding.what) {
            Some(Bound::Module) => DefinitionKind::Module,
            Some(Bound::Class(_)) => DefinitionKind::Class,
            Some(Bound::Function(_)) => DefinitionKind::Function,
            Some(Bound::Parameter(_)) => DefinitionKind::Parameter,
            Some(Bound::Import { .. } | Bound::Imported { .. }) => DefinitionKind::Import,
            _ if in_class => DefinitionKind::Attribute,
            _ => DefinitionKind::Variable,
        }
    }
}
