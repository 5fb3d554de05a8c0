//! What a page's head says to programs.
//!
//! Zotero's own reader of pages takes a page with `citation_book_title` for a section of a book, and asks Open Graph's type first: a note's page has
//! none, therefore.

use super::{Publication, address, annotation, authors, licence, person};
use crate::corpus::holdings::{FileKey, Holding};
use crate::edition::{FileEntry, Note, Work};
use crate::ids::ContributorId;
use crate::misleading::turns;
use crate::resolve::Target;
use crate::site::address::SitePath;
use serde_json::{Value, json};

/// A note's: for reference managers, and as linked data.
pub(in crate::site::view) fn of_note(publication: &Publication<'_>, note: &Note, target: &Target) -> Value {
    let edition = &publication.resolved.edition;
    let path = SitePath::note(&note.id);
    let date = note.date.value;
    let mut tags =
        vec![("citation_title", note.title.to_string()), ("citation_book_title", edition.settings.title.to_string())];
    tags.extend(note.by.0.iter().map(|by| ("citation_author", formal_name(publication, &by.value))));
    let editors = edition.settings.editors.0.iter();
    tags.extend(editors.map(|editor| ("citation_editor", formal_name(publication, &editor.value))));
    tags.push(("citation_publication_date", date.to_string().replace('-', "/")));
    tags.push((
        "citation_language",
        edition.settings.language.as_ref().map_or_else(|| "en".to_owned(), |one| one.to_string()),
    ));
    tags.extend(address(publication, &path).map(|address| ("citation_fulltext_html_url", address)));
    let tags: Vec<_> = tags.into_iter().map(|(name, content)| json!({ "name": name, "content": content })).collect();
    let work = edition.works.get(note.id.work()).map_or_else(String::new, |work| work.title.clone());
    let schema = json!({
        "@context": "https://schema.org",
        "@type": ["Chapter", "Comment"],
        "name": note.title.to_string(),
        "url": address(publication, &path),
        "author": authors(publication, note).map(|(id, known)| person(id, known)).collect::<Vec<_>>(),
        "datePublished": date,
        "license": licence(&edition.settings.licence.value),
        "isPartOf": whole(publication),
        "about": { "@type": "SoftwareSourceCode", "name": format!("{work}, {}", target.file.path) },
    });
    json!({ "tags": tags, "linked": [linked(&schema), linked(&annotation::alone(publication, note, target))] })
}

/// A reading page's.
pub(in crate::site::view) fn of_file(
    publication: &Publication<'_>,
    work: &Work,
    entry: &FileEntry,
    holding: &Holding,
    language: &str,
) -> Value {
    let key: &FileKey = &holding.key;
    // Plain names: a work does not say which of its makers are persons.
    let makers: Vec<_> = work.makers.iter().map(|maker| maker.name.to_string()).collect();
    let schema = json!({
        "@context": "https://schema.org",
        "@type": "SoftwareSourceCode",
        "name": key.path,
        "description": entry.role.as_ref().map(|role| role.to_string()),
        "url": address(publication, &SitePath::read(key)),
        "identifier": holding.facts.content.to_string(),
        "programmingLanguage": language,
        "author": makers,
        "license": licence(&entry.licence.as_ref().map_or_else(|| work.licence.clone(), |licence| licence.to_string())),
        "isPartOf": { "@type": "SoftwareSourceCode", "name": work.title, "version": work.commit().map(ToString::to_string) },
        "workExample": whole(publication),
    });
    json!({ "tags": [], "linked": [linked(&schema)] })
}

/// The first page's.
pub(in crate::site::view) fn of_edition(publication: &Publication<'_>) -> Value {
    let mut schema = whole(publication);
    schema["@context"] = "https://schema.org".into();
    json!({ "tags": [], "linked": [linked(&schema)] })
}

/// The edition as schema.org has it.
fn whole(publication: &Publication<'_>) -> Value {
    let settings = &publication.resolved.edition.settings;
    let editors =
        settings.editors.0.iter().map(|id| person(&id.value, publication.resolved.edition.contributor(&id.value)));
    json!({
        "@type": "Book",
        "name": settings.title.to_string(),
        "alternativeHeadline": settings.subtitle.as_ref().map(|subtitle| subtitle.to_string()),
        "url": publication.base,
        "editor": editors.collect::<Vec<_>>(),
        "license": licence(&settings.licence.value),
    })
}

/// JSON that may stand in a `<script>`: no `<` of it can begin a tag (HTML, 4.12.1.3), and nothing turns the direction of the page's source.
fn linked(value: &Value) -> String {
    let text = value.to_string().replace('<', "\\u003c");
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if turns(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// "Lovelace, Ada", or the whole name of a body.
pub(in crate::site::view) fn formal_name(publication: &Publication<'_>, id: &ContributorId) -> String {
    let known = publication.resolved.edition.contributor(id);
    let parts = known.and_then(|one| Some((one.family.as_ref()?, one.given.as_ref()?)));
    match parts {
        Some((family, given)) => format!("{}, {}", &*family.value, &*given.value),
        None => known.map_or_else(|| id.to_string(), |known| known.name.to_string()),
    }
}
