//! The stages in a row, from a folder to a resolved edition with its citations printed.

use crate::claims;
use crate::claims::observed::{self, Observed};
use crate::code::language::Language;
use crate::collate::{Collations, Witness};
use crate::corpus::holdings::{self, FileKey, Holdings, hold, read_locks};
use crate::corpus::lives::{self, Lives};
use crate::corpus::lock::Lock;
use crate::diagnostics::{Diagnostic, Place, Problem, Sources, sort};
use crate::edition::{Edition, Loaded, Root, load};
use crate::ids::{Sha256, WorkId};
use crate::map::{Graph, References};
use crate::resolve::{Ground, Resolved, clusters, resolve};
use crate::site::citations::Citations;
use crate::site::theme::Theme;
use crate::yaml::Trees;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// An edition and its locks, read but not yet joined with any text.
#[derive(Debug)]
pub struct Opened {
    /// The edition; nothing if there is no readable `edition.yaml`.
    pub edition: Option<Edition>,
    /// The locks that could be read.
    pub locks: BTreeMap<WorkId, Lock>,
    /// What was observed of the works' histories.
    pub observed: BTreeMap<WorkId, Observed>,
    /// When the lines of the works came and last changed.
    pub lives: BTreeMap<WorkId, Lives>,
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// What is wrong so far.
    pub diagnostics: Vec<Diagnostic>,
    /// What was read, whose change would change the edition.
    pub watched: BTreeSet<PathBuf>,
}

/// Reads what people wrote and what the locks hold.
#[must_use]
pub fn open(root: &Root, memory: &mut Memory) -> Opened {
    let Loaded { edition, mut sources, mut diagnostics, mut watched } = load(root, &memory.trees);
    let (mut locks, mut observed, mut lives) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    if let Some(edition) = &edition {
        let (read, wrong) = read_locks(root, edition, &mut sources, &mut memory.files);
        locks = read;
        // Also those that are not there yet.
        watched.extend(edition.works.keys().map(|work| holdings::lock_path(root, work)));
        diagnostics.extend(wrong);
        let (read, wrong) = observed::read_all(root, edition, &mut sources, &memory.trees);
        observed = read;
        watched.extend(edition.works.keys().map(|work| observed::path(root, work)));
        diagnostics.extend(wrong);
        let (read, wrong) = lives::read_all(root, edition, &locks, &mut sources);
        lives = read;
        watched.extend(edition.works.keys().map(|work| lives::path(root, work)));
        diagnostics.extend(wrong);
    }
    Opened { edition, locks, observed, lives, sources, diagnostics, watched }
}

/// An edition as far as it can be made.
#[derive(Debug)]
pub struct Compiled {
    /// The edition and its citations; nothing if it could not be opened.
    pub edition: Option<(Resolved, Arc<Citations>)>,
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// Everything that is wrong, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// What was read, whose change would change the edition.
    pub watched: BTreeSet<PathBuf>,
}

/// What was worked out for an earlier state of the edition and may still hold. `serve` keeps it between builds; a build begins with none.
#[derive(Debug, Default)]
pub struct Memory {
    trees: Trees,
    files: holdings::Memory,
    citations: Option<(Sha256, Arc<Citations>)>,
    references: Meant,
    ground: Option<Arc<Ground>>,
    claims: claims::Memory,
    collations: Arc<Collations>,
    theme: Option<Arc<Theme>>,
}

impl Memory {
    /// A memory for a program that compiles again and again.
    #[must_use]
    pub fn lasting() -> Self {
        let mut memory = Self { trees: Trees::lasting(), ..Self::default() };
        memory.files.keeps = true;
        memory
    }
}

/// Joins an opened edition with its texts. With `strict`, a file that is not there is an error.
#[must_use]
pub fn join(root: &Root, opened: Opened, strict: bool, memory: &mut Memory) -> Compiled {
    let Opened { edition, locks, observed, lives, sources, mut diagnostics, mut watched } = opened;
    let edition = edition.map(|edition| {
        let edition = Arc::new(edition);
        let Memory { files, citations: known, references: meant, claims: asked, ground: known_ground, .. } = memory;
        // Printing the citations is one long row of steps, about as long as all the rest, and needs nothing of it.
        let ((citations, faults), resolved) = rayon::join(
            || print(&edition, known),
            || {
                let mut holdings = hold(root, &edition, locks, files);
                watched.append(&mut holdings.watched);
                diagnostics.extend(silhouettes(&holdings, &edition, strict));
                diagnostics.extend(not_python(&holdings, &edition));
                let meant = follow(&edition, &mut holdings, meant, files.keeps);
                let ground = Ground::of(&sources, &holdings, &meant.0, known_ground.as_ref());
                *known_ground = files.keeps.then(|| Arc::clone(&ground));
                let mut resolved = resolve(Arc::clone(&edition), holdings, Arc::clone(&ground), meant);
                diagnostics.append(&mut resolved.diagnostics);
                let observed = current(observed, &resolved);
                let (ledger, wrong) = ground.claims(|| claims::examine(&resolved, &observed, asked)).clone();
                (resolved.claims, resolved.observed, resolved.lives) = (ledger, observed, lives);
                diagnostics.extend(wrong);
                resolved
            },
        );
        diagnostics.extend(faults);
        (resolved, citations)
    });
    sort(&mut diagnostics);
    Compiled { edition, sources, diagnostics, watched }
}

