//! Joining: what every name, target and link of the edition leads to.
//!
//! 1. [`works`]: selections against what is left out, layers against phases;
//! 2. [`target`]: each note's target against the text (lines, symbol, words, stamp);
//! 3. [`names`]: kinds, lenses, contributors, citations, other notes, and what each kind asks of its notes;
//! 4. [`terms`], [`paths`], [`claims`]: the same for terms, paths and claims, with the lines that they point at;
//! 5. [`style`]: notes against the house rules;
//! 6. [`variants`]: which files are witnesses of which text;
//! 7. [`links`]: every link in prose, and where notes use terms.
//!
//! The result, [`Resolved`], answers all questions of the site and nothing in it can lead nowhere: what did was reported and left out.

mod claims;
mod ground;
mod links;
mod names;
mod paths;
mod quotation;
mod style;
mod target;
mod terms;
mod variants;
mod works;

pub use ground::Ground;
pub use links::{Destination, Index, Passage, clusters};
pub use target::{Target, TargetState};
pub use variants::Tradition;

use crate::claims::Ledger;
use crate::claims::observed::Observed;
use crate::collate::Collations;
use crate::corpus::holdings::{FileKey, Holdings};
use crate::corpus::lives::Lives;
use crate::diagnostics::Diagnostic;
use crate::edition::{Edition, Note};
use crate::ids::{Date, LineRange, NoteId, PathId, ReferenceKey, TermId, WorkId};
use crate::map::measures::Table;
use crate::map::{DeclaredCrossing, Graph, References, crossings};
use crate::prose::Terms;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An edition in which everything that is left leads somewhere.
#[derive(Debug)]
pub struct Resolved {
    /// What people wrote.
    pub edition: Arc<Edition>,
    /// The files.
    pub holdings: Holdings,
    /// All of it but the notes.
    pub ground: Arc<Ground>,
    /// What each name in the code means.
    pub references: Arc<References>,
    /// What the files have to do with one another, as the code says.
    pub graph: Arc<Graph>,
    /// What else they have to do with one another, as the works declare.
    pub crossings: Vec<DeclaredCrossing>,
    /// What each note is about. A note whose target could not be found at all is not here.
    pub targets: BTreeMap<NoteId, Target>,
    /// The notes on each file, by first line, longer ranges first.
    pub on_file: BTreeMap<FileKey, Vec<NoteId>>,
    /// The notes that reply to a note, by date.
    pub replies: BTreeMap<NoteId, Vec<NoteId>>,
    /// The notes that refer to a note, in `see` or in prose.
    pub mentions: BTreeMap<NoteId, BTreeSet<NoteId>>,
    /// The notes that cite a work.
    pub cited_by: BTreeMap<ReferenceKey, BTreeSet<NoteId>>,
    /// The forms of all terms.
    pub terms: Terms,
    /// Where each term can be seen; a term whose place could not be found is not here.
    pub term_places: BTreeMap<TermId, Passage>,
    /// The notes that link to a term, or use it.
    pub term_uses: BTreeMap<TermId, BTreeSet<NoteId>>,
    /// The lines of each path's stops, in order; nothing for a stop whose lines could not be found.
    pub stops: BTreeMap<PathId, Vec<Option<Passage>>>,
    /// The stops on each file: path, and place among its stops from 0; paths in their order.
    pub stops_on: BTreeMap<FileKey, Vec<(PathId, usize)>>,
    /// The ranges of lines that prose, targets and outlines link to, by file: each gets a place to land on.
    pub ranges: BTreeMap<FileKey, BTreeSet<LineRange>>,
    /// The claims with what their checks found; empty until they are asked.
    pub claims: Ledger,
    /// What was observed of each work's history.
    pub observed: BTreeMap<WorkId, Observed>,
    /// When the lines of the works came and last changed.
    pub lives: BTreeMap<WorkId, Lives>,
    /// The witnesses of the collated texts, in the order of the texts.
    pub traditions: Vec<Tradition>,
    /// What collating them found.
    pub collations: Arc<Collations>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl Resolved {
    /// A note that has a target.
    #[must_use]
    pub fn note(&self, id: &NoteId) -> Option<(&Note, &Target)> {
        Some((self.edition.notes.get(id)?, self.targets.get(id)?))
    }

    /// The measures; nothing, if the edition has no Python, or too much for nobody's asking.
    #[must_use]
    pub fn measures(&self) -> Option<&Table> {
        self.ground.measures(|| Table::of(&self.edition, &self.holdings, &self.references, &self.graph))
    }

    /// The day of the newest note, claim, term or path; of an edition without any, that of its newest text. It is what the edition says of its
    /// own date, because the clock would make every run another edition.
    #[must_use]
    pub fn changed(&self) -> Option<Date> {
        let edition = &self.edition;
        let notes = edition.notes.values().map(|note| note.date.value);
        let claims = edition.claims.values().map(|claim| claim.date.value);
        let terms = edition.terms.values().map(|term| term.date.value);
        let paths = edition.paths.values().map(|path| path.date.value);
        let written = notes.chain(claims).chain(terms).chain(paths).max();
        written.or_else(|| self.holdings.states.values().filter_map(|state| state.date).max())
    }

    /// What links can lead to.
    #[must_use]
    pub fn index(&self) -> Index<'_> {
        Index { edition: &self.edition, holdings: &self.holdings }
    }
}

