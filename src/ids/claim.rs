//! The names of claims.

use super::{Invalid, Slug, WorkId};

/// What a claim is about, which is the folder that it stands in: a work, or several.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimGroup {
    /// One work.
    Work(WorkId),
    /// More than one: the folder `across`.
    Across,
}

impl ClaimGroup {
    /// The name of the folder for claims about several works.
    pub const ACROSS: &'static str = "across";

    /// The folder's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Work(work) => work.as_str(),
            Self::Across => Self::ACROSS,
        }
    }
}

/// The id of a claim, which is also its address: `<work>/<slug>`, or `across/<slug>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId {
    group: ClaimGroup,
    slug: Slug,
}

impl ClaimId {
    /// What the claim is about.
    #[must_use]
    pub fn group(&self) -> &ClaimGroup {
        &self.group
    }

    /// The claim's own name.
    #[must_use]
    pub fn slug(&self) -> &Slug {
        &self.slug
    }
}

impl std::fmt::Display for ClaimId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.group.as_str(), self.slug)
    }
}

impl serde::Serialize for ClaimId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl std::str::FromStr for ClaimId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("a claim's id, such as gpt-2/the-loop");
        let (group, slug) = text.split_once('/').ok_or(EXPECTED)?;
        let group = match group {
            ClaimGroup::ACROSS => ClaimGroup::Across,
            work => ClaimGroup::Work(work.parse().map_err(|_| EXPECTED)?),
        };
        Ok(Self { group, slug: slug.parse().map_err(|_| EXPECTED)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_id_round_trips() {
        let id: ClaimId = "gpt-2/the-loop".parse().unwrap();
        assert_eq!((id.group().as_str(), id.slug().as_str()), ("gpt-2", "the-loop"));
        assert_eq!("across/x".parse::<ClaimId>().unwrap().group(), &ClaimGroup::Across);
        for bad in ["", "gpt-2", "gpt-2/", "/x", "gpt-2/a/b", "gpt-2/A"] {
            assert!(bad.parse::<ClaimId>().is_err(), "{bad}");
        }
    }
}
