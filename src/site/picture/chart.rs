//! What there is to draw and to tell: the files, in reading order, and everything between them.

use crate::code::shape::Shape;
use crate::corpus::holdings::FileKey;
use crate::edition::{Layer, Phase, Role, Way, Work};
use crate::ids::{LineRange, WorkId};
use crate::map::{DeclaredCrossing, Relation};
use crate::resolve::Resolved;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A work on the map.
#[derive(Clone, Debug)]
pub struct ChartWork {
    /// Its id.
    pub id: WorkId,
    /// Its title.
    pub title: String,
    /// What it is to the edition.
    pub role: Role,
    /// Its files at the pin, by their places in [`Chart::files`].
    pub files: std::ops::Range<usize>,
}

/// A file on the map.
#[derive(Clone, Debug)]
pub struct ChartFile {
    /// Which.
    pub key: FileKey,
    /// Its layer.
    pub layer: Layer,
    /// The phases that it works in; the first is where it stands.
    pub phases: Vec<Phase>,
    /// What it does, in a line.
    pub role: Option<String>,
    /// How many lines it has.
    pub lines: u32,
    /// The shape of its lines.
    pub shape: Arc<Shape>,
    /// The lines of the notes on it.
    pub notes: Vec<LineRange>,
}

/// What a line of the map stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// One file imports the other, and perhaps calls what it defines.
    Import,
    /// One file calls what the other defines without importing it: a method of a value that it was given.
    Call,
    /// A declared crossing.
    Crossing(Way),
}

impl Sort {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Call => "call",
            Self::Crossing(way) => way.as_str(),
        }
    }
}

/// What joins one file to another. Pairs that are joined in several sorts have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartEdge {
    /// The file that it begins at.
    pub from: usize,
    /// The file that it leads to.
    pub to: usize,
    /// What it stands for.
    pub sort: Sort,
    /// Imports and calls, if it is one of these.
    pub relation: Relation,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// The works in reading order.
    pub works: Vec<ChartWork>,
    /// The files: first those of the works at their pins, work by work, then those of witnesses.
    pub files: Vec<ChartFile>,
    /// What joins them, by where it begins.
    pub edges: Vec<ChartEdge>,
    /// The crossings as they are declared, with the places of their files.
    pub crossings: Vec<(usize, usize, DeclaredCrossing)>,
    places: BTreeMap<FileKey, usize>,
}

impl Chart {
    /// The chart of an edition.
    #[must_use]
    pub fn of(resolved: &Resolved) -> Self {
        let mut chart = Self::default();
        let works = resolved.edition.works_in_order();
        for work in &works {
            let begin = chart.files.len();
            chart.files.extend(files(resolved, work, |state| state.is_none()));
            let (id, title, role) = (work.id.clone(), work.title.clone(), work.role);
            chart.works.push(ChartWork { id, title, role, files: begin..chart.files.len() });
        }
        for work in &works {
            chart.files.extend(files(resolved, work, |state| state.is_some()));
        }
        chart.places = chart.files.iter().enumerate().map(|(at, file)| (file.key.clone(), at)).collect();
        let places = &chart.places;
        for (from, to, relation) in resolved.graph.edges() {
            if let (Some(from), Some(to)) = (places.get(from), places.get(to)) {
                let sort = if relation.imports.is_some() { Sort::Import } else { Sort::Call };
                chart.edges.push(ChartEdge { from: *from, to: *to, sort, relation: *relation });
            }
        }
        for crossing in &resolved.crossings {
            if let (Some(from), Some(to)) = (places.get(&crossing.from.file), places.get(&crossing.to.file)) {
                let sort = Sort::Crossing(crossing.how);
                chart.edges.push(ChartEdge { from: *from, to: *to, sort, relation: Relation::default() });
                chart.crossings.push((*from, *to, crossing.clone()));
            }
        }
        chart.edges.sort_by_key(|edge| (edge.from, edge.to, edge.sort));
        // Two crossings of one sort between the same files are one line.
        chart.edges.dedup_by_key(|edge| (edge.from, edge.to, edge.sort));
        chart
    }

    /// The files of all works at their pins.
    #[must_use]
    pub fn pinned(&self) -> std::ops::Range<usize> {
        0..self.works.last().map_or(0, |work| work.files.end)
    }

    /// The place of a file.
    #[must_use]
    pub fn find(&self, file: &FileKey) -> Option<usize> {
        self.places.get(file).copied()
    }
}

fn files(resolved: &Resolved, work: &Work, wanted: impl Fn(Option<&crate::ids::StateId>) -> bool) -> Vec<ChartFile> {
    let states = work.states.iter().filter(|state| wanted(state.id.as_ref()));
    let entries = states.flat_map(|state| state.files.iter().map(move |entry| (state, entry)));
    entries
        .filter_map(|(state, entry)| {
            let key = FileKey { work: work.id.clone(), state: state.id.clone(), path: entry.path.value.clone() };
            let holding = resolved.holdings.files.get(&key)?;
            let notes = resolved.on_file.get(&key).into_iter().flatten();
            Some(ChartFile {
                layer: entry.layer.value,
                phases: entry.phase.0.iter().map(|phase| phase.value).collect(),
                role: entry.role.as_ref().map(|role| role.to_string()),
                lines: holding.facts.lines,
                shape: Arc::clone(&holding.facts.shape),
                notes: notes.filter_map(|id| Some(resolved.targets.get(id)?.lines)).collect(),
                key,
            })
        })
        .collect()
}
