//! How to cite the edition itself: the Citation File Format 1.2.0, which code hosts read, and CodeMeta 3.0, which archives read.

use super::{Publication, licence, person};
use crate::edition::Contributor;
use serde::Serialize;
use serde_json::{Value, json};

/// Everybody who wrote, the editors first.
fn makers<'p>(publication: &Publication<'p>) -> Vec<&'p Contributor> {
    let edition = &publication.resolved.edition;
    let editors = &edition.settings.editors.0;
    let mut makers: Vec<&Contributor> = edition.contributors.iter().collect();
    makers.sort_by_key(|one| editors.iter().position(|editor| editor.value == one.id.value).unwrap_or(editors.len()));
    makers
}

pub(super) fn codemeta(publication: &Publication<'_>) -> Value {
    let settings = &publication.resolved.edition.settings;
    let mut all = json!({
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": &*settings.title.value,
        "description": settings.subtitle.as_ref().map(|subtitle| subtitle.to_string()),
        "author": makers(publication).into_iter().map(|one| person(&one.id.value, Some(one))).collect::<Vec<_>>(),
        "license": licence(&settings.licence.value),
        "dateModified": publication.resolved.changed().map(|date| date.to_string()),
        "url": publication.base,
        "codeRepository": settings.repository.as_ref().map(|repository| repository.to_string()),
        "inLanguage": settings.language.as_ref().map_or("en", |language| &*language.value),
    });
    if let Some(fields) = all.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    all
}

/// A person or a body of the Citation File Format.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Author<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    family_names: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    given_names: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    orcid: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CitationFile<'p> {
    cff_version: &'static str,
    message: &'static str,
    r#type: &'static str,
    title: &'p str,
    authors: Vec<Author<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_released: Option<String>,
    license: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repository_code: Option<String>,
}

pub(super) fn citation_file(publication: &Publication<'_>) -> String {
    let settings = &publication.resolved.edition.settings;
    let authors = makers(publication).into_iter().map(|one| Author {
        family_names: one.family.as_ref().map(|family| &***family),
        given_names: one.given.as_ref().map(|given| &***given),
        name: one.family.is_none().then(|| &**one.name),
        orcid: one.orcid.as_ref().map(|orcid| format!("https://orcid.org/{}", orcid.value)),
    });
    let file = CitationFile {
        cff_version: "1.2.0",
        message: "If you use this edition, please cite it, and each note by its own page.",
        r#type: "dataset",
        title: &settings.title.value,
        authors: authors.collect(),
        date_released: publication.resolved.changed().map(|date| date.to_string()),
        license: &settings.licence.value,
        url: publication.base,
        repository_code: settings.repository.as_ref().map(|repository| repository.to_string()),
    };
    // Plain texts in plain structs: there is nothing that YAML could not hold.
    serde_yaml::to_string(&file).unwrap_or_default()
}
