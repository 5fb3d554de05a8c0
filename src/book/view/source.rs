//! Part One: all texts, and the index of their symbols.

use super::{numbered, plain, running};
use crate::book::chapter::{Leaf, Role};
use crate::book::symbols::Entry;
use crate::book::ways::{commentary_id, extent, line_id, text_id};
use crate::book::{Book, Printed, Text};
use crate::edition::Work;
use crate::ids::LineRange;
use crate::site::words;
use serde_json::{Value, json};

/// The part's name in running heads.
const PART: &str = "Source";

pub(super) fn leaves<'b>(book: &'b Book<'b>) -> Vec<Leaf<'b>> {
    let opening = json!({ "number": "Part One", "name": "The Source" });
    let part = Leaf { depth: 0, ..plain("part-one", "Part One: The Source", Role::Part, "book-part.html", opening) };
    let mut leaves = vec![part];
    for printed in &book.works {
        leaves.push(head(printed));
        leaves.extend(printed.texts.iter().map(|text| leaf(printed.work, text)));
    }
    let symbols = book.symbols();
    if !symbols.is_empty() {
        let view = json!({ "entries": symbols.iter().map(entry).collect::<Vec<_>>() });
        leaves.push(plain("symbols", "Index of symbols", Role::Index, "book-symbols.html", view));
    }
    leaves
}

fn head<'b>(printed: &Printed<'b>) -> Leaf<'b> {
    let work = printed.work;
    let view = json!({
        "subtitle": work.subtitle,
        "texts": printed.texts.iter().map(|text| json!({
            "path": text.holding.key.path,
            "href": format!("#{}", text_id(text.base)),
            "extent": extent(text),
            "role": text.entry.role.as_ref().map(|role| role.to_string()),
            "layer": text.entry.layer.value.letter().to_string(),
        })).collect::<Vec<_>>(),
    });
    let id = format!("source-{}", work.id);
    let leaf = plain(&id, &work.title, Role::Chapter, "book-work.html", view);
    Leaf { running: running(PART, work), extent: whole(printed), ..leaf }
}

/// The numbers from the first line of a work to its last.
fn whole(printed: &Printed<'_>) -> Option<String> {
    let first = printed.texts.iter().find_map(Text::numbers)?;
    let last = printed.texts.iter().rev().find_map(Text::numbers)?;
    LineRange::new(first.first(), last.last()).map(crate::book::ways::numerals)
}

fn leaf<'b>(work: &'b Work, text: &'b Text<'b>) -> Leaf<'b> {
    let (holding, entry) = (text.holding, text.entry);
    let path = holding.key.path.to_string();
    let licence = entry.licence.as_ref().map(|licence| licence.to_string());
    let view = json!({
        "work": work.title,
        "base": text.base,
        "extent": extent(text),
        "empty": holding.facts.lines == 0,
        "lines": words::number(u64::from(holding.facts.lines)),
        "layer": words::capital(entry.layer.value.as_str()),
        "phases": entry.phase.0.iter().map(|phase| phase.as_str()).collect::<Vec<_>>(),
        "role": entry.role.as_ref().map(|role| words::capital(role)),
        "licence": licence,
        "advisory": entry.advisory.as_ref().map(|advisory| advisory.to_string()),
        "present": holding.text.is_some(),
        "is_utf8": holding.is_utf8,
        "swhid": holding.facts.content.to_string(),
        "language": holding.language().name(),
        "notes": (!text.notes.is_empty()).then(|| format!("#{}", commentary_id(text.base))),
        // What is longer begins on a sheet of its own, and so does what somebody may want to leave out.
        "apart": holding.facts.lines > SHORT || entry.advisory.is_some(),
    });
    let at = plain(&text_id(text.base), &path, Role::Chapter, "book-text.html", view);
    Leaf { depth: 2, running: running(PART, work), extent: Some(extent(text)), text: Some(text), ..at }
}

/// So many lines do not begin a new sheet.
const SHORT: u32 = 24;

fn entry(entry: &Entry<'_>) -> Value {
    json!({
        "name": entry.name,
        "definitions": entry.definitions.iter().map(|one| json!({
            "at": { "href": format!("#{}", line_id(one.number)), "name": one.number.to_string() },
            "kind": one.kind,
            "owner": one.owner,
            "uses": one.uses.iter().filter_map(|line| LineRange::new(*line, *line)).map(numbered).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
