//! What can go wrong between an origin and the target, as data. How it is said is in `words`, and only there.

mod foreign;
mod nature;
mod trouble;
mod words;

use super::{Locked, PackagePin, Source, archive};
use crate::ids::{CommitId, PackageUrl, RepoPath, Sha256};
use std::path::PathBuf;

pub(super) use foreign::harmless;
pub use nature::{Nature, Severity};
pub use trouble::Trouble;

/// Something that went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginProblem {
    /// A file of the target is not what the lock says.
    LocalDiffers {
        /// The file.
        path: RepoPath,
        /// In what.
        difference: Difference,
    },
    /// Something that is no file is in a file's place in the target, or in a folder origin.
    LocalNoFile {
        /// The whole path on this machine.
        file: PathBuf,
        /// The file.
        path: RepoPath,
        /// What it is.
        kind: FileKind,
    },
    /// A folder on the way to a file is a link.
    LinkOnTheWay {
        /// The link.
        link: PathBuf,
        /// The file.
        path: RepoPath,
    },
    /// A file of this machine could not be read.
    Unreadable {
        /// The whole path on this machine.
        file: PathBuf,
        /// The system's words.
        said: String,
    },
    /// A file could not be written.
    Unwritable {
        /// The file.
        path: RepoPath,
        /// The whole path on this machine.
        file: PathBuf,
        /// The system's words.
        said: String,
    },
    /// The lock does not know the file.
    NotLocked {
        /// The file.
        path: RepoPath,
    },
    /// An origin gave bytes that are not what the lock says.
    Differs {
        /// The origin.
        source: Source,
        /// The file.
        path: RepoPath,
        /// In what.
        difference: Difference,
    },
    /// Two origins gave different bytes, and there is no lock to say which is right.
    Conflict {
        /// The file.
        path: RepoPath,
        /// The origin that was asked first, and what it gave.
        first: (Source, Locked),
        /// The other, and what it gave.
        second: (Source, Locked),
    },
    /// An origin has a file that is larger than allowed.
    TooLarge {
        /// The origin.
        source: Source,
        /// The file.
        path: RepoPath,
        /// The most that is taken, in bytes.
        limit: u64,
    },
    /// An origin was asked and has no such file.
    NotThere {
        /// The origin.
        source: Source,
        /// The file.
        path: RepoPath,
        /// Where it was looked for, if that is another path.
        at: RepoPath,
    },
    /// A commit has something at the path that is no file.
    NoFile {
        /// The origin.
        source: Source,
        /// The file.
        path: RepoPath,
        /// What it is.
        kind: FileKind,
    },
    /// The address of a git repository is not one that is fetched from.
    UrlRefused {
        /// The address.
        url: String,
    },
    /// There is no git.
    NoGit {
        /// The system's words.
        said: String,
    },
    /// A git directory could not be read.
    GitFailed {
        /// The git directory.
        source: Source,
        /// Git's words.
        said: String,
    },
    /// A git directory knows of an object that it does not have.
    ObjectMissing {
        /// The git directory.
        source: Source,
        /// The file.
        path: RepoPath,
    },
    /// A git directory gives other bytes than those whose digest is the object's name.
    ObjectDamaged {
        /// The git directory.
        source: Source,
        /// The object.
        object: String,
    },
    /// A folder of mirrors could not be read.
    MirrorUnreadable {
        /// The folder.
        mirror: PathBuf,
        /// The system's words.
        said: String,
    },
    /// A folder of mirrors has too many folders.
    MirrorTooWide {
        /// The folder.
        mirror: PathBuf,
        /// The most that are looked into.
        limit: usize,
    },
    /// No mirror has the commit.
    NotInMirrors {
        /// The commit.
        commit: CommitId,
        /// How many git directories were asked.
        asked: usize,
    },
    /// A host did not give the commit.
    FetchFailed {
        /// The repository's address.
        url: String,
        /// The commit.
        commit: CommitId,
        /// Why.
        trouble: Trouble,
    },
    /// The network was to be left alone, so an origin was not asked.
    Offline {
        /// The origin: an address or a package.
        origin: String,
    },
    /// The program was built without package releases as origins.
    NoFetch {
        /// The release.
        package: PackageUrl,
    },
    /// The lock pins no archive of the release.
    NoPin {
        /// The release.
        package: PackageUrl,
    },
    /// No package client is there to say where packages are.
    NoClient {
        /// The release.
        package: PackageUrl,
        /// The commands that were tried.
        tried: Vec<String>,
    },
    /// The package client is set to use no index.
    IndexOff {
        /// The release.
        package: PackageUrl,
        /// The setting.
        setting: String,
    },
    /// The address of the index is not one that is asked.
    IndexRefused {
        /// The release.
        package: PackageUrl,
        /// The address, without a password.
        url: String,
    },
    /// The index did not answer.
    IndexFailed {
        /// The release.
        package: PackageUrl,
        /// The address, without a password.
        url: String,
        /// Why.
        trouble: Trouble,
    },
    /// The index answered something that is no index.
    IndexUnclear {
        /// The release.
        package: PackageUrl,
        /// The address, without a password.
        url: String,
        /// What is wrong.
        said: String,
    },
    /// The index has no archive of the release that can be read without running anything.
    NoArchive {
        /// The release.
        package: PackageUrl,
        /// The archives of the release that it has.
        files: Vec<String>,
    },
    /// The index does not have the archive that the lock pins.
    PinGone {
        /// The release.
        package: PackageUrl,
        /// The pin.
        pin: PackagePin,
        /// The digest that the index gives for a file of that name.
        offered: Option<Sha256>,
    },
    /// The archive did not come.
    DownloadFailed {
        /// The archive.
        source: Source,
        /// Why.
        trouble: Trouble,
    },
    /// The archive that came is not the one that is pinned, or not the one that the index names.
    DownloadDiffers {
        /// The archive.
        source: Source,
        /// The digest that it should have.
        expected: Sha256,
        /// The digest that it has.
        found: Sha256,
    },
    /// The archive is not read on.
    ArchiveBroken {
        /// The archive.
        source: Source,
        /// Why.
        broken: archive::Broken,
    },
    /// The archive has the file, in a way that is not accepted.
    EntryRefused {
        /// The archive.
        source: Source,
        /// The file.
        path: RepoPath,
        /// Why.
        refusal: archive::Refusal,
    },
    /// The archive has entries that would leave the folder that it is unpacked to. They were left aside.
    EntriesOutside {
        /// The archive.
        source: Source,
        /// Their names, made harmless; the first few.
        names: Vec<String>,
    },
    /// Files that nothing gave, in the end.
    NotObtained {
        /// The files.
        paths: Vec<RepoPath>,
        /// How many were wanted.
        wanted: usize,
    },
}

