//! Python: whatever the text, facts about lines that there are and stretches that are in it.

use crate::engine::{came_to, fuzz, size};
use glossator::code::analyse;
use glossator::code::highlight::Highlighter;
use glossator::code::language::Language;
use glossator::code::python::{TreeTokens, sites, tree_digest, words};
use glossator::code::text::SourceText;
use glossator::ids::LineRange;
use std::ops::Range;

#[test]
fn python() {
    let pieces = [
        "def ",
        "class ",
        "async ",
        "await ",
        "lambda ",
        ":",
        "\n",
        "\n    ",
        "\n\t",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "'''",
        "\"\"\"",
        "f'",
        "f\"{",
        "rb'",
        "\\",
        "\\\n",
        "# ",
        "@",
        "import ",
        "from . import *",
        "from a import b as c",
        "self.",
        "x",
        "y = ",
        ":=",
        "->",
        "**",
        "*",
        "...",
        "global x",
        "nonlocal x",
        "match x:\n case ",
        "try:\n",
        "except* E as e:\n",
        "with a as b, c:\n",
        "yield ",
        "return ",
        "del x",
        "[x for x in y if x]",
        "print 'x'",
        "exec ''",
        "0x",
        "1_000j",
        "\0",
        "\u{c}",
        "\u{202e}",
        "\u{feff}",
        "\u{301}",
        "é",
        "\u{1d54f}",
        "\r",
        "\r\n",
        "if x: ",
        "while True:\n",
        "type X = int\n",
        "def f[T: int](a, /, b, *, c=1, **d): pass",
    ];
    let seeds: &[&[u8]] = &[
        b"import os\n\nclass A(B):\n    'doc'\n    x: int = 1\n\n    def f(self, a, *b, c=2, **d):\n        # note\n        return [self.x for y in a if y]\n",
        b"@d\nasync def g():\n    async with a as b:\n        yield await b\n    lambda z: (z := 1)\n",
        b"def f():\n\tglobal x\n\tx = f'{y!r:>{w}} {{}}' + r\"\\\"\n\tdel x\n",
        b"match a:\n    case {'b': [c, *d]} | E(f=1) if g:\n        pass\n",
        b"print 'old'\nexec code in space\n",
    ];
    let highlighter = Highlighter::new(&[]).unwrap();
    fuzz("python", seeds, &pieces, |bytes| {
        let (text, _) = SourceText::decode(bytes);
        let all = text.as_str();
        let within =
            |range: Range<usize>| assert!(all.get(range.clone()).is_some(), "{range:?} is no stretch of {all:?}");
        let count = text.line_count();
        let real = |lines: LineRange| assert!(lines.last() <= count, "{lines} of {count} in {all:?}");
        let read = analyse("a.py", &text);
        assert_eq!(read.shape.0.len(), count as usize, "{all:?}");
        read.symbols.iter().for_each(|symbol| real(symbol.lines));
        assert!(read.syntax_error.is_none_or(|line| line <= count + 1), "{:?} of {count}", read.syntax_error);
        for definition in read.names.iter().flat_map(|names| names.definitions()) {
            definition.spans().for_each(|span| within(span.bytes()));
        }
        let module = read.module.as_ref().expect("Python is parsed");
        let found = sites::sites(module, all);
        found.comments.iter().chain(&found.strings).for_each(|range| within(range.clone()));
        found.constructs.iter().for_each(|site| real(site.lines));
        drop(words(module, all));
        let tokens = TreeTokens::of(module, all);
        if let Some(lines) = LineRange::new(1, count) {
            let _ = tree_digest(&tokens, lines);
        }
        let mut last = 0;
        for token in highlighter.highlight(Language::Python, all).tokens {
            assert!(last <= token.start && token.start < token.end, "{token:?} after {last} in {all:?}");
            within(token.start as usize..token.end as usize);
            last = token.end;
        }
        let named = read.names.as_ref().map_or(0, |names| names.definitions().len());
        let kinds: std::collections::BTreeSet<_> =
            found.constructs.iter().map(|site| format!("{:?}", site.construct)).collect();
        came_to((
            size(named),
            size(read.symbols.len()),
            read.syntax_error.is_some(),
            kinds,
            size(found.strings.len()),
            size(last as usize),
        ))
    });
}
