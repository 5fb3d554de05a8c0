//! Collations of small texts of our own, whole.

use super::*;

const BASE: &str = "\
import os
import sys

LIMIT = 10

def weigh(stones, limit):
    total = 0
    for stone in stones:
        total += stone.weight
    return total

class Scale:
    def __init__(self, pans):
        self.pans = pans

    def balance(self):
        left, right = self.pans
        return weigh(left, LIMIT) == weigh(right, LIMIT)
";

fn collate(b: &str) -> Collation {
    Collated::python(BASE, b).collation
}

/// One line a symbol, and one a variation.
fn told(collation: &Collation) -> Vec<String> {
    let units = collation.units.iter().map(|unit| {
        let other = unit.other_name().map(|name| format!(" as {name}")).unwrap_or_default();
        format!("{} {}{other}", unit.state.letter(), unit.name())
    });
    let range = |lines: &std::ops::Range<u32>| format!("{}..{}", lines.start, lines.end);
    let variations =
        collation.variations.iter().map(|one| format!("{} | {}", range(&one.a.lines), range(&one.b.lines)));
    units.chain(variations).collect()
}

#[test]
fn a_formatter_leaves_the_tree_and_the_collation_says_what_it_did() {
    let b = BASE
        .replace("import os\nimport sys\n", "import sys\nimport os\n")
        .replace("weigh(left, LIMIT)", "weigh(\n            left, LIMIT\n        )")
        .replace("    total = 0\n", "    total = 0  # grams\n");
    let collation = collate(&b);
    assert_eq!(collation.state, State::SameTree);
    assert_eq!(collation.accidents.names(), ["layout", "comments", "order of imports"]);
    assert_eq!(told(&collation), ["T weigh", "T Scale", "B Scale.__init__", "T Scale.balance"]);
    // The strict question has the strict answer.
    assert_eq!(same_tree(BASE, &b), Ok(false));
}

#[test]
fn a_change_is_found_under_a_new_layout_and_nothing_else_is() {
    let b = BASE
        .replace("weigh(left, LIMIT)", "weigh(\n            left, LIMIT\n        )")
        .replace("        total += stone.weight\n", "        total += 2 * stone.weight\n");
    let collation = collate(&b);
    assert_eq!(told(&collation), ["Δ weigh", "T Scale", "B Scale.__init__", "T Scale.balance", "9..10 | 9..10"]);
    let words: Vec<_> = collation.variations[0].b.words.iter().map(|range| &b[range.clone()]).collect();
    assert_eq!(words, ["2", "*"]);
    assert!(collation.variations[0].a.words.is_empty() && !collation.module);
}

#[test]
fn a_statement_more_is_a_whole_line_more() {
    let b = BASE.replace("    total = 0\n", "    total = 0\n    total = abs(0)\n");
    assert_eq!(told(&collate(&b)).last().unwrap(), "8..8 | 8..9");
    let b = BASE.replace("        self.pans = pans\n", "        self.pans = pans\n        self.pans = sorted(pans)\n");
    assert_eq!(told(&collate(&b)).last().unwrap(), "15..15 | 15..16");
}

#[test]
fn symbols_are_followed_to_new_names_and_places() {
    let b = BASE.replace("class Scale", "class Balance");
    assert_eq!(
        told(&collate(&b))[1..4],
        ["Δ Scale as Balance", "B Scale.__init__ as Balance.__init__", "B Scale.balance as Balance.balance"]
    );
    let collation = collate(&b);
    assert_eq!(collation.units[1].found, Some(Found::BySyntax));
    // The method has become a function.
    let method = "    def balance(self):\n        left, right = self.pans\n        return weigh(left, LIMIT) == weigh(right, LIMIT)\n";
    let moved = method.replace("\n    ", "\n").replacen("    def", "def", 1);
    let b = BASE.replace(method, "") + &moved;
    let told = told(&collate(&b));
    assert!(
        told.contains(&"B Scale.balance as balance".to_owned())
            || told.contains(&"T Scale.balance as balance".to_owned()),
        "{told:?}"
    );
}

