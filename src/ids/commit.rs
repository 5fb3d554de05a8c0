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
}
