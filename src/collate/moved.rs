//! Symbols that went from one file to another: what no text of a collation has in the place where it was looked for, held against what others have too many.
//!
//! First by syntax: the same tree but for its own name, of at least [`FEWEST_TOKENS`] tokens, if it is left over once on either side; among several, the one
//! that kept its name. Then by name and likeness: the same qualified name, and at least [`LEAST_NAMED`] by syntax tree, if no other is within
//! [`MARGIN`] of it. A definition that has another name and another tree in another file is not followed: there is nothing left to know it by. What is inside
//! of a symbol that is followed goes with it.

use super::align;
use super::collation::{Collation, Unit};
use super::join::{FEWEST_TOKENS, Found, LEAST_NAMED, MARGIN, MOST_PAIRS, nameless};
use super::measure::{self, Measure, Similarity};
use super::reading::Reading;
use super::state::State;
use crate::code::symbol::Symbol;
use std::collections::{BTreeMap, BTreeSet};

/// Where a symbol is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, by the name that its shelf has.
    pub path: String,
    /// The symbol.
    pub symbol: Symbol,
}

/// A symbol that is in another file of the second collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Where it was.
    pub a: Place,
    /// Where it is.
    pub b: Place,
    /// How it was found.
    pub found: Found,
    /// What became of it.
    pub state: State,
    /// How alike the two are by syntax tree.
    pub likeness: Similarity,
}

/// A file with the symbols that have no place in what it was held against.
#[derive(Clone, Debug)]
pub struct Shelf<'r> {
    path: &'r str,
    reading: &'r Reading,
    /// Which pair of files it is of: what is left over in both of them has been compared.
    pair: usize,
    left: BTreeSet<usize>,
}

impl<'r> Shelf<'r> {
    /// A file that was held against nothing.
    #[must_use]
    pub fn whole(path: &'r str, reading: &'r Reading, pair: usize) -> Self {
        Self { path, reading, pair, left: (0..reading.symbols.len()).collect() }
    }

    /// The first file of a collated pair.
    #[must_use]
    pub fn first(path: &'r str, reading: &'r Reading, pair: usize, collation: &Collation) -> Self {
        Self::alone(path, reading, pair, collation, |unit| unit.b.is_none().then_some(unit.a.as_ref()).flatten())
    }

    /// The second file of a collated pair.
    #[must_use]
    pub fn second(path: &'r str, reading: &'r Reading, pair: usize, collation: &Collation) -> Self {
        Self::alone(path, reading, pair, collation, |unit| unit.a.is_none().then_some(unit.b.as_ref()).flatten())
    }

    fn alone<'c>(
        path: &'r str,
        reading: &'r Reading,
        pair: usize,
        collation: &'c Collation,
        symbol: impl Fn(&'c Unit) -> Option<&'c Symbol>,
    ) -> Self {
        let place = |symbol: &Symbol| reading.symbols.iter().position(|other| other == symbol);
        Self { path, reading, pair, left: collation.units.iter().filter_map(symbol).filter_map(place).collect() }
    }

    fn take(&mut self, at: usize) {
        let within = self.reading.parts.within(at);
        self.left.retain(|other| !within.contains(other));
    }

    fn place(&self, at: usize) -> Place {
        Place { path: self.path.to_owned(), symbol: self.reading.symbols[at].clone() }
    }
}

/// A symbol on a shelf: the numbers of both.
type At = (usize, usize);

/// Finds the symbols that went from one file to another, in the order of the first collection.
#[must_use]
pub fn follow(mut a: Vec<Shelf<'_>>, mut b: Vec<Shelf<'_>>) -> Vec<Moved> {
    let mut found = Vec::new();
    let mut take = |pairs: Vec<(At, At)>, how: Found, a: &mut Vec<Shelf<'_>>, b: &mut Vec<Shelf<'_>>| {
        // Outer symbols stand before what is inside of them.
        for ((i, x), (j, y)) in pairs {
            if a[i].left.contains(&x) && b[j].left.contains(&y) {
                found.push(((i, x), moved(&a[i], x, &b[j], y, how)));
                a[i].take(x);
                b[j].take(y);
            }
        }
    };
    let named = by_syntax(&a, &b, true);
    take(named, Found::BySyntax, &mut a, &mut b);
    let renamed = by_syntax(&a, &b, false);
    take(renamed, Found::BySyntax, &mut a, &mut b);
    let alike = by_likeness(&a, &b);
    take(alike, Found::ByLikeness, &mut a, &mut b);
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, moved)| moved).collect()
}

