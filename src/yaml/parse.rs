//! Text to tree, within bounds.

use super::node::{Key, Node, Raw, RawValue, Value, byte_at, bytes_of};
use crate::diagnostics::{Diagnostic, Place, Problem};
use serde_yaml::{DuplicateKeyPolicy, budget, options};
use std::sync::Arc;

/// How large a document may be. Annotations come from strangers, so they get little; locks are written by the program and hold
/// a line of facts for each file of a work.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of the file.
    pub bytes: usize,
    /// Nodes of the tree.
    pub nodes: usize,
}

impl Bounds {
    /// For what people write.
    pub const WRITTEN: Self = Self { bytes: 2 << 20, nodes: 50_000 };
    /// For what the program writes: a million lines of code have a lock of about 20 MB.
    pub const FACTS: Self = Self { bytes: 256 << 20, nodes: 20_000_000 };
    /// Levels of nesting. Nothing in an edition nests deeper than five.
    const DEPTH: usize = 12;
}

/// Reads a document. `file` is its name in messages.
///
/// # Errors
/// One diagnostic: the document is too large, is not YAML, or uses what an edition's YAML does not have (anchors, aliases, several
/// documents, keys that are not text).
pub fn parse(file: &Arc<str>, text: &str, bounds: Bounds) -> Result<Node, Box<Diagnostic>> {
    let whole = |problem| Box::new(Diagnostic::new(problem, Place::whole(file)));
    if text.len() > bounds.bytes {
        return Err(whole(Problem::FileTooLarge { bytes: text.len(), most: bounds.bytes }));
    }
    let options = options! {
        budget: budget! {
            max_anchors: 0,
            max_aliases: 0,
            max_depth: Bounds::DEPTH,
            max_documents: 1,
            max_nodes: bounds.nodes,
            max_events: bounds.nodes * 3,
            max_total_scalar_bytes: bounds.bytes,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        with_snippet: false,
    };
    match serde_yaml::from_str_with_options::<Raw>(text, options) {
        Ok(raw) => {
            finish(raw, text).map_err(|span| Box::new(Diagnostic::new(Problem::KeyNotText, Place::new(file, span))))
        }
        Err(error) => {
            // Some of the parser's errors know bytes, the scanner's only line and column.
            let span = error.location().map_or(0..0, |location| {
                let at = byte_at(text, location.line(), location.column());
                bytes_of(location).unwrap_or(at..at)
            });
            let start = span.start.min(text.len());
            let place = Place::new(file, start..span.end.clamp(start, text.len()));
            Err(Box::new(Diagnostic::new(problem_of(&error), place)))
        }
    }
}

/// What a parser's error is to a contributor.
fn problem_of(error: &serde_yaml::Error) -> Problem {
    let text = error.to_string();
    // The parser says where in a trailing clause; the diagnostic has the place itself.
    let text = text.split(" at line ").next().unwrap_or(&text).trim_end_matches(['.', ',', ' ']).to_owned();
    let lower = text.to_lowercase();
    if lower.contains("documents") {
        Problem::YamlSyntax { what: "a second document begins".to_owned() }
    } else if lower.contains("anchor") || lower.contains("alias") {
        Problem::YamlAlias
    } else if lower.contains("budget") || lower.contains("recursion") || lower.contains("depth") {
        Problem::YamlBounds { what: text }
    } else {
        Problem::YamlSyntax { what: text }
    }
}

/// Gives scalars their spelling back; fails with the span of a key that is not text.
fn finish(raw: Raw, text: &str) -> Result<Node, std::ops::Range<usize>> {
    let span = raw.span;
    let spelled = |span: &std::ops::Range<usize>| text.get(span.clone()).unwrap_or_default().trim().to_owned();
    let value = match raw.value {
        RawValue::Null => Value::Null,
        RawValue::Text(scalar) => Value::Scalar(scalar),
        RawValue::Spelled => Value::Scalar(spelled(&span)),
        RawValue::List(items) => {
            Value::List(items.into_iter().map(|item| finish(item, text)).collect::<Result<_, _>>()?)
        }
        RawValue::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let name = match key.value {
                        RawValue::Text(name) => name,
                        RawValue::Spelled => spelled(&key.span),
                        RawValue::Null | RawValue::List(_) | RawValue::Map(_) => return Err(key.span),
                    };
                    Ok((Key { text: name, span: key.span }, finish(value, text)?))
                })
                .collect::<Result<_, _>>()?,
        ),
    };
    Ok(Node { span, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Node {
        parse(&"t.yaml".into(), text, Bounds::WRITTEN).unwrap()
    }

    fn problem(text: &str) -> (Problem, std::ops::Range<usize>) {
        let diagnostic = parse(&"t.yaml".into(), text, Bounds::WRITTEN).unwrap_err();
        (diagnostic.problem, diagnostic.place.range)
    }

    #[test]
    fn every_value_knows_its_bytes() {
        let text = "title: Zürich\nlines: 067\nlist: [a, 0.85]\nbody: |\n  one\n  two\n";
        let Value::Map(entries) = tree(text).value else { panic!("a mapping") };
        let got: Vec<_> =
            entries.iter().map(|(key, node)| (&text[key.span.clone()], &text[node.span.clone()])).collect();
        assert_eq!(got[0], ("title", "Zürich"));
        assert_eq!(got[1], ("lines", "067"));
        assert!(got[3].1.starts_with("one\n"), "{:?}", got[3]);
        let Value::Scalar(lines) = &entries[1].1.value else { panic!("a scalar") };
        assert_eq!(lines, "067", "a number keeps its spelling");
        let Value::List(items) = &entries[2].1.value else { panic!("a list") };
        assert_eq!(items.iter().map(|item| &text[item.span.clone()]).collect::<Vec<_>>(), ["a", "0.85"]);
        let Value::Scalar(body) = &entries[3].1.value else { panic!("a scalar") };
        assert_eq!(body, "one\ntwo\n");
    }

    #[test]
    fn repeated_keys_are_kept_for_the_reader_to_refuse() {
        let Value::Map(entries) = tree("a: 1\nb: 2\na: 3\n").value else { panic!("a mapping") };
        assert_eq!(entries.iter().map(|(key, _)| key.text.as_str()).collect::<Vec<_>>(), ["a", "b", "a"]);
    }

    #[test]
    fn bombs_are_refused_quickly() {
        assert!(matches!(problem("a: &x [1]\nb: *x\n").0, Problem::YamlAlias));
        let deep = format!("a: {}1{}", "[".repeat(200_000), "]".repeat(200_000));
        assert!(matches!(problem(&deep).0, Problem::YamlBounds { .. }), "{:?}", problem(&deep).0);
        let wide = "- 1\n".repeat(60_000);
        assert!(matches!(problem(&wide).0, Problem::YamlBounds { .. }));
        let large = format!("a: {}", "x".repeat(3 << 20));
        assert!(matches!(problem(&large).0, Problem::FileTooLarge { .. }));
    }

    #[test]
    fn what_is_not_yaml_is_one_problem_at_its_place() {
        let (found, place) = problem("title: [a\nkind: b\n");
        assert!(matches!(found, Problem::YamlSyntax { .. }), "{found:?}");
        assert_eq!(place.start, 14, "at the colon that cannot stand in an open list");
        assert!(matches!(problem("? [a]\n: b\n").0, Problem::KeyNotText));
        assert!(matches!(problem("a: 1\n---\nb: 2\n").0, Problem::YamlSyntax { .. } | Problem::YamlBounds { .. }));
    }
}
