//! What a check finds.

use crate::corpus::holdings::FileKey;
use crate::ids::{Date, LineRange};
use std::collections::BTreeSet;

/// Whether a check holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It does.
    Holds,
    /// It does not.
    Fails,
    /// Nobody knows: a text is not there, and nobody looked when it was.
    Unknown,
}

impl Outcome {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::Unknown => "unknown",
        }
    }
}

impl From<bool> for Outcome {
    fn from(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

/// What was found in one text: whether it is as asked, in words what is there, and on which lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Whether it is as asked.
    pub holds: bool,
    /// What is there, as half a sentence: `2 calls, on lines 86 and 87`.
    pub said: String,
    /// Where.
    pub lines: Vec<LineRange>,
}

/// What a check finds.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Whether it holds.
    pub outcome: Outcome,
    /// What was found, as half a sentence.
    pub said: String,
    /// Where.
    pub places: Vec<(FileKey, LineRange)>,
    /// The files that it rests on.
    pub rests_on: BTreeSet<FileKey>,
    /// When it was found, if it was not now: a check over history, or of a text that is not there.
    pub observed: Option<Date>,
}

/// At most so many lines are named one by one.
const NAMED: usize = 6;

/// Some lines in words: `line 67`, `lines 86 and 87`, `lines 3, 9 and 12–14`.
pub(super) fn lines_in_words(lines: &[LineRange]) -> String {
    let mut seen: Vec<String> = Vec::new();
    for range in lines {
        let text = range.to_string().replace('-', "–");
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    let more = seen.len().saturating_sub(NAMED);
    seen.truncate(NAMED);
    let one = seen.len() == 1 && !seen[0].contains('–');
    let word = if one { "line" } else { "lines" };
    match seen.as_slice() {
        [] => "no line".to_owned(),
        [only] => format!("{word} {only}"),
        [first @ .., last] if more == 0 => format!("{word} {} and {last}", first.join(", ")),
        all => format!("{word} {} and {more} more", all.join(", ")),
    }
}

/// A number of things with the lines that they are on.
pub(super) fn counted(count: usize, one: &str, many: &str, lines: &[LineRange]) -> String {
    match count {
        0 => format!("no {one}"),
        1 => format!("1 {one}, on {}", lines_in_words(lines)),
        _ => format!("{count} {many}, on {}", lines_in_words(lines)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_named_as_people_do() {
        let range = |first, last| LineRange::new(first, last).unwrap();
        assert_eq!(lines_in_words(&[range(67, 67)]), "line 67");
        assert_eq!(lines_in_words(&[range(72, 88)]), "lines 72–88");
        assert_eq!(lines_in_words(&[range(3, 3), range(9, 9), range(9, 9), range(12, 14)]), "lines 3, 9 and 12–14");
        let many: Vec<_> = (1..=9).map(|line| range(line, line)).collect();
        assert_eq!(lines_in_words(&many), "lines 1, 2, 3, 4, 5, 6 and 3 more");
        assert_eq!(counted(0, "call of `f`", "calls of `f`", &[]), "no call of `f`");
    }
}
