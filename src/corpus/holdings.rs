//! What the edition holds: every selected file of every state, its facts, and its text where the text is there.
//!
//! Locks are read first; then each file is read from `source/` (or `witnesses/<id>/`), its facts are computed and held against the lock's.
//! A text that contradicts its lock in any byte is not used: the page becomes a silhouette, and the contradiction a diagnostic.

use super::lock::{FileFacts, Lock, LockedState, Read};
use super::{MAX_FILE, target};
use crate::code::language::Language;
use crate::code::module;
use crate::code::python::names::FileNames;
use crate::code::python::{Module, TreeTokens};
use crate::code::text::SourceText;
use crate::diagnostics::{Diagnostic, Place, Problem, Sources};
use crate::edition::{Edition, FileEntry, Root, Work, read_regular};
use crate::ids::{CodeAddress, RepoPath, StateId, WorkId};
use crate::yaml::Bounds;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// Up to so many bytes of text in all, syntax trees are kept for those who come later: to parse again would take them longer than all
/// that they do. A tree takes about ten times its text, which for a large edition would be most of the memory.
const TREES_KEPT: u64 = 4 << 20;

/// Which file: work, state (`None` for the pin), path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileKey {
    /// The work.
    pub work: WorkId,
    /// The witness, or nothing for the pin.
    pub state: Option<StateId>,
    /// The path.
    pub path: RepoPath,
}

impl FileKey {
    /// The file that an address names.
    #[must_use]
    pub fn of(address: &CodeAddress) -> Self {
        Self { work: address.work.clone(), state: address.state.clone(), path: address.path.clone() }
    }

    /// The file as its work lists it.
    #[must_use]
    pub fn entry<'e>(&self, edition: &'e Edition) -> Option<&'e FileEntry> {
        let state = edition.works.get(&self.work)?.state(self.state.as_ref())?;
        state.files.iter().find(|entry| entry.path.value == self.path)
    }
}

impl std::fmt::Display for FileKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { work, state, path } = self.clone();
        write!(f, "{}", CodeAddress { work, state, path, lines: None })
    }
}

/// A file that is held.
#[derive(Clone, Debug)]
pub struct Holding {
    /// Which.
    pub key: FileKey,
    /// Its facts.
    pub facts: FileFacts,
    /// Its text, if it is there and proved.
    pub text: Option<SourceText>,
    /// Whether all of the text's bytes are UTF-8.
    pub is_utf8: bool,
    /// The first line that is not Python, in a Python file whose text is there.
    pub syntax_error: Option<u32>,
    /// The names that the text binds and uses, if it is there and all of it is Python.
    pub names: Option<Arc<FileNames>>,
    /// The syntax tree, where it was kept.
    kept: Option<Arc<Module>>,
    tokens: Arc<OnceLock<Option<TreeTokens>>>,
}

impl Holding {
    fn new(key: FileKey, facts: FileFacts, read: Option<Read>, keeps_tree: bool) -> Self {
        Self {
            key,
            facts,
            is_utf8: read.as_ref().is_none_or(|read| read.is_utf8),
            syntax_error: read.as_ref().and_then(|read| read.syntax_error),
            names: read.as_ref().and_then(|read| read.names.clone()),
            kept: read.as_ref().and_then(|read| read.module.clone()).filter(|_| keeps_tree),
            text: read.map(|read| read.text),
            tokens: Arc::default(),
        }
    }

    /// The holding of a file as if its text were these bytes, whatever a lock says.
    #[must_use]
    pub fn of_bytes(key: FileKey, bytes: &[u8]) -> Self {
        let (facts, read) = FileFacts::of(&key.path, bytes);
        Self::new(key, facts, Some(read), true)
    }

    /// The language; by the path alone, where the text is not there.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::detect(self.key.path.as_str(), self.text.as_ref().map_or("", |text| text.line(1)))
    }

    /// Why a Python file whose text is there could not be read as Python: the line, or that it is too large.
    #[must_use]
    pub fn not_python(&self) -> Option<Option<u32>> {
        let text = self.text.as_ref().filter(|_| self.names.is_none())?;
        let is_python = Language::detect(self.key.path.as_str(), text.line(1)) == Language::Python;
        is_python.then_some(self.syntax_error)
    }

    /// The tokens of the text's syntax tree, where there is one; made when first asked for.
    #[must_use]
    pub fn tokens(&self) -> Option<&TreeTokens> {
        let make = || Some(TreeTokens::of(&*self.module()?, self.text.as_ref()?.as_str()));
        self.tokens.get_or_init(make).as_ref()
    }

    /// The text's syntax tree, where there is one: kept since the text was read, or made again.
    #[must_use]
    pub fn module(&self) -> Option<Arc<Module>> {
        let parse = || module(self.key.path.as_str(), self.text.as_ref()?).map(Arc::new);
        self.kept.clone().or_else(parse)
    }
}

