//! The stamp of a target.

use crate::code::python::{TreeTokens, tree_digest};
use crate::code::text::SourceText;
use crate::ids::{Invalid, LineRange, Sha256};

/// Hexadecimal digits that a stamp keeps of each digest: 64 bits, which no accident will meet twice in an edition. A stamp guards
/// against accidents; bytes are proved by the lock.
const DIGITS: usize = 16;

/// A digest of the text of some lines and, where the language is parsed, one of their syntax: `0123456789abcdef-0123456789abcdef`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    text: String,
    tree: Option<String>,
}

impl Stamp {
    /// The stamp of some lines.
    #[must_use]
    pub fn of(text: &SourceText, tokens: Option<&TreeTokens>, lines: LineRange) -> Self {
        Self { text: text_digest(text, lines), tree: tokens.and_then(|tokens| tree(tokens, lines)) }
    }

    /// Whether the lines have this text.
    pub(super) fn same_text(&self, text: &SourceText, lines: LineRange) -> bool {
        self.text == text_digest(text, lines)
    }

    /// Whether the lines have this syntax; never, if the stamp or the lines have none.
    pub(super) fn same_tree(&self, tokens: &TreeTokens, lines: LineRange) -> bool {
        self.tree.is_some() && self.tree == tree(tokens, lines)
    }

    pub(super) fn has_tree(&self) -> bool {
        self.tree.is_some()
    }
}

fn text_digest(text: &SourceText, lines: LineRange) -> String {
    Sha256::of(text.range(lines).as_bytes()).short(DIGITS)
}

fn tree(tokens: &TreeTokens, lines: LineRange) -> Option<String> {
    tree_digest(tokens, lines).map(|digest| digest.short(DIGITS))
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)?;
        self.tree.as_ref().map_or(Ok(()), |tree| write!(f, "-{tree}"))
    }
}

impl std::str::FromStr for Stamp {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("a stamp as `glossator stamp` writes it");
        let digits = |part: &str| {
            let good = part.len() == DIGITS && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            if good { Ok(part.to_owned()) } else { Err(EXPECTED) }
        };
        match text.split_once('-') {
            Some((text, tree)) => Ok(Self { text: digits(text)?, tree: Some(digits(tree)?) }),
            None => Ok(Self { text: digits(text)?, tree: None }),
        }
    }
}

crate::yaml::scalar_from_str!(Stamp = r"^[0-9a-f]{16}(-[0-9a-f]{16})?$");
