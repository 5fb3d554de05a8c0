//! `glossator date WORK`: between which commits do all claims about lines hold?

use super::{Exit, Sourcing, say};
use crate::claims::dating::{Dated, Edge, date};
use crate::claims::observe::pin;
use crate::compile::{Memory, join, open};
use crate::corpus::git::history::Chronicle;
use crate::edition::Root;
use crate::ids::{Date, WorkId};
use clap::Args;

#[derive(Args, Debug)]
pub(super) struct DateOptions {
    /// The work
    work: WorkId,
    #[command(flatten)]
    sourcing: Sourcing,
}

pub(super) fn execute(root: &Root, options: &DateOptions) -> Exit {
    let mut memory = Memory::default();
    let compiled = join(root, open(root, &mut memory), false, &mut memory);
    let Some((resolved, _)) = &compiled.edition else {
        say::diagnostics(&compiled.diagnostics, &compiled.sources);
        return Exit::CouldNotRun;
    };
    let Some(work) = resolved.edition.works.get(&options.work) else {
        say::unknown_work(&resolved.edition, &options.work);
        return Exit::CouldNotRun;
    };
    let Some(pin) = pin(work) else {
        say::line(&format!("error: `{}` is not pinned to a commit, so there is no history to look at", work.id));
        return Exit::CouldNotRun;
    };
    let Some(git) = Chronicle::find(&options.sourcing.mirror, pin) else {
        say::line(&format!("error: no mirror has commit {pin}; name a git directory of the work with `--mirror DIR`"));
        return Exit::CouldNotRun;
    };
    let Some(today) = Date::today() else { return Exit::CouldNotRun };
    match date(&resolved.edition, &work.id, pin, &git, today) {
        Ok(Some(dated)) => {
            say::data(&told(&dated));
            Exit::Well
        }
        Ok(None) => {
            say::line(&format!(
                "error: no claim about lines of `{}` holds at its pin: there is nothing to date by",
                work.id
            ));
            Exit::Problems
        }
        Err(silence) => {
            say::line(&format!("error: git does not answer: {silence}"));
            Exit::CouldNotRun
        }
    }
}

fn told(dated: &Dated) -> String {
    let mut lines = vec![format!(
        "{} of {} claims about lines hold together at {} of {} commits of the branches, and at {} of {} others",
        say::count(usize::try_from(dated.checks).unwrap_or(usize::MAX), "check"),
        dated.claims.len(),
        dated.holds,
        dated.commits,
        dated.elsewhere_holds,
        dated.elsewhere
    )];
    let edge = |word: &str, outside: &str, edge: &Edge| {
        let fails: Vec<String> = edge.fails.iter().map(ToString::to_string).collect();
        let beyond = match (&edge.beyond, edge.beyond_date) {
            (Some(commit), Some(date)) => {
                format!("; {outside} it, at {} ({date}), fails {}", commit.short(7), fails.join(", "))
            }
            _ => format!("; nothing comes {outside} it"),
        };
        format!("  {word} {} ({}){beyond}", edge.commit.short(7), edge.date)
    };
    lines.extend(dated.begins.iter().map(|one| edge("from", "before", one)));
    lines.extend(dated.ends.iter().map(|one| edge("to", "after", one)));
    for branch in &dated.branches {
        lines.push(format!("  branch {}: {} of {} commits", branch.name, branch.holds, branch.commits));
    }
    lines.join("\n")
}
