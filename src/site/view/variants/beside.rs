//! What a reading page shows of the variants: which texts it is a witness of, where other witnesses read otherwise, and which notes on another
//! witness hold here too.

use super::places::places;
use super::{Text, texts};
use crate::collate::Unit;
use crate::corpus::holdings::FileKey;
use crate::ids::LineRange;
use crate::resolve::Target;
use crate::site::links::Linker;
use crate::site::listing::Varied;
use crate::site::view::Publication;
use crate::site::view::common::NoteItem;
use crate::site::words;
use serde_json::{Value, json};

/// What is shown of the variants of a file.
#[derive(Default)]
pub(in crate::site::view) struct Beside {
    /// The texts that it is a witness of.
    pub texts: Vec<Value>,
    /// Where others read otherwise, as links to what they read.
    pub places: Vec<Value>,
    /// The same as marks beside the lines.
    pub varied: Vec<Varied>,
    /// Notes on other witnesses that hold here too.
    pub carried: Vec<Value>,
}

/// The variants of a file.
pub(in crate::site::view) fn beside(publication: &Publication<'_>, file: &FileKey, links: &Linker) -> Beside {
    let mut beside = Beside::default();
    let Some(variants) = &publication.resolved.edition.variants else { return beside };
    for text in texts(publication, variants) {
        let Some(member) = text.tradition.members.iter().position(|(_, other)| other == file) else { continue };
        let is_base = text.tradition.bases.contains(&member);
        let base = if is_base { member } else { text.tradition.bases[0] };
        let (first, page) = (text.tradition.bases[0], text.apparatus(base));
        beside.texts.push(json!({
            "title": &*text.spec.title.value,
            "sigil": text.sigil(member).as_str(),
            "witnesses": text.tradition.members.len(),
            "href": links.to(&page),
            "side": text.side(first, member).map(|side| links.to(&side)),
            "base": text.sigil(first).as_str(),
            "judgement": text.collated(first, member).filter(|_| first != member).map(|collated| super::judgement(&collated.collation)),
            "marked": is_base,
        }));
        if is_base {
            for (at, place) in places(&text, member).iter().enumerate() {
                let first =
                    if place.lines.is_empty() { place.lines.start.saturating_sub(1).max(1) } else { place.lines.start };
                let last = place.lines.end.saturating_sub(1).max(first);
                let Some(lines) = LineRange::new(first, last) else { continue };
                let mut members: Vec<usize> =
                    place.readings.iter().flat_map(|one| one.members.iter().copied()).collect();
                members.sort_unstable();
                let sigla: Vec<_> = members.iter().map(|member| text.sigil(*member).as_str()).collect();
                let (sigla, href) = (sigla.join(", "), format!("{}#place-{}", links.to(&page), at + 1));
                let label = format!("Read otherwise in {sigla}");
                beside.places.push(json!({ "lines": words::lines(lines), "sigla": sigla, "href": href }));
                beside.varied.push(Varied { lines, label });
            }
        }
        for other in text.tradition.bases.iter().copied().filter(|other| *other != member) {
            beside.carried.extend(carried(&text, other, member, links));
        }
    }
    beside
}

/// The notes on one witness that hold in another: those on a symbol that is the same there, byte for byte or by its tree.
fn carried(text: &Text<'_>, from: usize, to: usize, links: &Linker) -> Vec<Value> {
    let resolved = text.publication.resolved;
    let (Some(collated), Some(notes)) = (text.collated(from, to), resolved.on_file.get(text.file(from))) else {
        return Vec::new();
    };
    let notes = notes.iter().filter_map(|id| resolved.note(id));
    let held = notes.filter_map(|(note, target)| {
        let unit = innermost(&collated.collation.units, target)?;
        let here = unit.b.as_ref().filter(|_| unit.state.is_same())?;
        let lines = lines_in(&collated.collation.rows, target.lines, here.lines);
        Some(json!({
            "note": NoteItem::of(text.publication, note, target, links),
            "symbol": here.name,
            "state": unit.state.name(),
            "sigil": text.sigil(from).as_str(),
            "lines": words::lines(lines),
            "lines_href": links.code(text.file(to), None) + "#" + &if lines == here.lines { lines.fragment() } else { format!("L{}", lines.first()) },
        }))
    });
    held.collect()
}

/// The innermost symbol around a target.
fn innermost<'u>(units: &'u [Unit], target: &Target) -> Option<&'u Unit> {
    let around = |unit: &&Unit| unit.a.as_ref().is_some_and(|symbol| symbol.lines.covers(target.lines));
    units.iter().filter(around).min_by_key(|unit| unit.a.as_ref().map(|symbol| symbol.lines.count()))
}

/// The lines of the other witness that belong to some lines; the whole symbol where no line answers to them.
fn lines_in(rows: &[(u32, u32)], lines: LineRange, symbol: LineRange) -> LineRange {
    let other: Vec<u32> = rows.iter().filter(|(a, _)| lines.contains(*a)).map(|(_, b)| *b).collect();
    let ends = other.iter().min().zip(other.iter().max());
    ends.and_then(|(first, last)| LineRange::new(*first, *last)).filter(|lines| symbol.covers(*lines)).unwrap_or(symbol)
}
