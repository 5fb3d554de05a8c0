//! The tokens of a text as they are written, without comments and layout: what Python's own tokenizer gives, less its `COMMENT`, `NEWLINE`, `NL`,
//! `INDENT` and `DEDENT`. A string is one token with its quotation marks, an f-string too, as before Python 3.12.
//!
//! Unlike the tokens of the tree ([`super::TreeTokens`]) they know commas, brackets and quotation marks: they tell spellings apart, not meanings.

use super::{Module, walk};
use std::ops::Range;

/// A token as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// Its text.
    pub text: &'t str,
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
}

/// The tokens of a module, in document order.
#[must_use]
pub fn words<'t>(module: &Module, text: &'t str) -> Vec<Word<'t>> {
    let mut found = Vec::new();
    walk(module.root(), |node| {
        match node.kind() {
            "comment" | "line_continuation" => return false,
            "string" => {}
            _ if node.child_count() > 0 => return true,
            _ => {}
        }
        let bytes = node.byte_range();
        // What is missing in a broken text is a node without text.
        if let Some(text) = text.get(bytes.clone()).filter(|text| !text.trim().is_empty()) {
            found.push(Word { text, bytes });
        }
        false
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(&Module::parse(text).unwrap(), text).into_iter().map(|word| word.text.to_owned()).collect()
    }

    #[test]
    fn a_string_is_one_token_and_layout_is_none() {
        let text = "def f(a, *b):  # why\n    return (f'{a}!',\n            \"b\" 'c')\n";
        let expected =
            ["def", "f", "(", "a", ",", "*", "b", ")", ":", "return", "(", "f'{a}!'", ",", "\"b\"", "'c'", ")"];
        assert_eq!(texts(text), expected);
    }

    #[test]
    fn what_is_broken_has_tokens_too() {
        assert_eq!(texts("x = (1\n"), ["x", "=", "(", "1"]);
        assert!(texts("# nothing\n").is_empty());
    }
}
