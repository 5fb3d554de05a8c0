//! A page before it is written.

use super::address::SitePath;
use super::listing::{Body, Listing};
use super::rendered::Rendered;
use super::theme::Theme;
use crate::ids::{LineRange, Sha256};
use serde_json::Value;

/// The code on a page, still to be drawn.
#[derive(Clone, Debug)]
pub enum Code {
    /// One listing, cut where its notes stand; the template gets it as `segments`, the width of its gutter as `lanes` and the index of its names
    /// as `names`.
    Listing(Box<Listing>),
    /// Many short ones; the template gets them as `excerpts`, each whole.
    Excerpts(Vec<Listing>),
}

impl Code {
    fn listings(&self) -> &[Listing] {
        match self {
            Self::Listing(listing) => std::slice::from_ref(listing),
            Self::Excerpts(listings) => listings,
        }
    }
}

/// A page: its address, its template, what the template shows, and perhaps code that is still to be drawn.
#[derive(Clone, Debug)]
pub struct Page {
    /// The address.
    pub path: SitePath,
    /// The template's name.
    pub template: &'static str,
    /// What it shows, but for the code.
    pub view: Value,
    /// The code.
    pub listing: Option<Code>,
}

impl Page {
    /// A digest of everything that the page shows but the theme.
    #[must_use]
    pub fn fingerprint(&self) -> Sha256 {
        let mut all = format!("{}\n{}\n{}\n", self.path, self.template, self.view);
        for listing in self.listings() {
            let body = match &listing.body {
                Body::Text { language, content, .. } => format!("{language:?} {content}"),
                Body::Shape(shape) => shape.to_string(),
            };
            let Listing { body: _, lines, lit, markings, claims, varied, ranges, names, ids, page } = listing;
            let names = names.as_ref().map(|names| (names.references.print(), names.file, &names.page, names.indexed));
            all.push_str(&format!(
                "{body}\n{lines:?} {lit:?}\n{markings:?}\n{claims:?}\n{ranges:?}\n{ids}\n{page}\n{names:?}\n{varied:?}"
            ));
        }
        Sha256::of(all.as_bytes())
    }

    /// The listings that it shows.
    pub(super) fn listings(&self) -> impl Iterator<Item = &Listing> {
        self.listing.iter().flat_map(Code::listings)
    }

    /// How many lines there are to draw: what rendering the page costs, roughly.
    pub(super) fn weight(&self) -> u32 {
        let weight = |listing: &Listing| match &listing.body {
            // A text is coloured from its beginning, however little of it is shown.
            Body::Text { text, .. } => text.line_count(),
            Body::Shape(_) => listing.lines.map_or(0, LineRange::count),
        };
        self.listings().map(weight).fold(0, u32::saturating_add)
    }

    /// Renders the page.
    ///
    /// # Errors
    /// The template engine's message, if the template asks for what is not there.
    pub fn render(&self, theme: &Theme) -> Result<Rendered, String> {
        theme.render(self.template, &self.view, self.listing.as_ref())
    }
}
