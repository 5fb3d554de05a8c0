//! Where a reader is: the map of one work, reduced to a line of marks, in a few hundred bytes.

use super::chart::Chart;
use super::svg::number;
use crate::edition::{Layer, Phase};
use crate::site::html::Html;
use std::fmt::Write as _;

/// The width of a phase.
const PHASE: f64 = 60.0;
/// The side of a mark, and the gap after it.
const SIDE: f64 = 8.0;
const GAP: f64 = 3.0;
/// How many marks stand side by side.
const ACROSS: usize = 4;
/// Above this many files a work is shown by how many there are of each layer.
const MOST: usize = 90;

/// The map of a file's work with the file marked. Nothing for what is not on the map.
pub(in crate::site) fn here(chart: &Chart, file: usize) -> Option<String> {
    let work = chart.works.iter().find(|work| work.files.contains(&file))?;
    let phases: Vec<Option<Phase>> = Phase::ALL
        .iter()
        .copied()
        .map(Some)
        .chain([None])
        .filter(|phase| chart.files[work.files.clone()].iter().any(|file| file.phases.first().copied() == *phase))
        .collect();
    let many = work.files.len() > MOST;
    let mut marks: [String; 4] = Default::default();
    let mut mine = None;
    let mut lowest: f64 = 0.0;
    for (column, phase) in phases.iter().enumerate() {
        let files = work.files.clone().filter(|at| chart.files[*at].phases.first().copied() == *phase);
        let mut counts = [0_usize; 4];
        for (at, one) in files.enumerate() {
            let layer = Layer::ALL.iter().position(|layer| *layer == chart.files[one].layer).unwrap_or_default();
            // Of many files, each layer has one mark, and the number beside it tells how many.
            let cell = if many { layer * ACROSS } else { at };
            counts[layer] += 1;
            let x = column as f64 * PHASE + (cell % ACROSS) as f64 * (SIDE + GAP) + 1.5;
            let y = (cell / ACROSS) as f64 * (SIDE + GAP) + 13.0;
            lowest = lowest.max(y + SIDE);
            if !many || counts[layer] == 1 {
                let _ = write!(marks[layer], "M{} {}{}", number(x), number(y), mark(Layer::ALL[layer]));
            }
            if one == file {
                mine = Some((x, y));
            }
        }
    }
    let (width, height) = (number(phases.len() as f64 * PHASE), number(lowest + 3.0));
    let view = format!("0 0 {width} {height}");
    let mut svg = Html::with_capacity(1024);
    svg.open(
        "svg",
        &[("class", "here"), ("viewBox", &view), ("width", &width), ("height", &height), ("aria-hidden", "true")],
    );
    for (column, phase) in phases.iter().enumerate() {
        let name = phase.map_or("paratext", Phase::as_str);
        let x = number(column as f64 * PHASE + 1.0);
        svg.open("text", &[("x", &x), ("y", "8")]).text(name).close();
    }
    for (layer, d) in Layer::ALL.iter().zip(&marks).filter(|(_, d)| !d.is_empty()) {
        svg.empty("path", &[("class", layer.as_str()), ("d", d)]);
    }
    if let Some((x, y)) = mine {
        let [x, y, side] = [x - 1.5, y - 1.5, SIDE + 3.0].map(number);
        svg.empty("rect", &[("class", "me"), ("x", &x), ("y", &y), ("width", &side), ("height", &side)]);
    }
    Some(svg.finish())
}

/// The shape of a layer's mark, from its upper left corner.
fn mark(layer: Layer) -> &'static str {
    match layer {
        Layer::Core => "h8v8h-8z",
        Layer::Mediating => "m4 0l4 4-4 4-4-4z",
        Layer::Ancillary => "m0 4a4 4 0 1 1 8 0a4 4 0 1 1-8 0",
        Layer::Paratext => "m2 0h4v8h-4z",
    }
}
