//! The bibliography, each entry with the notes that cite it.

use super::Publication;
use super::common::{LinkView, NoteItem, frame, with};
use crate::edition::ReferenceList;
use crate::ids::ReferenceKey;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use serde_json::{Value, json};

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("bibliography/index.html");
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let none = std::collections::BTreeSet::new();
    let list = |list: ReferenceList| -> Vec<Value> {
        let keys = publication.citations.order().iter();
        let entries =
            keys.filter_map(|key| resolved.edition.bibliography.get(key)).filter(|entry| entry.list.is(&list));
        entries
            .map(|entry| {
                let key = &entry.id.value;
                json!({
                    "key": key,
                    "html": publication.citations.entry(key),
                    "doubt": entry.doubt.as_ref().map(|doubt| doubt.to_string()),
                    "cited_in": guides(publication, key, &links),
                    "cited_by": NoteItem::list(publication, resolved.cited_by.get(key).unwrap_or(&none), &links),
                })
            })
            .collect()
    };
    let article = resolved.edition.settings.article.as_ref().map(|key| publication.citations.short(&key.value));
    let content = json!({
        "data": [
            { "name": "BibTeX", "href": path.to(&SitePath::fixed("data/bibliography.bib"), None) },
            { "name": "CSL-JSON", "href": path.to(&SitePath::fixed("data/bibliography.json"), None) },
        ],
        "article": article,
        "cited": list(ReferenceList::Article),
        "further": list(ReferenceList::Further),
    });
    let about = "The works that the article and the notes cite, and the notes that cite them.";
    let view = with(frame(publication, &path, "bibliography", "Bibliography", about), content);
    Page { path, template: "bibliography.html", view, listing: None }
}

/// The paths and terms that cite a work.
fn guides(publication: &Publication<'_>, key: &ReferenceKey, links: &Linker) -> Vec<LinkView> {
    let edition = &publication.resolved.edition;
    let paths = edition.paths_in_order().into_iter().filter(|path| path.cites.0.iter().any(|cited| cited.is(key)));
    let terms = edition.terms_in_order().into_iter().filter(|term| term.cites.0.iter().any(|cited| cited.is(key)));
    let paths = paths.map(|path| LinkView { href: links.path(&path.id), name: path.title.to_string() });
    let terms = terms.map(|term| LinkView { href: links.term(&term.id), name: term.file.term.to_string() });
    paths.chain(terms).collect()
}
