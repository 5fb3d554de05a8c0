//! Reading and writing below a folder without ever following a link.
//!
//! A link below the folder could have come with the edition and point anywhere, so a folder on the way that is one is refused, and a
//! link in a file's place is replaced, not written through. (Opening each part relative to the last would also close the moment
//! between look and use; but whoever can change the folder in that moment can write there anyway.)

use super::problem::FileKind;
use crate::ids::RepoPath;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What is at a path.
pub enum Found {
    /// A file, whole.
    File(Vec<u8>),
    /// A file of so many bytes, more than were allowed.
    Large(u64),
    /// Nothing.
    Absent,
    /// Something that is no file.
    Other(FileKind),
    /// A link in place of this folder.
    LinkOnTheWay(PathBuf),
}

/// Why a file could not be written.
pub enum Unwritten {
    /// There is a link in place of this folder.
    LinkOnTheWay(PathBuf),
    /// The system says no.
    Failed(std::io::Error),
}

/// Reads the file at `path` below `folder`, if it is one of at most `limit` bytes.
pub fn look(folder: &Path, path: &RepoPath, limit: u64) -> std::io::Result<Found> {
    for folder in ways(folder, path) {
        match std::fs::symlink_metadata(&folder) {
            Ok(found) if found.is_symlink() => return Ok(Found::LinkOnTheWay(folder)),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Absent),
            Err(error) => return Err(error),
        }
    }
    let file = path.below(folder);
    let found = match std::fs::symlink_metadata(&file) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Found::Absent);
        }
        found => found?,
    };
    if !found.is_file() {
        let kind = if found.is_symlink() {
            FileKind::Link
        } else if found.is_dir() {
            FileKind::Folder
        } else {
            FileKind::Special
        };
        return Ok(Found::Other(kind));
    }
    // One byte above the limit is enough to know; the file may also have grown since it was looked at.
    let mut bytes = Vec::new();
    std::fs::File::open(&file)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok(if size > limit { Found::Large(size.max(found.len())) } else { Found::File(bytes) })
}

/// Writes the file at `path` below `folder`: all of it or nothing, in place of whatever file or link is there.
///
/// The bytes are not forced to the disk: after a power cut a file may be empty, but then its digest is wrong and it is fetched anew.
pub fn write(folder: &Path, path: &RepoPath, bytes: &[u8]) -> Result<(), Unwritten> {
    for (depth, folder) in ways(folder, path).enumerate() {
        match std::fs::symlink_metadata(&folder) {
            Ok(found) if found.is_symlink() => return Err(Unwritten::LinkOnTheWay(folder)),
            Ok(_) => {}
            Err(_) if depth == 0 => std::fs::create_dir_all(&folder).map_err(Unwritten::Failed)?,
            Err(_) => std::fs::create_dir(&folder).map_err(Unwritten::Failed)?,
        }
    }
    let file = path.below(folder);
    let parent = file.parent().unwrap_or(folder);
    let write = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".part.glossator-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        let mut part = builder.tempfile_in(parent)?;
        part.write_all(bytes)?;
        part.persist(&file).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(Unwritten::Failed)
}

/// The folder and each folder below it on the way to `path`, from the top.
fn ways(folder: &Path, path: &RepoPath) -> impl Iterator<Item = PathBuf> {
    let mut way = folder.to_path_buf();
    let below = path.folder().to_owned();
    let parts: Vec<String> = below.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    std::iter::once(way.clone()).chain(parts.into_iter().map(move |part| {
        way.push(part);
        way.clone()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("deep/source");
        let path: RepoPath = "a/b/c.py".parse().unwrap();
        assert!(matches!(look(&target, &path, 9), Ok(Found::Absent)));
        assert!(write(&target, &path, b"x = 1\n").is_ok());
        assert!(write(&target, &path, b"x = 2\n").is_ok());
        assert!(matches!(look(&target, &path, 6), Ok(Found::File(bytes)) if bytes == b"x = 2\n"));
        assert!(matches!(look(&target, &path, 5), Ok(Found::Large(6))));
        assert!(matches!(look(&target, &"a/b".parse().unwrap(), 9), Ok(Found::Other(FileKind::Folder))));
        assert!(matches!(look(&target, &"a/b/c.py/d".parse().unwrap(), 9), Ok(Found::Absent)));
        let names: Vec<_> = std::fs::read_dir(target.join("a/b")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, ["c.py"], "no part is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (target, outside) = (folder.path().join("source"), folder.path().join("outside"));
        std::fs::create_dir_all(&target).unwrap();
        std::fs::create_dir_all(&outside).unwrap();
        std::fs::write(outside.join("x"), "theirs").unwrap();
        std::os::unix::fs::symlink(&outside, target.join("a")).unwrap();
        std::os::unix::fs::symlink(outside.join("x"), target.join("x")).unwrap();
        let (behind, link) = ("a/x".parse().unwrap(), "x".parse().unwrap());
        assert!(matches!(look(&target, &behind, 9), Ok(Found::LinkOnTheWay(at)) if at == target.join("a")));
        assert!(matches!(write(&target, &behind, b"mine"), Err(Unwritten::LinkOnTheWay(_))));
        assert!(matches!(look(&target, &link, 9), Ok(Found::Other(FileKind::Link))));
        assert!(write(&target, &link, b"mine").is_ok(), "the link itself is replaced");
        assert_eq!(std::fs::read(outside.join("x")).unwrap(), b"theirs");
        assert_eq!(std::fs::read(target.join("x")).unwrap(), b"mine");
        let linked = folder.path().join("linked");
        std::os::unix::fs::symlink(&outside, &linked).unwrap();
        assert!(matches!(write(&linked, &link, b"mine"), Err(Unwritten::LinkOnTheWay(_))), "nor is the folder itself");
    }
}
