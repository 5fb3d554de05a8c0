//! `corpus/<work>/lines.yaml`: the lives of lines, as they are kept.
//!
//! ```yaml
//! format: 1
//! revision: swh:1:rev:…         # the pin
//! on: 2026-11-23                # when the history was looked at
//! commits:
//! - c2dae27… 2019-02-10         # parents before children
//! files:
//! - path: src/sample.py
//!   runs:
//!   - 1-12 1                    # lines, and the commit of the list above that they came with
//!   - 13 1 4                    # the same, and the commit that they last changed with, where it is another
//! ```
//!
//! Nobody writes it by hand, so it has no schema; it is read as strictly as a lock.

use super::{Commit, Lives, Run};
use crate::corpus::lock::{Lock, LockedState};
use crate::diagnostics::{Diagnostic, Place, Problem, Sources};
use crate::edition::{Edition, Root, io_reason};
use crate::ids::{Date, Invalid, LineRange, RepoPath, RevisionId, WorkId};
use crate::yaml::{Bounds, FromYaml, Located, Reader, parse, record, scalar_from_str};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

/// The version of the format.
const FORMAT: u64 = 1;

/// Where the lives of a work's lines are kept.
#[must_use]
pub fn path(root: &Root, work: &WorkId) -> PathBuf {
    root.join("corpus").join(work.as_str()).join("lines.yaml")
}

/// Reads the lives of the lines of all works that have been traced from their pins as they are locked. What was traced from another pin is passed over.
#[must_use]
pub fn read_all(
    root: &Root,
    edition: &Edition,
    locks: &BTreeMap<WorkId, Lock>,
    sources: &mut Sources,
) -> (BTreeMap<WorkId, Lives>, Vec<Diagnostic>) {
    let (mut all, mut wrong) = (BTreeMap::new(), Vec::new());
    for work in edition.works.keys() {
        let path = path(root, work);
        let name = root.name_of(&path);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => {
                let problem = Problem::Unreadable { path: name.to_string(), reason: io_reason(&error) };
                wrong.push(Diagnostic::new(problem, Place::whole(&name)));
                continue;
            }
        };
        match Lives::read(&name, &text, locks.get(work).and_then(|lock| lock.states.get(&None))) {
            Ok(Some(lives)) => drop(all.insert(work.clone(), lives)),
            Ok(None) => {}
            Err(faults) => wrong.extend(faults),
        }
        sources.add(name, text.into());
    }
    (all, wrong)
}

record! {
    /// The lines of a file.
    pub struct FileRecord as "the lines of a file" {
        /// The file.
        required path: Located<RepoPath>,
        /// Its lines, from first to last.
        required runs: Vec<Located<WrittenRun>>,
    }
}

record! {
    /// The file.
    pub struct LivesFile as "a record of lines" {
        /// The version of this format.
        required format: Located<u64>,
        /// The pin that they were traced from.
        required revision: Located<RevisionId>,
        /// The day.
        required on: Located<Date>,
        /// The commits.
        required commits: Vec<Located<Commit>>,
        /// The lines.
        required files: Vec<FileRecord>,
    }
}

/// A run as it is written: commits by their place in the list, from 1.
#[derive(Clone, Copy, Debug)]
pub struct WrittenRun {
    lines: LineRange,
    came: usize,
    changed: usize,
}

impl FromStr for Commit {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let (id, date) =
            text.split_once(' ').ok_or(Invalid::expected("a whole commit id and the day of the commit"))?;
        Ok(Self { id: id.parse()?, date: date.parse()? })
    }
}

impl FromStr for WrittenRun {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("lines and one or two commits of the list, such as 13-20 1 4");
        let mut words = text.split(' ');
        let lines = words.next().unwrap_or_default().parse()?;
        let mut commit = |other: Option<usize>| match words.next() {
            Some(word) => word.parse().ok().filter(|number| *number > 0).ok_or(EXPECTED),
            None => other.ok_or(EXPECTED),
        };
        let came = commit(None)?;
        let changed = commit(Some(came))?;
        if words.next().is_some() { Err(EXPECTED) } else { Ok(Self { lines, came, changed }) }
    }
}

