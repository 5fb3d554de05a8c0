//! The order in which origins are asked.

use super::gather::Gathering;
use super::progress::{Activity, Outcome, Progress, Step};
use super::target::{self, Found};
use super::{Obtained, Origin, OriginProblem, Request, Source};
use super::{git, package};
use std::path::Path;

/// Brings the wanted files into the target, from the first origins that have them.
///
/// The order is that of trouble spared: what is here already, git directories of this machine, the git host, a package release, a
/// folder; origins of one sort in the order of the request. Asking ends when every file is there; updating asks them all, to compare.
#[must_use]
pub fn obtain(request: &Request, progress: &dyn Progress) -> Obtained {
    let mut gathering = Gathering::new(request);
    gathering.keep();
    for origin in &request.origins {
        if let Origin::Git { url, commit } = origin
            && !gathering.needs().is_empty()
        {
            git::obtain(&mut gathering, url, commit, progress);
        }
    }
    for origin in &request.origins {
        if let Origin::Package { package, paths } = origin
            && !gathering.needs().is_empty()
        {
            package::obtain(&mut gathering, package, paths, progress);
        }
    }
    for origin in &request.origins {
        if let Origin::Folder { path } = origin
            && !gathering.needs().is_empty()
        {
            copy(&mut gathering, path, progress);
        }
    }
    gathering.finish()
}

/// Takes files from a folder of this machine.
fn copy(gathering: &mut Gathering<'_>, folder: &Path, progress: &dyn Progress) {
    let activity = Activity::Copying { folder: folder.to_path_buf() };
    let step = progress.begin(&Step { work: gathering.request.work.clone(), activity });
    let source = Source::Folder { path: folder.to_path_buf() };
    let mut taken = 0;
    for need in gathering.needs() {
        let (path, file) = (need.path.clone(), need.path.below(folder));
        match target::look(folder, &need.path, need.limit) {
            Ok(Found::File(bytes)) => taken += usize::from(gathering.offer(&path, bytes, &source)),
            Ok(Found::Large(_)) => {
                gathering.report(OriginProblem::TooLarge { source: source.clone(), path, limit: need.limit });
            }
            Ok(Found::Absent) => {
                gathering.report(OriginProblem::NotThere { source: source.clone(), path, at: need.path });
            }
            Ok(Found::Other(kind)) => gathering.report(OriginProblem::LocalNoFile { file, path, kind }),
            Ok(Found::LinkOnTheWay(link)) => gathering.report(OriginProblem::LinkOnTheWay { link, path }),
            Err(error) => gathering.report(OriginProblem::Unreadable { file, said: error.to_string() }),
        }
    }
    progress.end(step, if taken > 0 { Outcome::Files(taken) } else { Outcome::Failed });
}
