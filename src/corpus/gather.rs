//! What has been gathered so far. All bytes pass through here on their way to the target, and are judged here.

use super::problem::OriginProblem;
use super::target::{self, Found, Unwritten};
use super::{Difference, Got, Locked, MAX_FILE, Obtained, Reported, Request, Source};
use crate::ids::RepoPath;
use std::collections::BTreeMap;

/// A file that an origin is to be asked for.
#[derive(Clone, Debug)]
pub struct Need {
    /// Its path in the work.
    pub path: RepoPath,
    /// The most bytes that are taken.
    pub limit: u64,
}

/// What has been gathered so far.
pub struct Gathering<'a> {
    pub request: &'a Request,
    wanted: BTreeMap<RepoPath, Option<Locked>>,
    /// What updating has, not yet written: another origin may still contradict.
    held: BTreeMap<RepoPath, Held>,
    obtained: Obtained,
    problems: Vec<OriginProblem>,
}

struct Held {
    bytes: Vec<u8>,
    got: Got,
    contradicted: bool,
}

impl<'a> Gathering<'a> {
    pub fn new(request: &'a Request) -> Self {
        let wanted = request.wanted.iter().map(|wanted| (wanted.path.clone(), wanted.locked)).collect();
        Self { request, wanted, held: BTreeMap::new(), obtained: Obtained::default(), problems: Vec::new() }
    }

    /// What the next origin is to be asked for: what is still missing, or everything when updating, since the origins are compared.
    pub fn needs(&self) -> Vec<Need> {
        let update = self.request.update;
        let need = |(path, locked): (&RepoPath, &Option<Locked>)| match locked {
            _ if update => Some(Need { path: path.clone(), limit: MAX_FILE }),
            Some(locked) if !self.obtained.files.contains_key(path) => {
                Some(Need { path: path.clone(), limit: locked.size })
            }
            _ => None,
        };
        self.wanted.iter().filter_map(need).collect()
    }

    /// Takes note of a problem.
    pub fn report(&mut self, problem: OriginProblem) {
        self.problems.push(problem);
    }

    /// Takes note of what is known of a commit.
    pub fn commit(&mut self, commit: &crate::ids::CommitId, facts: super::GitFacts) {
        self.obtained.commits.insert(commit.clone(), facts);
    }

    #[cfg(feature = "fetch")]
    /// Takes note of the archive that a release was read from.
    pub fn package(&mut self, package: &crate::ids::PackageUrl, pin: super::PackagePin) {
        self.obtained.packages.insert(package.clone(), pin);
    }

    /// Looks at what the target has already. Updating looks at nothing: an edited file would lock itself.
    pub fn keep(&mut self) {
        if self.request.update {
            return;
        }
        for (path, locked) in self.wanted.clone() {
            let Some(locked) = locked else {
                self.report(OriginProblem::NotLocked { path });
                continue;
            };
            let file = path.below(&self.request.target);
            match target::look(&self.request.target, &path, locked.size) {
                Ok(Found::Absent) => {}
                Ok(Found::File(bytes)) => {
                    let facts = Locked::of(&bytes);
                    match Difference::between(&locked, &facts) {
                        None => drop(self.obtained.files.insert(path, Got { source: Source::Kept, facts })),
                        Some(difference) => self.report(OriginProblem::LocalDiffers { path, difference }),
                    }
                }
                Ok(Found::Large(found)) => {
                    let difference = Difference::Size { locked: locked.size, found };
                    self.report(OriginProblem::LocalDiffers { path, difference });
                }
                Ok(Found::Other(kind)) => self.report(OriginProblem::LocalNoFile { file, path, kind }),
                Ok(Found::LinkOnTheWay(link)) => self.report(OriginProblem::LinkOnTheWay { link, path }),
                Err(error) => self.report(OriginProblem::Unreadable { file, said: error.to_string() }),
            }
        }
    }

    /// Takes the bytes that an origin gives for a file. Says whether they were taken.
    pub fn offer(&mut self, path: &RepoPath, bytes: Vec<u8>, source: &Source) -> bool {
        let facts = Locked::of(&bytes);
        let got = Got { source: source.clone(), facts };
        if self.request.update {
            return self.compare(path, bytes, got);
        }
        let difference = match self.wanted.get(path) {
            Some(Some(locked)) => Difference::between(locked, &facts),
            _ => return false, // nobody asked
        };
        if let Some(difference) = difference {
            self.report(OriginProblem::Differs { source: source.clone(), path: path.clone(), difference });
            return false;
        }
        self.write(path, &bytes, got)
    }

    fn compare(&mut self, path: &RepoPath, bytes: Vec<u8>, got: Got) -> bool {
        let Some(held) = self.held.get_mut(path) else {
            self.held.insert(path.clone(), Held { bytes, got, contradicted: false });
            return true;
        };
        if held.got.facts == got.facts {
            return true;
        }
        held.contradicted = true;
        let first = (held.got.source.clone(), held.got.facts);
        self.problems.push(OriginProblem::Conflict { path: path.clone(), first, second: (got.source, got.facts) });
        false
    }

    fn write(&mut self, path: &RepoPath, bytes: &[u8], got: Got) -> bool {
        let target = &self.request.target;
        // A file that is right already keeps its time, so that nothing that watches it wakes up.
        let same = matches!(target::look(target, path, got.facts.size), Ok(Found::File(there)) if there == bytes);
        let written = if same { Ok(()) } else { target::write(target, path, bytes) };
        match written {
            Ok(()) => drop(self.obtained.files.insert(path.clone(), got)),
            Err(Unwritten::LinkOnTheWay(link)) => {
                // Looking at the target has said so already, for every file behind the link.
                let problem = OriginProblem::LinkOnTheWay { link, path: path.clone() };
                if !self.problems.contains(&problem) {
                    self.report(problem);
                }
            }
            Err(Unwritten::Failed(error)) => {
                let (file, said) = (path.below(target), error.to_string());
                self.report(OriginProblem::Unwritable { path: path.clone(), file, said });
            }
        }
        self.obtained.files.contains_key(path)
    }

    /// Writes what was held back, and says what is there and what is missing.
    pub fn finish(mut self) -> Obtained {
        for (path, held) in std::mem::take(&mut self.held) {
            if !held.contradicted {
                self.write(&path, &held.bytes, held.got);
            }
        }
        let there = &self.obtained.files;
        let missing: Vec<RepoPath> = self.wanted.keys().filter(|path| !there.contains_key(*path)).cloned().collect();
        if !missing.is_empty() {
            let (paths, wanted) = (missing.clone(), self.wanted.len());
            self.problems.push(OriginProblem::NotObtained { paths, wanted });
        }
        let work = &self.request.work;
        let report =
            |problem: OriginProblem| Reported { work: work.clone(), severity: problem.severity(&missing), problem };
        let problems = self.problems.into_iter().map(report).collect();
        Obtained { missing, problems, ..self.obtained }
    }
}
