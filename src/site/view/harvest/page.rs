//! The page of what can be taken away.

use super::super::common::{frame, with};
use super::{ANNOTATIONS, EDITION, FEED, Publication, tour};
use crate::site::address::SitePath;
use crate::site::page::Page;
use serde_json::{Value, json};

pub(in crate::site::view) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("data/index.html");
    let edition = &publication.resolved.edition;
    let root = path.to_root();
    let file = |name: &str, to: &str, says: &str| -> Value {
        json!({ "name": name, "href": format!("{root}{to}"), "says": says })
    };
    let mut whole = vec![
        file(
            "edition.json",
            EDITION,
            "Works, files, notes, terms and paths, as they were written and with the places that were found for them.",
        ),
        file(
            "annotations.jsonld",
            ANNOTATIONS,
            "The notes as W3C Web Annotations; their targets are SWHIDs and lines.",
        ),
        file("map.json", "data/map.json", "The files, and who imports and calls whom."),
    ];
    if publication.resolved.measures().is_some() {
        whole.push(file("measures.json", "data/measures.json", "What was counted in the code."));
    }
    if !edition.claims.is_empty() {
        whole.push(file("claims.json", "data/claims.json", "The claims, their checks, and what these found."));
    }
    let mut cited = vec![
        file("bibliography.bib", "data/bibliography.bib", "Everything that is cited, for BibTeX."),
        file("bibliography.json", "data/bibliography.json", "The same as CSL-JSON."),
        file("CITATION.cff", "data/CITATION.cff", "How to cite the edition, in the Citation File Format."),
        file("codemeta.json", "data/codemeta.json", "The same for archives of software, as CodeMeta."),
    ];
    if publication.base.is_some() {
        cited.push(file("feed.xml", FEED, "The newest notes, as an Atom feed."));
    }
    let tours: Vec<_> = edition
        .paths_in_order()
        .into_iter()
        .map(|path| file(&path.title, &tour::address(path), &path.summary))
        .collect();
    let about = "The edition as data, its bibliography, and its paths for editors of code.";
    let content = json!({ "whole": whole, "cited": cited, "tours": tours });
    let view = with(frame(publication, &path, "", "Data", about), content);
    Page { path, template: "data.html", view, listing: None }
}
