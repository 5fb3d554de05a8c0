//! Claims: the list of them, each on a page of its own, the guide to checks, and what lines tell of the state that was read.

mod checks;
mod data;
mod dating;
mod one;

pub(super) use data::data;

use super::Publication;
use super::common::{LinkView, frame, with};
use crate::claims::{Judged, Tally};
use crate::corpus::holdings::FileKey;
use crate::edition::{Claim, Edition, Verdict};
use crate::ids::{ClaimGroup, ClaimId};
use crate::site::address::SitePath;
use crate::site::links::{Linker, claim_anchor};
use crate::site::listing::ClaimMark;
use crate::site::page::Page;
use crate::site::words;
use serde::Serialize;
use serde_json::{Value, json};

/// The pages about claims; none for an edition without any.
pub(super) fn pages(publication: &Publication<'_>) -> Vec<Page> {
    let claims = in_order(&publication.resolved.edition);
    if claims.is_empty() {
        return Vec::new();
    }
    let beside = |at: usize| [at.checked_sub(1).map(|at| claims[at]), claims.get(at + 1).copied()];
    let mut pages = vec![list(publication, &claims)];
    pages.extend(claims.iter().enumerate().map(|(at, claim)| one::page(publication, claim, beside(at))));
    pages.extend(checks::pages(publication));
    pages.extend(dating::page(publication));
    pages
}

/// The claims in reading order: works as they are read, those about several last; in a work, as the places where they are made follow each
/// other.
fn in_order(edition: &Edition) -> Vec<&Claim> {
    let works = edition.works_in_order();
    let rank = |claim: &Claim| match claim.id.group() {
        ClaimGroup::Work(id) => works.iter().position(|work| work.id == *id).unwrap_or(works.len()),
        ClaimGroup::Across => works.len() + 1,
    };
    let mut claims: Vec<&Claim> = edition.claims.values().collect();
    claims.sort_by_cached_key(|claim| (rank(claim), numbers(&claim.said.at), claim.id.clone()));
    claims
}

/// The numbers in a text, by which places such as `§2 ¶15` follow `§2 ¶5`.
fn numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// A verdict as pages show it: by sign, word and colour.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct VerdictView {
    id: &'static str,
    sign: &'static str,
    name: &'static str,
}

impl VerdictView {
    fn of(verdict: Verdict) -> Self {
        let (sign, name) = match verdict {
            Verdict::True => ("\u{2713}", "True"),
            Verdict::Inexact => ("\u{2248}", "Inexact"),
            Verdict::False => ("\u{2717}", "False"),
            Verdict::Undecidable => ("?", "Not decidable"),
        };
        Self { id: verdict.as_str(), sign, name }
    }
}

/// A claim in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ClaimItem {
    claim: String,
    href: String,
    anchor: String,
    said: String,
    verdict: VerdictView,
    group: String,
    checks: usize,
    machine: bool,
    now: bool,
    places: Vec<LinkView>,
}

impl ClaimItem {
    fn of(publication: &Publication<'_>, claim: &Claim, links: &Linker) -> Self {
        let judged = publication.resolved.claims.claims.get(&claim.id);
        let places = claim.at.0.iter().map(|at| LinkView {
            href: links.code(&FileKey::of(at), at.lines),
            name: at.lines.map_or_else(|| at.path.to_string(), |lines| format!("{}, {}", at.path, words::lines(lines))),
        });
        Self {
            claim: claim.file.claim.to_string(),
            href: links.claim(&claim.id),
            anchor: claim_anchor(&claim.id),
            said: claim.said.at.to_string(),
            verdict: VerdictView::of(claim.verdict.value),
            group: claim.id.group().as_str().to_owned(),
            checks: claim.all_checks().count(),
            machine: judged.is_some_and(Judged::is_machine_checked),
            now: judged.is_some_and(|judged| judged.findings().all(|finding| finding.observed.is_none())),
            places: places.collect(),
        }
    }
}

/// What claims come to, for readers.
pub(super) fn summary(publication: &Publication<'_>, links: &Linker) -> Option<Value> {
    let resolved = publication.resolved;
    let claims = &resolved.edition.claims;
    (!claims.is_empty()).then(|| {
        let pins = resolved.edition.works_in_order().into_iter().filter(|work| {
            claims.keys().any(|id| matches!(id.group(), ClaimGroup::Work(about) if *about == work.id))
        });
        let pins = pins.filter_map(|work| Some(json!({ "work": work.title, "commit": work.commit()?.short(7) })));
        json!({
            "href": links.page("claims/index.html"),
            "tally": tally(&resolved.claims.tally(claims.values())),
            "pins": pins.collect::<Vec<_>>(),
        })
    })
}

