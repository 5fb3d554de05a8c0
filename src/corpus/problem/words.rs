//! How the problems are said. All wording is here.

use super::{Difference, FileKind, OriginProblem as P, Trouble};
use crate::ids::RepoPath;

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Size { locked, found } => write!(f, "it has {found} bytes, the lock says {locked}"),
            Self::Sha256 { locked, found } => {
                write!(f, "its SHA-256 is {}…, the lock says {}…", found.short(12), locked.short(12))
            }
            Self::Content { locked, found } => write!(f, "it is {found}, the lock says {locked}"),
        }
    }
}

impl std::fmt::Display for FileKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Link => "a link",
            Self::Folder => "a folder",
            Self::Special => "a device or a pipe",
            Self::Gitlink => "a commit of another repository (a submodule)",
        })
    }
}

/// `a, b, c and 2 more`.
fn listed<T: std::fmt::Display>(items: &[T]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<String> = items.iter().take(SHOWN).map(ToString::to_string).collect();
    match (items.len().saturating_sub(SHOWN), shown.split_last()) {
        (0, Some((last, []))) => last.clone(),
        (0, Some((last, rest))) => format!("{} and {last}", rest.join(", ")),
        (more, _) => format!("{} and {more} more", shown.join(", ")),
    }
}

/// ` (there: x)` where an origin has the file under another path.
fn elsewhere(path: &RepoPath, at: &RepoPath) -> String {
    if path == at { String::new() } else { format!(" (looked for as {at})") }
}

