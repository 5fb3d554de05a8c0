//! Expressions, as far as they say what an attribute is taken of and what is called.

use super::id::{ExpressionId, ScopeId, Word};

#[derive(Clone, Copy, Debug)]
pub(super) enum Expression {
    /// One that is not followed.
    Opaque,
    /// `None`: an attribute taken of it is an error, so that it never decides what an attribute means.
    Nothing,
    Name {
        scope: ScopeId,
        word: Word,
        at: u32,
    },
    Attribute {
        of: ExpressionId,
        word: Word,
    },
    Call {
        of: ExpressionId,
    },
    Await {
        of: ExpressionId,
    },
    Item {
        of: ExpressionId,
        index: ExpressionId,
    },
    /// What a loop takes out of it.
    Element {
        of: ExpressionId,
    },
    /// What `with … as` gives.
    Entered {
        of: ExpressionId,
    },
    /// `a or b`, `a if c else b`.
    Either(ExpressionId, ExpressionId),
    /// `A | B`: one of two if it is a type.
    Union(ExpressionId, ExpressionId),
    /// `[a for …]` and `[a]`: a list whose elements are like this one.
    List {
        of: ExpressionId,
    },
}
