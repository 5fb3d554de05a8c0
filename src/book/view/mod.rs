//! What each chapter shows, as plain data; one file for chapters of one kind.

mod claims;
mod commentary;
mod front;
mod paths;
mod reference;
mod source;

use super::Book;
use super::chapter::{Leaf, Role};
use super::ways::{note_id, numerals};
use crate::edition::Work;
use crate::ids::{ContributorId, LineRange, NoteId};
use crate::site::markdown::{Setting, Writer};
use crate::site::{Way, words};
use serde_json::{Value, json};

/// All chapters in order.
pub(super) fn leaves<'b>(book: &'b Book<'b>) -> Vec<Leaf<'b>> {
    let mut leaves = front::leaves(book);
    leaves.extend(source::leaves(book));
    leaves.extend(commentary::leaves(book));
    leaves.extend(paths::leaves(book));
    leaves.extend(claims::leaf(book));
    leaves.extend(reference::leaves(book));
    leaves
}

/// A chapter that shows no text and stands directly in its part.
fn plain<'b>(id: &str, title: &str, role: Role, template: &'static str, view: Value) -> Leaf<'b> {
    Leaf {
        id: id.to_owned(),
        title: title.to_owned(),
        depth: 1,
        running: title.to_owned(),
        extent: None,
        role,
        template,
        view,
        text: None,
    }
}

/// Prose, with headings from a level downwards.
fn prose(book: &Book<'_>, text: &str, setting: Setting<'_>) -> String {
    writer(book).write(text, setting)
}

/// The prose of a note or claim, in which the first use of each term is a link.
fn prose_with_terms(book: &Book<'_>, text: &str, setting: Setting<'_>) -> String {
    writer(book).write_with_terms(text, &book.resolved.terms, setting)
}

fn writer<'w>(book: &'w Book<'_>) -> Writer<'w> {
    Writer { index: book.resolved.index(), citations: book.citations, links: book }
}

/// A link as templates see it.
fn shown(way: Way) -> Value {
    json!({ "href": way.href, "name": way.name })
}

/// Lines by their numbers.
fn numbered(range: LineRange) -> Value {
    json!({ "href": format!("#{}", super::ways::line_id(range.first())), "name": numerals(range) })
}

/// A note as a list names it.
fn note_in_list(book: &Book<'_>, id: &NoteId) -> Value {
    shown(book.note_way(id))
}

/// The names of authors.
fn authors<'i>(book: &Book<'_>, ids: impl Iterator<Item = &'i ContributorId>) -> String {
    let edition = &book.resolved.edition;
    let name = |id: &ContributorId| edition.contributor(id).map_or_else(|| id.to_string(), |one| one.name.to_string());
    ids.map(name).collect::<Vec<_>>().join(", ")
}

/// What a work's pages have at their head.
fn running(part: &str, work: &Work) -> String {
    format!("{part} \u{b7} {}", work.title)
}

/// The link of a note's number.
fn note_href(number: usize) -> String {
    format!("#{}", note_id(number))
}

/// A number of things: "1 note", "2 notes".
fn counted(count: usize, one: &str) -> String {
    let number = words::number(count as u64);
    if count == 1 { format!("{number} {one}") } else { format!("{number} {one}s") }
}
