//! What was found against the verdict of the editors.

use super::compare::{Compared, compare};
use super::examine::examine;
use super::finding::{Finding, Outcome};
use super::ledger::Judged;
use super::world::World;
use crate::corpus::holdings::FileKey;
use crate::diagnostics::{Diagnostic, Problem};
use crate::edition::check::Check;
use crate::edition::{Claim, Verdict};
use std::collections::BTreeSet;

/// Asks all checks of a claim, and holds the answers against its verdict.
pub(super) fn judge(claim: &Claim, world: &World<'_>) -> (Judged, Vec<Diagnostic>) {
    let find = |checks: &[Check]| checks.iter().map(|check| find(check, world)).collect::<Vec<_>>();
    let judged = Judged { id: claim.id.clone(), checks: find(&claim.checks), facts: find(&claim.facts) };
    let wrong = contradictions(claim, &judged, world);
    (judged, wrong)
}

fn find(check: &Check, world: &World<'_>) -> Finding {
    let files = check.addresses().into_iter().map(|address| FileKey::of(&address.value));
    let rests_on = world.rests_on(&check.asked, files);
    let found = |outcome, said, places, observed| Finding { outcome, said, places, rests_on, observed };
    let now = if check.is_over_history() { None } else { ask(check, world) };
    match now {
        Some(Compared { outcome, said, places }) if outcome != Outcome::Unknown => found(outcome, said, places, None),
        unknown => match world.observed.values().find_map(|observed| observed.record(&check.digest)) {
            Some(record) => found(record.holds.into(), record.found.clone(), Vec::new(), Some(record.on)),
            None => {
                let said =
                    unknown.map_or_else(|| "not yet looked at in the history".to_owned(), |unknown| unknown.said);
                found(Outcome::Unknown, said, Vec::new(), None)
            }
        },
    }
}

/// What a check that needs no history finds now: whether it holds, and in words; nothing if a text is not there.
pub(super) fn now(check: &Check, world: &World<'_>) -> Option<(bool, String)> {
    let Compared { outcome, said, .. } = ask(check, world)?;
    (outcome != Outcome::Unknown).then_some((outcome == Outcome::Holds, said))
}

fn ask(check: &Check, world: &World<'_>) -> Option<Compared> {
    let Some(address) = check.subject() else { return compare(&check.asked, world) };
    let file = FileKey::of(address);
    match world.script(&file) {
        Some(script) => examine(&check.asked, script).map(|found| Compared::of(found, &file)),
        None => Some(Compared::unknown(format!("the text of `{file}` is not there"))),
    }
}

/// Where answers and verdict contradict each other.
fn contradictions(claim: &Claim, judged: &Judged, world: &World<'_>) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let verdict = &claim.verdict;
    let changed = unproved(judged, world);
    if !changed.is_empty() {
        let files = changed.iter().map(ToString::to_string).collect();
        return vec![Diagnostic::new(Problem::Unproved { files }, claim.claim.place.clone())];
    }
    let must_hold = |checks: &[Check], findings: &[Finding], wrong: &mut Vec<Diagnostic>| {
        for (check, finding) in checks.iter().zip(findings) {
            if finding.outcome == Outcome::Fails {
                let problem = Problem::CheckFails { kind: check.asked.kind(), found: finding.said.clone() };
                let diagnostic = Diagnostic::new(problem, check.place.clone());
                wrong.push(diagnostic.with(verdict.place.clone(), "the verdict"));
            }
        }
    };
    must_hold(&claim.facts, &judged.facts, &mut wrong);
    match verdict.value {
        Verdict::True => must_hold(&claim.checks, &judged.checks, &mut wrong),
        Verdict::Inexact | Verdict::False => {
            let all_hold = judged.checks.iter().all(|finding| finding.outcome == Outcome::Holds);
            if !judged.checks.is_empty() && all_hold {
                let why = "every check holds that the claim would need to be true".to_owned();
                let problem = Problem::VerdictContradicted { verdict: verdict.as_str(), why };
                wrong.push(Diagnostic::new(problem, verdict.place.clone()));
            }
        }
        Verdict::Undecidable => {
            if let Some(check) = claim.checks.first() {
                let why = "there are checks that decide it".to_owned();
                let problem = Problem::VerdictContradicted { verdict: verdict.as_str(), why };
                wrong.push(Diagnostic::new(problem, verdict.place.clone()).with(check.place.clone(), "the first"));
            }
        }
    }
    let unobserved = claim.all_checks().zip(judged.findings()).filter(|(check, finding)| {
        finding.outcome == Outcome::Unknown && (check.is_over_history() || finding.rests_on.is_empty())
    });
    wrong.extend(unobserved.map(|(check, _)| Diagnostic::new(Problem::Unobserved, check.place.clone())));
    wrong
}

/// The files whose text is there and is not what the lock says: what rests on them is not proved.
fn unproved(judged: &Judged, world: &World<'_>) -> BTreeSet<FileKey> {
    let files = judged.findings().flat_map(|finding| &finding.rests_on);
    files.filter(|file| world.resolved.holdings.refused.contains(file)).cloned().collect()
}
