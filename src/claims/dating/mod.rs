//! Dating a pin: between which commits of its history do all claims about lines of a work hold?
//!
//! Whoever cites lines read some state of the code, and often does not say which. The lines themselves do: each claim that points at lines
//! narrows down what can have been read.
//!
//! 1. the checks that count: those of claims, not facts, that name lines of the work's own text and hold at the pin;
//! 2. for every commit of every reference, the version of every file that they name; each version is read once;
//! 3. the commits at which all checks hold; on the branches, where they begin and end, and what fails just outside.

mod record;

pub use record::{Branch, Dated, DatedRecord, Edge};

use super::examine::examine;
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
        check
            .subject()
            .is_some_and(|address| address.work == *work && address.state.is_none() && address.lines.is_some())
    };
    checks.filter(|(_, check)| of_lines(check)).collect()
}

/// Dates a work by the checks that hold at its pin; nothing if there are none.
///
/// # Errors
/// If git does not answer.
pub fn date(
    edition: &Edition,
    work: &WorkId,
    pin: &CommitId,
    git: &Chronicle,
    on: Date,
) -> Result<Option<Dated>, Silence> {
    let commits = git.commits(Scope::All)?;
    let Some(at_pin) = commits.iter().position(|commit| commit.id == *pin) else { return Ok(None) };
    let mut by_path: BTreeMap<&RepoPath, Vec<(&ClaimId, &Check)>> = BTreeMap::new();
    for (claim, check) in line_bound(edition, work) {
        if let Some(address) = check.subject() {
            by_path.entry(&address.path).or_default().push((claim, check));
        }
    }
    let mut rows = Vec::new();
    for (path, checks) in by_path {
        let versions = Versions::read(path, &commits, git)?;
        let held = checks.into_par_iter().map(|(claim, check)| (claim, versions.held(check)));
        rows.par_extend(held.filter(|(_, held)| held[at_pin]));
    }
    if rows.is_empty() {
        return Ok(None);
    }
    Ok(Some(tell(&rows, &commits, git, on)?))
}

/// At which commits a check of one file holds; nothing if it is of another sort.
///
/// # Errors
/// If git does not answer.
pub(super) fn held(check: &Check, commits: &[Revision], git: &Chronicle) -> Result<Option<Vec<bool>>, Silence> {
    let Some(address) = check.subject() else { return Ok(None) };
    Ok(Some(Versions::read(&address.path, commits, git)?.held(check)))
}

/// All versions of a file, each read once, however many commits have it and however many checks ask.
struct Versions {
    /// The version at each commit; nothing where there is none.
    at: Vec<Option<String>>,
    scripts: BTreeMap<String, Script>,
}

impl Versions {
    fn read(path: &RepoPath, commits: &[Revision], git: &Chronicle) -> Result<Self, Silence> {
        let file = |entry: Option<Entry>| match entry {
            Some(Entry::File(id)) => Some(id),
            Some(Entry::Folder) | None => None,
        };
        let at: Vec<Option<String>> = git.at_each(commits, path)?.into_iter().map(file).collect();
        let blobs = git.blobs(&at.iter().flatten().cloned().collect())?;
        let scripts = blobs.into_par_iter().map(|(id, bytes)| (id, Script::read(path, &bytes))).collect();
        Ok(Self { at, scripts })
    }

    /// At which commits a check holds.
    fn held(&self, check: &Check) -> Vec<bool> {
        let holds = |script: &Script| examine(&check.asked, script).is_some_and(|found| found.holds);
        let holding: BTreeSet<&String> = self.scripts.iter().filter(|(_, one)| holds(one)).map(|(id, _)| id).collect();
        self.at.iter().map(|id| id.as_ref().is_some_and(|id| holding.contains(id))).collect()
    }
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
        let failing: BTreeSet<_> =
            rows.iter().filter(|(_, held)| !held[at]).map(|(claim, _)| (*claim).clone()).collect();
        failing.into_iter().collect()
    };
    let edge = |at: usize, outside: Option<usize>| Edge {
        commit: commits[at].id.clone(),
        date: commits[at].date,
        beyond: outside.map(|outside| commits[outside].id.clone()),
        beyond_date: outside.map(|outside| commits[outside].date),
        fails: outside.map(fails).unwrap_or_default(),
    };
    let (mut branches, mut on_branches) = (Vec::new(), BTreeSet::new());
    for (name, head) in git.branches()? {
        let reached = reached(&head, commits, &places);
        let holds = reached.iter().filter(|at| all[**at]).count();
        branches.push(Branch { name, commits: reached.len() as u64, holds: holds as u64 });
        on_branches.extend(reached);
    }
    // A repository without a branch is a mirror of one commit: all of it counts.
    if on_branches.is_empty() {
        on_branches = (0..commits.len()).collect();
    }
    let counted = |at: &usize| on_branches.contains(at);
    let (mut begins, mut ends) = (Vec::new(), Vec::new());
    for at in on_branches.iter().copied().filter(|at| all[*at]) {
        let before: Vec<usize> = commits[at].parents.iter().filter_map(|parent| places.get(parent).copied()).collect();
        if before.iter().all(|parent| !all[*parent]) {
            begins.push(edge(at, before.last().copied()));
        }
        let after: Vec<usize> = children.get(&at).into_iter().flatten().copied().filter(counted).collect();
        if after.iter().all(|child| !all[*child]) {
            ends.push(edge(at, after.first().copied()));
        }
    }
    let (holds, holds_in_all) =
        (on_branches.iter().filter(|at| all[**at]).count(), all.iter().filter(|holds| **holds).count());
    Ok(Dated {
        on,
        commits: on_branches.len() as u64,
        holds: holds as u64,
        elsewhere: (commits.len() - on_branches.len()) as u64,
        elsewhere_holds: (holds_in_all - holds) as u64,
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
