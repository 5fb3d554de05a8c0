//! Which files there are: in the whole repository, not only among those that are read.

use super::Compared;
use crate::claims::world::World;
use crate::edition::check::{Entry, Files, WorkState};
use crate::ids::RepoPath;
use std::collections::BTreeSet;

/// All paths of a state, if they were observed.
fn paths<'w>(of: &WorkState, world: &'w World<'_>) -> Result<&'w BTreeSet<RepoPath>, Compared> {
    let listed = world.observed.get(&of.work).and_then(|observed| observed.paths(of.state.as_ref()));
    listed.ok_or_else(|| Compared::unknown(format!("the files of `{of}` were never listed")))
}

pub(super) fn there(of: &WorkState, entry: &Entry, wanted: bool, world: &World<'_>) -> Compared {
    let paths = match paths(of, world) {
        Ok(paths) => paths,
        Err(unknown) => return unknown,
    };
    let there = entry.is_among(paths);
    let said = if there { "is there" } else { "is not there" };
    Compared::new(there == wanted, format!("`{entry}` {said}, among {} files", paths.len()))
}

pub(super) fn matching(check: &Files, world: &World<'_>) -> Compared {
    let paths = match paths(&check.r#in, world) {
        Ok(paths) => paths,
        Err(unknown) => return unknown,
    };
    let (holds, said) = listed(check, paths);
    Compared::new(holds, said)
}

/// Whether some files are as asked, and what is there.
pub(in crate::claims) fn listed(check: &Files, paths: &BTreeSet<RepoPath>) -> (bool, String) {
    let Ok(pattern) = pattern(&check.matching) else {
        return (false, "the pattern cannot be read".to_owned());
    };
    let found: BTreeSet<&RepoPath> = paths.iter().filter(|path| pattern.is_match(path.as_str())).collect();
    let wanted: BTreeSet<&RepoPath> = check.are.0.iter().map(|path| &path.value).collect();
    let same = wanted.is_empty() || wanted == found;
    let many = check.times.as_ref().is_none_or(|times| times.allows_count(found.len()));
    let names: Vec<String> = found.iter().take(12).map(|path| format!("`{path}`")).collect();
    let more = found.len().saturating_sub(names.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let list = if names.is_empty() { String::new() } else { format!(": {}{more}", names.join(", ")) };
    let head = match found.len() {
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    };
    (same && many, format!("{head}{list}"))
}

/// A pattern of paths in which `*` does not cross a slash.
pub(in crate::claims) fn pattern(text: &str) -> Result<globset::GlobMatcher, globset::Error> {
    Ok(globset::GlobBuilder::new(text).literal_separator(true).build()?.compile_matcher())
}
