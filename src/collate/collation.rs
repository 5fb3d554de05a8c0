//! Two readings collated: the state of the whole, of each symbol, and every place where what runs differs.

use super::accident;
use super::align::{self, Run};
use super::join::{self, Found};
use super::measure::{self, Measure, Similarity};
use super::reading::Reading;
use super::state::{Accidents, State};
use super::variation::{self, Anchors, Variation};
use crate::code::symbol::Symbol;

/// A symbol of either text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// In the first text.
    pub a: Option<Symbol>,
    /// In the second text.
    pub b: Option<Symbol>,
    /// How it was found in the second, if it is in both.
    pub found: Option<Found>,
    /// Its state, with all that is inside of it.
    pub state: State,
    /// Whether the symbol itself differs, and not only what is inside of it.
    pub own: bool,
    /// In which accidentals it differs, if it has the same tree.
    pub accidents: Accidents,
    /// How alike the two are by syntax tree, if it is in both.
    pub likeness: Option<Similarity>,
}

impl Unit {
    /// Its name in the first text, or else in the second.
    #[must_use]
    pub fn name(&self) -> &str {
        self.a.as_ref().or(self.b.as_ref()).map_or("", |symbol| symbol.name.as_str())
    }

    /// Whether it has this name, own or qualified, in either text.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let mut symbols = self.a.iter().chain(&self.b);
        symbols.any(|symbol| symbol.name == name || symbol.own_name() == name)
    }

    /// Whether a variation is inside of it.
    #[must_use]
    pub fn holds(&self, variation: &Variation) -> bool {
        let holds = |symbol: &Option<Symbol>, lines: &std::ops::Range<u32>| {
            let inside = |at: u32| symbol.as_ref().is_some_and(|s| s.lines.first() <= at && at <= s.lines.last());
            !lines.is_empty() && inside(lines.start) && inside(lines.end - 1)
        };
        holds(&self.a, &variation.a.lines) || holds(&self.b, &variation.b.lines)
    }

    /// Its name in the second text, if it is another there.
    #[must_use]
    pub fn other_name(&self) -> Option<&str> {
        let (a, b) = (self.a.as_ref()?, self.b.as_ref()?);
        (a.name != b.name).then_some(b.name.as_str())
    }
}

/// What collating two texts finds.
#[derive(Clone, Debug)]
pub struct Collation {
    /// The state of the second text against the first.
    pub state: State,
    /// In which accidentals it differs, if it has the same tree.
    pub accidents: Accidents,
    /// Whether all parts are the same and only their order is another.
    pub reordered: bool,
    /// By line, and where both are Python by token and by syntax tree.
    pub likeness: Vec<Similarity>,
    /// The symbols, in the order of the first text; those of the second alone last.
    pub units: Vec<Unit>,
    /// Whether what is outside of all symbols differs in what runs.
    pub module: bool,
    /// Where what runs differs, in the order of the first text; in texts that are not Python, where lines differ.
    pub variations: Vec<Variation>,
    /// Lines that belong together, both rising.
    pub rows: Vec<(u32, u32)>,
}

