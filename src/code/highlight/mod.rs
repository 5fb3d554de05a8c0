//! Syntax highlighting as data: byte spans with a class, nothing of HTML.
//!
//! ```text
//! grammars (ours, the edition's, stock) ──► Highlighter
//! text ──► limits ──► walk: lines ──► scopes on a stack ──► classes ──► tokens
//! ```
//!
//! The stock generator of classes was not taken: it writes an element for every scope (five times the bytes of the code
//! itself) and leaves elements open across lines, which would tear a page that has one element a line.

mod class;
mod grammars;
mod includes;
mod limits;
mod scopes;
mod walk;

use syntect::parsing::Scope;

use super::language::Language;
pub use class::TokenClass;
pub use grammars::GrammarError;
pub use limits::{LARGEST_TEXT, LONGEST_LINE, WhyPlain};

/// A stretch of one line, in byte offsets of the whole text. What is plain has no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// What it is.
    pub class: TokenClass,
}

/// A text's tokens: sorted, not overlapping, none empty, none with blanks at its ends, none holding a line's end (LF or CR LF).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlighted {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// Why some of the text, or all of it, was left plain.
    pub plain: Option<WhyPlain>,
}

/// Built once and shared between threads.
pub struct Highlighter {
    grammars: grammars::Grammars,
    table: Vec<(Scope, scopes::Reading)>,
}

impl Highlighter {
    /// `grammars` are sublime-syntax files beyond our own: a name for messages, and the YAML. Their `name` is the name of
    /// the [`Language`] they are for, which they then serve instead of ours or the stock one.
    pub fn new(grammars: &[(String, String)]) -> Result<Self, GrammarError> {
        Ok(Highlighter { grammars: grammars::Grammars::new(grammars)?, table: scopes::table() })
    }

    /// Colours a text.
    pub fn highlight(&self, language: Language, text: &str) -> Highlighted {
        let Some((set, syntax)) = self.grammars.of(language) else {
            return Highlighted::default();
        };
        if text.len() > LARGEST_TEXT {
            return Highlighted { tokens: Vec::new(), plain: Some(WhyPlain::LargeText { bytes: text.len() }) };
        }
        walk::walk(set, syntax, &self.table, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_highlighter_is_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Highlighter>();
    }

    /// One of the stock grammars for JavaScript does not come back from this line.
    #[test]
    fn a_comment_left_open_after_case_comes_to_an_end() {
        let highlighter = Highlighter::new(&[]).unwrap();
        for (language, before) in
            [(Language::JavaScript, ""), (Language::Html, "<script>\n"), (Language::Markdown, "```js\n")]
        {
            let shown = highlighter.highlight(language, &format!("{before}case /*\n"));
            assert!(shown.tokens.iter().any(|token| token.class == TokenClass::Comment), "{language:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_plain_and_says_so() {
        let highlighter = Highlighter::new(&[]).unwrap();
        let long = format!("x = 1\ny = '{}'\nz = 2\n", "a".repeat(LONGEST_LINE));
        let shown = highlighter.highlight(Language::Python, &long);
        assert_eq!(shown.plain, Some(WhyPlain::LongLines { first: 2, lines: 1 }));
        assert_eq!(shown.tokens.len(), 2);
        let large = "x = 1\n".repeat(LARGEST_TEXT / 6 + 1);
        let shown = highlighter.highlight(Language::Python, &large);
        assert_eq!(shown.plain, Some(WhyPlain::LargeText { bytes: large.len() }));
        assert!(shown.tokens.is_empty());
    }
}
