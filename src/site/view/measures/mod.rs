//! The measures: the page, and the same numbers as data.
//!
//! [`page`] puts together the table ([`rows`]), a strip of points for each measure ([`strip`]) with what it shows in words
//! ([`telling`]), what becomes of single works and files ([`works`]), and the rule ([`rule`]). All that is said about files is computed
//! from their figures; what is said about this edition in particular is its essay `measures`, which the page includes.

mod data;
mod names;
mod rows;
mod rule;
mod strip;
mod telling;
mod works;

pub(super) use data::data;

use super::Publication;
use super::common::{LayerView, frame, with};
use crate::edition::{Essay, Layer, Measure, Role};
use crate::map::measures::Table;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use crate::site::page::Page;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The layers that code can be of.
const LAYERS: [Layer; 3] = [Layer::Core, Layer::Mediating, Layer::Ancillary];

/// The name of the essay that the page includes.
const ESSAY: &str = "measures";

/// Whether an essay has its place on this page and no page of its own.
pub(super) fn includes(essay: &Essay) -> bool {
    essay.slug.as_str() == ESSAY
}

pub(super) fn page(publication: &Publication<'_>, table: &Table) -> Page {
    let path = SitePath::fixed("map/measures/index.html");
    let links = Linker::new(&path);
    let edition = &publication.resolved.edition;
    let measures: Vec<_> = Measure::ALL.iter().copied().filter(|measure| table.has(*measure)).collect();
    let essay = edition.essays.values().find(|essay| includes(essay)).map(|essay| {
        let setting = Setting { lower: 1, prefix: "essay-", without_title: true };
        json!({ "title": essay.title, "body_html": publication.prose(&links, &essay.body.text, setting) })
    });
    let content = json!({
        "counted": counted(table),
        "measures": measures.iter().map(|measure| strip::view(edition, table, *measure)).collect::<Vec<_>>(),
        "works": works::alone(edition, table, &measures, &links),
        "companions": works::companions(edition, table, &measures, &links),
        "mediating": works::mediating(edition, table, &measures, &links),
        "rule": rule::view(edition, table, &links),
        "columns": rows::columns(table),
        "groups": rows::groups(edition, table, &links),
        "tensor": table.vocabulary.tensor,
        "io": table.vocabulary.io,
        "channels": table.vocabulary.channels,
        "data": links.page("data/measures.json"),
        "essay": essay,
    });
    let about = "What can be counted in the code, file by file, and how it lies over the layers.";
    let view = with(frame(publication, &path, "map", "Measures", about), content);
    Page { path, template: "measures.html", view, listing: None }
}

/// How many files there are of each layer, and how many of the core are no copies of one another.
fn counted(table: &Table) -> Value {
    let of = |layer: Layer, role: Role| {
        table.rows.iter().filter(|row| row.layer == layer && row.role == role && row.figures.is_ok()).count()
    };
    let core = table.rows.iter().filter(|row| row.layer == Layer::Core && row.role == Role::Main);
    let core: Vec<_> = core.filter_map(|row| row.figures.as_ref().ok()?.syntax).collect();
    json!({
        "files": table.rows.len(),
        "absent": table.rows.iter().filter(|row| row.figures.is_err()).count(),
        "layers": LAYERS.map(|layer| json!({
            "layer": LayerView::of(layer), "main": of(layer, Role::Main), "companions": of(layer, Role::Companion),
        })),
        "companions": LAYERS.iter().map(|layer| of(*layer, Role::Companion)).sum::<usize>(),
        "core": core.len(),
        "core_different": core.iter().collect::<BTreeSet<_>>().len(),
    })
}