impl Collation {
    /// Collates two readings.
    #[must_use]
    pub fn of(a: &Reading, b: &Reading) -> Self {
        let same_bytes = a.text.as_str() == b.text.as_str();
        if same_bytes || !a.is_python() || !b.is_python() {
            return Self::by_line(a, b, same_bytes);
        }
        let lines = align::runs(&a.lines(), &b.lines());
        let by_line = measure::of_runs(&lines, Measure::Line);
        let mut anchors = Anchors::new();
        let pairs = join::join(a, b);
        let mut variations = variation::vary_imports(a, b);
        let other_imports = !variations.is_empty();
        let own = variation::vary((a, &a.parts.module), (b, &b.parts.module), &mut anchors);
        let module = other_imports || !own.is_empty();
        variations.extend(own);
        let mut units = Vec::new();
        let mut pairs_left = pairs.iter().peekable();
        for (at, symbol) in a.symbols.iter().enumerate() {
            let Some(pair) = pairs_left.next_if(|pair| pair.a == at) else {
                variations.push(variation::alone(a, b, at, &pairs));
                units.push(alone(Some(symbol), None, State::OnlyFirst));
                continue;
            };
            let own = variation::vary((a, &a.parts.own[pair.a]), (b, &b.parts.own[pair.b]), &mut anchors);
            units.push(both(a, b, *pair, !own.is_empty()));
            variations.extend(own);
        }
        let turned: Vec<_> = pairs.iter().map(|pair| pair.turned()).collect();
        for (at, symbol) in b.symbols.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.b == at) {
                variations.push(variation::alone(b, a, at, &turned).turned());
                units.push(alone(None, Some(symbol), State::OnlySecond));
            }
        }
        let variations = variation::gather(variations);
        let mut collation = Self {
            state: State::Changed,
            accidents: Accidents::default(),
            reordered: false,
            likeness: vec![by_line, measure::of(a, b, Measure::Token), measure::of(a, b, Measure::Tree)],
            units,
            module,
            rows: rows(&lines, anchors),
            variations,
        };
        collation.judge(a, b);
        collation
    }

    /// The state of the whole, from its parts.
    fn judge(&mut self, a: &Reading, b: &Reading) {
        if !self.variations.is_empty() {
            return;
        }
        // A statement that moves across a definition is in no part of either, and may change what runs.
        if a.parts.in_order(a.tree()) != b.parts.in_order(b.tree()) {
            self.reordered = true;
            return;
        }
        self.state = State::SameTree;
        self.accidents = if a.row() == b.row() {
            accident::whole(a, b)
        } else {
            // Imports are not in the same order, so that what stands between them cannot be compared.
            let module = accident::between(a, &a.parts.module, b, &b.parts.module);
            let all = self.units.iter().fold(module, |all, unit| all.and(unit.accidents));
            Accidents { imports: true, ..all }
        };
    }

    /// Where there is nothing but lines to compare: the same bytes, or texts that are not both Python.
    fn by_line(a: &Reading, b: &Reading, same_bytes: bool) -> Self {
        let lines = align::runs(&a.lines(), &b.lines());
        let python = a.module.is_some() && b.module.is_some();
        let state = match (same_bytes, python) {
            (true, _) => State::SameBytes,
            (false, true) => State::Unread,
            (false, false) => State::Changed,
        };
        let same = |symbol: &Symbol| Unit {
            a: Some(symbol.clone()),
            b: Some(symbol.clone()),
            found: Some(Found::ByName),
            state: State::SameBytes,
            own: false,
            accidents: Accidents::default(),
            likeness: None,
        };
        Self {
            state,
            accidents: Accidents::default(),
            reordered: false,
            likeness: vec![measure::of_runs(&lines, Measure::Line)],
            units: if same_bytes { a.symbols.iter().map(same).collect() } else { Vec::new() },
            module: !same_bytes,
            variations: variation::of_lines(a, b, &lines),
            rows: rows(&lines, Anchors::new()),
        }
    }
}

fn alone(a: Option<&Symbol>, b: Option<&Symbol>, state: State) -> Unit {
    let (a, b) = (a.cloned(), b.cloned());
    Unit { a, b, found: None, state, own: true, accidents: Accidents::default(), likeness: None }
}

fn both(a: &Reading, b: &Reading, pair: join::Pair, own: bool) -> Unit {
    let (left, right) = (&a.symbols[pair.a], &b.symbols[pair.b]);
    let (row_a, row_b) = (a.row_of(pair.a), b.row_of(pair.b));
    let mut accidents = Accidents::default();
    let state = if a.text.range(left.lines) == b.text.range(right.lines) {
        State::SameBytes
    } else if row_a == row_b {
        let span = |reading: &Reading, at: usize| reading.parts.spans[at].clone().collect::<Vec<_>>();
        accidents = accident::between(a, &span(a, pair.a), b, &span(b, pair.b));
        State::SameTree
    } else {
        State::Changed
    };
    Unit {
        a: Some(left.clone()),
        b: Some(right.clone()),
        found: Some(pair.found),
        state,
        own,
        accidents,
        likeness: Some(measure::of_rows(&row_a, &row_b, Measure::Tree)),
    }
}

/// Lines side by side: the same lines, and lines that begin with the same word, as many as rise in both texts.
fn rows(lines: &[Run], anchors: Anchors) -> Vec<(u32, u32)> {
    let mut pairs = anchors;
    for run in lines.iter().filter(|run| run.same) {
        pairs.extend(run.a.clone().zip(run.b.clone()).map(|(a, b)| (variation::line(a), variation::line(b))));
    }
    pairs.sort_unstable();
    // The first line of the second text for each of the first: a broken line begins where its first word stands.
    pairs.dedup_by_key(|pair| pair.0);
    rising(&pairs)
}

/// The longest choice of pairs whose second numbers rise; the first numbers rise already.
fn rising(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, (_, b)) in pairs.iter().enumerate() {
        let place = tails.partition_point(|tail| pairs[*tail].1 < *b);
        before[at] = place.checked_sub(1).map(|place| tails[place]);
        if place == tails.len() {
            tails.push(at);
        } else if pairs[tails[place]].1 != *b {
            tails[place] = at; // and where several lines became one, it stands beside the first of them
        }
    }
    let mut chosen = Vec::new();
    let mut at = tails.last().copied();
    while let Some(here) = at {
        chosen.push(pairs[here]);
        at = before[here];
    }
    chosen.reverse();
    chosen
}
