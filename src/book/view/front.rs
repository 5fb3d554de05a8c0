//! What comes before the first part: title, imprint, contents, and how the numbers are read.

use super::{counted, plain};
use crate::book::chapter::{Leaf, Role};
use crate::book::{Book, imprint};
use serde_json::{Value, json};

pub(super) fn leaves<'b>(book: &Book<'b>) -> Vec<Leaf<'b>> {
    let edition = &book.resolved.edition;
    let settings = &edition.settings;
    let titles: Vec<&str> = book.works.iter().map(|printed| printed.work.title.as_str()).collect();
    let title = json!({
        "edition": &*settings.title.value,
        "subtitle": settings.subtitle.as_ref().map(|text| text.to_string()),
        "editors": imprint::editors(book),
        "date": book.resolved.changed().map(|date| date.to_string()),
        "works": if book.whole { Value::Null } else { titles.into() },
    });
    let texts = book.texts();
    let missing = texts.filter(|text| text.holding.text.is_none()).count();
    let example = book.texts().find(|text| text.holding.facts.lines > 1);
    let last = book.texts().filter_map(|text| text.numbers()).last();
    let lines: u64 = book.texts().map(|text| u64::from(text.holding.facts.lines)).sum();
    let key = json!({
        "example": example.map(|text| json!({
            "path": text.holding.key.path, "base": text.base, "number": text.base + 2, "href": format!("#{}", crate::book::ways::text_id(text.base)),
        })),
        "lines": crate::site::words::number(lines),
        "files": counted(book.texts().count(), "file"),
        "notes": counted(book.notes.len(), "note"),
        "last": last.map(|range| range.last()),
        "missing": missing,
        "whole": book.whole,
        "kinds": edition.kinds.iter().map(|kind| json!({
            "letter": kind.letter.get().to_string(),
            "name": &*kind.name.value,
            "definition": &*kind.definition.value,
        })).collect::<Vec<_>>(),
        "lenses": edition.lenses.iter().map(|lens| json!({
            "name": &*lens.name.value,
            "definition": &*lens.definition.value,
        })).collect::<Vec<_>>(),
    });
    let front = |id, title, role, template, view| Leaf {
        depth: 0,
        running: String::new(),
        ..plain(id, title, role, template, view)
    };
    vec![
        front("title", &settings.title.value, Role::TitlePage, "book-title.html", title),
        front("imprint", "Imprint", Role::Imprint, "book-imprint.html", imprint::view(book)),
        front("contents", "Contents", Role::Contents, "book-contents.html", Value::Null),
        front("numbers", "How this book is read", Role::Preface, "book-key.html", key),
    ]
}
