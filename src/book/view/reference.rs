//! What is looked up: terms and bibliography, with the numbers at which they are used.

use super::{note_href, plain, prose, shown};
use crate::book::Book;
use crate::book::chapter::{Leaf, Role};
use crate::book::ways::{numerals, reference_id, term_id};
use crate::edition::Term;
use crate::ids::{NoteId, ReferenceKey};
use crate::resolve::Destination;
use crate::site::Ways;
use crate::site::markdown::Setting;
use serde_json::{Value, json};

pub(super) fn leaves<'b>(book: &'b Book<'b>) -> Vec<Leaf<'b>> {
    let mut leaves = Vec::new();
    let terms = book.resolved.edition.terms_in_order();
    if !terms.is_empty() {
        let view = json!({ "terms": terms.iter().map(|term| one(book, term)).collect::<Vec<_>>() });
        leaves.push(plain("terms", "Terms", Role::Glossary, "book-terms.html", view));
    }
    let known = &book.resolved.edition.bibliography;
    let entries: Vec<Value> =
        book.citations.order().iter().filter(|key| known.contains_key(*key)).map(|key| entry(book, key)).collect();
    if !entries.is_empty() {
        let view = json!({ "entries": entries });
        leaves.push(plain("bibliography", "Bibliography", Role::Bibliography, "book-bibliography.html", view));
    }
    leaves
}

fn one(book: &Book<'_>, term: &Term) -> Value {
    let resolved = book.resolved;
    let id = term_id(&term.id);
    let prefix = format!("{id}.");
    let setting = Setting { lower: 4, prefix: &prefix, without_title: false };
    let place = resolved.term_places.get(&term.id).map(|passage| {
        let (file, lines) = (passage.file.clone(), Some(passage.lines));
        shown(book.way(&Destination::Code { file, lines, symbol: None }, resolved.index()))
    });
    let see = term.see.0.iter().filter(|see| resolved.edition.terms.contains_key(&see.value));
    let see = see.map(|see| shown(book.way(&Destination::Term(see.value.clone()), resolved.index())));
    json!({
        "id": id,
        "term": &**term.file.term,
        "also": term.also.0.iter().map(|form| form.to_string()).collect::<Vec<_>>().join(", "),
        "short": &**term.short,
        "html": prose(book, &term.body.text, setting),
        "place": place,
        "see": see.collect::<Vec<_>>(),
        "uses": at_notes(book, resolved.term_uses.get(&term.id).into_iter().flatten()),
    })
}

fn entry(book: &Book<'_>, key: &ReferenceKey) -> Value {
    let resolved = book.resolved;
    let doubt = resolved.edition.bibliography.get(key).and_then(|entry| entry.doubt.as_ref());
    json!({
        "id": reference_id(key),
        "html": book.citations.entry(key),
        "doubt": doubt.map(|doubt| doubt.to_string()),
        "uses": at_notes(book, resolved.cited_by.get(key).into_iter().flatten()),
    })
}

/// Printed notes by the numbers of their lines, in the order of the numbers.
fn at_notes<'n>(book: &Book<'_>, ids: impl Iterator<Item = &'n NoteId>) -> Vec<Value> {
    let mut found: Vec<_> = ids.filter_map(|id| Some((book.note_lines(id)?, book.note_number(id)?))).collect();
    found.sort_unstable();
    found.iter().map(|(lines, number)| json!({ "href": note_href(*number), "name": numerals(*lines) })).collect()
}
