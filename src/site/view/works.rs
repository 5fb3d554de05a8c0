//! All works.

use super::Publication;
use super::common::{LayerView, frame, with};
use crate::corpus::holdings::FileKey;
use crate::edition::{Layer, Role, Work};
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use crate::site::words;
use serde_json::{Value, json};

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("works/index.html");
    let links = Linker::new(&path);
    let works: Vec<_> =
        publication.resolved.edition.works_in_order().into_iter().map(|work| item(publication, work, &links)).collect();
    let about = "The works that this edition reads, their makers, licences and pins.";
    let view = with(
        frame(publication, &path, "works", "Works", about),
        json!({
            "works": works,
            "companions": has_companions(publication),
            "layers": Layer::ALL.iter().map(|layer| with(json!(LayerView::of(*layer)), json!({ "meaning": layer.meaning() }))).collect::<Vec<_>>(),
        }),
    );
    Page { path, template: "works.html", view, listing: None }
}

/// Whether there are works that are only read beside others.
pub(super) fn has_companions(publication: &Publication<'_>) -> bool {
    publication.resolved.edition.works.values().any(|work| work.role == Role::Companion)
}

/// A work in a list.
pub(super) fn item(publication: &Publication<'_>, work: &Work, links: &Linker) -> Value {
    let resolved = publication.resolved;
    let own = |key: &FileKey| key.work == work.id && key.state.is_none();
    let held = || resolved.holdings.files.values().filter(|file| own(&file.key));
    let notes: usize = resolved.on_file.iter().filter(|(key, _)| own(key)).map(|(_, notes)| notes.len()).sum();
    let lines: u64 = held().map(|file| u64::from(file.facts.lines)).sum();
    let layers: Vec<_> = Layer::ALL
        .iter()
        .map(|layer| {
            let count = work.pin().files.iter().filter(|file| file.layer.is(layer)).count();
            json!({ "layer": LayerView::of(*layer), "files": count })
        })
        .collect();
    json!({
        "title": work.title,
        "subtitle": work.subtitle,
        "href": links.work(&work.id),
        "companion": work.role == Role::Companion,
        "licence": work.licence,
        "makers": work.makers.iter().map(|maker| maker.name.to_string()).collect::<Vec<_>>(),
        "commit": work.commit().map(|commit| commit.short(7).to_owned()),
        "files": work.pin().files.len(),
        "lines": words::number(lines),
        "notes": notes,
        "layers": layers,
        "missing": held().filter(|file| file.text.is_none()).count(),
    })
}
