//! The removal test: what still has its imports when a file, or a whole layer, is taken away.
//!
//! The criterion is the article's: code is at the core if the rest can go and it does not notice. What is tested is imports, as far as they lead
//! to files of the same state that are read; that a file could be imported does not mean that it would run.

use super::Publication;
use super::common::{LayerView, LinkView, frame, with};
use crate::corpus::holdings::FileKey;
use crate::edition::{Layer, State, Work};
use crate::map::{Graph, Missing};
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use crate::site::words;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The page; none for an edition without Python.
pub(super) fn page(publication: &Publication<'_>) -> Option<Page> {
    let path = SitePath::fixed("map/removal/index.html");
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let works: Vec<Value> = resolved
        .edition
        .works_in_order()
        .into_iter()
        .filter_map(|work| Selection::of(work, work.pin(), &resolved.graph))
        .map(|selection| selection.view(&links))
        .collect();
    if works.is_empty() {
        return None;
    }
    let about = "Take a file or a layer away: which files still have everything that they import?";
    let view = with(frame(publication, &path, "map", "The removal test", about), json!({ "works": works }));
    Some(Page { path, template: "removal.html", view, listing: None })
}

/// Of works with more Python files than this there is no table, which would grow with the square of their number.
const MOST_LISTED: usize = 150;

/// The Python files of one state of a work.
struct Selection<'p> {
    work: &'p Work,
    graph: &'p Graph,
    /// In reading order.
    files: Vec<(FileKey, Layer)>,
}

impl<'p> Selection<'p> {
    fn of(work: &'p Work, state: &'p State, graph: &'p Graph) -> Option<Self> {
        let known: BTreeSet<&FileKey> = graph.files().collect();
        let files: Vec<_> = state
            .files
            .iter()
            .map(|entry| {
                let path = entry.path.value.clone();
                (FileKey { work: work.id.clone(), state: state.id.clone(), path }, entry.layer.value)
            })
            .filter(|(key, _)| known.contains(key))
            .collect();
        (!files.is_empty()).then_some(Self { work, graph, files })
    }

    fn view(&self, links: &Linker) -> Value {
        let listed = self.files.iter().filter(|_| self.files.len() <= MOST_LISTED);
        json!({
            "title": self.work.title,
            "id": self.work.id,
            "href": links.work(&self.work.id),
            "layers": self.layers(links),
            "python": words::number(self.files.len() as u64),
            "files": listed.map(|(key, layer)| self.file(key, *layer, links)).collect::<Vec<_>>(),
        })
    }

    /// What taking each layer away does to the files of the others.
    fn layers(&self, links: &Linker) -> Vec<Value> {
        let present: BTreeSet<Layer> = self.files.iter().map(|(_, layer)| *layer).collect();
        if present.len() < 2 {
            return Vec::new();
        }
        let test = |layer: Layer| {
            let gone: BTreeSet<FileKey> =
                self.files.iter().filter(|(_, other)| *other == layer).map(|(key, _)| key.clone()).collect();
            let without = self.without(&gone);
            let left = self.files.len() - gone.len();
            json!({
                "layer": LayerView::of(layer),
                "gone": gone.len(),
                "left": left,
                "whole": left - without.len(),
                "lacking": self.told(without.keys().take(MOST_LISTED), links),
            })
        };
        present.into_iter().map(test).collect()
    }

    fn file(&self, key: &FileKey, layer: Layer, links: &Linker) -> Value {
        let own = |other: &&FileKey| (&other.work, &other.state) == (&key.work, &key.state);
        let itself: BTreeSet<&FileKey> = self.graph.importers(key).filter(own).collect();
        let dependents = self.graph.dependents(key);
        let through: BTreeSet<&FileKey> = dependents.iter().filter(own).filter(|one| !itself.contains(one)).collect();
        let closure = self.graph.closure(key);
        let (needs, elsewhere): (Vec<&FileKey>, Vec<&FileKey>) = closure.iter().partition(own);
        json!({
            "place": link(key, links),
            "layer": LayerView::of(layer),
            "needs": self.told(needs.into_iter(), links),
            "elsewhere": elsewhere.iter().map(|needed| in_another_work(needed, links)).collect::<Vec<_>>(),
            "itself": self.told(itself.into_iter(), links),
            "through": self.told(through.into_iter(), links),
        })
    }

    /// The files of this state that lack something when others are gone.
    fn without(&self, gone: &BTreeSet<FileKey>) -> BTreeMap<FileKey, Missing> {
        let mut without = self.graph.without(gone);
        let own: BTreeSet<&FileKey> = self.files.iter().map(|(key, _)| key).collect();
        without.retain(|key, missing| !missing.is_empty() && own.contains(key));
        without
    }

    /// Files in reading order.
    fn told<'k>(&self, keys: impl Iterator<Item = &'k FileKey>, links: &Linker) -> Vec<LinkView> {
        let keys: BTreeSet<&FileKey> = keys.collect();
        self.files.iter().filter(|(key, _)| keys.contains(key)).map(|(key, _)| link(key, links)).collect()
    }
}

fn link(key: &FileKey, links: &Linker) -> LinkView {
    LinkView { href: links.code(key, None), name: key.path.to_string() }
}

fn in_another_work(key: &FileKey, links: &Linker) -> LinkView {
    LinkView { href: links.code(key, None), name: key.to_string() }
}
