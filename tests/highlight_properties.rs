//! Whatever the text, tokens are sorted, disjoint, inside their lines and on the bounds of characters; and nothing panics.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]

use std::sync::LazyLock;

use glossator::code::highlight::{Highlighted, Highlighter};
use glossator::code::language::Language;
use proptest::prelude::*;

static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(|| Highlighter::new(&[]).unwrap());

fn check(text: &str, shown: &Highlighted) -> Result<(), TestCaseError> {
    prop_assert_eq!(shown.plain, None);
    let mut last = 0;
    for token in &shown.tokens {
        let (start, end) = (token.start as usize, token.end as usize);
        prop_assert!(last <= start && start < end && end <= text.len(), "{:?} after {}", token, last);
        prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{:?}", token);
        let covered = &text[start..end];
        prop_assert!(!covered.contains('\n'), "{:?} crosses a line's end", token);
        prop_assert!(!covered.starts_with([' ', '\t']) && !covered.ends_with([' ', '\t']), "{:?} has blanks", token);
        prop_assert!(!(covered.ends_with('\r') && text[end..].starts_with('\n')), "{:?} holds a CR of CR LF", token);
        last = end;
    }
    Ok(())
}

/// Text that looks like code of any language: pieces with a meaning, in any order.
fn soup() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\n",
        "\r\n",
        "\r",
        " ",
        "    ",
        "\t",
        "\u{c}",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "f\"",
        "rb'",
        "Rf'''",
        "u\"",
        "\\",
        "\\\n",
        "\\N{DASH}",
        "{",
        "}",
        "{{",
        "}}",
        "(",
        ")",
        "[",
        "]",
        ":",
        ":=",
        "=",
        "==",
        "!r",
        "!",
        ",",
        ".",
        "...",
        "@",
        "#",
        "def ",
        "class ",
        "async ",
        "lambda",
        "match ",
        "case ",
        "type ",
        "import",
        "return",
        "self",
        "print",
        "None",
        "ValueError",
        "len(",
        "name",
        "größe",
        "日本",
        "😀",
        "\u{301}",
        "0x1F",
        "1_0.e5j",
        ".5",
        "0777",
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "<script>",
        "<style>",
        "{%",
        "%}",
        "{#",
        "#}",
        "$",
        "${",
        "$(",
        "`",
        "```",
        "```python",
        "//",
        "/*",
        "*/",
        "<<END",
        "END",
        "&",
        "&amp;",
        "*",
        "**",
        "_",
        "- ",
        "> ",
        "|",
        "---",
        "===",
        "~",
        "a: b",
        "key = ",
        ";",
        "%",
        "^",
        "?",
        "\u{feff}",
        "\u{2028}",
        "\0",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_as_python(text in "\\PC{0,40}(\n\\PC{0,40}){0,5}") {
        check(&text, &HIGHLIGHTER.highlight(Language::Python, &text))?;
    }

    #[test]
    fn soup_as_python(text in soup()) {
        check(&text, &HIGHLIGHTER.highlight(Language::Python, &text))?;
    }

    #[test]
    fn any_bytes_as_any_language(bytes in prop::collection::vec(any::<u8>(), 0..200), language in language()) {
        let text = String::from_utf8_lossy(&bytes);
        check(&text, &HIGHLIGHTER.highlight(language, &text))?;
    }

    #[test]
    fn soup_as_any_language(text in soup(), language in language()) {
        check(&text, &HIGHLIGHTER.highlight(language, &text))?;
    }
}
