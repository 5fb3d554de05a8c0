//! Functions and classes, nested ones included.

use super::kind::Kind;
use super::line;
use crate::code::symbol::{Symbol, SymbolKind};
use crate::ids::LineRange;
use tree_sitter::Node;

/// The definitions of a module, as far as a walk has come.
pub(super) struct Symbols<'t> {
    text: &'t str,
    /// The names of the definitions that the walk is inside of.
    names: Vec<&'t str>,
    found: Vec<Symbol>,
}

impl<'t> Symbols<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, names: Vec::new(), found: Vec::new() }
    }

    pub(super) fn enter(&mut self, node: Node<'_>, kind: Kind) {
        let kind = match kind {
            Kind::ClassDefinition => SymbolKind::Class,
            Kind::FunctionDefinition => SymbolKind::Function,
            _ => return,
        };
        let name = node.child_by_field_name("name").and_then(|name| self.text.get(name.byte_range()));
        self.names.push(name.unwrap_or_default());
        let outer = node.parent().filter(|parent| Kind::of(*parent) == Kind::DecoratedDefinition).unwrap_or(node);
        let lines = LineRange::new(line(outer.start_position().row), last_line(node, self.text));
        // Where the text is no Python, a definition may be without a name.
        if let (Some(lines), true) = (lines, self.names.iter().all(|name| !name.is_empty())) {
            self.found.push(Symbol { kind, name: self.names.join("."), lines });
        }
    }

    pub(super) fn leave(&mut self, kind: Kind) {
        if matches!(kind, Kind::ClassDefinition | Kind::FunctionDefinition) {
            self.names.pop();
        }
    }

    /// In document order.
    pub(super) fn found(self) -> Vec<Symbol> {
        self.found
    }
}

/// The last line that a node has text on: the parser lets some blocks end after the LF, on the line below.
fn last_line(node: Node<'_>, text: &str) -> u32 {
    let bytes = node.byte_range();
    let trimmed = text.get(bytes).unwrap_or_default().trim_end();
    line(node.start_position().row + trimmed.matches('\n').count())
}

#[cfg(test)]
mod tests {
    use crate::code::python::{Module, facts};
    use crate::code::text::SourceText;

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
        let found = facts(&Module::parse(text).unwrap(), &SourceText::new(text.into())).symbols;
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
