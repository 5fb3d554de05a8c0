//! What becomes of the measures in one work, in the companions' core, and in the files between.

use super::names;
use crate::edition::{Edition, Layer, Measure, Role};
use crate::map::measures::{Row, Table};
use crate::site::links::Linker;
use serde_json::{Value, json};

/// A measure that tells core from ancillary in at least so many of 100 pairs is one that later files are held against.
const TELLING: f64 = 0.9;

/// For each work, the measures on which its core and its ancillary files lie apart, and those on which they do not.
pub(super) fn alone(edition: &Edition, table: &Table, measures: &[Measure], links: &Linker) -> Vec<Value> {
    let works =
        edition.works_in_order().into_iter().filter(|work| table.rows.iter().any(|row| row.key.work == work.id));
    works
        .map(|work| {
            let own = |row: &Row| row.key.work == work.id;
            let count =
                |layer| table.rows.iter().filter(|row| own(row) && row.layer == layer && row.figures.is_ok()).count();
            let (mut apart, mut touching) = (Vec::new(), Vec::new());
            for measure in measures {
                if let Some(separation) = table.separation(*measure, [Layer::Core, Layer::Ancillary], own) {
                    let list = if separation.gap().is_some() { &mut apart } else { &mut touching };
                    list.push(names::of(*measure).1);
                }
            }
            json!({
                "title": work.title,
                "href": links.work(&work.id),
                "core": count(Layer::Core),
                "ancillary": count(Layer::Ancillary),
                "apart": names::list(&apart),
                "apart_count": apart.len(),
                "touching": names::list(&touching),
                "of": apart.len() + touching.len(),
            })
        })
        .collect()
}

/// The measures that tell core from ancillary in the works that are read for themselves.
fn telling(table: &Table, measures: &[Measure]) -> Vec<Measure> {
    let tells = |measure: &&Measure| {
        let separation = table.separation(**measure, [Layer::Core, Layer::Ancillary], |row| row.role == Role::Main);
        separation.is_some_and(|separation| separation.strength() >= TELLING)
    };
    measures.iter().filter(tells).copied().collect()
}

/// The core files of the companions: on which of the telling measures they lie outside of the core of the works that are read for
/// themselves.
pub(super) fn companions(edition: &Edition, table: &Table, measures: &[Measure], links: &Linker) -> Value {
    let telling = telling(table, measures);
    let rows = table.rows.iter().filter(|row| row.role == Role::Companion && row.layer == Layer::Core);
    let files = rows.filter(|row| row.figures.is_ok()).map(|row| {
        let outside: Vec<String> = telling
            .iter()
            .filter_map(|measure| {
                let core = table.spread(*measure, Layer::Core, |row| row.role == Role::Main)?;
                let (_, name, _) = names::of(*measure);
                match row.value(*measure) {
                    Some(value) if value < core.low() || value > core.high() => {
                        let (is, was) =
                            (names::value(*measure, value), names::range(*measure, core.low(), core.high()));
                        Some(format!("{name} {is} (there {was})"))
                    }
                    Some(_) => None,
                    None => Some(format!("{name}, of which it has nothing")),
                }
            })
            .collect();
        let listed: Vec<&str> = outside.iter().map(String::as_str).collect();
        with_file(edition, row, links, json!({ "outside": names::list(&listed), "count": outside.len() }))
    });
    json!({ "files": files.collect::<Vec<_>>(), "measures": listed(&telling), "count": telling.len() })
}

/// The files between: to whose median they are nearer, on the telling measures.
pub(super) fn mediating(edition: &Edition, table: &Table, measures: &[Measure], links: &Linker) -> Value {
    let telling = telling(table, measures);
    let rows = table.rows.iter().filter(|row| row.layer == Layer::Mediating && row.figures.is_ok());
    let files = rows.map(|row| {
        let (mut core, mut ancillary) = (Vec::new(), Vec::new());
        for measure in &telling {
            let middle = |layer| Some(table.spread(*measure, layer, |row| row.role == Role::Main)?.median());
            let (Some(value), Some(inner), Some(outer)) =
                (row.value(*measure), middle(Layer::Core), middle(Layer::Ancillary))
            else {
                continue;
            };
            let (_, name, _) = names::of(*measure);
            match (value - inner).abs().total_cmp(&(value - outer).abs()) {
                std::cmp::Ordering::Less => core.push(name),
                std::cmp::Ordering::Greater => ancillary.push(name),
                std::cmp::Ordering::Equal => {}
            }
        }
        let lists = json!({
            "core": names::list(&core), "core_count": core.len(),
            "ancillary": names::list(&ancillary), "ancillary_count": ancillary.len(),
        });
        with_file(edition, row, links, lists)
    });
    json!({ "files": files.collect::<Vec<_>>(), "measures": listed(&telling), "count": telling.len() })
}

fn listed(measures: &[Measure]) -> String {
    names::list(&measures.iter().map(|measure| names::of(*measure).1).collect::<Vec<_>>())
}

/// What is said of a file, with its name and the link to it.
pub(super) fn with_file(edition: &Edition, row: &Row, links: &Linker, said: Value) -> Value {
    let file = json!({
        "work": names::work(edition, row), "path": row.key.path.as_str(), "href": links.code(&row.key, None),
    });
    super::with(file, said)
}
