//! Short pieces of code on pages that show many of them.

use super::Publication;
use super::note::advisory;
use super::reading::{body, names};
use crate::ids::LineRange;
use crate::resolve::Passage;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::listing::{Body, Listing};
use crate::site::page::Code;
use crate::site::words;
use serde::Serialize;
use std::collections::BTreeSet;

/// What an excerpt shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Lines before and after those that are meant. Where there are any, those that are meant are lit.
    pub(super) around: u32,
    /// The most lines; who points at more is shown how they begin.
    pub(super) most: u32,
}

/// The excerpts of a page, in the order in which it shows them.
#[derive(Debug)]
pub(super) struct Excerpts<'p> {
    publication: &'p Publication<'p>,
    page: &'p SitePath,
    links: &'p Linker,
    listings: Vec<Listing>,
}

/// An excerpt as its template sees it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ExcerptView {
    /// Its place among the page's excerpts.
    at: usize,
    /// Where its lines are in the whole.
    href: String,
    work: String,
    file: String,
    lines: String,
    advisory: Option<String>,
    present: bool,
    /// How many of its lines are not shown.
    more: u32,
}

impl<'p> Excerpts<'p> {
    pub(super) fn new(publication: &'p Publication<'p>, page: &'p SitePath, links: &'p Linker) -> Self {
        Self { publication, page, links, listings: Vec::new() }
    }

    /// Adds lines.
    pub(super) fn add(&mut self, passage: &Passage, Extent { around, most }: Extent) -> Option<ExcerptView> {
        let Passage { file, lines } = passage;
        let resolved = self.publication.resolved;
        let holding = resolved.holdings.files.get(file)?;
        let work = resolved.edition.works.get(&file.work)?;
        let first = lines.first().saturating_sub(around).max(1);
        let last = lines.last().saturating_add(around).min(holding.facts.lines).min(first + most.max(1) - 1);
        let body = match body(self.publication, holding) {
            // Coloured once, however many excerpts are of it.
            Body::Text { text, language, content, .. } => Body::Text { text, language, content, keep: true },
            shape @ Body::Shape(_) => shape,
        };
        self.listings.push(Listing {
            body,
            lines: LineRange::new(first, last),
            lit: Some(*lines).filter(|_| around > 0),
            markings: Vec::new(),
            claims: Vec::new(),
            varied: Vec::new(),
            ranges: BTreeSet::new(),
            ids: false,
            names: names(self.publication, file, self.page, false),
            page: self.links.code(file, None),
        });
        let state = file.state.as_ref().and_then(|_| work.state(file.state.as_ref())?.title.as_deref());
        Some(ExcerptView {
            at: self.listings.len() - 1,
            href: self.links.code(file, Some(*lines)),
            work: state.map_or_else(|| work.title.clone(), |state| format!("{} ({state})", work.title)),
            file: file.path.to_string(),
            lines: words::lines(*lines),
            advisory: advisory(&resolved.edition, file),
            present: holding.text.is_some(),
            more: lines.last().saturating_sub(last),
        })
    }

    pub(super) fn code(self) -> Option<Code> {
        Some(Code::Excerpts(self.listings))
    }
}
