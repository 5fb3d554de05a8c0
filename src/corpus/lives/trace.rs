//! Asking git where the lines of a work come from.

use super::{Commit, Lives, Run};
use crate::corpus::git::blame::Sameness;
use crate::corpus::git::history::{Chronicle, Scope, Silence};
use crate::ids::{CommitId, Date, LineRange, RepoPath, RevisionId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What became of tracing the lines of a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Traced {
    /// Where they come from.
    Lives(Lives),
    /// No git directory has the pin.
    NoMirror,
    /// The history that there is lacks its older part, and what lines seem to come with would be its edge.
    Shallow,
    /// Git did not answer.
    Silent(Silence),
}

/// A work whose lines are traced.
#[derive(Clone, Debug)]
pub struct Subject<'w> {
    /// The commit that is read.
    pub pin: &'w CommitId,
    /// The same, as the lock has it.
    pub revision: RevisionId,
    /// Its files, and how many lines each has.
    pub files: BTreeMap<&'w RepoPath, u32>,
}

/// Traces all lines of a work.
#[must_use]
pub fn trace(work: &Subject<'_>, mirrors: &[PathBuf], on: Date) -> Traced {
    let Some(git) = Chronicle::find(mirrors, work.pin) else { return Traced::NoMirror };
    let traced = || -> Result<Traced, Silence> {
        if git.is_shallow()? {
            return Ok(Traced::Shallow);
        }
        let mut lines: BTreeMap<RepoPath, Vec<(CommitId, CommitId)>> = BTreeMap::new();
        for (path, count) in work.files.iter().filter(|(_, count)| **count > 0) {
            let came = git.blame(path, Sameness::Words)?;
            let changed = git.blame(path, Sameness::Bytes)?;
            if [&came, &changed].iter().any(|told| u32::try_from(told.len()) != Ok(*count)) {
                return Err(Silence(format!("{path} has another number of lines by its account")));
            }
            lines.insert((*path).clone(), came.into_iter().zip(changed).collect());
        }
        let named: BTreeSet<&CommitId> = lines.values().flatten().flat_map(|(came, changed)| [came, changed]).collect();
        let all = git.commits(Scope::Pin)?.into_iter().filter(|commit| named.contains(&commit.id));
        let commits: Vec<Commit> = all.map(|commit| Commit { id: commit.id, date: commit.date }).collect();
        let places: BTreeMap<&CommitId, usize> = commits.iter().enumerate().map(|(at, one)| (&one.id, at)).collect();
        let place = |id: &CommitId| {
            places.get(id).copied().ok_or_else(|| Silence(format!("it names {id}, which is not before the pin")))
        };
        let mut files = BTreeMap::new();
        for (path, lines) in &lines {
            let placed = lines.iter().map(|(came, changed)| Ok((place(came)?, place(changed)?)));
            files.insert(path.clone(), runs(&placed.collect::<Result<Vec<_>, Silence>>()?));
        }
        Ok(Traced::Lives(Lives { revision: work.revision, on, commits, files }))
    };
    traced().unwrap_or_else(Traced::Silent)
}

/// Gathers neighbours of one life.
fn runs(lines: &[(usize, usize)]) -> Vec<Run> {
    let mut next = 1;
    let run = |same: &[(usize, usize)]| {
        let first = next;
        next += u32::try_from(same.len()).ok()?;
        let (came, changed) = same[0]; // a chunk has at least one
        Some(Run { lines: LineRange::new(first, next - 1)?, came, changed })
    };
    lines.chunk_by(|a, b| a == b).map_while(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_life_are_a_run() {
        let told: Vec<_> = runs(&[(0, 0), (0, 0), (0, 1), (0, 0)])
            .iter()
            .map(|run| (run.lines.to_string(), run.came, run.changed))
            .collect();
        assert_eq!(told, [("1-2".to_owned(), 0, 0), ("3".to_owned(), 0, 1), ("4".to_owned(), 0, 0)]);
    }
}
