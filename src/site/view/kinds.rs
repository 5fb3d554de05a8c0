//! Kinds and lenses, with the notes of each.

use super::Publication;
use super::common::{NoteItem, frame, with};
use crate::edition::Note;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use serde_json::{Value, json};

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("kinds/index.html");
    let links = Linker::new(&path);
    let edition = &publication.resolved.edition;
    let list = |test: &dyn Fn(&Note) -> bool| -> Value {
        let ids: Vec<_> = edition.notes.values().filter(|note| test(note)).map(|note| &note.id).collect();
        json!(NoteItem::list(publication, ids, &links))
    };
    let kinds: Vec<_> = edition
        .kinds
        .iter()
        .map(|kind| {
            json!({
                "id": kind.id.as_str(),
                "letter": kind.letter.get(),
                "name": &*kind.name.value,
                "definition": &*kind.definition.value,
                "must": &*kind.must.value,
                "editors": kind.editors.as_ref().is_some_and(|editors| editors.value),
                "notes": list(&|note| note.kind.is(&kind.id.value)),
            })
        })
        .collect();
    let lenses: Vec<_> = edition
        .lenses
        .iter()
        .map(|lens| {
            json!({
                "id": format!("lens-{}", lens.id.as_str()),
                "name": &*lens.name.value,
                "definition": &*lens.definition.value,
                "notes": list(&|note| note.lens.0.iter().any(|one| one.is(&lens.id.value))),
            })
        })
        .collect();
    let about = "What kinds of notes there are, what each must contain, and the questions that they share.";
    let content = json!({ "kinds": kinds, "lenses": lenses });
    let view = with(frame(publication, &path, "kinds", "Kinds and lenses", about), content);
    Page { path, template: "kinds.html", view, listing: None }
}
