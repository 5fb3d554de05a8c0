//! Lines as HTML.
//!
//! A line is a block of its own that begins with its number, a link without text (its figure is drawn by the style sheet, so that copied
//! text is the source's text) and ends with its LF. In a listing with notes the gutter follows the number, with a bar for each note over the line, and on
//! the note's first line a link to it.

use super::super::html::Html;
use super::merge::{Span, merge};
use super::names::Links;
use super::silhouette;
use super::{Body, Lane, Listing, Palette};
use crate::code::highlight::Highlighted;
use crate::code::text::SourceText;
use crate::ids::LineRange;
use std::fmt::Write as _;
use std::sync::Arc;

/// A listing that is being drawn.
pub(super) struct Drawing<'l> {
    listing: &'l Listing,
    lanes: Vec<Lane>,
    claims: Vec<Lane>,
    colours: Arc<Highlighted>,
    marks: Vec<Span<usize>>,
    links: Links,
}

impl<'l> Drawing<'l> {
    pub(super) fn new(listing: &'l Listing, lanes: Vec<Lane>, palette: &Palette) -> Self {
        let colours = palette.colours(&listing.body);
        let marks =
            listing.markings.iter().enumerate().flat_map(|(at, marking)| {
                marking.words.iter().map(move |range| Span { range: range.clone(), value: at })
            });
        let links = match (&listing.names, &listing.body, listing.lines) {
            (Some(names), Body::Text { text, .. }, Some(lines)) => {
                names.links(&(text.line_bytes(lines.first()).start..text.line_bytes(lines.last()).end))
            }
            _ => Links::default(),
        };
        Self { listing, lanes, claims: listing.claims_in_lanes(), colours, marks: marks.collect(), links }
    }

    /// Draws some lines.
    pub(super) fn lines(&mut self, range: LineRange) -> String {
        let mut html = Html::with_capacity(range.count() as usize * 320);
        let mut href = String::new();
        for line in range.lines() {
            href.clear();
            // Writing to a String cannot fail.
            let _ = write!(href, "{}#L{line}", self.listing.page);
            let id = &href[self.listing.page.len() + 1..];
            let number = &id[1..];
            let class = self.class(line);
            if self.listing.ids {
                html.open("span", &[("class", class), ("id", id)]);
            } else {
                html.open("span", &[("class", class)]);
            }
            for range in self.landings(line) {
                html.empty("i", &[("id", &range.fragment())]);
            }
            // Out of the tab order and of the accessibility tree: hundreds of stops, read out on every line, help nobody. Lines with
            // notes are reached by the notes' own links.
            let attributes =
                [("class", "n"), ("href", &href), ("tabindex", "-1"), ("aria-hidden", "true"), ("data-n", number)];
            // A whole text is counted by the style sheet from its first line: written out, the numbers would be an eighth of the page on the wire. An
            // excerpt begins anywhere, and has them written out.
            html.empty("a", if self.listing.ids { &attributes[..4] } else { &attributes });
            self.gutter(&mut html, line);
            self.varied(&mut html, line);
            match &self.listing.body {
                Body::Text { text, .. } => self.code(&mut html, text, line),
                Body::Shape(shape) => silhouette::line(&mut html, shape, line),
            }
            self.claims(&mut html, line);
            // A last line without LF has none here either, so that what is copied is what is there.
            let ended = match &self.listing.body {
                Body::Text { text, .. } => text.line_bytes(line).end < text.as_str().len(),
                Body::Shape(_) => true,
            };
            if ended {
                html.text("\n");
            }
            html.close();
        }
        html.finish()
    }

