//! The claims as data: what a program would want to know of them.

use crate::claims::{Finding, Outcome};
use crate::edition::Claim;
use crate::edition::check::Check;
use crate::site::view::Publication;
use serde_json::{Value, json};

/// All claims as JSON; nothing for an edition without any.
pub(in crate::site::view) fn data(publication: &Publication<'_>) -> Option<Value> {
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    if edition.claims.is_empty() {
        return None;
    }
    let works = edition.works.values().map(|work| {
        let dated = resolved.observed.get(&work.id).and_then(|observed| observed.dated.as_ref());
        let pin = resolved.holdings.states.get(&(work.id.clone(), None)).and_then(|state| state.revision);
        json!({ "id": work.id, "pin": pin.map(|pin| pin.to_string()), "dated": dated })
    });
    let claims: Vec<_> = edition.claims.values().map(|claim| one(publication, claim)).collect();
    Some(json!({
        "about": "Statements about the code, with what their checks found when this was built",
        "tally": super::tally(&resolved.claims.tally(edition.claims.values())),
        "works": works.collect::<Vec<_>>(),
        "claims": claims,
    }))
}

fn one(publication: &Publication<'_>, claim: &Claim) -> Value {
    let judged = publication.resolved.claims.claims.get(&claim.id);
    let list = |checks: &[Check], found: Option<&Vec<Finding>>| -> Vec<Value> {
        let all = checks.iter().enumerate().map(|(at, check)| (check, found.and_then(|found| found.get(at))));
        all.map(|(check, finding)| shown(check, finding)).collect()
    };
    json!({
        "id": claim.id,
        "claim": &**claim.file.claim,
        "said": {
            "in": claim.said.cite.as_str(),
            "at": &**claim.said.at,
            "implied": claim.said.implied.as_ref().is_some_and(|implied| implied.value),
        },
        "at": claim.at.0.iter().map(|at| at.to_string()).collect::<Vec<_>>(),
        "verdict": claim.verdict.value,
        "undecided": claim.undecided.as_ref().map(|why| why.to_string()),
        "checks": list(&claim.checks, judged.map(|judged| &judged.checks)),
        "facts": list(&claim.facts, judged.map(|judged| &judged.facts)),
        "page": crate::site::address::SitePath::claim(&claim.id).public(),
    })
}

fn shown(check: &Check, finding: Option<&Finding>) -> Value {
    json!({
        "kind": check.asked.kind(),
        "check": check.written,
        "digest": check.digest,
        "outcome": finding.map_or(Outcome::Unknown, |finding| finding.outcome).as_str(),
        "found": finding.map(|finding| finding.said.clone()),
        "observed": finding.and_then(|finding| finding.observed),
        "rests_on": finding.map(|finding| finding.rests_on.iter().map(ToString::to_string).collect::<Vec<_>>()),
    })
}
