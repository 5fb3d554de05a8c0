//! The page for addresses that lead nowhere.

use super::Publication;
use super::common::{frame, with};
use crate::site::address::SitePath;
use crate::site::page::Page;
use serde_json::json;

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("404.html");
    // A host shows this page at any address, so relative links work only from the root; with a public address they are made from there.
    let content = json!({ "base": publication.base });
    let view = with(frame(publication, &path, "", "Not found", "There is no such page."), content);
    Page { path, template: "missing.html", view, listing: None }
}
