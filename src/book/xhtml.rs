//! HTML as XML.
//!
//! Chapters come as HTML, from templates and from the writer of prose. They are taken apart by the parser of HTML and put together by the
//! writer of XML, so that nothing that a template or a note may hold can break a package. On the way links between chapters become links
//! between files, and one that leads nowhere is a fault.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use percent_encoding::percent_decode_str;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::collections::BTreeMap;

/// Elements that have no end.
const VOID: [&str; 12] = ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Where each id is: the file.
pub(super) type Places = BTreeMap<String, String>;

/// The ids of a piece of HTML.
pub(super) fn ids(html: &str) -> Vec<String> {
    let tags = tokens(html).filter_map(|token| match token {
        Token::StartTag(tag) => tag.attributes.iter().find(|(key, _)| &***key == b"id").map(|(_, id)| text(id)),
        _ => None,
    });
    tags.collect()
}

/// Writes a piece of HTML whose file is `own`; its first element gets `more` attributes.
///
/// # Errors
/// What is wrong with it, for who made the template: elements that are not closed in order, or a link that leads nowhere.
pub(super) fn write(
    writer: &mut Writer<Vec<u8>>,
    html: &str,
    own: &str,
    places: &Places,
    more: &[(&str, &str)],
) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut is_first = true;
    let put =
        |writer: &mut Writer<Vec<u8>>, event: Event<'_>| writer.write_event(event).map_err(|error| error.to_string());
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let mut start = BytesStart::new(name.clone());
                for (key, value) in &tag.attributes {
                    let (key, value) = (text(key), text(value));
                    let value = match key.as_str() {
                        "id" => xml_name(&value),
                        "href" => link(&value, own, places)?,
                        _ => legal(&value),
                    };
                    start.push_attribute((key.as_str(), value.as_str()));
                }
                if std::mem::take(&mut is_first) {
                    start.extend_attributes(more.iter().copied());
                }
                if VOID.contains(&name.as_str()) {
                    put(writer, Event::Empty(start))?;
                } else {
                    put(writer, Event::Start(start))?;
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                match open.pop() {
                    Some(innermost) if innermost == name => put(writer, Event::End(BytesEnd::new(name)))?,
                    innermost => return Err(format!("`</{name}>` where `{}` is open", innermost.unwrap_or_default())),
                }
            }
            Token::String(string) => put(writer, Event::Text(BytesText::new(&legal(&text(&string)))))?,
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    match open.pop() {
        Some(name) => Err(format!("`<{name}>` is never closed")),
        None => Ok(()),
    }
}

fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).filter_map(Result::ok)
}

/// The tokenizer was given a string, and gives pieces of it.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn link(href: &str, own: &str, places: &Places) -> Result<String, String> {
    let Some(fragment) = href.strip_prefix('#') else {
        let away = ["https://", "http://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
        return if away { Ok(legal(href)) } else { Err(format!("`{href}` leads out of the book")) };
    };
    let id = percent_decode_str(fragment).decode_utf8_lossy();
    let file = places.get(&*id).ok_or_else(|| format!("`{href}` leads nowhere"))?;
    let file = if file == own { "" } else { file };
    Ok(format!("{file}#{}", xml_name(&id)))
}

/// An id that is a name of XML. Ours are, all but those that authors give to footnotes.
fn xml_name(id: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let coded = |c: char| if plain(c) { c.to_string() } else { format!("_{:x}_", u32::from(c)) };
    id.chars().map(coded).collect()
}

/// A text without the characters that XML cannot hold (XML 1.0, 2.2).
fn legal(text: &str) -> String {
    let is_legal =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().map(|c| if is_legal(c) { c } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(html: &str) -> Result<String, String> {
        let places = Places::from([("a".into(), "one.xhtml".into()), ("b c".into(), "two.xhtml".into())]);
        let mut writer = Writer::new(Vec::new());
        write(&mut writer, html, "one.xhtml", &places, &[("role", "doc-part")])?;
        Ok(String::from_utf8(writer.into_inner()).unwrap())
    }

    #[test]
    fn html_becomes_xml() {
        assert_eq!(
            written("<p id=\"b c\">x &amp; <br>&eacute;\u{c}<a href='#a'>1</a><a href=\"#b%20c\">2</a> &lt;</p>")
                .unwrap(),
            "<p id=\"b_20_c\" role=\"doc-part\">x &amp; <br/>é\u{fffd}<a href=\"#a\">1</a><a href=\"two.xhtml#b_20_c\">2</a> &lt;</p>"
        );
    }

    #[test]
    fn what_leads_nowhere_or_is_not_closed_is_told() {
        for (bad, told) in [
            ("<a href=\"#x\">x</a>", "leads nowhere"),
            ("<a href=\"page.html\">x</a>", "out of the book"),
            ("<p><b>x</p></b>", "where `b` is open"),
            ("<p>x", "never closed"),
        ] {
            assert!(written(bad).unwrap_err().contains(told), "{bad}");
        }
    }
}
