//! All notes, by work and file.

use super::Publication;
use super::common::{NoteItem, frame, with};
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use serde_json::json;

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("notes/index.html");
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let works: Vec<_> = resolved
        .edition
        .works_in_order()
        .into_iter()
        .filter_map(|work| {
            let files: Vec<_> = work
                .pin()
                .files
                .iter()
                .filter_map(|entry| {
                    let path = entry.path.value.clone();
                    let key = crate::corpus::holdings::FileKey { work: work.id.clone(), state: None, path };
                    let notes = NoteItem::list(publication, resolved.on_file.get(&key)?, &links);
                    Some(json!({ "path": key.path, "href": links.code(&key, None), "notes": notes }))
                })
                .collect();
            let work = json!({ "title": work.title, "href": links.work(&work.id), "id": work.id, "files": files });
            (!files.is_empty()).then_some(work)
        })
        .collect();
    let about = "Every note of the edition, in reading order.";
    let content = json!({ "works": works, "count": resolved.targets.len() });
    let view = with(frame(publication, &path, "notes", "Notes", about), content);
    Page { path, template: "notes.html", view, listing: None }
}
