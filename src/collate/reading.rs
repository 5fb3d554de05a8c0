//! A text made ready for collation: its lines, its symbols and the tokens of its syntax tree, each computed once.

use super::parts::Parts;
use crate::code::python::{Module, TreeToken, TreeTokens, facts};
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use std::ops::Range;

/// A text that is collated.
#[derive(Debug)]
pub struct Reading {
    /// The text.
    pub text: SourceText,
    /// Its syntax tree, if it is read as Python.
    pub(super) module: Option<Module>,
    /// The tokens of its tree; none without a tree.
    pub(super) tokens: Option<TreeTokens>,
    /// Which tokens are whose.
    pub(super) parts: Parts,
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
        let parts = tokens.as_ref().map(|tokens| Parts::of(tokens.all(), &symbols)).unwrap_or_default();
        Self { text, module, tokens, parts, symbols, error }
    }

    /// A text of which only lines are known.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let text = SourceText::new(text.into());
        Self { text, module: None, tokens: None, parts: Parts::default(), symbols: Vec::new(), error: None }
    }

    /// Whether its syntax is known, all of it.
    #[must_use]
    pub fn is_python(&self) -> bool {
        self.module.is_some() && self.error.is_none()
    }

    /// What some lines say, without their layout: the tokens of the tree on them, or, without a tree, their words.
    #[must_use]
    pub fn said(&self, lines: &[Range<u32>]) -> Vec<String> {
        let on = |line: u32| lines.iter().any(|range| range.contains(&line));
        if self.tokens.is_none() {
            let words = lines.iter().flat_map(Clone::clone).flat_map(|line| self.text.line(line).split_whitespace());
            return words.map(str::to_owned).collect();
        }
        self.tree()
            .iter()
            .filter(|token| !token.bytes.is_empty() && on(token.first))
            .map(|token| token.text.clone())
            .collect()
    }

    pub(super) fn lines(&self) -> Vec<&str> {
        self.text.lines().collect()
    }

    /// The tokens of the tree as texts.
    pub(super) fn row(&self) -> Vec<&str> {
        self.tree().iter().map(|token| token.text.as_str()).collect()
    }

    /// The tokens of the tree; none without a tree.
    pub(super) fn tree(&self) -> &[TreeToken] {
        self.tokens.as_ref().map_or(&[], TreeTokens::all)
    }

    /// The tokens of a symbol as texts, with those of the symbols inside of it.
    pub(super) fn row_of(&self, symbol: usize) -> Vec<&str> {
        self.tree()[self.parts.spans[symbol].clone()].iter().map(|token| token.text.as_str()).collect()
    }
}
