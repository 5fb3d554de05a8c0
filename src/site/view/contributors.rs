//! Who wrote what.

use super::Publication;
use super::common::{NoteItem, frame, with};
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use serde_json::json;

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("contributors/index.html");
    let links = Linker::new(&path);
    let edition = &publication.resolved.edition;
    let contributors: Vec<_> = edition
        .contributors
        .iter()
        .map(|contributor| {
            let own = edition.notes.values().filter(|note| note.by.0.iter().any(|by| by.is(&contributor.id.value)));
            let web = |text: &str| url::Url::parse(text).is_ok_and(|url| url.scheme() == "https").then(|| text.to_owned());
            json!({
                "id": contributor.id.as_str(),
                "name": &*contributor.name.value,
                "role": contributor.role.as_str(),
                "orcid": contributor.orcid.as_ref().and_then(|orcid| web(&format!("https://orcid.org/{}", orcid.value))),
                "home": contributor.home.as_ref().map(|home| home.to_string()),
                "notes": NoteItem::list(publication, own.map(|note| &note.id).collect::<Vec<_>>(), &links),
            })
        })
        .collect();
    let about = "Who made this edition.";
    let content = json!({ "contributors": contributors });
    let view = with(frame(publication, &path, "contributors", "Contributors", about), content);
    Page { path, template: "contributors.html", view, listing: None }
}
