//! The paths, as walks through the numbers.

use super::{authors, note_in_list, numbered, plain, prose, shown};
use crate::book::Book;
use crate::book::chapter::{Leaf, Role};
use crate::book::ways::path_id;
use crate::edition::{ReadingPath, Stop};
use crate::site::Ways;
use crate::site::markdown::Setting;
use serde_json::{Value, json};

pub(super) fn leaves<'b>(book: &'b Book<'b>) -> Vec<Leaf<'b>> {
    if book.paths.is_empty() {
        return Vec::new();
    }
    let each: Vec<Value> = (1..).zip(&book.paths).map(|(number, path)| one(book, number, path)).collect();
    vec![plain("paths", "Paths", Role::Chapter, "book-paths.html", json!({ "paths": each }))]
}

fn one(book: &Book<'_>, number: usize, path: &ReadingPath) -> Value {
    let id = path_id(number);
    let text = |part: &str, text: &str| {
        let prefix = format!("{id}.{part}.");
        prose(book, text, Setting { lower: 3, prefix: &prefix, without_title: false })
    };
    let stop = |(at, stop): (usize, &Stop)| {
        let passage = book.resolved.stops.get(&path.id).and_then(|stops| stops.get(at)?.as_ref());
        let place = passage.map(|passage| match book.numbers(&passage.file, passage.lines) {
            Some(lines) => numbered(lines),
            None => {
                let lines = Some(passage.lines);
                let place = crate::resolve::Destination::Code { file: passage.file.clone(), lines, symbol: None };
                shown(book.way(&place, book.resolved.index()))
            }
        });
        json!({
            "number": at + 1,
            "title": &**stop.title,
            "place": place,
            "html": text(&(at + 1).to_string(), &stop.reason.text),
            "note": stop.note.as_ref().map(|note| note_in_list(book, &note.value)),
        })
    };
    json!({
        "id": id,
        "number": number,
        "title": &**path.title,
        "summary": &**path.summary,
        "minutes": path.minutes.value,
        "by": authors(book, path.by.0.iter().map(|by| &by.value)),
        "introduction_html": text("introduction", &path.introduction.text),
        "stops": path.stops.iter().enumerate().map(stop).collect::<Vec<_>>(),
        "end_html": text("end", &path.end.text),
    })
}
