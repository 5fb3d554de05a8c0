//! The names that notes use, and what each kind asks of its notes.

use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::{ContributorRole, Edition, Kind, KindField, Note};
use crate::prose::{self, Citation, Link};
use std::collections::BTreeSet;

/// Words that a note's body should have.
const WORDS: std::ops::RangeInclusive<usize> = 60..=180;

/// Checks every note, and the settings.
pub(super) fn check(edition: &Edition) -> Vec<Diagnostic> {
    let mut wrong: Vec<_> = edition.notes.values().flat_map(|note| check_note(edition, note)).collect();
    for editor in &edition.settings.editors.0 {
        wrong.extend(contributor(edition, editor.as_str(), &editor.place));
    }
    if let Some(article) = &edition.settings.article
        && !edition.bibliography.contains_key(&article.value)
    {
        wrong.extend(reference(edition, article.as_str(), &article.place));
    }
    wrong
}

/// A name that is not defined. Nothing, where the list that would define it could not be read whole: one fault is said once.
fn unknown(
    edition: &Edition,
    what: &'static str,
    name: &str,
    known: Vec<String>,
    defined_in: &'static str,
    place: &Place,
) -> Option<Diagnostic> {
    let sure = !edition.faulty.lists.contains(defined_in);
    sure.then(|| Diagnostic::new(Problem::Unknown { what, name: name.to_owned(), known, defined_in }, place.clone()))
}

/// A key that the bibliography does not have.
fn reference(edition: &Edition, key: &str, place: &Place) -> Option<Diagnostic> {
    let known = edition.bibliography.keys().map(ToString::to_string).collect();
    unknown(edition, "bibliography entry", key, known, "annotations/bibliography.yaml", place)
}

/// A note that does not exist.
fn note(edition: &Edition, id: &str, place: &Place) -> Option<Diagnostic> {
    let known = edition.notes.keys().map(ToString::to_string).collect();
    unknown(edition, "note", id, known, "annotations/notes", place)
}

fn contributor(edition: &Edition, id: &str, place: &Place) -> Option<Diagnostic> {
    let known: Vec<_> = edition.contributors.iter().map(|contributor| contributor.id.to_string()).collect();
    let missing = !known.iter().any(|known| known == id);
    if missing { unknown(edition, "contributor", id, known, "annotations/contributors.yaml", place) } else { None }
}

fn check_note(edition: &Edition, note: &Note) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    match edition.kind(&note.kind.value) {
        Some(kind) => check_kind(edition, note, kind, &mut wrong),
        None => {
            let known = edition.kinds.iter().map(|kind| kind.id.to_string()).collect();
            wrong.extend(unknown(
                edition,
                "kind",
                note.kind.as_str(),
                known,
                "annotations/kinds.yaml",
                &note.kind.place,
            ));
        }
    }
    for lens in note.lens.0.iter().filter(|lens| edition.lens(&lens.value).is_none()) {
        let known = edition.lenses.iter().map(|lens| lens.id.to_string()).collect();
        wrong.extend(unknown(edition, "lens", lens.as_str(), known, "annotations/lenses.yaml", &lens.place));
    }
    if note.by.0.is_empty() {
        let problem = Problem::MissingKey { key: "by".to_owned(), what: "a note" };
        wrong.push(Diagnostic::new(problem, note.title.place.clone()));
    }
    for by in &note.by.0 {
        wrong.extend(contributor(edition, by.as_str(), &by.place));
    }
    for key in note.cites.0.iter().filter(|key| !edition.bibliography.contains_key(&key.value)) {
        wrong.extend(reference(edition, key.as_str(), &key.place));
    }
    for other in note.see.0.iter().chain(&note.to) {
        if other.is(&note.id) {
            wrong.push(Diagnostic::new(Problem::SelfReference, other.place.clone()));
        } else if !edition.has_note(&other.value) {
            wrong.extend(self::note(edition, &other.to_string(), &other.place));
        }
    }
    check_body(edition, note, &mut wrong);
    wrong
}

fn check_kind(edition: &Edition, note: &Note, kind: &Kind, wrong: &mut Vec<Diagnostic>) {
    let filled = |field| match field {
        KindField::On => note.target.on.is_some(),
        KindField::Cites => !note.cites.0.is_empty(),
        KindField::See => !note.see.0.is_empty(),
        KindField::To => note.to.is_some(),
        KindField::Stance => note.stance.is_some(),
        KindField::Also => !note.also.is_empty(),
    };
    for field in kind.requires.iter().filter(|field| !filled(field.value)) {
        let (kind, must) = (kind.id.to_string(), kind.must.to_string());
        let problem = Problem::KindNeeds { kind, field: field.as_str(), must };
        wrong.push(Diagnostic::new(problem, note.kind.place.clone()));
    }
    let replies = kind.requires.iter().any(|field| field.is(&KindField::To));
    if !replies {
        let to = note.to.as_ref().map(|to| ("to", &to.place));
        let stance = note.stance.as_ref().map(|stance| ("stance", &stance.place));
        for (field, place) in to.into_iter().chain(stance) {
            let problem = Problem::KindHasNot { kind: kind.id.to_string(), field };
            wrong.push(Diagnostic::new(problem, place.clone()));
        }
    }
    let by_editor = note.by.0.iter().any(|by| {
        edition.contributor(&by.value).is_none_or(|contributor| contributor.role.is(&ContributorRole::Editor))
    });
    if kind.editors.as_ref().is_some_and(|editors| editors.value) && !by_editor {
        let problem = Problem::EditorsOnly { kind: kind.id.to_string() };
        wrong.push(Diagnostic::new(problem, note.kind.place.clone()));
    }
}

fn check_body(edition: &Edition, note: &Note, wrong: &mut Vec<Diagnostic>) {
    let listed: BTreeSet<_> = note.cites.0.iter().map(|key| &key.value).collect();
    for (link, range) in prose::links(&note.body.text) {
        if let Link::Cite(cited) = link {
            // A key that is not in the bibliography is reported with the links.
            let known = |citation: &&Citation| edition.bibliography.contains_key(&citation.key);
            for citation in cited.iter().filter(known).filter(|citation| !listed.contains(&citation.key)) {
                let problem = Problem::CitationNotListed { key: citation.key.to_string() };
                wrong.push(Diagnostic::new(problem, note.body.place(&range)));
            }
        }
    }
    let words = prose::count_words(&note.body.text);
    if !WORDS.contains(&words) {
        wrong.push(Diagnostic::new(Problem::BodyLength { words }, note.body.place(&(0..0))));
    }
}
