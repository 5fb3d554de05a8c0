//! Values that cannot be wrong once made.
//!
//! Everything that names a thing in an edition (a work, a path, a range of lines, a digest, a date) is parsed once, where it
//! enters, into one of these types. Code further on takes the type and has nothing left to check.
//!
//! Each parser returns [`Invalid`]: what was expected, in words that can stand in a message to a contributor.

mod address;
mod amount;
mod claim;
mod commit;
mod date;
mod digest;
mod lines;
mod name;
mod orcid;
mod package;
mod path;
mod swhid;
mod web;

pub use address::CodeAddress;
pub use amount::Amount;
pub use claim::{ClaimGroup, ClaimId};
pub use commit::{CommitId, CommitPrefix};
pub use date::{Date, Issued};
pub use digest::{ContentId, DirectoryId, RevisionId, Sha256};
pub use lines::LineRange;
pub use name::{ContributorId, KindId, LensId, NoteId, PathId, ReferenceKey, Slug, StateId, TermId, WorkId};
pub use orcid::Orcid;
pub use package::PackageUrl;
pub use path::RepoPath;
pub use swhid::qualified_swhid;
pub use web::{PrintedAddress, WebAddress};

/// Why a text is not a value of the type it was read as: what would have been one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// What the type accepts, as a noun phrase: "a date such as 2026-11-23".
    pub expected: &'static str,
}

impl Invalid {
    pub(crate) const fn expected(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for Invalid {}

/// Gives a text newtype its usual company: `as_str`, `Display`, `AsRef`, and serialisation as a plain string.
macro_rules! text_type {
    ($name:ident) => {
        impl $name {
            /// The value as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}
pub(crate) use text_type;
