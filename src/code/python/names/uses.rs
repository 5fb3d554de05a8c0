//! Uses: the places that mean what a binding has given.

use super::id::{ExpressionId, ImportId, ScopeId, Word};
use super::span::Span;

#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) span: Span,
    pub(super) word: Word,
    pub(super) what: Used,
    /// True if it is what a call calls: the name before the brackets.
    pub(super) called: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Used {
    Name {
        scope: ScopeId,
    },
    Attribute {
        of: ExpressionId,
    },
    /// The name of a keyword argument, with what is called.
    Keyword {
        call: ExpressionId,
    },
    /// A part of a module's path in an import: that many words of it.
    Path {
        import: ImportId,
        words: usize,
    },
    /// A name taken out of a module: `word` and its alias both mean it.
    Imported {
        import: ImportId,
        word: Word,
    },
}