#[test]
fn imports_are_a_set_and_one_that_binds_a_name_anew_is_a_change() {
    let collation = collate(&BASE.replace("import os\n", "from mine import os\n"));
    assert_eq!((collation.state, collation.module), (State::Changed, true));
    assert_eq!(told(&collation).last().unwrap(), "1..2 | 1..2");
    let collation = collate(&BASE.replace("import os\nimport sys\n", "import sys, os\n"));
    assert_eq!((collation.state, collation.accidents.names()), (State::SameTree, vec!["order of imports"]));
}

#[test]
fn a_statement_moved_across_a_definition_is_no_accident() {
    let b = BASE.replace("LIMIT = 10\n\n", "") + "LIMIT = 10\n";
    let collation = collate(&b);
    assert_eq!((collation.state, collation.reordered), (State::Changed, true));
}

#[test]
fn what_is_no_python_is_compared_by_line_and_says_so() {
    let b = BASE.replace("def weigh(stones, limit):", "def weigh(stones, limit:");
    let collation = collate(&b);
    assert_eq!(collation.state, State::Unread);
    assert_eq!(told(&collation), ["6..7 | 6..7"]);
    let figures: Vec<_> = collation.likeness.iter().map(|one| one.measure).collect();
    assert_eq!(figures, [Measure::Line]);
}

#[test]
fn texts_that_share_nothing_and_empty_texts_are_collated() {
    assert_eq!(told(&collate("x = 1\n")).len(), 4 + collate("x = 1\n").variations.len());
    assert_eq!(collate("").state, State::Changed);
    assert_eq!(Collated::python("", "").collation.state, State::SameBytes);
    assert_eq!(collate(&format!("# a word first\n{BASE}")).accidents.names(), ["layout", "comments"]);
    assert_eq!(collate(&format!("{BASE}# a last word\n")).state, State::SameTree);
}

#[test]
fn from_the_other_side_the_same_lines_belong_together() {
    let b = BASE.replace("total += stone.weight", "total -= stone.weight").replace("import sys\n", "");
    let (one, two) = (Collated::python(BASE, &b).collation, Collated::python(&b, BASE).collation);
    assert_eq!(one.state, two.state);
    let turned: Vec<_> = two.rows.iter().map(|(a, b)| (*b, *a)).collect();
    assert_eq!(one.rows, turned);
    assert_eq!(one.rows.len(), BASE.lines().count() - 1);
}

const PLAIN: &str = "def f(a):\n    return g(a, 'x')\n";
const DRESSED: &str = "def f(a):  # why\n    return g(\n        a, \"x\"\n    )\n";

#[test]
fn a_new_dress_is_the_same_tree_and_says_so_by_every_measure() {
    assert_eq!(same_tree(PLAIN, DRESSED), Ok(true));
    assert_eq!(same_tree(PLAIN, &PLAIN.replace("'x'", "'y'")), Ok(false));
    let told = Measure::ALL.map(|measure| similarity(PLAIN, DRESSED, measure).unwrap().to_string());
    assert_eq!(told, ["0.000 by line", "0.923 by token", "1.000 by syntax tree"]);
}

#[test]
fn figures_are_blind_to_which_text_comes_first() {
    let (a, b) = ("x = 1\ny = 2\nz = 3\n", "y = 2\nx = 1\nz = 3\nw = 4\n");
    for measure in Measure::ALL {
        assert_eq!(similarity(a, b, measure), similarity(b, a, measure), "{}", measure.name());
    }
    assert_eq!(similarity("", "", Measure::Line).unwrap().to_string(), "1.000 by line");
}

#[test]
fn what_is_no_python_is_named_and_has_lines_only() {
    assert_eq!(same_tree(PLAIN, "x = 1\ndef (:\n"), Err(NotPython { second: true, line: 2 }));
    assert_eq!(similarity("a b\n", "a b\nc d\n", Measure::Tree), Err(NotPython { second: false, line: 1 }));
    assert_eq!(similarity("a b\n", "a b\nc d\n", Measure::Line).unwrap().to_string(), "0.667 by line");
}

#[test]
fn nearly_all_is_not_all() {
    let a = "x = 1\n".repeat(4000);
    let b = format!("{a}y = 2\n");
    assert_eq!(similarity(&a, &b, Measure::Line).unwrap().to_string(), "0.999 by line");
}
