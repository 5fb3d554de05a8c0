//! Archives: data from a stranger.
//!
//! Nothing is unpacked. The entries are gone through, the wanted files are taken by their whole paths, and all else is left aside, so
//! there is no folder that an entry could leave. What makes a path mean two things is refused: two entries for it, a link on the way to
//! it. What makes reading endless is limited (`limits`).
//!
//! ```text
//! bytes ─▶ Layout::of(file name) ─▶ tar (gunzip, metered) ─┐
//!                                ─▶ zip (directory, inflate) ┴▶ Picking ─▶ Taken
//! ```

mod broken;
mod limits;
mod meter;
mod picking;
mod tar;
mod zip;

use crate::ids::RepoPath;
use std::collections::BTreeMap;

pub use broken::{Broken, Refusal};

/// How an archive is read, by its file name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A source archive (`.tar.gz`): all of it is below one folder, which the paths leave out.
    SourceTar,
    /// A source archive of the older sort (`.zip`): the same.
    SourceZip,
    /// A wheel (`.whl`): a zip whose paths are whole.
    Wheel,
}

impl Layout {
    /// The layout of an archive with this file name, or nothing if it is not one that is read.
    #[must_use]
    pub fn of(file: &str) -> Option<Self> {
        let ends = |ending: &str| file.to_ascii_lowercase().ends_with(ending);
        if ends(".whl") {
            Some(Self::Wheel)
        } else if ends(".tar.gz") || ends(".tgz") {
            Some(Self::SourceTar)
        } else if ends(".zip") {
            Some(Self::SourceZip)
        } else {
            None
        }
    }
}

/// What an archive gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The wanted files.
    pub files: BTreeMap<RepoPath, Vec<u8>>,
    /// The wanted files that are there and were not taken.
    pub refused: BTreeMap<RepoPath, Refusal>,
    /// Names of entries that would leave the folder that they are unpacked to, made harmless; the first few.
    pub outside: Vec<String>,
}

/// Takes the wanted files from an archive. Each comes with the most bytes it may have.
///
/// # Errors
/// If the archive cannot be read to its end within the limits. Then nothing of it is taken, not even what came before the fault.
pub fn take(bytes: &[u8], layout: Layout, wanted: &BTreeMap<RepoPath, u64>) -> Result<Taken, Broken> {
    match layout {
        Layout::SourceTar => tar::take(bytes, wanted),
        Layout::SourceZip => zip::take(bytes, true, wanted),
        Layout::Wheel => zip::take(bytes, false, wanted),
    }
}
