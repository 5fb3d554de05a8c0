//! What each line is made of: code, comment, docstring.

use super::kind::Kind;
use super::line;
use crate::code::shape::LineKind;
use crate::code::text::SourceText;
use tree_sitter::Node;

/// The kinds of a module's lines, as far as a walk has come.
pub(super) struct LineKinds<'t> {
    text: &'t SourceText,
    kinds: Vec<LineKind>,
}

impl<'t> LineKinds<'t> {
    pub(super) fn new(text: &'t SourceText) -> Self {
        Self { text, kinds: vec![LineKind::Code; text.line_count() as usize] }
    }

    pub(super) fn enter(&mut self, node: Node<'_>, kind: Kind) {
        match kind {
            Kind::Comment => {
                let start = node.start_position();
                let before = self.text.line(line(start.row)).get(..start.column).unwrap_or_default();
                if let (true, Some(kind)) = (before.trim().is_empty(), self.kinds.get_mut(start.row)) {
                    *kind = LineKind::Comment;
                }
            }
            // A string that is a statement of its own does nothing when it runs: it documents, wherever it stands.
            Kind::ExpressionStatement => {
                let only = node.named_child(0).filter(|_| node.named_child_count() == 1);
                if only.is_some_and(|child| matches!(Kind::of(child), Kind::StringLiteral | Kind::ConcatenatedString)) {
                    let (first, last) = (node.start_position().row, node.end_position().row);
                    self.kinds.iter_mut().take(last + 1).skip(first).for_each(|kind| *kind = LineKind::Docstring);
                }
            }
            _ => {}
        }
    }

    pub(super) fn found(self) -> Vec<LineKind> {
        self.kinds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::python::{Module, facts};

    #[test]
    fn comments_and_docstrings_are_told_from_code() {
        let text = "\"\"\"Doc\n\nmore\"\"\"\n# c\nx = [  # trailing\n    # inside\n    '# no comment',\n]\ny = '''\n# no comment\n'''\n";
        let source = SourceText::new(text.into());
        let kinds: String = facts(&Module::parse(text).unwrap(), &source)
            .line_kinds
            .iter()
            .map(|kind| match kind {
                LineKind::Blank => 'b',
                LineKind::Code => 'c',
                LineKind::Comment => 'h',
                LineKind::Docstring => 'd',
            })
            .collect();
        assert_eq!(kinds, "dddhchccccc");
    }

    #[test]
    fn a_docstring_that_is_a_whole_body_is_one() {
        let text = "class A(B):\n    \"\"\"Said.\"\"\"\n";
        let source = SourceText::new(text.into());
        let kinds = facts(&Module::parse(text).unwrap(), &source).line_kinds;
        assert_eq!(kinds, [LineKind::Code, LineKind::Docstring]);
    }
}
