//! Local, enclosing, global, built in.

use super::told_of;

#[test]
fn a_local_name_shadows() {
    let text = "x = 1\ndef f():\n    x = 2\n    return x\ndef g():\n    return x\nprint(x)\n";
    assert_eq!(told_of(text), ["4 x = f.x @3", "6 x = x @1", "7 print = builtins.print", "7 x = x @1"]);
}

#[test]
fn a_local_name_is_local_from_the_first_line() {
    let text = "x = 1\ndef f():\n    x\n    x = 2\n";
    assert_eq!(told_of(text), ["3 x = f.x @4"]);
}

#[test]
fn the_names_of_a_class_body_are_seen_in_that_body_alone() {
    let text = "\
x = 0
class C:
    x = 1
    y = x
    def f(self):
        return x
    z = [x for _ in x]
    w = lambda: x
";
    let found = ["4 x = C.x @3", "6 x = x @1", "7 x = x @1", "7 x = C.x @3", "8 x = x @1"];
    assert_eq!(told_of(text), found, "the first thing that a comprehension goes over is read in the class");
}

#[test]
fn a_class_body_and_a_module_see_the_outer_name_until_they_bind_their_own() {
    let text = "x = 1\nclass C:\n    x = x\n    y = x\nlen = len\nlen\n";
    assert_eq!(told_of(text), ["3 x = x @1", "4 x = C.x @3", "5 len = builtins.len", "6 len = len @5"]);
}

#[test]
fn a_comprehension_keeps_its_names() {
    let text = "[i for i in range(3) if i]\ni\n{k: v for k, v in {}.items()}\n";
    let found = ["1 i = <for>.i @1", "1 range = builtins.range", "1 i = <for>.i @1", "2 i = ?"];
    assert_eq!(told_of(text)[..4], found);
    assert_eq!(told_of(text)[4..6], ["3 k = <for>#2.k @3", "3 v = <for>#2.v @3"]);
}

#[test]
fn a_walrus_in_a_comprehension_binds_outside() {
    let text = "def f(a):\n    [y := x for x in a]\n    return y\n";
    assert_eq!(told_of(text), ["2 x = f.<for>.x @2", "2 a = f.a @1", "3 y = f.y @2"]);
}

#[test]
fn global_and_nonlocal() {
    let text = "\
def f():
    global g
    g = 1
    n = 1
    def inner():
        nonlocal n
        n = 2
        return n, g
    return n
g
";
    let found = ["2 g = g @3", "6 n = f.n @4,7", "8 n = f.n @4,7", "8 g = g @3", "9 n = f.n @4,7", "10 g = g @3"];
    assert_eq!(told_of(text), found);
}

#[test]
fn a_global_statement_holds_for_the_whole_function() {
    let text = "x = 1\ndef f():\n    x = 2\n    def inner():\n        if x:\n            x\n            global x\n";
    assert_eq!(told_of(text), ["5 x = x @1", "6 x = x @1", "7 x = x @1"]);
}

#[test]
fn defaults_and_decorators_are_read_outside() {
    let text = "x = d = 1\n@d(x)\ndef f(x=x, *, d: x = d) -> d:\n    return x\ng = lambda x=x: x\n";
    let found = [
        "2 d = d @1",
        "2 x = x @1",
        "3 x = x @1",
        "3 x = x @1",
        "3 d = d @1",
        "3 d = d @1",
        "4 x = f.x @3",
        "5 x = x @1",
        "5 x = <lambda>.x @5",
    ];
    assert_eq!(told_of(text), found);
}

#[test]
fn nested_functions_close_over_parameters() {
    let text = "def f(a, *b, **c):\n    def g():\n        return a, b, c, f, g\n";
    let found = ["3 a = f.a @1", "3 b = f.b @1", "3 c = f.c @1", "3 f = f @1", "3 g = f.g @2"];
    assert_eq!(told_of(text), found);
}

#[test]
fn statements_that_bind() {
    let text = "\
for a, (b, *c) in []: pass
with open(a) as d, open(b) as (e, f): pass
try: pass
except ValueError as g: g
del a
h: int = 1
h += 1
i = j = h
[k, l] = m = i
a, b, c, d, e, f, j, k, l, m
";
    let all = told_of(text);
    assert_eq!(
        all[..7],
        [
            "2 open = builtins.open",
            "2 a = a @1",
            "2 open = builtins.open",
            "2 b = b @1",
            "4 ValueError = builtins.ValueError",
            "4 g = g @4",
            "5 a = a @1"
        ]
    );
    assert_eq!(all[7..10], ["6 int = builtins.int", "8 h = h @6,7", "9 i = i @8"]);
    let last: Vec<_> = all[10..].iter().map(|line| line.rsplit('@').next().unwrap()).collect();
    assert_eq!(last, ["1", "1", "1", "2", "2", "2", "8", "9", "9", "9"]);
}

#[test]
fn match_captures_and_compares() {
    let text = "\
import q
x = 1
match x:
    case [a, *b, {'k': c, **d}] if a: b, c, d
    case q.A | q.B(e, f=g) as h: e, g, h
    case _: _
";
    let all = told_of(text);
    assert_eq!(
        all,
        [
            "1 q = q",
            "3 x = x @2",
            "4 a = a @4",
            "4 b = b @4",
            "4 c = c @4",
            "4 d = d @4",
            "5 q = q via 1",
            "5 A = q.A",
            "5 q = q via 1",
            "5 B = q.B",
            "5 e = e @5",
            "5 g = g @5",
            "5 h = h @5",
            "6 _ = ?",
        ]
    );
}

#[test]
fn a_quoted_annotation_is_a_string() {
    let text = "class C:\n    def m(self): pass\ndef f(x: 'C'):\n    x.m\n";
    assert_eq!(told_of(text), ["4 x = f.x @3", "4 m = ?"]);
}

#[test]
fn names_in_f_strings_are_names() {
    let text = "x = w = 1\nf'{x!r:>{w}} x'\n";
    assert_eq!(told_of(text), ["2 x = x @1", "2 w = w @1"]);
}

#[test]
fn type_parameters_and_aliases() {
    let text = "type A = int\ndef f[T](x: T) -> T: return A\nclass C[U](list[U]):\n    y: U\n";
    let found = ["1 int = builtins.int", "2 T = f.T @2", "2 T = f.T @2", "2 A = A @1"];
    assert_eq!(told_of(text)[..4], found);
}
