//! The terms, from A to Z.

use super::Publication;
use super::common::{LinkView, authors, frame, with};
use super::excerpts::{Excerpts, Extent};
use crate::edition::Term;
use crate::site::address::SitePath;
use crate::site::links::{Linker, term_anchor};
use crate::site::markdown::Setting;
use crate::site::page::Page;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How much code a term shows: what is said of it does not need more.
const EXTENT: Extent = Extent { around: 0, most: 8 };

/// The page; none for an edition without terms.
pub(super) fn page(publication: &Publication<'_>) -> Option<Page> {
    let path = SitePath::fixed("terms/index.html");
    let links = Linker::new(&path);
    let terms = publication.resolved.edition.terms_in_order();
    if terms.is_empty() {
        return None;
    }
    let mut excerpts = Excerpts::new(publication, &path, &links);
    let mut groups: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
    for term in &terms {
        groups.entry(letter(term)).or_default().push(term);
    }
    let mut letters: Vec<Value> = Vec::new();
    for (letter, group) in groups {
        let terms: Vec<_> = group.into_iter().map(|term| one(publication, term, &links, &mut excerpts)).collect();
        letters.push(json!({ "anchor": letter_anchor(&letter), "letter": letter, "terms": terms }));
    }
    let about = "Words that readers of this code meet, explained for those who have never programmed.";
    let content = json!({ "letters": letters, "count": terms.len() });
    let view = with(frame(publication, &path, "terms", "Terms", about), content);
    Some(Page { listing: excerpts.code(), path: path.clone(), template: "terms.html", view })
}

/// The letter under which a term stands; one sign for all that begin with none.
fn letter(term: &Term) -> String {
    let first = term.file.term.chars().next().filter(|first| first.is_alphabetic());
    first.map_or_else(|| SIGNS.to_owned(), |first| first.to_uppercase().collect())
}

/// What stands for the letter of terms that begin with none.
const SIGNS: &str = "#";

/// The id of a letter's heading, told by its stop from those of terms.
fn letter_anchor(letter: &str) -> String {
    if letter == SIGNS { "letter.sign".to_owned() } else { format!("letter.{}", letter.to_lowercase()) }
}

fn one(publication: &Publication<'_>, term: &Term, links: &Linker, excerpts: &mut Excerpts<'_>) -> Value {
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    // A stop, which no id has, keeps the ids of footnotes apart from those of terms.
    let prefix = format!("{}.", term.id);
    let setting = Setting { lower: 3, prefix: &prefix, without_title: false };
    let see = term.see.0.iter().filter_map(|see| edition.terms.get(&see.value));
    let see: Vec<_> =
        see.map(|term| LinkView { href: links.term(&term.id), name: term.file.term.to_string() }).collect();
    let uses = resolved.term_uses.get(&term.id).into_iter().flatten().filter_map(|id| resolved.note(id));
    let uses: Vec<_> =
        uses.map(|(note, _)| LinkView { href: links.note(&note.id), name: note.title.to_string() }).collect();
    let place = resolved.term_places.get(&term.id).and_then(|place| excerpts.add(place, EXTENT));
    json!({
        "anchor": term_anchor(&term.id),
        "term": &**term.file.term,
        "also": term.also.0.iter().map(|form| form.to_string()).collect::<Vec<_>>(),
        "short": &**term.short,
        "body_html": publication.prose(links, &term.body.text, setting),
        "excerpt": place,
        "see": see,
        "uses": uses,
        "by": authors(edition, term.by.0.iter().map(|by| by.value.clone()), links),
        "date": term.date.to_string(),
    })
}
