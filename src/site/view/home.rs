//! The first page.

use super::common::{LayerView, NoteItem, frame, with};
use super::{Publication, home_path};
use crate::edition::{Layer, Role};
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use crate::site::page::Page;
use crate::site::words;
use serde_json::json;

/// How many notes the first page shows.
const NEWEST: usize = 6;

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = home_path();
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    let settings = &edition.settings;
    let works: Vec<_> = edition
        .works_in_order()
        .into_iter()
        .map(|work| {
            let own = |key: &&crate::corpus::holdings::FileKey| key.work == work.id && key.state.is_none();
            let held = || resolved.holdings.files.values().filter(|file| own(&&file.key));
            let notes: usize = resolved.on_file.iter().filter(|(key, _)| own(key)).map(|(_, notes)| notes.len()).sum();
            let lines: u64 = held().map(|file| u64::from(file.facts.lines)).sum();
            let layers: Vec<_> = Layer::ALL
                .iter()
                .map(|layer| {
                    let count = work.pin().files.iter().filter(|file| file.layer.is(layer)).count();
                    json!({ "layer": LayerView::of(*layer), "files": count })
                })
                .collect();
            json!({
                "title": work.title,
                "subtitle": work.subtitle,
                "href": links.work(&work.id),
                "companion": work.role == Role::Companion,
                "files": work.pin().files.len(),
                "lines": words::number(lines),
                "notes": notes,
                "layers": layers,
                "missing": held().filter(|file| file.text.is_none()).count(),
            })
        })
        .collect();
    let mut notes: Vec<_> = resolved.targets.keys().filter_map(|id| resolved.note(id)).collect();
    notes.sort_by_key(|(note, _)| (std::cmp::Reverse(note.date.value), note.id.clone()));
    // One note a file, so that a newcomer sees how far the edition reaches.
    let mut seen = std::collections::BTreeSet::new();
    notes.retain(|(_, target)| seen.insert(target.file.clone()));
    let newest: Vec<_> =
        notes.iter().take(NEWEST).map(|(note, target)| NoteItem::of(publication, note, target, &links)).collect();
    let total: u64 = resolved.holdings.files.values().map(|file| u64::from(file.facts.lines)).sum();
    let content = json!({
        "about_html": publication.prose(&links, &settings.about.text, Setting { lower: 1, prefix: "", without_title: false }),
        "works": works,
        "notes": newest,
        "counts": {
            "works": edition.works.len(),
            "files": resolved.holdings.files.len(),
            "lines": words::number(total),
            "notes": resolved.targets.len(),
        },
        "article_html": settings.article.as_ref().map(|key| publication.citations.entry(&key.value)),
    });
    let about = settings.subtitle.as_ref().map(|text| text.to_string()).unwrap_or_default();
    let view = with(frame(publication, &path, "home", &settings.title.value, &about), content);
    Page { path, template: "home.html", view, listing: None }
}
