//! Claims: the list of them, each on a page of its own, the guide to checks, and what lines tell of the state that was read.

mod checks;
mod data;
mod dating;
mod one;

pub(super) use data::data;

use super::Publication;
use super::common::{LinkView, frame, with};
use crate::claims::{Judged, Mark, Tally};
use crate::corpus::holdings::FileKey;
use crate::edition::{Claim, Verdict};
use crate::ids::{ClaimGroup, LineRange};
use crate::site::address::SitePath;
use crate::site::links::{Linker, claim_anchor};
use crate::site::listing::ClaimMark;
use crate::site::page::Page;
use crate::site::words;
use serde::Serialize;
use serde_json::{Value, json};

/// The pages about claims; none for an edition without any.
pub(super) fn pages(publication: &Publication<'_>) -> Vec<Page> {
    let claims = publication.resolved.edition.claims_in_order();
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

/// A verdict as pages show it: by sign, word and colour.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct VerdictView {
    id: &'static str,
    sign: &'static str,
    name: &'static str,
}

impl VerdictView {
    fn of(verdict: Verdict) -> Self {
        Self { id: verdict.as_str(), sign: verdict.sign(), name: verdict.name() }
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
    pub(super) fn of(publication: &Publication<'_>, claim: &Claim, links: &Linker) -> Self {
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
        let pins =
            resolved.edition.works_in_order().into_iter().filter(|work| {
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

/// The claims that point at a file, in the order of the lines that they point at.
pub(super) fn on_file(publication: &Publication<'_>, file: &FileKey, links: &Linker) -> Vec<ClaimItem> {
    let claims = publication.resolved.edition.claims.values();
    let first = |claim: &Claim| {
        let here = claim.at.0.iter().filter(|at| FileKey::of(at) == *file);
        here.map(|at| at.lines.map_or(0, LineRange::first)).min()
    };
    let mut about: Vec<_> = claims.filter_map(|claim| Some((first(claim)?, claim))).collect();
    about.sort_by_key(|(line, claim)| (*line, claim.id.clone()));
    about.into_iter().map(|(_, claim)| ClaimItem::of(publication, claim, links)).collect()
}

/// The claims that name a note.
pub(super) fn of_note(publication: &Publication<'_>, id: &crate::ids::NoteId, links: &Linker) -> Vec<ClaimItem> {
    let claims = publication.resolved.edition.claims.values();
    let about = claims.filter(|claim| claim.see.0.iter().any(|see| see.value == *id));
    about.map(|claim| ClaimItem::of(publication, claim, links)).collect()
}

/// The signs of claims at the lines of a file, one a line.
pub(super) fn marks(publication: &Publication<'_>, file: &FileKey) -> Vec<ClaimMark> {
    let resolved = publication.resolved;
    let marks = resolved.claims.marks.get(file).map(Vec::as_slice).unwrap_or_default();
    let sign = |here: &[Mark]| {
        let claims: Vec<&Claim> = here.iter().filter_map(|mark| resolved.edition.claims.get(&mark.claim)).collect();
        let mut verdicts: Vec<Verdict> = claims.iter().map(|claim| claim.verdict.value).collect();
        verdicts.sort_unstable();
        verdicts.dedup();
        let each = |claim: &&Claim| {
            format!("found {}: {}", VerdictView::of(claim.verdict.value).name.to_lowercase(), &*claim.file.claim.value)
        };
        let label = claims.iter().map(each).collect::<Vec<_>>().join(" ");
        Some(ClaimMark {
            line: here.first()?.lines.first(),
            anchor: claim_anchor(&claims.first()?.id),
            signs: verdicts.iter().map(|verdict| VerdictView::of(*verdict).sign).collect(),
            verdict: if let [only] = verdicts[..] { Some(only.as_str()) } else { None },
            label: format!(
                "{}, {label}",
                if claims.len() == 1 { "Claim".to_owned() } else { format!("{} claims", claims.len()) }
            ),
        })
    };
    marks.chunk_by(|a, b| a.lines.first() == b.lines.first()).filter_map(sign).collect()
}

fn list(publication: &Publication<'_>, claims: &[&Claim]) -> Page {
    let path = SitePath::fixed("claims/index.html");
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    let group = |group: &[&Claim]| {
        let id = group[0].id.group();
        let title = match id {
            ClaimGroup::Work(work) => {
                edition.works.get(work).map_or_else(|| work.to_string(), |work| work.title.clone())
            }
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
