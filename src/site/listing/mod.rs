//! The lines of a file as a page shows them.
//!
//! Three layers of spans lie over a text: what the highlighter says of it, where it links to, and where notes mark words. [`merge`] cuts
//! each line at all their ends into atoms; [`lanes`] gives overlapping notes each their own lane in the gutter; [`draw`] writes lines; where
//! the text is not there, [`silhouette`] draws its shape. A listing is a row of [`Segment`]s: lines, and after the last of them the notes
//! that begin on it. [`name_index`] lists what the file defines and where that is used.

mod draw;
mod lanes;
mod merge;
mod name_index;
mod names;
mod palette;
pub(crate) mod silhouette;

pub use lanes::{Lane, lanes};
pub use merge::{Atom, Span, merge};
pub use names::Names;
pub use palette::Palette;

use crate::code::language::Language;
use crate::code::shape::Shape;
use crate::code::text::SourceText;
use crate::ids::{ContentId, LineRange};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// What a note shows in the listing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Marking {
    /// The id of the note's element on the page.
    pub anchor: String,
    /// The letter of its kind.
    pub letter: char,
    /// The id of its kind.
    pub kind: String,
    /// What the gutter's link is called: "Gloss on lines 62–72: Chance enters here".
    pub label: String,
    /// Its lines.
    pub lines: LineRange,
    /// The symbol that it is about, if it names one.
    pub symbol: Option<String>,
    /// Its words, as bytes of the text.
    pub words: Vec<Range<usize>>,
}

/// The sign of the claims that begin on a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClaimMark {
    /// The line.
    pub line: u32,
    /// The id of the first claim's entry on the page.
    pub anchor: String,
    /// The signs of their verdicts, each once.
    pub signs: String,
    /// Their verdict, if it is one and the same.
    pub verdict: Option<&'static str>,
    /// What the sign's link is called.
    pub label: String,
}

/// Lines that other witnesses of the text read otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Varied {
    /// The lines.
    pub lines: LineRange,
    /// What the mark says: "Read otherwise in A, N".
    pub label: String,
}

/// What a listing is made from.
#[derive(Clone, Debug)]
pub enum Body {
    /// The text, in its language.
    Text {
        /// The text.
        text: SourceText,
        /// Its language.
        language: Language,
        /// The SWHID of its bytes, by which its colours are remembered.
        content: ContentId,
        /// Whether to remember them: a text with notes is drawn again on each note's page.
        keep: bool,
    },
    /// The shape of a text that is not there.
    Shape(Arc<Shape>),
}

/// Everything that a listing shows. Two equal specifications draw the same.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The text or its shape.
    pub body: Body,
    /// The lines that are shown; nothing for an empty file.
    pub lines: Option<LineRange>,
    /// Lines that are lit among the others, where no note marks them.
    pub lit: Option<LineRange>,
    /// The notes.
    pub markings: Vec<Marking>,
    /// The signs of claims, in the order of their lines.
    pub claims: Vec<ClaimMark>,
    /// Lines that other witnesses read otherwise.
    pub varied: Vec<Varied>,
    /// Ranges of lines that are linked to. A fragment such as `#L62-L72` needs a place of its own to land on where no script runs.
    pub ranges: BTreeSet<LineRange>,
    /// Whether lines carry ids, so that addresses can point at them; not in excerpts, where another page has them.
    pub ids: bool,
    /// What its names lead to; nothing for what is no Python.
    pub names: Option<Names>,
    /// Where line numbers link to: "" for this page, or the reading page of an excerpt.
    pub page: String,
}

/// Some lines, and the notes that begin on the last of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The lines.
    pub html: String,
    /// The notes, as places in [`Listing::markings`].
    pub notes: Vec<usize>,
}

impl Listing {
    /// How many lanes its gutter has.
    #[must_use]
    pub fn lanes(&self) -> usize {
        lanes(&self.ranges()).into_iter().max().map_or(0, |lane| lane + 1)
    }

    /// How many lanes the signs of claims have, on the other side of the text.
    #[must_use]
    pub fn claim_lanes(&self) -> usize {
        self.claims_in_lanes().into_iter().max().map_or(0, |lane| lane + 1)
    }

    /// The lane of each sign: there are two if signs stand on lines that follow each other, so that none is right above another.
    fn claims_in_lanes(&self) -> Vec<Lane> {
        lanes(&self.claims.iter().filter_map(|mark| LineRange::new(mark.line, mark.line)).collect::<Vec<_>>())
    }

    fn ranges(&self) -> Vec<LineRange> {
        self.markings.iter().map(|marking| marking.lines).collect()
    }

    /// Draws the index of its names, if the page has one.
    #[must_use]
    pub fn name_index(&self) -> Option<String> {
        self.names.as_ref().filter(|names| names.indexed).and_then(|names| name_index::draw(self, names))
    }

