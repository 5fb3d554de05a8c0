//! Search: its page, and what its script loads.
//!
//! The indexes are scripts, not data that a script fetches: a page that was opened from disk may load the one and not the other. For each index there
//! are as many more as there are places, with the texts of which results show a piece; they are loaded when a result of theirs is shown.

mod written;

use super::common::{frame, with};
use super::past::Kept;
use super::{PAGES, Publication};
use crate::corpus::holdings::FileKey;
use crate::search;
use crate::site::Attachment;
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use serde_json::json;
use std::collections::BTreeMap;
use written::Written;

/// Below here are the scripts.
const CODE: &str = "search/code";
const COMMENTARY: &str = "search/commentary";

/// The page. Without scripts it leads to the indexes that readers have had for longer.
pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("search/index.html");
    let links = Linker::new(&path);
    let about = "Every name in the code, and every word that was written about it.";
    let indexes = [
        ("symbols", "Every function, class, method and module variable, A to Z."),
        ("terms", "The words of the trade, with a place where each can be seen."),
        ("notes", "All notes, file by file."),
        ("claims", "All statements that were checked, with their verdicts."),
        ("paths", "Guided readings."),
        ("bibliography", "Everything that is cited, with the lines where it is cited."),
    ];
    let view = frame(publication, &path, "search", "Search", about);
    let has = |id: &str| super::common::has(publication, id);
    let list: Vec<_> = indexes
        .iter()
        .filter(|(id, _)| has(id))
        .filter_map(|(id, says)| {
            let (_, name, to) = PAGES.iter().find(|(page, _, _)| page == id)?;
            Some(json!({ "name": name, "href": links.page(to), "says": says }))
        })
        .collect();
    let content = json!({
        "indexes": list,
        "root": path.to_root(),
        "scripts": [links.asset("search.js"), links.asset("found.js")],
    });
    Page { path, template: "search.html", view: with(view, content), listing: None }
}

/// The scripts with the indexes and the texts, by their paths.
pub(super) fn attachments(publication: &Publication<'_>, kept: &Kept<'_>) -> BTreeMap<String, Attachment> {
    let (code, commentary) = rayon::join(
        // The code stands as it stood as long as the works do, however many notes change.
        || kept.of_ground(CODE).unwrap_or_else(|| code(publication)),
        || self::commentary(publication),
    );
    code.into_iter().chain(commentary).collect()
}

fn code(publication: &Publication<'_>) -> BTreeMap<String, Attachment> {
    let index = search::code(publication.resolved);
    let text = |file: &FileKey| {
        let entry = file.entry(&publication.resolved.edition)?;
        publication.resolved.holdings.files.get(file)?.text.as_ref().filter(|_| entry.advisory.is_none())
    };
    let written = Written::of(publication, &index, "code", |file| text(file).is_some());
    let texts = written.files().filter_map(|(number, file)| Some((number, written.text_of(number, text(file)?))));
    scripts(CODE, &written, texts)
}

fn commentary(publication: &Publication<'_>) -> BTreeMap<String, Attachment> {
    let (index, said) = search::commentary(publication.resolved);
    let written = Written::of(publication, &index, "commentary", |_| true);
    let mut texts: BTreeMap<usize, BTreeMap<usize, &str>> = BTreeMap::new();
    for (number, text) in said.iter().enumerate() {
        texts.entry(written.place(number)).or_default().insert(number, text);
    }
    scripts(COMMENTARY, &written, texts.iter().map(|(place, texts)| (*place, written.texts_at(*place, texts))))
}

/// The script of an index, and those of its texts.
fn scripts(
    below: &str,
    written: &Written<'_>,
    texts: impl Iterator<Item = (usize, Attachment)>,
) -> BTreeMap<String, Attachment> {
    let index = (format!("{below}.js"), written.script().into());
    let texts = texts.map(|(place, script)| (format!("{below}/{place}.js"), script));
    std::iter::once(index).chain(texts).collect()
}
