//! The book as an EPUB 3 package: an archive of chapters, each a file of XML (EPUB 3.3, W3C Recommendation).

mod archive;
mod navigation;
mod package;

use super::Book;
use super::chapter::{Chapter, Fault, Medium, Role, chapters};
use super::xhtml::{self, Places};
use crate::site::theme::Theme;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// The folder of the archive that everything but its table stands in.
const FOLDER: &str = "EPUB";
/// The package document.
const PACKAGE: &str = "package.opf";
/// The style sheet's file.
const STYLE: &str = "book.css";
/// The table of contents.
const NAVIGATION: &str = "contents.xhtml";

/// Writes the book.
///
/// # Errors
/// The template that cannot be filled, or whose HTML cannot be made XML.
pub fn epub(book: &Book<'_>, theme: &Theme) -> Result<Vec<u8>, Fault> {
    let chapters = chapters(book, theme, Medium::Screen)?;
    let mut places = Places::new();
    for chapter in &chapters {
        let ids = xhtml::ids(&chapter.html);
        places.extend(ids.into_iter().map(|id| (id, file_of(chapter))));
    }
    let language = language(book);
    let mut files = vec![
        (PACKAGE.to_owned(), package::package(book, &chapters)),
        (STYLE.to_owned(), theme.book_style().as_bytes().to_vec()),
    ];
    for chapter in &chapters {
        let written = match chapter.role {
            Role::Contents => navigation::navigation(&chapters, &language),
            _ => document(chapter, &language, &places),
        };
        files.push((file_of(chapter), written.map_err(|what| Fault { template: chapter.template, what })?));
    }
    archive::archive(&files).map_err(|error| Fault { template: "book.html", what: error.to_string() })
}

/// The file of a chapter, which all others know it by.
fn file_of(chapter: &Chapter) -> String {
    if chapter.role == Role::Contents { NAVIGATION.to_owned() } else { format!("{}.xhtml", chapter.id) }
}

fn language(book: &Book<'_>) -> String {
    let language = &book.resolved.edition.settings.language;
    language.as_ref().map_or_else(|| "en".to_owned(), |text| text.to_string())
}

/// A chapter as a document.
fn document(chapter: &Chapter, language: &str, places: &Places) -> Result<Vec<u8>, String> {
    let mut more = vec![("epub:type", chapter.role.epub())];
    more.extend(chapter.role.aria().map(|role| ("role", role)));
    framed(&chapter.title, language, |writer| xhtml::write(writer, &chapter.html, &file_of(chapter), places, &more))
}

/// A document with a title and whatever is written into its body.
fn framed(
    title: &str,
    language: &str,
    body: impl FnOnce(&mut Writer<Vec<u8>>) -> Result<(), String>,
) -> Result<Vec<u8>, String> {
    let mut writer = Writer::new(Vec::new());
    let mut inner = Ok(());
    let written = (|| -> std::io::Result<()> {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        writer.write_event(Event::DocType(BytesText::new("html")))?;
        let names = [("xmlns", "http://www.w3.org/1999/xhtml"), ("xmlns:epub", "http://www.idpf.org/2007/ops")];
        let languages = [("lang", language), ("xml:lang", language)];
        writer.create_element("html").with_attributes(names.into_iter().chain(languages)).write_inner_content(
            |writer| {
                writer.create_element("head").write_inner_content(|writer| {
                    writer.create_element("meta").with_attribute(("charset", "UTF-8")).write_empty()?;
                    writer.create_element("title").write_text_content(BytesText::new(title))?;
                    let style = [("rel", "stylesheet"), ("type", "text/css"), ("href", STYLE)];
                    writer.create_element("link").with_attributes(style).write_empty()?;
                    Ok(())
                })?;
                writer.create_element("body").write_inner_content(|writer| {
                    inner = body(writer);
                    Ok(())
                })?;
                Ok(())
            },
        )?;
        Ok(())
    })();
    written.map_err(|error| error.to_string())?;
    inner?;
    Ok(writer.into_inner())
}
