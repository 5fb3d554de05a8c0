//! How much a problem matters.

use super::{OriginProblem, Trouble};
use crate::ids::RepoPath;

/// How much a problem matters in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The files it is about are there after all.
    Warning,
    /// Files are missing because of it, or it cannot be told which bytes are right.
    Error,
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// What sort of thing went wrong. An edition can be built with silhouettes where origins are out of reach or do not have a file; wrong
/// bytes are another matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// An origin could not be asked.
    Unreached,
    /// An origin was asked and does not have it.
    Lacking,
    /// An origin, the target or the lock is wrong.
    Wrong,
    /// This machine does not let us.
    Machine,
}

impl OriginProblem {
    /// What sort of thing went wrong.
    #[must_use]
    pub fn nature(&self) -> Nature {
        match self {
            Self::FetchFailed { trouble, .. }
            | Self::IndexFailed { trouble, .. }
            | Self::DownloadFailed { trouble, .. } => match trouble {
                Trouble::HostUnknown { .. }
                | Trouble::NoConnection { .. }
                | Trouble::TimedOut { .. }
                | Trouble::Certificate { .. }
                | Trouble::Refused
                | Trouble::CutShort { .. }
                | Trouble::Other { .. } => Nature::Unreached,
                Trouble::Status(404 | 410) | Trouble::CommitNotThere => Nature::Lacking,
                Trouble::Status(_) => Nature::Unreached,
                // What stands between us and the origin (a portal, a proxy) answers in its place.
                Trouble::Redirects { .. } | Trouble::RedirectRefused { .. } => Nature::Unreached,
                Trouble::TooLarge { .. } => Nature::Wrong,
            },
            Self::Offline { .. }
            | Self::NoFetch { .. }
            | Self::NoClient { .. }
            | Self::IndexOff { .. }
            | Self::IndexRefused { .. }
            | Self::IndexUnclear { .. }
            | Self::NoPin { .. }
            | Self::NoGit { .. } => Nature::Unreached,
            Self::NotThere { .. }
            | Self::ObjectMissing { .. }
            | Self::NotInMirrors { .. }
            | Self::NoArchive { .. }
            | Self::NotObtained { .. } => Nature::Lacking,
            Self::Unreadable { .. }
            | Self::Unwritable { .. }
            | Self::GitFailed { .. }
            | Self::MirrorUnreadable { .. }
            | Self::MirrorTooWide { .. } => Nature::Machine,
            Self::LocalDiffers { .. }
            | Self::LocalNoFile { .. }
            | Self::LinkOnTheWay { .. }
            | Self::NotLocked { .. }
            | Self::Differs { .. }
            | Self::Conflict { .. }
            | Self::TooLarge { .. }
            | Self::NoFile { .. }
            | Self::UrlRefused { .. }
            | Self::ObjectDamaged { .. }
            | Self::PinGone { .. }
            | Self::DownloadDiffers { .. }
            | Self::ArchiveBroken { .. }
            | Self::EntryRefused { .. }
            | Self::EntriesOutside { .. } => Nature::Wrong,
        }
    }

    /// The one file that the problem is about, if it is about one.
    #[must_use]
    pub fn path(&self) -> Option<&RepoPath> {
        match self {
            Self::LocalDiffers { path, .. }
            | Self::LocalNoFile { path, .. }
            | Self::LinkOnTheWay { path, .. }
            | Self::Unwritable { path, .. }
            | Self::NotLocked { path }
            | Self::Differs { path, .. }
            | Self::Conflict { path, .. }
            | Self::TooLarge { path, .. }
            | Self::NotThere { path, .. }
            | Self::NoFile { path, .. }
            | Self::ObjectMissing { path, .. }
            | Self::EntryRefused { path, .. } => Some(path),
            _ => None,
        }
    }

    /// How much the problem matters when these files are missing in the end: a warning if another origin gave what it is about.
    #[must_use]
    pub fn severity(&self, missing: &[RepoPath]) -> Severity {
        let harm = match (self, self.path()) {
            (Self::Conflict { .. } | Self::NotObtained { .. }, _) => true,
            (Self::EntriesOutside { .. }, _) => false,
            (_, Some(path)) => missing.contains(path),
            (_, None) => !missing.is_empty(),
        };
        if harm { Severity::Error } else { Severity::Warning }
    }
}
