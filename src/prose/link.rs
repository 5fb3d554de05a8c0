//! Where a link in prose wants to go.

use crate::ids::{ClaimId, CodeAddress, NoteId, PathId, ReferenceKey, TermId, WorkId};
use pulldown_cmark::LinkType;

/// A cited work and the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// The key.
    pub key: ReferenceKey,
    /// "sec. 3", "p. 12": as written.
    pub locator: Option<String>,
}

/// A link as it is written; whether it leads anywhere is for the resolver to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// `[@key, locator; @key]`
    Cite(Vec<Citation>),
    /// `[[work:path#L1-L2]]`, or `[[work:symbol]]`, which has the same form: a file's name may look like a symbol's, so only
    /// the resolver can tell.
    Code(CodeAddress),
    /// `[[work]]`
    Work(WorkId),
    /// `[[note:id]]`
    Note(NoteId),
    /// `[[term:id]]`
    Term(TermId),
    /// `[[path:id]]`
    Path(PathId),
    /// `[[claim:gpt-2/the-loop]]`.
    Claim(ClaimId),
    /// An address on the web: `https`, `http` or `mailto`.
    Web(String),
    /// An address that no page may carry.
    Unsafe(String),
    /// A picture, which no page takes from elsewhere.
    Picture(String),
    /// What has the form of a link into the edition but is none.
    Malformed(String),
}

impl Link {
    pub(super) fn read(link_type: LinkType, target: &str) -> Self {
        match link_type {
            LinkType::WikiLink { .. } => Self::wiki(target),
            LinkType::ShortcutUnknown | LinkType::ReferenceUnknown | LinkType::CollapsedUnknown => {
                citations(target).map_or_else(|| Self::Malformed(format!("[{target}]")), Self::Cite)
            }
            LinkType::Email => Self::Web(format!("mailto:{target}")),
            _ => match url::Url::parse(target) {
                Ok(url) if matches!(url.scheme(), "https" | "http" | "mailto") => Self::Web(url.to_string()),
                _ => Self::Unsafe(target.to_owned()),
            },
        }
    }

    fn wiki(target: &str) -> Self {
        let read = match target.split_once(':') {
            Some(("note", id)) => id.parse().map(Self::Note).ok(),
            Some(("term", id)) => id.parse().map(Self::Term).ok(),
            Some(("path", id)) => id.parse().map(Self::Path).ok(),
            Some(("claim", id)) => id.parse().map(Self::Claim).ok(),
            Some(_) => target.parse().map(Self::Code).ok(),
            None => target.parse().map(Self::Work).ok(),
        };
        read.unwrap_or_else(|| Self::Malformed(target.to_owned()))
    }
}

/// Reads what stands between the brackets of a citation: `@key, locator; @key`.
fn citations(text: &str) -> Option<Vec<Citation>> {
    let one = |part: &str| {
        let rest = part.trim().strip_prefix('@')?;
        let (key, locator) = match rest.split_once(',') {
            Some((key, locator)) => (key, Some(locator.trim().to_owned()).filter(|text| !text.is_empty())),
            None => (rest, None),
        };
        Some(Citation { key: key.trim().parse().ok()?, locator })
    };
    text.split(';').map(one).collect()
}

impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Cite(cited) => {
                for (at, citation) in cited.iter().enumerate() {
                    write!(f, "{}@{}", if at == 0 { "[" } else { "; " }, citation.key)?;
                    citation.locator.as_ref().map_or(Ok(()), |locator| write!(f, ", {locator}"))?;
                }
                f.write_str("]")
            }
            Self::Code(address) => write!(f, "{address}"),
            Self::Work(work) => write!(f, "{work}"),
            Self::Note(id) => write!(f, "note:{id}"),
            Self::Term(id) => write!(f, "term:{id}"),
            Self::Path(id) => write!(f, "path:{id}"),
            Self::Claim(id) => write!(f, "claim:{id}"),
            Self::Web(address) | Self::Unsafe(address) | Self::Picture(address) | Self::Malformed(address) => {
                f.write_str(address)
            }
        }
    }
}
