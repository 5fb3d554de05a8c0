//! Which things of two rows belong together: the diff itself, left to a library; what is ours is how much of it is bought.

use super::common;
use rustc_hash::FxHashMap;
use similar::algorithms::{Capture, Replace, myers};
use similar::{DiffOp, DiffTag};
use std::hash::Hash;
use std::ops::Range;

/// A run of two rows: things that belong together, or things that do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Whether both are the same.
    pub same: bool,
    /// The things of the first row.
    pub a: Range<usize>,
    /// The things of the second row.
    pub b: Range<usize>,
}

/// The most steps of an exact search: things of both rows times differences, at the worst. A third of a second. Beyond it the search takes
/// good splits for the best: texts of more than 20,000 tokens with nothing in common, and, where only the length is asked for, of more
/// than 150,000. It goes by size and not by the clock, because a figure that depends on how busy the machine is would be none.
const MOST_STEPS: usize = 400_000_000;

/// How many things two rows have in common, in the same order.
pub(super) fn common<T: Eq + Hash>(a: &[T], b: &[T]) -> usize {
    let (middle_a, middle_b, around) = common::middle(a, b);
    let (a, b) = (&a[middle_a], &b[middle_b]);
    if common::cost(a.len(), b.len()) > MOST_STEPS {
        return around + runs(a, b).iter().filter(|run| run.same).map(|run| run.a.len()).sum::<usize>();
    }
    let (a, b, names) = numbered(a, b);
    around + common::length(&a, &b, names)
}

/// Two rows side by side.
pub(super) fn runs<T: Eq + Hash>(a: &[T], b: &[T]) -> Vec<Run> {
    let (a, b, _) = numbered(a, b);
    let mut hook = Replace::new(Capture::new());
    let (all_a, all_b) = (0..a.len(), 0..b.len());
    // Neither can fail: the hook has no error.
    let _ = if (a.len() + b.len()).saturating_mul(a.len().max(b.len())) <= MOST_STEPS {
        myers::diff_deadline_raw(&mut hook, &a, all_a, &b, all_b, None)
    } else {
        myers::diff(&mut hook, &a, all_a, &b, all_b)
    };
    hook.into_inner().into_ops().iter().map(run).collect()
}

/// Two rows as numbers, which are compared faster than what they stand for, and how many numbers there are.
fn numbered<T: Eq + Hash>(a: &[T], b: &[T]) -> (Vec<u32>, Vec<u32>, usize) {
    let mut numbers: FxHashMap<&T, u32> = FxHashMap::default();
    let mut number = |thing| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(thing).or_insert(next)
    };
    let a = a.iter().map(&mut number).collect();
    let b = b.iter().map(&mut number).collect();
    (a, b, numbers.len())
}

/// How often each thing is in a row.
pub(super) fn bag<'r>(row: &[&'r str]) -> FxHashMap<&'r str, usize> {
    let mut bag = FxHashMap::default();
    for text in row {
        *bag.entry(*text).or_insert(0) += 1;
    }
    bag
}

/// How alike two rows are, if they are so alike at least. What they share in any order, which is found fast, is the most that they can share in one.
#[allow(clippy::cast_precision_loss, reason = "there are no texts of 2^52 tokens")]
pub(super) fn alike(a: &[&str], bag: &FxHashMap<&str, usize>, b: &[&str], least: f64) -> Option<f64> {
    let ratio = |common: usize| 2.0 * common as f64 / (a.len() + b.len()).max(1) as f64;
    if ratio(a.len().min(b.len())) < least {
        return None;
    }
    let mut left = bag.clone();
    let mut take = |text: &&&str| match left.get_mut(**text) {
        Some(n) if *n > 0 => {
            *n -= 1;
            true
        }
        _ => false,
    };
    if ratio(b.iter().filter(|text| take(text)).count()) < least {
        return None;
    }
    Some(ratio(common(a, b))).filter(|like| *like >= least)
}

fn run(op: &DiffOp) -> Run {
    Run { same: op.tag() == DiffTag::Equal, a: op.old_range(), b: op.new_range() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The longest common subsequence as the textbook has it.
    fn longest(a: &[u8], b: &[u8]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for x in a {
            let mut before = 0;
            for (at, y) in b.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if x == y { before + 1 } else { above.max(row[at]) };
                before = above;
            }
        }
        row[b.len()]
    }

    proptest! {
        #[test]
        fn no_common_row_is_longer_and_the_runs_are_both_rows(a in "[abc]{0,40}", b in "[abcd]{0,40}") {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            let runs = runs(a, b);
            let (mut at_a, mut at_b) = (0, 0);
            for run in &runs {
                prop_assert_eq!((run.a.start, run.b.start), (at_a, at_b));
                prop_assert!(!run.same || a[run.a.clone()] == b[run.b.clone()]);
                (at_a, at_b) = (run.a.end, run.b.end);
            }
            prop_assert_eq!((at_a, at_b), (a.len(), b.len()));
            prop_assert_eq!(common(a, b), longest(a, b));
        }

        #[test]
        fn what_is_common_grows_across_the_strips(a in "[abc]{0,300}", b in "[abcd]{0,300}") {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            prop_assert_eq!(common(a, b), longest(a, b));
            prop_assert_eq!(common(a, b), runs(a, b).iter().filter(|run| run.same).map(|run| run.a.len()).sum::<usize>());
        }
    }
}
