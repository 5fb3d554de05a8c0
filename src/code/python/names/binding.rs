//! Bindings: the places that give a name its meaning.

use super::id::{ExpressionId, ImportId, ScopeId, Word};
use super::span::Span;

#[derive(Clone, Debug)]
pub(super) struct Binding {
    pub(super) span: Span,
    pub(super) what: Bound,
    pub(super) flow: Flow,
    /// Written `self.name`, so that it names an attribute and is no name of the class body.
    pub(super) through_self: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Module,
    Class(ScopeId),
    Function(ScopeId),
    Parameter(Parameter),
    /// A variable that is assigned the value of an expression.
    Value(ExpressionId),
    /// A variable that is said to be of a type.
    Annotated(ExpressionId),
    /// A variable of which nothing is known but that it is one.
    Variable,
    /// `import a.b as c` binds the whole path, `import a.b` the first part of it.
    Import {
        import: ImportId,
        whole: bool,
    },
    /// `from m import word`.
    Imported {
        import: ImportId,
        word: Word,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parameter {
    pub(super) annotation: Option<ExpressionId>,
    /// The class whose instance (or which itself) it is: `self` and `cls`.
    pub(super) receiver: Option<Receiver>,
    /// `*args`, `**kwargs`, or before a `/`: what no keyword argument can name.
    pub(super) nameless: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Receiver {
    Instance(ScopeId),
    Class(ScopeId),
}

/// When a binding holds: a rough account of the flow of control that errs on the side of doubt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow {
    /// The byte from which it holds: the end of the assignment, for its right side still means the binding before.
    pub(super) from: u32,
    /// The end of the block that it stands in. Between the two it is certain; after the block it is possible.
    pub(super) until: u32,
    /// The outermost loop of its scope around it, in which a later binding reaches an earlier use.
    pub(super) around: Option<Span>,
}

impl Binding {
    pub(super) fn is_import(&self) -> bool {
        matches!(self.what, Bound::Import { .. } | Bound::Imported { .. })
    }

    /// True if whoever reads the name at this byte has passed here.
    pub(super) fn surely_reaches(&self, at: u32) -> bool {
        self.flow.from <= at && at < self.flow.until
    }

    /// True if whoever reads the name at this byte can have passed here.
    pub(super) fn may_reach(&self, at: u32) -> bool {
        self.flow.from <= at || self.flow.around.is_some_and(|around| around.contains(at))
    }
}

impl Receiver {
    pub(super) fn class(self) -> ScopeId {
        match self {
            Self::Instance(class) | Self::Class(class) => class,
        }
    }
}
