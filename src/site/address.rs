//! Addresses of pages, and the way from one to another.
//!
//! Every link is relative and names its file (`…/index.html`), so that the same bytes work at the root of a host, below a sub-path, and
//! opened from disk.

use crate::corpus::holdings::FileKey;
use crate::edition::Layer;
use crate::ids::{ClaimId, ContributorId, KindId, NoteId, PathId, Slug, WorkId};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What is encoded in a path: all that is not a `pchar` of RFC 3986, 3.3, or the slash between segments, and the colon, which a first
/// relative segment may not hold.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The path of a file of the site, from its root: `read/gpt-2/src/model.py/index.html`. Made of checked names only, so it never leaves
/// the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// A file of the site's own, such as `index.html`.
    #[must_use]
    pub fn fixed(path: &'static str) -> Self {
        Self(path.to_owned())
    }

    /// A file of the theme, below `assets/`.
    #[must_use]
    pub fn asset(name: &str) -> Self {
        Self(format!("assets/{name}"))
    }

    /// A work's page.
    #[must_use]
    pub fn work(work: &WorkId) -> Self {
        Self(format!("works/{work}/index.html"))
    }

    /// A file's reading page.
    #[must_use]
    pub fn read(file: &FileKey) -> Self {
        let state = file.state.as_ref().map(|state| format!("@{state}")).unwrap_or_default();
        Self(format!("read/{}{state}/{}/index.html", file.work, file.path))
    }

    /// A page of the index of symbols.
    #[must_use]
    pub fn letter(letter: char) -> Self {
        // A folder that is told from another by case alone is the same one on many machines: letters are lower case.
        let name: String = if letter.is_alphabetic() { letter.to_lowercase().collect() } else { "signs".to_owned() };
        Self(format!("symbols/{name}/index.html"))
    }

    /// A note's page.
    #[must_use]
    pub fn note(id: &NoteId) -> Self {
        Self(format!("notes/{id}/index.html"))
    }

    /// A path's page.
    #[must_use]
    pub fn path(id: &PathId) -> Self {
        Self(format!("paths/{id}/index.html"))
    }

    /// The notes of a kind.
    #[must_use]
    pub fn kind(id: &KindId) -> Self {
        Self(format!("kinds/{id}/index.html"))
    }

    /// The notes on files of a layer.
    #[must_use]
    pub fn layer(layer: Layer) -> Self {
        Self(format!("layers/{}/index.html", layer.as_str()))
    }

    /// The notes of an author.
    #[must_use]
    pub fn contributor(id: &ContributorId) -> Self {
        Self(format!("contributors/{id}/index.html"))
    }

    /// A claim's page.
    #[must_use]
    pub fn claim(id: &ClaimId) -> Self {
        Self(format!("claims/{id}/index.html"))
    }

    /// The page about a kind of check.
    #[must_use]
    pub fn check(kind: &str) -> Self {
        Self(format!("claims/checks/{kind}/index.html"))
    }

    /// A page below the variants: the parts of its folder, each a checked name.
    #[must_use]
    pub(super) fn variants(parts: &[&str]) -> Self {
        Self(format!("variants/{}/index.html", parts.join("/")))
    }

    /// An essay's page.
    #[must_use]
    pub fn essay(slug: &Slug) -> Self {
        if slug.as_str() == "about" {
            Self::fixed("about/index.html")
        } else {
            Self(format!("essays/{slug}/index.html"))
        }
    }

    /// The path as it is written on disk.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The way from the page's folder to the root: "" or "../" as often as needed.
    #[must_use]
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The address from the root, without `index.html`: what a public address ends in.
    #[must_use]
    pub fn public(&self) -> String {
        utf8_percent_encode(self.0.strip_suffix("index.html").unwrap_or(&self.0), PATH).to_string()
    }

    /// The relative link from this page to another, with a fragment if there is one.
    #[must_use]
    pub fn to(&self, other: &Self, fragment: Option<&str>) -> String {
        let own = self == other && fragment.is_some();
        let mut link = String::with_capacity(other.0.len() + 32);
        if !own {
            let shared = shared_folders(&self.0, &other.0);
            (0..self.0[shared..].matches('/').count()).for_each(|_| link.push_str("../"));
            encode(&mut link, &other.0[shared..]);
        }
        if let Some(fragment) = fragment {
            link.push('#');
            encode(&mut link, fragment);
        }
        link
    }
}

/// How many bytes the folders take that two paths begin with.
fn shared_folders(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).map(|(byte, _)| byte);
    same.enumerate().filter(|(_, byte)| *byte == b'/').last().map_or(0, |(at, _)| at + 1)
}

fn encode(link: &mut String, path: &str) {
    link.extend(utf8_percent_encode(path, PATH));
}

impl std::fmt::Display for SitePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> SitePath {
        SitePath(text.to_owned())
    }

    #[test]
    fn links_are_relative_and_name_their_file() {
        let model = path("read/gpt-2/src/model.py/index.html");
        assert_eq!(model.to(&path("read/gpt-2/src/sample.py/index.html"), Some("L67")), "../sample.py/index.html#L67");
        assert_eq!(model.to(&path("index.html"), None), "../../../../index.html");
        assert_eq!(path("index.html").to(&model, None), "read/gpt-2/src/model.py/index.html");
        assert_eq!(model.to(&model, Some("L1-L2")), "#L1-L2");
        assert_eq!(model.to(&model, None), "index.html");
        assert_eq!(path("a/index.html").to(&path("a/b/index.html"), None), "b/index.html");
        assert_eq!(model.to_root(), "../../../../");
    }

    #[test]
    fn strange_names_are_encoded() {
        let strange = path("read/w/a b#c?d%e:f/index.html");
        assert_eq!(path("index.html").to(&strange, None), "read/w/a%20b%23c%3Fd%25e%3Af/index.html");
        assert_eq!(strange.public(), "read/w/a%20b%23c%3Fd%25e%3Af/");
    }
}
