//! Digests and the SWHIDs that are made of them.

use super::Invalid;
use sha1::Sha1;
use sha2::{Digest as _, Sha256 as Sha256Hasher};

/// Writes bytes as lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

/// Reads exactly `N` bytes of lower-case hexadecimal digits.
fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        _ => None,
    };
    let text = text.as_bytes();
    if text.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

/// The SHA-256 of some bytes (FIPS 180-4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256Hasher::digest(bytes).into())
    }

    /// The digest of what `write` writes, without keeping it.
    pub fn of_written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> Self {
        let mut hasher = Hashing(Sha256Hasher::new());
        // A hasher takes everything.
        let _ = write(&mut hasher);
        Self(hasher.0.finalize().into())
    }

    /// The first `digits` hexadecimal digits.
    #[must_use]
    pub fn short(&self, digits: usize) -> String {
        let mut text = self.to_string();
        text.truncate(digits);
        text
    }
}

struct Hashing(Sha256Hasher);

impl std::io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl std::fmt::Display for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl std::fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sha256({self})")
    }
}

impl std::str::FromStr for Sha256 {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        unhex(text).map(Self).ok_or(Invalid::expected("a SHA-256 of 64 lower-case hexadecimal digits"))
    }
}

impl serde::Serialize for Sha256 {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Defines a SWHID core identifier of one object type (SWHID specification 1.2, ISO/IEC 18670:2025): `swh:1:<type>:<40 digits>`.
///
/// The digest is the id that git gives to the object of the same content: SHA-1 over a header of kind and size, and the bytes.
macro_rules! swhid {
    ($(#[$doc:meta])* $name:ident, $tag:literal, $git:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 20]);

        impl $name {
            /// Computes the identifier of an object from its serialised bytes.
            #[must_use]
            pub fn of(bytes: &[u8]) -> Self {
                let mut hasher = Sha1::new();
                hasher.update(concat!($git, " "));
                hasher.update(bytes.len().to_string());
                hasher.update([0]);
                hasher.update(bytes);
                Self(hasher.finalize().into())
            }

            /// The bare digest: git's id of the object, 40 hexadecimal digits.
            #[must_use]
            pub fn git_id(&self) -> String {
                hex(&self.0)
            }

            /// The identifier with this git id.
            ///
            /// # Errors
            /// If the text is not 40 lower-case hexadecimal digits.
            pub fn from_git_id(text: &str) -> Result<Self, Invalid> {
                unhex(text).map(Self).ok_or(Invalid::expected("a git id of 40 lower-case hexadecimal digits"))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!("swh:1:", $tag, ":{}"), hex(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{self}")
            }
        }

        impl std::str::FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                text.strip_prefix(concat!("swh:1:", $tag, ":")).and_then(unhex).map(Self).ok_or(Invalid::expected($expected))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}

swhid!(
    /// The SWHID of a file's content; its digest is git's blob id.
    ContentId, "cnt", "blob", "a SWHID of a content, swh:1:cnt: and 40 hexadecimal digits"
);
swhid!(
    /// The SWHID of a directory; its digest is git's tree id.
    DirectoryId, "dir", "tree", "a SWHID of a directory, swh:1:dir: and 40 hexadecimal digits"
);
swhid!(
    /// The SWHID of a revision; its digest is git's commit id.
    RevisionId, "rev", "commit", "a SWHID of a revision, swh:1:rev: and 40 hexadecimal digits"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digests_are_the_published_ones() {
        // FIPS 180-4's example for "abc", and git's well-known ids of the empty blob and the empty tree.
        assert_eq!(Sha256::of(b"abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(ContentId::of(b"").to_string(), "swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assert_eq!(DirectoryId::of(b"").git_id(), "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    }

    #[test]
    fn only_the_written_form_is_read() {
        let id = ContentId::of(b"x");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(ContentId::from_git_id(&id.git_id()), Ok(id));
        for bad in [
            "",
            "swh:1:dir:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
            "swh:1:cnt:E69DE29BB2D1D6434B8B29AE775AD8C2E48C5391",
            "swh:1:cnt:e69d",
        ] {
            assert!(bad.parse::<ContentId>().is_err(), "{bad}");
        }
        assert!("ab".parse::<Sha256>().is_err());
    }
}
