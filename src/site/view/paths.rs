//! Paths: the list of them, and each as a reading mode on one page.

use super::Publication;
use super::common::{LinkView, NoteItem, authors, frame, with};
use super::excerpts::{Excerpts, Extent};
use super::past::Kept;
use crate::corpus::holdings::FileKey;
use crate::edition::{ReadingPath, Stop};
use crate::site::address::SitePath;
use crate::site::links::{Linker, stop_anchor};
use crate::site::markdown::Setting;
use crate::site::page::Page;
use crate::site::words;
use serde_json::{Value, json};
use std::sync::Arc;

/// How much code a stop shows.
const EXTENT: Extent = Extent { around: 2, most: 60 };

/// The pages of the paths; none for an edition without any.
pub(super) fn pages(publication: &Publication<'_>, kept: &Kept<'_>) -> Vec<Arc<Page>> {
    let paths = publication.resolved.edition.paths_in_order();
    if paths.is_empty() {
        return Vec::new();
    }
    let beside = |at: usize| [at.checked_sub(1).map(|at| paths[at]), paths.get(at + 1).copied()];
    let each = |(at, path): (usize, &&ReadingPath)| {
        kept.path(path).unwrap_or_else(|| Arc::new(one(publication, path, beside(at))))
    };
    let first = Arc::new(list(publication, &paths));
    std::iter::once(first).chain(paths.iter().enumerate().map(each)).collect()
}

fn list(publication: &Publication<'_>, paths: &[&ReadingPath]) -> Page {
    let path = SitePath::fixed("paths/index.html");
    let links = Linker::new(&path);
    let items: Vec<_> = paths.iter().map(|path| item(path, &links)).collect();
    let about = "Guided readings: each leads from stop to stop through the code.";
    let view = with(frame(publication, &path, "paths", "Paths", about), json!({ "paths": items }));
    Page { path, template: "paths.html", view, listing: None }
}

/// A path in a list.
fn item(path: &ReadingPath, links: &Linker) -> Value {
    json!({
        "title": &**path.title,
        "href": links.path(&path.id),
        "summary": &**path.summary,
        "stops": path.stops.len(),
        "minutes": path.minutes.value,
    })
}

/// The path that a newcomer is offered first.
pub(super) fn first(publication: &Publication<'_>, links: &Linker) -> Option<Value> {
    publication.resolved.edition.paths_in_order().first().map(|path| item(path, links))
}

/// The paths that stop at a file, each with its stops there, as its reading page lists them.
pub(super) fn stops_on(publication: &Publication<'_>, file: &FileKey, links: &Linker) -> Vec<Value> {
    let resolved = publication.resolved;
    let none = Vec::new();
    let all = resolved.stops_on.get(file).unwrap_or(&none);
    let stop = |path: &ReadingPath, at: usize| {
        let passage = resolved.stops.get(&path.id)?.get(at)?.as_ref()?;
        Some(json!({
            "number": at + 1,
            "title": &**path.stops[at].title,
            "href": links.stop(&path.id, at),
            "lines": words::lines(passage.lines),
            "lines_href": links.code(file, Some(passage.lines)),
        }))
    };
    all.chunk_by(|(a, _), (b, _)| a == b)
        .filter_map(|group| {
            let path = resolved.edition.paths.get(&group[0].0)?;
            let stops: Vec<_> = group.iter().filter_map(|(_, at)| stop(path, *at)).collect();
            Some(json!({ "path": item(path, links), "stops": stops }))
        })
        .collect()
}

fn one(publication: &Publication<'_>, path: &ReadingPath, beside: [Option<&ReadingPath>; 2]) -> Page {
    let address = SitePath::path(&path.id);
    let links = Linker::new(&address);
    let edition = &publication.resolved.edition;
    let mut excerpts = Excerpts::new(publication, &address, &links);
    let stops: Vec<_> = (0..path.stops.len()).map(|at| stop(publication, path, at, &links, &mut excerpts)).collect();
    let [before, after] = beside.map(|path| path.map(|path| item(path, &links)));
    let prose =
        |text: &str, prefix: &str| publication.prose(&links, text, Setting { lower: 1, prefix, without_title: false });
    let references = path.cites.0.iter().filter(|key| edition.bibliography.contains_key(&key.value));
    let references: Vec<_> = references
        .map(|key| json!({ "html": publication.citations.entry(&key.value), "href": links.reference(&key.value) }))
        .collect();
    let content = json!({
        "title": &**path.title,
        "summary": &**path.summary,
        "minutes": path.minutes.value,
        "list": links.page("paths/index.html"),
        "introduction_html": prose(&path.introduction.text, "introduction."),
        "stops": stops,
        "end_html": prose(&path.end.text, "end."),
        "references": references,
        "by": authors(edition, path.by.0.iter().map(|by| by.value.clone()), &links),
        "date": path.date.to_string(),
        "before": before,
        "after": after,
    });
    let view = with(frame(publication, &address, "paths", &path.title.value, &path.summary.value), content);
    Page { listing: excerpts.code(), path: address.clone(), template: "path.html", view }
}

fn stop(
    publication: &Publication<'_>,
    path: &ReadingPath,
    at: usize,
    links: &Linker,
    excerpts: &mut Excerpts<'_>,
) -> Value {
    let resolved = publication.resolved;
    let Stop { title, note, reason, .. } = &path.stops[at];
    let passage = resolved.stops.get(&path.id).and_then(|stops| stops.get(at)?.as_ref());
    let beside = |at: Option<usize>| {
        let (at, stop) = at.and_then(|at| Some((at, path.stops.get(at)?)))?;
        Some(LinkView { href: links.stop(&path.id, at), name: stop.title.to_string() })
    };
    // Footnotes count from 1 in every text, and a note may be read at two stops.
    let anchor = stop_anchor(at);
    let prefixes = [format!("{anchor}.reason."), format!("{anchor}.note.")];
    let [reasons, notes] = &prefixes;
    let setting = |prefix| Setting { lower: 3, prefix, without_title: false };
    let note = note.as_ref().and_then(|id| resolved.note(&id.value)).map(|(note, target)| {
        json!({
            "item": NoteItem::of(publication, note, target, links),
            "body_html": publication.note_prose(links, &note.body.text, setting(notes)),
        })
    });
    json!({
        "anchor": anchor,
        "number": at + 1,
        "title": &***title,
        "excerpt": passage.and_then(|passage| excerpts.add(passage, EXTENT)),
        "reason_html": publication.prose(links, &reason.text, setting(reasons)),
        "note": note,
        "before": beside(at.checked_sub(1)),
        "after": beside(Some(at + 1)),
    })
}
