//! The index of symbols, A to Z: a page for each letter, so that it stays light however large the corpus is.
//!
//! Functions, classes and methods of all files that are read, and the variables of modules where the text is there. A symbol stands under the
//! first letter of its own name; signs before it do not count.

use super::Publication;
use super::common::{frame, with};
use crate::ids::LineRange;
use crate::map::{self, Named};
use crate::site::address::SitePath;
use crate::site::html::Html;
use crate::site::links::Linker;
use crate::site::page::Page;
use crate::site::words;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The index's pages; none for an edition without Python.
pub(super) fn pages(publication: &Publication<'_>) -> Vec<Page> {
    let mut letters: BTreeMap<char, Vec<Named<'_>>> = BTreeMap::new();
    for symbol in map::named(&publication.resolved.holdings, &publication.resolved.references) {
        letters.entry(letter(symbol.name)).or_default().push(symbol);
    }
    if letters.is_empty() {
        return Vec::new();
    }
    for symbols in letters.values_mut() {
        symbols.sort_by_cached_key(|symbol| {
            (symbol.name.trim_start_matches('_').to_lowercase(), symbol.file.clone(), symbol.line)
        });
    }
    let counts: Vec<(char, usize)> = letters.iter().map(|(letter, symbols)| (*letter, symbols.len())).collect();
    let mut pages = vec![first(publication, &letters, &counts)];
    pages.extend(letters.iter().map(|(letter, symbols)| one(publication, *letter, symbols, &counts)));
    pages
}

/// Whether the index has anything.
pub(super) fn has_any(publication: &Publication<'_>) -> bool {
    map::has_any(&publication.resolved.holdings, &publication.resolved.references)
}

/// The letter that a name stands under; what begins with none stands under the number sign.
fn letter(name: &str) -> char {
    let first = name.trim_start_matches('_').chars().next().and_then(|c| c.to_uppercase().next());
    first.filter(|c| c.is_alphabetic()).unwrap_or('#')
}

fn path_of(letter: char) -> SitePath {
    SitePath::letter(letter)
}

/// The first page: the letters, and what is used most.
fn first(publication: &Publication<'_>, letters: &BTreeMap<char, Vec<Named<'_>>>, counts: &[(char, usize)]) -> Page {
    const MOST: usize = 40;
    let path = SitePath::fixed("symbols/index.html");
    let links = Linker::new(&path);
    let references = &publication.resolved.references;
    let mut used: Vec<(usize, &Named<'_>)> = letters
        .values()
        .flatten()
        .filter_map(|symbol| symbol.definition.map(|(file, id)| (references.uses(file, id).len(), symbol)))
        .filter(|(uses, _)| *uses > 0)
        .collect();
    used.sort_by_key(|(uses, symbol)| (std::cmp::Reverse(*uses), symbol.file, symbol.line));
    let most = list(publication, used.iter().take(MOST).map(|(_, symbol)| *symbol), &links);
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let content = json!({
        "letters": navigation(&links, counts, None),
        "count": words::number(all as u64),
        "letter": Value::Null,
        "symbols": most, "used": !used.is_empty(),
    });
    let about = "Every function, class, method and module variable of the works, with where it is defined and used.";
    let view = with(frame(publication, &path, "symbols", "Symbols", about), content);
    Page { path, template: "symbols.html", view, listing: None }
}

fn one(publication: &Publication<'_>, letter: char, symbols: &[Named<'_>], counts: &[(char, usize)]) -> Page {
    let path = path_of(letter);
    let links = Linker::new(&path);
    let content = json!({
        "letters": navigation(&links, counts, Some(letter)),
        "count": words::number(symbols.len() as u64),
        "letter": letter.to_string(),
        "symbols": list(publication, symbols.iter(), &links),
    });
    let title = format!("Symbols: {letter}");
    let about = format!("Functions, classes, methods and module variables whose names begin with {letter}.");
    let view = with(frame(publication, &path, "symbols", &title, &about), content);
    Page { path, template: "symbols.html", view, listing: None }
}

fn navigation(links: &Linker, counts: &[(char, usize)], here: Option<char>) -> Vec<Value> {
    let letter = |(letter, count): &(char, usize)| {
        json!({
            "letter": letter.to_string(),
            "href": links.from().to(&path_of(*letter), None),
            "count": count,
            "here": here == Some(*letter),
        })
    };
    counts.iter().map(letter).collect()
}

/// The entries of a page. Not by way of a template: a large corpus has a hundred thousand symbols, and as data each is two thousand bytes.
fn list<'s>(publication: &Publication<'_>, symbols: impl Iterator<Item = &'s Named<'s>>, links: &Linker) -> String {
    let mut html = Html::with_capacity(64 << 10);
    html.open("ul", &[("class", "symbols")]);
    for symbol in symbols {
        html.open("li", &[]);
        entry(&mut html, publication, symbol, links);
        html.close();
    }
    html.finish()
}

/// An entry: the name, what it is, and where it is defined and used.
fn entry(html: &mut Html, publication: &Publication<'_>, symbol: &Named<'_>, links: &Linker) {
    let resolved = publication.resolved;
    let line = LineRange::new(symbol.line, symbol.line);
    html.open("a", &[("class", "name"), ("href", &links.code(symbol.file, line))]).text(symbol.name).close();
    html.text(" ").open("i", &[]).text(symbol.kind.as_str());
    if let Some(of) = symbol.qualified.strip_suffix(symbol.name).and_then(|of| of.strip_suffix('.')) {
        html.text(" of ").open("span", &[("class", "path")]).text(of).close();
    }
    html.close().text(" ").open("span", &[("class", "where")]);
    html.text(resolved.edition.works.get(&symbol.file.work).map_or("", |work| work.title.as_str())).text(", ");
    if let Some(state) = &symbol.file.state {
        html.text(state.as_str()).text(", ");
    }
    html.open("a", &[("class", "path"), ("href", &links.code(symbol.file, None))])
        .text(symbol.file.path.as_str())
        .close();
    html.text(&format!(", line {}", symbol.line));
    if let Some((file, id)) = symbol.definition {
        let uses = match resolved.references.uses(file, id).len() {
            0 => "no use found".to_owned(),
            1 => "one use".to_owned(),
            uses => format!("{} uses", words::number(uses as u64)),
        };
        html.text("; ").open("a", &[("href", &links.name(symbol.file, symbol.qualified))]).text(&uses).close();
    }
    let on_file = resolved.on_file.get(symbol.file).into_iter().flatten().filter_map(|id| resolved.note(id));
    match on_file.filter(|(_, target)| target.symbol.as_deref() == Some(symbol.qualified)).count() {
        0 => {}
        1 => {
            html.text("; 1 note");
        }
        notes => {
            html.text(&format!("; {notes} notes"));
        }
    }
    html.close();
}
