//! The table of contents, for readers and for reading machines.

use super::{file_of, framed};
use crate::book::chapter::{Chapter, Role};
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// Writes the table.
pub(super) fn navigation(chapters: &[Chapter], language: &str) -> Result<Vec<u8>, String> {
    framed("Contents", language, |writer| {
        table(writer, chapters).and_then(|()| landmarks(writer, chapters)).map_err(|error| error.to_string())
    })
}

fn table(writer: &mut Writer<Vec<u8>>, chapters: &[Chapter]) -> std::io::Result<()> {
    let attributes = [("epub:type", "toc"), ("role", "doc-toc"), ("id", "contents")];
    writer.create_element("nav").with_attributes(attributes).write_inner_content(|writer| {
        writer.create_element("h1").write_text_content(BytesText::new("Contents"))?;
        // How many lists are open. An item stays open until what follows it is known to lie no deeper.
        let mut open = 0;
        for chapter in chapters.iter().filter(|chapter| chapter.role != Role::Contents) {
            if chapter.depth + 1 > open {
                writer.write_event(Event::Start(BytesStart::new("ol")))?;
                open += 1;
            } else {
                writer.write_event(Event::End(BytesEnd::new("li")))?;
                while open > chapter.depth + 1 {
                    close(writer)?;
                    open -= 1;
                }
            }
            writer.write_event(Event::Start(BytesStart::new("li")))?;
            let link = writer.create_element("a").with_attribute(("href", file_of(chapter).as_str()));
            link.write_text_content(BytesText::new(&chapter.title))?;
        }
        for _ in 0..open {
            writer.write_event(Event::End(BytesEnd::new("li")))?;
            writer.write_event(Event::End(BytesEnd::new("ol")))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Ends a list and the item that it stands in.
fn close(writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
    writer.write_event(Event::End(BytesEnd::new("ol")))?;
    writer.write_event(Event::End(BytesEnd::new("li")))
}

/// The places that reading machines offer by name.
fn landmarks(writer: &mut Writer<Vec<u8>>, chapters: &[Chapter]) -> std::io::Result<()> {
    let attributes = [("epub:type", "landmarks"), ("hidden", "")];
    writer.create_element("nav").with_attributes(attributes).write_inner_content(|writer| {
        writer.create_element("h2").write_text_content(BytesText::new("Landmarks"))?;
        writer.create_element("ol").write_inner_content(|writer| {
            let first_part = chapters.iter().find(|chapter| chapter.role == Role::Part);
            let named = chapters.iter().filter_map(|chapter| {
                let name = match chapter.role {
                    Role::TitlePage | Role::Contents | Role::Index | Role::Glossary | Role::Bibliography => {
                        chapter.role.epub()
                    }
                    Role::Part if first_part.is_some_and(|first| first.id == chapter.id) => "bodymatter",
                    _ => return None,
                };
                Some((name, chapter))
            });
            for (name, chapter) in named {
                writer.create_element("li").write_inner_content(|writer| {
                    let attributes = [("epub:type", name), ("href", &file_of(chapter))];
                    let link = writer.create_element("a").with_attributes(attributes);
                    link.write_text_content(BytesText::new(&chapter.title))?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}
