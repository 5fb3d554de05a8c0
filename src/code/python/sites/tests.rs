use super::{Sites, sites};
use crate::code::python::Module;

fn found(text: &str) -> Sites {
    sites(&Module::parse(text).unwrap(), text)
}

const TEXT: &str = r#""""What the module
does."""
import os

LIMIT = 0
a = b = -1.50


@decorated
def play(count=3, *, name: str = "sea", **rest):
    # not a docstring
    """Plays `count` times."""
    while (1):
        out, self.last = os.path.join("a" 'b', sep="/"), (
            f"{name}")
        total += deep(
            tqdm.bar(x)).split(',')
    return {"size": 0, 'kind': None} if not rest else lambda: []
"#;

#[test]
fn constructs_have_lines_and_tests() {
    let told: Vec<_> = found(TEXT)
        .constructs
        .iter()
        .filter(|site| !["string", "call"].contains(&site.construct.as_str()))
        .map(|site| {
            format!("{} {} {}", site.construct.as_str(), site.lines, site.test.map_or("", |test| test.as_str()))
        })
        .collect();
    assert_eq!(
        told,
        [
            "import 3 ",
            "assignment 5 ",
            "assignment 6 ",
            "assignment 6 ",
            "function 9-18 ",
            "while 13-17 constant-true",
            "assignment 14-15 ",
            "augmented-assignment 16-17 ",
            "return 18 ",
            "conditional 18 not",
            "dictionary 18 ",
            "lambda 18 ",
            "list 18 ",
        ]
    );
}

#[test]
fn calls_are_named_from_the_right() {
    let sites = found(TEXT);
    let told: Vec<_> = sites
        .calls
        .iter()
        .map(|site| format!("{} {} {:?} {:?}", site.lines, site.callee.join("."), site.keywords, site.strings))
        .collect();
    assert_eq!(
        told,
        [r#"14 os.path.join ["sep"] ["ab"]"#, r#"16-17 split [] [","]"#, "16-17 deep [] []", "17 tqdm.bar [] []",]
    );
    assert!(sites.calls[0].is_of("join") && sites.calls[0].is_of("path.join") && sites.calls[0].is_of("os.path.join"));
    for not in ["os.join", "a.os.path.join", "oin", ""] {
        assert!(!sites.calls[0].is_of(not), "{not}");
    }
}

#[test]
fn assignments_name_each_target() {
    let sites = found(TEXT);
    let told: Vec<_> = sites
        .assignments
        .iter()
        .map(|site| format!("{} {} = {}", site.lines, site.target, TEXT[site.value.clone()].lines().next().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            "5 LIMIT = 0",
            "6 a = b = -1.50",
            "6 b = -1.50",
            "14-15 out = os.path.join(\"a\" 'b', sep=\"/\"), (",
            "14-15 self.last = os.path.join(\"a\" 'b', sep=\"/\"), (",
            "16-17 total = deep(",
        ]
    );
}

#[test]
fn constants_are_values_not_spellings() {
    let sites = found(TEXT);
    let told: Vec<_> =
        sites.constants.iter().map(|site| format!("{} {} {}", site.lines, site.name, site.value)).collect();
    assert_eq!(
        told,
        [
            "5 LIMIT 0",
            "6 a -1.50",
            "6 b -1.50",
            "10 count 3",
            "10 name \"sea\"",
            "14 sep \"/\"",
            "18 size 0",
            "18 kind None"
        ]
    );
    let value = |at: usize| &sites.constants[at].value;
    assert!(value(1).is("-1.5") && !value(1).is("1.5") && value(4).is("sea") && !value(0).is("False"));
}

#[test]
fn names_that_are_read_are_not_those_that_are_bound() {
    let names: Vec<_> = found(TEXT).names.into_iter().map(|site| site.name).collect();
    for read in ["decorated", "os", "name", "tqdm", "x", "deep", "rest"] {
        assert!(names.iter().any(|name| name == read), "{read} is not in {names:?}");
    }
    for not in ["join", "sep", "play", "LIMIT", "count", "bar"] {
        assert!(names.iter().all(|name| name != not), "{not} is in {names:?}");
    }
}

#[test]
fn documentation_belongs_to_what_it_begins() {
    let told: Vec<_> = found(TEXT)
        .documentation
        .into_iter()
        .map(|one| format!("{:?} {} {}", one.of.map(|of| of.to_string()), one.lines, one.text))
        .collect();
    assert_eq!(told, ["None 1-2 What the module\ndoes.", "Some(\"9-18\") 12 Plays `count` times."]);
}

#[test]
fn escapes_are_resolved_where_they_are_one_character() {
    let sites = found("x = '\\'\\\\.\\n\\x41'\ny = r'\\n'\nz = f'{x}'\n");
    let told: Vec<_> = sites.constants.iter().map(|site| site.value.to_string()).collect();
    assert_eq!(told, [r#""'\\.\n\\x41""#, r#""\\n""#]);
}
