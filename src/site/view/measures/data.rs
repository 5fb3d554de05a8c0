//! The measures as data.

use crate::edition::{Layer, Measure, Role};
use crate::map::measures::{Absence, Figures, Row, Table};
use serde_json::{Map, Value, json};

/// The table, how it lies over the layers, and what the rule picks.
pub(in crate::site::view) fn data(table: &Table) -> String {
    let shown = Measure::ALL.iter().copied().filter(|measure| table.has(*measure));
    let separations = shown.filter_map(|measure| Some((measure.as_str().to_owned(), separations(table, measure)?)));
    let all = json!({
        "tensor": table.vocabulary.tensor,
        "io": table.vocabulary.io,
        "files": table.rows.iter().map(|row| file(table, row)).collect::<Vec<_>>(),
        "core-and-ancillary": separations.collect::<Map<_, _>>(),
        "rule": table.rule.iter().map(|condition| json!({
            "measure": condition.measure,
            "at-least": condition.at_least,
            "below": condition.below,
        })).collect::<Vec<_>>(),
    });
    format!("{all:#}\n")
}

fn file(table: &Table, row: &Row) -> Value {
    let mut file = json!({ "work": row.key.work, "path": row.key.path.as_str(), "layer": row.layer, "role": row.role });
    match &row.figures {
        Ok(figures) => {
            file["counts"] = counts(table, figures);
            let shown = Measure::ALL.iter().filter(|measure| table.has(**measure));
            let values = shown.map(|measure| (measure.as_str().to_owned(), row.value(*measure).map(rounded).into()));
            file["measures"] = Value::Object(values.collect());
            if !table.rule.is_empty() {
                file["picked"] = row.fulfils(&table.rule).into();
            }
        }
        Err(absence) => file["absent"] = absent(*absence).into(),
    }
    file
}

fn counts(table: &Table, figures: &Figures) -> Value {
    let Figures { counts, fan, .. } = figures;
    let calls = &counts.calls;
    let mut called = json!({
        "all": calls.all, "builtin": calls.builtin, "method": calls.method, "own": calls.own, "other": calls.other,
    });
    for (measure, count) in [(Measure::Tensor, calls.tensor), (Measure::Io, calls.io)] {
        if table.has(measure) {
            called[measure.as_str()] = count.into();
        }
    }
    let names = &counts.identifiers;
    json!({
        "lines": counts.lines,
        "comment-lines": counts.comment_lines,
        "docstring-lines": counts.docstring_lines,
        "calls": called,
        "arithmetic": counts.arithmetic,
        "branching": counts.branching,
        "numbers": counts.numbers,
        "strings": counts.strings,
        "identifiers": {
            "occurrences": names.occurrences, "short": names.short, "distinct": names.distinct, "english": names.english,
        },
        "for": counts.loops.r#for,
        "while": counts.loops.r#while,
        "fan-in": fan.r#in,
        "fan-out": fan.out,
    })
}

/// Why there are no figures.
fn absent(absence: Absence) -> &'static str {
    match absence {
        Absence::Missing => "text",
        Absence::NotPython(_) => "syntax",
        Absence::Unread => "size",
    }
}

/// The area of core over ancillary, in the works that are read for themselves and in all.
fn separations(table: &Table, measure: Measure) -> Option<Value> {
    let of = |files: &dyn Fn(&Row) -> bool| {
        let separation = table.separation(measure, [Layer::Core, Layer::Ancillary], files)?;
        let spread = |spread: &crate::map::measures::Spread| json!([rounded(spread.low()), rounded(spread.high())]);
        Some(json!({
            "area": rounded(separation.area),
            "core": spread(&separation.one),
            "ancillary": spread(&separation.other),
        }))
    };
    let (main, all) = (of(&|row| row.role == Role::Main), of(&|_| true));
    (main.is_some() || all.is_some()).then(|| json!({ "main": main, "all": all }))
}

/// To a thousandth, so that the data says no more than it means.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
