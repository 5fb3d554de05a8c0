//! What each page shows, as plain data. One file a template.

mod annotate;
mod bibliography;
mod cite;
mod claims;
mod common;
mod contributors;
mod essay;
mod excerpts;
mod harvest;
mod home;
mod kinds;
mod lives;
mod map;
mod measures;
mod missing;
mod note;
mod notes;
mod past;
mod paths;
mod problems;
mod reading;
mod removal;
mod search;
mod symbols;
mod terms;
mod variants;
mod work;
mod works;

pub use past::Past;

use super::address::SitePath;
use super::citations::Citations;
use super::links::Linker;
use super::markdown::{Setting, Writer};
use super::page::Page;
use super::picture::{self, Chart, Here};
use crate::diagnostics::Sources;
use crate::resolve::Resolved;
use crate::site::Attachment;
use past::Kept;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What pages are made from.
#[derive(Clone, Copy, Debug)]
pub struct Publication<'p> {
    /// The edition.
    pub resolved: &'p Resolved,
    /// Its citations, printed.
    pub citations: &'p Citations,
    /// The public address of the site, with a slash at its end, if it has one.
    pub base: Option<&'p str>,
}

impl Publication<'_> {
    /// Prose on the page that `links` belongs to.
    fn prose(&self, links: &Linker, text: &str, setting: Setting<'_>) -> String {
        Writer { index: self.resolved.index(), citations: self.citations, links }.write(text, setting)
    }

    /// The prose of a note, which links to the terms that it uses.
    fn note_prose(&self, links: &Linker, text: &str, setting: Setting<'_>) -> String {
        Writer { index: self.resolved.index(), citations: self.citations, links }.write_with_terms(
            text,
            &self.resolved.terms,
            setting,
        )
    }
}

/// Everything that is written but the theme's own files.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The pages, in the order of their addresses.
    pub pages: Vec<Arc<Page>>,
    /// Files for machines, by their paths in the site.
    pub attachments: BTreeMap<String, Attachment>,
}

/// Makes the site of an edition whose files have these texts. What still holds of the past is taken over from there.
#[must_use]
pub fn site(publication: &Publication<'_>, sources: &Sources, past: Option<&Past>) -> Site {
    let kept = Kept::of(past, publication, sources);
    let chart = Chart::of(publication.resolved);
    let (pages, attachments) =
        rayon::join(|| pages(publication, &chart, &kept), || attachments(publication, &chart, &kept));
    let mut attachments = attachments;
    attachments.extend(harvest::attachments(publication, &pages));
    Site { pages, attachments }
}

/// The new pages among the old files for machines, for `serve`: what its reader has edited is looked at in a page, and need not wait for the
/// indexes of the search and the exports. [`machine_files`] brings those after it.
#[must_use]
pub fn pages_first(publication: &Publication<'_>, sources: &Sources, past: &Past) -> Site {
    let kept = Kept::of(Some(past), publication, sources);
    let pages = pages(publication, &Chart::of(publication.resolved), &kept);
    Site { pages, attachments: past.site.attachments.clone() }
}

/// The files for machines that belong to these pages.
#[must_use]
pub fn machine_files(
    publication: &Publication<'_>,
    sources: &Sources,
    past: &Past,
    pages: &[Arc<Page>],
) -> BTreeMap<String, Attachment> {
    let kept = Kept::of(Some(past), publication, sources);
    let mut files = attachments(publication, &Chart::of(publication.resolved), &kept);
    files.extend(harvest::attachments(publication, pages));
    files
}

/// The bibliography, the map, the measures and the claims as data.
fn attachments(publication: &Publication<'_>, chart: &Chart, kept: &Kept<'_>) -> BTreeMap<String, Attachment> {
    let measures = publication.resolved.measures();
    let items = || -> Vec<_> {
        publication.resolved.edition.bibliography.values().map(crate::edition::Reference::csl).collect()
    };
    let files: [(&str, &dyn Fn() -> Option<String>); 5] = [
        ("data/bibliography.bib", &|| Some(crate::cite::bibtex(&items()))),
        ("data/bibliography.json", &|| Some(format!("{:#}\n", crate::cite::csl_json(&items())))),
        ("data/map.json", &|| Some(format!("{}\n", picture::data(chart, publication.resolved)))),
        ("data/measures.json", &|| measures.map(measures::data)),
        ("data/claims.json", &|| claims::data(publication).map(|claims| format!("{claims:#}\n"))),
    ];
    let made = files.into_iter().filter_map(|(path, make)| {
        let text = kept.attachment(path).or_else(|| make().map(Attachment::from))?;
        Some((path.to_owned(), text))
    });
    made.chain(search::attachments(publication, kept)).collect()
}