    /// Draws the listing.
    #[must_use]
    pub fn draw(&self, palette: &Palette) -> Vec<Segment> {
        let Some(lines) = self.lines else { return Vec::new() };
        let lanes = lanes(&self.ranges());
        let mut drawing = draw::Drawing::new(self, lanes, palette);
        let mut segments = Vec::new();
        let mut first = lines.first();
        // A note whose lines begin before an excerpt belongs to the excerpt's first line.
        let begins = |marking: &Marking| marking.lines.first().clamp(lines.first(), lines.last());
        let mut ends: Vec<u32> = self.markings.iter().map(begins).collect();
        ends.push(lines.last());
        ends.sort_unstable();
        ends.dedup();
        for last in ends {
            let notes = (0..self.markings.len()).filter(|at| begins(&self.markings[*at]) == last).collect();
            if let Some(range) = LineRange::new(first, last) {
                segments.push(Segment { html: drawing.lines(range), notes });
            }
            first = last + 1;
        }
        segments
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::highlight::Highlighter;

    fn listing(text: &str, markings: Vec<Marking>) -> Listing {
        let text = SourceText::new(text.into());
        let lines = LineRange::new(1, text.line_count());
        let body = Body::Text { content: ContentId::of(b""), keep: false, language: Language::Plain, text };
        Listing {
            body,
            lines,
            lit: None,
            markings,
            claims: Vec::new(),
            varied: Vec::new(),
            ranges: BTreeSet::new(),
            ids: true,
            page: String::new(),
            names: None,
        }
    }

    fn marking(name: &str, lines: &str, words: Option<Range<usize>>) -> Marking {
        Marking {
            anchor: format!("note-{name}"),
            letter: 'G',
            kind: "gloss".to_owned(),
            label: format!("Gloss: {name}"),
            lines: lines.parse().unwrap(),
            symbol: None,
            words: words.into_iter().collect(),
        }
    }

    fn draw(listing: &Listing) -> Vec<Segment> {
        listing.draw(&Palette::new(Highlighter::new(&[]).unwrap()))
    }

    #[test]
    fn lines_are_cut_where_notes_begin() {
        let text = "one\ntwo\nthree\nfour\n";
        let segments =
            draw(&listing(text, vec![marking("a", "2-3", None), marking("b", "2", None), marking("c", "4", None)]));
        assert_eq!(segments.iter().map(|segment| segment.notes.clone()).collect::<Vec<_>>(), [vec![0, 1], vec![2]]);
        assert!(segments[0].html.contains(">two\n</span>") && !segments[0].html.contains("three"));
        assert!(segments[1].html.ends_with("four\n</span>"), "{}", segments[1].html);
    }

    #[test]
    fn a_whole_text_is_counted_whatever_stands_between_and_an_excerpt_says_its_numbers() {
        let mut listing = listing("a\nb\nc\n", vec![marking("x", "1", None), marking("y", "2-3", None)]);
        let segments = draw(&listing);
        assert_eq!(segments.len(), 3);
        for (number, segment) in (1..).zip(&segments) {
            // One line, with its address, and nothing that the style sheet would count with it.
            assert_eq!(segment.html.matches("<span class=\"l").count(), 1);
            assert!(segment.html.starts_with(&format!("<span class=\"l\" id=\"L{number}\">")), "{}", segment.html);
            assert!(!segment.html.contains("data-n="), "{}", segment.html);
        }
        (listing.lines, listing.ids) = (LineRange::new(2, 3), false);
        let excerpt: String = draw(&listing).into_iter().map(|segment| segment.html).collect();
        let numbers: Vec<_> = excerpt.split("data-n=\"").skip(1).map(|rest| &rest[..1]).collect();
        assert_eq!(numbers, ["2", "3"]);
    }

    #[test]
    fn lit_lines_are_lit_and_no_others() {
        let mut listing = listing("a\nb\nc\n", Vec::new());
        (listing.lit, listing.ids) = (LineRange::new(2, 3), false);
        let html = draw(&listing)[0].html.clone();
        let lines: Vec<_> =
            html.split_inclusive("</span>").map(|line| line.starts_with("<span class=\"l on\">")).collect();
        assert_eq!(lines, [false, true, true], "{html}");
    }

    #[test]
    fn an_empty_file_has_no_lines() {
        assert_eq!(draw(&listing("", Vec::new())), []);
    }

    #[test]
    fn overlapping_notes_have_lanes_and_share_one_mark() {
        let text = "abcdef\n";
        let segments = draw(&listing(text, vec![marking("a", "1", Some(0..4)), marking("b", "1", Some(2..6))]));
        assert_eq!(
            segments[0].html,
            "<span class=\"l\" id=\"L1\"><a class=\"n\" href=\"#L1\" tabindex=\"-1\" aria-hidden=\"true\"></a>\
             <a class=\"m g0 k-gloss z\" href=\"#note-a\" data-k=\"G\" aria-label=\"Gloss: a\"></a>\
             <a class=\"m g1 k-gloss z\" href=\"#note-b\" data-k=\"G\" aria-label=\"Gloss: b\"></a>\
             <mark class=\"k-gloss\" data-notes=\"note-a\">ab</mark>\
             <mark class=\"k-gloss\" data-notes=\"note-a note-b\">cd</mark>\
             <mark class=\"k-gloss\" data-notes=\"note-b\">ef</mark>\n</span>"
        );
    }

    #[test]
    fn linked_ranges_have_a_place_to_land_on() {
        let mut listing = listing("a\nb\nc\n", Vec::new());
        listing.ranges = ["1-2", "1-3", "2", "2-3"].iter().map(|range| range.parse().unwrap()).collect();
        let html = draw(&listing)[0].html.clone();
        for id in ["L1", "L1-L2", "L1-L3", "L2", "L2-L3", "L3"] {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        }
    }

    #[test]
    fn a_silhouette_has_the_shape_and_nothing_else() {
        let mut listing = listing("", Vec::new());
        let shape: Shape = "c0.3 b h4.2".parse().unwrap();
        (listing.body, listing.lines) = (Body::Shape(Arc::new(shape)), LineRange::new(1, 3));
        let html = draw(&listing)[0].html.clone();
        assert!(
            html.contains("<span class=\"sil c\">   </span>\n")
                && html.contains("    <span class=\"sil h\">  </span>\n"),
            "{html}"
        );
    }
}
