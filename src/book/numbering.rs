//! The numbers of lines through the whole book.
//!
//! Each file begins after a round number, so that its own line is what is left when that number is taken away (1247 is line 47 of the file
//! that begins after 1200), and so that a later state of a file, with some lines more, moves no number of any other.

use crate::corpus::holdings::FileKey;
use crate::ids::LineRange;
use crate::resolve::Resolved;
use std::collections::BTreeMap;

/// What the numbers that files begin after are multiples of.
const STEP: u32 = 100;
/// Where the first file begins. Not at nothing: a number of the book should not be taken for a file's own.
const FIRST: u32 = 1000;

/// The numbers of all pinned texts of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    bases: BTreeMap<FileKey, u32>,
}

impl Numbering {
    /// Numbers the texts, works and files in reading order.
    #[must_use]
    pub fn of(resolved: &Resolved) -> Self {
        let works = resolved.edition.works_in_order();
        let files = works.iter().flat_map(|work| {
            let key = |path: &crate::ids::RepoPath| FileKey { work: work.id.clone(), state: None, path: path.clone() };
            work.pin().files.iter().map(move |entry| key(&entry.path.value))
        });
        let held = &resolved.holdings.files;
        Self::through(files.filter_map(|key| Some((held.get(&key)?.facts.lines, key))))
    }

    fn through(files: impl IntoIterator<Item = (u32, FileKey)>) -> Self {
        let mut next = FIRST;
        let mut bases = BTreeMap::new();
        for (lines, key) in files {
            bases.insert(key, next);
            // An empty file takes a number too: it can be pointed at.
            next = next.saturating_add(lines.max(1).div_ceil(STEP).saturating_mul(STEP));
        }
        Self { bases }
    }

    /// The round number that a file begins after.
    #[must_use]
    pub fn base(&self, file: &FileKey) -> Option<u32> {
        self.bases.get(file).copied()
    }

    /// The numbers of some of a file's own lines; nothing for a file that is no pinned text.
    #[must_use]
    pub fn range(&self, file: &FileKey, lines: LineRange) -> Option<LineRange> {
        let base = self.base(file)?;
        LineRange::new(base.checked_add(lines.first())?, base.checked_add(lines.last())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(at: usize) -> FileKey {
        FileKey::of(&format!("w:f{at}.py").parse().unwrap())
    }

    #[test]
    fn a_file_begins_after_a_round_number() {
        let numbering = Numbering::through([(100, key(0)), (101, key(1)), (0, key(2)), (5, key(3))]);
        let bases: Vec<_> = (0..4).map(|at| numbering.base(&key(at)).unwrap()).collect();
        assert_eq!(bases, [1000, 1100, 1300, 1400]);
        assert_eq!(numbering.range(&key(1), "47-48".parse().unwrap()), LineRange::new(1147, 1148));
        assert_eq!(numbering.range(&key(9), "1".parse().unwrap()), None);
    }

    proptest! {
        #[test]
        fn no_two_lines_have_one_number_and_the_own_line_is_left(lines in proptest::collection::vec(0u32..700, 1..30)) {
            let numbering = Numbering::through(lines.iter().enumerate().map(|(at, lines)| (*lines, key(at))));
            let mut last = 0;
            for (at, lines) in lines.iter().enumerate() {
                let base = numbering.base(&key(at)).unwrap();
                prop_assert!(base.is_multiple_of(STEP) && base >= last);
                if let Some(own) = LineRange::new(1, *lines) {
                    let numbers = numbering.range(&key(at), own).unwrap();
                    prop_assert_eq!((numbers.first() - base, numbers.last() - base), (1, *lines));
                    last = numbers.last();
                }
            }
        }
    }
}
