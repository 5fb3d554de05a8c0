//! A page before it is written.

use super::address::SitePath;
use super::listing::{Body, Listing};
use super::rendered::Rendered;
use super::theme::Theme;
use crate::ids::{LineRange, Sha256};
use serde_json::Value;

/// A page: its address, its template, what the template shows, and perhaps a listing that is still to be drawn.
#[derive(Clone, Debug)]
pub struct Page {
    /// The address.
    pub path: SitePath,
    /// The template's name.
    pub template: &'static str,
    /// What it shows, but for the listing.
    pub view: Value,
    /// The listing; the template gets it as `segments`, and the width of its gutter as `lanes`.
    pub listing: Option<Listing>,
}

impl Page {
    /// A digest of everything that the page shows but the theme.
    #[must_use]
    pub fn fingerprint(&self) -> Sha256 {
        let mut all = format!("{}\n{}\n{}\n", self.path, self.template, self.view);
        if let Some(listing) = &self.listing {
            let body = match &listing.body {
                Body::Text { language, content, .. } => format!("{language:?} {content}"),
                Body::Shape(shape) => shape.to_string(),
            };
            let Listing { body: _, lines, markings, ranges, names, ids, page } = listing;
            let names = names.as_ref().map(|names| (names.references.print(), names.file, &names.page, names.indexed));
            all.push_str(&format!("{body}\n{lines:?}\n{markings:?}\n{ranges:?}\n{ids}\n{page}\n{names:?}"));
        }
        Sha256::of(all.as_bytes())
    }

    /// How many lines there are to draw: what rendering the page costs, roughly.
    pub(super) fn weight(&self) -> u32 {
        let listing = self.listing.as_ref();
        listing.map_or(0, |listing| match &listing.body {
            // A text is coloured from its beginning, however little of it is shown.
            Body::Text { text, .. } => text.line_count(),
            Body::Shape(_) => listing.lines.map_or(0, LineRange::count),
        })
    }

    /// Renders the page.
    ///
    /// # Errors
    /// The template engine's message, if the template asks for what is not there.
    pub fn render(&self, theme: &Theme) -> Result<Rendered, String> {
        theme.render(self.template, &self.view, self.listing.as_ref())
    }
}
