//! `glossator vendor`: fetch and verify; with `--update`, write the lock.

use super::{Exit, Sourcing, progress, say};
use crate::compile::{Memory, Opened, open};
use crate::corpus::Nature;
use crate::corpus::holdings::lock_path;
use crate::corpus::lock::Lock;
use crate::corpus::vendor::{self, relock};
use crate::diagnostics::{Diagnostic, Problem, Severity};
use crate::edition::{Root, Work};
use crate::ids::WorkId;
use clap::Args;
use std::io::Write as _;

#[derive(Args, Debug)]
pub(super) struct VendorOptions {
    /// Only these works [default: all]
    works: Vec<WorkId>,
    #[command(flatten)]
    sourcing: Sourcing,
    /// Write the lock anew from what the origins give
    #[arg(long)]
    update: bool,
}

/// Writes the lock of a work anew.
pub(super) fn lock_one(root: &Root, work: &WorkId, sourcing: Sourcing) -> Exit {
    execute(root, &VendorOptions { works: vec![work.clone()], sourcing, update: true })
}

/// Writes the locks of all works anew.
pub(super) fn lock_all(root: &Root, sourcing: Sourcing) -> Exit {
    execute(root, &VendorOptions { works: Vec::new(), sourcing, update: true })
}

pub(super) fn execute(root: &Root, options: &VendorOptions) -> Exit {
    let opened = open(root, &mut Memory::default());
    let Some(edition) = &opened.edition else {
        say::diagnostics(&opened.diagnostics, &opened.sources);
        return Exit::CouldNotRun;
    };
    let faulty = edition.faulty.works.iter().filter(|id| options.works.is_empty() || options.works.contains(id));
    if faulty.count() > 0 {
        let about_works = |one: &Diagnostic| one.place.file.ends_with("/work.yaml");
        let list: Vec<_> = opened.diagnostics.into_iter().filter(about_works).collect();
        say::diagnostics(&list, &opened.sources);
        return Exit::Problems;
    }
    for name in &options.works {
        if !edition.works.contains_key(name) {
            say::unknown_work(edition, name);
            return Exit::CouldNotRun;
        }
    }
    let chosen = |id: &WorkId| options.works.is_empty() || options.works.contains(id);
    let works: Vec<&Work> = edition.works.values().filter(|work| chosen(&work.id)).collect();
    let sourcing = options.sourcing.clone().into();
    let progress = progress::for_stderr();
    if options.update {
        return works
            .into_iter()
            .map(|work| update(root, work, opened.locks.get(&work.id), &sourcing, &*progress))
            .fold(Exit::Well, worst);
    }
    let locked: Vec<_> = works.iter().filter_map(|work| Some((*work, opened.locks.get(&work.id)?))).collect();
    let wrong = vendor::vendor(root, &locked, &sourcing, &*progress);
    let wrong: Vec<_> = wrong.into_iter().map(|told| told.diagnostic).collect();
    say::diagnostics(&wrong, &opened.sources);
    let unlocked = works.len() - locked.len();
    if unlocked > 0 {
        let about_locks =
            |one: &Diagnostic| matches!(one.problem, Problem::NoLock { .. }) || one.place.file.ends_with("/lock.yaml");
        let list: Vec<_> = opened.diagnostics.into_iter().filter(about_locks).collect();
        say::diagnostics(&list, &opened.sources);
    }
    say::line(&format!("{} works: {}", works.len(), say::tally(&wrong)));
    if unlocked > 0 || has_errors(&wrong) { Exit::Problems } else { Exit::Well }
}

/// Brings what is missing, for a build; tells what went wrong. Silent where nothing is missing.
pub(super) fn missing(root: &Root, opened: &Opened, sourcing: &Sourcing) -> Vec<Diagnostic> {
    let Some(edition) = &opened.edition else { return Vec::new() };
    let locked: Vec<_> = edition.works.values().filter_map(|work| Some((work, opened.locks.get(&work.id)?))).collect();
    let wrong = vendor::vendor(root, &locked, &sourcing.clone().into(), &*progress::for_stderr());
    let told = wrong.into_iter().filter(|told| !told.sums_up);
    told.map(|told| softened(told.nature, told.diagnostic)).collect()
}

/// What an origin could not give, as a warning: a text that is not there is a silhouette, not a failed build; an edition that wants it otherwise
/// says `--strict`. Bytes that are not what the lock says stay an error.
fn softened(nature: Nature, mut diagnostic: Diagnostic) -> Diagnostic {
    if let (Problem::Origin { severity, .. }, Nature::Unreached | Nature::Lacking) = (&mut diagnostic.problem, nature) {
        *severity = Severity::Warning;
    }
    diagnostic
}

fn update(
    root: &Root,
    work: &Work,
    old: Option<&Lock>,
    sourcing: &vendor::Sourcing,
    progress: &dyn crate::corpus::progress::Progress,
) -> Exit {
    let (lock, wrong) = relock(root, work, old, sourcing, progress);
    say::diagnostics(&wrong, &crate::diagnostics::Sources::default());
    let Some(lock) = lock else {
        say::line(&format!("{}: the lock was left as it was", work.id));
        return Exit::Problems;
    };
    match write_lock(root, work, &lock) {
        Ok(()) => {
            let files: usize = lock.states.values().map(|state| state.files.len()).sum();
            say::line(&format!("{}: {} locked", work.id, say::count(files, "file")));
            Exit::Well
        }
        Err(error) => {
            say::line(&format!("error: the lock of {} cannot be written: {error}", work.id));
            Exit::CouldNotRun
        }
    }
}

/// Writes a lock beside its place and moves it there.
fn write_lock(root: &Root, work: &Work, lock: &Lock) -> std::io::Result<()> {
    let path = lock_path(root, &work.id);
    let text = lock.write().map_err(std::io::Error::other)?;
    let folder = path.parent().unwrap_or(root.folder());
    let mut file = tempfile::Builder::new().prefix(".lock.glossator-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    crate::site::write::readable(file.as_file())?;
    file.persist(&path)?;
    Ok(())
}

fn has_errors(list: &[Diagnostic]) -> bool {
    list.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
}

fn worst(a: Exit, b: Exit) -> Exit {
    match (a, b) {
        (Exit::CouldNotRun, _) | (_, Exit::CouldNotRun) => Exit::CouldNotRun,
        (Exit::Problems, _) | (_, Exit::Problems) => Exit::Problems,
        _ => Exit::Well,
    }
}
