//! Releases of Python packages as origins.
//!
//! ```text
//! client (where would the user's pip look?) ─▶ http ─▶ index (JSON or HTML) ─▶ choose ─▶ http ─▶ archive
//! ```
//!
//! The archive is data: nothing of it is installed, built or run. (`pip download` would run a source archive's `setup.py` to learn its
//! dependencies, so pip is only asked where it would look.)

#[cfg(feature = "fetch")]
mod choose;
#[cfg(feature = "fetch")]
mod client;
#[cfg(feature = "fetch")]
mod http;
#[cfg(feature = "fetch")]
mod index;
#[cfg(feature = "fetch")]
mod release;

use super::OriginProblem;
use super::gather::{Gathering, Need};
use super::origin::path_in_archive;
use super::progress::Progress;
use crate::ids::{PackageUrl, RepoPath};

/// A needed file, and its path in the archive.
type Place = (Need, RepoPath);

/// Takes files from a package release.
pub fn obtain(
    gathering: &mut Gathering<'_>,
    package: &PackageUrl,
    paths: &[(String, String)],
    progress: &dyn Progress,
) {
    let place = |need: Need| path_in_archive(paths, &need.path).map(|at| (need, at));
    let places: Vec<Place> = gathering.needs().into_iter().filter_map(place).collect();
    if places.is_empty() {
        return; // the origin is not said to have any of what is missing
    }
    if gathering.request.offline {
        return gathering.report(OriginProblem::Offline { origin: package.to_string() });
    }
    if let Err(problem) = take(gathering, package, &places, progress) {
        gathering.report(*problem);
    }
}

#[cfg(feature = "fetch")]
use release::take;

#[cfg(not(feature = "fetch"))]
fn take(_: &mut Gathering<'_>, package: &PackageUrl, _: &[Place], _: &dyn Progress) -> Result<(), Box<OriginProblem>> {
    Err(OriginProblem::NoFetch { package: package.clone() }.into())
}
