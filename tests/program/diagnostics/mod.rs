//! Every message a person can meet, whole. One case a problem: what was done to the edition, and in `tests/program/snapshots` all that the
//! program says of it. A wording that changes, changes there; `INSTA_UPDATE=always cargo test --test program` writes them anew, and reading
//! the difference is the review.

mod anchors;
mod claims;
mod corpus;
mod files;
mod formats;
mod guides;
mod names;
mod notes;
mod rows;
mod site;
mod style;
mod yaml;

use crate::support::{Edition, Ran};
use glossator::diagnostics::Problem;
use std::collections::BTreeSet;
use std::path::Path;

/// Holds all that a run said against what it said before.
#[track_caller]
pub fn fixed(name: &str, ran: &Ran) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, ran.transcript()));
}

/// A test of its own for each case: its name, and what `check` is run over.
macro_rules! cases {
    ($($name:ident: $edition:expr;)*) => {
        $(
            #[test]
            fn $name() {
                crate::diagnostics::fixed(stringify!($name), &crate::support::Edition::run(&$edition, ["check"]));
            }
        )*
    };
}
use cases;

/// A note of the edition on which much is tried.
const DRAW: &str = "annotations/notes/echo/echo/chain.py/one-chance.yaml";

fn draw(from: &str, to: &str) -> Edition {
    Edition::new().replace(DRAW, from, to)
}

#[test]
fn the_edition_is_well() {
    fixed("the_edition_is_well", &Edition::new().run(["check"]));
}

/// What no edition can bring about, and why its message is for the makers of the program alone.
const UNPROVOKED: &[&str] = &[
    // Addresses are made of checked names that cannot meet.
    "page-collision",
];

#[test]
fn every_problem_has_a_test_of_its_whole_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/snapshots");
    let mut told = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines() {
            let title = ["error[", "warning[", "note["].into_iter().find_map(|level| line.strip_prefix(level));
            told.extend(title.and_then(|rest| rest.split_once("]: ")).map(|(code, _)| code.to_owned()));
        }
    }
    let silent: Vec<_> = Problem::CODES.iter().filter(|code| !told.contains(**code)).collect();
    assert_eq!(silent, UNPROVOKED.iter().collect::<Vec<_>>(), "problems whose message no test fixes");
    let unknown: Vec<_> = told.iter().filter(|code| !Problem::CODES.contains(&code.as_str())).collect();
    assert!(unknown.is_empty(), "codes that no problem has: {unknown:?}");
    let once: BTreeSet<_> = Problem::CODES.iter().collect();
    assert_eq!(once.len(), Problem::CODES.len(), "each problem has a code of its own");
}

#[test]
fn every_problem_is_explained_on_a_page_and_on_the_terminal() {
    let edition = Edition::new();
    let page = edition.build().page("problems/index.html");
    for code in Problem::CODES {
        let section = page.id(code).unwrap_or_else(|| panic!("{code} is on the page"));
        let out = edition.run(["check", "--explain", code]).expect(0).out;
        let (_, why) = out.split_once("\n\n").unwrap();
        let why = why.split('\n').next().unwrap();
        assert!(section.text.contains(&why.replace('`', "")), "{code}: {out}");
    }
    edition.run(["check", "--explain", "no-such-code"]).expect(2);
}
