//! The lives of lines: when each line of a main work came, and when it last changed.
//!
//! ```text
//! a mirror ─▶ trace (git blame, twice for each file) ─▶ Lives ─▶ record ─▶ corpus/<work>/lines.yaml
//!                              reading pages ◀─ Lives ◀─ record ◀┘ (what agrees with the lock)
//! ```
//!
//! Two dates are kept of a line, both of commits before the pin or the pin itself, on the day that the committer's clock showed:
//!
//! - it **came** with the commit since which its words have stood in the file without a break, whatever blanks are between or before them, and
//!   wherever in the file (`git blame -w -M`). What was there once, was taken out and was put in again came the second time; what was copied from
//!   another file came with the copy;
//! - it **last changed** with the commit since which it has stood as it does now, byte for byte and in this order among its neighbours (`git blame`):
//!   when it was written, indented anew, or put elsewhere.
//!
//! A line of which a word was replaced is a new line to both. Whether it is still the old one, as `git log -L` takes it, is a judgement on what lines
//! answer to each other, and no fact. Both follow a file to the names that it had before. Kept are commits, days and numbers of lines: no
//! line, no person's name or address, and not the words with which a commit was made, since these are somebody's text.

mod record;
mod trace;

pub use record::{path, read_all};
pub use trace::{Subject, Traced, trace};

use crate::ids::{CommitId, Date, LineRange, RepoPath, RevisionId};
use std::collections::BTreeMap;

/// The lives of the lines of a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lives {
    /// The pin that they were traced from.
    pub revision: RevisionId,
    /// The day on which the history was looked at.
    pub on: Date,
    /// The commits that lines come from, parents before children, otherwise the older first.
    pub commits: Vec<Commit>,
    /// For each file its lines from first to last.
    pub files: BTreeMap<RepoPath, Vec<Run>>,
}

/// A commit that lines come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its id.
    pub id: CommitId,
    /// The day on which it was committed, where the committer was.
    pub date: Date,
}

/// Lines in a row that came together and last changed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The lines.
    pub lines: LineRange,
    /// The commit that they came with, by its place in [`Lives::commits`].
    pub came: usize,
    /// The commit that they last changed with.
    pub changed: usize,
}
