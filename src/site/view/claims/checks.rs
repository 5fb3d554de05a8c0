//! The guide to checks: all of them, and a page for each.

use crate::claims::guide::{GUIDES, Guide};
use crate::edition::Claim;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use crate::site::view::Publication;
use crate::site::view::common::{LinkView, frame, with};
use serde_json::json;

pub(super) fn pages(publication: &Publication<'_>) -> Vec<Page> {
    std::iter::once(list(publication)).chain(GUIDES.iter().map(|guide| one(publication, guide))).collect()
}

fn list(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("claims/checks/index.html");
    let links = Linker::new(&path);
    let items: Vec<_> = GUIDES
        .iter()
        .map(|guide| json!({ "kind": guide.kind, "means": guide.means, "href": links.from().to(&SitePath::check(guide.kind), None), "count": used(publication, guide).count() }))
        .collect();
    let about = "The kinds of checks that claims are made of.";
    let content = json!({ "guides": items, "list": links.page("claims/index.html") });
    let view = with(frame(publication, &path, "claims", "Checks", about), content);
    Page { path, template: "checks.html", view, listing: None }
}

/// The claims that have a check of a kind, also inside of one over history.
fn used<'p>(publication: &'p Publication<'_>, guide: &'p Guide) -> impl Iterator<Item = &'p Claim> {
    use crate::edition::check::Asked;
    let claims = publication.resolved.edition.claims.values();
    claims.filter(|claim| {
        claim.all_checks().any(|check| match &check.asked {
            Asked::History(history) if history.check.asked.kind() == guide.kind => true,
            asked => asked.kind() == guide.kind,
        })
    })
}

fn one(publication: &Publication<'_>, guide: &Guide) -> Page {
    let path = SitePath::check(guide.kind);
    let links = Linker::new(&path);
    let keys: Vec<_> = guide.keys.iter().map(|(key, says)| json!({ "key": key, "says": says })).collect();
    let used: Vec<_> = used(publication, guide)
        .map(|claim| LinkView { href: links.claim(&claim.id), name: claim.file.claim.to_string() })
        .collect();
    let content = json!({
        "guide": { "kind": guide.kind, "means": guide.means, "keys": keys, "holds": guide.holds, "fails": guide.fails, "because": guide.because },
        "used": used,
        "checks": links.page("claims/checks/index.html"),
        "claims": links.page("claims/index.html"),
    });
    let title = format!("The check \u{201c}{}\u{201d}", guide.kind);
    let view = with(frame(publication, &path, "claims", &title, guide.means), content);
    Page { path, template: "check.html", view, listing: None }
}
