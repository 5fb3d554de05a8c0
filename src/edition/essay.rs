//! `annotations/essays/<slug>.md`: Markdown that begins with its title.

use crate::ids::Slug;
use crate::yaml::Prose;

/// An essay.
#[derive(Clone, Debug)]
pub struct Essay {
    /// Its name in addresses.
    pub slug: Slug,
    /// The title: the text of its first heading.
    pub title: String,
    /// The whole text, title included.
    pub body: Prose,
}

/// The title of a Markdown text that begins with a heading of the first level.
pub(super) fn title_of(text: &str) -> Option<&str> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    first.strip_prefix("# ").map(str::trim).filter(|title| !title.is_empty())
}
