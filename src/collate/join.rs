//! Which symbols of two texts are the same symbol: by name, level by level; what is left is followed by its syntax, and then by likeness.
//! Never guessed: where two candidates are equally like, neither is taken.

use super::align;
use super::reading::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// How a symbol was found in the other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// By its name in the same place.
    ByName,
    /// Elsewhere or under another name, with the same syntax but for its own name.
    BySyntax,
    /// Elsewhere or under another name, by likeness of syntax.
    ByLikeness,
}

/// A symbol in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub a: usize,
    pub b: usize,
    pub found: Found,
}

impl Pair {
    /// The pair from the other side.
    pub fn turned(self) -> Self {
        Self { a: self.b, b: self.a, found: self.found }
    }
}

/// Symbols of fewer tokens are alike by accident: a getter is like any other.
pub(super) const FEWEST_TOKENS: usize = 24;
/// The least likeness by syntax tree of a symbol that kept its name, and of one that did not.
pub(super) const LEAST_NAMED: f64 = 0.5;
const LEAST: f64 = 0.7;
/// By so much the best candidate must be better than the second.
pub(super) const MARGIN: f64 = 0.05;
/// The most pairs of symbols that are compared for likeness: about a second.
pub(super) const MOST_PAIRS: usize = 40_000;

/// Joins the symbols of two texts, in the order of the first.
pub(super) fn join(a: &Reading, b: &Reading) -> Vec<Pair> {
    let mut joined = Joined { a, b, pairs: Vec::new(), left_a: BTreeSet::new(), left_b: BTreeSet::new() };
    joined.level(None, None);
    joined.follow_syntax();
    joined.follow_likeness();
    joined.pairs.sort_by_key(|pair| pair.a);
    joined.pairs
}

struct Joined<'r> {
    a: &'r Reading,
    b: &'r Reading,
    pairs: Vec<Pair>,
    /// Symbols that are not joined yet.
    left_a: BTreeSet<usize>,
    left_b: BTreeSet<usize>,
}

impl Joined<'_> {
    /// Joins by name what is directly inside of two symbols that belong together, and so on inward.
    fn level(&mut self, a: Option<usize>, b: Option<usize>) {
        let mut levels = vec![(a, b)]; // and not a recursion: definitions may be nested a thousand deep
        while let Some((a, b)) = levels.pop() {
            // A name may be given twice, as in the branches of a condition: the first belongs to the first.
            let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for at in self.b.parts.children(b).into_iter().rev() {
                named.entry(self.b.symbols[at].own_name()).or_default().push(at);
            }
            for a in self.a.parts.children(a) {
                match named.get_mut(self.a.symbols[a].own_name()).and_then(Vec::pop) {
                    Some(b) => {
                        self.pairs.push(Pair { a, b, found: Found::ByName });
                        levels.push((Some(a), Some(b)));
                    }
                    None => self.left_a.extend(self.a.parts.within(a)),
                }
            }
            for b in named.into_values().flatten() {
                self.left_b.extend(self.b.parts.within(b));
            }
        }
    }

    fn take(&mut self, a: usize, b: usize, found: Found) {
        self.left_a.retain(|at| !self.a.parts.within(a).contains(at));
        self.left_b.retain(|at| !self.b.parts.within(b).contains(at));
        self.pairs.push(Pair { a, b, found });
        self.level(Some(a), Some(b));
    }

    fn follow_syntax(&mut self) {
        let mut rows: BTreeMap<Vec<&str>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for at in &self.left_a {
            rows.entry(nameless(self.a, *at)).or_default().0.push(*at);
        }
        for at in &self.left_b {
            rows.entry(nameless(self.b, *at)).or_default().1.push(*at);
        }
        let mut found: Vec<(usize, usize)> = rows
            .into_iter()
            .filter(|(row, _)| row.len() >= FEWEST_TOKENS)
            .filter_map(|(_, (a, b))| match (a.as_slice(), b.as_slice()) {
                ([a], [b]) => Some((*a, *b)),
                _ => None,
            })
            .collect();
        // Outer symbols first: what is inside of them goes with them.
        found.sort_unstable();
        for (a, b) in found {
            if self.left_a.contains(&a) && self.left_b.contains(&b) {
                self.take(a, b, Found::BySyntax);
            }
        }
    }

    fn follow_likeness(&mut self) {
        if self.left_a.len().saturating_mul(self.left_b.len()) > MOST_PAIRS {
            return;
        }
        let mut alike = Vec::new();
        for a in &self.left_a {
            let row = nameless(self.a, *a);
            let bag = align::bag(&row);
            for b in &self.left_b {
                let named = self.a.symbols[*a].own_name() == self.b.symbols[*b].own_name();
                let least = if named { LEAST_NAMED } else { LEAST };
                let other = nameless(self.b, *b);
                if row.len().min(other.len()) < FEWEST_TOKENS {
                    continue;
                }
                if let Some(like) = align::alike(&row, &bag, &other, least) {
                    alike.push((like, named, *a, *b));
                }
            }
        }
        // What kept its name first; then the most alike; then in the order of the texts.
        alike.sort_by(|x, y| y.1.cmp(&x.1).then(y.0.total_cmp(&x.0)).then((x.2, x.3).cmp(&(y.2, y.3))));
        for (like, named, a, b) in &alike {
            let rival = alike.iter().any(|(other, name, x, y)| {
                (x == a) != (y == b) && name == named && (like - other).abs() < MARGIN && {
                    self.left_a.contains(x) && self.left_b.contains(y)
                }
            });
            if !rival && self.left_a.contains(a) && self.left_b.contains(b) {
                self.take(*a, *b, Found::ByLikeness);
            }
        }
    }
}

/// The row of a symbol without its own name.
pub(super) fn nameless(reading: &Reading, at: usize) -> Vec<&str> {
    let row = reading.row_of(at);
    let defined = row.iter().position(|text| matches!(*text, "def" | "class")).map(|keyword| keyword + 1);
    row.iter().enumerate().map(|(at, text)| if Some(at) == defined { "" } else { *text }).collect()
}
