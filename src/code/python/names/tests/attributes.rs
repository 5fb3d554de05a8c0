//! Attributes, and what it takes to know of what.

use super::{told, told_of};

fn attribute(text: &str, name: &str) -> Vec<String> {
    let wanted = format!(" {name} = ");
    told_of(text).into_iter().filter(|line| line.contains(&wanted)).collect()
}

const C: &str = "class C:\n    def m(self): pass\n";

/// What `m` means in code that comes after a class `C` with a method of this name.
fn after_c(code: &str) -> Vec<String> {
    let found = attribute(&format!("{C}{code}"), "m");
    found.into_iter().map(|line| line.split_once(" = ").unwrap().1.to_owned()).collect()
}

#[test]
fn one_step_of_inference() {
    for sure in [
        "C().m\n",
        "C.m\n",
        "x = C()\nx.m\n",
        "x = y = C()\ny.m\n",
        "x, y = 1, C()\ny.m\n",
        "def f(): return C()\nf().m\n",
        "def f() -> C: return make()\nf().m\n",
        "def f(x: C): x.m\n",
        "def f(x: C = None): x.m\n",
        "x: C = make()\nx.m\n",
        "from typing import Optional, List\ndef f(x: Optional[C]): x.m\n",
        "from typing import Optional, List\ndef f(xs: List[C]):\n    for x in xs: x.m\n",
        "def f(x: C | None): x.m\n",
        "class D:\n    def __init__(self): self.c = C()\n    def f(self): self.c.m\n",
        "class D:\n    c: C\n    def f(self): self.c.m\n",
        "class D:\n    @property\n    def c(self): return C()\nD().c.m\n",
        "class D:\n    @classmethod\n    def new(cls): return cls()\n    def f(self): return C()\nD.new().f().m\n",
        "class D:\n    def __enter__(self): return C()\nwith D() as x: x.m\n",
        "class D:\n    def __call__(self): return C()\nD()().m\n",
        "async def f(): return C()\nasync def g(): (await f()).m\n",
        "[x.m for x in [C() for _ in y]]\n",
        "if (x := C()): x.m\n",
        "x = None\nif y: x = C()\nx.m\n",
        "x = C() if y else None\nx.m\n",
        "def f(x):\n    x = C()\n    x.m\n",
        "class E(Exception):\n    m = 1\ntry: pass\nexcept C as e: e.m\n",
        "D = C\nD().m\n",
    ] {
        assert_eq!(after_c(sure), ["C.m @2"], "{sure}");
    }
}

#[test]
fn no_link_without_being_sure() {
    for unsure in [
        "def f(x): x.m\n",
        "def f(x):\n    if x: x = C()\n    x.m\n",
        "x = C()\nx = make()\nx.m\n",
        "x = C()\nif y: x = make()\nx.m\n",
        "x = C()\nfor y in z:\n    x.m\n    x = make()\n",
        "xs = [C()]\nxs[0].m\n",
        "def f():\n    yield C()\nf().m\n",
        "@decorated\ndef f(): return C()\nf().m\n",
        "async def f(): return C()\nf().m\n",
        "class D:\n    def f(self):\n        self = make()\n        self.c = C()\n    def g(self): self.c.m\n",
        "x.m\n",
        "def f(): return f()\nf().m\n",
        "make().m\n",
    ] {
        assert_eq!(after_c(unsure), ["?"], "{unsure}");
    }
}

#[test]
fn the_last_certain_value_counts() {
    let text = "class A:\n    m = 1\nclass B:\n    m = 1\nx = A()\nx.m\nx = B()\nx.m\n";
    assert_eq!(attribute(text, "m"), ["6 m = A.m @2", "8 m = B.m @4"]);
}

#[test]
fn classes_have_bases() {
    let text = "\
class A:
    a = 1
    b = 1
    def __init__(self): self.i = 1
class B(A):
    b = 2
    def f(self):
        super().b, super(B, self).a, self.i, self.b
        return self.f()
class C(Other, B): pass
C().b, C().a, C().i, C.i, C().gone
";
    let all = told_of(text);
    let found: Vec<_> = all.iter().filter(|line| line.contains("@") && !line.contains(" self = ")).cloned().collect();
    assert_eq!(
        found,
        [
            "5 A = A @1",
            "8 b = A.b @3",
            "8 B = B @5",
            "8 a = A.a @2",
            "8 i = A.i @4",
            "8 b = B.b @6",
            "9 f = B.f @7",
            "10 B = B @5",
            "11 C = C @10",
            "11 b = B.b @6",
            "11 C = C @10",
            "11 a = A.a @2",
            "11 C = C @10",
            "11 i = A.i @4",
            "11 C = C @10",
            "11 C = C @10"
        ]
    );
    assert_eq!(attribute(text, "i")[2], "11 i = ?", "an attribute of instances is none of the class");
}

#[test]
fn what_bases_have_in_common_comes_last() {
    let text = "\
class A:
    x = 1
class B(A): pass
class D(A):
    x = 2
class E(B, D): pass
E.x
class Loop(Loop): pass
Loop.x
";
    assert_eq!(attribute(text, "x"), ["7 x = D.x @5", "9 x = ?"]);
}

#[test]
fn self_is_what_a_method_takes_first() {
    let text = "\
class C:
    def f(this):
        this.x = 1
        def g():
            this.y = 2
        return lambda: this.x
    @staticmethod
    def s(a):
        a.x = 1
    def t(self):
        self.x += 1
        self.x, self.y
";
    assert_eq!(attribute(text, "x"), ["6 x = C.x @3", "9 x = ?", "11 x = C.x @3", "12 x = C.x @3"]);
    assert_eq!(attribute(text, "y"), ["12 y = C.y @5"]);
}

#[test]
fn a_name_is_not_mangled() {
    let text = "class C:\n    def f(self):\n        self.__x = 1\n        return self.__x\n";
    assert_eq!(attribute(text, "__x"), ["4 __x = C.__x @3"]);
}

#[test]
fn instances_cross_files() {
    let files = [
        ("a.py", "class C:\n    def m(self): return D()\nclass D:\n    n = 1\n"),
        ("b.py", "import a\nfrom a import C as X\nx = X()\na.C().m().n\nx.m().n\n"),
    ];
    let found: Vec<_> = told(&files).into_iter().filter(|line| line.contains(" n = ")).collect();
    assert_eq!(found, ["b.py 4 n = a.py D.n @4", "b.py 5 n = a.py D.n @4"]);
}
