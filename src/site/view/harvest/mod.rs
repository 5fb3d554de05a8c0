//! What other programs take from the site: metadata in the pages, and files to download.
//!
//! - [`head`]: what is in a page for reference managers (Highwire Press tags, which Zotero reads), for search engines (schema.org) and for whoever
//!   shows a link (Open Graph);
//! - [`annotation`]: the notes as W3C Web Annotations, each in its page and all of them in one collection;
//! - [`whole`]: the edition as data;
//! - [`tour`]: the paths for editors that can walk through code;
//! - [`feed`]: the notes as they come, and [`sitemap`]: all pages; both name addresses and so need to know the site's own;
//! - [`software`]: how to cite the edition as a thing that was made, for code hosts and archives;
//! - [`page`]: the page that lists all of this.

mod annotation;
mod feed;
pub(super) mod head;
mod page;
mod sitemap;
mod software;
mod tour;
mod whole;

pub(super) use page::page;

use super::Publication;
use crate::edition::{Contributor, Note, ReadingPath};
use crate::ids::ContributorId;
use crate::site::Attachment;
use crate::site::address::SitePath;
use crate::site::page::Page;
use crate::site::picture::card;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The collection of annotations.
const ANNOTATIONS: &str = "data/annotations.jsonld";
/// The edition as data.
const EDITION: &str = "data/edition.json";
/// The card that is shown where somebody links to the edition.
pub(super) const CARD: &str = "data/card.png";
/// The feed.
const FEED: &str = "feed.xml";

/// The files, by their paths. `pages` are those that the sitemap lists.
pub(super) fn attachments(publication: &Publication<'_>, pages: &[Arc<Page>]) -> BTreeMap<String, Attachment> {
    let json = |value: Value| format!("{value:#}\n");
    let mut files = BTreeMap::from([
        (EDITION.to_owned(), json(whole::edition(publication))),
        (ANNOTATIONS.to_owned(), json(annotation::collection(publication))),
        ("data/codemeta.json".to_owned(), json(software::codemeta(publication))),
        ("data/CITATION.cff".to_owned(), software::citation_file(publication)),
    ]);
    let tour = |path: &ReadingPath| {
        let places = publication.resolved.stops.get(&path.id).map_or(&[][..], Vec::as_slice);
        (tour::address(path), json(tour::tour(path, places)))
    };
    files.extend(publication.resolved.edition.paths.values().map(tour));
    files.extend(feed::feed(publication).map(|feed| (FEED.to_owned(), feed)));
    files.extend(sitemap::sitemap(publication, pages).map(|map| ("sitemap.xml".to_owned(), map)));
    let texts = files.into_iter().map(|(path, text)| (path, text.into()));
    let card = card(publication.resolved).map(|card| (CARD.to_owned(), card.into()));
    texts.chain(card).collect()
}

/// The public address of a page, if the site has one.
fn address(publication: &Publication<'_>, path: &SitePath) -> Option<String> {
    publication.base.map(|base| format!("{base}{}", path.public()))
}

/// The authors of a note.
fn authors<'p>(
    publication: &Publication<'p>,
    note: &'p Note,
) -> impl Iterator<Item = (&'p ContributorId, Option<&'p Contributor>)> {
    let edition = &publication.resolved.edition;
    note.by.0.iter().map(|by| (&by.value, edition.contributor(&by.value)))
}

/// A contributor as schema.org has persons. Whoever has no family name is taken for a body.
fn person(id: &ContributorId, contributor: Option<&Contributor>) -> Value {
    let Some(contributor) = contributor else { return json!({ "@type": "Person", "name": id }) };
    let is_person = contributor.family.is_some();
    let mut person = json!({ "@type": if is_person { "Person" } else { "Organization" }, "name": &**contributor.name });
    for (name, part) in [("familyName", &contributor.family), ("givenName", &contributor.given)] {
        if let Some(part) = part {
            person[name] = (&*part.value).into();
        }
    }
    if let Some(orcid) = &contributor.orcid {
        person["@id"] = format!("https://orcid.org/{}", orcid.value).into();
    }
    if let Some(home) = &contributor.home {
        person["url"] = home.to_string().into();
    }
    person
}

/// The licence as an address of the SPDX list, if it is one of its ids.
fn licence(text: &str) -> Value {
    if text.starts_with("LicenseRef-") { text.into() } else { format!("https://spdx.org/licenses/{text}").into() }
}