scalar_from_str! {
    Commit;
    WrittenRun;
}

impl Lives {
    /// Reads the file, beside the pin as it is locked; nothing if it is of another pin.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(name: &Arc<str>, text: &str, pin: Option<&LockedState>) -> Result<Option<Self>, Vec<Diagnostic>> {
        let node = parse(name, text, Bounds::FACTS).map_err(|diagnostic| vec![*diagnostic])?;
        let mut reader = Reader::new(name, text);
        let file = LivesFile::from_yaml(&node, &mut reader);
        let mut wrong = reader.finish();
        let Some(file) = file.filter(|_| wrong.is_empty()) else { return Err(wrong) };
        let Some(pin) = pin.filter(|pin| pin.revision == Some(file.revision.value)) else { return Ok(None) };
        wrong.extend(faults(&file, pin));
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let run = |run: Located<WrittenRun>| {
            let WrittenRun { lines, came, changed } = run.value;
            Run { lines, came: came - 1, changed: changed - 1 } // a commit's number is never zero
        };
        let files = file.files.into_iter().map(|one| (one.path.value, one.runs.into_iter().map(run).collect()));
        let files = files.collect();
        let commits = file.commits.into_iter().map(|commit| commit.value).collect();
        Ok(Some(Self { revision: file.revision.value, on: file.on.value, commits, files }))
    }

    /// Writes the file.
    ///
    /// # Errors
    /// If the writer fails, which it does on no value of these types.
    pub fn write(&self) -> Result<String, serde_yaml::ser::Error> {
        let run = |run: &Run| {
            let (came, changed) = (run.came + 1, run.changed + 1);
            if came == changed { format!("{} {came}", run.lines) } else { format!("{} {came} {changed}", run.lines) }
        };
        let written = Written {
            format: FORMAT,
            revision: self.revision,
            on: self.on,
            commits: self.commits.iter().map(|commit| format!("{} {}", commit.id, commit.date)).collect(),
            files: self
                .files
                .iter()
                .map(|(path, runs)| WrittenFile { path, runs: runs.iter().map(run).collect() })
                .collect(),
        };
        let yaml = serde_yaml::to_string(&written)?;
        Ok(format!(
            "# Which commits the lines came and last changed with, written by `glossator observe`. Not edited by hand.\n{yaml}"
        ))
    }
}

/// What the program would not have written of this pin.
fn faults(file: &LivesFile, pin: &LockedState) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let mut fault =
        |what: &'static str, place: &Place| wrong.push(Diagnostic::new(Problem::LivesFault { what }, place.clone()));
    if file.format.value != FORMAT {
        fault("its format is not the one that this program reads", &file.format.place);
    }
    for one in &file.files {
        let Some(facts) = pin.files.get(&one.path.value) else {
            fault("the lock has no such file", &one.path.place);
            continue;
        };
        let mut next = 1;
        for run in &one.runs {
            if run.lines.first() != next {
                fault("these lines do not follow on those before", &run.place);
                break;
            }
            if run.came.max(run.changed) > file.commits.len() {
                fault("it has not so many commits", &run.place);
            }
            next = run.lines.last().saturating_add(1);
        }
        if one.runs.last().is_none_or(|run| run.lines.last() != facts.lines) {
            fault("the file has another number of lines", &one.path.place);
        }
    }
    wrong
}

#[derive(Serialize)]
struct Written<'l> {
    format: u64,
    revision: RevisionId,
    on: Date,
    commits: Vec<String>,
    files: Vec<WrittenFile<'l>>,
}

#[derive(Serialize)]
struct WrittenFile<'l> {
    path: &'l RepoPath,
    runs: Vec<String>,
}