impl P {
    /// What went wrong, in one sentence without a full stop.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            P::LocalDiffers { path, difference } => {
                format!("{path} in the source folder is not what the lock says: {difference}")
            }
            P::LocalNoFile { file, kind, .. } => format!("{} is {kind}, not a file", file.display()),
            P::LinkOnTheWay { link, path } => {
                format!("{path} was not looked for or written: {} is a link", link.display())
            }
            P::Unreadable { file, said } => format!("{} cannot be read: {said}", file.display()),
            P::Unwritable { file, said, .. } => format!("{} cannot be written: {said}", file.display()),
            P::NotLocked { path } => format!("{path} is not in the lock"),
            P::Differs { source, path, difference } => {
                format!("{path} from {source} is not what the lock says: {difference}")
            }
            P::Conflict { path, first, second } => format!(
                "two origins give different bytes for {path}: {} has {} bytes with SHA-256 {}…, {} has {} bytes with SHA-256 {}…",
                first.0,
                first.1.size,
                first.1.sha256.short(12),
                second.0,
                second.1.size,
                second.1.sha256.short(12)
            ),
            P::TooLarge { source, path, limit } => {
                format!("{path} from {source} was not taken: it is larger than {limit} bytes")
            }
            P::NotThere { source, path, at } => format!("{path} is not in {source}{}", elsewhere(path, at)),
            P::NoFile { source, path, kind } => format!("{path} is {kind} in {source}, not a file"),
            P::UrlRefused { url } => format!("{url} was not asked: a git origin is an https address"),
            P::NoGit { said } => format!("git could not be started: {said}"),
            P::GitFailed { source, said } => format!("git could not read {source}: {said}"),
            P::ObjectMissing { source, path } => format!("the bytes of {path} are missing in {source}"),
            P::ObjectDamaged { source, object } => {
                format!("{source} is damaged: object {object} has other bytes than its name says")
            }
            P::MirrorUnreadable { mirror, said } => format!("the mirror {} cannot be read: {said}", mirror.display()),
            P::MirrorTooWide { mirror, limit } => {
                format!("the mirror {} was searched only in part: it has more than {limit} folders", mirror.display())
            }
            P::NotInMirrors { commit, asked } => match asked {
                0 => format!("no git directory was found in the mirrors to look for commit {} in", commit.short(12)),
                1 => format!("commit {} is not in the one git directory of the mirrors", commit.short(12)),
                _ => format!("commit {} is in none of the {asked} git directories of the mirrors", commit.short(12)),
            },
            P::FetchFailed { url, commit, trouble } => {
                format!("commit {} was not fetched from {url}: {trouble}", commit.short(12))
            }
            P::Offline { origin } => format!("{origin} was not asked: the network is left alone (--offline)"),
            P::NoFetch { package } => {
                format!("{package} was not asked for: this program was built without package releases")
            }
            P::NoPin { package } => format!("the lock pins no archive of {package}"),
            P::NoClient { package, tried } => {
                format!(
                    "{package} was not asked for: no package client says where packages are (tried {})",
                    listed(tried)
                )
            }
            P::IndexOff { package, setting } => {
                format!("{package} was not asked for: the package client uses no index ({setting})")
            }
            P::IndexRefused { package, url } => {
                format!("{package} was not asked for: the package client's index {url} is not an https address")
            }
            P::IndexFailed { package, url, trouble } => {
                format!("the package index did not answer for {package} at {url}: {trouble}")
            }
            P::IndexUnclear { package, url, said } => {
                format!("the package index's answer for {package} at {url} cannot be read: {said}")
            }
            P::NoArchive { package, files } if files.is_empty() => format!("the package index has no {package}"),
            P::NoArchive { package, files } => {
                format!(
                    "the package index has no archive of {package} that can be read as it is, only {}",
                    listed(files)
                )
            }
            P::PinGone { package, pin, offered: None } => {
                format!("the package index no longer has {}, which the lock pins for {package}", pin.file)
            }
            P::PinGone { package, pin, offered: Some(offered) } => format!(
                "{} of {package} is another file in the package index: its SHA-256 is {}…, the lock says {}…",
                pin.file,
                offered.short(12),
                pin.sha256.short(12)
            ),
            P::DownloadFailed { source, trouble } => format!("{source} was not downloaded: {trouble}"),
            P::DownloadDiffers { source, expected, found } => format!(
                "{source} was not kept: its SHA-256 is {}…, it should be {}…",
                found.short(12),
                expected.short(12)
            ),
            P::ArchiveBroken { source, broken } => format!("{source} was not read: {broken}"),
            P::EntryRefused { source, path, refusal } => format!("{path} was not taken from {source}: {refusal}"),
            P::EntriesOutside { source, names } => {
                format!("{source} has entries that would leave its folder, left aside: {}", listed(names))
            }
            P::NotObtained { paths, wanted } => {
                format!("{} of {wanted} files were not obtained: {}", paths.len(), listed(paths))
            }
        }
    }

    /// What a person can do about it, in one sentence without a full stop, or nothing if nothing helps.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        const MIRROR: &str = "name a local copy of the repository with --mirror DIR";
        const LOCK: &str =
            "if the origin is right, write the lock anew with `glossator vendor --update` and read the difference";
        match self {
            P::LocalDiffers { .. } => Some(
                "if the file was edited, move the edit elsewhere: the source folder holds the text as it is upstream",
            ),
            P::LocalNoFile { .. } => Some("remove it, and the file is fetched"),
            P::LinkOnTheWay { .. } => {
                Some("put a folder in its place: links are not followed, since they could lead anywhere")
            }
            P::NotLocked { .. } | P::NoPin { .. } => Some("run `glossator vendor --update` to write the lock"),
            P::Differs { difference: Difference::Content { .. }, .. } => {
                Some("the lock contradicts itself; write it anew with `glossator vendor --update`")
            }
            P::Differs { .. } | P::PinGone { .. } => Some(LOCK),
            P::Conflict { .. } => Some("take out the origin that is wrong, or correct its commit, release or paths"),
            P::TooLarge { .. } => Some("leave the file out of the selection"),
            P::NotThere { .. } => Some("correct the path, or the paths of the origin, in work.yaml"),
            P::NoFile { kind: FileKind::Gitlink, .. } => Some("make the other repository a work of its own"),
            P::NoFile { .. } => Some("select the file itself"),
            P::UrlRefused { .. } => Some("use an https address, or a folder origin for a local copy"),
            P::NoGit { .. } => Some("install git, so that commits can be read and fetched"),
            P::GitFailed { .. } | P::ObjectDamaged { .. } => Some("check the repository with `git fsck`"),
            P::ObjectMissing { .. } => {
                Some("the copy is partial; fetch the rest of it, or let another origin give the file")
            }
            P::MirrorUnreadable { .. } => Some("check the folder given with --mirror or GLOSSATOR_MIRROR"),
            P::MirrorTooWide { .. } => Some("name the git directory itself, or a folder nearer to it"),
            P::NotInMirrors { .. } => Some("fetch the commit there, or name another folder with --mirror DIR"),
            P::FetchFailed { trouble: Trouble::CommitNotThere, .. } => {
                Some("check the address and the commit in work.yaml")
            }
            P::FetchFailed { trouble: Trouble::Refused, .. } => Some("check the address in work.yaml"),
            P::FetchFailed { .. } => Some(MIRROR),
            P::Offline { .. } => Some("leave out --offline, or name a local copy with --mirror DIR"),
            P::NoFetch { .. } => Some("build it with the cargo feature `fetch`"),
            P::NoClient { .. } => Some("install pip, or set PIP_INDEX_URL to a simple index"),
            P::IndexOff { .. } => {
                Some("take the setting back, or name a local copy of the repository with --mirror DIR")
            }
            P::IndexRefused { .. } => Some("set PIP_INDEX_URL to an https address"),
            P::IndexFailed { .. } => Some("check the network and the package client's index"),
            P::IndexUnclear { .. } => {
                Some("check the package client's index: it must be a simple index (PEP 503 or 691)")
            }
            P::NoArchive { .. } => Some("check the name and the version in work.yaml"),
            P::DownloadFailed { .. } => Some("try again later; nothing of it was kept"),
            P::DownloadDiffers { .. } => Some("do not trust the file; see whether the index or a proxy was changed"),
            P::ArchiveBroken { .. } | P::EntryRefused { .. } | P::EntriesOutside { .. } => {
                Some("look at the archive before you trust it")
            }
            P::NotObtained { .. } => Some(
                "they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR",
            ),
            P::Unreadable { .. } | P::Unwritable { .. } => None,
        }
    }
}
