//! What each page shows, as plain data. One file a template.

mod annotate;
mod bibliography;
mod common;
mod contributors;
mod essay;
mod excerpts;
mod home;
mod kinds;
mod map;
mod measures;
mod missing;
mod note;
mod notes;
mod paths;
mod problems;
mod reading;
mod removal;
mod symbols;
mod terms;
mod work;
mod works;

use super::address::SitePath;
use super::citations::Citations;
use super::links::Linker;
use super::markdown::{Setting, Writer};
use super::page::Page;
use super::picture::{self, Chart, Here};
use crate::map::measures::Table;
use crate::resolve::Resolved;
use rayon::prelude::*;
use std::collections::BTreeMap;

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
    pub pages: Vec<Page>,
    /// Files for machines, by their paths in the site.
    pub attachments: BTreeMap<String, String>,
}

/// Makes the site of an edition.
#[must_use]
pub fn site(publication: &Publication<'_>) -> Site {
    let Resolved { edition, holdings, references, graph, .. } = publication.resolved;
    let measures = Table::of(edition, holdings, references, graph);
    let chart = Chart::of(publication.resolved);
    let mut site =
        Site { pages: pages(publication, &chart, measures.as_ref()), attachments: attachments(publication, &chart) };
    if let Some(measures) = &measures {
        site.attachments.insert("data/measures.json".to_owned(), measures::data(measures));
    }
    site
}

/// The bibliography and the map as data.
fn attachments(publication: &Publication<'_>, chart: &Chart) -> BTreeMap<String, String> {
    let items: Vec<_> =
        publication.resolved.edition.bibliography.values().map(crate::edition::Reference::csl).collect();
    let csl = format!("{:#}\n", crate::cite::csl_json(&items));
    let map = format!("{}\n", picture::data(chart, publication.resolved));
    [("data/bibliography.bib", crate::cite::bibtex(&items)), ("data/bibliography.json", csl), ("data/map.json", map)]
        .map(|(path, text)| (path.to_owned(), text))
        .into()
}

fn pages(publication: &Publication<'_>, chart: &Chart, measures: Option<&Table>) -> Vec<Page> {
    let removal = removal::page(publication);
    let measured = measures.map(|table| measures::page(publication, table));
    let path = |page: &Option<Page>| page.as_ref().map(|page| page.path.clone());
    let mut pages = vec![
        home::page(publication, chart),
        map::page(publication, chart, [path(&measured), path(&removal)]),
        works::page(publication),
        notes::page(publication),
        kinds::page(publication),
        contributors::page(publication),
        bibliography::page(publication),
        missing::page(publication),
        problems::page(publication),
    ];
    let resolved = publication.resolved;
    pages.extend(measured);
    let apart = resolved.edition.essays.values().filter(|essay| measures.is_none() || !measures::includes(essay));
    pages.extend(apart.map(|essay| essay::page(publication, essay)));
    let states: Vec<_> =
        resolved.edition.works.values().flat_map(|work| work.states.iter().map(move |state| (work, state))).collect();
    pages.extend(resolved.edition.works.values().map(|work| work::page(publication, chart, work)));
    let here = Here::of(chart);
    pages.par_extend(
        states.par_iter().flat_map(|(work, state)| reading::pages(publication, (chart, &here), work, state)),
    );
    pages.extend(symbols::pages(publication));
    pages.extend(paths::pages(publication));
    pages.extend(terms::page(publication));
    pages.extend(removal);
    pages.par_extend(resolved.targets.par_iter().filter_map(|(id, _)| note::page(publication, id)));
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages
}

/// The pages of the site's own that every page links to.
pub(super) const PAGES: [(&str, &str, &str); 10] = [
    ("map", "Map", "map/index.html"),
    ("works", "Works", "works/index.html"),
    ("paths", "Paths", "paths/index.html"),
    ("notes", "Notes", "notes/index.html"),
    ("terms", "Terms", "terms/index.html"),
    ("symbols", "Symbols", "symbols/index.html"),
    ("kinds", "Kinds", "kinds/index.html"),
    ("bibliography", "Bibliography", "bibliography/index.html"),
    ("contributors", "Contributors", "contributors/index.html"),
    ("about", "About", "about/index.html"),
];

/// The first page of an edition.
pub(super) fn home_path() -> SitePath {
    SitePath::fixed("index.html")
}
