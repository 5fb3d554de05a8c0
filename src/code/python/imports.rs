//! What a module imports, as written.

use super::{Module, walk};
use std::collections::BTreeSet;

/// The modules that a text names in import statements, wherever they stand, sorted: `os.path`, `.sibling`, `package.module:name`
/// for names taken out of a module, `package.module:*` for all of them.
#[must_use]
pub fn imports(module: &Module, text: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    let text_of =
        |node: tree_sitter::Node<'_>| text.get(node.byte_range()).unwrap_or_default().replace([' ', '\n'], "");
    walk(module.root(), |node| {
        match node.kind() {
            "import_statement" => {
                let mut cursor = node.walk();
                for name in node.children_by_field_name("name", &mut cursor) {
                    let dotted = name.child_by_field_name("name").unwrap_or(name);
                    found.insert(text_of(dotted));
                }
            }
            "import_from_statement" | "future_import_statement" => {
                let from = node.child_by_field_name("module_name").map_or_else(|| "__future__".to_owned(), text_of);
                let mut cursor = node.walk();
                for name in node.children_by_field_name("name", &mut cursor) {
                    let taken = name.child_by_field_name("name").unwrap_or(name);
                    found.insert(format!("{from}:{}", text_of(taken)));
                }
                let mut cursor = node.walk();
                if node.children(&mut cursor).any(|child| child.kind() == "wildcard_import") {
                    found.insert(format!("{from}:*"));
                }
            }
            "expression_statement" => return false,
            _ => return true,
        }
        false
    });
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let found = imports(&Module::parse(text).unwrap(), text);
        assert_eq!(found, ["..up:w", "..up:y", ".:x", "__future__:annotations", "a.b.c", "late", "m:*", "os", "sys"]);
    }
}
