//! A note on a page of its own, with its lines.

use super::Publication;
use super::common::{LinkView, NoteCard, NoteItem, contributor_name, frame, with};
use super::reading::{body, marking, names};
use crate::corpus::holdings::FileKey;
use crate::edition::{Edition, Note};
use crate::ids::{LineRange, NoteId};
use crate::resolve::Destination;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::listing::Listing;
use crate::site::page::{Code, Page};
use serde_json::json;

/// Lines shown before and after the note's own.
const AROUND: u32 = 3;
/// The most lines that are shown; a note on a whole file shows how it begins.
const MOST: u32 = 60;

pub(super) fn page(publication: &Publication<'_>, id: &NoteId) -> Option<Page> {
    let resolved = publication.resolved;
    let (note, target) = resolved.note(id)?;
    let holding = resolved.holdings.files.get(&target.file)?;
    let path = SitePath::note(id);
    let links = Linker::new(&path);
    let work = resolved.edition.works.get(id.work())?;
    let none = std::collections::BTreeSet::new();
    let also: Vec<_> = note
        .also
        .iter()
        .filter_map(|also| match resolved.index().code(&also.value) {
            Ok(Destination::Code { file, lines, .. }) => {
                Some(LinkView { href: links.code(&file, lines), name: also.to_string() })
            }
            _ => None, // reported when it was resolved
        })
        .collect();
    let content = json!({
        "note": NoteCard::of(publication, note, target, &links),
        "id": id.to_string(),
        "work": { "title": work.title, "href": links.work(&work.id) },
        "file": { "path": target.file.path, "href": links.code(&target.file, None), "present": holding.text.is_some(), "advisory": advisory(&resolved.edition, &target.file) },
        "also": also,
        "mentioned": NoteItem::list(publication, resolved.mentions.get(id).unwrap_or(&none), &links),
        "claims": super::claims::of_note(publication, id, &links),
        "references": note.cites.0.iter().filter(|key| resolved.edition.bibliography.contains_key(&key.value)).map(|key| json!({
            "html": publication.citations.entry(&key.value),
            "href": links.reference(&key.value),
        })).collect::<Vec<_>>(),
        "citation": citation(&resolved.edition, note, publication.base.map(|base| format!("{base}{}", path.public()))),
        "harvest": super::harvest::head::of_note(publication, note, target),
    });
    let title = note.title.to_string();
    let about =
        format!("A note on {} of {}, {}.", crate::site::words::lines(target.lines), target.file.path, work.title);
    let view = with(frame(publication, &path, "notes", &title, &about), content);
    let first = target.lines.first().saturating_sub(AROUND).max(1);
    let last = (target.lines.last() + AROUND).min(first + MOST - 1).min(holding.facts.lines);
    let listing = Some(Code::Listing(Box::new(Listing {
        body: body(publication, holding),
        lines: LineRange::new(first, last),
        lit: None,
        claims: Vec::new(),
        markings: marking(publication, id, &links).into_iter().collect(),
        varied: Vec::new(),
        ranges: std::collections::BTreeSet::new(),
        ids: false,
        names: names(publication, &target.file, &path, false),
        page: links.code(&target.file, None),
    })));
    Some(Page { path, template: "note.html", view, listing })
}

/// What readers should know before they see lines of the file.
pub(super) fn advisory(edition: &Edition, file: &FileKey) -> Option<String> {
    file.entry(edition)?.advisory.as_ref().map(|advisory| advisory.to_string())
}

/// How to cite the note, in the order of the Chicago Manual of Style for a titled part of a web site (17th edition, 14.207).
fn citation(edition: &Edition, note: &Note, address: Option<String>) -> String {
    let names: Vec<_> = note.by.0.iter().map(|by| contributor_name(edition, &by.value)).collect();
    let title = note.title.trim_end_matches('.');
    let (edition, date) = (&*edition.settings.title.value, note.date.value);
    let end = address.map(|address| format!(" {address}.")).unwrap_or_default();
    format!("{}. \u{201c}{title}.\u{201d} {edition}, {date}.{end}", names.join(", "))
}
