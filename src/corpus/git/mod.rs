//! Git commits as origins, read by the user's own git.
//!
//! ```text
//! mirror (which git directories are here?) ─┐
//! host (fetch the commit to a passing one) ─┴▶ session (cat-file --batch) ─▶ commit ─▶ tree ─▶ blob
//! ```
//!
//! The way from the commit to a file's bytes is walked here, object by object, and each object must have the digest that it was asked
//! for by. So a commit id proves the bytes, whatever the git directory is; `ls-tree` would have to be believed. A library in place of
//! the program costs minutes of building, and whoever has a mirror has git.

pub mod blame;
mod command;
mod commit;
pub mod history;
mod host;
mod mirror;
mod read;
mod said;
mod session;
mod tree;

use super::gather::Gathering;
use super::progress::Progress;
use super::{OriginProblem, Source};
use crate::ids::CommitId;
use session::Session;

/// Takes files from a commit: from git directories of this machine, and what they do not have from the host.
pub fn obtain(gathering: &mut Gathering<'_>, url: &str, commit: &CommitId, progress: &dyn Progress) {
    let mut needs = gathering.needs();
    let mirrors = gathering.request.mirrors.clone();
    let mut found = false;
    let repositories = mirror::search(&mirrors, &mut |problem| gathering.report(problem));
    for repository in &repositories {
        if needs.is_empty() {
            return;
        }
        let source = Source::Mirror { repository: repository.clone(), commit: commit.clone() };
        match Session::open(repository) {
            Ok(mut session) => match session.has(commit) {
                Ok(false) => {}
                Ok(true) => {
                    found = true;
                    needs = read::files(gathering, &mut session, &source, commit, needs, progress);
                }
                Err(failure) => gathering.report(failure.problem(&source)),
            },
            Err(said) => return gathering.report(OriginProblem::NoGit { said }),
        }
    }
    if !found && !mirrors.is_empty() {
        gathering.report(OriginProblem::NotInMirrors { commit: commit.clone(), asked: repositories.len() });
    }
    if needs.is_empty() {
        return;
    }
    if gathering.request.offline {
        gathering.report(OriginProblem::Offline { origin: url.to_owned() });
        return;
    }
    match host::fetch(&gathering.request.work, url, commit, progress) {
        Err(problem) => gathering.report(*problem),
        Ok(fetched) => {
            let source = Source::Host { url: url.to_owned(), commit: commit.clone() };
            match Session::open(fetched.path()) {
                Ok(mut session) => drop(read::files(gathering, &mut session, &source, commit, needs, progress)),
                Err(said) => gathering.report(OriginProblem::NoGit { said }),
            }
        }
    }
}
