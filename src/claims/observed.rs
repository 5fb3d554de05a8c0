//! `corpus/<work>/observed.yaml`: what was seen when the work's history could be looked at, and what checks found when its texts were there.
//!
//! It is the lock's other half, in a file of its own: the lock proves bytes and is worthless with any fault in it, this is a dated report
//! that can be made anew. It holds facts: paths, commit ids, counts, names of authors as the history gives them. No line of any text.

use super::dating::Dated;
use crate::diagnostics::{Diagnostic, Place, Problem, Sources};
use crate::edition::{Edition, Root, io_reason};
use crate::ids::{Date, RepoPath, RevisionId, Sha256, StateId, WorkId};
use crate::yaml::{Bounds, FromYaml, Located, Reader, Text, Trees, record};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The version of the format.
const FORMAT: u64 = 1;

/// Where what was observed of a work is kept.
#[must_use]
pub fn path(root: &Root, work: &WorkId) -> PathBuf {
    root.join("corpus").join(work.as_str()).join("observed.yaml")
}

/// Reads what was observed of all works; of most editions' works nothing was.
#[must_use]
pub fn read_all(
    root: &Root,
    edition: &Edition,
    sources: &mut Sources,
    trees: &Trees,
) -> (BTreeMap<WorkId, Observed>, Vec<Diagnostic>) {
    let (mut all, mut wrong) = (BTreeMap::new(), Vec::new());
    for work in edition.works.keys() {
        let path = path(root, work);
        let name = root.name_of(&path);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => Arc::<str>::from(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => {
                let problem = Problem::Unreadable { path: name.to_string(), reason: io_reason(&error) };
                wrong.push(Diagnostic::new(problem, Place::whole(&name)));
                continue;
            }
        };
        match Observed::read(&name, &text, trees) {
            Ok(observed) => {
                all.insert(work.clone(), observed);
            }
            Err(faults) => wrong.extend(faults),
        }
        sources.add(name, text);
    }
    (all, wrong)
}

record! {
    /// What a check found.
    pub struct CheckRecord as "an observed check" {
        /// The digest of the check.
        required check: Located<Sha256>,
        /// Whether it held.
        required holds: Located<bool>,
        /// What was found.
        required found: Located<Text>,
        /// The day.
        required on: Located<Date>,
    }
}

record! {
    /// All files of a state.
    pub struct ListingRecord as "a list of files" {
        /// The witness; nothing for the pin.
        optional id: Located<StateId>,
        /// The files.
        required files: Vec<Located<RepoPath>>,
    }
}

record! {
    /// The file.
    pub struct ObservedFile as "a report of what was observed" {
        /// The version of this format.
        required format: Located<u64>,
        /// The pin that it was made for.
        optional revision: Located<RevisionId>,
        /// The files of the whole repository, by state.
        listed listings: Vec<ListingRecord>,
        /// What checks found.
        listed checks: Vec<CheckRecord>,
        /// Between which commits the claims about lines hold.
        optional dated: Dated,
    }
}

/// What a check found when somebody looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Whether it held.
    pub holds: bool,
    /// What was found, as half a sentence.
    pub found: String,
    /// When.
    pub on: Date,
}

/// What was observed of a work.
#[derive(Clone, Debug, Default)]
pub struct Observed {
    /// The pin that it was made for; what was observed for another is not believed.
    pub revision: Option<RevisionId>,
    /// The files of the whole repository, by state.
    pub listings: BTreeMap<Option<StateId>, BTreeSet<RepoPath>>,
    /// What checks found.
    pub checks: BTreeMap<Sha256, Record>,
    /// Between which commits the claims about lines hold.
    pub dated: Option<Dated>,
}

impl Observed {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(name: &Arc<str>, text: &Arc<str>, trees: &Trees) -> Result<Self, Vec<Diagnostic>> {
        let node = trees.parse_within(name, text, Bounds::FACTS).map_err(|diagnostic| vec![*diagnostic])?;
        let mut reader = Reader::new(name, text);
        let file = ObservedFile::from_yaml(&node, &mut reader);
        let mut diagnostics = reader.finish();
        if let Some(format) = file.as_ref().map(|file| &file.format).filter(|format| format.value != FORMAT) {
            let what = "its format is not the one that this program reads";
            diagnostics.push(Diagnostic::new(Problem::LockFault { what }, format.place.clone()));
        }
        match file {
            Some(file) if diagnostics.is_empty() => Ok(Self::of(file)),
            _ => Err(diagnostics),
        }
    }

    fn of(file: ObservedFile) -> Self {
        let listing =
            |one: ListingRecord| (one.id.map(|id| id.value), one.files.into_iter().map(|path| path.value).collect());
        let check = |one: CheckRecord| {
            (one.check.value, Record { holds: one.holds.value, found: one.found.to_string(), on: one.on.value })
        };
        Self {
            revision: file.revision.map(|revision| revision.value),
            listings: file.listings.into_iter().map(listing).collect(),
            checks: file.checks.into_iter().map(check).collect(),
            dated: file.dated,
        }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// If the writer fails, which it does on no value of these types.
    pub fn write(&self) -> Result<String, serde_yaml::ser::Error> {
        let written = Written {
            format: FORMAT,
            revision: self.revision,
            listings: self.listings.iter().map(|(id, files)| WrittenListing { id: id.as_ref(), files }).collect(),
            checks: self
                .checks
                .iter()
                .map(|(check, record)| WrittenCheck {
                    check: *check,
                    holds: record.holds,
                    found: &record.found,
                    on: record.on,
                })
                .collect(),
            dated: self.dated.as_ref(),
        };
        let yaml = serde_yaml::to_string(&written)?;
        Ok(format!(
            "# What was seen in the work's history and texts, written by `glossator observe`. Not edited by hand.\n{yaml}"
        ))
    }

    /// All paths of a state.
    #[must_use]
    pub fn paths(&self, state: Option<&StateId>) -> Option<&BTreeSet<RepoPath>> {
        self.listings.get(&state.cloned())
    }

    /// What a check found.
    #[must_use]
    pub fn record(&self, check: &Sha256) -> Option<&Record> {
        self.checks.get(check)
    }
}

#[derive(Serialize)]
struct Written<'o> {
    format: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<RevisionId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    listings: Vec<WrittenListing<'o>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    checks: Vec<WrittenCheck<'o>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dated: Option<&'o Dated>,
}

#[derive(Serialize)]
struct WrittenListing<'o> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'o StateId>,
    files: &'o BTreeSet<RepoPath>,
}

#[derive(Serialize)]
struct WrittenCheck<'o> {
    check: Sha256,
    holds: bool,
    found: &'o str,
    on: Date,
}
