//! The first page.

use super::common::{FileItem, NoteItem, frame, with};
use super::{Publication, home_path, map, works};
use crate::corpus::holdings::FileKey;
use crate::ids::WorkId;
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use crate::site::page::Page;
use crate::site::picture::{Chart, Form};
use crate::site::words;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How many notes the first page shows.
const NEWEST: usize = 6;

pub(super) fn page(publication: &Publication<'_>, chart: &Chart) -> Page {
    let path = home_path();
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    let settings = &edition.settings;
    let works: Vec<_> =
        edition.works_in_order().into_iter().map(|work| works::item(publication, work, &links)).collect();
    let mut notes: Vec<_> = resolved.targets.keys().filter_map(|id| resolved.note(id)).collect();
    notes.sort_by_key(|(note, _)| (std::cmp::Reverse(note.date.value), note.id.clone()));
    // One note a file, and the works in turn, so that a newcomer sees how far the edition reaches.
    let mut files = BTreeSet::new();
    notes.retain(|(_, target)| files.insert(target.file.clone()));
    let mut of_work: BTreeMap<&WorkId, usize> = BTreeMap::new();
    notes.sort_by_cached_key(|(note, _)| {
        let turn = of_work.entry(note.id.work()).or_default();
        *turn += 1;
        (*turn, edition.works_in_order().iter().position(|work| work.id == *note.id.work()))
    });
    let newest: Vec<_> =
        notes.iter().take(NEWEST).map(|(note, target)| NoteItem::of(publication, note, target, &links)).collect();
    let total: u64 = resolved.holdings.files.values().map(|file| u64::from(file.facts.lines)).sum();
    let content = json!({
        "harvest": super::harvest::head::of_edition(publication),
        "about_html": publication.prose(&links, &settings.about.text, Setting { lower: 1, prefix: "", without_title: false }),
        "companions": works::has_companions(publication),
        "works": works,
        "path": super::paths::first(publication, &links),
        "map": {
            "href": links.page("map/index.html"),
            "work": chart.works.first().map(|work| &work.title),
            "wide": map::alone(chart, 0, Form::Wide, &links),
        },
        "begin": begin(publication, &links),
        "notes": newest,
        "claims": super::claims::summary(publication, &links),
        "essays": super::essay::list(publication, &links, None),
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

/// A way in: the file of the first work with the most notes, and the first note on it.
fn begin(publication: &Publication<'_>, links: &Linker) -> Option<Value> {
    let resolved = publication.resolved;
    let works = resolved.edition.works_in_order();
    let work = works.first()?;
    let keyed = work
        .pin()
        .files
        .iter()
        .map(|entry| (entry, FileKey { work: work.id.clone(), state: None, path: entry.path.value.clone() }));
    // The first of equals: `max_by_key` would give the last.
    let (entry, key) = keyed.rev().max_by_key(|(_, key)| resolved.on_file.get(key).map_or(0, Vec::len))?;
    let first = resolved.on_file.get(&key).and_then(|ids| ids.first());
    Some(json!({
        "work": work.title,
        "file": FileItem::of(publication, &key, entry, links)?,
        "note": NoteItem::list(publication, first, links).first(),
    }))
}
