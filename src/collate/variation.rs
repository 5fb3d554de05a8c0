//! Where two readings differ in what runs: runs of tokens of the tree, as lines and as words.

use super::align::{self, Run};
use super::join::Pair;
use super::parts::Import;
use super::reading::Reading;
use crate::code::python::TreeToken;
use std::collections::BTreeMap;
use std::ops::Range;

/// One side of a variation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// The lines that it stands on, from 1, the end excluded. With nothing in it: the place before that line.
    pub lines: Range<u32>,
    /// The words that the other text has not, in bytes of the whole text, in order.
    pub words: Vec<Range<usize>>,
}

/// A place where what runs differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variation {
    /// In the first text.
    pub a: Side,
    /// In the second text.
    pub b: Side,
}

impl Variation {
    /// The variation from the other side.
    pub(super) fn turned(self) -> Self {
        Self { a: self.b, b: self.a }
    }
}

/// Lines of two texts that begin with the same word of the same place, for setting the texts side by side.
pub(super) type Anchors = Vec<(u32, u32)>;

/// Where some tokens of two readings differ, in order.
pub(super) fn vary(a: (&Reading, &[usize]), b: (&Reading, &[usize]), anchors: &mut Anchors) -> Vec<Variation> {
    let row = |(reading, own): (&'_ Reading, &[usize])| -> Vec<String> {
        own.iter().map(|at| reading.tree()[*at].text.clone()).collect()
    };
    let (row_a, row_b) = (row(a), row(b));
    let mut runs = align::runs(&row_a, &row_b);
    settle(&mut runs, a, b);
    for run in runs.iter().filter(|run| run.same) {
        for (at_a, at_b) in run.a.clone().zip(run.b.clone()) {
            let (left, right) = (&a.0.tree()[a.1[at_a]], &b.0.tree()[b.1[at_b]]);
            if !left.bytes.is_empty() {
                anchors.push((left.first, right.first));
            }
        }
    }
    let other = runs.iter().filter(|run| !run.same);
    let found = other
        .map(|run| Variation { a: side(a, &run.a, Edges::of(b, &run.b)), b: side(b, &run.b, Edges::of(a, &run.a)) });
    gather(found.collect())
}

/// Moves what only one text has to where a line begins. In `f(x) g(x) f(x) g(x)` against `f(x) g(x)` the search may call `g(x) f(x)` or even
/// `(x) g(x) f` the part that is more; for people it is `f(x) g(x)`.
fn settle(runs: &mut [Run], a: (&Reading, &[usize]), b: (&Reading, &[usize])) {
    for at in 1..runs.len().saturating_sub(1) {
        let [before, run, after] = &mut runs[at - 1..=at + 1] else { return };
        if run.same || !before.same || !after.same {
            continue;
        }
        let ((reading, own), range) = match (run.a.is_empty(), run.b.is_empty()) {
            (false, true) => (a, run.a.clone()),
            (true, false) => (b, run.b.clone()),
            _ => continue,
        };
        let text = |at: usize| reading.tree()[own[at]].text.as_str();
        // How far it can go up and down, each token that it leaves being the same as the one that it takes in.
        let up = (1..=before.a.len()).take_while(|by| text(range.start - by) == text(range.end - by)).count();
        let down = (0..after.a.len()).take_while(|by| text(range.start + by) == text(range.end + by)).count();
        let best = (range.start - up..=range.start + down)
            .max_by_key(|start| (fits(reading, own, *start) + fits(reading, own, start + range.len()), *start));
        let Some(start) = best else { continue };
        if start < range.start {
            let by = range.start - start;
            (before.a.end, before.b.end) = (before.a.end - by, before.b.end - by);
            (run.a, run.b) = (run.a.start - by..run.a.end - by, run.b.start - by..run.b.end - by);
            (after.a.start, after.b.start) = (after.a.start - by, after.b.start - by);
        } else {
            let by = start - range.start;
            (before.a.end, before.b.end) = (before.a.end + by, before.b.end + by);
            (run.a, run.b) = (run.a.start + by..run.a.end + by, run.b.start + by..run.b.end + by);
            (after.a.start, after.b.start) = (after.a.start + by, after.b.start + by);
        }
    }
}

