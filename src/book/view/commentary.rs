//! Part Two: what the edition says of itself and of its works, and the notes on each text in the order of its lines.

use super::{authors, note_in_list, numbered, plain, prose, prose_with_terms, running, shown};
use crate::book::chapter::{Leaf, Role};
use crate::book::ways::{claim_id, commentary_id, extent, note_id, numerals, text_id, work_id};
use crate::book::{Book, Text};
use crate::corpus::holdings::FileKey;
use crate::edition::{Essay, Note, Work};
use crate::ids::NoteId;
use crate::resolve::Destination;
use crate::site::Ways;
use crate::site::markdown::Setting;
use serde_json::{Value, json};

/// The part's name in running heads.
const PART: &str = "Commentary";

pub(super) fn leaves<'b>(book: &'b Book<'b>) -> Vec<Leaf<'b>> {
    let edition = &book.resolved.edition;
    let opening = json!({ "number": "Part Two", "name": "The Commentary" });
    let part =
        Leaf { depth: 0, ..plain("part-two", "Part Two: The Commentary", Role::Part, "book-part.html", opening) };
    let about = Setting { lower: 1, prefix: "about.", without_title: false };
    let about = json!({ "html": prose(book, &edition.settings.about.text, about) });
    let mut leaves = vec![part, plain("introduction", "Introduction", Role::Chapter, "book-essay.html", about)];
    leaves.extend(edition.essays.values().map(|essay| essay_leaf(book, essay)));
    for printed in &book.works {
        leaves.push(work(book, printed.work));
        let noted = printed.texts.iter().filter(|text| !text.notes.is_empty());
        leaves.extend(noted.map(|text| notes(book, printed.work, text)));
    }
    leaves
}

fn essay_leaf<'b>(book: &Book<'b>, essay: &Essay) -> Leaf<'b> {
    let prefix = format!("{}.", essay.slug);
    let setting = Setting { lower: 1, prefix: &prefix, without_title: true };
    let view = json!({ "html": prose(book, &essay.body.text, setting) });
    plain(&format!("essay-{}", essay.slug), &essay.title, Role::Chapter, "book-essay.html", view)
}

fn work<'b>(book: &Book<'b>, work: &'b Work) -> Leaf<'b> {
    let prefix = format!("{}.", work.id);
    let setting = Setting { lower: 2, prefix: &prefix, without_title: false };
    let view = json!({ "html": prose(book, &work.introduction.text, setting) });
    let title = format!("On {}", work.title);
    Leaf { running: running(PART, work), ..plain(&work_id(&work.id), &title, Role::Chapter, "book-essay.html", view) }
}

fn notes<'b>(book: &Book<'b>, work: &'b Work, text: &Text<'b>) -> Leaf<'b> {
    let key = &text.holding.key;
    let claims = book.claims.iter().filter(|claim| claim.at.0.iter().any(|at| FileKey::of(at) == *key));
    let claims: Vec<Value> = claims
        .filter_map(|claim| {
            let number = book.claim_number(&claim.id)?;
            let verdict = claim.verdict.value;
            Some(json!({
                "href": format!("#{}", claim_id(number)),
                "name": format!("claim {number}"),
                "says": &*claim.file.claim.value,
                "verdict": verdict.name().to_lowercase(),
            }))
        })
        .collect();
    let view = json!({
        "path": key.path,
        "extent": extent(text),
        "href": format!("#{}", text_id(text.base)),
        "advisory": text.entry.advisory.as_ref().map(|advisory| advisory.to_string()),
        "notes": text.notes.iter().filter_map(|id| one(book, id)).collect::<Vec<_>>(),
        "claims": claims,
    });
    let title = key.path.to_string();
    let leaf = plain(&commentary_id(text.base), &title, Role::Chapter, "book-notes.html", view);
    Leaf { depth: 2, running: running(PART, work), extent: Some(extent(text)), ..leaf }
}

fn one(book: &Book<'_>, id: &NoteId) -> Option<Value> {
    let resolved = book.resolved;
    let (note, target) = resolved.note(id)?;
    let number = book.note_number(id)?;
    let lines = book.numbers(&target.file, target.lines)?;
    let anchor = note_id(number);
    let prefix = format!("{anchor}.");
    let setting = Setting { lower: 4, prefix: &prefix, without_title: false };
    let kind = resolved.edition.kind(&note.kind.value);
    let lenses = note.lens.0.iter().filter_map(|lens| resolved.edition.lens(&lens.value));
    let none = Vec::new();
    let replies = resolved.replies.get(id).unwrap_or(&none);
    Some(json!({
        "id": anchor,
        "lines": numbered(lines),
        "letter": kind.map_or('?', |kind| kind.letter.get()).to_string(),
        "kind": kind.map_or_else(|| note.kind.to_string(), |kind| kind.name.to_string()),
        "title": &*note.title.value,
        "symbol": target.symbol,
        "html": prose_with_terms(book, &note.body.text, setting),
        "by": authors(book, note.by.0.iter().map(|by| &by.value)),
        "date": note.date.to_string(),
        "evidence": note.evidence.as_str(),
        "lenses": lenses.map(|lens| lens.name.to_string()).collect::<Vec<_>>().join(", "),
        "unsure": unsure(target.state, &numerals(lines)),
        "also": also(book, note),
        "to": note.to.as_ref().map(|to| note_in_list(book, &to.value)),
        "stance": note.stance.as_ref().map(|stance| stance.as_str()),
        "see": note.see.0.iter().map(|see| note_in_list(book, &see.value)).collect::<Vec<_>>(),
        "replies": replies.iter().map(|reply| note_in_list(book, reply)).collect::<Vec<_>>(),
    }))
}

/// What is said of a note whose lines have changed since it was written.
fn unsure(state: crate::resolve::TargetState, lines: &str) -> Option<String> {
    use crate::resolve::TargetState::{Ambiguous, Changed};
    matches!(state, Ambiguous | Changed).then(|| {
        format!("The text has changed since this was written; {lines} are the lines as its author numbered them.")
    })
}

/// Its further targets.
fn also(book: &Book<'_>, note: &Note) -> Vec<Value> {
    let found = note.also.iter().filter_map(|also| book.resolved.index().code(&also.value).ok());
    let code = found.filter(|place| matches!(place, Destination::Code { .. }));
    code.map(|place| shown(book.way(&place, book.resolved.index()))).collect()
}
