//! Qualified SWHIDs (SWHID specification 1.2, chapter 6).

use super::{ContentId, RepoPath, RevisionId};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a qualifier's value must encode: the separator and the sign of encoding itself (6.2), and what no address may hold.
const VALUE: &AsciiSet = &CONTROLS.add(b'%').add(b';').add(b' ').add(b'"').add(b'<').add(b'>').add(b'#');

/// The SWHID of a content with where it was found: origin, revision, path, in the order of the specification. Lines are added by
/// whoever points at lines: `;lines=67-72`.
#[must_use]
pub fn qualified_swhid(
    content: ContentId,
    origin: Option<&str>,
    anchor: Option<RevisionId>,
    path: &RepoPath,
) -> String {
    let mut id = content.to_string();
    if let Some(origin) = origin {
        id.push_str(&format!(";origin={}", utf8_percent_encode(origin, VALUE)));
    }
    if let Some(anchor) = anchor {
        // A path is only meaningful below a directory, which the revision names.
        id.push_str(&format!(";anchor={anchor};path=/{}", utf8_percent_encode(path.as_str(), VALUE)));
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualifiers_are_in_order_and_encoded() {
        let id = qualified_swhid(
            ContentId::of(b""),
            Some("https://example.org/a;b"),
            Some(RevisionId::of(b"")),
            &"src/a b%.py".parse().unwrap(),
        );
        assert_eq!(
            id,
            format!(
                "swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391;origin=https://example.org/a%3Bb;anchor={};path=/src/a%20b%25.py",
                RevisionId::of(b"")
            )
        );
    }
}
