//! Prose as HTML.

use super::citations::Citations;
use super::html::Html;
use super::links::Linker;
use crate::ids::TermId;
use crate::prose::{self, Link, Piece, Terms};
use crate::resolve::{Destination, Index};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

/// How a text sits in its page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'s> {
    /// Levels that headings are lowered by, so that the page has one first heading.
    pub(super) lower: usize,
    /// A prefix for the ids of footnotes, which count from 1 in every text of a page.
    pub(super) prefix: &'s str,
    /// Whether a first heading is left out, because the page has it as its title.
    pub(super) without_title: bool,
}

/// What prose is written with.
#[derive(Clone, Copy)]
pub(super) struct Writer<'w> {
    pub(super) index: Index<'w>,
    pub(super) citations: &'w Citations,
    pub(super) links: &'w Linker,
}

impl Writer<'_> {
    /// Writes a text.
    pub(super) fn write(&self, text: &str, setting: Setting<'_>) -> String {
        self.pieces(prose::pieces(text).map(|(piece, _)| piece), text.len(), setting)
    }

    /// Writes a text in which the first use of each term is a link.
    pub(super) fn write_with_terms(&self, text: &str, terms: &Terms, setting: Setting<'_>) -> String {
        self.pieces(terms.pieces(text).into_iter().map(|(piece, _)| piece), text.len(), setting)
    }

    fn pieces<'t>(&self, pieces: impl Iterator<Item = Piece<'t>>, bytes: usize, setting: Setting<'_>) -> String {
        let mut skipping_title = setting.without_title;
        let mut in_title = false;
        let mut open_links = Vec::new();
        let events = pieces.filter_map(|piece| {
            if skipping_title && let Piece::Plain(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) = piece {
                (skipping_title, in_title) = (false, true);
            }
            if in_title {
                in_title = !matches!(piece, Piece::Plain(Event::End(TagEnd::Heading(HeadingLevel::H1))));
                return None;
            }
            Some(match piece {
                Piece::Plain(event) => plain(event, setting),
                Piece::Html(text) => Event::Text(text),
                Piece::TermStart(id) => Event::InlineHtml(self.term(&id).into()),
                Piece::TermEnd => Event::InlineHtml(CowStr::Borrowed("</a>")),
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

    /// The beginning of a link that nobody wrote, to a term.
    fn term(&self, id: &TermId) -> String {
        let mut html = Html::default();
        html.open("a", &[("class", "term"), ("href", &self.links.term(id))]);
        html.halves().0
    }

    /// The event that a link begins with, and what is left for its end. `with_text`: a text of its own follows.
    fn link(&self, link: &Link, with_text: bool) -> (Event<'static>, Closing) {
        let Ok(destination) = self.index.find(link) else {
            // `check` has reported it. The text stays, without a link.
            return (Event::Text(CowStr::Borrowed("")), Closing::Done);
        };
        let shown = match &destination {
            Destination::Citation(cited) => {
                let whole = self.citations.cluster(cited, self.links);
                return (Event::InlineHtml(whole.into()), Closing::Done);
            }
            Destination::Web(address) => {
                let tag = Tag::Link {
                    link_type: LinkType::Inline,
                    dest_url: address.clone().into(),
                    title: CowStr::Borrowed(""),
                    id: CowStr::Borrowed(""),
                };
                return (Event::Start(tag), Closing::Tag);
            }
            Destination::Code { file, lines, symbol } => {
                (self.links.code(file, *lines), code_name(file, *lines, symbol.as_deref()), "code")
            }
            Destination::Work(work) => {
                let title =
                    self.index.edition.works.get(work).map_or_else(|| work.to_string(), |work| work.title.clone());
                (self.links.work(work), title, "work")
            }
            Destination::Note(id) => {
                let title =
                    self.index.edition.notes.get(id).map_or_else(|| id.to_string(), |note| note.title.to_string());
                (self.links.note(id), title, "to-note")
            }
            Destination::Term(id) => {
                let term =
                    self.index.edition.terms.get(id).map_or_else(|| id.to_string(), |term| term.file.term.to_string());
                (self.links.term(id), term, "term")
            }
            Destination::Path(id) => {
                let title =
                    self.index.edition.paths.get(id).map_or_else(|| id.to_string(), |path| path.title.to_string());
                (self.links.path(id), title, "guide")
            }
            Destination::Claim(id) => {
                let says =
                    self.index.edition.claims.get(id).map_or_else(|| id.to_string(), |claim| claim.file.claim.to_string());
                (self.links.claim(id), says, "to-claim")
            }
        };
        let (href, text, class) = shown;
        let mut html = Html::default();
        html.open("a", &[("class", class), ("href", &href)]);
        if with_text {
            let (start, end) = html.halves();
            return (Event::InlineHtml(start.into()), Closing::Html(end));
        }
        html.text(&text);
        (Event::InlineHtml(html.finish().into()), Closing::Done)
    }
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

/// What a link to code is called: the path and lines, or the symbol.
fn code_name(
    file: &crate::corpus::holdings::FileKey,
    lines: Option<crate::ids::LineRange>,
    symbol: Option<&str>,
) -> String {
    match (symbol, lines) {
        (Some(symbol), _) => symbol.to_owned(),
        (None, Some(lines)) => format!("{} {}", file.path.file_name(), super::words::lines(lines)),
        (None, None) => file.path.to_string(),
    }
}

/// Headings lowered, footnotes prefixed.
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
        Event::FootnoteReference(name) => Event::FootnoteReference(prefixed(name)),
        Event::Start(Tag::FootnoteDefinition(name)) => Event::Start(Tag::FootnoteDefinition(prefixed(name))),
        other => other,
    }
}