/// What an earlier reading found, for files that have not changed since. `serve` keeps it between builds.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether there is a next time. A single build keeps nothing: a million lines are remembered in a hundred megabytes.
    pub keeps: bool,
    locks: BTreeMap<PathBuf, (Stat, Arc<str>, Lock)>,
    files: BTreeMap<PathBuf, (Stat, FileFacts, Holding)>,
}

/// What tells a changed file from an unchanged one without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stat {
    size: u64,
    modified: Option<std::time::SystemTime>,
}

impl Stat {
    fn of(path: &std::path::Path) -> Option<Self> {
        let data = std::fs::metadata(path).ok()?;
        Some(Self { size: data.len(), modified: data.modified().ok() })
    }
}

/// All files of an edition.
#[derive(Debug, Default)]
pub struct Holdings {
    /// The files.
    pub files: BTreeMap<FileKey, Holding>,
    /// The locks' states.
    pub states: BTreeMap<(WorkId, Option<StateId>), LockedState>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// What was read.
    pub watched: BTreeSet<PathBuf>,
    /// The files whose text is there and is not what the lock says.
    pub refused: BTreeSet<FileKey>,
}

/// The folder that a state's text is kept in.
#[must_use]
pub fn source_folder(root: &Root, work: &WorkId, state: Option<&StateId>) -> PathBuf {
    let folder = root.join("corpus").join(work.as_str());
    match state {
        None => folder.join("source"),
        Some(id) => folder.join("witnesses").join(id.as_str()),
    }
}

/// The lock's path.
#[must_use]
pub fn lock_path(root: &Root, work: &WorkId) -> PathBuf {
    root.join("corpus").join(work.as_str()).join("lock.yaml")
}

/// Reads the locks of all works; a work without a readable lock is not in the result.
#[must_use]
pub fn read_locks(
    root: &Root,
    edition: &Edition,
    sources: &mut Sources,
    memory: &mut Memory,
) -> (BTreeMap<WorkId, Lock>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut locks = BTreeMap::new();
    let read: Vec<_> = edition
        .works
        .par_iter()
        .map(|(id, work)| {
            let path = lock_path(root, id);
            let name = root.name_of(&path);
            let stat = Stat::of(&path);
            let known = memory.locks.get(&path).filter(|(old, _, _)| Some(*old) == stat);
            if let Some((stat, text, lock)) = known {
                return (id.clone(), path, name, Some(*stat), (Ok(lock.clone()), Some(Arc::clone(text))));
            }
            let read = read_regular(&path, Bounds::FACTS.bytes as u64)
                .and_then(|read| read.map_err(|_| std::io::Error::other("it is too large")))
                .and_then(|bytes| String::from_utf8(bytes).map_err(|_| std::io::ErrorKind::InvalidData.into()));
            let outcome = match read {
                Ok(text) => {
                    let lock = Lock::read(&name, &text);
                    (lock, Some(Arc::from(text)))
                }
                Err(error) => (Err(vec![no_lock(&error, id, &name, work)]), None),
            };
            (id.clone(), path, name, stat, outcome)
        })
        .collect();
    memory.locks.clear();
    for (id, path, name, stat, (lock, text)) in read {
        if let Some(text) = &text {
            sources.add(name, Arc::clone(text));
        }
        match lock {
            Ok(lock) => {
                if let (Some(stat), Some(text), true) = (stat, text, memory.keeps) {
                    memory.locks.insert(path, (stat, text, lock.clone()));
                }
                locks.insert(id, lock);
            }
            Err(wrong) => diagnostics.extend(wrong),
        }
    }
    (locks, diagnostics)
}

/// What is wrong where a lock cannot be read.
fn no_lock(error: &std::io::Error, id: &WorkId, name: &Arc<str>, work: &Work) -> Diagnostic {
    if error.kind() == std::io::ErrorKind::NotFound {
        return Diagnostic::new(Problem::NoLock { work: id.to_string() }, work.place.clone());
    }
    let problem = Problem::Unreadable { path: name.to_string(), reason: crate::edition::io_reason(error) };
    Diagnostic::new(problem, Place::whole(name))
}

