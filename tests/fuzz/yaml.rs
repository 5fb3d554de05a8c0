//! YAML: whatever the bytes, a tree within bounds whose values know where they stand, or one diagnostic.

use crate::engine::{came_to, fuzz, size};
use glossator::diagnostics::{Sources, human, json};
use glossator::edition::{Contributor, Kind, Reference, Settings};
use glossator::yaml::{Bounds, FromYaml, Node, Reader, Value, parse};
use std::sync::Arc;

/// Looks at a tree; gives its depth and the number of its nodes.
fn look(node: &Node, text: &str) -> (usize, usize) {
    assert!(text.get(node.span.clone()).is_some(), "{:?} is no stretch of {text:?}", node.span);
    let inner: Vec<(usize, usize)> = match &node.value {
        Value::Null | Value::Scalar(_) => Vec::new(),
        Value::List(items) => items.iter().map(|item| look(item, text)).collect(),
        Value::Map(entries) => {
            for (key, _) in entries {
                assert!(text.get(key.span.clone()).is_some(), "{:?} is no stretch of {text:?}", key.span);
            }
            entries.iter().map(|(_, value)| look(value, text)).collect()
        }
    };
    let depth = inner.iter().map(|(depth, _)| depth + 1).max().unwrap_or(0);
    (depth, 1 + inner.iter().map(|(_, nodes)| nodes).sum::<usize>())
}

#[test]
fn yaml() {
    let words = [
        "- ",
        ": ",
        "? ",
        "| ",
        "|2-\n",
        ">+\n",
        "&a ",
        "*a",
        "<<: *a",
        "!!str ",
        "!x ",
        "'",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\n",
        "\n  ",
        "\t",
        "# ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "~",
        "null",
        "true",
        "0x1f",
        "1e999",
        ".nan",
        "\\u202e",
        "\u{202e}",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "\0",
        "title: ",
        "id: ",
        "author: ",
        "issued: ",
        "family: ",
        "requires: ",
        "é",
        "\r\n",
        "\r",
    ];
    let seeds: &[&[u8]] = &[
        b"title: A title\nlicence: MIT\neditors: [ines]\nabout: |\n  Words.\n",
        b"- id: moss2021\n  type: article-journal\n  title: \"Machines\"\n  author: [{family: Moss, given: Ada}]\n  issued: 2021-03\n",
        b"- id: gloss\n  letter: G\n  name: Gloss\n  definition: >-\n    Says\n    it.\n  requires: [on]\n",
        b"a: &b [1, 2]\nc: *b\n",
        b"[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]",
    ];
    fuzz("yaml", seeds, &words, |bytes| {
        let text: Arc<str> = String::from_utf8_lossy(bytes).as_ref().into();
        let file: Arc<str> = "a.yaml".into();
        let mut sources = Sources::default();
        sources.add(Arc::clone(&file), Arc::clone(&text));
        let (diagnostics, shape) = match parse(&file, &text, Bounds::WRITTEN) {
            Ok(node) => {
                let shape = look(&node, &text);
                assert!(shape.0 <= 12 && shape.1 <= 50_000, "{shape:?}");
                let mut reader = Reader::new(&file, &text);
                drop(Vec::<Reference>::from_yaml(&node, &mut reader));
                drop(Vec::<Kind>::from_yaml(&node, &mut reader));
                drop(Vec::<Contributor>::from_yaml(&node, &mut reader));
                drop(Settings::from_yaml(&node, &mut reader));
                (reader.finish(), shape)
            }
            Err(diagnostic) => (vec![*diagnostic], (99, 0)),
        };
        // What is wrong can be told.
        assert_eq!(human(&diagnostics, &sources, false).is_empty(), diagnostics.is_empty());
        drop(json(&diagnostics, &sources));
        let codes: std::collections::BTreeSet<_> = diagnostics.iter().map(|one| one.problem.code()).collect();
        came_to((shape.0, size(shape.1), codes))
    });
}
