//! Two folders collated: which files belong together, and each pair's collation.
//!
//! By path first. What is left is followed: by its bytes, then by the likeness of its syntax, and where two candidates are equally like, by none. At last
//! the symbols that are left are followed from file to file.

use super::align;
use super::collation::Collation;
use super::moved::{self, Moved, Shelf};
use super::reading::Reading;
use super::state::State;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Texts by their paths in a folder, `/` between the parts.
pub type Texts = BTreeMap<String, String>;

/// A file of either folder.
#[derive(Debug)]
pub struct FilePair {
    /// Its path in the first folder.
    pub a: Option<String>,
    /// Its path in the second folder.
    pub b: Option<String>,
    /// Its state.
    pub state: State,
    /// Both texts and their collation, if it is in both folders and differs in any byte.
    pub collated: Option<Box<Collated>>,
}

/// Two folders and what collating them found.
#[derive(Debug)]
pub struct Folders {
    /// The files, in the order of the first folder's paths; what only the second has comes last.
    pub pairs: Vec<FilePair>,
    /// The symbols that are in another file of the second folder.
    pub moved: Vec<Moved>,
}

/// Two texts and what collating them found.
#[derive(Debug)]
pub struct Collated {
    /// The first text.
    pub a: Arc<Reading>,
    /// The second text.
    pub b: Arc<Reading>,
    /// What was found.
    pub collation: Collation,
}

impl Collated {
    /// Collates two texts of Python.
    #[must_use]
    pub fn python(a: &str, b: &str) -> Self {
        // Parsing is most of the work, and the two know nothing of each other.
        let (a, b) = rayon::join(|| Reading::python(a), || Reading::python(b));
        Self::of(Arc::new(a), Arc::new(b))
    }

    /// Collates two readings.
    #[must_use]
    pub fn of(a: Arc<Reading>, b: Arc<Reading>) -> Self {
        let collation = Collation::of(&a, &b);
        Self { a, b, collation }
    }
}

/// The least likeness by syntax tree of a file that kept its name in another folder, and of one that did not.
const LEAST_NAMED: f64 = 0.5;
const LEAST: f64 = 0.7;
/// By so much the best candidate must be better than the second.
const MARGIN: f64 = 0.05;
/// The most pairs of files that are compared for likeness.
const MOST_PAIRS: usize = 2_500;

/// Collates two folders of Python.
#[must_use]
pub fn folders(a: &Texts, b: &Texts) -> Folders {
    let mut pairs: Vec<(&str, &str)> =
        a.keys().filter_map(|path| Some((path.as_str(), b.get_key_value(path)?.0.as_str()))).collect();
    let left = |of: &'_ Texts, other: &Texts| -> BTreeSet<String> {
        of.keys().filter(|path| !other.contains_key(*path)).cloned().collect()
    };
    let (mut left_a, mut left_b) = (left(a, b), left(b, a));
    let followed = follow(a, b, &mut left_a, &mut left_b);
    pairs.extend(followed.iter().map(|(a, b)| (a.as_str(), b.as_str())));
    pairs.sort_unstable();
    let mut found: Vec<FilePair> = pairs
        .into_par_iter()
        .map(|(path_a, path_b)| {
            let (text_a, text_b) = (&a[path_a], &b[path_b]);
            let collated = (text_a != text_b).then(|| Box::new(Collated::python(text_a, text_b)));
            let state = collated.as_ref().map_or(State::SameBytes, |collated| collated.collation.state);
            FilePair { a: Some(path_a.to_owned()), b: Some(path_b.to_owned()), state, collated }
        })
        .collect();
    let alone = |a, b, state| FilePair { a, b, state, collated: None };
    found.extend(left_a.into_iter().map(|path| alone(Some(path), None, State::OnlyFirst)));
    found.sort_by(|one, two| one.a.cmp(&two.a));
    found.extend(left_b.into_iter().map(|path| alone(None, Some(path), State::OnlySecond)));
    let moved = follow_symbols(&found, a, b);
    Folders { pairs: found, moved }
}

