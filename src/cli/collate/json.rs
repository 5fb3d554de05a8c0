//! A collation as data.

use super::Shown;
use crate::code::symbol::Symbol;
use crate::collate::{FilePair, Found, Moved, Place, Side, Similarity, Unit, Variation};
use serde_json::{Map, Value, json};

pub(super) fn json(shown: &Shown<'_>) -> String {
    let files: Vec<_> = shown.pairs.iter().map(|pair| file(pair, shown.symbol)).collect();
    format!(
        "{:#}",
        json!({ "a": shown.a, "b": shown.b, "files": files, "moved": shown.moved.iter().map(moved).collect::<Vec<_>>() })
    )
}

fn moved(one: &Moved) -> Value {
    let place = |at: &Place| {
        let Symbol { kind, name, lines } = &at.symbol;
        json!({ "file": at.path, "name": name, "kind": kind.as_str(), "lines": lines.to_string() })
    };
    json!({
        "a": place(&one.a),
        "b": place(&one.b),
        "state": one.state.id(),
        "found": found(one.found),
        "likeness": likeness(&[one.likeness]),
    })
}

fn found(found: Found) -> &'static str {
    match found {
        Found::ByName => "name",
        Found::BySyntax => "syntax",
        Found::ByLikeness => "likeness",
    }
}

fn file(pair: &FilePair, symbol: Option<&str>) -> Value {
    let mut told = json!({ "a": pair.a, "b": pair.b, "state": pair.state.id() });
    let Some(collated) = &pair.collated else { return told };
    let collation = &collated.collation;
    let units: Vec<&Unit> =
        collation.units.iter().filter(|unit| symbol.is_none_or(|name| unit.is_called(name))).collect();
    let variations =
        collation.variations.iter().filter(|one| symbol.is_none() || units.iter().any(|unit| unit.holds(one)));
    told["accidents"] = json!(collation.accidents.names());
    told["reordered"] = json!(collation.reordered);
    told["likeness"] = likeness(&collation.likeness);
    told["outside_symbols"] = json!(collation.module);
    told["symbols"] = units.iter().map(|unit| unit_data(unit)).collect();
    told["variations"] = variations.map(variation).collect();
    told["not_python"] = json!({ "a": collated.a.error, "b": collated.b.error });
    told
}

fn likeness(figures: &[Similarity]) -> Value {
    let figure = |one: &Similarity| {
        let data = json!({ "ratio": one.ratio(), "common": one.common, "total": one.total });
        (one.measure.id().to_owned(), data)
    };
    Value::Object(figures.iter().map(figure).collect::<Map<_, _>>())
}

fn unit_data(unit: &Unit) -> Value {
    let symbol = |symbol: &Option<Symbol>| {
        symbol.as_ref().map(
            |symbol| json!({ "name": symbol.name, "kind": symbol.kind.as_str(), "lines": symbol.lines.to_string() }),
        )
    };
    json!({
        "a": symbol(&unit.a),
        "b": symbol(&unit.b),
        "state": unit.state.id(),
        "own": unit.own,
        "found": unit.found.map(found),
        "accidents": unit.accidents.names(),
        "likeness": unit.likeness.map(|one| likeness(&[one])),
    })
}

/// Lines from 1; where a text has nothing, the line that it would come before.
fn variation(one: &Variation) -> Value {
    let side = |side: &Side| match side.lines.len() {
        0 => json!({ "before": side.lines.start }),
        _ => json!({ "first": side.lines.start, "last": side.lines.end - 1 }),
    };
    json!({ "a": side(&one.a), "b": side(&one.b) })
}