/// In what bytes are not what a lock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// In the number of bytes.
    Size {
        /// The lock's.
        locked: u64,
        /// The bytes'. For a file that is larger than locked, at least so many.
        found: u64,
    },
    /// In the SHA-256, at the same size.
    Sha256 {
        /// The lock's.
        locked: Sha256,
        /// The bytes'.
        found: Sha256,
    },
    /// In the SWHID, at the same SHA-256: the lock contradicts itself.
    Content {
        /// The lock's.
        locked: crate::ids::ContentId,
        /// The bytes'.
        found: crate::ids::ContentId,
    },
}

impl Difference {
    /// The first difference, if there is one.
    #[must_use]
    pub fn between(locked: &Locked, found: &Locked) -> Option<Self> {
        if locked.size != found.size {
            Some(Self::Size { locked: locked.size, found: found.size })
        } else if locked.sha256 != found.sha256 {
            Some(Self::Sha256 { locked: locked.sha256, found: found.sha256 })
        } else if locked.content != found.content {
            Some(Self::Content { locked: locked.content, found: found.content })
        } else {
            None
        }
    }
}

/// What is somewhere in place of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A symbolic link.
    Link,
    /// A folder.
    Folder,
    /// A device, a pipe, a socket.
    Special,
    /// A commit of another repository (a submodule).
    Gitlink,
}
