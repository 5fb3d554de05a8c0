//! An essay.

use super::Publication;
use super::common::{frame, with};
use crate::edition::Essay;
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
        "body_html": publication.prose(&links, &essay.body.text, setting),
    });
    let section = essay.slug.as_str();
    let view = with(frame(publication, &path, section, &essay.title, ""), content);
    Page { path, template: "essay.html", view, listing: None }
}
