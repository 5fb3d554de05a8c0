//! A file: the reading page.

use super::Publication;
use super::common::{KindView, LayerView, LinkView, NoteCard, NoteItem, frame, whole, with};
use super::past::Kept;
use crate::code::highlight::{LARGEST_TEXT, LONGEST_LINE};
use crate::code::language::Language;
use crate::corpus::holdings::{FileKey, Holding};
use crate::edition::{FileEntry, State, Work};
use crate::ids::{NoteId, qualified_swhid};
use crate::site::address::SitePath;
use crate::site::links::{Linker, note_anchor};
use crate::site::listing::{Body, Listing, Marking, Names};
use crate::site::page::{Code, Page};
use crate::site::picture::{Chart, Here};
use crate::site::words;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

/// The reading pages of a state, in reading order.
pub(super) fn pages(
    publication: &Publication<'_>,
    (chart, here): (&Chart, &Here),
    kept: &Kept<'_>,
    work: &Work,
    state: &State,
) -> Vec<Arc<Page>> {
    let held: Vec<_> = state
        .files
        .iter()
        .filter_map(|entry| {
            let key = FileKey { work: work.id.clone(), state: state.id.clone(), path: entry.path.value.clone() };
            Some((entry, publication.resolved.holdings.files.get(&key)?))
        })
        .collect();
    let page = |at: usize| {
        let (entry, holding) = held[at];
        if let Some(page) = kept.file(&holding.key) {
            return page;
        }
        let before = at.checked_sub(1).map(|at| held[at].1);
        let after = held.get(at + 1).map(|(_, holding)| *holding);
        let here = chart.find(&holding.key).and_then(|at| here.mark(at));
        Arc::new(one(publication, work, state, entry, holding, [before, after], here))
    };
    (0..held.len()).into_par_iter().map(page).collect()
}

fn one(
    publication: &Publication<'_>,
    work: &Work,
    state: &State,
    entry: &FileEntry,
    holding: &Holding,
    neighbours: [Option<&Holding>; 2],
    here: Option<String>,
) -> Page {
    let path = SitePath::read(&holding.key);
    let links = Linker::new(&path);
    let resolved = publication.resolved;
    let none = Vec::new();
    let ids = resolved.on_file.get(&holding.key).unwrap_or(&none);
    let cards: Vec<_> = ids
        .iter()
        .filter_map(|id| resolved.note(id))
        .map(|(note, target)| NoteCard::of(publication, note, target, &links))
        .collect();
    let elsewhere = resolved.targets.keys().filter(|id| {
        let note = resolved.edition.notes.get(*id);
        note.is_some_and(|note| note.also.iter().any(|also| FileKey::of(&also.value) == holding.key))
    });
    let [before, after] = neighbours.map(|holding| {
        holding.map(|holding| LinkView { href: links.code(&holding.key, None), name: holding.key.path.to_string() })
    });
    let (lives, lived) = super::lives::of_file(publication, work, &holding.key, &links).unzip();
    let mut ranges = resolved.ranges.get(&holding.key).cloned().unwrap_or_default();
    ranges.extend(lived.into_iter().flatten());
    let beside = super::variants::beside::beside(publication, &holding.key, &links);
    let content = json!({
        "variants": beside.texts,
        "places": beside.places,
        "carried": beside.carried,
        "claimed": beside.claimed,
        "work": { "title": work.title, "href": links.work(&work.id), "id": work.id },
        "state": state.id.as_ref().map(|id| json!({ "id": id, "title": state.title })),
        "file": {
            "path": holding.key.path,
            "folder": holding.key.path.folder(),
            "name": holding.key.path.file_name(),
            "layer": LayerView::of(entry.layer.value),
            "phases": entry.phase.0.iter().map(|phase| phase.as_str()).collect::<Vec<_>>(),
            "role": entry.role.as_ref().map(|role| role.to_string()),
            "licence": entry.licence.as_ref().map_or_else(|| work.licence.clone(), |licence| licence.to_string()),
            "advisory": entry.advisory.as_ref().map(|advisory| advisory.to_string()),
            "present": holding.text.is_some(),
            "lines": words::number(u64::from(holding.facts.lines)),
            "language": holding.language().name(),
            // Lines of prose are as long as paragraphs: nobody reads them by scrolling sideways.
            "wraps": matches!(holding.language(), Language::Markdown | Language::Plain),
            "bytes": words::number(holding.facts.size),
            "sha256": holding.facts.sha256,
            "content": holding.facts.content.to_string(),
            "swhid": swhid(work, state, holding, resolved),
            "syntax_error": holding.syntax_error,
            "is_utf8": holding.is_utf8,
            "uncoloured": uncoloured(holding),
            "upstream": permalink(work, holding),
            "commit": state.origins.iter().find_map(|origin| origin.commit.as_ref()).map(|commit| commit.short(7).to_owned()),
        },
        "outline": outline(holding, &links),
        "notes": cards,
        "claims": super::claims::on_file(publication, &holding.key, &links),
        "paths": super::paths::stops_on(publication, &holding.key, &links),
        "elsewhere": NoteItem::list(publication, elsewhere, &links),
        "here": here.map(|svg| json!({ "svg": svg, "href": links.on_map(&holding.key) })),
        "lives": lives,
        "harvest": super::harvest::head::of_file(publication, work, entry, holding, holding.language().name()),
        "cite": super::cite::forms(publication, work, state, holding, &path),
        "scripts": Vec::from(["range.js", "lines.js", "cite.js", "annotate.js"].map(|script| links.asset(script))),
        "annotate": super::annotate::view(publication, holding, &links),
        "before": before,
        "after": after,
    });
    let title = format!("{} \u{b7} {}", holding.key.path, work.title);
    let about = entry.role.as_ref().map(|role| words::capital(role)).unwrap_or_default();
    let view = with(frame(publication, &path, "works", &title, &about), content);
    let listing = Some(Code::Listing(Box::new(Listing {
        lit: None,
        names: names(publication, &holding.key, &path, true),
        body: body(publication, holding),
        lines: whole(holding.facts.lines),
        claims: super::claims::marks(publication, &holding.key),
        markings: ids.iter().filter_map(|id| marking(publication, id, &links)).collect(),
        varied: beside.varied,
        ranges,
        ids: true,
        page: String::new(),
    })));
    Page { path, template: "reading.html", view, listing }
}

