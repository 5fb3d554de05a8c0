//! The table.

use super::names;
use crate::edition::{Edition, Measure};
use crate::map::measures::{Absence, Figures, Row, Table};
use crate::site::links::Linker;
use crate::site::view::common::LayerView;
use crate::site::words;
use serde_json::{Value, json};

/// A column: what stands over several, its own short head, and its name where it stands alone, on narrow screens.
struct Column {
    group: &'static str,
    head: &'static str,
    label: &'static str,
    cell: Cell,
}

enum Cell {
    /// A count, or two of them.
    Count(fn(&Figures) -> u32),
    Pair(fn(&Figures) -> (u32, u32)),
    /// The value of a measure, in whole per cent or to one decimal.
    Share(Measure),
    PerHundred(Measure),
    /// A share of the calls that is no measure of its own.
    Calls(fn(&Figures) -> u32),
}

const COLUMNS: [Column; 17] = {
    const fn of(group: &'static str, head: &'static str, label: &'static str, cell: Cell) -> Column {
        Column { group, head, label, cell }
    }
    [
        of("", "Lines", "lines", Cell::Count(|figures| figures.counts.lines)),
        of("Calls", "all", "calls", Cell::Count(|figures| figures.counts.calls.all)),
        of("Calls", "tensor %", "tensor %", Cell::Share(Measure::Tensor)),
        of("Calls", "builtin %", "builtin %", Cell::Share(Measure::Builtin)),
        of("Calls", "method %", "method %", Cell::Share(Measure::Method)),
        of("Calls", "own %", "own %", Cell::Calls(|figures| figures.counts.calls.own)),
        of("Calls", "other %", "other %", Cell::Calls(|figures| figures.counts.calls.other)),
        of("Calls", "i/o %", "in, out %", Cell::Share(Measure::Io)),
        of(
            "Operators",
            "calc. / dec.",
            "calc. / dec.",
            Cell::Pair(|figures| (figures.counts.arithmetic, figures.counts.branching)),
        ),
        of("Operators", "calc. %", "calculating %", Cell::Share(Measure::Arithmetic)),
        of("Const.", "num. %", "numbers %", Cell::Share(Measure::Numeric)),
        of("Names", "Engl. %", "English %", Cell::Share(Measure::English)),
        of("Names", "short %", "short %", Cell::Share(Measure::Short)),
        of("Per 100 lines", "com.", "com. per 100", Cell::PerHundred(Measure::Comments)),
        of("Per 100 lines", "doc.", "doc. per 100", Cell::PerHundred(Measure::Docstrings)),
        of(
            "Loops",
            "for / while",
            "for / while",
            Cell::Pair(|figures| (figures.counts.loops.r#for, figures.counts.loops.r#while)),
        ),
        of("Fan", "in / out", "fan in / out", Cell::Pair(|figures| (figures.fan.r#in, figures.fan.out))),
    ]
};

/// The columns that can be told.
fn shown(table: &Table) -> impl Iterator<Item = &'static Column> {
    static ALL: [Column; 17] = COLUMNS;
    ALL.iter().filter(|column| match column.cell {
        Cell::Share(measure) => table.has(measure),
        _ => true,
    })
}

/// The heads: the groups with how many columns they are over, and the columns.
pub(super) fn columns(table: &Table) -> Value {
    let columns: Vec<_> = shown(table).collect();
    let groups = columns.chunk_by(|a, b| a.group == b.group);
    json!({
        "groups": groups.map(|group| json!({ "name": group[0].group, "span": group.len() })).collect::<Vec<_>>(),
        "heads": columns.iter().map(|column| column.head).collect::<Vec<_>>(),
        "count": columns.len(),
    })
}

/// The files, by work.
pub(super) fn groups(edition: &Edition, table: &Table, links: &Linker) -> Vec<Value> {
    let works = table.rows.chunk_by(|a, b| a.key.work == b.key.work);
    works
        .map(|rows| {
            json!({
                "work": names::work(edition, &rows[0]),
                "href": links.work(&rows[0].key.work),
                "rows": rows.iter().map(|row| file(table, row, links)).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn file(table: &Table, row: &Row, links: &Linker) -> Value {
    let (cells, absent) = match &row.figures {
        Ok(figures) => {
            let (mut cells, mut group) = (Vec::new(), "");
            for column in shown(table) {
                let first = std::mem::replace(&mut group, column.group) != column.group;
                let text = text(&column.cell, row, figures);
                cells.push(json!({ "label": column.label, "text": text, "first": first }));
            }
            (cells, None)
        }
        Err(absence) => (Vec::new(), Some(why(*absence))),
    };
    json!({
        "path": row.key.path.as_str(),
        "href": links.code(&row.key, None),
        "layer": LayerView::of(row.layer),
        "cells": cells,
        "absent": absent,
    })
}

/// What stands in a cell; a dash for a share of nothing.
fn text(cell: &Cell, row: &Row, figures: &Figures) -> String {
    let shown = |value: Option<f64>, decimals| {
        value.map_or_else(|| "\u{2013}".to_owned(), |value| format!("{value:.decimals$}"))
    };
    match cell {
        Cell::Count(count) => words::number(u64::from(count(figures))),
        Cell::Pair(pair) => {
            let (one, other) = pair(figures);
            format!("{one} / {other}")
        }
        Cell::Share(measure) => shown(row.value(*measure), 0),
        Cell::PerHundred(measure) => shown(row.value(*measure), 1),
        Cell::Calls(count) => shown(figures.counts.calls.share(|_| count(figures)).map(|share| share * 100.0), 0),
    }
}

fn why(absence: Absence) -> String {
    match absence {
        Absence::Missing => "Not counted: the text was not at hand.".to_owned(),
        Absence::NotPython(line) => {
            format!("Not counted: from line {line} on it is not Python as today’s grammar has it.")
        }
        Absence::Unread => "Not counted: the file is too large.".to_owned(),
    }
}
