//! The edition's rule and what it picks.

use super::works::with_file;
use super::{LAYERS, names};
use crate::edition::{Condition, Edition, Layer, Role};
use crate::map::measures::{Row, Table};
use crate::site::links::Linker;
use crate::site::view::common::LayerView;
use serde_json::{Value, json};

/// Nothing, if the edition has no rule, or one that cannot be told.
pub(super) fn view(edition: &Edition, table: &Table, links: &Linker) -> Option<Value> {
    if table.rule.is_empty() || !table.rule.iter().all(|condition| table.has(condition.measure)) {
        return None;
    }
    let counted = |role: Role| {
        LAYERS.map(|layer| {
            let rows = || table.rows.iter().filter(|row| row.layer == layer && row.role == role && row.figures.is_ok());
            let picked = rows().filter(|row| row.fulfils(&table.rule)).count();
            json!({ "layer": LayerView::of(layer), "picked": picked, "of": rows().count() })
        })
    };
    let listed = |wanted: &dyn Fn(&Row) -> bool| -> Vec<Value> {
        let rows = table.rows.iter().filter(|row| row.figures.is_ok() && wanted(row));
        rows.map(|row| with_file(edition, row, links, json!({ "layer": LayerView::of(row.layer) }))).collect()
    };
    let conditions: Vec<String> = table.rule.iter().map(condition).collect();
    Some(json!({
        "conditions": names::list(&conditions.iter().map(String::as_str).collect::<Vec<_>>()),
        "main": counted(Role::Main),
        "companions": counted(Role::Companion),
        "missed": listed(&|row| row.layer == Layer::Core && !row.fulfils(&table.rule)),
        "besides": listed(&|row| row.layer != Layer::Core && row.fulfils(&table.rule)),
    }))
}

/// "arithmetic at least 60%".
fn condition(condition: &Condition) -> String {
    let (_, name, _) = names::of(condition.measure);
    let bound = |word: &str, bound: Option<f64>| {
        bound.map(|bound| format!("{word} {}", names::value(condition.measure, bound)))
    };
    let bounds = [bound("at least", condition.at_least), bound("below", condition.below)];
    format!("{name} {}", bounds.into_iter().flatten().collect::<Vec<_>>().join(" and "))
}
