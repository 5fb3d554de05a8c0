//! What the origins gave.

use super::{Locked, OriginProblem, PackagePin, Severity};
use crate::ids::{CommitId, Date, DirectoryId, PackageUrl, RepoPath, RevisionId};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the origins gave of a [`super::Request`].
#[derive(Debug, Default)]
pub struct Obtained {
    /// The files that are now in the target and proved.
    pub files: BTreeMap<RepoPath, Got>,
    /// The wanted files that are not, in the order of their paths.
    pub missing: Vec<RepoPath>,
    /// What is known of the commits that were read.
    pub commits: BTreeMap<CommitId, GitFacts>,
    /// The archives of the package releases that were read.
    pub packages: BTreeMap<PackageUrl, PackagePin>,
    /// What went wrong, in the order in which it happened.
    pub problems: Vec<Reported>,
}

/// A file that is in the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Got {
    /// Where its bytes came from.
    pub source: Source,
    /// Its digests and size, computed from the bytes.
    pub facts: Locked,
}

/// The facts of a commit, computed from its raw objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GitFacts {
    /// The SWHID of the commit; its digest is the commit id.
    pub revision: RevisionId,
    /// The SWHID of its root directory.
    pub directory: DirectoryId,
    /// The day of the commit in the committer's own time zone, as git shows it.
    pub date: Date,
}

/// Something that went wrong, with how much it matters in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The work, as the request names it.
    pub work: String,
    /// Whether the files that it is about are missing because of it.
    pub severity: Severity,
    /// What went wrong.
    pub problem: OriginProblem,
}

/// The message on one line, without the help.
impl std::fmt::Display for Reported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {}", self.severity, self.work, self.problem.message())
    }
}

/// Where bytes came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The target had them.
    Kept,
    /// A git directory of this machine.
    Mirror {
        /// The git directory.
        repository: PathBuf,
        /// The commit.
        commit: CommitId,
    },
    /// A git host.
    Host {
        /// The repository's address.
        url: String,
        /// The commit.
        commit: CommitId,
    },
    /// A package release.
    Package {
        /// The release.
        package: PackageUrl,
        /// The archive's file name.
        file: String,
    },
    /// A folder of this machine.
    Folder {
        /// The folder.
        path: PathBuf,
    },
}

/// A noun phrase for messages.
impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Kept => write!(f, "the source folder"),
            Self::Mirror { repository, commit } => {
                write!(f, "commit {} in {}", commit.short(12), repository.display())
            }
            Self::Host { url, commit } => write!(f, "commit {} of {url}", commit.short(12)),
            Self::Package { package, file } => write!(f, "{file} of {package}"),
            Self::Folder { path } => write!(f, "the folder {}", path.display()),
        }
    }
}
