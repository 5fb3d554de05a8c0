//! The picture of one measure: a lane for each layer, a point for each file.

use super::telling::told;
use super::{LAYERS, names};
use crate::edition::{Edition, Layer, Measure, Role};
use crate::map::measures::{Row, Table, Unit};
use crate::site::html::Html;
use crate::site::view::common::LayerView;
use serde_json::{Value, json};

/// Pixels from one row of points to the next, and half the size of a point.
const STEP: usize = 7;
const HALF: usize = 4;
/// Points nearer to one another than this, in hundredths of the width, are set on different rows.
const NEAR: f64 = 1.4;
/// Beyond so many rows points cover one another.
const MOST_ROWS: usize = 9;

/// A measure with its picture and what it shows.
pub(super) fn view(edition: &Edition, table: &Table, measure: Measure) -> Value {
    let (heading, _, definition) = names::of(measure);
    let highest = table.rows.iter().filter_map(|row| row.value(measure)).fold(1.0, f64::max);
    let top = if measure.unit() == Unit::Percent { 100.0 } else { highest.ceil() };
    let lanes = LAYERS.iter().filter_map(|layer| {
        let svg = lane(edition, table, measure, *layer, top)?;
        Some(json!({ "layer": LayerView::of(*layer), "svg": svg }))
    });
    json!({
        "id": measure.as_str(),
        "heading": heading,
        "definition": definition,
        "lanes": lanes.collect::<Vec<_>>(),
        "middle": names::value(measure, top / 2.0),
        "top": names::value(measure, top),
        "told": told(table, measure),
    })
}

/// A file's point.
struct Point<'t> {
    row: &'t Row,
    value: f64,
    /// From the left, in hundredths of the width.
    at: f64,
    level: usize,
}

/// The lane of a layer; nothing, if none of its files has a value.
fn lane(edition: &Edition, table: &Table, measure: Measure, layer: Layer, top: f64) -> Option<String> {
    let spread = table.spread(measure, layer, |_| true)?;
    let points = placed(table, measure, layer, top);
    let levels = points.iter().map(|point| point.level + 1).max().unwrap_or(1);
    let height = levels * STEP + 2 * HALF;
    let label = format!(
        "{} files from {}, half of them up to {}",
        spread.count(),
        names::range(measure, spread.low(), spread.high()),
        names::value(measure, spread.median()),
    );
    let mut svg = Html::default();
    svg.open(
        "svg",
        &[("class", layer.as_str()), ("height", &height.to_string()), ("role", "img"), ("aria-label", &label)],
    );
    for at in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let x = percent(from_left(at));
        svg.empty("line", &[("x1", &x), ("x2", &x), ("y1", "0"), ("y2", "100%")]);
    }
    for point in &points {
        // From the bottom up, as if they were heaped.
        let y = height - HALF - STEP / 2 - point.level * STEP;
        let title = format!(
            "{}, {}: {}",
            names::work(edition, point.row),
            point.row.key.path,
            names::value(measure, point.value)
        );
        mark(&mut svg, layer, point, y).open("title", &[]).text(&title).close().close();
    }
    Some(svg.finish())
}

/// Opens the shape of a layer around a point: a square, a diamond or a circle, hollow for a companion. The style sheet moves the squares to
/// their middle, and turns the diamonds.
fn mark<'h>(svg: &'h mut Html, layer: Layer, point: &Point<'_>, y: usize) -> &'h mut Html {
    let (x, size) = (percent(point.at), (2 * HALF).to_string());
    let class = if point.row.role == Role::Companion { "beside" } else { "main" };
    if layer == Layer::Ancillary {
        svg.open("circle", &[("class", class), ("cx", &x), ("cy", &y.to_string()), ("r", &HALF.to_string())])
    } else {
        svg.open("rect", &[("class", class), ("x", &x), ("y", &y.to_string()), ("width", &size), ("height", &size)])
    }
}

/// The points of a lane, lowest first, those that would cover one another on different rows.
fn placed<'t>(table: &'t Table, measure: Measure, layer: Layer, top: f64) -> Vec<Point<'t>> {
    let rows = table.rows.iter().filter(|row| row.layer == layer);
    let valued = rows.filter_map(|row| Some((row, row.value(measure)?)));
    let mut points: Vec<_> =
        valued.map(|(row, value)| Point { row, value, at: from_left(value / top), level: 0 }).collect();
    points.sort_by(|a, b| a.value.total_cmp(&b.value).then_with(|| a.row.key.cmp(&b.row.key)));
    let mut ends = [f64::NEG_INFINITY; MOST_ROWS];
    for (turn, point) in points.iter_mut().enumerate() {
        let free = ends.iter().position(|end| point.at - end >= NEAR);
        point.level = free.unwrap_or(turn % MOST_ROWS);
        ends[point.level] = point.at;
    }
    points
}

/// A share of the scale in hundredths of the width, with room for half a point at both ends.
fn from_left(share: f64) -> f64 {
    2.0 + share * 96.0
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}
