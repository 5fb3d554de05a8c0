//! All works.

use super::Publication;
use super::common::{frame, with};
use crate::edition::Role;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use serde_json::json;

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("works/index.html");
    let links = Linker::new(&path);
    let works: Vec<_> = publication
        .resolved
        .edition
        .works_in_order()
        .into_iter()
        .map(|work| {
            json!({
                "title": work.title,
                "subtitle": work.subtitle,
                "href": links.work(&work.id),
                "companion": work.role == Role::Companion,
                "licence": work.licence,
                "makers": work.makers.iter().map(|maker| maker.name.to_string()).collect::<Vec<_>>(),
                "commit": work.commit().map(|commit| commit.short(7).to_owned()),
                "files": work.pin().files.len(),
            })
        })
        .collect();
    let about = "The works that this edition reads, their makers, licences and pins.";
    let view = with(frame(publication, &path, "works", "Works", about), json!({ "works": works }));
    Page { path, template: "works.html", view, listing: None }
}
