//! Citations and the bibliography, in any style of the CSL archive, as runs of text.
//!
//! ```text
//!  CSL-JSON items ──► item.rs  shapes what the processor cannot take
//!  [@key, sec. 3] ──► locator.rs  says what is counted
//!        both     ──► driver.rs  hayagriva, with one style and its language (style.rs)
//!        its tree ──► flatten.rs  runs of text, namesakes told apart ──► repair.rs  stops ──► Processed
//!  CSL-JSON items ──► csl_json.rs, bibtex.rs  the exports
//! ```
//!
//! Nothing here knows where the items come from or what becomes of the runs: text comes out raw, and whoever makes HTML of
//! it escapes it. Titles are printed in the case they are written in.

mod bibtex;
mod csl_json;
mod date;
mod driver;
mod flatten;
mod item;
mod locator;
mod order;
mod repair;
mod run;
mod style;
mod substitutes;

use std::collections::btree_map::{BTreeMap, Entry};

use hayagriva::citationberg::json as csl;
use serde_json::Value;

pub use bibtex::bibtex;
pub use csl_json::csl_json;
pub use run::{Run, RunStyle, plain};
pub use style::{Style, UnknownStyle};

use flatten::Namesakes;

/// One work cited in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CitedItem<'a> {
    /// The item's id.
    pub key: &'a str,
    /// Which part of it, as people write it: `sec. 3`, `p. 12`, `pp. 12–15`, `fig. 9`, `para. 5`, `n. 3`; anything else
    /// is printed as it stands.
    pub locator: Option<&'a str>,
}

/// What one pair of brackets cites: `[@a; @b, p. 3]`.
pub type Cluster<'a> = Vec<CitedItem<'a>>;

/// Everything that is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Processed {
    /// One for each cluster, in the order they came in.
    pub citations: Vec<Vec<Run>>,
    /// Every item, cited or not, with its key, in the order of the style.
    pub bibliography: Vec<(String, Vec<Run>)>,
    /// What could not be done; the rest is done all the same.
    pub faults: Vec<Fault>,
}

/// What can be wrong with items and clusters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// An item that is no CSL-JSON; it is in neither the citations nor the list.
    Item {
        /// Its place among the items, from 0.
        index: usize,
        /// Its id, if it has one.
        key: Option<String>,
        /// Why, in words.
        why: String,
    },
    /// A second item of the same id; the first counts.
    Twice {
        /// The id.
        key: String,
    },
    /// A cluster cites what is not among the items; the citation prints the key.
    Unknown {
        /// Its place among the clusters, from 0.
        cluster: usize,
        /// The id.
        key: String,
    },
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Item { key: Some(key), why, .. } => write!(f, "the entry `{key}` cannot be set: {why}"),
            Self::Item { index, why, .. } => write!(f, "entry {} cannot be set: {why}", index + 1),
            Self::Twice { key } => write!(f, "there are two entries `{key}`"),
            Self::Unknown { key, .. } => write!(f, "`{key}` is cited but not in the bibliography"),
        }
    }
}

/// Cites and lists. The letters of `2019a` and `2019b` follow the list, across all the clusters given.
pub fn process(items: &[Value], clusters: &[Cluster], style: &Style) -> Processed {
    let mut faults = Vec::new();
    let items = shaped(items, &mut faults);
    let by_key: BTreeMap<&str, &csl::Item> = items.iter().map(|(key, item)| (key.as_str(), item)).collect();
    let (rendered, places) = driver::run(style, &by_key, &items, clusters);

    let namesakes = match style.loaded().tells_namesakes_apart() {
        true => Namesakes::among(items.iter().filter_map(|(_, item)| order::first_person(item))),
        false => Namesakes::default(),
    };
    let mut citations = Vec::with_capacity(clusters.len());
    for (at, cluster) in clusters.iter().enumerate() {
        let (known, unknown): (Cluster, Cluster) = cluster.iter().partition(|cited| by_key.contains_key(cited.key));
        let runs = places.get(at).and_then(|place| rendered.citations.get(*place));
        let runs = runs.map(|citation| flatten::citation(&citation.citation, &known, &namesakes));
        citations.push(repair::citation(runs.unwrap_or_default(), &unknown));
        faults.extend(unknown.iter().map(|cited| Fault::Unknown { cluster: at, key: cited.key.to_owned() }));
    }
    let listed = rendered.bibliography.into_iter().flat_map(|list| list.items);
    let bibliography = listed.map(|entry| {
        let runs = flatten::entry(&entry.key, entry.first_field.as_ref(), &entry.content);
        let runs = repair::entry(runs, &entry.key, by_key.get(entry.key.as_str()).copied());
        (entry.key, runs)
    });
    Processed { citations, bibliography: bibliography.collect(), faults }
}

/// The items that can be processed, with their keys, in an order that is near the order of most lists and does not depend
/// on the order they came in.
fn shaped(items: &[Value], faults: &mut Vec<Fault>) -> Vec<(String, csl::Item)> {
    let mut shaped: BTreeMap<String, csl::Item> = BTreeMap::new();
    for (index, value) in items.iter().enumerate() {
        let item = match item::shape(value) {
            Ok(item) => item,
            Err(why) => {
                let key = value.get("id").and_then(Value::as_str).map(str::to_owned);
                faults.push(Fault::Item { index, key, why });
                continue;
            }
        };
        let key = item.id().map(|id| id.into_owned()).unwrap_or_default();
        match shaped.entry(key) {
            Entry::Vacant(place) => {
                place.insert(item);
            }
            Entry::Occupied(first) => faults.push(Fault::Twice { key: first.key().clone() }),
        }
    }
    let mut shaped: Vec<(String, csl::Item)> = shaped.into_iter().collect();
    shaped.sort_by_cached_key(|(_, item)| (order::cited_as(item), order::title(item)));
    shaped
}

#[cfg(test)]
mod tests;
