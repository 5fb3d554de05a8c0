//! What is handed to the processor, and in what order.

use std::collections::BTreeMap;

use hayagriva::citationberg::json as csl;
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, LocatorPayload, Rendered, SpecificLocator,
};

use super::locator::Locator;
use super::{Cluster, Style, order};

/// Renders, and says for each cluster where its citation is among those rendered.
///
/// The processor lists what is cited, and gives the letters of `2019a` and `2019b` in the order of citing. So every item is
/// cited once more, unseen. In styles where the order of citing prints something else (the numbers of a list that is not
/// sorted, "ibid." in notes) these come last. In author-date styles they come first, in the order of the list; and since
/// there a cluster prints the same wherever it stands, one that recurs is rendered once.
pub(super) fn run(
    style: &Style,
    by_key: &BTreeMap<&str, &csl::Item>,
    items: &[(String, csl::Item)],
    clusters: &[Cluster],
) -> (Rendered, Vec<usize>) {
    let all: Vec<&str> = items.iter().map(|(key, _)| key.as_str()).collect();
    if !style.loaded().letters_follow_the_list() {
        let clusters: Vec<&Cluster> = clusters.iter().collect();
        return (render(style, by_key, &[], &clusters, &all), (0..clusters.len()).collect());
    }
    let mut distinct: Vec<&Cluster> = Vec::new();
    let mut seen: BTreeMap<&Cluster, usize> = BTreeMap::new();
    let mut places = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        let place = *seen.entry(cluster).or_insert_with(|| {
            distinct.push(cluster);
            distinct.len() - 1
        });
        places.push(all.len() + place);
    }
    // How the style orders the works of one author and year is known only when it has listed them. It is asked for these alone: they are few,
    // and rendering everything twice took a third of a build.
    let namesakes = order::namesakes(by_key, &all);
    let listed = listed(&render(style, by_key, &namesakes, &[], &[]));
    let others = all.iter().copied().filter(|key| !namesakes.contains(key));
    let ordered: Vec<&str> = others.chain(listed.iter().map(String::as_str)).collect();
    (render(style, by_key, &ordered, &distinct, &[]), places)
}

/// The keys of the list, in its order.
fn listed(rendered: &Rendered) -> Vec<String> {
    rendered.bibliography.iter().flat_map(|list| &list.items).map(|entry| entry.key.clone()).collect()
}

fn render(
    style: &Style,
    by_key: &BTreeMap<&str, &csl::Item>,
    unseen_before: &[&str],
    clusters: &[&Cluster],
    unseen_after: &[&str],
) -> Rendered {
    let loaded = style.loaded();
    let locators: Vec<Vec<Option<Locator>>> = clusters
        .iter()
        .map(|cluster| cluster.iter().map(|cited| cited.locator.and_then(Locator::parse)).collect())
        .collect();
    let mut driver = BibliographyDriver::new();
    let request = |items, note| CitationRequest::new(items, &loaded.csl, None, &loaded.locales, note);
    let unseen =
        |key: &&str| by_key.get(*key).map(|item| request(vec![CitationItem::new(*item, None, None, true, None)], None));
    unseen_before.iter().filter_map(unseen).for_each(|citation| driver.citation(citation));
    for (at, (cluster, locators)) in clusters.iter().zip(&locators).enumerate() {
        let cited = cluster.iter().zip(locators).filter_map(|(cited, locator)| {
            let locator =
                locator.as_ref().map(|locator| SpecificLocator(locator.kind, LocatorPayload::Str(&locator.value)));
            Some(CitationItem::with_locator(*by_key.get(cited.key)?, locator))
        });
        driver.citation(request(cited.collect(), Some(at + 1)));
    }
    unseen_after.iter().filter_map(unseen).for_each(|citation| driver.citation(citation));
    driver.finish(BibliographyRequest::new(&loaded.csl, None, &loaded.locales))
}
