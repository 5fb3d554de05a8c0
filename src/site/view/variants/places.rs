//! The places of an apparatus: where on the base's lines any witness reads otherwise, and what it reads there.

use super::Text;
use crate::collate::{Collated, Variation};
use std::collections::BTreeSet;
use std::ops::Range;

/// A place on the base's lines.
pub(super) struct Place {
    /// The lines, from 1, the end excluded; with nothing in it, the place before that line.
    pub lines: Range<u32>,
    /// The base's words that not all have, in bytes.
    pub words: Vec<Range<usize>>,
    /// What is read instead, and by whom: the witnesses that agree are together.
    pub readings: Vec<Reading>,
}

/// A reading.
pub(super) struct Reading {
    /// Its witnesses, as members of the text.
    pub members: Vec<usize>,
    /// The lines, in the first of them; none where it has nothing.
    pub lines: Vec<Range<u32>>,
    /// The words that the base has not, in bytes of the first witness.
    pub words: Vec<Range<usize>>,
}

/// A variation of a witness, with the collation that found it.
type Found<'c> = (usize, &'c Collated, &'c Variation);

/// The places of a text, in the order of the base's lines.
pub(super) fn places(text: &Text<'_>, base: usize) -> Vec<Place> {
    let mut all: Vec<Found<'_>> = Vec::new();
    for member in text.others(base) {
        if let Some(collated) = text.collated(base, member) {
            all.extend(collated.collation.variations.iter().map(|one| (member, &**collated, one)));
        }
    }
    all.sort_by_key(|(member, _, one)| (one.a.lines.start, one.a.lines.end, *member));
    let mut groups: Vec<(Range<u32>, Vec<Found<'_>>)> = Vec::new();
    for one in all {
        let lines = one.2.a.lines.clone();
        match groups.last_mut() {
            // What one leaves out and another puts in at the same place is one place.
            Some((range, group)) if lines.start < range.end || lines == *range => {
                range.end = range.end.max(lines.end);
                group.push(one);
            }
            _ => groups.push((lines, vec![one])),
        }
    }
    groups.into_iter().map(|(lines, group)| place(lines, &group)).collect()
}

/// Above so many lines words are not marked: where whole passages differ, that is said by the bracket beside them.
const MOST_MARKED: usize = 5;

fn place(lines: Range<u32>, group: &[Found<'_>]) -> Place {
    let mut words: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (_, _, variation) in group {
        words.extend(variation.a.words.iter().map(|word| (word.start, word.end)));
    }
    let members: BTreeSet<usize> = group.iter().map(|(member, _, _)| *member).collect();
    let mut readings: Vec<(Vec<String>, Reading)> = Vec::new();
    for member in members {
        let own: Vec<_> = group.iter().filter(|(other, _, _)| *other == member).collect();
        let collated = own[0].1; // each member has at least one variation, or it would not be here
        let read = pieces(&lines, collated, own.iter().map(|(_, _, variation)| *variation));
        // Two witnesses agree whatever their layout.
        let signature = collated.b.said(&read);
        match readings.iter_mut().find(|(other, _)| *other == signature) {
            Some((_, reading)) => reading.members.push(member),
            None => {
                // What the base has nothing of is new from end to end.
                let marked = own.iter().filter(|_| !lines.is_empty());
                let words = marked.flat_map(|(_, _, variation)| variation.b.words.iter().cloned()).collect();
                readings.push((signature, Reading { members: vec![member], lines: read, words }));
            }
        }
    }
    let text = group.first().map_or("", |(_, collated, _)| collated.a.text.as_str());
    let words = if lines.len() > MOST_MARKED { Vec::new() } else { joined(text, words) };
    Place { lines, words, readings: readings.into_iter().map(|(_, reading)| reading).collect() }
}

/// The witness's lines that stand for some lines of the base: those that differ, and those between them that do not.
fn pieces<'v>(
    lines: &Range<u32>,
    collated: &Collated,
    variations: impl Iterator<Item = &'v Variation>,
) -> Vec<Range<u32>> {
    let mut ranges: Vec<Range<u32>> = variations.map(|one| one.b.lines.clone()).filter(|one| !one.is_empty()).collect();
    let same = collated.collation.rows.iter().filter(|(a, _)| lines.contains(a));
    ranges.extend(same.map(|(_, b)| *b..b + 1));
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut pieces: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match pieces.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => pieces.push(range),
        }
    }
    pieces
}

/// Words with at most a few blanks and signs between them as one.
fn joined(text: &str, words: BTreeSet<(usize, usize)>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for (start, end) in words {
        match joined.last_mut() {
            Some(last)
                if start <= last.end
                    || text.get(last.end..start).is_some_and(|gap| {
                        gap.len() <= 3 && !gap.contains(|c: char| c.is_alphanumeric() || c == '\n')
                    }) =>
            {
                last.end = last.end.max(end);
            }
            _ => joined.push(start..end),
        }
    }
    joined
}
