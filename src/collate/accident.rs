//! In which accidentals two texts of the same tree differ: the leaves of both trees are the same one by one, so it is what stands between
//! them that differs, or how they are spelled.

use super::reading::Reading;
use super::state::Accidents;
use std::ops::Range;

/// The accidentals in which two texts of the same tree differ, imports and all.
pub(super) fn whole(a: &Reading, b: &Reading) -> Accidents {
    let all: Vec<usize> = (0..a.tree().len()).collect();
    let mut found = between(a, &all, b, &all);
    found.note(&Written::tail(a), &Written::tail(b));
    found
}

/// The accidentals in which some tokens of two readings differ. Both rows have the same texts, token by token.
pub(super) fn between(a: &Reading, in_a: &[usize], b: &Reading, in_b: &[usize]) -> Accidents {
    let tree = a.tree();
    let leaves = in_a.iter().zip(in_b).filter(|(at, _)| !tree[**at].bytes.is_empty());
    let mut found = Accidents::default();
    for (at_a, at_b) in leaves {
        found.note(&Written::of(a, *at_a), &Written::of(b, *at_b));
    }
    found
}

impl Accidents {
    fn note(&mut self, left: &Written<'_>, right: &Written<'_>) {
        self.quotes |= left.spelled != right.spelled;
        self.comments |= left.comments != right.comments;
        self.punctuation |= left.punctuation != right.punctuation;
        self.layout |= left.blank != right.blank;
    }
}

/// How a leaf is written, and what stands between it and the leaf before.
#[derive(PartialEq, Eq)]
struct Written<'r> {
    spelled: &'r str,
    comments: Vec<&'r str>,
    punctuation: String,
    /// Line breaks and blanks; of a line without text the blanks do not count.
    blank: String,
}

impl<'r> Written<'r> {
    fn of(reading: &'r Reading, at: usize) -> Self {
        let tokens = reading.tree();
        let leaf = &tokens[at].bytes;
        let before = tokens[..at].iter().rev().find(|token| !token.bytes.is_empty()).map_or(0, |token| token.bytes.end);
        Self::after(reading, before as usize..leaf.start as usize, leaf.start as usize..leaf.end as usize)
    }

    /// What stands after the last leaf.
    fn tail(reading: &'r Reading) -> Self {
        let end = reading.text.as_str().len();
        let last = reading.tree().iter().rev().find(|token| !token.bytes.is_empty()).map_or(0, |token| token.bytes.end);
        Self::after(reading, last as usize..end, end..end)
    }

    fn after(reading: &'r Reading, gap: Range<usize>, leaf: Range<usize>) -> Self {
        let text = reading.text.as_str();
        let mut written = Self {
            spelled: text.get(leaf).unwrap_or_default(),
            comments: Vec::new(),
            punctuation: String::new(),
            blank: String::new(),
        };
        for (at, line) in text.get(gap).unwrap_or_default().split('\n').enumerate() {
            if at > 0 {
                written.blank.push('\n');
            }
            // Between leaves there are no strings, so a `#` begins a comment.
            let (code, comment) = line.split_once('#').map_or((line, None), |(code, comment)| (code, Some(comment)));
            written.comments.extend(comment.map(str::trim_end));
            let (blank, punctuation): (String, String) = code.chars().partition(|c| c.is_whitespace() || *c == '\\');
            written.blank.push_str(&blank);
            written.punctuation.push_str(&punctuation);
        }
        written
    }
}
