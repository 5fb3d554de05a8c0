//! An essay.

use super::Publication;
use super::common::{LinkView, frame, with};
use crate::edition::Essay;
use crate::ids::Slug;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use crate::site::page::Page;
use serde_json::json;

pub(super) fn page(publication: &Publication<'_>, essay: &Essay) -> Page {
    let path = SitePath::essay(&essay.slug);
    let links = Linker::new(&path);
    let setting = Setting { lower: 0, prefix: "", without_title: true };
    let content = json!({
        "title": essay.title,
        "essays": list(publication, &links, Some(&essay.slug)),
        "body_html": publication.prose(&links, &essay.body.text, setting),
    });
    let section = essay.slug.as_str();
    let view = with(frame(publication, &path, section, &essay.title, ""), content);
    Page { path, template: "essay.html", view, listing: None }
}

/// The essays, but for the one that the list stands on, and the one that belongs to the page of the measures.
pub(super) fn list(publication: &Publication<'_>, links: &Linker, but: Option<&Slug>) -> Vec<LinkView> {
    let essays = publication.resolved.edition.essays.values();
    let others = essays.filter(|essay| Some(&essay.slug) != but && !super::measures::includes(essay));
    others.map(|essay| LinkView { href: links.essay(&essay.slug), name: essay.title.clone() }).collect()
}
