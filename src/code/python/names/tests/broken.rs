//! What is not Python, or not of this century, or made to hurt.

use super::{told, told_of};
use crate::code::python::Module;
use crate::code::python::names::{Project, names};
use proptest::prelude::*;

#[test]
fn python_2() {
    let text = "def f((a, b), c):\n    print a, c\n    print >>c, b\n    exec b in c\n    raise E, unicode\n";
    let all = told_of(text);
    assert_eq!(all[..4], ["2 a = f.a @1", "2 c = f.c @1", "3 c = f.c @1", "3 b = f.b @1"]);
}

#[test]
fn around_an_error_the_rest_resolves() {
    let text = "import os\ndef f(a):\n    return a\nx = = 3\ndef g(b):\n    return f(b), os\n";
    let all = told_of(text);
    for line in ["3 a = f.a @2", "6 f = f @2", "6 b = g.b @5", "6 os = os via 1"] {
        assert!(all.iter().any(|told| told == line), "{line} is not in {all:#?}");
    }
}

#[test]
fn what_an_error_makes_of_an_import_is_no_name() {
    let whole = told_of("from defif import elsedef .f'{'\n");
    assert!(whole.iter().all(|told| !told.contains(". ") && !told.contains(" .")), "{whole:#?}");
}

#[test]
fn depth_costs_no_stack() {
    let deep = 50_000;
    for text in [
        format!("x = {}1{}\n", "(".repeat(deep), ")".repeat(deep)),
        format!("x = y{}\n", ".a".repeat(deep)),
        format!("x = y{}\n", "()".repeat(deep)),
        format!("x = {}1\n", "lambda: ".repeat(5_000)),
        format!("{}x = 1\n", "x = ".repeat(5_000)),
        format!("x = {}\n", "[x for x in ".repeat(2_000)),
        format!("x = {}x\n", "not ".repeat(deep)),
        (0..2_000).map(|n| format!("def f{n}(): return f{}()\n", n + 1)).collect(),
        (0..2_000).map(|n| format!("class C{n}(C{}, C{}): pass\nC{n}.x\n", n + 1, n + 2)).collect(),
        (0..2_000).map(|n| format!("x{n} = x{}\n", n + 1)).collect::<String>() + "def f(): x0.a\n",
    ] {
        told_of(&text);
    }
}

#[test]
fn many_files_that_import_one_another_end() {
    let text =
        |n: usize| (0..12).map(|m| format!("from m{m} import *\nfrom m{m} import x{n} as x{m}\n")).collect::<String>();
    let texts: Vec<(String, String)> = (0..12).map(|n| (format!("m{n}.py"), text(n) + "x1.a, y\n")).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert!(told(&files).len() > 12 * 12);
}

#[test]
fn an_empty_file_is_a_module() {
    assert!(told_of("").is_empty());
    assert!(told_of("\u{feff}\0\r\n").is_empty());
}

const PIECES: &[&str] = &[
    "def ",
    "class ",
    "f",
    "x",
    "C",
    "self",
    "é",
    "𝒙",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ".",
    "=",
    ":=",
    "*",
    "**",
    "/",
    "\n",
    "\n    ",
    "\n        ",
    "for ",
    " in ",
    "if ",
    "else",
    "lambda ",
    "import ",
    "from ",
    " as ",
    "global ",
    "nonlocal ",
    "return ",
    "yield ",
    "await ",
    "async ",
    "@",
    "\"",
    "'''",
    "f'{",
    "match x:",
    "case ",
    "with ",
    "try",
    "except ",
    "del ",
    "print ",
    "super()",
    "1",
    "None",
    "\t",
    "\0",
    "#",
    "\\\n",
    "-> ",
    "type ",
    "not ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn soup_makes_no_panic_and_spans_are_names(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80),
        split in 0_usize..80,
    ) {
        let (first, second) = pieces.split_at(split.min(pieces.len()));
        let texts = [first.concat(), second.concat()];
        let read: Vec<_> = texts.iter().map(|text| names(&Module::parse(text).unwrap(), text)).collect();
        let found = Project::new(["x.py", "C/f.py"].into_iter().zip(&read)).resolve();
        for ((text, read), found) in texts.iter().zip(&read).zip(&found) {
            for reference in found.iter() {
                let name = text.get(reference.span.bytes());
                prop_assert!(name.is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace)), "{:?}", name);
            }
            prop_assert!(found.is_sorted_by_key(|reference| reference.span));
            let mut qualified: Vec<_> = read.definitions().iter().map(|one| one.qualified_name()).collect();
            for definition in &read.definitions()[1..] {
                for span in definition.spans() {
                    let name = text.get(span.bytes()).unwrap_or("(no text)");
                    prop_assert!(definition.qualified_name().ends_with(name), "{} {}", definition.qualified_name(), name);
                }
            }
            qualified.sort_unstable();
            prop_assert!(qualified.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", qualified);
        }
    }
}
