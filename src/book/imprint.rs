//! What the imprint says: who made what, at which state, and how to cite it.

use super::Book;
use crate::edition::{OriginSpec, Work};
use serde_json::{Value, json};

/// The names of the editors.
pub(super) fn editors(book: &Book<'_>) -> String {
    let edition = &book.resolved.edition;
    let named = edition.settings.editors.0.iter().filter_map(|id| edition.contributor(&id.value));
    let names: Vec<_> = named.map(|one| one.name.to_string()).collect();
    match names.as_slice() {
        [] => "The editors".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The imprint.
pub(super) fn view(book: &Book<'_>) -> Value {
    let settings = &book.resolved.edition.settings;
    let title = &*settings.title.value;
    let date = book.resolved.changed().map(|date| date.to_string());
    let whole = settings.subtitle.as_ref().map_or_else(|| title.to_owned(), |sub| format!("{title}: {}", &*sub.value));
    let address = settings.address.as_ref().map(|address| address.to_string());
    json!({
        "edition": title,
        "works": book.works.iter().map(|printed| work(book, printed.work)).collect::<Vec<_>>(),
        "whole": book.whole,
        "licence": &*settings.licence.value,
        "date": date,
        "address": address,
        "citation": { "editors": editors(book).trim_end_matches('.'), "title": whole.trim_end_matches('.') },
        "program": concat!("Glossator ", env!("CARGO_PKG_VERSION")),
    })
}

fn work(book: &Book<'_>, work: &Work) -> Value {
    let pinned = book.resolved.holdings.states.get(&(work.id.clone(), None));
    let makers: Vec<_> = work.makers.iter().map(|maker| maker.name.to_string()).collect();
    json!({
        "title": work.title,
        "makers": makers.join(", "),
        "licence": work.licence,
        "commit": work.commit().map(ToString::to_string),
        "origin": work.pin().origins.iter().find_map(origin),
        "date": pinned.and_then(|state| state.date).map(|date| date.to_string()),
        "revision": pinned.and_then(|state| state.revision).map(|id| id.to_string()),
        "directory": pinned.and_then(|state| state.directory).map(|id| id.to_string()),
    })
}

fn origin(origin: &OriginSpec) -> Option<String> {
    let git = origin.git.as_ref().map(|git| git.to_string());
    let package = origin.package.as_ref().map(|package| package.to_string());
    git.or(package).or_else(|| origin.folder.as_ref().map(|folder| format!("the folder {}", folder.value)))
}
