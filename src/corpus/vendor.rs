//! From an edition's works to what is asked of their origins, and from what they gave to locks.

use super::holdings::source_folder;
use super::lock::{FileFacts, Lock, LockedState};
use super::progress::Progress;
use super::{
    Locked, Nature, Obtained, Origin, OriginProblem, PackageIndex, PackagePin, Request, Severity as Weight, Wanted,
    obtain,
};
use crate::code::shape::MOST_LINES;
use crate::diagnostics::{Diagnostic, Place, Problem, Severity};
use crate::edition::{OriginSpec, Root, State, Work};
use crate::ids::{PackageUrl, RepoPath, StateId};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where and how texts may be looked for.
#[derive(Clone, Debug, Default)]
pub struct Sourcing {
    /// Folders that are, or hold, git directories.
    pub mirrors: Vec<PathBuf>,
    /// Whether the network is left alone.
    pub offline: bool,
}

/// What an origin had to say.
#[derive(Clone, Debug)]
pub struct Told {
    /// What sort of thing went wrong.
    pub nature: Nature,
    /// Whether it only sums up what is missing in the end, which a build says in its own way.
    pub sums_up: bool,
    /// The problem.
    pub diagnostic: Diagnostic,
}

/// Brings the locked texts of works to where they are read. Gives what went wrong, each with its nature: a build forgives an origin that could
/// not be reached, but not one that gave other bytes.
#[must_use]
pub fn vendor(root: &Root, works: &[(&Work, &Lock)], sourcing: &Sourcing, progress: &dyn Progress) -> Vec<Told> {
    let states: Vec<_> =
        works.iter().flat_map(|(work, lock)| work.states.iter().map(move |state| (*work, state, *lock))).collect();
    let outcomes: Vec<_> = states
        .into_par_iter()
        .filter_map(|(work, state, lock)| {
            let locked = lock.states.get(&state.id)?;
            let request = request(root, work, state, Some(locked), sourcing);
            Some(diagnostics(work, &obtain(&request, progress)))
        })
        .collect();
    outcomes.into_iter().flatten().collect()
}

/// Fetches a work anew and makes its lock from what the origins gave.
///
/// # Errors
/// What went wrong, if any file could not be had: a lock is whole or is not written.
pub fn relock(
    root: &Root,
    work: &Work,
    old: Option<&Lock>,
    sourcing: &Sourcing,
    progress: &dyn Progress,
) -> (Option<Lock>, Vec<Diagnostic>) {
    let (mut lock, mut wrong, mut whole) = (Lock::default(), Vec::new(), true);
    for state in &work.states {
        let request = request(root, work, state, None, sourcing);
        let obtained = obtain(&request, progress);
        wrong.extend(diagnostics(work, &obtained).into_iter().map(|told| told.diagnostic));
        whole &= obtained.missing.is_empty();
        let old = old.and_then(|old| old.states.get(&state.id));
        match facts(&request, state, &obtained, old) {
            Ok(locked) => {
                lock.states.insert(state.id.clone(), locked);
            }
            Err((path, error)) => {
                let problem = Problem::Unreadable { path: path.to_string(), reason: error.to_string() };
                wrong.push(Diagnostic::new(problem, Place::whole(&work.place.file)));
                whole = false;
            }
        }
    }
    whole &= wrong.iter().all(|diagnostic| diagnostic.severity() != Severity::Error);
    (whole.then_some(lock), wrong)
}

