//! Prose: Markdown with citations and links into the edition.
//!
//! CommonMark as pulldown-cmark reads it, with footnotes and tables, and three things more:
//! `[@holtzman2020, sec. 3; @keskar2019]` cites, `[[gpt-2:src/model.py#L147]]` points at code, `[[note:…]]` at a note, `[[term:…]]` at a
//! term, `[[path:…]]` at a path. They are found by the Markdown parser itself (unresolved references and wiki links), so that the same characters in a code span stay what they are.
//!
//! Reading is apart from writing: [`pieces`] gives events with their byte ranges, in which every link is a [`Link`]; the resolver asks
//! each whether it leads anywhere, the site writes them. [`Terms`] adds the links that nobody wrote: the first use of each term. What no page may carry (raw HTML, images, scripts' addresses) is a
//! [`Piece`] of its own, so that neither can forget it.

mod link;
mod terms;

pub use link::{Citation, Link};
pub use terms::Terms;

use crate::ids::TermId;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// An event of the Markdown parser, made safe.
#[derive(Clone, Debug)]
pub enum Piece<'t> {
    /// Anything that is neither link nor danger. Of raw HTML nothing is left in these.
    Plain(Event<'t>),
    /// A link begins. The flag says whether a text of its own follows; citations and bare links into the edition have none.
    LinkStart(Link, bool),
    /// A link ends.
    LinkEnd,
    /// The first use of a term begins, a link that is not written. Only [`Terms::pieces`] gives these.
    TermStart(TermId),
    /// It ends.
    TermEnd,
    /// Raw HTML, to be shown as text.
    Html(CowStr<'t>),
}

/// Reads a text. The ranges are bytes of `text`.
pub fn pieces(text: &str) -> impl Iterator<Item = (Piece<'_>, Range<usize>)> {
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    let citation = |broken: BrokenLink<'_>| {
        broken.reference.starts_with('@').then(|| (CowStr::from(broken.reference.to_string()), CowStr::from("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, options, Some(citation)).into_offset_iter();
    let mut silent: usize = 0; // inside a link whose text is not shown
    parser.filter_map(move |(event, range)| {
        let piece = match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let link = Link::read(link_type, &dest_url);
                let text = link.has_text(link_type);
                if silent > 0 || !text {
                    silent += 1;
                }
                if silent > 1 {
                    return None;
                }
                Piece::LinkStart(link, text)
            }
            Event::End(TagEnd::Link) => {
                silent = silent.saturating_sub(1);
                if silent > 0 {
                    return None;
                }
                Piece::LinkEnd
            }
            _ if silent > 0 => return None,
            Event::Start(Tag::Image { dest_url, .. }) => Piece::LinkStart(Link::Picture(dest_url.to_string()), true),
            Event::End(TagEnd::Image) => Piece::LinkEnd,
            Event::Html(html) | Event::InlineHtml(html) => Piece::Html(html),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => return None,
            other => Piece::Plain(other),
        };
        Some((piece, range))
    })
}

/// How many words a reader reads: runs of letters and digits in text and code, not in addresses or markup.
#[must_use]
pub fn count_words(text: &str) -> usize {
    pieces(text).map(|(piece, _)| words_of(&piece)).sum()
}

/// The words of a piece, as [`count_words`] counts them.
#[must_use]
pub fn words_of(piece: &Piece<'_>) -> usize {
    match piece {
        Piece::Plain(Event::Text(text) | Event::Code(text)) => {
            text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
        }
        _ => 0,
    }
}

/// The text without markup, in one line: what a reader reads, but for citations, and for the titles that links to notes and the like
/// stand for.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (piece, _) in pieces(text) {
        match piece {
            Piece::Plain(Event::Text(text) | Event::Code(text)) | Piece::Html(text) => plain.push_str(&text),
            Piece::Plain(Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell)) => plain.push(' '),
            Piece::Plain(Event::End(end)) if !is_inline(end) => plain.push(' '),
            Piece::LinkStart(Link::Code(address), false) => plain.push_str(address.path.as_str()),
            Piece::LinkStart(Link::Term(id), false) => plain.push_str(&id.as_str().replace('-', " ")),
            _ => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    // What stood around a citation or a note's name.
    for (left, put) in [(" ()", ""), (" ;", ";"), (" .", "."), (" ,", ",")] {
        if plain.contains(left) {
            plain = plain.replace(left, put);
        }
    }
    plain
}

fn is_inline(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// The links of a text with their byte ranges.
pub fn links(text: &str) -> impl Iterator<Item = (Link, Range<usize>)> {
    pieces(text).filter_map(|(piece, range)| match piece {
        Piece::LinkStart(link, _) => Some((link, range)),
        _ => None,
    })
}

impl Link {
    /// Whether the text between the link's ends is shown. Links by address and wiki links with a text have one of their own.
    fn has_text(&self, link_type: LinkType) -> bool {
        match self {
            Self::Cite(_) => false,
            Self::Web(_) | Self::Unsafe(_) | Self::Picture(_) => true,
            _ => matches!(link_type, LinkType::WikiLink { has_pothole: true }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, &str)> {
        links(text).map(|(link, range)| (link.to_string(), &text[range])).collect()
    }

    #[test]
    fn citations_and_links_are_found_with_their_bytes() {
        let text = "As [@a2020, sec. 3; @b-c] says, see [[gpt-2:src/model.py#L1-L2]] and [[note:gpt-2/a.py/x|this]], \
                    `[@not]` and [web](https://example.org/).";
        assert_eq!(
            found(text),
            [
                ("[@a2020, sec. 3; @b-c]".to_owned(), "[@a2020, sec. 3; @b-c]"),
                ("gpt-2:src/model.py#L1-L2".to_owned(), "[[gpt-2:src/model.py#L1-L2]]"),
                ("note:gpt-2/a.py/x".to_owned(), "[[note:gpt-2/a.py/x|this]]"),
                ("https://example.org/".to_owned(), "[web](https://example.org/)"),
            ]
        );
    }

    #[test]
    fn dangers_are_pieces_of_their_own() {
        for bad in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,x)",
            "![x](https://example.org/x.png)",
            "[x](//example.org)",
            "[x](/etc)",
            "<vbscript:x>",
        ] {
            let link = links(bad).next().map(|(link, _)| link);
            assert!(matches!(link, Some(Link::Unsafe(_) | Link::Picture(_)) | None), "{bad}: {link:?}");
        }
        assert!(pieces("a <script>b</script>\n\n<div>\n").any(|(piece, _)| matches!(piece, Piece::Html(_))));
        assert!(
            !pieces("a <script>b</script>\n\n<div>\n")
                .any(|(piece, _)| matches!(piece, Piece::Plain(Event::Html(_) | Event::InlineHtml(_))))
        );
    }

    #[test]
    fn plain_text_is_without_markup() {
        assert_eq!(
            plain(
                "# Title\n\nTwo *words* and `code` [@a2020, p. 3],\nmore ([[note:gpt-2/a.py/x]]). See [[term:self-attention]] in [[gpt-2:src/a.py#L3]] or [here](https://example.org).\n\n- One\n- <b>two</b>"
            ),
            "Title Two words and code, more. See self attention in src/a.py or here. One <b>two</b>"
        );
    }

    #[test]
    fn words_are_what_is_read() {
        assert_eq!(
            count_words(
                "Two *words* `and_code` [@a2020, p. 3] [[gpt-2:x.py]] — [three more words](https://example.org)."
            ),
            6
        );
    }
}
