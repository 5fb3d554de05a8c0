//! A claim on a page of its own, with its evidence.

use super::{ClaimItem, VerdictView};
use crate::claims::{Finding, Outcome};
use crate::corpus::holdings::FileKey;
use crate::edition::Claim;
use crate::edition::check::Check;
use crate::ids::LineRange;
use crate::resolve::Passage;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use crate::site::page::Page;
use crate::site::view::Publication;
use crate::site::view::common::{LinkView, NoteItem, authors, frame, with};
use crate::site::view::excerpts::{Excerpts, Extent};
use crate::site::words;
use serde_json::{Value, json};

/// How much code shows each piece of evidence.
const EXTENT: Extent = Extent { around: 1, most: 40 };

pub(super) fn page(publication: &Publication<'_>, claim: &Claim, beside: [Option<&Claim>; 2]) -> Page {
    let path = SitePath::claim(&claim.id);
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    let judged = resolved.claims.claims.get(&claim.id);
    let mut excerpts = Excerpts::new(publication, &path, &links);
    let evidence: Vec<_> = passages(publication, claim).iter().filter_map(|one| excerpts.add(one, EXTENT)).collect();
    let files: Vec<_> = claim
        .at
        .0
        .iter()
        .filter(|at| at.lines.is_none())
        .map(|at| LinkView { href: links.code(&FileKey::of(at), None), name: at.to_string() })
        .collect();
    let findings = |checks: &[Check], found: Option<&Vec<Finding>>| -> Vec<Value> {
        let finding = |at: usize| found.and_then(|found| found.get(at));
        checks.iter().enumerate().map(|(at, check)| shown(check, finding(at), &links)).collect()
    };
    let references = claim.cites.0.iter().filter(|key| edition.bibliography.contains_key(&key.value));
    let references: Vec<_> = references
        .map(|key| json!({ "html": publication.citations.entry(&key.value), "href": links.reference(&key.value) }))
        .collect();
    let [before, after] = beside.map(|claim| claim.map(|claim| ClaimItem::of(publication, claim, &links)));
    let note = publication.note_prose(&links, &claim.note.text, Setting { lower: 1, prefix: "", without_title: false });
    let content = json!({
        "id": claim.id.to_string(),
        "item": ClaimItem::of(publication, claim, &links),
        "list": links.page("claims/index.html"),
        "said": {
            "at": &**claim.said.at,
            "implied": claim.said.implied.as_ref().is_some_and(|implied| implied.value),
            "html": publication.citations.entry(&claim.said.cite.value),
            "href": links.reference(&claim.said.cite.value),
        },
        "note_html": note,
        "undecided": claim.undecided.as_ref().map(|why| why.to_string()),
        "checks": findings(&claim.checks, judged.map(|judged| &judged.checks)),
        "facts": findings(&claim.facts, judged.map(|judged| &judged.facts)),
        "sum": sum(claim),
        "evidence": evidence,
        "files": files,
        "see": NoteItem::list(publication, claim.see.0.iter().map(|see| &see.value), &links),
        "references": references,
        "by": authors(edition, claim.by.0.iter().map(|by| by.value.clone()), &links),
        "date": claim.date.to_string(),
        "before": before,
        "after": after,
    });
    let title = &claim.file.claim.value;
    let about = format!("A claim, found {}.", VerdictView::of(claim.verdict.value).name.to_lowercase());
    let view = with(frame(publication, &path, "claims", title, &about), content);
    Page { listing: excerpts.code(), path: path.clone(), template: "claim.html", view }
}

/// What checks and verdict have to do with each other, in a sentence.
fn sum(claim: &Claim) -> &'static str {
    use crate::edition::Verdict;
    match (claim.verdict.value, claim.checks.is_empty()) {
        (Verdict::True, false) => "The claim is true if all of these hold.",
        (Verdict::Inexact, false) => "The claim would be exact if all of these held.",
        (Verdict::False, false) => "The claim would be true if all of these held.",
        _ => "",
    }
}

/// The lines that are shown: those that the claim points at; those inside of others are not shown again.
fn passages(publication: &Publication<'_>, claim: &Claim) -> Vec<Passage> {
    let files = &publication.resolved.holdings.files;
    let named = claim.at.0.iter().filter_map(|at| {
        let file = FileKey::of(at);
        let lines = at.lines?;
        (lines.last() <= files.get(&file)?.facts.lines).then_some(Passage { file, lines })
    });
    let mut all: Vec<Passage> = Vec::new();
    for one in named {
        let covers = |a: &Passage, b: &Passage| a.file == b.file && a.lines.covers(b.lines);
        if !all.iter().any(|other| covers(other, &one)) {
            all.retain(|other| !covers(&one, other));
            all.push(one);
        }
    }
    all
}

fn shown(check: &Check, finding: Option<&Finding>, links: &Linker) -> Value {
    let outcome = finding.map_or(Outcome::Unknown, |finding| finding.outcome);
    let sign = match outcome {
        Outcome::Holds => "\u{2713}",
        Outcome::Fails => "\u{2717}",
        Outcome::Unknown => "?",
    };
    let place = |(file, lines): &(FileKey, LineRange)| LinkView {
        href: links.code(file, Some(*lines)),
        name: words::lines(*lines),
    };
    let (kind, rest) = kind_and_rest(check);
    // Where the words name the lines, links to them would say it twice.
    let places = finding.filter(|finding| !finding.said.contains(" on line")).map(|finding| finding.places.as_slice());
    json!({
        "kind": kind,
        "guide": links.from().to(&SitePath::check(kind), None),
        "written": rest,
        "outcome": outcome.as_str(),
        "sign": sign,
        "found": finding.map(|finding| words::capital(&quoted(&finding.said))),
        "places": places.unwrap_or_default().iter().take(8).map(place).collect::<Vec<_>>(),
        "observed": finding.and_then(|finding| finding.observed).map(|date| date.to_string()),
    })
}

/// What was found, for print: what stands between backticks stands between quotation marks.
fn quoted(said: &str) -> String {
    let parts = said.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("\u{201c}{part}\u{201d}") } else { part.to_owned() }).collect()
}

/// A check as it is written, without the brackets around it and without its kind, which is shown as a link.
fn kind_and_rest(check: &Check) -> (&'static str, String) {
    let kind = check.asked.kind();
    let inner = check.written.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(&check.written);
    let rest = inner.strip_prefix(kind).and_then(|text| text.strip_prefix(": ")).unwrap_or(inner);
    (kind, rest.to_owned())
}