/// The facts of a state, computed from the files that are now in place.
///
/// What an origin that could not be asked this time gave for the same commit or release before, still holds.
fn facts(
    request: &Request,
    state: &State,
    obtained: &Obtained,
    old: Option<&LockedState>,
) -> Result<LockedState, (RepoPath, std::io::Error)> {
    let read = |path: &RepoPath| -> Result<(RepoPath, FileFacts), (RepoPath, std::io::Error)> {
        let bytes = std::fs::read(path.below(&request.target)).map_err(|error| (path.clone(), error))?;
        if bytes.iter().filter(|byte| **byte == b'\n').count() > MOST_LINES {
            let error = std::io::Error::other(format!("it has more than {MOST_LINES} lines, which no page shows"));
            return Err((path.clone(), error));
        }
        Ok((path.clone(), FileFacts::of(path, &bytes).0))
    };
    let files: Result<_, _> = obtained.files.par_iter().map(|(path, _)| read(path)).collect();
    let commit = state.origins.iter().find_map(|origin| origin.commit.as_ref());
    let git = commit.and_then(|commit| obtained.commits.get(&commit.value));
    let same =
        |old: &&LockedState| commit.is_some_and(|commit| old.revision.is_some_and(|id| id.git_id() == commit.as_str()));
    let kept = old.filter(same);
    let declared = |package: &PackageUrl| {
        state.origins.iter().any(|origin| origin.package.as_ref().is_some_and(|one| one.value == *package))
    };
    let mut packages: BTreeMap<_, _> = old.map(|old| old.packages.clone()).unwrap_or_default();
    packages.retain(|package, _| declared(package));
    let read = obtained.packages.iter();
    packages.extend(read.map(|(package, pin)| (package.clone(), (pin.file.clone(), pin.sha256, pin.size))));
    Ok(LockedState {
        revision: git.map(|git| git.revision).or_else(|| kept?.revision),
        directory: git.map(|git| git.directory).or_else(|| kept?.directory),
        date: git.map(|git| git.date).or_else(|| kept?.date),
        packages,
        files: files?,
        ..LockedState::default()
    })
}

/// What is asked of the origins of one state. Without a lock, everything is asked for anew.
fn request(root: &Root, work: &Work, state: &State, lock: Option<&LockedState>, sourcing: &Sourcing) -> Request {
    let locked = |path: &RepoPath| {
        let facts = lock?.files.get(path)?;
        Some(Locked { sha256: facts.sha256, content: facts.content, size: facts.size })
    };
    let pins = lock.map(|lock| &lock.packages).into_iter().flatten();
    Request {
        work: name(work, state.id.as_ref()),
        origins: state.origins.iter().filter_map(|spec| origin(root, spec)).collect(),
        target: source_folder(root, &work.id, state.id.as_ref()),
        wanted: state
            .files
            .iter()
            .map(|file| Wanted { path: file.path.value.clone(), locked: locked(&file.path.value) })
            // With a lock, what it does not hold cannot be proved; that was said where the lock was read.
            .filter(|wanted| lock.is_none() || wanted.locked.is_some())
            .collect(),
        package_pins: pins
            .map(|(package, (file, sha256, size))| {
                (package.clone(), PackagePin { file: file.clone(), sha256: *sha256, size: *size })
            })
            .collect(),
        mirrors: sourcing.mirrors.clone(),
        package_index: PackageIndex::OfClient,
        offline: sourcing.offline,
        update: lock.is_none(),
    }
}

fn name(work: &Work, state: Option<&StateId>) -> String {
    state.map_or_else(|| work.id.to_string(), |state| format!("{}@{state}", work.id))
}

/// An origin as `work.yaml` has it; nothing if it names no place, which was reported.
fn origin(root: &Root, spec: &OriginSpec) -> Option<Origin> {
    if let (Some(git), Some(commit)) = (&spec.git, &spec.commit) {
        return Some(Origin::Git { url: git.to_string(), commit: commit.value.clone() });
    }
    if let Some(package) = &spec.package {
        return Some(Origin::Package { package: package.value.clone(), paths: spec.paths.0.clone() });
    }
    spec.folder.as_ref().map(|folder| Origin::Folder { path: root.join(folder.as_str()) })
}

fn diagnostics(work: &Work, obtained: &Obtained) -> Vec<Told> {
    let told = obtained.problems.iter().map(|reported| {
        let severity = match reported.severity {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
        };
        let message = format!("{}: {}", reported.work, reported.problem.message());
        let problem = Problem::Origin { severity, message, help: reported.problem.help().map(str::to_owned) };
        Told {
            nature: reported.problem.nature(),
            sums_up: matches!(reported.problem, OriginProblem::NotObtained { .. }),
            diagnostic: Diagnostic::new(problem, Place::whole(&work.place.file)),
        }
    });
    told.collect()
}
