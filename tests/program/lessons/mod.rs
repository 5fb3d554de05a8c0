//! The lessons' examples, tried: with what stands before, the real program says exactly that; with what stands after, nothing.
//!
//! - [`places`]: where each example belongs;
//! - [`stage`]: the edition in which it is tried.

mod places;
mod stage;

use crate::support::Edition;
use glossator::diagnostics::{LESSONS, Lesson, Problem};
use places::{PLACES, Tried};
use stage::{put, stage};
use std::collections::BTreeSet;

/// What cannot be tried in this way, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    ("no-edition", "without an edition nothing is checked, so there is no list of problems: diagnostics/files.rs"),
    ("unobserved", "needs the history of a work: claims.rs"),
    ("lines-fault", "needs the history of a work: lives.rs"),
    ("not-python", "nothing is to be mended: diagnostics/corpus.rs"),
    ("origin", "said by what fetches, not by the check: diagnostics/corpus.rs"),
    ("foreign-folder", "said by the build, not by the check: diagnostics/site.rs"),
    ("unwritable", "said by the build, not by the check: diagnostics/site.rs"),
    ("page-collision", "no edition can bring it about, so it has no example"),
];

#[test]
fn every_code_is_tried_here_or_elsewhere() {
    let mut listed: Vec<_> = PLACES.iter().map(|tried| tried.code).collect();
    listed.extend(ELSEWHERE.iter().map(|(code, _)| *code));
    listed.sort_unstable();
    let mut codes = Problem::CODES.to_vec();
    codes.sort_unstable();
    assert_eq!(listed, codes);
}

#[test]
fn nothing_is_wrong_with_the_stage() {
    assert_eq!(codes(&stage(), ""), BTreeSet::new());
}

#[test]
fn examples_do_what_they_show() {
    let mut wrong = Vec::new();
    for tried in PLACES {
        let lesson = LESSONS.iter().find(|lesson| lesson.code == tried.code).unwrap();
        let expected: BTreeSet<String> = [tried.code].iter().chain(tried.beside).map(|&code| code.to_owned()).collect();
        let before = tell(tried, lesson, Side::Before);
        if before != expected {
            wrong.push(format!("{}: before, {:?} gives {before:?}", tried.code, lesson.before));
        }
        let after = tell(tried, lesson, Side::After);
        if !after.is_empty() {
            wrong.push(format!("{}: after, {:?} gives {after:?}", tried.code, lesson.after));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the check says with what stands before, or with what stands after; if that is a command, then it is run over what was before.
fn tell(tried: &Tried, lesson: &Lesson, side: Side) -> BTreeSet<String> {
    let edition = stage();
    (tried.prepare)(&edition);
    match (side, lesson.after.strip_prefix("glossator ")) {
        (Side::After, None) => put(&edition, tried.after, lesson.after),
        (Side::Before, _) => put(&edition, tried.before, lesson.before),
        (Side::After, Some(command)) => {
            put(&edition, tried.before, lesson.before);
            let output = edition.command().args(command.split(' ')).output().unwrap();
            assert!(output.status.success(), "{}: {}", lesson.after, String::from_utf8_lossy(&output.stderr));
        }
    }
    codes(&edition, tried.code)
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The codes of all that the check says. Notes of the stage have no stamps, so of that it speaks only where it is asked about.
fn codes(edition: &Edition, code: &str) -> BTreeSet<String> {
    let ran = edition.run(["check", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.transcript()));
    let codes = list.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned());
    codes.filter(|one| one != "unstamped" || one == code).collect()
}