fn pages(publication: &Publication<'_>, chart: &Chart, kept: &Kept<'_>) -> Vec<Arc<Page>> {
    let resolved = publication.resolved;
    let measures = resolved.measures();
    let edition = &resolved.edition;
    let removal = removal::page(publication);
    let measured = measures.map(|table| measures::page(publication, table));
    let beside = [&measured, &removal].map(|page| page.as_ref().map(|page| page.path.clone()));
    let here = Here::of(chart);
    let anew = |pages: Vec<Page>| -> Vec<Arc<Page>> { pages.into_iter().map(Arc::new).collect() };
    let single: [Making<'_>; 16] = [
        &|| {
            let make = || anew(vec![map::page(publication, chart, beside.clone())]);
            kept.of_places("map/index.html").unwrap_or_else(make)
        },
        &|| kept.of_places("symbols/").unwrap_or_else(|| anew(symbols::pages(publication))),
        &|| paths::pages(publication, kept),
        &|| kept.claims(edition.claims.values()).unwrap_or_else(|| anew(claims::pages(publication))),
        &|| anew(terms::page(publication).into_iter().collect()),
        &|| kept.of_places("variants/").unwrap_or_else(|| anew(variants::pages(publication))),
        &|| notes::pages(publication, kept),
        &|| anew(vec![bibliography::page(publication)]),
        &|| anew(vec![kinds::page(publication)]),
        &|| anew(vec![home::page(publication, chart)]),
        &|| anew(vec![works::page(publication)]),
        &|| anew(vec![contributors::page(publication)]),
        &|| anew(vec![missing::page(publication)]),
        &|| anew(vec![problems::page(publication)]),
        &|| anew(vec![search::page(publication)]),
        &|| anew(vec![harvest::page(publication)]),
    ];
    let mut pages: Vec<Arc<Page>> = single.into_par_iter().with_max_len(1).flat_map_iter(|make| make()).collect();
    let apart = edition.essays.values().filter(|essay| measures.is_none() || !measures::includes(essay));
    let apart = apart.map(|essay| essay::page(publication, essay));
    pages.extend(apart.chain(measured).chain(removal).map(Arc::new));
    let works: Vec<_> = edition.works.values().collect();
    pages.par_extend(
        works
            .par_iter()
            .with_max_len(1)
            .map(|work| kept.work(work).unwrap_or_else(|| Arc::new(work::page(publication, chart, work)))),
    );
    let states: Vec<_> = works.iter().flat_map(|work| work.states.iter().map(move |state| (work, state))).collect();
    pages.par_extend(
        states.par_iter().flat_map(|(work, state)| reading::pages(publication, (chart, &here), kept, work, state)),
    );
    pages.par_extend(
        resolved
            .targets
            .par_iter()
            .filter_map(|(id, _)| kept.note(id).or_else(|| note::page(publication, id).map(Arc::new))),
    );
    pages.par_sort_by(|a, b| a.path.cmp(&b.path));
    pages
}

/// Makes one page, or a few that belong together.
type Making<'m> = &'m (dyn Fn() -> Vec<Arc<Page>> + Sync);

/// The pages of the site's own that every page links to.
pub(super) const PAGES: [(&str, &str, &str); 13] = [
    ("map", "Map", "map/index.html"),
    ("works", "Works", "works/index.html"),
    ("paths", "Paths", "paths/index.html"),
    ("notes", "Notes", "notes/index.html"),
    ("claims", "Claims", "claims/index.html"),
    ("terms", "Terms", "terms/index.html"),
    ("variants", "Variants", "variants/index.html"),
    ("symbols", "Symbols", "symbols/index.html"),
    ("kinds", "Kinds", "kinds/index.html"),
    ("bibliography", "Bibliography", "bibliography/index.html"),
    ("contributors", "Contributors", "contributors/index.html"),
    ("about", "About", "about/index.html"),
    ("search", "Search", "search/index.html"),
];

/// The first page of an edition.
pub(super) fn home_path() -> SitePath {
    SitePath::fixed("index.html")
}