/// How well a part may begin or end before a token: best where a statement begins a line, next best where a node begins.
fn fits(reading: &Reading, own: &[usize], at: usize) -> u8 {
    let tokens = reading.tree();
    let Some(token) = own.get(at).map(|at| &tokens[*at]) else { return 2 };
    let begins_line = at.checked_sub(1).is_none_or(|before| tokens[own[before]].written() < token.first);
    match (token.opens(), begins_line) {
        (true, true) => 2,
        (true, false) | (false, true) => 1,
        (false, false) => 0,
    }
}

/// Whether a part of a text begins or ends in the midst of a line.
#[derive(Clone, Copy)]
struct Edges {
    begins_inside: bool,
    ends_inside: bool,
}

impl Edges {
    fn of((reading, own): (&Reading, &[usize]), range: &Range<usize>) -> Self {
        let (before, after) = around(reading, own, range);
        let here = || own[range.clone()].iter().map(|at| &reading.tree()[*at]);
        let (first, last) = (here().next(), here().next_back());
        let inside = |one: Option<u32>, two: Option<u32>| one.is_some() && one == two;
        Self {
            begins_inside: inside(before.map(|token| token.last), first.map(TreeToken::written)),
            ends_inside: inside(after.map(|token| token.first), last.map(TreeToken::written)),
        }
    }
}

/// The leaves before and after a part.
fn around<'r>(
    reading: &'r Reading,
    own: &[usize],
    range: &Range<usize>,
) -> (Option<&'r TreeToken>, Option<&'r TreeToken>) {
    let leaf = |at: &usize| Some(&reading.tree()[*at]).filter(|token| !token.bytes.is_empty());
    (own[..range.start].iter().rev().find_map(leaf), own[range.end..].iter().find_map(leaf))
}

/// One side of a run; `other` tells how the other side of it stands in its lines.
fn side((reading, own): (&Reading, &[usize]), range: &Range<usize>, other: Edges) -> Side {
    let tokens = reading.tree();
    let here: Vec<_> = own[range.clone()].iter().map(|at| &tokens[*at]).collect();
    let words = here.iter().filter(|token| !token.bytes.is_empty());
    let words: Vec<_> = words.map(|token| token.bytes.start as usize..token.bytes.end as usize).collect();
    let lines = if here.is_empty() {
        match around(reading, own, range) {
            // In the midst of a line: the line is what is read differently.
            (Some(before), Some(after)) if before.last == after.first => after.first..after.first + 1,
            (Some(before), _) if other.begins_inside => before.last..before.last + 1,
            (_, Some(after)) if other.ends_inside => after.first..after.first + 1,
            (Some(before), _) => before.last + 1..before.last + 1,
            (None, after) => {
                let place = after.map_or(1, |token| token.first);
                place..place
            }
        }
    } else {
        let first = here.iter().map(|token| token.written()).min().unwrap_or(1);
        let last = here.iter().map(|token| if token.bytes.is_empty() { token.written() } else { token.last }).max();
        first..last.unwrap_or(first) + 1
    };
    Side { lines, words }
}

/// A symbol that the second text has not, and the place where it would have it: after what stands before it in the first.
pub(super) fn alone(a: &Reading, b: &Reading, symbol: usize, pairs: &[Pair]) -> Variation {
    let before = pairs.iter().filter(|pair| pair.a < symbol).max_by_key(|pair| pair.a);
    let place = before.map_or_else(
        || b.symbols.first().map_or(b.text.line_count() + 1, |first| first.lines.first()),
        |pair| {
            let around = a.parts.within(pair.a).contains(&symbol);
            let lines = b.symbols[pair.b].lines;
            if around { lines.first() + 1 } else { lines.last() + 1 }
        },
    );
    let leaves = a.parts.own[symbol].iter().map(|at| &a.tree()[*at].bytes).filter(|bytes| !bytes.is_empty());
    let words = leaves.map(|bytes| bytes.start as usize..bytes.end as usize).collect();
    let lines = a.symbols[symbol].lines;
    let here = Side { lines: lines.first()..lines.last() + 1, words };
    Variation { a: here, b: Side { lines: place..place, words: Vec::new() } }
}

