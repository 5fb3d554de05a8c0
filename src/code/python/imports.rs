//! What a module imports, as written.

use super::kind::Kind;
use std::collections::BTreeSet;
use tree_sitter::Node;

/// The imports of a module, as far as a walk has come.
pub(super) struct Imports<'t> {
    text: &'t str,
    found: BTreeSet<String>,
}

impl<'t> Imports<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, found: BTreeSet::new() }
    }

    pub(super) fn enter(&mut self, node: Node<'_>, kind: Kind) {
        match kind {
            Kind::ImportStatement => {
                for name in names(node) {
                    let dotted = self.text_of(name);
                    self.found.insert(dotted);
                }
            }
            Kind::ImportFrom | Kind::FutureImport => {
                let from = node.child_by_field_name("module_name");
                let from = from.map_or_else(|| "__future__".to_owned(), |from| self.text_of(from));
                for name in names(node) {
                    let taken = format!("{from}:{}", self.text_of(name));
                    self.found.insert(taken);
                }
                let mut cursor = node.walk();
                if node.children(&mut cursor).any(|child| Kind::of(child) == Kind::WildcardImport) {
                    self.found.insert(format!("{from}:*"));
                }
            }
            _ => {}
        }
    }

    /// Sorted, each once.
    pub(super) fn found(self) -> Vec<String> {
        self.found.into_iter().collect()
    }

    /// The text of a node. Names may be written with blanks around their stops.
    fn text_of(&self, node: Node<'_>) -> String {
        self.text.get(node.byte_range()).unwrap_or_default().replace([' ', '\n'], "")
    }
}

/// The names that a statement imports, without what they are called here.
fn names(statement: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = statement.walk();
    let names = statement.children_by_field_name("name", &mut cursor);
    names.map(|name| name.child_by_field_name("name").unwrap_or(name)).collect()
}

#[cfg(test)]
mod tests {
    use crate::code::python::{Module, facts};
    use crate::code::text::SourceText;

    #[test]
    fn all_forms_of_import() {
        let text = "\
from __future__ import annotations
import os, sys as system
import a.b.c as d
from . import x
from ..up import (y as z,
                  w)
from m import *
def f():
    try:
        import late
    except ImportError:
        pass
";
        let found = facts(&Module::parse(text).unwrap(), &SourceText::new(text.into())).imports;
        assert_eq!(found, ["..up:w", "..up:y", ".:x", "__future__:annotations", "a.b.c", "late", "m:*", "os", "sys"]);
    }
}
