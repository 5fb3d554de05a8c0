//! Dating a pin: between which commits of its history do all claims about lines of a work hold?
//!
//! Whoever cites lines read some state of the code, and often does not say which. The lines themselves do: each claim that points at lines
//! narrows down what can have been read.
//!
//! 1. the checks that count: those of claims, not facts, that name lines of the work's own text and hold at the pin;
//! 2. for every commit of all branches, the version of every file that they name; each version is read once;
//! 3. the commits at which all checks hold, where they begin and end, and what fails just outside.

mod record;

pub use record::{Branch, Dated, DatedRecord, Edge};

use super::examine::{examine, subject};
use super::script::Script;
use crate::corpus::git::history::{Chronicle, Entry, Revision, Scope, Silence};
use crate::edition::check::Check;
use crate::edition::{Edition, Verdict};
use crate::ids::{ClaimId, CommitId, Date, RepoPath, WorkId};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The checks about lines of a work, with their claims.
#[must_use]
pub fn line_bound<'e>(edition: &'e Edition, work: &WorkId) -> Vec<(&'e ClaimId, &'e Check)> {
    let claims = edition.claims.values().filter(|claim| claim.verdict.value != Verdict::Undecidable);
    let checks = claims.flat_map(|claim| claim.checks.iter().map(move |check| (&claim.id, check)));
    let of_lines = |check: &Check| {
        subject(&check.asked)
            .is_some_and(|address| address.work == *work && address.state.is_none() && address.lines.is_some())
    };
    checks.filter(|(_, check)| of_lines(check)).collect()
}

/// Dates a work by the checks that hold at its pin; nothing if there are none.
///
/// # Errors
/// If git does not answer.
pub fn date(edition: &Edition, work: &WorkId, pin: &CommitId, git: &Chronicle, on: Date) -> Result<Option<Dated>, Silence> {
    let commits = git.commits(Scope::All)?;
    let Some(at_pin) = commits.iter().position(|commit| commit.id == *pin) else { return Ok(None) };
    let mut rows = Vec::new();
    for (claim, check) in line_bound(edition, work) {
        if let Some(held) = held(check, &commits, git)?.filter(|held| held[at_pin]) {
            rows.push((claim, held));
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    Ok(Some(tell(&rows, &commits, git, on)?))
}

/// At which commits a check of one file, or of a path's being there, holds; nothing if it is of another sort.
///
/// # Errors
/// If git does not answer.
pub(super) fn held(check: &Check, commits: &[Revision], git: &Chronicle) -> Result<Option<Vec<bool>>, Silence> {
    let Some(address) = subject(&check.asked) else { return Ok(None) };
    let versions = git.at_each(commits, &address.path)?;
    let ids: BTreeSet<String> = versions.iter().flatten().filter_map(file).cloned().collect();
    let blobs = git.blobs(&ids)?;
    let holds = holding(check, &address.path, blobs);
    let at = |version: &Option<Entry>| version.as_ref().and_then(file).is_some_and(|id| holds.contains(id));
    Ok(Some(versions.iter().map(at).collect()))
}

fn file(entry: &Entry) -> Option<&String> {
    match entry {
        Entry::File(id) => Some(id),
        Entry::Folder => None,
    }
}

/// The versions of a file for which a check holds.
fn holding(check: &Check, path: &RepoPath, blobs: BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let versions = blobs.into_par_iter().filter(|(_, bytes)| {
        examine(&check.asked, &Script::read(path, bytes)).is_some_and(|found| found.holds)
    });
    versions.map(|(id, _)| id).collect()
}

type Row<'e> = (&'e ClaimId, Vec<bool>);

fn tell(rows: &[Row<'_>], commits: &[Revision], git: &Chronicle, on: Date) -> Result<Dated, Silence> {
    let all: Vec<bool> = (0..commits.len()).map(|at| rows.iter().all(|(_, held)| held[at])).collect();
    let places: BTreeMap<&CommitId, usize> = commits.iter().enumerate().map(|(at, commit)| (&commit.id, at)).collect();
    let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, commit) in commits.iter().enumerate() {
        for parent in commit.parents.iter().filter_map(|parent| places.get(parent)) {
            children.entry(*parent).or_default().push(at);
        }
    }
    let fails = |at: usize| -> Vec<ClaimId> {
        let failing: BTreeSet<_> = rows.iter().filter(|(_, held)| !held[at]).map(|(claim, _)| (*claim).clone()).collect();
        failing.into_iter().collect()
    };
    let edge = |at: usize, outside: Option<usize>| Edge {
        commit: commits[at].id.clone(),
        date: commits[at].date,
        beyond: outside.map(|outside| commits[outside].id.clone()),
        beyond_date: outside.map(|outside| commits[outside].date),
        fails: outside.map(fails).unwrap_or_default(),
    };
    let (mut begins, mut ends) = (Vec::new(), Vec::new());
    for at in (0..commits.len()).filter(|at| all[*at]) {
        let before: Vec<usize> =
            commits[at].parents.iter().filter_map(|parent| places.get(parent).copied()).collect();
        if before.iter().all(|parent| !all[*parent]) {
            begins.push(edge(at, before.last().copied()));
        }
        let after = children.get(&at).map(Vec::as_slice).unwrap_or_default();
        if after.iter().all(|child| !all[*child]) {
            ends.push(edge(at, after.first().copied()));
        }
    }
    let mut branches = Vec::new();
    for (name, head) in git.branches()? {
        let reached = reached(&head, commits, &places);
        let holds = reached.iter().filter(|at| all[**at]).count();
        branches.push(Branch { name, commits: reached.len() as u64, holds: holds as u64 });
    }
    Ok(Dated {
        on,
        commits: commits.len() as u64,
        holds: all.iter().filter(|holds| **holds).count() as u64,
        checks: rows.len() as u64,
        claims: rows.iter().map(|(claim, _)| (*claim).clone()).collect::<BTreeSet<_>>().into_iter().collect(),
        begins,
        ends,
        branches,
    })
}

/// The commits that are reached from a head.
fn reached(head: &CommitId, commits: &[Revision], places: &BTreeMap<&CommitId, usize>) -> BTreeSet<usize> {
    let mut ahead: Vec<usize> = places.get(head).copied().into_iter().collect();
    let mut reached = BTreeSet::new();
    while let Some(at) = ahead.pop() {
        if reached.insert(at) {
            ahead.extend(commits[at].parents.iter().filter_map(|parent| places.get(parent).copied()));
        }
    }
    reached
}
