//! The package document: what the book is, what is in it, and in which order it is read.

use super::{STYLE, file_of, language};
use crate::book::chapter::{Chapter, Role};
use crate::book::{Book, imprint};
use crate::ids::Sha256;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// What readers with other needs are told (Schema.org accessibility vocabulary, as EPUB Accessibility 1.1 asks).
const ACCESSIBILITY: [(&str, &str); 10] = [
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "index"),
    ("schema:accessibilityFeature", "ARIA"),
    ("schema:accessibilityHazard", "none"),
    (
        "schema:accessibilitySummary",
        "All of the book is text. Every line of code has a number of its own, which is text too; notes and lines link to each other. Weight \
         and slope repeat what the words say.",
    ),
];

/// Writes the document.
pub(super) fn package(book: &Book<'_>, chapters: &[Chapter]) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory cannot fail.
    let _ = write(&mut writer, book, chapters);
    writer.into_inner()
}

fn write(writer: &mut Writer<Vec<u8>>, book: &Book<'_>, chapters: &[Chapter]) -> std::io::Result<()> {
    let language = language(book);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let attributes = [
        ("xmlns", "http://www.idpf.org/2007/opf"),
        ("version", "3.0"),
        ("unique-identifier", "identifier"),
        ("xml:lang", &language),
    ];
    writer.create_element("package").with_attributes(attributes).write_inner_content(|writer| {
        let names = ("xmlns:dc", "http://purl.org/dc/elements/1.1/");
        writer
            .create_element("metadata")
            .with_attribute(names)
            .write_inner_content(|writer| metadata(writer, book, &language))?;
        writer.create_element("manifest").write_inner_content(|writer| {
            let item = |writer: &mut Writer<Vec<u8>>, id: &str, file: &str, media: &str, is_table: bool| {
                let attributes = [("id", id), ("href", file), ("media-type", media)];
                let item = writer.create_element("item").with_attributes(attributes);
                let item = if is_table { item.with_attribute(("properties", "nav")) } else { item };
                item.write_empty().map(|_| ())
            };
            item(writer, "style", STYLE, "text/css", false)?;
            for chapter in chapters {
                let is_table = chapter.role == Role::Contents;
                item(writer, &id_of(chapter), &file_of(chapter), "application/xhtml+xml", is_table)?;
            }
            Ok(())
        })?;
        writer.create_element("spine").write_inner_content(|writer| {
            for chapter in chapters {
                writer.create_element("itemref").with_attribute(("idref", id_of(chapter).as_str())).write_empty()?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// The id of a chapter's file, which is no other's.
fn id_of(chapter: &Chapter) -> String {
    format!("file-{}", chapter.id)
}

fn metadata(writer: &mut Writer<Vec<u8>>, book: &Book<'_>, language: &str) -> std::io::Result<()> {
    let settings = &book.resolved.edition.settings;
    let date = book.resolved.changed().map(|date| date.to_string());
    let element = |writer: &mut Writer<Vec<u8>>, name: &str, id: Option<&str>, text: &str| {
        let element = writer.create_element(name);
        let element = match id {
            Some(id) => element.with_attribute(("id", id)),
            None => element,
        };
        element.write_text_content(BytesText::new(text)).map(|_| ())
    };
    let meta = |writer: &mut Writer<Vec<u8>>, property: &str, text: &str| {
        let element = writer.create_element("meta").with_attribute(("property", property));
        element.write_text_content(BytesText::new(text)).map(|_| ())
    };
    element(writer, "dc:identifier", Some("identifier"), &identifier(book))?;
    element(writer, "dc:title", None, &title(book))?;
    element(writer, "dc:language", None, language)?;
    element(writer, "dc:creator", None, &imprint::editors(book))?;
    if let Some(subtitle) = &settings.subtitle {
        element(writer, "dc:description", None, subtitle)?;
    }
    if let Some(date) = &date {
        element(writer, "dc:date", None, date)?;
    }
    element(
        writer,
        "dc:rights",
        None,
        &format!("The commentary: {}. Each work: its own licence.", &*settings.licence.value),
    )?;
    for printed in &book.works {
        let states = &book.resolved.holdings.states;
        let locked = states.get(&(printed.work.id.clone(), None));
        if let Some(revision) = locked.and_then(|state| state.revision) {
            element(writer, "dc:source", None, &revision.to_string())?;
        }
    }
    // Required, and a time; an edition has days.
    meta(writer, "dcterms:modified", &format!("{}T00:00:00Z", date.as_deref().unwrap_or(NO_DATE)))?;
    for (property, text) in ACCESSIBILITY {
        meta(writer, property, text)?;
    }
    Ok(())
}

/// When an edition was changed in which nothing has a date: the day on which the calendars of archives begin.
const NO_DATE: &str = "1980-01-01";

/// The title; of a part of an edition, with the works that are in it.
fn title(book: &Book<'_>) -> String {
    let title = &*book.resolved.edition.settings.title.value;
    if book.whole {
        return title.to_owned();
    }
    let works: Vec<_> = book.works.iter().map(|printed| printed.work.title.as_str()).collect();
    format!("{title}: {}", works.join(", "))
}

/// An identifier that stays the same from one state of an edition to the next: a UUID made of the edition's name (RFC 9562, 5.8).
fn identifier(book: &Book<'_>) -> String {
    let settings = &book.resolved.edition.settings;
    let address = settings.address.as_ref().map(|address| address.to_string());
    let works: Vec<_> = book.works.iter().map(|printed| printed.work.id.as_str()).collect();
    let name = format!("{}\n{}\n{}", &*settings.title.value, address.unwrap_or_default(), works.join(" "));
    let digits = Sha256::of(name.as_bytes()).to_string();
    format!(
        "urn:uuid:{}-{}-8{}-9{}-{}",
        &digits[..8],
        &digits[8..12],
        &digits[13..16],
        &digits[17..20],
        &digits[20..32]
    )
}
