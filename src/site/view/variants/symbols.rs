//! The symbols of a text: each with its state in every witness, and below those that stand together and share a fate the sentence that
//! the editors have for them.

use super::moved::moves;
use super::{Text, state_view};
use crate::code::symbol::Symbol;
use crate::collate::{Moved, Place, State, Unit};
use crate::edition::SymbolVerdict;
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A row of the table.
enum Row<'t> {
    /// A symbol that the base has.
    Own(&'t Symbol),
    /// The name of one that only others have.
    Others(&'t str),
}

impl Row<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Own(symbol) => &symbol.name,
            Self::Others(name) => name,
        }
    }

    fn is(&self, unit: &Unit) -> bool {
        match self {
            Self::Own(symbol) => unit.a.as_ref() == Some(symbol),
            Self::Others(name) => unit.a.is_none() && unit.name() == *name,
        }
    }
}

/// The symbols of the base, and then those that only others have.
fn rows<'t>(text: &Text<'t>, base: usize) -> Vec<Row<'t>> {
    let Some(holding) = text.holding(base) else { return Vec::new() };
    let alone = text.others(base).flat_map(|member| units(text, base, member)).filter(|unit| unit.a.is_none());
    let mut seen = BTreeSet::new();
    let others = alone.map(Unit::name).filter(|name| seen.insert(*name)).map(Row::Others);
    holding.facts.symbols.iter().map(Row::Own).chain(others).collect()
}

fn units<'t>(text: &Text<'t>, base: usize, member: usize) -> &'t [Unit] {
    text.collated(base, member).map_or(&[], |collated| collated.collation.units.as_slice())
}

/// How many of the symbols have a sentence, and how many there are.
pub(super) fn told(text: &Text<'_>, base: usize) -> (usize, usize) {
    let rows = rows(text, base);
    (rows.iter().filter(|row| text.spec.verdict_on(row.name()).is_some()).count(), rows.len())
}

/// The table: neighbours of which one sentence speaks are together, with the sentence once.
pub(super) fn groups(text: &Text<'_>, base: usize, links: &Linker) -> Vec<Value> {
    let others: Vec<usize> = text.others(base).collect();
    let moved: BTreeMap<usize, Vec<Moved>> =
        others.iter().map(|member| (*member, moves(text, base, *member))).collect();
    let view = |row: &Row<'_>| {
        let cells = others.iter().map(|member| cell(text, base, *member, row, &moved[member])); // each has its moves
        json!({
            "name": row.name(),
            "depth": row.name().matches('.').count(),
            "href": match row { Row::Own(symbol) => format!("#L{}", symbol.lines.first()).into(), Row::Others(_) => Value::Null },
            "cells": cells.collect::<Vec<_>>(),
        })
    };
    let mut groups: Vec<(Option<&SymbolVerdict>, Vec<Value>)> = Vec::new();
    for row in rows(text, base) {
        let verdict = text.spec.verdict_on(row.name());
        match groups.last_mut() {
            // By identity: two verdicts of the same words are two.
            Some((Some(one), group)) if verdict.is_some_and(|verdict| std::ptr::eq(verdict, *one)) => {
                group.push(view(&row))
            }
            _ => groups.push((verdict, vec![view(&row)])),
        }
    }
    let setting = Setting { lower: 2, prefix: "", without_title: true };
    let says = |verdict: &SymbolVerdict| text.publication.prose(links, &verdict.says.text, setting);
    groups.into_iter().map(|(verdict, rows)| json!({ "rows": rows, "verdict_html": verdict.map(says) })).collect()
}

fn cell(text: &Text<'_>, base: usize, member: usize, row: &Row<'_>, moved: &[Moved]) -> Value {
    let unit = units(text, base, member).iter().find(|unit| row.is(unit));
    let state = unit.map_or_else(
        || match text.collated(base, member) {
            Some(_) => json!({ "id": "absent", "letter": "", "name": "not there" }),
            None => state_view(None),
        },
        |unit| state_view(Some(unit.state)),
    );
    let other = |unit: &Unit| unit.other_name().map(|name| format!("there {name}"));
    json!({
        "sigil": text.sigil(member).as_str(),
        "state": state,
        "moved": unit.and_then(|unit| other(unit).or_else(|| elsewhere(text, base, member, unit, moved))),
        "figure": unit.filter(|unit| unit.state == State::Changed).and_then(|unit| unit.likeness).map(|one| one.to_string()),
    })
}

/// The other file that a symbol stands in, or comes from.
fn elsewhere(text: &Text<'_>, base: usize, member: usize, unit: &Unit, moved: &[Moved]) -> Option<String> {
    let is = |place: &Place, symbol: &Symbol, member: usize| {
        place.symbol == *symbol && place.path == text.file(member).path.as_str()
    };
    match (&unit.a, &unit.b) {
        (Some(a), None) => moved.iter().find(|one| is(&one.a, a, base)).map(|one| format!("there in {}", one.b.path)),
        (None, Some(b)) => moved.iter().find(|one| is(&one.b, b, member)).map(|one| format!("from {}", one.a.path)),
        _ => None,
    }
}
