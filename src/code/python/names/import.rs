//! What an import statement says.

use super::id::Word;

/// The path of a module as written: `a.b` is no dots and two words, `..a` two dots and one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) dots: u32,
    pub(super) path: Vec<Word>,
}
