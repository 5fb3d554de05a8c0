//! The folder of an edition.

use crate::diagnostics::{Diagnostic, Place, Problem, Sources};
use crate::yaml::{Bounds, Trees};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of an edition, and what has been read from it.
#[derive(Clone, Debug)]
pub struct Root {
    folder: PathBuf,
}

/// Finds the nearest folder, from `start` upwards, that has an `edition.yaml`.
#[must_use]
pub fn find_root(start: &Path) -> Option<Root> {
    start.ancestors().find(|folder| folder.join("edition.yaml").is_file()).map(Root::new)
}

impl Root {
    /// The edition in this folder.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A path below the folder.
    #[must_use]
    pub fn join(&self, name: &str) -> PathBuf {
        let mut path = self.folder.clone();
        path.extend(name.split('/'));
        path
    }

    /// A path's name in messages: from the root, with forward slashes.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> Arc<str> {
        let below = path.strip_prefix(&self.folder).unwrap_or(path);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/").into()
    }
}

/// The texts of an edition's files as they are read: for messages, and to know what to watch.
#[derive(Debug)]
pub(super) struct Shelf<'t> {
    /// Where trees come from.
    pub(super) trees: &'t Trees,
    pub(super) sources: Sources,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) watched: BTreeSet<PathBuf>,
    pub(super) faulty: super::Faulty,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub(super) struct ReadFile {
    pub(super) name: Arc<str>,
    pub(super) text: Arc<str>,
}

/// What is said of a link.
pub(crate) const FOLLOWS_NO_LINK: &str = "it is a link, and an edition does not follow links";

/// The first link on the way from the edition's folder to a path below it, the path itself included. Links above the folder are nobody's business.
pub(crate) fn link_on_the_way(root: &Root, path: &Path) -> Option<PathBuf> {
    let below = path.strip_prefix(&root.folder).ok()?;
    let mut way = root.folder.clone();
    below.components().find_map(|part| {
        way.push(part);
        way.is_symlink().then(|| way.clone())
    })
}

/// Reads a file as text. A byte order mark at its beginning is not text.
///
/// # Errors
/// What is wrong with it, and as much of its text as is one, so that the message can show the place.
pub(super) fn read(root: &Root, path: &Path) -> Result<ReadFile, Box<(Diagnostic, Option<ReadFile>)>> {
    let name = root.name_of(path);
    let wrong = |problem| Box::new((Diagnostic::new(problem, Place::whole(&name)), None));
    if let Some(link) = path.parent().and_then(|folder| link_on_the_way(root, folder)) {
        let problem = Problem::Unreadable { path: root.name_of(&link).to_string(), reason: FOLLOWS_NO_LINK.to_owned() };
        return Err(wrong(problem));
    }
    let bytes = match read_regular(path, Bounds::WRITTEN.bytes as u64) {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(bytes)) => {
            let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
            return Err(wrong(Problem::FileTooLarge { bytes, most: Bounds::WRITTEN.bytes }));
        }
        Err(error) => return Err(wrong(Problem::Unreadable { path: name.to_string(), reason: reason(&error) })),
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map_or_else(|| text.as_str().into(), Into::into);
            Ok(ReadFile { name, text })
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let diagnostic = Diagnostic::new(Problem::NotUtf8, Place::new(&name, valid..valid + 1));
            let text = String::from_utf8_lossy(error.as_bytes()).as_ref().into();
            Err(Box::new((diagnostic, Some(ReadFile { name, text }))))
        }
    }
}

/// Reads a file that is one: no link, which could lead anywhere, and no device, which could have no end. A file of more than `most` bytes is not
/// read; its size is the inner error.
pub(crate) fn read_regular(path: &Path, most: u64) -> std::io::Result<Result<Vec<u8>, u64>> {
    let data = std::fs::symlink_metadata(path)?;
    if data.is_symlink() {
        return Err(std::io::Error::other(FOLLOWS_NO_LINK));
    }
    if data.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    if !data.is_file() {
        return Err(std::io::Error::other("it is no file"));
    }
    if data.len() > most {
        return Ok(Err(data.len()));
    }
    std::fs::read(path).map(Ok)
}

/// An error of the system in a few words.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "it does not exist".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        std::io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        std::io::ErrorKind::NotADirectory => "a part of its path is a file".to_owned(),
        std::io::ErrorKind::AlreadyExists => "something of that name is there already".to_owned(),
        std::io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        _ => error.to_string(),
    }
}