/// Why some of a text has no colours, in a sentence.
fn uncoloured(holding: &Holding) -> Option<String> {
    let text = holding.text.as_ref()?;
    if text.as_str().len() > LARGEST_TEXT {
        return Some("The text is too large to be coloured.".to_owned());
    }
    let long = text.lines().filter(|line| line.len() > LONGEST_LINE).count();
    (long > 0).then(|| format!("Lines of more than {} bytes have no colours here.", words::number(LONGEST_LINE as u64)))
}

/// The text of a file, or its shape.
pub(super) fn body(publication: &Publication<'_>, holding: &Holding) -> Body {
    match &holding.text {
        Some(text) => Body::Text {
            text: text.clone(),
            language: holding.language(),
            content: holding.facts.content,
            keep: publication.resolved.on_file.contains_key(&holding.key),
        },
        None => Body::Shape(holding.facts.shape.clone()),
    }
}

/// The names of a file, for a listing on a page; `indexed` if the page has their index.
pub(super) fn names(publication: &Publication<'_>, file: &FileKey, page: &SitePath, indexed: bool) -> Option<Names> {
    let references = &publication.resolved.references;
    let file = references.number(file)?;
    Some(Names { references: Arc::clone(references), file, page: page.clone(), indexed })
}

/// A note as a listing shows it.
pub(super) fn marking(publication: &Publication<'_>, id: &NoteId, links: &Linker) -> Option<Marking> {
    let (note, target) = publication.resolved.note(id)?;
    let kind = KindView::of_note(&publication.resolved.edition, note, links);
    Some(Marking {
        anchor: note_anchor(id),
        letter: kind.letter(),
        kind: kind.id().to_owned(),
        label: format!("{} on {}: {}", kind.name(), words::lines(target.lines), &*note.title.value),
        lines: target.lines,
        symbol: target.symbol.clone(),
        words: target.words.clone(),
    })
}

fn outline(holding: &Holding, links: &Linker) -> Vec<Value> {
    let symbols = holding.facts.symbols.iter();
    symbols
        .map(|symbol| {
            json!({
                "name": symbol.own_name(),
                "depth": symbol.depth(),
                "href": links.code(&holding.key, Some(symbol.lines)),
            })
        })
        .collect()
}

/// The qualified SWHID of the file's content at the pin.
pub(super) fn swhid(work: &Work, state: &State, holding: &Holding, resolved: &crate::resolve::Resolved) -> String {
    let locked = resolved.holdings.states.get(&(work.id.clone(), state.id.clone()));
    let origin = state.origins.iter().find_map(|origin| origin.git.as_ref());
    qualified_swhid(
        holding.facts.content,
        origin.map(|origin| &*origin.value),
        locked.and_then(|locked| locked.revision),
        &holding.key.path,
    )
}

/// The whole file upstream.
fn permalink(work: &Work, holding: &Holding) -> Option<String> {
    if holding.key.state.is_some() {
        return None; // the address is the pin's
    }
    let commit = work.commit().map(ToString::to_string).unwrap_or_default();
    let address = work.permalink.as_ref()?.replace("{commit}", &commit);
    let address = address.split('#').next().unwrap_or_default().replace("{path}", holding.key.path.as_str());
    url::Url::parse(&address).ok().filter(|url| url.scheme() == "https").map(|url| url.to_string())
}
