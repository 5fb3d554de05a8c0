//! The walk through the tree.

use super::calls::{Callee, Meanings, Vocabulary};
use super::channels::{Channels, last_name};
use super::counts::Measures;
use super::names::is_english;
use super::operators::{calculates, decides, is_number, passes_strings_on};
use crate::code::python::Module;
use crate::code::python::kind::Kind;
use crate::code::text::SourceText;
use std::collections::{BTreeSet, HashSet};
use tree_sitter::Node;

/// Counts everything in a module.
///
/// Where the text is not Python, the counts are those of what could be read of it.
#[must_use]
pub fn measure(module: &Module, text: &SourceText, vocabulary: &Vocabulary, meanings: &impl Meanings) -> Measures {
    let mut walk = Walk {
        channels: Channels::new(vocabulary, meanings),
        text: text.as_str(),
        inside: Vec::new(),
        types: 0,
        commented: BTreeSet::new(),
        documenting: BTreeSet::new(),
        names: HashSet::new(),
        found: Measures { lines: text.line_count(), ..Measures::default() },
    };
    // Its own loop: `walk_around` asks the tree for each node twice, and most nodes are signs and names with nothing below.
    let mut cursor = module.root().walk();
    loop {
        let node = cursor.node();
        let kind = Kind::of(node);
        walk.enter(node, kind);
        match kind {
            Kind::Call => walk.call(node, vocabulary, meanings),
            Kind::Assignment | Kind::AsPattern => walk.channels.bind(node, kind),
            _ => {}
        }
        if cursor.goto_first_child() {
            continue;
        }
        walk.leave();
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return walk.finish();
            }
            walk.leave();
        }
    }
}

/// A node that the walk is inside of.
struct Frame<'t> {
    node: Node<'t>,
    kind: Kind,
    /// A string stands directly in it, or it is one.
    has_string: bool,
}

struct Walk<'t, 'v, M> {
    channels: Channels<'v, M>,
    text: &'t str,
    inside: Vec<Frame<'t>>,
    /// How many annotations the walk is inside of.
    types: u32,
    /// Rows, from 0.
    commented: BTreeSet<usize>,
    documenting: BTreeSet<usize>,
    names: HashSet<&'t str>,
    found: Measures,
}

impl<'t, M: Meanings> Walk<'t, '_, M> {
    fn enter(&mut self, node: Node<'t>, kind: Kind) {
        let around = self.inside.last().map(|frame| (frame.node, frame.kind));
        let found = &mut self.found;
        found.branching += u32::from(decides(node, kind, around));
        let mut is_string = false;
        match kind {
            Kind::Comment => {
                self.commented.insert(node.start_position().row);
            }
            Kind::ForStatement => found.loops.r#for += 1,
            Kind::WhileStatement => found.loops.r#while += 1,
            Kind::Type => self.types += 1,
            _ if is_number(kind) && self.types == 0 => found.numbers += 1,
            Kind::StringLiteral | Kind::ConcatenatedString => {
                is_string = true;
                let is_piece = around.is_some_and(|(_, kind)| kind == Kind::ConcatenatedString);
                let documents = around.is_some_and(|(node, kind)| documents(node, kind));
                if documents {
                    self.documenting.extend(node.start_position().row..=node.end_position().row);
                } else if !is_piece && self.types == 0 {
                    found.strings += 1;
                }
            }
            Kind::Identifier => {
                let name = self.text.get(node.byte_range()).unwrap_or_default();
                found.identifiers.occurrences += 1;
                found.identifiers.short += u32::from(name.chars().nth(2).is_none());
                self.names.insert(name);
            }
            _ => {}
        }
        self.inside.push(Frame { node, kind, has_string: is_string });
    }

    fn leave(&mut self) {
        let Some(left) = self.inside.pop() else { return };
        self.types -= u32::from(left.kind == Kind::Type);
        if calculates(left.node, left.kind) && !left.has_string && self.types == 0 {
            self.found.arithmetic += 1;
        }
        let is_string = matches!(left.kind, Kind::StringLiteral | Kind::ConcatenatedString)
            || (left.has_string && passes_strings_on(left.kind));
        if let (Some(around), true) = (self.inside.last_mut(), is_string) {
            around.has_string = true;
        }
    }

    fn call(&mut self, node: Node<'t>, vocabulary: &Vocabulary, meanings: &M) {
        let Some(called) = node.child_by_field_name("function") else { return };
        let is_attribute = Kind::of(called) == Kind::Attribute;
        let callee = last_name(called).and_then(|name| meanings.callee(name));
        self.found.calls.count(callee, is_attribute, vocabulary);
        if is_attribute && matches!(callee, None | Some(Callee::Object)) {
            self.channels.call(called);
        }
    }

    fn finish(mut self) -> Measures {
        let rows = |rows: &BTreeSet<usize>| u32::try_from(rows.len()).unwrap_or(u32::MAX);
        self.found.calls.io += self.channels.used();
        self.found.comment_lines = rows(&self.commented);
        self.found.docstring_lines = rows(&self.documenting);
        let names = &mut self.found.identifiers;
        names.distinct = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        names.english = self.names.iter().map(|name| u32::from(is_english(name))).sum();
        self.found
    }
}

/// Whether a string directly in this node does nothing but document: the same that makes a line one of documentation.
fn documents(node: Node<'_>, kind: Kind) -> bool {
    kind == Kind::ExpressionStatement && node.named_child_count() == 1
}
