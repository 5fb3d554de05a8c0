//! Commits, as people write them.

use super::{Invalid, RevisionId, text_type};
use std::sync::Arc;

/// A full git commit id: 40 lower-case hexadecimal digits. Short ids and branch names are refused, since a pin must not move.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitId(Arc<str>);
text_type!(CommitId);

impl CommitId {
    /// The first `digits` digits, for people.
    #[must_use]
    pub fn short(&self, digits: usize) -> &str {
        self.0.get(..digits).unwrap_or(&self.0)
    }
}

impl std::str::FromStr for CommitId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match RevisionId::from_git_id(text) {
            Ok(_) => Ok(Self(text.into())),
            Err(_) => Err(Invalid::expected("a whole commit id of 40 lower-case hexadecimal digits")),
        }
    }
}

/// The first digits of a commit id, at least seven: enough to find a commit in a history, not to pin one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitPrefix(Arc<str>);
text_type!(CommitPrefix);

impl CommitPrefix {
    /// Whether a full id begins so.
    #[must_use]
    pub fn begins(&self, id: &str) -> bool {
        id.starts_with(&*self.0)
    }
}

impl std::str::FromStr for CommitPrefix {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let digits = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if (7..=40).contains(&text.len()) && text.bytes().all(digits) {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::expected("at least the first seven digits of a commit id, such as ac5d522"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_does_not_move() {
        assert!("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391".parse::<CommitId>().is_ok());
        for bad in ["main", "e69de29", "E69DE29BB2D1D6434B8B29AE775AD8C2E48C5391", ""] {
            assert!(bad.parse::<CommitId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_prefix_finds_its_commit() {
        let prefix: CommitPrefix = "e69de29".parse().unwrap();
        assert!(prefix.begins("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391") && !prefix.begins("e69de30"));
        for bad in ["main", "e69de2", "E69DE29", ""] {
            assert!(bad.parse::<CommitPrefix>().is_err(), "{bad}");
        }
    }
}
