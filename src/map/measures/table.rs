//! The table: every Python file of the works' pins, with its figures.

use super::fan::Fan;
use super::named::{Named, Packages, packages};
use super::separation::{Separation, Spread};
use crate::code::language::Language;
use crate::code::python::measures::{Measures, Vocabulary, measure};
use crate::code::python::tree_digest;
use crate::code::shape::LineKind;
use crate::corpus::holdings::{FileKey, Holding, Holdings};
use crate::edition::{Condition, Edition, Layer, Measure, MeasuresSpec, Role};
use crate::ids::{LineRange, Sha256};
use crate::map::{Graph, References};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The measures of an edition.
#[derive(Clone, Debug)]
pub struct Table {
    /// The files by work and in reading order, as the edition has them.
    pub rows: Vec<Row>,
    /// Which libraries are which.
    pub vocabulary: Vocabulary,
    /// The rule that is shown, if there is one: all of its conditions hold.
    pub rule: Vec<Condition>,
}

/// A file.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which.
    pub key: FileKey,
    /// Whether its work is read for itself.
    pub role: Role,
    /// Its layer.
    pub layer: Layer,
    /// Its figures, or why it has none.
    pub figures: Result<Figures, Absence>,
}

/// What was counted.
#[derive(Clone, Debug)]
pub struct Figures {
    /// In the text.
    pub counts: Measures,
    /// In the work's imports.
    pub fan: Fan,
    /// Of a core file, the digest of its syntax tree, by which copies are known.
    pub syntax: Option<Sha256>,
}

/// Why a file has no figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Its text is not there.
    Missing,
    /// Its text is not Python throughout, from this line on.
    NotPython(u32),
    /// It is too large to be read.
    Unread,
}

/// Up to so many Python files are measured without the edition's asking for it.
const MOST_UNASKED: usize = 500;

impl Table {
    /// Measures an edition. Nothing, if it has no Python, or too much for nobody's asking.
    #[must_use]
    pub fn of(edition: &Edition, holdings: &Holdings, references: &References, graph: &Graph) -> Option<Self> {
        let asked = edition.settings.measures.as_ref();
        let held = files(edition).filter_map(|(key, role, layer)| Some((holdings.files.get(&key)?, role, layer)));
        let found: Vec<_> = held.filter(|(holding, _, _)| is_code(holding)).collect();
        if found.is_empty() || (asked.is_none() && found.len() > MOST_UNASKED) {
            return None;
        }
        let (vocabulary, rule) = asked.map(said).unwrap_or_default();
        let counted: BTreeSet<&FileKey> = found.iter().map(|(holding, _, _)| &holding.key).collect();
        let packages = packages(edition);
        let rows = found.par_iter().with_max_len(1).map(|&(holding, role, layer)| {
            let fan = Fan::of(graph, &holding.key, &counted);
            let mut figures = figures(holding, references, fan, &packages, &vocabulary);
            if let (Ok(figures), Layer::Core) = (&mut figures, layer) {
                figures.syntax = syntax(holding);
            }
            Row { key: holding.key.clone(), role, layer, figures }
        });
        Some(Self { rows: rows.collect(), vocabulary, rule })
    }

    /// Whether a measure can be told: two of them need to be told which libraries they count.
    #[must_use]
    pub fn has(&self, measure: Measure) -> bool {
        match measure {
            Measure::Tensor => !self.vocabulary.tensor.is_empty(),
            Measure::Io => !self.vocabulary.io.is_empty(),
            _ => true,
        }
    }

    /// A measure in two layers of some of the files; nothing, if either layer has no file with a value.
    #[must_use]
    pub fn separation(&self, measure: Measure, layers: [Layer; 2], files: impl Fn(&Row) -> bool) -> Option<Separation> {
        let [one, other] = layers.map(|layer| self.spread(measure, layer, &files));
        Some(Separation::of(one?, other?))
    }

    /// The values of a measure in a layer of some of the files.
    #[must_use]
    pub fn spread(&self, measure: Measure, layer: Layer, files: impl Fn(&Row) -> bool) -> Option<Spread> {
        let rows = self.rows.iter().filter(|row| row.layer == layer && files(row));
        Spread::of(rows.filter_map(|row| row.value(measure)))
    }
}

impl Row {
    /// The value of a measure, if the file has figures and the measure says anything of it.
    #[must_use]
    pub fn value(&self, measure: Measure) -> Option<f64> {
        measure.of(self.figures.as_ref().ok()?)
    }

    /// Whether a rule picks the file: every condition holds. A share of nothing fulfils none.
    #[must_use]
    pub fn fulfils(&self, rule: &[Condition]) -> bool {
        rule.iter().all(|condition| {
            self.value(condition.measure).is_some_and(|value| {
                condition.at_least.is_none_or(|least| value >= least)
                    && condition.below.is_none_or(|below| value < below)
            })
        })
    }
}

/// The files that the edition selects at the pins, by work and in reading order.
fn files(edition: &Edition) -> impl Iterator<Item = (FileKey, Role, Layer)> {
    edition.works_in_order().into_iter().flat_map(|work| {
        work.pin().files.iter().map(|entry| {
            let key = FileKey { work: work.id.clone(), state: None, path: entry.path.value.clone() };
            (key, work.role, entry.layer.value)
        })
    })
}

/// Whether a file is Python with any code in it: an empty `__init__.py` would only be a row of nothings.
fn is_code(holding: &Holding) -> bool {
    let first = holding.text.as_ref().map_or("", |text| text.line(1));
    Language::detect(holding.key.path.as_str(), first) == Language::Python
        && holding.facts.shape.0.iter().any(|line| line.kind == LineKind::Code)
}

/// What the edition says of its measures.
fn said(spec: &MeasuresSpec) -> (Vocabulary, Vec<Condition>) {
    let texts = |list: &crate::yaml::OneOrMany<crate::yaml::Located<crate::yaml::Text>>| {
        list.0.iter().map(|text| text.to_string()).collect()
    };
    let vocabulary = Vocabulary { tensor: texts(&spec.tensor), io: texts(&spec.io), channels: texts(&spec.channels) };
    (vocabulary, spec.rule.clone())
}

fn figures(
    holding: &Holding,
    references: &References,
    fan: Fan,
    packages: &Packages,
    vocabulary: &Vocabulary,
) -> Result<Figures, Absence> {
    let text = holding.text.as_ref().ok_or(Absence::Missing)?;
    if let Some(line) = holding.syntax_error {
        return Err(Absence::NotPython(line));
    }
    let (module, number) = holding.module().zip(references.number(&holding.key)).ok_or(Absence::Unread)?;
    let counts = measure(&module, text, vocabulary, &Named::new(references, number, packages));
    Ok(Figures { counts, fan, syntax: None })
}

/// The digest of the whole syntax tree.
fn syntax(holding: &Holding) -> Option<Sha256> {
    tree_digest(holding.tokens()?, LineRange::new(1, holding.facts.lines)?)
}
