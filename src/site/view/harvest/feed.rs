//! The notes as they come (Atom, RFC 4287).

use super::{Publication, address, authors};
use crate::edition::Note;
use crate::prose;
use crate::site::address::SitePath;
use crate::site::words;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// So many notes are in the feed: the newest.
const MOST: usize = 50;

/// The feed; nothing for a site without an address, or without notes.
pub(super) fn feed(publication: &Publication<'_>) -> Option<String> {
    let base = publication.base?;
    let settings = &publication.resolved.edition.settings;
    let changed = publication.resolved.changed()?;
    let mut notes: Vec<&Note> = publication.resolved.edition.notes.values().collect();
    notes.sort_by_key(|note| (std::cmp::Reverse(note.date.value), &note.id));
    notes.truncate(MOST);
    let mut writer = Writer::new(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let feed = writer.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    let _ = feed.write_inner_content(|writer| {
        text(writer, "title", &settings.title.value)?;
        if let Some(subtitle) = &settings.subtitle {
            text(writer, "subtitle", &subtitle.value)?;
        }
        text(writer, "id", base)?;
        text(writer, "updated", &format!("{changed}T00:00:00Z"))?;
        text(writer, "rights", &settings.licence.value)?;
        link(writer, "self", &format!("{base}{}", super::FEED))?;
        link(writer, "alternate", base)?;
        notes.iter().try_for_each(|note| entry(publication, writer, note))
    });
    String::from_utf8(writer.into_inner()).ok().map(|text| text + "\n")
}

fn entry(publication: &Publication<'_>, writer: &mut Writer<Vec<u8>>, note: &Note) -> io::Result<()> {
    let Some((page, (_, target))) =
        address(publication, &SitePath::note(&note.id)).zip(publication.resolved.note(&note.id))
    else {
        return Ok(());
    };
    writer.create_element("entry").write_inner_content(|writer| {
        text(writer, "title", &note.title)?;
        text(writer, "id", &page)?;
        link(writer, "alternate", &page)?;
        text(writer, "updated", &format!("{}T00:00:00Z", note.date.value))?;
        for (id, known) in authors(publication, note) {
            let name = known.map_or_else(|| id.to_string(), |known| known.name.to_string());
            writer.create_element("author").write_inner_content(|writer| text(writer, "name", &name))?;
        }
        writer.create_element("category").with_attribute(("term", note.kind.value.as_str())).write_empty()?;
        let at = format!("On {}, {}. ", target.file.path, words::lines(target.lines));
        text(writer, "summary", &(at + &prose::plain(&note.body.text)))
    })?;
    Ok(())
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(text)).map(|_| ())
}

fn link(writer: &mut Writer<Vec<u8>>, rel: &str, href: &str) -> io::Result<()> {
    writer.create_element("link").with_attributes([("rel", rel), ("href", href)]).write_empty().map(|_| ())
}
