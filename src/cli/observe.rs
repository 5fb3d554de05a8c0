//! `glossator observe`: looks into the works' histories for what claims say of them and for where lines come from, and writes what was seen
//! beside the locks.

use super::{Exit, Sourcing, say};
use crate::claims::observe::{Looked, observe};
use crate::claims::observed;
use crate::compile::{Memory, join, open};
use crate::corpus::lives::{self, Subject, Traced};
use crate::edition::{Role, Root};
use crate::ids::{Date, WorkId};
use crate::resolve::Resolved;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub(super) struct ObserveOptions {
    #[command(flatten)]
    sourcing: Sourcing,
}

pub(super) fn execute(root: &Root, options: &ObserveOptions) -> Exit {
    let mut memory = Memory::default();
    let compiled = join(root, open(root, &mut memory), false, &mut memory);
    let (Some((resolved, _)), Some(today)) = (&compiled.edition, Date::today()) else {
        say::diagnostics(&compiled.diagnostics, &compiled.sources);
        return Exit::CouldNotRun;
    };
    let (all, told) = observe(resolved, &resolved.observed, &options.sourcing.mirror, today);
    let mut exit = Exit::Well;
    for (work, looked) in &told {
        match looked {
            Looked::Seen { checks } => {
                say::line(&format!("{work}: its history was looked at; {}", say::count(*checks, "check")));
            }
            Looked::NoMirror => say::line(&format!("{work}: no mirror has its history; what was seen before is kept")),
            Looked::Silent(silence) => {
                say::line(&format!("error: {work}: git does not answer: {silence}"));
                exit = Exit::Problems;
            }
        }
    }
    for (work, observed) in &all {
        let path = observed::path(root, work);
        let nothing = observed.listings.is_empty() && observed.checks.is_empty();
        if nothing && !path.exists() {
            continue;
        }
        let Ok(text) = observed.write() else { return Exit::CouldNotRun };
        if let Err(failed) = keep(root, &path, &text) {
            return failed;
        }
    }
    for id in resolved.edition.works.values().filter(|work| work.role == Role::Main).map(|work| &work.id) {
        match lines(root, resolved, id, &options.sourcing.mirror, today) {
            Exit::Well => {}
            Exit::Problems => exit = Exit::Problems,
            failed @ Exit::CouldNotRun => return failed,
        }
    }
    exit
}

/// Traces the lines of a work and writes what was found; says why, where nothing was.
fn lines(root: &Root, resolved: &Resolved, id: &WorkId, mirrors: &[PathBuf], today: Date) -> Exit {
    let revision = resolved.holdings.states.get(&(id.clone(), None)).and_then(|state| state.revision);
    let pin = resolved.edition.works.get(id).and_then(|work| work.commit());
    // A work that is read from a folder or a package has no lines with a history, and lacks nothing.
    let Some((revision, pin)) = revision.zip(pin) else { return Exit::Well };
    let files = resolved.holdings.files.iter().filter(|(file, _)| file.work == *id && file.state.is_none());
    let files = files.map(|(file, holding)| (&file.path, holding.facts.lines)).collect();
    let mut lives = match lives::trace(&Subject { pin, revision, files }, mirrors, today) {
        Traced::Lives(lives) => lives,
        Traced::NoMirror => return Exit::Well, // said of the work already
        Traced::Shallow => {
            say::line(&format!(
                "{id}: the mirror has only the end of its history; where its lines come from is not told"
            ));
            return Exit::Well;
        }
        Traced::Silent(silence) => {
            say::line(&format!("error: {id}: git does not tell where its lines come from: {silence}"));
            return Exit::Problems;
        }
    };
    // What is found again as it was keeps its day: a file that changes every day tells nothing.
    if let Some(before) = resolved.lives.get(id) {
        let on = std::mem::replace(&mut lives.on, before.on);
        if lives != *before {
            lives.on = on;
        }
    }
    let Ok(text) = lives.write() else { return Exit::CouldNotRun };
    keep(root, &lives::path(root, id), &text).err().unwrap_or(Exit::Well)
}

/// Writes a file, unless it says the same already.
fn keep(root: &Root, path: &Path, text: &str) -> Result<(), Exit> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Err(error) = super::whole::write(path, text) {
        say::line(&format!("error: `{}` cannot be written: {error}", root.name_of(path)));
        return Err(Exit::CouldNotRun);
    }
    say::line(&format!("wrote {}", root.name_of(path)));
    Ok(())
}