/// Where lines differ.
pub(super) fn of_lines(a: &Reading, b: &Reading, runs: &[Run]) -> Vec<Variation> {
    let side = |reading: &Reading, lines: &Range<usize>| {
        let words = lines.clone().map(|at| reading.text.line_bytes(line(at))).filter(|bytes| !bytes.is_empty());
        Side { lines: line(lines.start)..line(lines.end), words: words.collect() }
    };
    runs.iter().filter(|run| !run.same).map(|run| Variation { a: side(a, &run.a), b: side(b, &run.b) }).collect()
}

/// A line by its place in a row.
pub(super) fn line(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

/// Imports are compared as sets: `said` once more here than there, paired where the same name is bound another way.
pub(super) fn vary_imports(a: &Reading, b: &Reading) -> Vec<Variation> {
    let (mut only_a, mut only_b) =
        (missing(&a.parts.imports, &b.parts.imports), missing(&b.parts.imports, &a.parts.imports));
    let mut found = Vec::new();
    let words = |reading: &Reading, import: &Import| -> Vec<Range<usize>> {
        let tokens = &reading.tree()[import.tokens.clone()];
        let leaves = tokens.iter().filter(|token| !token.bytes.is_empty());
        leaves.map(|token| token.bytes.start as usize..token.bytes.end as usize).collect()
    };
    let side = |reading: &Reading, import: &Import| Side {
        lines: import.line..import.line + 1,
        words: words(reading, import),
    };
    only_a.retain(|left| {
        let Some(at) = only_b.iter().position(|right| right.name == left.name) else { return true };
        let right = only_b.remove(at);
        found.push(Variation { a: side(a, left), b: side(b, right) });
        false
    });
    found.extend(only_a.iter().map(|left| {
        let place = place(&a.parts.imports, left, &b.parts.imports);
        Variation { a: side(a, left), b: Side { lines: place..place, words: Vec::new() } }
    }));
    found.extend(only_b.iter().map(|right| {
        let place = place(&b.parts.imports, right, &a.parts.imports);
        Variation { a: Side { lines: place..place, words: Vec::new() }, b: side(b, right) }
    }));
    gather(found)
}

/// What is in the first list more often than in the second.
fn missing<'r>(these: &'r [Import], those: &[Import]) -> Vec<&'r Import> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for import in those {
        *left.entry(import.said.as_str()).or_default() += 1;
    }
    let more = these.iter().filter(|import| match left.get_mut(import.said.as_str()) {
        Some(n) if *n > 0 => {
            *n -= 1;
            false
        }
        _ => true,
    });
    more.collect()
}

/// Where the other text would have an import: after the nearest one before it that both have.
fn place(own: &[Import], import: &Import, other: &[Import]) -> u32 {
    let at = own.iter().position(|one| one == import).unwrap_or_default();
    let before = own[..at].iter().rev().find_map(|one| other.iter().find(|two| two.said == one.said));
    before.map_or_else(|| other.first().map_or(1, |first| first.line), |import| import.line + 1)
}

/// Variations in order; those that share a line of either text, or touch in both, are one.
pub(super) fn gather(mut found: Vec<Variation>) -> Vec<Variation> {
    found.sort_by_key(|one| (one.a.lines.start, one.a.lines.end, one.b.lines.start, one.b.lines.end));
    let mut gathered: Vec<Variation> = Vec::new();
    for one in found {
        match gathered.last_mut() {
            Some(last)
                if overlap(&last.a.lines, &one.a.lines)
                    || overlap(&last.b.lines, &one.b.lines)
                    || (last.a.lines.end == one.a.lines.start && last.b.lines.end == one.b.lines.start) =>
            {
                join(&mut last.a, one.a);
                join(&mut last.b, one.b);
            }
            _ => gathered.push(one),
        }
    }
    gathered
}

fn overlap(a: &Range<u32>, b: &Range<u32>) -> bool {
    a.start.max(b.start) < a.end.min(b.end)
}

fn join(into: &mut Side, other: Side) {
    into.lines = match (into.lines.is_empty(), other.lines.is_empty()) {
        (true, false) => other.lines,
        (_, true) => into.lines.clone(),
        _ => into.lines.start.min(other.lines.start)..into.lines.end.max(other.lines.end),
    };
    into.words.extend(other.words);
    into.words.sort_by_key(|range| range.start);
}
