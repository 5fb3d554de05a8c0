//! What is being done, told to whoever shows it. Plain data, so that a terminal, a log and a test can each make of it what they like.

use crate::ids::{CommitId, PackageUrl};
use std::path::PathBuf;

/// Something that takes time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The work, as the request names it.
    pub work: String,
    /// What is done for it.
    pub activity: Activity,
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Activity {
    /// Files are read from a git directory of this machine.
    Reading {
        /// The git directory.
        repository: PathBuf,
    },
    /// A commit is fetched from a host.
    Fetching {
        /// The repository's address.
        url: String,
        /// The commit.
        commit: CommitId,
    },
    /// The package index is asked for a release.
    Asking {
        /// The release.
        package: PackageUrl,
    },
    /// An archive is downloaded and read.
    Downloading {
        /// The archive's file name.
        file: String,
    },
    /// Files are copied from a folder of this machine.
    Copying {
        /// The folder.
        folder: PathBuf,
    },
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: ", self.work)?;
        match &self.activity {
            Activity::Reading { repository } => write!(f, "reading {}", repository.display()),
            Activity::Fetching { url, commit } => write!(f, "fetching commit {} of {url}", commit.short(12)),
            Activity::Asking { package } => write!(f, "looking for {package}"),
            Activity::Downloading { file } => write!(f, "downloading {file}"),
            Activity::Copying { folder } => write!(f, "copying from {}", folder.display()),
        }
    }
}

/// One step while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub u64);

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Bytes, of how many if that is known.
    Bytes {
        /// So many have come.
        done: u64,
        /// So many are to come in all.
        of: Option<u64>,
    },
    /// Git objects.
    Objects {
        /// So many have come.
        done: u64,
        /// So many are to come in all.
        of: u64,
    },
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It gave so many files.
    Files(usize),
    /// It did what it was to do, and gives no files itself.
    Done,
    /// It did not.
    Failed,
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Files(1) => f.write_str("1 file"),
            Self::Files(count) => write!(f, "{count} files"),
            Self::Done => f.write_str("done"),
            Self::Failed => f.write_str("failed"),
        }
    }
}

/// Shows what is being done. Several works may be on their way at once.
pub trait Progress: Sync {
    /// A step begins.
    fn begin(&self, step: &Step) -> StepId;
    /// A step gets on.
    fn advance(&self, step: StepId, amount: Amount);
    /// A step ends.
    fn end(&self, step: StepId, outcome: Outcome);
}

/// Shows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &Step) -> StepId {
        StepId(0)
    }

    fn advance(&self, _: StepId, _: Amount) {}

    fn end(&self, _: StepId, _: Outcome) {}
}
