//! What one text alone can answer.

mod structure;
mod wording;

use super::finding::Found;
use super::script::Script;
use crate::edition::check::Asked;
use crate::ids::{CodeAddress, LineRange};

/// The answer of one text to a check; nothing if the check asks for more than one text.
pub(super) fn examine(asked: &Asked, script: &Script) -> Option<Found> {
    Some(match asked {
        Asked::Node(check) => structure::node(check, script),
        Asked::Call(check) => structure::call(check, script),
        Asked::Assignment(check) => structure::assignment(check, script),
        Asked::Definition(check) => structure::definition(check, script),
        Asked::Import(check) => structure::import(check, script),
        Asked::Undefined(check) => structure::undefined(check, script),
        Asked::Constant(check) => wording::constant(check, script),
        Asked::Docstring(check) => wording::docstring(check, script),
        Asked::Text(check) => wording::text(check, script),
        Asked::Count(check) => wording::count(check, script),
        _ => return None,
    })
}

/// Where in a file to look: the lines of an address, of a symbol, of both, or all.
struct Where<'s> {
    lines: Option<LineRange>,
    symbol: Option<(&'s str, Vec<LineRange>)>,
}

impl<'s> Where<'s> {
    fn new(at: &CodeAddress, symbol: Option<&'s str>, script: &Script) -> Self {
        let symbol = symbol.map(|name| (name, script.symbol(name).map(|symbol| symbol.lines).collect()));
        Self { lines: at.lines, symbol }
    }

    /// That the symbol is not there, if one was named and it is not.
    fn missing(&self) -> Option<Found> {
        match &self.symbol {
            Some((name, places)) if places.is_empty() => {
                Some(Found { holds: false, said: format!("`{name}` is not defined there"), lines: Vec::new() })
            }
            _ => None,
        }
    }

    /// Whether something that begins on this line is there.
    fn has(&self, line: u32) -> bool {
        self.lines.is_none_or(|lines| lines.contains(line)) && self.in_symbol(line)
    }

    fn in_symbol(&self, line: u32) -> bool {
        self.symbol.as_ref().is_none_or(|(_, places)| places.iter().any(|place| place.contains(line)))
    }
}

/// What is said of a text that is not Python.
fn no_python() -> Found {
    Found { holds: false, said: "the text is not Python".to_owned(), lines: Vec::new() }
}