/// Finds the symbols that are in another file of the second folder.
fn follow_symbols(pairs: &[FilePair], a: &Texts, b: &Texts) -> Vec<Moved> {
    let alone: Vec<(usize, &str, bool)> = pairs
        .iter()
        .enumerate()
        .filter_map(|(at, pair)| match (&pair.a, &pair.b) {
            (Some(path), None) => Some((at, path.as_str(), true)),
            (None, Some(path)) => Some((at, path.as_str(), false)),
            _ => None,
        })
        .collect();
    // Nothing can have gone from or to a side that has nothing.
    let collated = pairs.iter().any(|pair| pair.collated.is_some());
    if !collated && [true, false].iter().any(|side| alone.iter().all(|(.., first)| first == side)) {
        return Vec::new();
    }
    let read: Vec<Reading> =
        alone.par_iter().map(|(_, path, first)| Reading::python(if *first { &a[*path] } else { &b[*path] })).collect();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for ((at, path, is_first), reading) in alone.iter().zip(&read) {
        let side = if *is_first { &mut first } else { &mut second };
        side.push(Shelf::whole(path, reading, *at));
    }
    for (at, pair) in pairs.iter().enumerate() {
        if let (Some(path_a), Some(path_b), Some(collated)) = (&pair.a, &pair.b, &pair.collated) {
            first.push(Shelf::first(path_a, &collated.a, at, &collated.collation));
            second.push(Shelf::second(path_b, &collated.b, at, &collated.collation));
        }
    }
    moved::follow(first, second)
}

/// Finds files that have another path in the second folder, and takes them out of what is left.
fn follow(a: &Texts, b: &Texts, left_a: &mut BTreeSet<String>, left_b: &mut BTreeSet<String>) -> Vec<(String, String)> {
    let mut candidates: Vec<(f64, bool, String, String)> = Vec::new();
    let readings = |of: &Texts, left: &BTreeSet<String>| -> Vec<(String, Reading)> {
        left.par_iter().map(|path| (path.clone(), Reading::python(&of[path]))).collect()
    };
    if left_a.is_empty() || left_b.is_empty() || left_a.len().saturating_mul(left_b.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let (of_a, of_b) = (readings(a, left_a), readings(b, left_b));
    for (path_a, reading_a) in &of_a {
        let row = reading_a.row();
        let bag = align::bag(&row);
        let alike = of_b.par_iter().filter_map(|(path_b, reading_b)| {
            let named = name(path_a) == name(path_b);
            let least = if named { LEAST_NAMED } else { LEAST };
            let like = align::alike(&row, &bag, &reading_b.row(), least)?;
            Some((like, named, path_a.clone(), path_b.clone()))
        });
        candidates.extend(alike.collect::<Vec<_>>());
    }
    candidates.sort_by(|x, y| y.1.cmp(&x.1).then(y.0.total_cmp(&x.0)).then((&x.2, &x.3).cmp(&(&y.2, &y.3))));
    let mut found = Vec::new();
    for (like, named, path_a, path_b) in &candidates {
        let rival = candidates.iter().any(|(other, name, x, y)| {
            let rivals = (x == path_a) != (y == path_b) && name == named && (like - other).abs() < MARGIN;
            rivals && left_a.contains(x) && left_b.contains(y)
        });
        if !rival && left_a.contains(path_a) && left_b.contains(path_b) {
            left_a.remove(path_a);
            left_b.remove(path_b);
            found.push((path_a.clone(), path_b.clone()));
        }
    }
    found
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(files: &[(&str, &str)]) -> Texts {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    const LONG: &str = "def weigh(stones, limit):\n    total = 0\n    for stone in stones:\n        total += stone.weight * 2\n        if total > limit:\n            raise ValueError(limit)\n    return total\n";

    #[test]
    fn files_belong_together_by_path_and_then_by_what_is_in_them() {
        let a = texts(&[("same.py", "x = 1\n"), ("old/weigh.py", LONG), ("gone.py", "y = [2, 3, 4]\n")]);
        let other = LONG.replace("* 2", "* 3");
        let b = texts(&[("same.py", "x  = 1\n"), ("new/weights.py", &other), ("born.py", "import os\n")]);
        let told: Vec<_> = folders(&a, &b).pairs.into_iter().map(|pair| (pair.a, pair.b, pair.state)).collect();
        let path = |path: &str| Some(path.to_owned());
        assert_eq!(
            told,
            [
                (path("gone.py"), None, State::OnlyFirst),
                (path("old/weigh.py"), path("new/weights.py"), State::Changed),
                (path("same.py"), path("same.py"), State::SameTree),
                (None, path("born.py"), State::OnlySecond),
            ]
        );
    }

    #[test]
    fn of_two_that_are_equally_like_neither_is_taken() {
        let a = texts(&[("one.py", LONG)]);
        let b = texts(&[("two.py", LONG), ("three.py", LONG)]);
        let states: Vec<_> = folders(&a, &b).pairs.into_iter().map(|pair| pair.state).collect();
        assert_eq!(states, [State::OnlyFirst, State::OnlySecond, State::OnlySecond]);
    }
}
