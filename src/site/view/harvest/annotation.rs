//! The notes as W3C Web Annotations (Web Annotation Data Model, W3C Recommendation of 23 February 2017).
//!
//! A target is the content itself, named by its SWHID, which does not depend on where it is read; the lines are a fragment as RFC 5147 has it.

use super::{Publication, address, authors, licence, person};
use crate::edition::{Note, Stance};
use crate::resolve::Target;
use crate::site::address::SitePath;
use serde_json::{Value, json};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// All of them.
pub(super) fn collection(publication: &Publication<'_>) -> Value {
    let resolved = publication.resolved;
    let settings = &resolved.edition.settings;
    let items: Vec<_> = resolved
        .targets
        .keys()
        .filter_map(|id| resolved.note(id))
        .map(|(note, target)| annotation(publication, note, target))
        .collect();
    let id = publication.base.map_or_else(|| "urn:edition".to_owned(), |base| format!("{base}{}", super::ANNOTATIONS));
    json!({
        "@context": CONTEXT,
        "id": id,
        "type": "AnnotationCollection",
        "label": &*settings.title.value,
        "rights": licence(&settings.licence.value),
        "modified": publication.resolved.changed().map(|date| format!("{date}T00:00:00Z")),
        "total": items.len(),
        "first": { "id": format!("{id}#first"), "type": "AnnotationPage", "startIndex": 0, "items": items },
    })
}

/// One, in its page.
pub(super) fn alone(publication: &Publication<'_>, note: &Note, target: &Target) -> Value {
    let mut alone = annotation(publication, note, target);
    alone["@context"] = CONTEXT.into();
    alone
}

fn annotation(publication: &Publication<'_>, note: &Note, target: &Target) -> Value {
    let edition = &publication.resolved.edition;
    let kind = edition.kind(&note.kind.value).map_or_else(|| note.kind.to_string(), |kind| kind.name.to_string());
    let creators: Vec<_> = authors(publication, note).map(|(id, known)| creator(person(id, known))).collect();
    let body = json!({
        "type": "TextualBody",
        "purpose": purpose(note),
        "format": "text/markdown",
        "language": edition.settings.language.as_ref().map_or("en", |language| &*language.value),
        "value": format!("# {}\n\n{}", &**note.title, note.body.text),
    });
    json!({
        "id": name(publication, note),
        "type": "Annotation",
        "motivation": purpose(note),
        "created": format!("{}T00:00:00Z", note.date.value),
        "creator": creators,
        "rights": licence(&edition.settings.licence.value),
        "body": [body, { "type": "TextualBody", "purpose": "classifying", "value": kind }],
        "target": where_(publication, note, target),
    })
}

/// The address of the note's page, or a name where the site has none.
fn name(publication: &Publication<'_>, note: &Note) -> String {
    address(publication, &SitePath::note(&note.id)).unwrap_or_else(|| format!("urn:note:{}", note.id))
}

/// What the note is for, in the words of the standard.
fn purpose(note: &Note) -> &'static str {
    match note.stance.as_ref().map(|stance| stance.value) {
        Some(Stance::Supports | Stance::Qualifies | Stance::Disputes | Stance::Answers) => "replying",
        None => "commenting",
    }
}

/// A reply is about the note that it answers; everything else about lines.
fn where_(publication: &Publication<'_>, note: &Note, target: &Target) -> Value {
    let replied = note.to.as_ref().and_then(|to| publication.resolved.note(&to.value));
    if let Some((to, _)) = replied {
        return name(publication, to).into();
    }
    let holding = publication.resolved.holdings.files.get(&target.file);
    let content = holding.map(|holding| holding.facts.content.to_string());
    // RFC 5147 counts the places between lines, from 0: lines 3 to 5 are those between 2 and 5.
    let mut selector = json!({
        "type": "FragmentSelector",
        "conformsTo": "http://tools.ietf.org/rfc/rfc5147",
        "value": format!("line={},{}", target.lines.first() - 1, target.lines.last()),
    });
    if let Some(on) = &note.target.on {
        selector["refinedBy"] = json!({ "type": "TextQuoteSelector", "exact": &*on.value });
    }
    let page = address(publication, &SitePath::read(&target.file));
    json!({
        "source": content.or_else(|| page.clone()),
        "scope": page.map(|page| format!("{page}#{}", target.lines.fragment())),
        "selector": selector,
    })
}

/// A person of schema.org in the words of the annotation model.
fn creator(mut person: Value) -> Value {
    if let Some(fields) = person.as_object_mut() {
        for (from, to) in [("@id", "id"), ("@type", "type"), ("url", "homepage")] {
            if let Some(value) = fields.remove(from) {
                fields.insert(to.to_owned(), value);
            }
        }
        fields.retain(|name, _| !matches!(name.as_str(), "familyName" | "givenName"));
    }
    person
}