/// What was observed, as far as it was observed of the pins as they are.
fn current(observed: BTreeMap<WorkId, Observed>, resolved: &Resolved) -> BTreeMap<WorkId, Observed> {
    let states = &resolved.holdings.states;
    let pin = |work: &WorkId| states.get(&(work.clone(), None)).and_then(|state| state.revision);
    observed.into_iter().filter(|(work, observed)| observed.revision == pin(work)).collect()
}

/// Prints the citations, or finds them in memory.
fn print(edition: &Edition, known: &mut Option<(Sha256, Arc<Citations>)>) -> (Arc<Citations>, Vec<Diagnostic>) {
    let clusters = clusters(edition);
    let asked = Citations::fingerprint(edition, &clusters);
    if let Some((print, citations)) = known
        && *print == asked
    {
        return (Arc::clone(citations), Vec::new());
    }
    let (citations, wrong) = Citations::print(edition, &clusters);
    let citations = Arc::new(citations);
    // What is wrong must be said again each time, so faulty citations are not remembered.
    *known = wrong.is_empty().then(|| (asked, Arc::clone(&citations)));
    (citations, wrong)
}

/// Finds out what each name in the code means, unless neither the code nor what works provide to each other has changed.
fn follow(
    edition: &Edition,
    holdings: &mut Holdings,
    memory: &mut Meant,
    keeps: bool,
) -> (Arc<References>, Arc<Graph>) {
    if let Some((references, graph)) = memory.as_ref().filter(|(references, _)| references.are_of(edition, holdings)) {
        return (Arc::clone(references), Arc::clone(graph));
    }
    let mut references = References::of(edition, holdings);
    if !keeps {
        holdings.files.values_mut().for_each(|holding| holding.names = None);
        references = references.reduced();
    }
    let graph = Arc::new(Graph::of(&references));
    let references = Arc::new(references);
    *memory = keeps.then(|| (Arc::clone(&references), Arc::clone(&graph)));
    (references, graph)
}

/// Collates the witnesses of each text with the bases that readers can choose, as far as both texts are there. Only pages need it, and it
/// takes longer than all that checking needs.
pub fn collate(compiled: &mut Compiled, memory: &mut Memory) {
    if let Some((resolved, _)) = &mut compiled.edition {
        resolved.collations = collations(resolved, &mut memory.collations);
    }
}

fn collations(resolved: &Resolved, memory: &mut Arc<Collations>) -> Arc<Collations> {
    let witness = |file: &FileKey| {
        let holding = resolved.holdings.files.get(file)?;
        let text = holding.text.as_ref()?;
        let python = Language::detect(file.path.as_str(), text.line(1)) == Language::Python;
        Some(Witness { content: holding.facts.content, text: text.as_str(), python })
    };
    let mut pairs = Vec::new();
    for tradition in &resolved.traditions {
        let members: Vec<_> = tradition.members.iter().map(|(_, file)| witness(file)).collect();
        pairs.extend(tradition.pairs.iter().filter_map(|(a, b)| Some((members[*a].clone()?, members[*b].clone()?))));
    }
    let found = Arc::new(Collations::of(&pairs, memory));
    *memory = Arc::clone(&found);
    found
}

/// What names mean, and the graph that comes of it.
type Meant = Option<(Arc<References>, Arc<Graph>)>;

/// Loads the theme and adds what is wrong with it.
pub fn with_theme(root: &Root, compiled: &mut Compiled, memory: &mut Memory) -> Option<Arc<Theme>> {
    let (theme, watched) = Theme::load(root, memory.theme.take());
    compiled.watched.extend(watched);
    match theme {
        Ok(theme) => {
            memory.theme = Some(Arc::clone(&theme));
            Some(theme)
        }
        Err(wrong) => {
            compiled.diagnostics.extend(wrong);
            sort(&mut compiled.diagnostics);
            None
        }
    }
}

/// One warning for each file that calls itself Python and is not.
fn not_python(holdings: &Holdings, edition: &Edition) -> Vec<Diagnostic> {
    let told = holdings.files.iter().filter_map(|(key, holding)| {
        let line = holding.not_python()?;
        let entry = key.entry(edition)?;
        let problem = Problem::NotPython { path: key.path.to_string(), line };
        Some(Diagnostic::new(problem, entry.path.place.clone()))
    });
    told.collect()
}

/// What is said of works whose texts are not all there.
fn silhouettes(holdings: &Holdings, edition: &Edition, strict: bool) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<(&WorkId, Option<String>), (usize, usize)> = BTreeMap::new();
    for (key, holding) in &holdings.files {
        let count = counts.entry((&key.work, key.state.as_ref().map(ToString::to_string))).or_default();
        count.0 += usize::from(holding.text.is_none());
        count.1 += 1;
    }
    counts
        .into_iter()
        .filter(|(_, (missing, _))| *missing > 0)
        .filter_map(|((id, state), (missing, of))| {
            let work = edition.works.get(id)?;
            let work_name = state.map_or_else(|| id.to_string(), |state| format!("{id}@{state}"));
            let problem = Problem::Silhouettes { work: work_name, missing, of, strict };
            Some(Diagnostic::new(problem, Place::whole(&work.place.file)))
        })
        .collect()
}
