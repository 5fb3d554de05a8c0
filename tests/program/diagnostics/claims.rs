//! What claims and their checks must and must not have.

use super::cases;
use crate::support::Edition;

const CLAIM: &str = "annotations/claims/lantern/the-roof.yaml";

/// The edition with a claim that has this check.
fn check(check: &str) -> Edition {
    claim("true", &format!("checks:\n  - {check}\n"))
}

fn claim(verdict: &str, more: &str) -> Edition {
    Edition::new().write(
        CLAIM,
        format!(
            "claim: The walk ends on the roof.\nsaid: {{cite: ray2018, at: \"\u{a7}2\"}}\nat: lantern:game.py#L33-L35\n{more}verdict: {verdict}\nby: [ines]\ndate: 2026-11-20\nnote: |\n  \
             The loop asks for a way until the room is the roof, and then looks once more; nothing leads down again.\n"
        ),
    )
}

/// A claim whose file is not the one that the lock has.
fn unproved() -> Edition {
    check("count: {at: lantern:game.py, of: while, is: 1}").replace(
        "corpus/lantern/source/game.py",
        "Stars. The lantern",
        "Stars! The lantern",
    )
}

cases! {
    check_of_two_keys: check("{call: {at: lantern:game.py, of: print}, count: {at: lantern:game.py, of: while, is: 1}}");
    check_of_no_kind: check("cal: {at: lantern:game.py, of: print}");
    check_of_unknown_file: check("call: {at: lantern:gane.py, of: print}");
    check_past_the_end: check("call: {at: lantern:game.py#L400, of: print}");
    check_of_unknown_symbol: check("call: {at: lantern:game.py, symbol: Walk.lok, of: join}");
    check_of_unknown_work: check("present: {in: lamp, path: game.py}");
    check_of_bad_amount: check("count: {at: lantern:game.py, of: while, is: many}");
    check_of_wild_pattern: check("text: {at: lantern:game.py, matches: '((a{1,100}){1,100}){1,100}'}");
    check_of_broken_pattern: check("text: {at: lantern:game.py, matches: '(lantern'}");
    check_that_cannot_fail: check("call: {at: lantern:game.py, of: print, times: at least 0}");
    check_that_asks_nothing: check("closure: {of: lantern:game.py}");
    check_with_itself: check("identical: {of: lantern:game.py, to: lantern:game.py, by: bytes}");
    check_of_syntax_in_a_list: check("call: {at: lantern:words/unkind.txt, of: print}");
    check_over_history_of_two: check("history: {in: lantern, refs: pin, holds: always, check: {fan: {of: lantern:game.py, in: 0}}}");
    check_fails: check("call: {at: lantern:game.py#L33-L35, of: whisper}");
    check_not_observed: check("pickaxe: {in: lantern, refs: all, text: moonlight, commits: 0}");
    verdict_contradicted: claim("false", "checks:\n  - count: {at: lantern:game.py, of: while, is: 1}\n");
    verdict_without_check: claim("true", "");
    verdict_undecidable_with_check: claim("undecidable", "undecided: Nobody knows.\nchecks:\n  - count: {at: lantern:game.py, of: while, is: 1}\n");
    claim_unproved: unproved();
}
