//! Looking into the works' histories, for what claims say of them.
//!
//! ```text
//!  git directory of a work ──► listings of its states ──┐
//!                         ──► checks over history ──────┼──► Observed, one a work
//!                         ──► dating ───────────────────┤
//!  the texts as they are now ──► all other checks ──────┘
//! ```
//!
//! What is found is written with its date beside the lock. A build without a git directory can then show it and say when it was seen; a
//! build without a text can say what its checks found when it was there.

mod history;

use super::dating;
use super::observed::{Observed, Record};
use super::world::World;
use super::{Memory, judge};
use crate::corpus::git::history::{Chronicle, Silence};
use crate::edition::check::{Asked, Check};
use crate::edition::{Claim, State, Work};
use crate::ids::{CommitId, Date, WorkId};
use crate::resolve::Resolved;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What became of looking into one work.
#[derive(Debug)]
pub enum Looked {
    /// Its history was there.
    Seen {
        /// How many checks over it were run.
        checks: usize,
    },
    /// No git directory has its pin.
    NoMirror,
    /// Git did not answer.
    Silent(Silence),
}

/// Looks at everything anew, and keeps what was observed before where nothing can be seen now.
#[must_use]
pub fn observe(
    resolved: &Resolved,
    before: &BTreeMap<WorkId, Observed>,
    mirrors: &[PathBuf],
    on: Date,
) -> (BTreeMap<WorkId, Observed>, BTreeMap<WorkId, Looked>) {
    let (mut all, mut told) = (BTreeMap::new(), BTreeMap::new());
    for (id, work) in &resolved.edition.works {
        let mut observed = before.get(id).cloned().unwrap_or_default();
        let revision = resolved.holdings.states.get(&(id.clone(), None)).and_then(|state| state.revision);
        if observed.revision != revision {
            observed = Observed { revision, ..Observed::default() };
        }
        let looked = match pin(work).and_then(|pin| Some((pin, Chronicle::find(mirrors, pin)?))) {
            None => Looked::NoMirror,
            Some((pin, git)) => match look(resolved, work, pin, &git, on, &mut observed) {
                Ok(checks) => Looked::Seen { checks },
                Err(silence) => Looked::Silent(silence),
            },
        };
        told.insert(id.clone(), looked);
        all.insert(id.clone(), observed);
    }
    record_present(resolved, &mut all, on);
    (all, told)
}

/// The commit of a state, if one of its origins is a git host.
fn commit(state: &State) -> Option<&CommitId> {
    state.origins.iter().find_map(|origin| origin.commit.as_ref()).map(|commit| &commit.value)
}

/// The commit that a work is pinned at.
#[must_use]
pub fn pin(work: &Work) -> Option<&CommitId> {
    commit(work.pin())
}

fn look(
    resolved: &Resolved,
    work: &Work,
    pin: &CommitId,
    git: &Chronicle,
    on: Date,
    observed: &mut Observed,
) -> Result<usize, Silence> {
    observed.listings.clear();
    for state in &work.states {
        // A witness may be of another repository.
        let Some(commit) = commit(state) else { continue };
        if let Ok(paths) = git.paths(commit) {
            observed.listings.insert(state.id.clone(), paths);
        }
    }
    let mut count = 0;
    observed.checks.clear();
    for check in checks(resolved).filter(|check| owner(check) == Some(&work.id) && check.is_over_history()) {
        let record = history::run(check, git, on)?;
        observed.checks.insert(check.digest, record);
        count += 1;
    }
    observed.dated = dating::date(&resolved.edition, &work.id, pin, git, on)?;
    Ok(count)
}

fn checks(resolved: &Resolved) -> impl Iterator<Item = &Check> {
    resolved.edition.claims.values().flat_map(Claim::all_checks)
}

/// Records what all checks find that need no history.
fn record_present(resolved: &Resolved, all: &mut BTreeMap<WorkId, Observed>, on: Date) {
    let seen = all.clone();
    let world = World::new(resolved, &seen, &Memory::default());
    for check in checks(resolved).filter(|check| !check.is_over_history()) {
        let (Some(found), Some(observed)) = (judge::now(check, &world), owner(check).and_then(|work| all.get_mut(work)))
        else {
            continue;
        };
        let record = Record { holds: found.0, found: found.1, on };
        // What is found again as it was keeps its date: a file that changes every day tells nothing.
        match observed.checks.get(&check.digest) {
            Some(old) if (old.holds, &old.found) == (record.holds, &record.found) => {}
            _ => {
                observed.checks.insert(check.digest, record);
            }
        }
    }
}

/// The work whose file keeps what a check found: the first that it names.
fn owner(check: &Check) -> Option<&WorkId> {
    match &check.asked {
        Asked::Present(check) => Some(&check.r#in.work),
        Asked::Absent(check) => Some(&check.r#in.work),
        Asked::Files(check) => Some(&check.r#in.work),
        Asked::History(check) => Some(&check.r#in),
        Asked::Pickaxe(check) => Some(&check.r#in),
        Asked::Commits(check) => Some(&check.r#in),
        _ => check.addresses().first().map(|address| &address.work),
    }
}
