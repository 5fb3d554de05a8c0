//! The files of a work as they are at another commit, fetched into a passing folder: nothing of the edition changes.

use crate::code::python::TreeTokens;
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use crate::corpus::holdings::source_folder;
use crate::corpus::lock::FileFacts;
use crate::corpus::progress::Progress;
use crate::corpus::vendor::{Sourcing, relock};
use crate::diagnostics::Diagnostic;
use crate::edition::{Root, Work};
use crate::ids::{CommitId, RepoPath};
use std::collections::BTreeMap;

/// A file at the other commit.
#[derive(Debug)]
pub struct NewFile {
    /// Its text.
    pub text: SourceText,
    /// The tokens of its syntax, if it is parsed.
    pub tokens: Option<TreeTokens>,
    /// What it defines.
    pub symbols: Vec<Symbol>,
}

/// The files at the other commit.
pub type Newer = BTreeMap<RepoPath, NewFile>;

/// Fetches the work's files at a commit.
///
/// # Errors
/// What went wrong: no origin of the work is a repository (an empty list), or a file could not be had.
pub fn newer(
    work: &Work,
    commit: &CommitId,
    sourcing: &Sourcing,
    progress: &dyn Progress,
) -> Result<Newer, Vec<Diagnostic>> {
    let mut moved = work.clone();
    moved.states.truncate(1);
    let state = &mut moved.states[0]; // a work has its pin
    // Releases of packages are of the old commit.
    state.origins.retain(|origin| origin.git.is_some());
    for pinned in state.origins.iter_mut().filter_map(|origin| origin.commit.as_mut()) {
        pinned.value = commit.clone();
    }
    if state.origins.is_empty() {
        return Err(Vec::new());
    }
    let top = tempfile::Builder::new().prefix("glossator-").tempdir().map_err(|_| Vec::new())?;
    let root = Root::new(top.path());
    let (lock, wrong) = relock(&root, &moved, None, sourcing, progress);
    if lock.is_none() {
        return Err(wrong);
    }
    let folder = source_folder(&root, &work.id, None);
    let files = moved.pin().files.iter().filter_map(|entry| {
        let path = entry.path.value.clone();
        // It was put there by `relock`.
        let bytes = std::fs::read(path.below(&folder)).ok()?;
        let (facts, read) = FileFacts::of(&path, &bytes);
        let tokens = read.module.map(|module| TreeTokens::of(&module, read.text.as_str()));
        Some((path, NewFile { text: read.text, tokens, symbols: facts.symbols.to_vec() }))
    });
    Ok(files.collect())
}
