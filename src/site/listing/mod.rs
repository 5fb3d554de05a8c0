//! The lines of a file as a page shows them.
//!
//! Three layers of spans lie over a text: what the highlighter says of it, where it links to, and where notes mark words. [`merge`] cuts
//! each line at all their ends into atoms; [`lanes`] gives overlapping notes each their own lane in the gutter; [`draw`] writes lines; where
//! the text is not there, [`silhouette`] draws its shape. A listing is a row of [`Segment`]s: lines, and after the last of them the notes
//! that begin on it.

mod draw;
mod lanes;
mod merge;
mod silhouette;

pub use lanes::{Lane, lanes};
pub use merge::{Atom, Span, merge};

use crate::code::highlight::Highlighter;
use crate::code::language::Language;
use crate::code::shape::Shape;
use crate::code::text::SourceText;
use crate::ids::LineRange;
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
    /// Its words, as bytes of the text.
    pub words: Vec<Range<usize>>,
}

/// What a listing is made from.
#[derive(Clone, Debug)]
pub enum Body {
    /// The text, in its language.
    Text(SourceText, Language),
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
    /// The notes.
    pub markings: Vec<Marking>,
    /// Ranges of lines that are linked to. A fragment such as `#L62-L72` needs a place of its own to land on where no script runs.
    pub ranges: BTreeSet<LineRange>,
    /// Whether lines carry ids, so that addresses can point at them; not in excerpts, where another page has them.
    pub ids: bool,
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
    /// Draws the listing.
    #[must_use]
    pub fn draw(&self, highlighter: &Highlighter) -> Vec<Segment> {
        let Some(lines) = self.lines else { return Vec::new() };
        let lanes = lanes(&self.markings.iter().map(|marking| marking.lines).collect::<Vec<_>>());
        let mut drawing = draw::Drawing::new(self, lanes, highlighter);
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
