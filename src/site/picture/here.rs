//! Where a reader is: the map of one work, reduced to a line of marks, in a few hundred bytes.

use super::chart::{Chart, ChartFile};
use super::svg::number;
use crate::edition::{Layer, Phase};
use crate::site::html::Html;
use std::collections::BTreeMap;
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

/// The small maps of all works. What the files of a work share is drawn once: a work can have thousands.
pub(in crate::site) struct Here {
    works: Vec<Small>,
}

/// A work's small map.
struct Small {
    files: std::ops::Range<usize>,
    /// What is drawn, but for the end of the picture.
    drawn: String,
    /// The upper left corner of each file's mark.
    places: Vec<(f64, f64)>,
}

impl Here {
    pub(in crate::site) fn of(chart: &Chart) -> Self {
        let works = chart.works.iter().map(|work| {
            let (drawn, places) = small(&chart.files[work.files.clone()]);
            Small { files: work.files.clone(), drawn, places }
        });
        Self { works: works.collect() }
    }

    /// The map of a file's work with the file marked. Nothing for what is not on the map.
    pub(in crate::site) fn mark(&self, file: usize) -> Option<String> {
        let Small { files, drawn, places } = self.works.iter().find(|small| small.files.contains(&file))?;
        let (x, y) = places[file - files.start];
        let [x, y, side] = [x - 1.5, y - 1.5, SIDE + 3.0].map(number);
        let mut me = Html::default();
        me.empty("rect", &[("class", "me"), ("x", &x), ("y", &y), ("width", &side), ("height", &side)]);
        Some(format!("{drawn}{}</svg>", me.finish()))
    }
}

/// A work's small map but for its end, and the places of its files on it.
fn small(files: &[ChartFile]) -> (String, Vec<(f64, f64)>) {
    let phases: Vec<Option<Phase>> = Phase::ALL.iter().copied().map(Some).chain([None]).collect();
    let phases: Vec<_> =
        phases.into_iter().filter(|phase| files.iter().any(|file| file.phases.first().copied() == *phase)).collect();
    let many = files.len() > MOST;
    let mut marks: [String; 4] = Default::default();
    let mut seen: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let (mut places, mut lowest) = (Vec::new(), 0.0_f64);
    let mut taken = vec![0_usize; phases.len()];
    for file in files {
        let column = phases.iter().position(|phase| *phase == file.phases.first().copied()).unwrap_or_default();
        let layer = Layer::ALL.iter().position(|layer| *layer == file.layer).unwrap_or_default();
        // Of many files, each layer has one mark, and the number beside it tells how many.
        let (across, cell) = if many { (1, layer) } else { (ACROSS, taken[column]) };
        taken[column] += 1;
        let x = column as f64 * PHASE + (cell % across) as f64 * (SIDE + GAP) + 1.5;
        let y = (cell / across) as f64 * (SIDE + GAP) + 13.0;
        lowest = lowest.max(y + SIDE);
        let count = seen.entry((column, layer)).or_default();
        *count += 1;
        if !many || *count == 1 {
            let _ = write!(marks[layer], "M{} {}{}", number(x), number(y), mark(file.layer));
        }
        places.push((x, y));
    }
    let (width, height) = (number(phases.len() as f64 * PHASE), number(lowest + 3.0));
    let view = format!("0 0 {width} {height}");
    let mut svg = Html::with_capacity(2048);
    svg.open(
        "svg",
        &[("class", "here"), ("viewBox", &view), ("width", &width), ("height", &height), ("aria-hidden", "true")],
    );
    for (column, phase) in phases.iter().enumerate() {
        let x = number(column as f64 * PHASE + 1.0);
        svg.open("text", &[("x", &x), ("y", "8")]).text(phase.map_or("paratext", Phase::as_str)).close();
    }
    for (layer, d) in Layer::ALL.iter().zip(&marks).filter(|(_, d)| !d.is_empty()) {
        svg.empty("path", &[("class", layer.as_str()), ("d", d)]);
    }
    for ((column, layer), count) in seen.iter().filter(|_| many) {
        let x = number(*column as f64 * PHASE + SIDE + GAP + 3.0);
        let y = number(*layer as f64 * (SIDE + GAP) + 20.0);
        svg.open("text", &[("x", &x), ("y", &y)]).text(&count.to_string()).close();
    }
    let (drawn, _) = svg.halves();
    (drawn, places)
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