fn tally(tally: &Tally) -> Value {
    let counts = [
        (tally.holds, "true"),
        (tally.inexact, "inexact"),
        (tally.fails, "false"),
        (tally.undecidable, "not decidable"),
    ];
    let words = counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    json!({
        "all": tally.all,
        "true": tally.holds,
        "inexact": tally.inexact,
        "false": tally.fails,
        "undecidable": tally.undecidable,
        "machine": tally.machine,
        "now": tally.now,
        "words": words.collect::<Vec<_>>().join(", "),
    })
}

/// The claims that point at a file, in the order of their ids.
pub(super) fn on_file(publication: &Publication<'_>, file: &FileKey, links: &Linker) -> Vec<ClaimItem> {
    let claims = publication.resolved.edition.claims.values();
    let about = claims.filter(|claim| claim.at.0.iter().any(|at| FileKey::of(at) == *file));
    about.map(|claim| ClaimItem::of(publication, claim, links)).collect()
}

/// The claims that name a note.
pub(super) fn of_note(publication: &Publication<'_>, id: &crate::ids::NoteId, links: &Linker) -> Vec<ClaimItem> {
    let claims = publication.resolved.edition.claims.values();
    let about = claims.filter(|claim| claim.see.0.iter().any(|see| see.value == *id));
    about.map(|claim| ClaimItem::of(publication, claim, links)).collect()
}

/// The marks of claims at the lines of a file.
pub(super) fn marks(publication: &Publication<'_>, file: &FileKey) -> Vec<ClaimMark> {
    let resolved = publication.resolved;
    let marks = resolved.claims.marks.get(file).into_iter().flatten();
    let mark = |lines, id: &ClaimId| {
        let claim = resolved.edition.claims.get(id)?;
        let verdict = VerdictView::of(claim.verdict.value);
        Some(ClaimMark {
            anchor: claim_anchor(id),
            sign: verdict.sign,
            verdict: verdict.id,
            label: format!("Claim, found {}: {}", verdict.name.to_lowercase(), &*claim.file.claim.value),
            lines,
        })
    };
    marks.filter_map(|one| mark(one.lines, &one.claim)).collect()
}

fn list(publication: &Publication<'_>, claims: &[&Claim]) -> Page {
    let path = SitePath::fixed("claims/index.html");
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    let group = |group: &[&Claim]| {
        let id = group[0].id.group();
        let title = match id {
            ClaimGroup::Work(work) => edition.works.get(work).map_or_else(|| work.to_string(), |work| work.title.clone()),
            ClaimGroup::Across => "Across the works".to_owned(),
        };
        json!({
            "id": id.as_str(),
            "title": title,
            "tally": tally(&resolved.claims.tally(group.iter().copied())),
            "claims": group.iter().map(|claim| ClaimItem::of(publication, claim, &links)).collect::<Vec<_>>(),
        })
    };
    let groups: Vec<_> = claims.chunk_by(|a, b| a.id.group() == b.id.group()).map(group).collect();
    let verdicts = Verdict::ALL.iter().map(|verdict| {
        let count = claims.iter().filter(|claim| claim.verdict.value == *verdict).count();
        json!({ "view": VerdictView::of(*verdict), "count": count })
    });
    let dated = resolved.observed.values().any(|observed| observed.dated.is_some());
    let essay = edition.essays.values().find(|essay| essay.slug.as_str() == "confirmed-and-refuted");
    let about = "Every checkable statement about the code, with what its checks find at this build.";
    let content = json!({
        "summary": summary(publication, &links),
        "groups": groups,
        "verdicts": verdicts.collect::<Vec<_>>(),
        "checks": links.page("claims/checks/index.html"),
        "dating": dated.then(|| links.page("claims/dating/index.html")),
        "data": links.page("data/claims.json"),
        "essay": essay.map(|essay| LinkView { href: links.essay(&essay.slug), name: essay.title.clone() }),
    });
    let view = with(frame(publication, &path, "claims", "Claims", about), content);
    Page { path, template: "claims.html", view, listing: None }
}
