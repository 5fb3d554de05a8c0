//! Claims: their names. What their checks say is for [`crate::claims`].

use super::names::{cited, length, note, signed, unknown};
use crate::diagnostics::Diagnostic;
use crate::edition::{Claim, Edition};

/// Checks every claim.
pub(super) fn check(edition: &Edition) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    for claim in edition.claims.values() {
        check_claim(edition, claim, &mut wrong);
    }
    wrong
}

fn check_claim(edition: &Edition, claim: &Claim, wrong: &mut Vec<Diagnostic>) {
    signed(edition, "a claim", &claim.by.0, &claim.file.claim.place, wrong);
    cited(edition, &claim.cites.0, &[&claim.note], wrong);
    for id in claim.see.0.iter().filter(|id| !edition.has_note(&id.value)) {
        wrong.extend(note(edition, &id.to_string(), &id.place));
    }
    let said = &claim.said.cite;
    if !edition.bibliography.contains_key(&said.value) {
        let known = edition.bibliography.keys().map(ToString::to_string).collect();
        wrong.extend(unknown(edition, "bibliography entry", said.as_str(), known, "annotations/bibliography.yaml", &said.place));
    }
    length(&claim.note, ("note", "a claim"), (15, 160), wrong);
}
