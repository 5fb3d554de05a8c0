//! How alike two texts are, in figures that say what was measured.
//!
//! Every figure is `2 × M ÷ T`: T counts the things (lines, tokens) of both texts, M those in their *longest common subsequence*. Python's difflib has the
//! same formula with another M: it takes the longest block that is the same, then the longest before and after it. That M depends on which
//! text comes first and is never greater than ours. Between two states of a file the two mostly agree to the third decimal.

use super::align::{self, Run};
use super::reading::Reading;
use crate::code::python::words;
use std::fmt;
use std::hash::Hash;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Lines, byte for byte. Layout counts.
    Line,
    /// Tokens as they are written, without comments, line breaks and indentation. Quotation marks and commas count.
    Token,
    /// Tokens of the syntax tree: only what the program is made of counts. 1 is the same tree.
    Tree,
}

impl Measure {
    /// All measures.
    pub const ALL: [Measure; 3] = [Measure::Line, Measure::Token, Measure::Tree];

    /// Its name, to stand beside every figure.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Measure::Line => "by line",
            Measure::Token => "by token",
            Measure::Tree => "by syntax tree",
        }
    }

    /// Its name for machines.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Measure::Line => "line",
            Measure::Token => "token",
            Measure::Tree => "tree",
        }
    }
}

/// How alike two texts are by one measure. Shown as `0.984 by token`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Similarity {
    /// What was compared.
    pub measure: Measure,
    /// How many things the texts have in common, in the same order.
    pub common: usize,
    /// How many the two texts have together.
    pub total: usize,
}

impl Similarity {
    /// From 0, nothing in common, to 1, all. Two texts of nothing are alike.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "there are no texts of 2^52 lines")]
    pub fn ratio(self) -> f64 {
        if self.total == 0 { 1.0 } else { 2.0 * self.common as f64 / self.total as f64 }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_whole(self) -> bool {
        2 * self.common == self.total
    }
}

/// Three decimals, and never `1.000` for what is not whole.
impl fmt::Display for Similarity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = if self.is_whole() { 1.0 } else { self.ratio().min(0.999) };
        write!(f, "{ratio:.3} {}", self.measure.name())
    }
}

/// How alike two readings are.
pub(super) fn of(a: &Reading, b: &Reading, measure: Measure) -> Similarity {
    match measure {
        Measure::Line => of_rows(&a.lines(), &b.lines(), measure),
        Measure::Token => {
            fn texts(reading: &Reading) -> Vec<&str> {
                let Some(module) = &reading.module else { return Vec::new() };
                words(module, reading.text.as_str()).into_iter().map(|word| word.text).collect()
            }
            of_rows(&texts(a), &texts(b), measure)
        }
        Measure::Tree => of_rows(&a.row(), &b.row(), measure),
    }
}

/// How alike two rows are.
pub(super) fn of_rows<T: Eq + Hash>(a: &[T], b: &[T], measure: Measure) -> Similarity {
    Similarity { measure, common: align::common(a, b), total: a.len() + b.len() }
}

/// How alike two rows are that were set side by side.
pub(super) fn of_runs(runs: &[Run], measure: Measure) -> Similarity {
    let common = runs.iter().filter(|run| run.same).map(|run| run.a.len()).sum();
    Similarity { measure, common, total: runs.iter().map(|run| run.a.len() + run.b.len()).sum() }
}
