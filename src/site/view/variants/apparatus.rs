//! The apparatus of a text: the base's lines, and beside them what the other witnesses read.

use super::places::{Place, Reading, places};
use super::{Text, figures, judgement, state_view, symbols};
use crate::collate::{State, cut};
use crate::ids::LineRange;
use crate::site::links::Linker;
use crate::site::listing::{Listing, Marking};
use crate::site::markdown::Setting;
use crate::site::page::{Code, Page};
use crate::site::view::common::{frame, whole, with};
use crate::site::view::reading::body;
use crate::site::words;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) fn page(text: &Text<'_>, base: usize) -> Page {
    let path = text.apparatus(base);
    let links = Linker::new(&path);
    let publication = text.publication;
    let places = places(text, base);
    let count = text.holding(base).map_or(0, |holding| holding.facts.lines);
    let setting = Setting { lower: 2, prefix: "", without_title: true };
    let bases = text.tradition.bases.iter().map(|other| {
        json!({
            "sigil": text.sigil(*other).as_str(), "name": text.name(*other),
            "href": links.to(&text.apparatus(*other)), "here": *other == base,
        })
    });
    let bases: Vec<Value> = bases.collect();
    let content = json!({
        "text": {
            "title": &*text.spec.title.value,
            "verdict_html": text.spec.verdict.as_ref().map(|prose| publication.prose(&links, &prose.text, setting)),
            "advisory": text.advisory(),
        },
        "list": links.page("variants/index.html"),
        "base": {
            "sigil": text.sigil(base).as_str(),
            "name": text.name(base),
            "path": text.file(base).to_string(),
            "href": links.code(text.file(base), None),
            "present": text.holding(base).is_some_and(|holding| holding.text.is_some()),
        },
        "bases": bases,
        "letters": State::ALL.iter().filter(|state| **state != State::Unread).map(|state| {
            let name = match state {
                State::OnlyFirst => "not in the witness",
                State::OnlySecond => "only in the witness",
                other => other.name(),
            };
            json!({ "id": state.id(), "letter": state.letter(), "name": name })
        }).collect::<Vec<_>>(),
        "witnesses": text.others(base).map(|member| witness(text, base, member, &links)).collect::<Vec<_>>(),
        "symbols": symbols::groups(text, base, &links),
        "sigla": text.others(base).map(|member| text.sigil(member).as_str()).collect::<Vec<_>>(),
        "places": places.iter().enumerate().map(|(at, place)| place_view(text, base, at, place, &links)).collect::<Vec<_>>(),
    });
    let title = format!("{}: variants against {}", &*text.spec.title.value, text.sigil(base));
    let about = format!("{} in {} witnesses, collated.", &*text.spec.title.value, text.tradition.members.len());
    let view = with(frame(publication, &path, "variants", &title, &about), content);
    let listing = text.holding(base).map(|holding| {
        Code::Listing(Box::new(Listing {
            body: body(publication, holding),
            lines: whole(count),
            lit: None,
            markings: places.iter().enumerate().filter_map(|(at, place)| marking(text, at, place, count)).collect(),
            claims: Vec::new(),
            varied: Vec::new(),
            ranges: BTreeSet::new(),
            ids: true,
            names: None,
            page: String::new(),
        }))
    });
    Page { path, template: "apparatus.html", view, listing }
}

/// The lines that a place is shown at: where it has none, the line before.
fn shown(place: &Place, count: u32) -> Option<LineRange> {
    let last = place.lines.end.saturating_sub(1).min(count);
    if place.lines.is_empty() {
        let at = place.lines.start.saturating_sub(1).clamp(1, count.max(1));
        return LineRange::new(at, at);
    }
    LineRange::new(place.lines.start.min(last), last)
}

fn where_(place: &Place) -> String {
    match LineRange::new(place.lines.start, place.lines.end.saturating_sub(1)) {
        Some(lines) => words::lines(lines),
        None if place.lines.start <= 1 => "before line 1".to_owned(),
        None => format!("after line {}", place.lines.start - 1),
    }
}

fn marking(text: &Text<'_>, at: usize, place: &Place, count: u32) -> Option<Marking> {
    let mut members: Vec<usize> = place.readings.iter().flat_map(|reading| reading.members.iter().copied()).collect();
    members.sort_unstable();
    let sigla: Vec<_> = members.iter().map(|member| text.sigil(*member).as_str()).collect();
    Some(Marking {
        anchor: anchor(at),
        letter: State::Changed.letter(),
        kind: "variant".to_owned(),
        label: format!("Variants at {}: {}", where_(place), sigla.join(", ")),
        lines: shown(place, count)?,
        symbol: None,
        words: place.words.clone(),
    })
}

fn anchor(at: usize) -> String {
    format!("place-{}", at + 1)
}

fn place_view(text: &Text<'_>, base: usize, at: usize, place: &Place, links: &Linker) -> Value {
    json!({
        "anchor": anchor(at),
        "where": where_(place),
        "readings": place.readings.iter().map(|one| reading(text, base, one, links)).collect::<Vec<_>>(),
    })
}

/// A reading shows at most so many lines; the rest is where both texts stand side by side.
const MOST_LINES: usize = 14;

fn reading(text: &Text<'_>, base: usize, reading: &Reading, links: &Linker) -> Value {
    let first = reading.members[0]; // a reading has a witness
    let collated = text.collated(base, first);
    let mut words = reading.words.clone();
    words.sort_by_key(|word| word.start);
    let all: Vec<u32> = reading.lines.iter().flat_map(Clone::clone).collect();
    let lines: Vec<Value> = collated.map_or_else(Vec::new, |collated| {
        all.iter()
            .take(MOST_LINES)
            .map(|line| json!({ "number": line, "pieces": pieces(&collated.b.text, *line, &words) }))
            .collect()
    });
    let sides = reading.members.iter().map(|member| {
        let side = text.side(base, *member);
        json!({ "sigil": text.sigil(*member).as_str(), "name": text.name(*member), "href": side.map(|side| links.to(&side)) })
    });
    json!({
        "witnesses": sides.collect::<Vec<_>>(),
        "omitted": all.is_empty(),
        "lines": lines,
        "more": all.len().saturating_sub(MOST_LINES),
        "href": all.first().and_then(|line| Some(format!("{}#L{line}", links.code(&text.holding(first)?.key, None)))),
    })
}

fn pieces(text: &crate::code::text::SourceText, line: u32, words: &[Range<usize>]) -> Vec<Value> {
    cut(text, line, words).into_iter().map(|(piece, marked)| json!({ "text": piece, "marked": marked })).collect()
}

fn witness(text: &Text<'_>, base: usize, member: usize, links: &Linker) -> Value {
    let collated = text.collated(base, member);
    let collation = collated.map(|collated| &collated.collation);
    let broken = collated.map(|collated| (collated.a.error, collated.b.error));
    json!({
        "sigil": text.sigil(member).as_str(),
        "name": text.name(member),
        "path": text.file(member).to_string(),
        "href": links.code(text.file(member), None),
        "state": state_view(text.state(base, member)),
        "judgement": collation.map_or_else(|| match text.state(base, member) {
            Some(_) => "Byte for byte the same, by their digests; the text itself was not at hand".to_owned(),
            None => "The text was not at hand when the edition was built, so it could not be collated".to_owned(),
        }, judgement),
        "figures": collation.map(figures),
        "broken": broken.and_then(|(a, b)| b.or(a)),
        "side": text.side(base, member).map(|side| links.to(&side)),
    })
}