    /// The classes of a line. What a line is follows from what is in it, and a style sheet could find that out (`:has`); but it would ask each line of
    /// the page, and that was half of the time that a page took to be shown.
    fn class(&self, line: u32) -> &'static str {
        let lit = self.listing.lit.is_some_and(|lit| lit.contains(line));
        let noted = self.listing.markings.iter().any(|marking| marking.lines.contains(line));
        match (&self.listing.body, self.listing.ids) {
            (Body::Shape(_), true) => "l s",
            (Body::Shape(_), false) if lit || noted => "l s on",
            (Body::Shape(_), false) => "l s",
            (Body::Text { .. }, true) if noted || self.listing.markings.is_empty() => "l",
            // No note is on it: it can be dimmed.
            (Body::Text { .. }, true) => "l o",
            (Body::Text { .. }, false) if lit || noted => "l on",
            (Body::Text { .. }, false) => "l",
        }
    }

    /// The linked ranges that begin on a line; a range of one line has the line's own id.
    fn landings(&self, line: u32) -> impl Iterator<Item = LineRange> {
        let from = LineRange::new(line, line);
        let more = from.into_iter().flat_map(move |from| self.listing.ranges.range(from..));
        more.copied().take_while(move |range| range.first() == line).filter(|range| range.count() > 1)
    }

    fn gutter(&self, html: &mut Html, line: u32) {
        for (marking, lane) in self.listing.markings.iter().zip(&self.lanes) {
            if !marking.lines.contains(line) {
                continue;
            }
            let lane = (*lane).min(9);
            let end = if line == marking.lines.last() { " z" } else { "" };
            if line == marking.lines.first() {
                let class = format!("m g{lane} k-{}{end}", marking.kind);
                let (href, letter) = (format!("#{}", marking.anchor), marking.letter.to_string());
                let attributes =
                    [("class", class.as_str()), ("href", &href), ("data-k", &letter), ("aria-label", &marking.label)];
                html.empty("a", &attributes);
            } else {
                html.empty("i", &[("class", format!("b g{lane} k-{}{end}", marking.kind).as_str())]);
            }
        }
    }

    /// The sign of the claims that begin on a line.
    fn claims(&self, html: &mut Html, line: u32) {
        let Ok(at) = self.listing.claims.binary_search_by_key(&line, |mark| mark.line) else { return };
        let (mark, lane) = (&self.listing.claims[at], self.claims.get(at).copied().unwrap_or_default());
        let verdict = mark.verdict.map(|verdict| format!(" v-{verdict}")).unwrap_or_default();
        let (class, href) = (format!("q q{lane}{verdict}"), format!("#{}", mark.anchor));
        let attributes =
            [("class", class.as_str()), ("href", &href), ("data-k", &mark.signs), ("aria-label", &mark.label)];
        html.empty("a", &attributes);
    }

    /// A stroke at the edge where other witnesses read otherwise. No link: it would crowd those of the notes, and the page lists the places.
    fn varied(&self, html: &mut Html, line: u32) {
        if let Some(varied) = self.listing.varied.iter().find(|varied| varied.lines.contains(line)) {
            html.empty("i", &[("class", "v"), ("title", &varied.label)]);
        }
    }

    fn code(&self, html: &mut Html, text: &SourceText, line: u32) {
        let bytes = text.line_bytes(line);
        let first = self.colours.tokens.partition_point(|token| (token.end as usize) <= bytes.start);
        let tokens = self.colours.tokens[first..].iter();
        let syntax = tokens.map(|token| Span { range: token.start as usize..token.end as usize, value: token.class });
        let first = self.links.spans.partition_point(|span| span.range.end <= bytes.start);
        let links = self.links.spans[first..].iter().cloned();
        let atoms = merge(bytes, syntax, links, &self.marks);
        for run in atoms.chunk_by(|a, b| a.marks == b.marks) {
            // Overlapping marks are one mark that names its notes: nested marks would each need a style for every other.
            let marked = run[0].marks.first().map(|first| {
                let kind = format!("k-{}", self.listing.markings[*first].kind);
                let notes: Vec<_> = run[0].marks.iter().map(|at| self.listing.markings[*at].anchor.as_str()).collect();
                (kind, notes.join(" "))
            });
            if let Some((kind, notes)) = &marked {
                html.open("mark", &[("class", kind), ("data-notes", notes)]);
            }
            for atom in run {
                let plain = &text.as_str()[atom.range.clone()];
                let href = atom.link.map(|link| self.links.hrefs[link as usize].as_str());
                // Names are out of the tab order, like numbers: the index of the file's names leads to the same places.
                match (href, atom.syntax) {
                    (Some(href), Some(class)) => html
                        .open("a", &[("class", class.css()), ("href", href), ("tabindex", "-1")])
                        .source(plain)
                        .close(),
                    (Some(href), None) => html.open("a", &[("href", href), ("tabindex", "-1")]).source(plain).close(),
                    (None, Some(class)) => html.open("span", &[("class", class.css())]).source(plain).close(),
                    (None, None) => html.source(plain),
                };
            }
            if marked.is_some() {
                html.close();
            }
        }
    }
}
