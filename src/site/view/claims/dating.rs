//! What claims about lines tell of the state that was read.

use crate::claims::dating::{Dated, Edge};
use crate::edition::Work;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use crate::site::view::Publication;
use crate::site::view::common::{LinkView, frame, with};
use serde_json::{Value, json};

/// The page; none where no history was looked at.
pub(super) fn page(publication: &Publication<'_>) -> Option<Page> {
    let path = SitePath::fixed("claims/dating/index.html");
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let dated: Vec<_> = resolved
        .edition
        .works_in_order()
        .into_iter()
        .filter_map(|work| Some((work, resolved.observed.get(&work.id)?.dated.as_ref()?)))
        .map(|(work, dated)| one(publication, work, dated, &links))
        .collect();
    if dated.is_empty() {
        return None;
    }
    let about = "Between which commits all claims about lines hold together: the states of the code that can have been read.";
    let content = json!({ "works": dated, "list": links.page("claims/index.html") });
    let view = with(frame(publication, &path, "claims", "Which state was read", about), content);
    Some(Page { path, template: "dating.html", view, listing: None })
}

fn one(publication: &Publication<'_>, work: &Work, dated: &Dated, links: &Linker) -> Value {
    let edge = |edge: &Edge| {
        let fails: Vec<_> = edge
            .fails
            .iter()
            .filter_map(|id| publication.resolved.edition.claims.get(id))
            .map(|claim| LinkView { href: links.claim(&claim.id), name: claim.file.claim.to_string() })
            .collect();
        json!({
            "commit": edge.commit.short(7),
            "whole": edge.commit,
            "date": edge.date,
            "beyond": edge.beyond.as_ref().map(|commit| commit.short(7)),
            "beyond_date": edge.beyond_date,
            "fails": fails,
        })
    };
    let claims: Vec<_> = dated
        .claims
        .iter()
        .filter_map(|id| publication.resolved.edition.claims.get(id))
        .map(|claim| LinkView { href: links.claim(&claim.id), name: claim.file.claim.to_string() })
        .collect();
    json!({
        "id": work.id,
        "title": work.title,
        "href": links.work(&work.id),
        "pin": work.commit().map(|commit| commit.short(7)),
        "on": dated.on,
        "commits": dated.commits,
        "holds": dated.holds,
        "checks": dated.checks,
        "claims": claims,
        "begins": dated.begins.iter().map(edge).collect::<Vec<_>>(),
        "ends": dated.ends.iter().map(edge).collect::<Vec<_>>(),
        "branches": dated.branches,
    })
}
