//! Citations and bibliography entries as HTML.

use super::html::Html;
use super::ways::Ways;
use crate::cite::{CitedItem, Run, Style, process};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::Edition;
use crate::ids::{ReferenceKey, Sha256};
use crate::prose::Citation;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that the citation processor prints for an edition.
#[derive(Debug, Default)]
pub struct Citations {
    clusters: BTreeMap<Vec<Citation>, Vec<Run>>,
    entries: BTreeMap<ReferenceKey, Vec<Run>>,
    order: Vec<ReferenceKey>,
}

/// The style of an edition that names none.
const DEFAULT_STYLE: &str = "chicago-author-date";

impl Citations {
    /// A digest of everything that [`Citations::print`] would print from.
    #[must_use]
    pub fn fingerprint(edition: &Edition, clusters: &BTreeSet<Vec<Citation>>) -> Sha256 {
        let items: Vec<_> = edition.bibliography.values().map(crate::edition::Reference::csl).collect();
        let style = edition.settings.citation_style.as_ref().map(|style| style.to_string());
        Sha256::of(format!("{style:?} {clusters:?} {}", serde_json::Value::Array(items)).as_bytes())
    }

    /// Prints the citations and the bibliography of an edition.
    #[must_use]
    pub fn print(edition: &Edition, clusters: &BTreeSet<Vec<Citation>>) -> (Self, Vec<Diagnostic>) {
        let settings = &edition.settings;
        let (name, place) = match &settings.citation_style {
            Some(style) => (&*style.value, style.place.clone()),
            None => (DEFAULT_STYLE, settings.place.clone()),
        };
        let style = match Style::named(name) {
            Ok(style) => style,
            Err(unknown) => {
                let help = unknown.nearest.first().map(|near| format!("did you mean `{near}`?"));
                let problem = Problem::Citation { what: format!("there is no citation style `{name}`"), help };
                return (Self::default(), vec![Diagnostic::new(problem, place)]);
            }
        };
        let items: Vec<_> = edition.bibliography.values().map(crate::edition::Reference::csl).collect();
        let asked: Vec<Vec<CitedItem<'_>>> = clusters
            .iter()
            .map(|cluster| {
                let item = |citation: &'_ Citation| CitedItem {
                    key: edition.bibliography.get_key_value(&citation.key).map_or("", |(key, _)| key.as_str()),
                    locator: None,
                };
                cluster
                    .iter()
                    .map(|citation| CitedItem { locator: citation.locator.as_deref(), ..item(citation) })
                    .collect()
            })
            .collect();
        let printed = process(&items, &asked, &style);
        let diagnostics = printed
            .faults
            .iter()
            .map(|fault| {
                let place = fault_place(edition, fault).unwrap_or_else(|| Place::file("annotations/bibliography.yaml"));
                Diagnostic::new(Problem::Citation { what: fault.to_string(), help: None }, place)
            })
            .collect();
        let entries: Vec<(ReferenceKey, Vec<Run>)> =
            printed.bibliography.into_iter().filter_map(|(key, runs)| Some((key.parse().ok()?, runs))).collect();
        let citations = Self {
            clusters: clusters.iter().cloned().zip(printed.citations).collect(),
            order: entries.iter().map(|(key, _)| key.clone()).collect(),
            entries: entries.into_iter().collect(),
        };
        (citations, diagnostics)
    }

    /// A citation as it stands in a sentence, each work a link to its entry.
    pub(crate) fn cluster(&self, cited: &[Citation], links: &dyn Ways) -> String {
        let mut html = Html::default();
        html.open("span", &[("class", "cite")]);
        let runs = self.clusters.get(cited).map(Vec::as_slice).unwrap_or_default();
        for item in runs.chunk_by(|a, b| a.entry == b.entry) {
            let key = item[0].entry.as_deref().and_then(|key| key.parse::<ReferenceKey>().ok());
            let href = key.and_then(|key| links.reference(&key));
            if let Some(href) = &href {
                html.open("a", &[("href", href)]);
            }
            for run in item {
                draw(&mut html, run, false);
            }
            if href.is_some() {
                html.close();
            }
        }
        html.finish()
    }

    /// A work as it is cited in passing, without parentheses: "Holtzman et al. 2020".
    pub(crate) fn short(&self, key: &ReferenceKey) -> String {
        let cluster = vec![Citation { key: key.clone(), locator: None }];
        let runs = self.clusters.get(&cluster).map(Vec::as_slice).unwrap_or_default();
        let text: String = runs.iter().filter(|run| run.entry.is_some()).map(|run| run.text.as_str()).collect();
        if text.is_empty() { key.to_string() } else { text.trim_matches(['(', ')']).to_owned() }
    }

    /// An entry of the bibliography, its addresses as links.
    pub(crate) fn entry(&self, key: &ReferenceKey) -> String {
        let mut html = Html::default();
        for run in self.entries.get(key).map(Vec::as_slice).unwrap_or_default() {
            draw(&mut html, run, true);
        }
        html.finish()
    }

    /// The keys in the order of the style.
    pub(crate) fn order(&self) -> &[ReferenceKey] {
        &self.order
    }
}

/// The entry that a fault is about.
fn fault_place(edition: &Edition, fault: &crate::cite::Fault) -> Option<Place> {
    use crate::cite::Fault;
    let key = match fault {
        Fault::Item { key, .. } => key.as_deref()?,
        Fault::Twice { key } | Fault::Unknown { key, .. } => key,
    };
    edition.bibliography.get(key).map(|entry| entry.id.place.clone())
}

fn draw(html: &mut Html, run: &Run, with_links: bool) {
    let address = run.link.as_deref().filter(|_| with_links);
    let safe =
        address.filter(|address| url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "https" | "http")));
    if let Some(address) = safe {
        html.open("a", &[("href", address)]);
    }
    let styles: [(bool, &'static str, &'static str); 5] = [
        (run.style.italic, "i", ""),
        (run.style.bold, "b", ""),
        (run.style.small_caps, "span", "sc"),
        (run.style.superscript, "sup", ""),
        (run.style.subscript, "sub", ""),
    ];
    let asked = styles.iter().filter(|(asked, _, _)| *asked);
    for (_, element, class) in asked.clone() {
        let attributes = [("class", *class)];
        html.open(element, if class.is_empty() { &[] } else { &attributes });
    }
    html.text(&run.text);
    for _ in asked {
        html.close();
    }
    if safe.is_some() {
        html.close();
    }
}
