//! Short names that people choose: of works, notes, kinds, lenses, contributors, bibliography entries.

use super::{Invalid, RepoPath, text_type};
use std::sync::Arc;

/// Lower-case letters, digits and single hyphens between them; the form of everything that becomes part of an address.
fn is_kebab(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Defines a kebab-case name type.
macro_rules! kebab_type {
    ($(#[$doc:meta])* $name:ident, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);
        text_type!($name);

        impl std::str::FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                if is_kebab(text) { Ok(Self(text.into())) } else { Err(Invalid::expected($expected)) }
            }
        }
    };
}

kebab_type!(
    /// The id of a work: the name of its folder under `corpus/`.
    WorkId,
    "a work's name in lower case with hyphens, such as gpt-2"
);
kebab_type!(
    /// The last part of a note's or an essay's address: the name of its file without the ending.
    Slug,
    "a name in lower case with hyphens, such as where-chance-enters"
);
kebab_type!(
    /// The id of a kind of note, such as `gloss`.
    KindId,
    "the name of a kind in lower case, such as gloss"
);
kebab_type!(
    /// The id of a lens, such as `authorship`.
    LensId,
    "the name of a lens in lower case, such as authorship"
);
kebab_type!(
    /// The id of a contributor in `annotations/contributors.yaml`.
    ContributorId,
    "a contributor's name in lower case with hyphens, such as ada-lovelace"
);

kebab_type!(
    /// The id of a term: the name of its file without the ending.
    TermId,
    "the name of a term in lower case with hyphens, such as logit"
);
kebab_type!(
    /// The id of a path: the name of its file without the ending.
    PathId,
    "the name of a path in lower case with hyphens, such as one-token"
);

/// The id of a witness inside its work, such as `0.1` or `first-commit`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(Arc<str>);
text_type!(StateId);

impl std::str::FromStr for StateId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
        let edges = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if text.len() <= 40
            && text.bytes().all(good)
            && text.starts_with(edges)
            && text.ends_with(edges)
            && !text.contains("..")
        {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::expected("a witness's name of lower-case letters, digits, hyphens and stops, such as 0.1"))
        }
    }
}

/// The key of a bibliography entry, such as `holtzman2020`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferenceKey(Arc<str>);
text_type!(ReferenceKey);

impl std::str::FromStr for ReferenceKey {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        if !text.is_empty()
            && text.len() <= 80
            && text.bytes().all(good)
            && text.starts_with(|c: char| c.is_ascii_lowercase())
        {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::expected("a bibliography key of lower-case letters, digits and hyphens, such as holtzman2020"))
        }
    }
}

/// The id of a note, which is also its address: `<work>/<path of the file>/<slug>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId {
    work: WorkId,
    path: RepoPath,
    slug: Slug,
}

impl NoteId {
    /// Joins the three parts.
    #[must_use]
    pub fn new(work: WorkId, path: RepoPath, slug: Slug) -> Self {
        Self { work, path, slug }
    }

    /// The work that the note's file belongs to.
    #[must_use]
    pub fn work(&self) -> &WorkId {
        &self.work
    }

    /// The file that the note is about.
    #[must_use]
    pub fn path(&self) -> &RepoPath {
        &self.path
    }

    /// The note's own name.
    #[must_use]
    pub fn slug(&self) -> &Slug {
        &self.slug
    }
}

impl std::fmt::Display for NoteId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.work, self.path, self.slug)
    }
}

impl serde::Serialize for NoteId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl std::str::FromStr for NoteId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("a note's id, such as gpt-2/src/sample.py/the-draw");
        let (work, rest) = text.split_once('/').ok_or(EXPECTED)?;
        let (path, slug) = rest.rsplit_once('/').ok_or(EXPECTED)?;
        let part = |_| EXPECTED;
        Ok(Self {
            work: work.parse().map_err(part)?,
            path: path.parse().map_err(part)?,
            slug: slug.parse().map_err(part)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case() {
        for good in ["gpt-2", "a", "0", "this-word-does-not-exist"] {
            assert!(good.parse::<WorkId>().is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "a/b", "..", "é", "a b"] {
            assert!(bad.parse::<WorkId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_note_id_round_trips() {
        let id: NoteId = "gpt-2/src/sample.py/the-draw".parse().unwrap();
        assert_eq!(
            (id.work().as_str(), id.path().as_str(), id.slug().as_str()),
            ("gpt-2", "src/sample.py", "the-draw")
        );
        assert_eq!(id.to_string(), "gpt-2/src/sample.py/the-draw");
        for bad in ["gpt-2", "gpt-2/slug", "gpt-2/../x/slug", "gpt-2/src/a.py/Slug"] {
            assert!(bad.parse::<NoteId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_witness_name_is_one_harmless_folder() {
        assert!("0.1".parse::<StateId>().is_ok());
        for bad in ["", ".", "..", "a..b", ".a", "a/b", "A"] {
            assert!(bad.parse::<StateId>().is_err(), "{bad}");
        }
    }
}
