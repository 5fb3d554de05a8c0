//! Which file of a release is read.

use super::index::Offer;
use crate::corpus::PackagePin;
use crate::corpus::archive::Layout;
use crate::ids::{PackageUrl, Sha256};

/// What an index has for a pin.
#[derive(Debug, PartialEq, Eq)]
pub enum Pinned<'a> {
    /// The file, by its digest; or by its name where the index gives no digests.
    There(&'a Offer),
    /// A file of that name with another digest.
    Other(Sha256),
    /// Nothing.
    Gone,
}

/// The file that a lock pins. Its digest is stronger than its name: an index may keep it under another.
pub fn pinned<'a>(offers: &'a [Offer], pin: &PackagePin) -> Pinned<'a> {
    let by_digest = offers.iter().find(|offer| offer.sha256 == Some(pin.sha256));
    let by_name = || offers.iter().find(|offer| offer.file == pin.file);
    match by_digest.or_else(by_name) {
        Some(offer) => match offer.sha256 {
            Some(sha256) if sha256 != pin.sha256 => Pinned::Other(sha256),
            _ => Pinned::There(offer),
        },
        None => Pinned::Gone,
    }
}

/// The files of a release, best first: wheels for any system, source archives as gzipped tar, as zip. Then those that cannot be read.
///
/// A wheel is what the release installs, with nothing to be run first; a source archive may hold what a build would change.
pub fn of_release<'a>(offers: &'a [Offer], package: &PackageUrl) -> (Vec<&'a Offer>, Vec<String>) {
    let rank = |offer: &Offer| match Layout::of(&offer.file) {
        Some(Layout::Wheel) if any_system(&offer.file) => Some(0),
        Some(Layout::SourceTar) => Some(1),
        Some(Layout::SourceZip) => Some(2),
        Some(Layout::Wheel) | None => None,
    };
    let of_release: Vec<&Offer> = offers.iter().filter(|offer| is_of(&offer.file, package)).collect();
    let mut good: Vec<&Offer> = of_release.iter().copied().filter(|offer| rank(offer).is_some()).collect();
    good.sort_by_key(|offer| (rank(offer), offer.file.clone()));
    (good, of_release.iter().map(|offer| offer.file.clone()).collect())
}

/// Whether a wheel is for Python 3 on any system: `…-py3-none-any.whl`, `…-py2.py3-none-any.whl`.
fn any_system(file: &str) -> bool {
    let tags = file.strip_suffix("-none-any.whl").and_then(|rest| rest.rsplit('-').next());
    tags.is_some_and(|tags| tags.split('.').any(|tag| tag.starts_with("py3")))
}

/// Whether a file is of this release, by its name.
fn is_of(file: &str, package: &PackageUrl) -> bool {
    let name_is = |name: &str| {
        format!("pkg:pypi/{name}@0").parse::<PackageUrl>().is_ok_and(|other| other.name() == package.name())
    };
    let version_is = |version: &str| version.eq_ignore_ascii_case(package.version());
    if let Some(stem) = file.strip_suffix(".whl") {
        let mut parts = stem.split('-');
        return parts.next().is_some_and(name_is) && parts.next().is_some_and(version_is);
    }
    let stem =
        [".tar.gz", ".tgz", ".zip", ".tar.bz2", ".tar.xz", ".egg"].iter().find_map(|ending| file.strip_suffix(ending));
    // A name may have hyphens, and an old version too, so the place between them is looked for.
    stem.is_some_and(|stem| stem.match_indices('-').any(|(at, _)| name_is(&stem[..at]) && version_is(&stem[at + 1..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(file: &str, digest: Option<&[u8]>) -> Offer {
        let url = url::Url::parse("https://f.example/").unwrap();
        Offer { file: file.into(), url, sha256: digest.map(Sha256::of) }
    }

    #[test]
    fn a_wheel_for_any_system_then_source() {
        let names = [
            "a_b-1.0.zip",
            "a_b-1.0-cp39-cp39-linux_x86_64.whl",
            "a-b-1.0.tar.gz",
            "a_b-1.0-py2-none-any.whl",
            "A_B-1.0-py2.py3-none-any.whl",
            "a_b-1.0.1.tar.gz",
            "a-1.0.tar.gz",
            "a_b_c-1.0-py3-none-any.whl",
            "a_b-1.0.exe",
        ];
        let offers = names.map(|name| offer(name, None));
        let (good, all) = of_release(&offers, &"pkg:pypi/a-b@1.0".parse().unwrap());
        let good: Vec<_> = good.iter().map(|offer| offer.file.as_str()).collect();
        assert_eq!(good, ["A_B-1.0-py2.py3-none-any.whl", "a-b-1.0.tar.gz", "a_b-1.0.zip"]);
        assert_eq!(all.len(), 5, "{all:?}");
    }

    #[test]
    fn a_pin_is_found_by_its_digest() {
        let pin = PackagePin { file: "a-1.tar.gz".into(), sha256: Sha256::of(b"right"), size: 5 };
        let wrong = offer("a-1.tar.gz", Some(b"wrong"));
        let moved = offer("b-1.tar.gz", Some(b"right"));
        let bare = offer("a-1.tar.gz", None);
        assert_eq!(pinned(&[wrong.clone(), moved.clone()], &pin), Pinned::There(&moved));
        assert_eq!(pinned(std::slice::from_ref(&wrong), &pin), Pinned::Other(Sha256::of(b"wrong")));
        assert_eq!(pinned(std::slice::from_ref(&bare), &pin), Pinned::There(&bare));
        assert_eq!(pinned(&[], &pin), Pinned::Gone);
    }
}
