//! Small sources, counted by hand.

use super::*;
use crate::code::python::Module;
use crate::code::python::names::{DefinitionId, Span};
use crate::code::text::SourceText;

/// The names of a text: what is called by which, and which are variables of that name throughout.
struct Known<'t>(&'t str, &'t [(&'t str, Callee<'t>)], &'t [&'t str]);

impl Meanings for Known<'_> {
    fn callee(&self, name: Span) -> Option<Callee<'_>> {
        self.1.iter().find(|(known, _)| *known == &self.0[name.bytes()]).map(|(_, callee)| *callee)
    }

    fn variable(&self, name: Span) -> Option<DefinitionId> {
        self.2.iter().position(|known| *known == &self.0[name.bytes()]).map(DefinitionId::new)
    }
}

fn of(text: &str, meanings: &[(&str, Callee<'_>)], variables: &[&str]) -> Measures {
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let vocabulary = Vocabulary {
        tensor: list(&["numpy", "torch.nn"]),
        io: list(&["print", "os", "Shell.say"]),
        channels: list(&["open"]),
    };
    let module = Module::parse(text).unwrap();
    measure(&module, &SourceText::new(text.into()), &vocabulary, &Known(text, meanings, variables))
}

fn plain(text: &str) -> Measures {
    of(text, &[], &[])
}

#[test]
fn every_call_is_of_one_class() {
    let text = "sqrt(1)\nLinear()\nutils()\nlen(x)\nprint(a.method(), held(b))\nC().run()(2)\nx[0]()\nunknown()\npath.join()\nsay()\nnumpy2()\n";
    let found = of(
        text,
        &[
            ("sqrt", Callee::External("numpy.sqrt")),
            ("Linear", Callee::External("torch.nn.Linear")),
            ("utils", Callee::External("torch.utils")),
            ("len", Callee::External("builtins.len")),
            ("print", Callee::External("builtins.print")),
            ("held", Callee::Object),
            ("C", Callee::Own("C")),
            ("join", Callee::External("os.path.join")),
            ("say", Callee::Own("Shell.say")),
            ("numpy2", Callee::External("numpy2.f")),
        ],
        &[],
    )
    .calls;
    // method: a.method(), held(b), C().run(); other: torch.utils, C().run()(2), x[0](), unknown(), os.path.join, numpy2.f.
    assert_eq!(found, Calls { all: 15, tensor: 2, builtin: 2, method: 3, own: 2, other: 6, io: 3 });
}

#[test]
fn methods_of_what_was_opened_are_input_and_output() {
    let io = |text: &str| {
        let names = ["f", "g", "held"];
        of(text, &[("open", Callee::External("builtins.open")), ("other", Callee::External("other"))], &names).calls.io
    };
    assert_eq!(io("def late(): f.read()\nf = open(1)\nf.write(2)\n"), 2);
    assert_eq!(io("with open(1) as f, other() as g:\n    f.read()\n    g.read()\n"), 1);
    assert_eq!(io("self.held = open(1)\nself.held.close()\nopen(2).read().strip()\n"), 2);
    assert_eq!(io("f = open(1)\nf = other()\nf.read()\nunknown.read()\nf()\n"), 0);
}

#[test]
fn what_calculates_and_what_decides() {
    let calculating = |text| plain(text).arithmetic;
    assert_eq!(calculating("x = a + b * c ** -d\nx += 1 - -1\ny = ~e | +f[-2]\n"), 7); // + * ** - += - |
    assert_eq!(calculating("x = 'a' + b + c\ny = '%d' % n\nz = ('-' * 8) + t\nx += 'more'\nw = f'{a + 1}' + 'x'\n"), 1);
    assert_eq!(calculating("x: int | None = [0] * 3\ndef f(a: A | B) -> C | D: return a < 1 and not a\n"), 1);
    assert_eq!(calculating("f('a') + 1\nx['a'] - 2\n"), 2);
    let deciding = |text| plain(text).branching;
    let all = "\
if a and b and c or d:
    pass
elif e: pass
else: pass
for x in y:
    if x: break
    else: continue
while True:
    try: pass
    except E: pass
    finally: pass
z = 1 if a else 2
w = [x for x in y if x if y]
match z:
    case 1: pass
    case _ if a: pass
assert a
with b: pass
";
    // if, `and`, `or`, elif; for, if, break, continue; while, except; the conditional; two of the comprehension; two cases, one guard.
    assert_eq!(deciding(all), 4 + 4 + 2 + 1 + 2 + 3);
    assert_eq!(deciding("x = (a and b) and c\n"), 2);
}

#[test]
fn constants_are_numbers_or_strings() {
    let found = plain(
        "\"\"\"Said.\"\"\"\nx = [1, 2.0, 3j, -4, 'a', b'c' b'd', f'{x}{1:02}', True, None]\nx: 'T' = ''\n'free'\n",
    );
    assert_eq!((found.numbers, found.strings), (5, 4)); // 1, 2.0, 3j, 4, and 1 in the f-string; 'a', the bytes, the f-string, ''
    assert_eq!(found.docstring_lines, 2);
}

#[test]
fn identifiers_are_counted_by_place_and_by_name() {
    let found =
        plain("import os.path as word\ndef sample(self, n_vocab=x):\n    return self.sample(words=n_vocab, _=é)\n")
            .identifiers;
    // os path word · sample self n_vocab x · self sample words n_vocab _ é
    assert_eq!(found, Identifiers { occurrences: 13, short: 4, distinct: 10, english: 5 }); // path word sample self words
}

#[test]
fn lines_and_loops() {
    let text = "#!/bin/x\nx = 1  # why\n'''a\n\nb'''\nfor i in x:\n    # '''\n    while i: pass\nasync def f():\n    async for i in x: pass\ny = [i for i in x]\n";
    let found = plain(text);
    assert_eq!((found.lines, found.comment_lines, found.docstring_lines), (11, 3, 3));
    assert_eq!(found.loops, Loops { r#for: 2, r#while: 1 });
    assert_eq!(found.comments_per_hundred(), Some(300.0 / 11.0));
}

#[test]
fn shares_of_nothing_are_nothing() {
    let found = plain("");
    assert_eq!(found, Measures::default());
    assert_eq!((found.arithmetic_share(), found.numeric_share(), found.comments_per_hundred()), (None, None, None));
    assert_eq!((found.calls.share(|calls| calls.io), found.identifiers.short_share()), (None, None));
}

#[test]
fn what_is_no_python_is_counted_as_far_as_it_can_be_read() {
    let found = plain("x = 1 +\nfor for (:\n\u{0}def f(:\n    print(1)\n");
    assert!(found.lines == 4 && found.identifiers.occurrences > 0);
    let deep = format!("x = {}y{}\n", "(-".repeat(20_000), ")".repeat(20_000));
    assert_eq!(plain(&deep).arithmetic, 20_000);
}
