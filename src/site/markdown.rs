//! Prose as HTML.

use super::citations::Citations;
use super::html::{Html, escaped};
use super::ways::{Way, Ways};
use crate::ids::TermId;
use crate::prose::{self, Link, Piece, Terms};
use crate::resolve::{Destination, Index};
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};
use std::collections::BTreeMap;

/// How a text sits in its page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'s> {
    /// Levels that headings are lowered by, so that the page has one first heading.
    pub(crate) lower: usize,
    /// A prefix for the ids of footnotes, which count from 1 in every text of a page.
    pub(crate) prefix: &'s str,
    /// Whether a first heading is left out, because the page has it as its title.
    pub(crate) without_title: bool,
}

/// What prose is written with.
#[derive(Clone, Copy)]
pub(crate) struct Writer<'w> {
    pub(crate) index: Index<'w>,
    pub(crate) citations: &'w Citations,
    pub(crate) links: &'w dyn Ways,
}

impl Writer<'_> {
    /// Writes a text.
    pub(crate) fn write(&self, text: &str, setting: Setting<'_>) -> String {
        self.pieces(prose::pieces(text).map(|(piece, _)| piece), text.len(), setting)
    }

    /// Writes a text in which the first use of each term is a link.
    pub(crate) fn write_with_terms(&self, text: &str, terms: &Terms, setting: Setting<'_>) -> String {
        self.pieces(terms.pieces(text).into_iter().map(|(piece, _)| piece), text.len(), setting)
    }

    fn pieces<'t>(&self, pieces: impl Iterator<Item = Piece<'t>>, bytes: usize, setting: Setting<'_>) -> String {
        let mut skipping_title = setting.without_title;
        let mut in_title = false;
        let mut open_links = Vec::new();
        let mut defined: BTreeMap<String, usize> = BTreeMap::new(); // footnotes, each with an id of its own however often it is written
        let mut term_end = String::new(); // no term is linked inside of another
        let events = pieces.filter_map(|piece| {
            if skipping_title && let Piece::Plain(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) = piece {
                (skipping_title, in_title) = (false, true);
            }
            if in_title {
                in_title = !matches!(piece, Piece::Plain(Event::End(TagEnd::Heading(HeadingLevel::H1))));
                return None;
            }
            Some(match piece {
                Piece::Plain(Event::Start(Tag::FootnoteDefinition(name))) => {
                    let before = defined.entry(name.to_string()).and_modify(|before| *before += 1).or_default();
                    let own = if *before == 0 { name } else { format!("{name}.{before}").into() };
                    plain(Event::Start(Tag::FootnoteDefinition(own)), setting)
                }
                Piece::Plain(event) => plain(event, setting),
                Piece::Html(text) => Event::Text(text),
                Piece::TermStart(id) => {
                    let (start, end) = self.term(&id);
                    term_end = end;
                    Event::InlineHtml(start.into())
                }
                Piece::TermEnd => Event::InlineHtml(std::mem::take(&mut term_end).into()),
                Piece::LinkStart(link, text) => {
                    let (event, closed) = self.link(&link, text);
                    open_links.push(closed);
                    event
                }
                Piece::LinkEnd => match open_links.pop() {
                    Some(Closing::Tag) => Event::End(TagEnd::Link),
                    Some(Closing::Html(end)) => Event::InlineHtml(end.into()),
                    Some(Closing::Done) | None => Event::Text(CowStr::Borrowed("")),
                },
            })
        });
        let mut out = String::with_capacity(bytes * 2);
        html::push_html(&mut out, events);
        out
    }

    /// A link that nobody wrote, to a term: its beginning and its end.
    fn term(&self, id: &TermId) -> (String, String) {
        let way = self.links.way(&Destination::Term(id.clone()), self.index);
        open(&way).halves()
    }

    /// The event that a link begins with, and what is left for its end. `with_text`: a text of its own follows.
    fn link(&self, link: &Link, with_text: bool) -> (Event<'static>, Closing) {
        let Ok(destination) = self.index.find(link) else {
            // `check` has reported it. The text stays, without a link.
            return (Event::Text(CowStr::Borrowed("")), Closing::Done);
        };
        if let Destination::Citation(cited) = &destination {
            let whole = self.citations.cluster(cited, self.links);
            return (Event::InlineHtml(whole.into()), Closing::Done);
        }
        if let Destination::Web(address) = &destination {
            let tag = Tag::Link {
                link_type: LinkType::Inline,
                dest_url: address.clone().into(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            };
            return (Event::Start(tag), Closing::Tag);
        }
        let way = self.links.way(&destination, self.index);
        let mut html = open(&way);
        if with_text {
            let (start, end) = html.halves();
            return (Event::InlineHtml(start.into()), Closing::Html(escaped(&way.added) + &end));
        }
        html.text(&way.name);
        (Event::InlineHtml(html.finish().into()), Closing::Done)
    }
}

/// The beginning of a link; of words that are no link, if it leads nowhere.
fn open(way: &Way) -> Html {
    let mut html = Html::default();
    match &way.href {
        Some(href) => html.open("a", &[("class", way.class), ("href", href)]),
        None => html.open("span", &[("class", way.class)]),
    };
    html
}

/// What is left to write where a link ends.
enum Closing {
    /// Nothing: it was written whole when it began, or not written as a link at all.
    Done,
    /// The end of the parser's own element.
    Tag,
    /// The end of ours.
    Html(String),
}

/// Headings lowered, footnotes prefixed, tables without style.
fn plain<'t>(event: Event<'t>, setting: Setting<'_>) -> Event<'t> {
    let lowered = |level: HeadingLevel| {
        let number = (level as usize + setting.lower).min(6);
        HeadingLevel::try_from(number).unwrap_or(HeadingLevel::H6)
    };
    let prefixed = |name: CowStr<'_>| CowStr::from(format!("{}{name}", setting.prefix));
    match event {
        Event::Start(Tag::Heading { level, id: _, classes: _, attrs: _ }) => {
            Event::Start(Tag::Heading { level: lowered(level), id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lowered(level))),
        // A column's alignment would be written as a `style`, which no page has.
        Event::Start(Tag::Table(columns)) => Event::Start(Tag::Table(vec![Alignment::None; columns.len()])),
        Event::FootnoteReference(name) => Event::FootnoteReference(prefixed(name)),
        Event::Start(Tag::FootnoteDefinition(name)) => Event::Start(Tag::FootnoteDefinition(prefixed(name))),
        other => other,
    }
}
