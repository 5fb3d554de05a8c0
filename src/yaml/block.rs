//! From a place in a block scalar's text back to the place in the file.

use std::ops::Range;

/// Finds the byte of `document` that byte `offset` of a literal block scalar's `value` was read from. `span` is the scalar's span: the
/// parser lets it begin at the first character of its first line that is not empty. Nothing, if the scalar is no literal block (a quoted, folded or
/// plain scalar has been rewritten by the parser and cannot be mapped).
pub(super) fn source_of(document: &str, span: &Range<usize>, value: &str, offset: usize) -> Option<usize> {
    let before = document.get(..span.start)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = before.len() - line_start;
    if !before[line_start..].bytes().all(|b| b == b' ') {
        return None; // something stands before the text on its line: no block
    }
    let header = before[..line_start].trim_end();
    let header = header.rsplit('\n').next().unwrap_or(header);
    let header = header.split(" #").next().unwrap_or(header).trim_end();
    let indicator = header.trim_end_matches(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
    if !indicator.ends_with('|') {
        return None;
    }
    let lead = value.len() - value.trim_start_matches('\n').len();
    if offset < lead {
        return None;
    }
    let within = value.get(lead..offset)?;
    let (newlines, column) = match within.rfind('\n') {
        Some(at) => (within.matches('\n').count(), within.len() - at - 1),
        None => (0, within.len()),
    };
    let mut start = line_start;
    for _ in 0..newlines {
        start += document.get(start..)?.find('\n')? + 1;
    }
    let line = document.get(start..)?.split('\n').next()?;
    Some(start + (indent + column).min(line.len()))
}

#[cfg(test)]
mod tests {
    use super::super::{Bounds, Value, parse};
    use super::*;

    /// Every character of the block's text is found again where it stands in the document.
    fn check(document: &str) {
        let node = parse(&"t.yaml".into(), document, Bounds::WRITTEN).unwrap();
        let Value::Map(entries) = node.value else { panic!("a mapping") };
        let (_, body) = &entries[entries.len() - 1];
        let Value::Scalar(value) = &body.value else { panic!("a scalar") };
        for (offset, c) in value.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let at =
                source_of(document, &body.span, value, offset).unwrap_or_else(|| panic!("{offset} in {document:?}"));
            assert!(document[at..].starts_with(c), "{c:?} at {offset} is not at {at} in {document:?}");
        }
    }

    #[test]
    fn literal_blocks_map_exactly() {
        check("a: 1\nbody: |\n  one\n  two é three\n\n    deeper\n");
        check("body: |-\n    four [@x] spaces\n    more\n");
        check("body: |2\n    two of these are text\n  and none here\n");
        check("body: | # a comment\n\n\n  after blank lines\n  b\n");
        check("body: |\r\n  carriage\r\n  returns\r\n");
    }

    #[test]
    fn other_scalars_do_not_map() {
        for document in ["body: >\n  folded\n  text\n", "body: \"quoted\"\n", "body: plain\n"] {
            let node = parse(&"t.yaml".into(), document, Bounds::WRITTEN).unwrap();
            let Value::Map(entries) = node.value else { panic!("a mapping") };
            let Value::Scalar(value) = &entries[0].1.value else { panic!("a scalar") };
            assert_eq!(source_of(document, &entries[0].1.span, value, 0), None, "{document:?}");
        }
    }
}
