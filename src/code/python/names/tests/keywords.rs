//! Keyword arguments.

use super::told_of;

fn keyword(text: &str, name: &str) -> Vec<String> {
    let wanted = format!(" {name} = ");
    told_of(text).into_iter().filter(|line| line.contains(&wanted)).collect()
}

#[test]
fn a_keyword_names_a_parameter() {
    let text = "\
def f(a, *b, k=1, **c): pass
def p(a, /, k): pass
class C:
    def __init__(self, k): pass
    def m(self, k): pass
    def __call__(self, k): pass
class D(C): pass
f(k=1)
f(b=1)
f(c=1)
p(a=1)
p(k=1)
D(k=1)
D(1).m(k=1)
D(1)(k=1)
(lambda k: k)(k=1)
";
    assert_eq!(
        keyword(text, "k"),
        [
            "8 k = f.k @1",
            "12 k = p.k @2",
            "13 k = C.__init__.k @4",
            "14 k = C.m.k @5",
            "15 k = C.__call__.k @6",
            "16 k = <lambda>.k @16",
            "16 k = ?"
        ]
    );
    assert_eq!(keyword(text, "b"), ["9 b = ?"], "a star takes no keyword");
    assert_eq!(keyword(text, "c"), ["10 c = ?"]);
    assert_eq!(keyword(text, "a"), ["11 a = ?"], "what stands before the slash has no name for the caller");
}

#[test]
fn a_keyword_is_no_name_of_its_own_scope() {
    let text = "k = 1\nprint(k=k)\nclass C(metaclass=k): pass\n";
    assert_eq!(keyword(text, "k"), ["2 k = builtins.print", "2 k = k @1", "3 k = k @1"]);
}

#[test]
fn dataclasses_and_named_tuples_take_their_fields() {
    let text = "\
from dataclasses import dataclass
from typing import NamedTuple
@dataclass(frozen=True)
class A:
    x: int
class B(NamedTuple):
    x: int
class C:
    x: int
A(x=1)
B(x=1)
C(x=1)
";
    assert_eq!(keyword(text, "x"), ["10 x = A.x @5", "11 x = B.x @7", "12 x = ?"]);
}
