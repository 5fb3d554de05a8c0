//! Functions and classes, nested ones included.

use super::{Module, Step, line, walk_around};
use crate::code::symbol::{Symbol, SymbolKind};
use crate::ids::LineRange;

/// The definitions of a module, in document order.
#[must_use]
pub fn symbols(module: &Module, text: &str) -> Vec<Symbol> {
    let mut found = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    walk_around(module.root(), |step| {
        match step {
            Step::Enter(node) => {
                let kind = match node.kind() {
                    "class_definition" => SymbolKind::Class,
                    "function_definition" => SymbolKind::Function,
                    // Expressions hold no definitions; not going below them saves half of the walk.
                    kind => return !matches!(kind, "expression_statement" | "return_statement" | "call" | "string"),
                };
                let name = node.child_by_field_name("name").and_then(|name| text.get(name.byte_range()));
                names.push(name.unwrap_or_default());
                let outer = node.parent().filter(|parent| parent.kind() == "decorated_definition").unwrap_or(node);
                let lines = LineRange::new(line(outer.start_position().row), last_line(node, text));
                if let (Some(lines), true) = (lines, names.iter().all(|name| !name.is_empty())) {
                    found.push(Symbol { kind, name: names.join("."), lines });
                }
            }
            Step::Leave(node) => {
                if matches!(node.kind(), "class_definition" | "function_definition") {
                    names.pop();
                }
            }
        }
        true
    });
    found
}

/// The last line that a node has text on: the parser lets some blocks end after the LF, on the line below.
fn last_line(node: tree_sitter::Node<'_>, text: &str) -> u32 {
    let bytes = node.byte_range();
    let trimmed = text.get(bytes).unwrap_or_default().trim_end();
    line(node.start_position().row + trimmed.matches('\n').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_qualified_and_lines_are_whole() {
        let text = "\
import os

@decorated
class Outer(Base):
    x = 1

    async def method(self):
        def inner():
            return lambda: 1

        return inner


if os:
    def conditional():
        pass
# a comment
";
        let found = symbols(&Module::parse(text).unwrap(), text);
        let told: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "class Outer 3-11",
                "function Outer.method 7-11",
                "function Outer.method.inner 8-9",
                "function conditional 15-16",
            ]
        );
        for symbol in found {
            assert_eq!(symbol.to_string().parse(), Ok(symbol));
        }
    }
}
