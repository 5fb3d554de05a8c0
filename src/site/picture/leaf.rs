//! A file as a leaf: its box, the shape of its lines, the marks of its notes, its seal and name.

use super::chart::ChartFile;
use super::svg::number;
use crate::code::shape::{LineKind, Shape};
use crate::edition::Layer;
use crate::map::layout::{Measures, Placed};
use crate::site::html::Html;
use std::fmt::Write as _;

/// Between two rows of a leaf.
const PITCH: f64 = 2.0;
/// How many columns of a text are as wide as a leaf.
const COLUMNS: u32 = 100;
/// The width of the margin for notes.
const MARGIN: f64 = 6.0;

/// Draws a leaf, with its upper left corner at nought. `scale` is the length of a line.
pub(super) fn leaf(svg: &mut Html, file: &ChartFile, placed: &Placed, scale: f64, measures: &Measures) {
    let rect = placed.rect;
    let [width, height] = [rect.width, rect.height].map(number);
    svg.empty("rect", &[("class", "leaf"), ("width", &width), ("height", &height), ("rx", "1.5")]);
    let inner = rect.width - 2.0 * measures.padding - MARGIN;
    for (class, kinds) in
        [("bars", [LineKind::Code, LineKind::Code]), ("said", [LineKind::Comment, LineKind::Docstring])]
    {
        let d = bars(&file.shape, scale, placed.head, measures.padding, inner, kinds);
        if !d.is_empty() {
            svg.empty("path", &[("class", class), ("d", &d)]);
        }
    }
    seal(svg, file.layer, measures);
    let x = number(measures.padding);
    svg.open("text", &[]);
    for (at, line) in placed.name.iter().enumerate() {
        let y = number(measures.padding + measures.line * (at as f64 + 0.75) + 1.0);
        svg.open("tspan", &[("x", &x), ("y", &y)]).text(line).close();
    }
    svg.close();
    notes(svg, file, placed, scale);
}

/// The rows of a text: each stands for as many lines as are as high, by the first of them that is not blank.
fn bars(shape: &Shape, scale: f64, top: f64, left: f64, width: f64, kinds: [LineKind; 2]) -> String {
    let lines = shape.0.len();
    let rows = (lines as f64 * scale / PITCH).ceil() as usize;
    let mut d = String::new();
    for row in 0..rows {
        let line = |row: usize| (((row as f64 * PITCH / scale).round()) as usize).min(lines);
        let (first, after) = (line(row), line(row + 1).max(line(row) + 1).min(lines));
        let Some(shown) = shape.0[first..after].iter().find(|line| line.kind != LineKind::Blank) else { continue };
        if !kinds.contains(&shown.kind) {
            continue;
        }
        let column = |column: u32| f64::from(column.min(COLUMNS)) / f64::from(COLUMNS) * width;
        let indent = shown.indent.min(COLUMNS * 4 / 5);
        let (from, to) = (column(indent), column(indent.saturating_add(shown.length)));
        let y = top + row as f64 * PITCH + 0.5;
        let _ = write!(d, "M{} {}h{}", number(left + from), number(y), number((to - from).max(1.0)));
    }
    d
}

/// The seal of a layer: its shape in its colour, with its letter.
fn seal(svg: &mut Html, layer: Layer, measures: &Measures) {
    let size = measures.sign;
    let middle = size / 2.0;
    // It hangs on the corner, so that the name has the whole width.
    let (left, top) = (-middle + 2.0, -middle - 0.5);
    let [x, y, side, half] = [left, top, size, middle].map(number);
    match layer {
        Layer::Core => {
            svg.empty("rect", &[("class", "seal"), ("x", &x), ("y", &y), ("width", &side), ("height", &side)])
        }
        Layer::Mediating => {
            let reach = number(middle + 1.0);
            let up = number(-middle - 1.0);
            let d = format!("M{} {}l{reach} {reach} {up} {reach} {up} {up}z", number(left + middle), number(top - 1.0));
            svg.empty("path", &[("class", "seal"), ("d", &d)])
        }
        Layer::Ancillary => {
            let (cx, cy) = (number(left + middle), number(top + middle));
            svg.empty("circle", &[("class", "seal"), ("cx", &cx), ("cy", &cy), ("r", &half)])
        }
        Layer::Paratext => {
            let (x, width) = (number(left + size * 0.15), number(size * 0.7));
            svg.empty("rect", &[("class", "seal"), ("x", &x), ("y", &y), ("width", &width), ("height", &side)])
        }
    };
    let (x, y) = (number(left + middle), number(top + middle + size * 0.27));
    svg.open("text", &[("class", "letter"), ("x", &x), ("y", &y)]).text(&layer.letter().to_string()).close();
}

/// Notes: a mark in the margin at each one's first line, and how many there are on the upper edge.
fn notes(svg: &mut Html, file: &ChartFile, placed: &Placed, scale: f64) {
    if file.notes.is_empty() {
        return;
    }
    let right = placed.rect.width;
    let mut d = String::new();
    for lines in &file.notes {
        let y = placed.head + f64::from(lines.first() - 1) * scale + 0.5;
        let _ = write!(d, "M{} {}h{}", number(right - MARGIN), number(y), number(MARGIN + 2.0));
    }
    svg.empty("path", &[("class", "marks"), ("d", &d)]);
    let count = file.notes.len().to_string();
    let width = 6.0 + 5.0 * count.len() as f64;
    let x = right - width - 3.0;
    let [at, wide, middle] = [x, width, x + width / 2.0].map(number);
    svg.empty("rect", &[("class", "tag"), ("x", &at), ("y", "-5"), ("width", &wide), ("height", "10"), ("rx", "5")]);
    svg.open("text", &[("class", "count"), ("x", &middle), ("y", "2.7")]).text(&count).close();
}
