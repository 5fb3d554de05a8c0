//! The claims, numbered, with their verdicts.

use super::{authors, counted, note_in_list, plain, prose_with_terms, shown};
use crate::book::Book;
use crate::book::chapter::{Leaf, Role};
use crate::book::ways::{claim_id, reference_id};
use crate::claims::Outcome;
use crate::corpus::holdings::FileKey;
use crate::edition::{Claim, Verdict};
use crate::ids::ClaimGroup;
use crate::resolve::Destination;
use crate::site::Ways;
use crate::site::markdown::Setting;
use serde_json::{Value, json};

pub(super) fn leaf<'b>(book: &'b Book<'b>) -> Option<Leaf<'b>> {
    if book.claims.is_empty() {
        return None;
    }
    let group = |same: &[&Claim]| {
        let title = match same[0].id.group() {
            ClaimGroup::Work(work) => {
                let known = book.resolved.edition.works.get(work);
                known.map_or_else(|| work.to_string(), |work| work.title.clone())
            }
            ClaimGroup::Across => "Across the works".to_owned(),
        };
        json!({ "title": title, "claims": same.iter().filter_map(|claim| one(book, claim)).collect::<Vec<_>>() })
    };
    let groups: Vec<Value> = book.claims.chunk_by(|a, b| a.id.group() == b.id.group()).map(group).collect();
    let verdicts = Verdict::ALL.iter().map(|verdict| {
        let count = book.claims.iter().filter(|claim| claim.verdict.value == *verdict).count();
        json!({ "sign": verdict.sign(), "name": verdict.name(), "count": count })
    });
    let view = json!({
        "groups": groups,
        "count": counted(book.claims.len(), "claim"),
        "verdicts": verdicts.collect::<Vec<_>>(),
    });
    Some(plain("claims", "Claims", Role::Chapter, "book-claims.html", view))
}

fn one(book: &Book<'_>, claim: &Claim) -> Option<Value> {
    let number = book.claim_number(&claim.id)?;
    let id = claim_id(number);
    let prefix = format!("{id}.");
    let setting = Setting { lower: 4, prefix: &prefix, without_title: false };
    let verdict = claim.verdict.value;
    let place = |at: &crate::ids::CodeAddress| {
        let place = Destination::Code { file: FileKey::of(at), lines: at.lines, symbol: None };
        shown(book.way(&place, book.resolved.index()))
    };
    Some(json!({
        "id": id,
        "number": number,
        "claim": &*claim.file.claim.value,
        "sign": verdict.sign(),
        "verdict": verdict.name(),
        "said": {
            "by": book.citations.short(&claim.said.cite.value),
            "at": claim.said.at.trim_end_matches('.'),
            "implied": claim.said.implied.as_ref().is_some_and(|implied| implied.value),
            "href": format!("#{}", reference_id(&claim.said.cite.value)),
        },
        "places": claim.at.0.iter().map(|at| place(&at.value)).collect::<Vec<_>>(),
        "html": prose_with_terms(book, &claim.note.text, setting),
        "undecided": claim.undecided.as_ref().map(|why| why.to_string()),
        "checks": checks(book, claim),
        "see": claim.see.0.iter().map(|see| note_in_list(book, &see.value)).collect::<Vec<_>>(),
        "by": authors(book, claim.by.0.iter().map(|by| &by.value)),
        "date": claim.date.to_string(),
    }))
}

/// What its checks came to, in a sentence. The checks themselves name lines by the files' own numbers, and are read on the site.
fn checks(book: &Book<'_>, claim: &Claim) -> String {
    let judged = book.resolved.claims.claims.get(&claim.id);
    let findings: Vec<_> = judged.into_iter().flat_map(|judged| judged.findings()).collect();
    if findings.is_empty() {
        return "No check decides it.".to_owned();
    }
    let of = |outcome| findings.iter().filter(|finding| finding.outcome == outcome).count();
    if findings.len() > 1 && of(Outcome::Holds) == findings.len() {
        return format!("All {} checks hold.", findings.len());
    }
    let parts = [(of(Outcome::Holds), "holds", "hold"), (of(Outcome::Fails), "fails", "fail")];
    let mut told: Vec<String> = parts
        .iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    let unknown = of(Outcome::Unknown);
    if unknown > 0 {
        told.push(format!("{unknown} could not be asked"));
    }
    format!("Of {}, {}.", counted(findings.len(), "check"), told.join(", "))
}
