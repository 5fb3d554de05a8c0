//! How alike texts are: the share of their runs of three words that they have in common.

use std::collections::BTreeSet;

/// How many words stand in a run (Broder, "On the Resemblance and Containment of Documents", 1997, calls them shingles).
const RUN: usize = 3;

/// A text as its runs of words, for comparing.
#[derive(Debug)]
pub(super) struct Runs(BTreeSet<Vec<String>>);

impl Runs {
    /// Words are letters and digits; case and punctuation do not count.
    pub(super) fn of(text: &str) -> Self {
        let words: Vec<String> = words(text).map(str::to_lowercase).collect();
        Self(words.windows(RUN).map(<[String]>::to_vec).collect())
    }

    /// From 0, nothing in common, to 1, the same runs: what both have among what either has (Jaccard).
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let both = self.0.intersection(&other.0).count();
        let either = self.0.len() + other.0.len() - both;
        #[allow(clippy::cast_precision_loss, reason = "a share, told to two digits")]
        if either == 0 { 0.0 } else { both as f64 / either as f64 }
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_shared_runs_among_all_runs() {
        let a = Runs::of("The draw is made here, once.");
        assert!((a.likeness(&Runs::of("the DRAW is made here once")) - 1.0).abs() < 1e-9);
        // Of "a b c", "b c d" and "b c e" one is shared.
        assert!((Runs::of("a b c d").likeness(&Runs::of("a b c e")) - 1.0 / 3.0).abs() < 1e-9);
        assert!(Runs::of("a b").likeness(&Runs::of("a b")).abs() < 1e-9, "too short to have a run");
    }
}
