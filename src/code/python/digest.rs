//! A digest of the syntax tree: blind to layout, comments and the style of quotes, sensitive to everything that runs.
//!
//! The tree is written out as a row of tokens: the leaves that mean something, with a mark where each compound node begins and ends.
//! Two texts with the same row have the same abstract syntax. Left out or made alike, because they are layout:
//! comments; commas, brackets and colons that the nodes around them imply; parentheses around an expression; the difference between
//! `a, b` and `(a, b)`; the quotation marks of strings without prefix; line continuations.
//! Escapes in strings are left as they are spelled, so `"\x41"` and `"A"` count as different: a difference too many is safe here,
//! one too few would not be.

use super::{Module, Step, line, walk_around};
use crate::ids::{LineRange, Sha256};
use std::ops::Range;
use tree_sitter::Node;

/// A row of tokens of some lines.
#[derive(Debug)]
pub struct TreeTokens {
    tokens: Vec<TreeToken>,
    /// For each line from 0 to one past the last, the first token that is written on it or later. What opens stands on its first line, what
    /// closes on its last, so that in document order lines never decrease.
    starts: Vec<u32>,
}

/// A token of the tree: a leaf, or the mark where a compound node begins or ends.
#[derive(Debug)]
pub struct TreeToken {
    /// A leaf's text with its quotation marks made alike; `(` and the node's name where a compound node begins, `)` where it ends.
    pub text: String,
    /// For a leaf its first line; for a mark the node's. From 1.
    pub first: u32,
    /// For a leaf its last line; for a mark the node's. From 1.
    pub last: u32,
    /// Where a leaf stands in the text, in bytes; for a mark, the node's first or last byte, with nothing in it.
    pub bytes: Range<u32>,
}

/// The digest of the tokens of some lines. Nothing, where there are none (blank lines, comments).
#[must_use]
pub fn tree_digest(tokens: &TreeTokens, lines: LineRange) -> Option<Sha256> {
    let mut row = String::new();
    for token in tokens.within(lines) {
        row.push_str(&token.text);
        row.push('\u{1f}'); // ASCII's unit separator, which no token holds
    }
    if row.is_empty() { None } else { Some(Sha256::of(row.as_bytes())) }
}

impl TreeTokens {
    /// The tokens of a module.
    #[must_use]
    pub fn of(module: &Module, text: &str) -> Self {
        let mut tokens = Vec::new();
        // The kinds of the nodes that the walk is inside of: to ask a node for its parent would walk down from the root each time.
        let mut inside: Vec<&str> = Vec::new();
        walk_around(module.root(), |step| match step {
            Step::Enter(node) => {
                let parent = inside.last().copied().unwrap_or_default();
                inside.push(node.kind());
                match reading(node, parent) {
                    Reading::Nothing => false,
                    Reading::Transparent => true,
                    Reading::Leaf => {
                        tokens.push(TreeToken::of(spelling(node, text), node, node.byte_range()));
                        false
                    }
                    Reading::Compound(name) => {
                        let at = node.start_byte();
                        tokens.push(TreeToken::of(format!("({name}"), node, at..at));
                        true
                    }
                }
            }
            Step::Leave(node) => {
                inside.pop();
                if let Reading::Compound(_) = reading(node, inside.last().copied().unwrap_or_default()) {
                    let at = node.end_byte();
                    tokens.push(TreeToken::of(CLOSE.to_owned(), node, at..at));
                }
                true
            }
        });
        Self { starts: starts(&tokens), tokens }
    }

    /// All tokens, in document order.
    #[must_use]
    pub fn all(&self) -> &[TreeToken] {
        &self.tokens
    }

    /// How many tokens are written on some lines: what a digest of them costs.
    #[must_use]
    pub fn count(&self, lines: LineRange) -> usize {
        self.written_on(lines).len()
    }

    /// The tokens that are written on some lines, whatever their nodes reach.
    fn written_on(&self, lines: LineRange) -> &[TreeToken] {
        let at = |line: u32| self.starts.get(line as usize).map_or(self.tokens.len(), |at| *at as usize);
        &self.tokens[at(lines.first())..at(lines.last().saturating_add(1))]
    }

    /// The tokens that are wholly on these lines: leaves on them, and marks of nodes that do not reach beyond them.
    fn within(&self, lines: LineRange) -> impl Iterator<Item = &TreeToken> {
        self.written_on(lines).iter().filter(move |token| lines.first() <= token.first && token.last <= lines.last())
    }
}

fn starts(tokens: &[TreeToken]) -> Vec<u32> {
    let mut starts = vec![0];
    for (at, token) in tokens.iter().enumerate() {
        let written = token.written();
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        while starts.len() <= written as usize {
            starts.push(at);
        }
    }
    starts
}

/// The mark of a compound node's end. No leaf is spelled like it: brackets are no tokens.
const CLOSE: &str = ")";

impl TreeToken {
    fn of(text: String, node: Node<'_>, bytes: Range<usize>) -> Self {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (first, last) = (line(node.start_position().row), line(node.end_position().row));
        Self { text, first, last, bytes: byte(bytes.start)..byte(bytes.end) }
    }

    /// Whether a compound node begins here.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.bytes.is_empty() && self.text != CLOSE
    }

    /// Whether a compound node ends here.
    #[must_use]
    pub fn closes(&self) -> bool {
        self.bytes.is_empty() && self.text == CLOSE
    }

    /// The line that it is written on: what opens stands on its first line, what closes on its last.
    #[must_use]
    pub fn written(&self) -> u32 {
        if self.closes() { self.last } else { self.first }
    }
}

enum Reading<'t> {
    /// Not part of the syntax.
    Nothing,
    /// Only what is inside counts.
    Transparent,
    /// A token.
    Leaf,
    /// A node of this name around others.
    Compound(&'t str),
}

