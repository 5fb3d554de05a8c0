//! All notes, by work and file; and those of a kind, a layer or an author, each on a page that can be linked to.
//!
//! Pages rather than a sieve on one page: what an edition's kinds and authors are is data, and no style sheet can know them.

use super::Publication;
use super::common::{LayerView, NoteItem, frame, with};
use super::past::Kept;
use crate::corpus::holdings::FileKey;
use crate::edition::{Layer, Note};
use crate::ids::NoteId;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use crate::site::words;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Some of the notes.
struct Selection {
    path: SitePath,
    /// By what they are selected; nothing for all.
    by: Option<&'static str>,
    /// What they have in common.
    name: String,
    letter: Option<char>,
    notes: BTreeSet<NoteId>,
}

/// The pages: of all notes, and of each selection that has any.
pub(super) fn pages(publication: &Publication<'_>, kept: &Kept<'_>) -> Vec<Arc<Page>> {
    let selections = selections(publication);
    let make = |selection: &Selection| {
        let anew = || Arc::new(page(publication, selection, &selections));
        kept.list(&selection.path, &selection.notes).unwrap_or_else(anew)
    };
    selections.iter().map(make).collect()
}

fn selections(publication: &Publication<'_>) -> Vec<Selection> {
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    let having = |test: &dyn Fn(&Note) -> bool| -> BTreeSet<NoteId> {
        let notes = resolved.targets.keys().filter_map(|id| edition.notes.get(id));
        notes.filter(|note| test(note)).map(|note| note.id.clone()).collect()
    };
    let mut all = vec![Selection {
        path: SitePath::fixed("notes/index.html"),
        by: None,
        name: "All".to_owned(),
        letter: None,
        notes: having(&|_| true),
    }];
    let mut add = |by, path, name: String, letter, notes: BTreeSet<NoteId>| {
        if !notes.is_empty() {
            all.push(Selection { path, by: Some(by), name, letter, notes });
        }
    };
    for kind in &edition.kinds {
        let notes = having(&|note| note.kind.is(&kind.id.value));
        add("Kind", SitePath::kind(&kind.id.value), kind.name.to_string(), Some(kind.letter.get()), notes);
    }
    for layer in Layer::ALL.iter().copied() {
        let notes = having(&|note| layer_of(publication, note) == Some(layer));
        add("Layer", SitePath::layer(layer), words::capital(layer.as_str()), None, notes);
    }
    for one in &edition.contributors {
        let notes = having(&|note| note.by.0.iter().any(|by| by.is(&one.id.value)));
        add("Author", SitePath::contributor(&one.id.value), one.name.to_string(), None, notes);
    }
    all
}

fn layer_of(publication: &Publication<'_>, note: &Note) -> Option<Layer> {
    let (_, target) = publication.resolved.note(&note.id)?;
    Some(target.file.entry(&publication.resolved.edition)?.layer.value)
}

fn page(publication: &Publication<'_>, selection: &Selection, all: &[Selection]) -> Page {
    let path = selection.path.clone();
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
                    let key = FileKey { work: work.id.clone(), state: None, path };
                    let ids = resolved.on_file.get(&key)?.iter().filter(|id| selection.notes.contains(*id));
                    let notes = NoteItem::list(publication, ids, &links);
                    let layer = LayerView::of(entry.layer.value);
                    (!notes.is_empty()).then(
                        || json!({ "path": key.path, "href": links.code(&key, None), "layer": layer, "notes": notes }),
                    )
                })
                .collect();
            let work = json!({ "title": work.title, "href": links.work(&work.id), "id": work.id, "files": files });
            (!files.is_empty()).then_some(work)
        })
        .collect();
    let title = match selection.by {
        None => "Notes".to_owned(),
        Some("Author") => format!("Notes by {}", selection.name),
        Some("Layer") => format!("Notes on the {} layer", selection.name.to_lowercase()),
        Some(_) => format!("Notes: {}", selection.name),
    };
    let about = match selection.by {
        None => "Every note of the edition, in reading order.".to_owned(),
        Some(_) => format!("{}, in reading order.", title),
    };
    let content = json!({
        "works": works,
        "count": selection.notes.len(),
        "whole": selection.by.is_none(),
        "heading": title,
        "all": links.page("notes/index.html"),
        "filters": filters(all, selection, &links),
    });
    let view = with(frame(publication, &path, "notes", &title, &about), content);
    Page { path, template: "notes.html", view, listing: None }
}

/// Links to the selections, by what they select by. One that is the only of its sort selects nothing.
fn filters(all: &[Selection], here: &Selection, links: &Linker) -> Vec<Value> {
    let group = |by: &'static str| {
        let inside = all.iter().filter(|one| one.by == Some(by));
        let items: Vec<_> = inside
            .map(|one| {
                json!({
                    "name": one.name,
                    "letter": one.letter.map(|letter| letter.to_string()),
                    "id": one.path.as_str().split('/').nth(1),
                    "href": links.to(&one.path),
                    "count": one.notes.len(),
                    "here": one.path == here.path,
                })
            })
            .collect();
        json!({ "by": by, "items": items })
    };
    let groups = ["Kind", "Layer", "Author"].map(group);
    groups.into_iter().filter(|group| group["items"].as_array().is_some_and(|items| items.len() > 1)).collect()
}
