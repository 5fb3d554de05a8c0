//! Reading Python with tree-sitter, which is never wrong about bytes and never stops at an error.
//!
//! The walks are loops over a [`TreeCursor`], not recursive functions: ten thousand nested brackets are a stranger's right, and a stack
//! overflow cannot be caught.

mod digest;
mod facts;
mod imports;
mod kind;
mod line_kinds;
pub mod measures;
pub mod names;
pub mod sites;
mod symbols;
mod words;

pub use digest::{TreeToken, TreeTokens, tree_digest};
pub use facts::{Facts, facts};
pub use words::{Word, words};

use tree_sitter::{Node, Parser, Tree, TreeCursor};

/// A parsed text.
#[derive(Debug)]
pub struct Module {
    tree: Tree,
}

impl Module {
    /// Parses a text. Always gives a tree; where the text is not Python, [`Module::first_error`] says so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // A parser for each text, not one for each thread: what a parser has allocated for its largest text it keeps as long as it lives.
        let mut parser = Parser::new();
        // The grammar is compiled in; it fails only if its version does not fit the library, which a test would show.
        parser.set_language(&tree_sitter_python::LANGUAGE.into()).ok()?;
        Some(Self { tree: parser.parse(text, None)? })
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        self.tree.root_node()
    }

    /// The line of the first place where the text is not Python, from 1.
    #[must_use]
    pub fn first_error(&self) -> Option<u32> {
        if !self.root().has_error() {
            return None;
        }
        let mut found = None;
        walk(self.root(), |node| {
            if found.is_none() && (node.is_error() || node.is_missing()) {
                found = Some(line(node.start_position().row));
            }
            found.is_none() && node.has_error()
        });
        found
    }
}

/// A row of the parser (from 0) as a line (from 1).
pub(super) fn line(row: usize) -> u32 {
    u32::try_from(row + 1).unwrap_or(u32::MAX)
}

/// Visits nodes in document order; below a node only if `enter` returns true for it.
pub(super) fn walk<'t>(root: Node<'t>, mut enter: impl FnMut(Node<'t>) -> bool) {
    let mut cursor = root.walk();
    loop {
        let descended = enter(cursor.node()) && cursor.goto_first_child();
        if !descended && !forward(&mut cursor, |_| ()) {
            return;
        }
    }
}

/// Visits nodes in document order, telling when each is entered and left.
pub(super) fn walk_around<'t>(root: Node<'t>, mut event: impl FnMut(Step<'t>) -> bool) {
    let mut cursor = root.walk();
    loop {
        let descend = event(Step::Enter(cursor.node()));
        if descend && cursor.goto_first_child() {
            continue;
        }
        event(Step::Leave(cursor.node()));
        if !forward(&mut cursor, |node| {
            event(Step::Leave(node));
        }) {
            return;
        }
    }
}

/// A step of [`walk_around`].
pub(super) enum Step<'t> {
    /// A node begins. The walk goes below it if the visitor returns true.
    Enter(Node<'t>),
    /// A node ends; what the visitor returns does not matter.
    Leave(Node<'t>),
}

/// To the next node that is not below this one; tells of each parent that is left. False at the end.
fn forward<'t>(cursor: &mut TreeCursor<'t>, mut left: impl FnMut(Node<'t>)) -> bool {
    while !cursor.goto_next_sibling() {
        if !cursor.goto_parent() {
            return false;
        }
        left(cursor.node());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_does_not_overflow_the_stack() {
        let text = format!("x = {}1{}\n", "(".repeat(50_000), ")".repeat(50_000));
        let module = Module::parse(&text).unwrap();
        let mut nodes = 0;
        walk(module.root(), |_| {
            nodes += 1;
            true
        });
        assert!(nodes > 50_000, "{nodes}");
        let (mut entered, mut left) = (0, 0);
        walk_around(module.root(), |step| {
            match step {
                Step::Enter(_) => entered += 1,
                Step::Leave(_) => left += 1,
            }
            true
        });
        assert_eq!((entered, left), (nodes, nodes), "every node is entered once and left once");
    }

    #[test]
    fn an_error_has_a_line() {
        assert_eq!(Module::parse("x = 1\n").unwrap().first_error(), None);
        assert_eq!(Module::parse("x = 1\ndef (:\n").unwrap().first_error(), Some(2));
    }
}