/// Resolves an edition.
#[must_use]
pub fn resolve(
    edition: Arc<Edition>,
    mut holdings: Holdings,
    ground: Arc<Ground>,
    (references, graph): (Arc<References>, Arc<Graph>),
) -> Resolved {
    let mut diagnostics = std::mem::take(&mut holdings.diagnostics);
    diagnostics.extend(works::check(&edition));
    let (targets, wrong) = target::resolve_all(&edition, &holdings);
    diagnostics.extend(wrong);
    let index = Index { edition: &edition, holdings: &holdings };
    let terms = terms::forms(&edition);
    let (names, links) = rayon::join(
        || [names::check(&edition), style::check(&edition, &holdings)].concat(),
        || links::check(&edition, &index, &terms),
    );
    diagnostics.extend(names);
    diagnostics.extend(links.diagnostics);
    diagnostics.extend(terms::check(&edition));
    let term_places = terms::places(&edition, &index, &mut diagnostics);
    diagnostics.extend(paths::check(&edition));
    diagnostics.extend(claims::check(&edition));
    let stops = paths::stops(&edition, &index, &mut diagnostics);

    let traditions = variants::traditions(&edition, &index, &mut diagnostics);

    let (crossings, wrong) = crossings(&edition, &holdings);
    diagnostics.extend(wrong);

    let mut on_file: BTreeMap<FileKey, Vec<NoteId>> = BTreeMap::new();
    for (id, target) in &targets {
        on_file.entry(target.file.clone()).or_default().push(id.clone());
    }
    for notes in on_file.values_mut() {
        notes.sort_by_key(|id| {
            targets.get(id).map(|target| (target.lines.first(), u32::MAX - target.lines.last(), id.clone()))
        });
    }
    let mut ranges = links.ranges;
    for target in targets.values() {
        ranges.entry(target.file.clone()).or_default().insert(target.lines);
    }
    for end in crossings.iter().flat_map(|crossing| [&crossing.from, &crossing.to]) {
        ranges.entry(end.file.clone()).or_default().extend(end.lines);
    }
    for address in edition.claims.values().flat_map(|claim| &claim.at.0) {
        let file = FileKey::of(address);
        if holdings
            .files
            .get(&file)
            .is_some_and(|holding| address.lines.is_some_and(|at| at.last() <= holding.facts.lines))
        {
            ranges.entry(file).or_default().extend(address.lines);
        }
    }
    for passage in term_places.values().chain(stops.values().flatten().flatten()) {
        ranges.entry(passage.file.clone()).or_default().insert(passage.lines);
    }
    let mut stops_on: BTreeMap<FileKey, Vec<(PathId, usize)>> = BTreeMap::new();
    for path in edition.paths_in_order() {
        for (at, passage) in stops.get(&path.id).into_iter().flatten().enumerate() {
            if let Some(passage) = passage {
                stops_on.entry(passage.file.clone()).or_default().push((path.id.clone(), at));
            }
        }
    }
    for (key, holding) in &holdings.files {
        ranges.entry(key.clone()).or_default().extend(holding.facts.symbols.iter().map(|symbol| symbol.lines));
    }
    let mut replies: BTreeMap<NoteId, Vec<NoteId>> = BTreeMap::new();
    let mut mentions = links.mentions;
    let mut cited_by = links.cited_by;
    for note in edition.notes.values().filter(|note| targets.contains_key(&note.id)) {
        if let Some(to) = note.to.as_ref().filter(|to| targets.contains_key(&to.value)) {
            replies.entry(to.value.clone()).or_default().push(note.id.clone());
        }
        for see in note.see.0.iter().filter(|see| targets.contains_key(&see.value)) {
            mentions.entry(see.value.clone()).or_default().insert(note.id.clone());
        }
        for key in note.cites.0.iter().filter(|key| edition.bibliography.contains_key(&key.value)) {
            cited_by.entry(key.value.clone()).or_default().insert(note.id.clone());
        }
    }
    for list in replies.values_mut() {
        list.sort_by_key(|id| edition.notes.get(id).map(|note| (note.date.value, id.clone())));
    }
    Resolved {
        targets,
        on_file,
        replies,
        mentions,
        cited_by,
        terms,
        term_places,
        term_uses: links.term_uses,
        stops,
        stops_on,
        traditions,
        collations: Arc::default(),
        ranges,
        claims: Ledger::default(),
        observed: BTreeMap::new(),
        lives: BTreeMap::new(),
        diagnostics,
        edition,
        holdings,
        ground,
        references,
        graph,
        crossings,
    }
}
