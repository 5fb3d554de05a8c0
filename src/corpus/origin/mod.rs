//! Places that a work's bytes can be had from.

mod paths;

use crate::ids::{CommitId, PackageUrl};
use std::path::PathBuf;

pub(super) use paths::path_in_archive;

/// A place that a work's bytes can be had from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A commit of a git repository.
    Git {
        /// The repository's address, `https://…`. Others are refused.
        url: String,
        /// The pinned commit.
        commit: CommitId,
    },
    /// A release of a package.
    Package {
        /// The release.
        package: PackageUrl,
        /// Where the release has the files: a path, or a folder with a final slash, in the work, and the same in the archive (below the
        /// single top folder of a source archive). Nothing at all means that the paths are the work's own; as soon as there is one,
        /// only what it covers is looked for.
        paths: Vec<(String, String)>,
    },
    /// A folder of this machine, with the work's own paths.
    Folder {
        /// The folder.
        path: PathBuf,
    },
}
