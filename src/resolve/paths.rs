//! Paths: their names, their order, and the lines of their stops.

use super::links::{Index, Passage};
use super::names::{cited, length, note, signed};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::{Edition, ReadingPath};
use crate::ids::PathId;
use crate::yaml::Prose;
use std::collections::BTreeMap;

/// Checks every path.
pub(super) fn check(edition: &Edition) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let mut orders: BTreeMap<u64, &Place> = BTreeMap::new();
    for path in edition.paths.values() {
        if let Some(first) = orders.insert(path.order.value, &path.order.place) {
            let problem = Problem::SameOrder { order: path.order.value };
            wrong.push(Diagnostic::new(problem, path.order.place.clone()).with(first.clone(), "the first"));
        }
        check_path(edition, path, &mut wrong);
    }
    wrong
}

fn check_path(edition: &Edition, path: &ReadingPath, wrong: &mut Vec<Diagnostic>) {
    signed(edition, "a path", &path.by.0, &path.title.place, wrong);
    let prose: Vec<&Prose> = path.prose().collect();
    cited(edition, &path.cites.0, &prose, wrong);
    if path.stops.is_empty() {
        let problem = Problem::MissingKey { key: "stops".to_owned(), what: "a path" };
        wrong.push(Diagnostic::new(problem, path.title.place.clone()));
    }
    for stop in path.stops.iter().filter_map(|stop| stop.note.as_ref()).filter(|id| !edition.has_note(&id.value)) {
        wrong.extend(note(edition, &stop.to_string(), &stop.place));
    }
    length(&path.introduction, ("introduction", "a path"), (80, 180), wrong);
    length(&path.end, ("end", "a path"), (60, 150), wrong);
}

/// The lines of each path's stops; nothing for a stop whose lines are not there, which is said in `wrong`.
pub(super) fn stops(
    edition: &Edition,
    index: &Index<'_>,
    wrong: &mut Vec<Diagnostic>,
) -> BTreeMap<PathId, Vec<Option<Passage>>> {
    let mut all = BTreeMap::new();
    for path in edition.paths.values() {
        all.insert(path.id.clone(), path.stops.iter().map(|stop| index.passage(&stop.at, wrong)).collect());
    }
    all
}
