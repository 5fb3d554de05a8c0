//! The names that notes use, and what each kind asks of its notes.

use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::{ContributorRole, Edition, Kind, KindField, Note};
use crate::ids::{ContributorId, ReferenceKey};
use crate::prose::{self, Citation, Link};
use crate::yaml::{Located, Prose};
use std::collections::BTreeSet;

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
pub(super) fn unknown(
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
pub(super) fn note(edition: &Edition, id: &str, place: &Place) -> Option<Diagnostic> {
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
    signed(edition, "a note", &note.by.0, &note.title.place, &mut wrong);
    cited(edition, &note.cites.0, &[&note.body], &mut wrong);
    for other in note.see.0.iter().chain(&note.to) {
        if other.is(&note.id) {
            wrong.push(Diagnostic::new(Problem::SelfReference { what: "a note" }, other.place.clone()));
        } else if !edition.has_note(&other.value) {
            wrong.extend(self::note(edition, &other.to_string(), &other.place));
        }
    }
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

/// Checks who signs. `title`: where to say that nobody does.
pub(super) fn signed(
    edition: &Edition,
    what: &'static str,
    by: &[Located<ContributorId>],
    title: &Place,
    wrong: &mut Vec<Diagnostic>,
) {
    if by.is_empty() {
        let problem = Problem::MissingKey { key: "by".to_owned(), what };
        wrong.push(Diagnostic::new(problem, title.clone()));
    }
    wrong.extend(by.iter().filter_map(|by| contributor(edition, by.as_str(), &by.place)));
}

/// Holds the citations of some prose against those that are listed.
pub(super) fn cited(edition: &Edition, cites: &[Located<ReferenceKey>], prose: &[&Prose], wrong: &mut Vec<Diagnostic>) {
    let known = |key: &ReferenceKey| edition.bibliography.contains_key(key);
    let listed: BTreeSet<_> = cites.iter().map(|key| &key.value).collect();
    let mut used = BTreeSet::new();
    for text in prose {
        for (link, range) in prose::links(&text.text) {
            let Link::Cite(cited) = link else { continue };
            for Citation { key, .. } in cited {
                // A key that is not in the bibliography is reported with the links.
                if known(&key) && !listed.contains(&key) {
                    let problem = Problem::CitationNotListed { key: key.to_string() };
                    wrong.push(Diagnostic::new(problem, text.place(&range)));
                }
                used.insert(key);
            }
        }
    }
    // One that is cited and not known may be one that is listed, misspelt: one fault is said once.
    let misspelt = used.iter().any(|key| !known(key));
    for key in cites {
        if !known(&key.value) {
            wrong.extend(reference(edition, key.as_str(), &key.place));
        } else if !misspelt && !used.contains(&key.value) {
            let problem = Problem::CitationNotUsed { key: key.to_string() };
            wrong.push(Diagnostic::new(problem, key.place.clone()));
        }
    }
}

/// Holds a text against the length that texts of its kind have, in words. How long a note is, is for each edition's house rules to say.
pub(super) fn length(
    text: &Prose,
    (part, of): (&'static str, &'static str),
    (least, most): (usize, usize),
    wrong: &mut Vec<Diagnostic>,
) {
    let words = prose::count_words(&text.text);
    if !(least..=most).contains(&words) {
        let problem = Problem::BodyLength { part, of, words, least, most };
        wrong.push(Diagnostic::new(problem, text.place(&(0..0))));
    }
}
