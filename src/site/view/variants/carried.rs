//! Notes on one witness, and claims about it, that carry over to another: those on a symbol that is the same there, byte for byte or by its tree.

use super::Text;
use crate::collate::{Collation, Unit};
use crate::corpus::holdings::FileKey;
use crate::edition::Claim;
use crate::ids::LineRange;
use crate::site::links::Linker;
use crate::site::view::claims::ClaimItem;
use crate::site::view::common::NoteItem;
use crate::site::words;
use serde_json::{Value, json};

/// The way from one witness of a text to another.
pub(super) struct Carrying<'t> {
    text: &'t Text<'t>,
    collation: &'t Collation,
    from: usize,
    to: usize,
    links: &'t Linker,
}

impl<'t> Carrying<'t> {
    /// The way between two members of a text; nothing, if they are not collated.
    pub fn of(text: &'t Text<'t>, from: usize, to: usize, links: &'t Linker) -> Option<Self> {
        Some(Self { text, collation: &text.collated(from, to)?.collation, from, to, links })
    }

    /// The notes that hold on the other side too.
    pub fn notes(&self) -> Vec<Value> {
        let (resolved, from) = (self.text.publication.resolved, self.text.file(self.from));
        let notes = resolved.on_file.get(from).into_iter().flatten().filter_map(|id| resolved.note(id));
        let held = notes.filter_map(|(note, target)| {
            Some(json!({
                "note": NoteItem::of(self.text.publication, note, target, self.links),
                "place": self.place(target.lines)?,
            }))
        });
        held.collect()
    }

    /// The claims whose lines are on the other side too. A claim may say where its lines stand, so that it is not said to hold there: what is said is
    /// that it was made of the same code.
    pub fn claims(&self) -> Vec<Value> {
        let publication = self.text.publication;
        let points_at = |claim: &Claim, file: &FileKey| claim.at.0.iter().any(|at| FileKey::of(at) == *file);
        let claims = publication.resolved.edition.claims_in_order().into_iter();
        let foreign = claims.filter(|claim| !points_at(claim, self.text.file(self.to)));
        let held = foreign.filter_map(|claim| {
            let here = claim.at.0.iter().filter(|at| FileKey::of(at) == *self.text.file(self.from));
            let places: Vec<Value> = here.filter_map(|at| self.place(at.lines?)).collect();
            (!places.is_empty())
                .then(|| json!({ "claim": ClaimItem::of(publication, claim, self.links), "places": places }))
        });
        held.collect()
    }

    /// Where some lines stand on the other side, if the innermost symbol around them is the same there.
    fn place(&self, lines: LineRange) -> Option<Value> {
        let around = |unit: &&Unit| unit.a.as_ref().is_some_and(|symbol| symbol.lines.covers(lines));
        let units = self.collation.units.iter().filter(around);
        let unit = units.min_by_key(|unit| unit.a.as_ref().map(|symbol| symbol.lines.count()))?;
        let here = unit.b.as_ref().filter(|_| unit.state.is_same())?;
        let there = lines_in(&self.collation.rows, lines, here.lines);
        let fragment = if there == here.lines { there.fragment() } else { format!("L{}", there.first()) };
        Some(json!({
            "symbol": here.name,
            "state": unit.state.name(),
            "sigil": self.text.sigil(self.from).as_str(),
            "from": words::lines(lines),
            "lines": words::lines(there),
            "lines_href": self.links.code(self.text.file(self.to), None) + "#" + &fragment,
        }))
    }
}

/// The lines of the other witness that belong to some lines; the whole symbol where no line answers to them.
fn lines_in(rows: &[(u32, u32)], lines: LineRange, symbol: LineRange) -> LineRange {
    let other: Vec<u32> = rows.iter().filter(|(a, _)| lines.contains(*a)).map(|(_, b)| *b).collect();
    let ends = other.iter().min().zip(other.iter().max());
    ends.and_then(|(first, last)| LineRange::new(*first, *last)).filter(|lines| symbol.covers(*lines)).unwrap_or(symbol)
}
