//! Reading the wanted files of a commit.

use super::commit;
use super::session::{Failure, Kind, Session};
use super::tree::{self, Entry};
use crate::corpus::gather::{Gathering, Need};
use crate::corpus::progress::{Activity, Outcome, Progress, Step};
use crate::corpus::{MAX_FILE, OriginProblem, Source};
use crate::ids::CommitId;
use std::collections::HashMap;

/// Takes the needed files. Gives back those that another copy of the commit may have: whose objects are missing here.
pub fn files(
    gathering: &mut Gathering<'_>,
    session: &mut Session,
    source: &Source,
    id: &CommitId,
    needs: Vec<Need>,
    progress: &dyn Progress,
) -> Vec<Need> {
    let step = match source {
        Source::Mirror { repository, .. } => {
            let activity = Activity::Reading { repository: repository.clone() };
            Some(progress.begin(&Step { work: gathering.request.work.clone(), activity }))
        }
        _ => None, // the fetching was the step
    };
    let end = |outcome| step.into_iter().for_each(|step| progress.end(step, outcome));
    let root = session
        .object(Kind::Commit, id.as_str(), MAX_FILE)
        .and_then(|bytes| commit::facts(&bytes).ok_or_else(|| Failure::Damaged(id.to_string())));
    let facts = match root {
        Ok(facts) => facts,
        Err(failure) => {
            gathering.report(failure.problem(source));
            end(Outcome::Failed);
            return needs;
        }
    };
    gathering.commit(id, facts);
    let mut walk = Walk { session, trees: HashMap::new(), root: facts.directory.git_id() };
    let (mut taken, mut open) = (0, Vec::new());
    let mut needs = needs.into_iter();
    while let Some(need) = needs.next() {
        let (path, source) = (need.path.clone(), source.clone());
        match walk.file(&need) {
            Ok(Ok(bytes)) => taken += usize::from(gathering.offer(&path, bytes, &source)),
            Ok(Err(Absence::NotThere)) => {
                gathering.report(OriginProblem::NotThere { source, at: path.clone(), path });
            }
            Ok(Err(Absence::NoFile(kind))) => gathering.report(OriginProblem::NoFile { source, path, kind }),
            Err(Failure::Missing) => {
                gathering.report(OriginProblem::ObjectMissing { source, path });
                open.push(need);
            }
            Err(Failure::TooLarge) => {
                gathering.report(OriginProblem::TooLarge { source, path, limit: need.limit });
            }
            Err(failure @ Failure::Damaged(_)) => {
                gathering.report(failure.problem(&source));
                open.push(need);
            }
            Err(failure @ Failure::Said(_)) => {
                // Git has ended, so nothing more can be asked here.
                gathering.report(failure.problem(&source));
                open.push(need);
                open.extend(needs);
                break;
            }
        }
    }
    end(if taken > 0 { Outcome::Files(taken) } else { Outcome::Failed });
    open
}

/// A commit that does not have a file.
enum Absence {
    NotThere,
    NoFile(crate::corpus::FileKind),
}

/// The trees seen so far: a folder's tree is read once, however many of its files are wanted.
struct Walk<'a> {
    session: &'a mut Session,
    trees: HashMap<String, Vec<u8>>,
    root: String,
}

impl Walk<'_> {
    fn file(&mut self, need: &Need) -> Result<Result<Vec<u8>, Absence>, Failure> {
        let mut at = Entry::Folder(self.root.clone());
        for part in need.path.parts() {
            let Entry::Folder(id) = at else { return Ok(Err(Absence::NotThere)) };
            if !self.trees.contains_key(&id) {
                let bytes = self.session.object(Kind::Tree, &id, MAX_FILE)?;
                self.trees.insert(id.clone(), bytes);
            }
            let found = tree::find(&self.trees[&id], part).map_err(|()| Failure::Damaged(id))?;
            let Some(found) = found else { return Ok(Err(Absence::NotThere)) };
            at = found;
        }
        match at {
            Entry::File(id) => self.session.object(Kind::Blob, &id, need.limit).map(Ok),
            Entry::Folder(_) => Ok(Err(Absence::NoFile(crate::corpus::FileKind::Folder))),
            Entry::Other(kind) => Ok(Err(Absence::NoFile(kind))),
        }
    }
}
