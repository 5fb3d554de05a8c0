//! A text made ready for collation: its lines, its symbols and the tokens of its syntax tree, each computed once.

use crate::code::python::{Module, TreeTokens, facts};
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;

/// A text that is collated.
#[derive(Debug)]
pub struct Reading {
    /// The text.
    pub text: SourceText,
    /// Its syntax tree, if it is read as Python.
    pub(super) module: Option<Module>,
    /// The tokens of its tree; none without a tree.
    pub(super) tokens: Option<TreeTokens>,
    /// What it defines, in document order.
    pub symbols: Vec<Symbol>,
    /// The line of the first place that is not Python, in a text read as Python.
    pub error: Option<u32>,
}

impl Reading {
    /// A text that is read as Python.
    #[must_use]
    pub fn python(text: &str) -> Self {
        let text = SourceText::new(text.into());
        let module = Module::parse(text.as_str());
        let tokens = module.as_ref().map(|module| TreeTokens::of(module, text.as_str()));
        let symbols = module.as_ref().map(|module| facts(module, &text).symbols).unwrap_or_default();
        let error = module.as_ref().and_then(Module::first_error);
        Self { text, module, tokens, symbols, error }
    }

    /// A text of which only lines are known.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let text = SourceText::new(text.into());
        Self { text, module: None, tokens: None, symbols: Vec::new(), error: None }
    }

    /// Whether its syntax is known, all of it.
    #[must_use]
    pub fn is_python(&self) -> bool {
        self.module.is_some() && self.error.is_none()
    }

    pub(super) fn lines(&self) -> Vec<&str> {
        self.text.lines().collect()
    }

    /// The tokens of the tree as texts.
    pub(super) fn row(&self) -> Vec<&str> {
        self.tokens.iter().flat_map(|tokens| tokens.all()).map(|token| token.text.as_str()).collect()
    }
}
