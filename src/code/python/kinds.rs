//! What each line is made of: code, comment, docstring.

use super::{Module, walk};
use crate::code::shape::LineKind;
use crate::code::text::SourceText;

/// The kind of every line. A line with any code on it is code; blank lines are sorted out by the caller.
#[must_use]
pub fn line_kinds(module: &Module, text: &SourceText) -> Vec<LineKind> {
    let mut kinds = vec![LineKind::Code; text.line_count() as usize];
    walk(module.root(), |node| {
        let (first, last) = (node.start_position().row, node.end_position().row);
        match node.kind() {
            "comment" => {
                let before = text.line(super::line(first)).get(..node.start_position().column).unwrap_or_default();
                if let (true, Some(kind)) = (before.trim().is_empty(), kinds.get_mut(first)) {
                    *kind = LineKind::Comment;
                }
                false
            }
            // A string that is a statement of its own does nothing when it runs: it documents, wherever it stands.
            "expression_statement" => {
                let only = node.named_child(0).filter(|_| node.named_child_count() == 1);
                if only.is_some_and(|child| matches!(child.kind(), "string" | "concatenated_string")) {
                    kinds.iter_mut().take(last + 1).skip(first).for_each(|kind| *kind = LineKind::Docstring);
                }
                // Comments may stand inside an expression that goes over several lines.
                first != last
            }
            _ => first != last,
        }
    });
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_docstrings_are_told_from_code() {
        let text = "\"\"\"Doc\n\nmore\"\"\"\n# c\nx = [  # trailing\n    # inside\n    '# no comment',\n]\ny = '''\n# no comment\n'''\n";
        let source = SourceText::new(text.into());
        let kinds: String = line_kinds(&Module::parse(text).unwrap(), &source)
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
}
