//! Two texts side by side: rows of lines, all lines of both texts in their order.

use super::folder::Collated;
use super::variation::{Side, Variation};
use crate::code::text::SourceText;
use std::ops::Range;

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The same line in both.
    None,
    /// Lines that differ in accidentals, or stand in one text only for the sake of layout.
    Accidental,
    /// Lines of which some word runs otherwise, or is not in the other text.
    Substantive,
}

/// A row: a line of the first text, one of the second, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the first text, from 1.
    pub a: Option<u32>,
    /// The line of the second text, from 1.
    pub b: Option<u32>,
    /// How the two differ.
    pub difference: Difference,
}

/// Sets two collated texts side by side.
#[must_use]
pub fn side_by_side(collated: &Collated) -> Vec<Row> {
    let (a, b) = (&collated.a.text, &collated.b.text);
    let variations = &collated.collation.variations;
    // An empty line changes nothing, wherever it stands.
    let filled = |text: &SourceText, line: u32| !text.line(line).trim().is_empty();
    let (in_a, in_b) = (lines(variations, |one| &one.a), lines(variations, |one| &one.b));
    let substantive_a = |line: u32| in_a(line) && filled(a, line);
    let substantive_b = |line: u32| in_b(line) && filled(b, line);
    let row = |line_a: Option<u32>, line_b: Option<u32>| {
        let other = line_a.is_some_and(&substantive_a) || line_b.is_some_and(&substantive_b);
        let same = matches!((line_a, line_b), (Some(x), Some(y)) if a.line(x) == b.line(y));
        let difference = match (other, same) {
            (true, false) => Difference::Substantive,
            (_, true) => Difference::None,
            (false, false) => Difference::Accidental,
        };
        Row { a: line_a, b: line_b, difference }
    };
    let mut rows = Vec::new();
    let (mut at_a, mut at_b) = (1, 1);
    let end = (a.line_count() + 1, b.line_count() + 1);
    for (to_a, to_b) in collated.collation.rows.iter().copied().chain([end]) {
        // Between two rows that are sure: substantives beside substantives, the rest beside the rest.
        while at_a < to_a || at_b < to_b {
            let (left, right) = ((at_a < to_a).then_some(at_a), (at_b < to_b).then_some(at_b));
            let (take_a, take_b) = match (left.map(&substantive_a), right.map(&substantive_b)) {
                (Some(x), Some(y)) if x == y => (left, right),
                (Some(false), _) | (Some(_), None) => (left, None),
                _ => (None, right),
            };
            rows.push(row(take_a, take_b));
            at_a += u32::from(take_a.is_some());
            at_b += u32::from(take_b.is_some());
        }
        if (to_a, to_b) != end {
            rows.push(row(Some(to_a), Some(to_b)));
            (at_a, at_b) = (to_a + 1, to_b + 1);
        }
    }
    rows
}

/// Which lines of one side some variation stands on.
fn lines<'v>(variations: &'v [Variation], side: impl Fn(&'v Variation) -> &'v Side) -> impl Fn(u32) -> bool {
    let mut ranges: Vec<Range<u32>> = variations.iter().map(|one| side(one).lines.clone()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    move |line| {
        let upto = ranges.partition_point(|range| range.start <= line);
        ranges[..upto].iter().rev().any(|range| range.contains(&line))
    }
}

/// A line cut at its words: text, and whether the other text has it not.
#[must_use]
pub fn cut<'t>(text: &'t SourceText, line: u32, words: &[Range<usize>]) -> Vec<(&'t str, bool)> {
    let bytes = text.line_bytes(line);
    let whole = text.as_str();
    let mut cut: Vec<(&str, bool)> = Vec::new();
    let mut at = bytes.start;
    let first = words.partition_point(|word| word.end <= bytes.start);
    for word in words[first..].iter().take_while(|word| word.start < bytes.end) {
        let (start, end) = (word.start.max(at), word.end.min(bytes.end));
        if start >= end {
            continue;
        }
        // Blanks and commas between two words of one place belong to it.
        let between = &whole[at..start];
        let joined = between.len() <= 3 && !between.contains(char::is_alphanumeric);
        match cut.last_mut() {
            Some((last, true)) if joined => *last = &whole[at - last.len()..end],
            _ => {
                if start > at {
                    cut.push((between, false));
                }
                cut.push((&whole[start..end], true));
            }
        }
        at = end;
    }
    if at < bytes.end {
        cut.push((&whole[at..bytes.end], false));
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lines_are_there_once_and_in_order() {
        let a = "import os\n\ndef f(a):\n    return g(a, 'x')\n\ny = 2\n";
        let b = "import os\ndef f(a):\n    return g(\n        a,\n        'z',\n    )\n\nw = 1\ny = 2\n";
        let rows = side_by_side(&Collated::python(a, b));
        let told: Vec<_> = rows.iter().map(|row| (row.a.unwrap_or(0), row.b.unwrap_or(0), row.difference)).collect();
        use Difference::{Accidental, None, Substantive};
        assert_eq!(
            told,
            [
                (1, 1, None),
                (2, 0, Accidental),
                (3, 2, None),
                (4, 3, Substantive),
                (0, 4, Accidental),
                (0, 5, Substantive),
                (0, 6, Accidental),
                (5, 7, None),
                (0, 8, Substantive),
                (6, 9, None),
            ]
        );
    }

    #[test]
    fn a_line_is_cut_at_its_words_and_is_still_all_there() {
        let text = SourceText::new("x = f(a, b)\ny\n".into());
        let cut = |words: &[Range<usize>]| cut(&text, 1, words);
        assert_eq!(cut(&[]), [("x = f(a, b)", false)]);
        assert_eq!(cut(&[6..7, 9..10]), [("x = f(", false), ("a, b", true), (")", false)]);
        assert_eq!(cut(&[0..1, 9..12]), [("x", true), (" = f(a, ", false), ("b)", true)]);
    }
}
