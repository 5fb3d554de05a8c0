//! What is asked of the origins.

use super::Origin;
use crate::ids::{ContentId, PackageUrl, RepoPath, Sha256};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The largest file that is taken when no lock says its size, in bytes (64 MiB). A file that people read is far below it; one above it is
/// data, and a site would be no place for it.
pub const MAX_FILE: u64 = 64 << 20;

/// What is wanted of one state of one work.
#[derive(Clone, Debug)]
pub struct Request {
    /// The work as messages name it: `gpt-2`, or `gpt-2-simple@0.1` for a witness.
    pub work: String,
    /// The origins, as `work.yaml` lists them.
    pub origins: Vec<Origin>,
    /// The folder that the files are kept in. It may be absent; it may not be a link.
    pub target: PathBuf,
    /// The files.
    pub wanted: Vec<Wanted>,
    /// The archives of package releases, as the lock pins them. Not looked at when updating.
    pub package_pins: BTreeMap<PackageUrl, PackagePin>,
    /// Folders that are, or hold, git directories to look in before the network.
    pub mirrors: Vec<PathBuf>,
    /// Where package releases are looked for.
    pub package_index: PackageIndex,
    /// Whether the network is left alone.
    pub offline: bool,
    /// Whether the lock is to be written anew: nothing is held against it, and all origins are compared with one another.
    pub update: bool,
}

/// A file that is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Its path in the work.
    pub path: RepoPath,
    /// What the lock says of it.
    pub locked: Option<Locked>,
}

/// What a lock says of a file's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The SHA-256.
    pub sha256: Sha256,
    /// The SWHID, whose digest is git's blob id.
    pub content: ContentId,
    /// The size in bytes.
    pub size: u64,
}

impl Locked {
    /// What a lock would say of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: Sha256::of(bytes), content: ContentId::of(bytes), size: bytes.len() as u64 }
    }
}

/// The archive of a package release that a lock pins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackagePin {
    /// The archive's file name.
    pub file: String,
    /// Its SHA-256.
    pub sha256: Sha256,
    /// Its size in bytes.
    pub size: u64,
}

/// Where package releases are looked for. The program itself knows no registry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PackageIndex {
    /// Where the user's own package client would look: its environment, its configuration, its built-in default.
    #[default]
    OfClient,
    /// At this simple index (PEP 503 or 691).
    At(String),
}