/// What is left over on some shelves.
fn left<'s>(shelves: &'s [Shelf<'_>]) -> impl Iterator<Item = (At, &'s Reading)> {
    shelves.iter().enumerate().flat_map(|(i, shelf)| shelf.left.iter().map(move |at| ((i, *at), shelf.reading)))
}

/// Pairs of one tree, each the only one of it on its side; with `named`, of one tree and one name.
fn by_syntax(a: &[Shelf<'_>], b: &[Shelf<'_>], named: bool) -> Vec<(At, At)> {
    type Sides = (Vec<At>, Vec<At>);
    let mut sides: BTreeMap<(Vec<&str>, &str), Sides> = BTreeMap::new();
    for (at, reading) in left(a) {
        sides.entry((nameless(reading, at.1), name(reading, at.1, named))).or_default().0.push(at);
    }
    for (at, reading) in left(b) {
        sides.entry((nameless(reading, at.1), name(reading, at.1, named))).or_default().1.push(at);
    }
    sides.retain(|(row, _), _| row.len() >= FEWEST_TOKENS);
    let only = |(x, y): Sides| match (x.as_slice(), y.as_slice()) {
        ([x], [y]) if a[x.0].pair != b[y.0].pair => Some((*x, *y)),
        _ => None,
    };
    let mut pairs: Vec<_> = sides.into_values().filter_map(only).collect();
    pairs.sort_unstable();
    pairs
}

fn name(reading: &Reading, at: usize, named: bool) -> &str {
    if named { reading.symbols[at].own_name() } else { "" }
}

/// Pairs of one qualified name that are alike, each more so than any other of its name.
fn by_likeness(a: &[Shelf<'_>], b: &[Shelf<'_>]) -> Vec<(At, At)> {
    let mut names: BTreeMap<&str, Vec<At>> = BTreeMap::new();
    for (at, reading) in left(b) {
        names.entry(&reading.symbols[at.1].name).or_default().push(at);
    }
    let rivals = |(x, reading): (At, &Reading)| names.get(reading.symbols[x.1].name.as_str()).map_or(0, Vec::len);
    // Hundreds of files that each have a `main` are nobody's move.
    if left(a).map(rivals).sum::<usize>() > MOST_PAIRS {
        return Vec::new();
    }
    let mut alike: Vec<(f64, At, At)> = Vec::new();
    for (x, reading) in left(a) {
        let row = nameless(reading, x.1);
        let bag = align::bag(&row);
        let others = names.get(reading.symbols[x.1].name.as_str()).into_iter().flatten();
        for y in others.filter(|y| a[x.0].pair != b[y.0].pair) {
            let other = nameless(b[y.0].reading, y.1);
            if row.len().min(other.len()) >= FEWEST_TOKENS {
                alike.extend(align::alike(&row, &bag, &other, LEAST_NAMED).map(|like| (like, x, *y)));
            }
        }
    }
    let clear = |(like, x, y): &(f64, At, At)| {
        !alike.iter().any(|(other, v, w)| (v == x) != (w == y) && other + MARGIN > *like)
    };
    let mut pairs: Vec<_> = alike.iter().filter(|one| clear(one)).map(|(_, x, y)| (*x, *y)).collect();
    pairs.sort_unstable();
    pairs
}