/// Reads and proves the texts.
#[must_use]
pub fn hold(root: &Root, edition: &Edition, locks: BTreeMap<WorkId, Lock>, memory: &mut Memory) -> Holdings {
    let mut holdings = Holdings::default();
    let mut wanted = Vec::new();
    for (id, lock) in locks {
        let Some(work) = edition.works.get(&id) else { continue };
        for state in work.states.iter().filter(|state| !lock.states.contains_key(&state.id)) {
            let nothing = (BTreeSet::new(), LockedState::default());
            check_selection(root, work, state.id.as_ref(), &nothing.0, &nothing.1, &mut holdings.diagnostics);
        }
        for (state, mut locked) in lock.states {
            let files = std::mem::take(&mut locked.files);
            check_selection(root, work, state.as_ref(), &files.keys().collect(), &locked, &mut holdings.diagnostics);
            let selected: BTreeSet<&RepoPath> = work
                .state(state.as_ref())
                .map(|state| state.files.iter().map(|file| &file.path.value).collect())
                .unwrap_or_default();
            for (path, facts) in files.into_iter().filter(|(path, _)| selected.contains(path)) {
                let place = locked.places.get(&path).cloned();
                let key = FileKey { work: id.clone(), state: state.clone(), path };
                wanted.push((key, facts, place));
            }
            holdings.states.insert((id.clone(), state), locked);
        }
    }
    let keeps_trees = wanted.iter().map(|(_, facts, _)| facts.size).sum::<u64>() <= TREES_KEPT;
    let read: Vec<_> = wanted
        .into_par_iter()
        .map(|(key, facts, place)| {
            let folder = source_folder(root, &key.work, key.state.as_ref());
            let path = key.path.below(&folder);
            // Taken before the file is read: a change in between is then seen next time.
            let stat = Stat::of(&path);
            let known = memory.files.get(&path).filter(|(old, locked, _)| Some(*old) == stat && *locked == facts);
            let (holding, wrong) = match known {
                Some((_, _, holding)) => (holding.clone(), Vec::new()),
                None => read_one(key, facts.clone(), place, &folder, keeps_trees),
            };
            (path, stat, facts, holding, wrong)
        })
        .collect();
    memory.files.clear();
    for (path, stat, facts, holding, wrong) in read {
        if let (Some(stat), true) = (stat, wrong.is_empty() && memory.keeps) {
            memory.files.insert(path.clone(), (stat, facts, holding.clone()));
        }
        holdings.watched.insert(path);
        if holding.text.is_none() && !wrong.is_empty() {
            holdings.refused.insert(holding.key.clone());
        }
        holdings.diagnostics.extend(wrong);
        holdings.files.insert(holding.key.clone(), holding);
    }
    holdings
}

/// Reads one file and holds its facts against the lock's.
fn read_one(
    key: FileKey,
    facts: FileFacts,
    place: Option<Place>,
    folder: &std::path::Path,
    keeps_trees: bool,
) -> (Holding, Vec<Diagnostic>) {
    let holding = |facts, read| Holding::new(key.clone(), facts, read, keeps_trees);
    let Ok(target::Found::File(bytes)) = target::look(folder, &key.path, MAX_FILE) else {
        return (holding(facts, None), Vec::new());
    };
    let (found, read) = FileFacts::of(&key.path, &bytes);
    let differences = facts.differences(&found);
    if differences.is_empty() {
        return (holding(found, Some(read)), Vec::new());
    }
    let place = place.unwrap_or_else(|| Place::whole(&Arc::from(key.to_string())));
    // One line for the file: where bytes differ, everything else may too.
    let same_bytes = facts.sha256 == found.sha256;
    let wrong = differences
        .into_iter()
        .filter(|(name, _, _)| same_bytes || *name == "SHA-256")
        .map(|(fact, locked, found)| {
            let problem = Problem::LockDisagrees { path: key.path.to_string(), fact, locked, found };
            Diagnostic::new(problem, place.clone())
        })
        .collect();
    // Where the bytes agree, what was computed from them is right and the lock is not.
    let held = if same_bytes { holding(found, Some(read)) } else { holding(facts, None) };
    (held, wrong)
}

/// Holds the lock's list of files against the selection.
fn check_selection(
    root: &Root,
    work: &Work,
    state: Option<&StateId>,
    locked: &BTreeSet<&RepoPath>,
    lock: &LockedState,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let selected = work.state(state).map(|state| state.files.as_slice()).unwrap_or_default();
    for file in selected.iter().filter(|file| !locked.contains(&file.path.value)) {
        let problem = Problem::NotLocked { work: work.id.to_string(), path: file.path.to_string() };
        diagnostics.push(Diagnostic::new(problem, file.path.place.clone()));
    }
    let paths: BTreeSet<&RepoPath> = selected.iter().map(|file| &file.path.value).collect();
    for path in locked {
        if !paths.contains(path) {
            let whole = || Place::whole(&root.name_of(&lock_path(root, &work.id)));
            let place = lock.places.get(*path).cloned().unwrap_or_else(whole);
            diagnostics.push(Diagnostic::new(Problem::LockedNotSelected { path: path.to_string() }, place));
        }
    }
}
