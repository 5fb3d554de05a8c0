//! Checks over history, put to git.

use crate::claims::compare::listed;
use crate::claims::dating::held;
use crate::claims::observed::Record;
use crate::corpus::git::history::{Chronicle, Counting, Revision, Scope, Silence};
use crate::edition::check::{Asked, Authors, Check, Commits, Entry, History, Merges, Pickaxe, Refs, Renames, Span};
use crate::ids::{CommitPrefix, Date, RepoPath};
use std::collections::BTreeSet;

/// Runs a check over history.
pub(super) fn run(check: &Check, git: &Chronicle, on: Date) -> Result<Record, Silence> {
    let (holds, found) = match &check.asked {
        Asked::History(check) => history(check, git)?,
        Asked::Pickaxe(check) => pickaxe(check, git)?,
        Asked::Authors(check) => authors(check, git)?,
        Asked::Commits(check) => commits(check, git)?,
        _ => (false, "not a check over history".to_owned()),
    };
    Ok(Record { holds, found, on })
}

fn scope(refs: Refs) -> Scope {
    match refs {
        Refs::Pin => Scope::Pin,
        Refs::All => Scope::All,
    }
}

fn told(revision: &Revision) -> String {
    format!("{} ({})", revision.id.short(7), revision.date)
}

fn history(check: &History, git: &Chronicle) -> Result<(bool, String), Silence> {
    let commits = git.commits(scope(check.refs.value))?;
    let at = match &check.check.asked {
        Asked::Present(inner) => there(git, &commits, &inner.path.value, true)?,
        Asked::Absent(inner) => there(git, &commits, &inner.path.value, false)?,
        Asked::Files(inner) => {
            let asked = |commit: &Revision| Ok(listed(inner, &git.paths(&commit.id)?).0);
            commits.iter().map(asked).collect::<Result<_, Silence>>()?
        }
        _ => match held(&check.check, &commits, git)? {
            Some(held) => held,
            None => return Ok((false, "this cannot be asked of earlier commits".to_owned())),
        },
    };
    let holding: Vec<&Revision> = commits.iter().zip(&at).filter(|(_, holds)| **holds).map(|(one, _)| one).collect();
    let span = match check.holds.value {
        Span::Always => holding.len() == commits.len(),
        Span::Sometimes => !holding.is_empty(),
        Span::Never => holding.is_empty(),
    };
    let is = |asked: Option<&CommitPrefix>, found: Option<&&Revision>| {
        asked.is_none_or(|asked| found.is_some_and(|found| asked.begins(found.id.as_str())))
    };
    let first = is(check.first.as_ref().map(|one| &one.value), holding.first());
    let last = is(check.last.as_ref().map(|one| &one.value), holding.last());
    let said = match (holding.first(), holding.last()) {
        (Some(first), Some(last)) => {
            let (held, all) = (holding.len(), commits.len());
            format!("holds at {held} of {all} commits, first at {}, last at {}", told(first), told(last))
        }
        _ => format!("holds at none of {} commits", commits.len()),
    };
    Ok((span && first && last, said))
}

/// At which commits something stands, or does not stand, at a path.
fn there(git: &Chronicle, commits: &[Revision], entry: &Entry, wanted: bool) -> Result<Vec<bool>, Silence> {
    use crate::corpus::git::history::Entry as Object;
    let (path, folder): (&RepoPath, bool) = match entry {
        Entry::File(path) => (path, false),
        Entry::Folder(path) => (path, true),
    };
    let is = |object: &Option<Object>| match object {
        Some(Object::File(_)) => !folder,
        Some(Object::Folder) => folder,
        None => false,
    };
    Ok(git.at_each(commits, path)?.iter().map(|object| is(object) == wanted).collect())
}

fn path_of(entry: Option<&Entry>) -> Option<&str> {
    entry.map(|entry| match entry {
        Entry::File(path) | Entry::Folder(path) => path.as_str(),
    })
}

fn pickaxe(check: &Pickaxe, git: &Chronicle) -> Result<(bool, String), Silence> {
    let path = path_of(check.path.as_ref().map(|path| &path.value));
    let found = git.pickaxe(scope(check.refs.value), &check.text, path)?;
    let said = match found.as_slice() {
        [] => "no commit changes how often it occurs: it was never there".to_owned(),
        [only] => format!("1 commit changes how often it occurs: {}", only.short(7)),
        // Git tells the youngest first.
        [last, .., first] => {
            format!("{} commits change how often it occurs, from {} to {}", found.len(), first.short(7), last.short(7))
        }
    };
    Ok((check.commits.allows_count(found.len()), said))
}

fn authors(check: &Authors, git: &Chronicle) -> Result<(bool, String), Silence> {
    let names = git.authors(&check.at.path, check.at.lines)?;
    let holds = check.are.as_ref().is_none_or(|asked| asked.allows_count(names.len()))
        && check.include.0.iter().all(|name| names.contains(&***name));
    let list = names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let count = if names.len() == 1 { "1 author".to_owned() } else { format!("{} authors", names.len()) };
    Ok((holds, format!("{count} by git's account: {list}")))
}

fn commits(check: &Commits, git: &Chronicle) -> Result<(bool, String), Silence> {
    let followed = check.renames.as_ref().is_some_and(|renames| renames.value == Renames::Followed);
    let counting = Counting { merges: check.merges.value == Merges::Counted, renames: followed };
    let path = path_of(check.path.as_ref().map(|path| &path.value));
    let found = git.touching(scope(check.refs.value), path, counting)?;
    let authors: BTreeSet<&String> = found.values().collect();
    let holds = check.commits.as_ref().is_none_or(|asked| asked.allows_count(found.len()))
        && check.authors.as_ref().is_none_or(|asked| asked.allows_count(authors.len()));
    let merges = if counting.merges { "merges counted" } else { "merges left out" };
    let renames = if counting.renames { "renames followed" } else { "renames not followed" };
    Ok((holds, format!("{} commits by {} authors, {merges}, {renames}", found.len(), authors.len())))
}