fn moved(a: &Shelf<'_>, x: usize, b: &Shelf<'_>, y: usize, found: Found) -> Moved {
    let (left, right) = (a.place(x), b.place(y));
    let (row_a, row_b) = (a.reading.row_of(x), b.reading.row_of(y));
    let state = if a.reading.text.range(left.symbol.lines) == b.reading.text.range(right.symbol.lines) {
        State::SameBytes
    } else if row_a == row_b {
        State::SameTree
    } else {
        State::Changed
    };
    Moved { a: left, b: right, found, state, likeness: measure::of_rows(&row_a, &row_b, Measure::Tree) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGH: &str = "def weigh(stones, limit):\n    total = 0\n    for stone in stones:\n        total += stone.weight * 2\n        if total > limit:\n            raise ValueError(limit)\n    return total\n";

    /// What is followed from some files to others, no two of which belong together.
    fn told(a: &[(&str, &str)], b: &[(&str, &str)]) -> Vec<String> {
        let read = |files: &[(&str, &str)]| files.iter().map(|(_, text)| Reading::python(text)).collect::<Vec<_>>();
        let (of_a, of_b) = (read(a), read(b));
        let first = a.iter().zip(&of_a).enumerate().map(|(at, ((path, _), one))| Shelf::whole(path, one, at)).collect();
        let second =
            b.iter().zip(&of_b).enumerate().map(|(at, ((path, _), one))| Shelf::whole(path, one, 100 + at)).collect();
        let moved = follow(first, second).into_iter();
        let told = moved.map(|one| {
            format!(
                "{}:{} {}:{} {} {:?}",
                one.a.path,
                one.a.symbol.name,
                one.b.path,
                one.b.symbol.name,
                one.state.id(),
                one.found
            )
        });
        told.collect()
    }

    #[test]
    fn a_definition_is_followed_by_its_tree_and_then_by_its_name() {
        let other = WEIGH.replace("* 2", "* 3");
        assert_eq!(told(&[("a", WEIGH)], &[("b", WEIGH)]), ["a:weigh b:weigh same-bytes BySyntax"]);
        let spaced = WEIGH.replace("total = 0", "total  =  0");
        assert_eq!(told(&[("a", WEIGH)], &[("b", &spaced)]), ["a:weigh b:weigh same-tree BySyntax"]);
        let renamed = WEIGH.replace("weigh(", "heave(");
        assert_eq!(told(&[("a", WEIGH)], &[("b", &renamed)]), ["a:weigh b:heave changed BySyntax"]);
        assert_eq!(told(&[("a", WEIGH)], &[("b", &other)]), ["a:weigh b:weigh changed ByLikeness"]);
        let neither = other.replace("weigh(", "heave(");
        assert_eq!(told(&[("a", WEIGH)], &[("b", &neither)]), Vec::<String>::new());
    }

    #[test]
    fn of_two_that_could_be_it_the_one_of_its_name_is_taken_or_none() {
        let renamed = WEIGH.replace("weigh(", "heave(");
        assert_eq!(told(&[("a", WEIGH)], &[("b", &renamed), ("c", WEIGH)]), ["a:weigh c:weigh same-bytes BySyntax"]);
        assert_eq!(told(&[("a", WEIGH)], &[("b", WEIGH), ("c", WEIGH)]), Vec::<String>::new());
        let [two, three] = ["* 3", "* 4"].map(|by| WEIGH.replace("* 2", by));
        assert_eq!(told(&[("a", WEIGH)], &[("b", &two), ("c", &three)]), Vec::<String>::new());
    }

    #[test]
    fn what_is_inside_goes_along() {
        let class = format!("class Scale:\n{}", WEIGH.lines().map(|line| format!("    {line}\n")).collect::<String>());
        assert_eq!(told(&[("a", &class)], &[("b", &class)]), ["a:Scale b:Scale same-bytes BySyntax"]);
        assert_eq!(told(&[("a", &class)], &[("b", WEIGH)]), ["a:Scale.weigh b:weigh same-tree BySyntax"]);
        assert_eq!(
            told(&[("a", "def f():\n    return 1\n")], &[("b", "def f():\n    return 1\n")]),
            Vec::<String>::new()
        );
    }
}
