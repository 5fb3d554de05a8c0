//! The graph of small works of our own.

use super::build::build;
use super::*;
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use crate::code::{Analysis, analyse};
use std::sync::Arc;

struct Read {
    symbols: BTreeMap<FileKey, Vec<Symbol>>,
    references: References,
}

/// Reads files, each named `work:path`; the works named provide all of their files' top folders and modules.
fn read(files: &[(&str, &str)], provides: &[(&str, &str)]) -> Read {
    let mut all = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (name, text) in files {
        let text = SourceText::new((*text).into());
        let key = key(name);
        let Analysis { symbols, names: bound, .. } = analyse(key.path.as_str(), &text);
        names.insert(key.clone(), (Arc::new(bound.unwrap()), text));
        all.insert(key, symbols);
    }
    let provides = provides.iter().map(|(work, path)| (work.parse().unwrap(), path.parse().unwrap())).collect();
    Read { symbols: all, references: References::between(names, provides) }
}

fn key(name: &str) -> FileKey {
    FileKey::of(&name.parse().unwrap())
}

impl Read {
    fn graph(&self) -> Graph {
        build(&self.references)
    }

    /// `from -> to` with how many imports and calls, and the lines of the first.
    fn told(&self) -> Vec<String> {
        let tally = |name, tally: Option<Tally>| {
            tally.map_or(String::new(), |tally| format!(" {name} {}@{}", tally.count, tally.first))
        };
        self.graph()
            .edges()
            .map(|(from, to, relation)| {
                format!("{from} -> {to}{}{}", tally("imports", relation.imports), tally("calls", relation.calls))
            })
            .collect()
    }

    /// The calls between symbols.
    fn calls(&self) -> Vec<String> {
        let name = |symbol: SymbolKey| {
            let names = self.references.names(symbol.file);
            let qualified = names.definitions()[symbol.definition.index()].qualified_name();
            format!("{} {qualified}", self.references.key(symbol.file).path)
        };
        let calls = Calls::between(&self.references, |key| self.symbols.get(key).map(Vec::as_slice));
        let told =
            |call: &Call| format!("{} -> {} {}@{}", name(call.from), name(call.to), call.tally.count, call.tally.first);
        calls.iter().map(told).collect()
    }
}

const MILL: &[(&str, &str)] = &[
    (
        "mill:grain.py",
        "class Grain:\n    def __init__(self):\n        self.n = 0\n\nclass Husk:\n    pass\n\ndef sow(): return Grain()\n",
    ),
    (
        "mill:wheel.py",
        "import grain\nfrom grain import sow as plant, Husk\n\ndef turn():\n    def once():\n        plant()\n        plant()\n    once()\n    Husk()\n    return grain.Grain()\n",
    ),
    ("mill:main.py", "import wheel\nwheel.turn()\n"),
    ("mill:alone.py", "print('nobody asks')\n"),
];

#[test]
fn files_are_joined_by_imports_and_calls() {
    assert_eq!(
        read(MILL, &[]).told(),
        ["mill:main.py -> mill:wheel.py imports 1@1 calls 1@2", "mill:wheel.py -> mill:grain.py imports 3@1 calls 4@6"]
    );
}

#[test]
fn calls_go_from_the_innermost_symbol_and_to_the_constructor() {
    assert_eq!(
        read(MILL, &[]).calls(),
        [
            "grain.py sow -> grain.py Grain.__init__ 1@8",
            "main.py  -> wheel.py turn 1@2",
            "wheel.py turn -> grain.py Grain.__init__ 1@10",
            "wheel.py turn -> grain.py Husk 1@9",
            "wheel.py turn -> wheel.py turn.once 1@8",
            "wheel.py turn.once -> grain.py sow 2@6",
        ]
    );
}

#[test]
fn fans_and_closures() {
    let graph = read(MILL, &[]).graph();
    let fans = |name| (graph.fan_in(&key(name)), graph.fan_out(&key(name)));
    assert_eq!(
        [fans("mill:grain.py"), fans("mill:wheel.py"), fans("mill:main.py"), fans("mill:alone.py")],
        [(1, 0), (1, 1), (0, 1), (0, 0)]
    );
    assert_eq!(graph.closure(&key("mill:main.py")), [key("mill:grain.py"), key("mill:wheel.py")].into());
    assert!(graph.closure(&key("mill:grain.py")).is_empty());
}

#[test]
fn what_is_taken_away_is_missed_by_those_who_ask_for_it() {
    let graph = read(MILL, &[]).graph();
    let missing = graph.without(&[key("mill:grain.py")].into());
    assert_eq!(missing.len(), 3, "only of what is left");
    assert_eq!(missing[&key("mill:wheel.py")].itself, [key("mill:grain.py")].into());
    let main = &missing[&key("mill:main.py")];
    assert_eq!((main.itself.len(), &main.through), (0, &[key("mill:grain.py")].into()));
    assert!(missing[&key("mill:alone.py")].is_empty());
    // With the wheel gone too, nobody asks for the grain on behalf of the main file.
    let missing = graph.without(&[key("mill:grain.py"), key("mill:wheel.py")].into());
    assert_eq!(
        missing[&key("mill:main.py")],
        Missing { itself: [key("mill:wheel.py")].into(), through: BTreeSet::new() }
    );
    assert!(graph.without(&BTreeSet::new()).values().all(Missing::is_empty));
}

#[test]
fn files_that_import_each_other_come_to_an_end() {
    let ring = [("r:a.py", "import b\n"), ("r:b.py", "import c\n"), ("r:c.py", "import a\n")];
    let graph = read(&ring, &[]).graph();
    assert_eq!(graph.closure(&key("r:a.py")), [key("r:b.py"), key("r:c.py")].into());
    assert_eq!(graph.without(&[key("r:c.py")].into())[&key("r:a.py")].through, [key("r:c.py")].into());
}

#[test]
fn imports_lead_into_packages_and_other_works() {
    let files = [
        ("bakery:shop.py", "from mill import Stone\nStone()\n"),
        ("stones:mill/__init__.py", "from .stone import Stone\n"),
        ("stones:mill/stone.py", "class Stone:\n    pass\n"),
    ];
    let provided = read(&files, &[("stones", "mill")]);
    assert_eq!(
        provided.told(),
        [
            "bakery:shop.py -> stones:mill/__init__.py imports 1@1",
            "bakery:shop.py -> stones:mill/stone.py imports 1@1 calls 1@2",
            "stones:mill/__init__.py -> stones:mill/stone.py imports 2@1",
        ]
    );
    assert!(read(&files, &[]).told().iter().all(|edge| !edge.starts_with("bakery")), "not provided, not joined");
}

#[test]
fn a_name_that_is_defined_twice_is_still_one_caller() {
    let files = [("w:a.py", "if x:\n    def f():\n        g()\nelse:\n    def f():\n        g()\n\ndef g(): pass\n")];
    assert_eq!(read(&files, &[]).calls(), ["a.py f -> a.py g 2@3"]);
}