fn reading<'t>(node: Node<'t>, parent: &str) -> Reading<'t> {
    match node.kind() {
        // `x[a:]` and `x[:a]` differ in nothing else, nor do `x[a,]` and `x[a]`, nor Python 2's `print a,` and `print a`.
        ":" if parent == "slice" => Reading::Leaf,
        "," if matches!(parent, "subscript" | "print_statement") => Reading::Leaf,
        // Their text, or some of it, is in no node of its own.
        "string_content" | "format_specifier" | "ERROR" => Reading::Leaf,
        "comment" | "line_continuation" | "," | "(" | ")" | "[" | "]" | "{" | "}" | ":" | ";" => Reading::Nothing,
        "parenthesized_expression" | "module" | "block" => Reading::Transparent,
        "expression_list" | "tuple" | "tuple_pattern" | "pattern_list" => Reading::Compound("tuple"),
        "string" if !node.children(&mut node.walk()).any(|child| child.kind() == "interpolation") => Reading::Leaf,
        // Marks of quotation around an f-string.
        "string_start" | "string_end" => Reading::Leaf,
        kind if node.child_count() > 0 => Reading::Compound(kind),
        _ => Reading::Leaf,
    }
}

/// A leaf's text, with quotation marks made alike.
fn spelling(node: Node<'_>, text: &str) -> String {
    let spelled = text.get(node.byte_range()).unwrap_or_default();
    // However a file ends its lines, Python reads LF, in strings too (the Python reference, 2.1.2).
    let read = spelled.contains('\r').then(|| spelled.replace("\r\n", "\n").replace('\r', "\n"));
    let spelled = read.as_deref().unwrap_or(spelled);
    match node.kind() {
        "string_start" | "string_end" => spelled.replace(['\'', '"'], ""),
        "string" => {
            let prefix: String = spelled.chars().take_while(char::is_ascii_alphabetic).collect();
            let body = &spelled[prefix.len()..];
            let quote = if body.starts_with("\"\"\"") || body.starts_with("'''") { 3 } else { 1 };
            let inner = body.get(quote..body.len().saturating_sub(quote)).unwrap_or_default();
            let prefix = prefix.to_lowercase().replace('u', "");
            // In a raw string a backslash before a quotation mark is a character of its own.
            let inner =
                if prefix.contains('r') { inner.to_owned() } else { inner.replace("\\'", "'").replace("\\\"", "\"") };
            format!("{prefix}'{inner}")
        }
        _ => spelled.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(text: &str) -> Option<Sha256> {
        let tokens = TreeTokens::of(&Module::parse(text).unwrap(), text);
        let lines = u32::try_from(text.lines().count()).unwrap();
        tree_digest(&tokens, LineRange::new(1, lines)?)
    }

    fn same(a: &str, b: &str) {
        assert_eq!(digest(a), digest(b), "{a}\n---\n{b}");
    }

    fn other(a: &str, b: &str) {
        assert_ne!(digest(a), digest(b), "{a}\n---\n{b}");
    }

    #[test]
    fn layout_does_not_count() {
        same("f(a, b='x')\n", "f(\n    a,\n    b=\"x\",  # why\n)\n");
        same("x = a, b\n", "x = (a, b)\n");
        same("if x:\n  return y\n", "if (x):\n\n    return y\n");
        same("x = 'it\\'s'\n", "x = \"it's\"\n");
        same("x = u'a' \\\n  + b\n", "x = 'a' + b\n");
        same("x = '''a\r\nb'''\r\ny\r\n", "x = '''a\nb'''\ny\n");
        same("for i, j in k:\n    pass\n", "for (i, j) in k: pass\n");
    }

    #[test]
    fn what_runs_counts() {
        other("x = a + b\n", "x = a - b\n");
        other("x = (a + b) * c\n", "x = a + b * c\n");
        other("x = 'a'\n", "x = b'a'\n");
        other("x = 'a'\n", "x = 'b'\n");
        other("f(a)\n", "f((a,))\n");
        other("x = [a]\n", "x = {a}\n");
        other("x = 1\n", "x = 1.0\n");
        other("if a:\n    b\nc\n", "if a:\n    b\n    c\n");
        other("x = r'\\'' \n", "x = '\\''\n");
        other("f'{a}'\n", "f'{b}'\n");
        other("not a\n", "a\n");
        other("lambda: a\n", "a\n");
        other("x[a:b]\n", "x[a]\n");
        other("x[a:]\n", "x[:a]\n");
        other("x[a,]\n", "x[a]\n");
        other("print a,\n", "print a\n");
        other("f'Hello\\n{x}'\n", "f'Bye\\n{x}'\n");
        other("f'{x:.2f}'\n", "f'{x:.9f}'\n");
        other("x: int\n", "x\n");
        other("{a: b}\n", "{a, b}\n");
        other("f(*a)\n", "f(**a)\n");
        other("async def f(): pass\n", "def f(): pass\n");
        other("del a\n", "a\n");
    }

    #[test]
    fn part_of_a_statement_has_a_digest_of_its_own() {
        let text = "while True:\n    a()\n    b()\n";
        let tokens = TreeTokens::of(&Module::parse(text).unwrap(), text);
        let of = |first, last| tree_digest(&tokens, LineRange::new(first, last).unwrap());
        assert!(of(1, 1).is_some() && of(1, 1) != of(1, 3) && of(2, 2) != of(3, 3));
        let alone = "a()\n";
        assert_eq!(
            of(2, 2),
            tree_digest(&TreeTokens::of(&Module::parse(alone).unwrap(), alone), LineRange::new(1, 1).unwrap())
        );
        assert_eq!(digest("# only a comment\n"), None);
    }
}
