//! `glossator rebase`: another commit of a work is read from now on, and everything that points at its lines is carried there.

use super::journal::Journal;
use super::{Exit, Sourcing, progress, say, stamp, vendor};
use crate::compile::{Compiled, Memory, join, open};
use crate::corpus::holdings::FileKey;
use crate::edition::{Root, Work};
use crate::ids::{CommitId, WorkId};
use crate::rebase::{Newer, Plan, beside, newer};
use clap::Args;

#[derive(Args, Debug)]
pub(super) struct RebaseOptions {
    /// The work
    work: WorkId,
    /// The commit that is read from now on, in full
    #[arg(long, value_name = "COMMIT")]
    to: CommitId,
    #[command(flatten)]
    sourcing: Sourcing,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn execute(root: &Root, options: &RebaseOptions) -> Exit {
    // A run that was ended before its time has left the rest of its work behind: that first, or lines would be carried twice.
    match Journal::finish(root, &options.work) {
        Ok(false) => {}
        Ok(true) => {
            say::line("an earlier run was ended before its time; what it had begun is done now");
            return relocked(root, options);
        }
        Err(error) => {
            say::line(&format!("error: {error}"));
            return Exit::CouldNotRun;
        }
    }
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
    if work.commit() == Some(&options.to) {
        say::line(&format!("{} is at this commit already", work.id));
        return Exit::Well;
    }
    let missing = work.pin().files.iter().any(|entry| {
        let key = FileKey { work: work.id.clone(), state: None, path: entry.path.value.clone() };
        resolved.holdings.files.get(&key).is_none_or(|holding| holding.text.is_none())
    });
    if missing {
        say::line(&format!(
            "error: not all texts of {} are here, and what is not here cannot be followed; run `glossator vendor {}`",
            work.id, work.id
        ));
        return Exit::CouldNotRun;
    }
    let sourcing = options.sourcing.clone().into();
    let newer = match newer(work, &options.to, &sourcing, &*progress::for_stderr()) {
        Ok(newer) => newer,
        Err(wrong) if wrong.is_empty() => {
            say::line(&format!("error: {} comes from no repository, so it has no commits", work.id));
            return Exit::CouldNotRun;
        }
        Err(wrong) => {
            say::diagnostics(&wrong, &compiled.sources);
            say::line(
                "nothing was changed; a file that the commit does not have is taken out of `files` in work.yaml first",
            );
            return Exit::CouldNotRun;
        }
    };
    let plan = Plan::make(resolved, &compiled.sources, &work.id, &newer);
    tell(&compiled, work, &newer, &plan);
    if options.dry_run {
        return if plan.open.is_empty() { Exit::Well } else { Exit::Problems };
    }
    let texts = match texts(&compiled, work, &options.to, &plan) {
        Ok(texts) => texts,
        Err(name) => {
            say::line(&format!("error: `{name}` cannot be changed as it is written; nothing was changed"));
            return Exit::CouldNotRun;
        }
    };
    match Journal::begin(root, &work.id, texts).and_then(|()| Journal::finish(root, &work.id)) {
        Ok(_) => match relocked(root, options) {
            Exit::Well if !plan.open.is_empty() => Exit::Problems,
            exit => exit,
        },
        Err(error) => {
            say::line(&format!("error: {error}"));
            Exit::CouldNotRun
        }
    }
}

/// Fetches the texts of the new pin and locks them.
fn relocked(root: &Root, options: &RebaseOptions) -> Exit {
    vendor::lock_one(root, &options.work, options.sourcing.clone())
}

/// Every file that changes: its name, its text, its new text.
fn texts<'c>(
    compiled: &'c Compiled,
    work: &Work,
    to: &CommitId,
    plan: &Plan,
) -> Result<Vec<(String, &'c str, String)>, String> {
    let mut edits = plan.edits.clone();
    for commit in work.pin().origins.iter().filter_map(|origin| origin.commit.as_ref()) {
        let file = edits.entry(std::sync::Arc::clone(&commit.place.file)).or_default();
        file.insert(commit.place.range.start, (commit.place.range.clone(), to.to_string()));
    }
    let changed = edits.into_iter().map(|(name, edits)| {
        let old = compiled.sources.text(&name);
        let new = stamp::apply(old, edits.into_values().collect());
        let reads = name.ends_with(".md") || crate::yaml::parse(&name, &new, crate::yaml::Bounds::WRITTEN).is_ok();
        if reads { Ok((name.to_string(), old, new)) } else { Err(name.to_string()) }
    });
    changed.collect()
}

fn tell(compiled: &Compiled, work: &Work, newer: &Newer, plan: &Plan) {
    let Some((resolved, _)) = &compiled.edition else { return };
    for open in &plan.open {
        let position =
            crate::diagnostics::Position::of(compiled.sources.text(&open.place.file), open.place.range.start);
        say::line(&format!(
            "{}:{}: {} lines {}: {}",
            open.place.file,
            position.line,
            open.path,
            open.lines,
            open.why.words()
        ));
        let key = FileKey { work: work.id.clone(), state: None, path: open.path.clone() };
        let old = resolved.holdings.files.get(&key).and_then(|holding| holding.text.as_ref());
        if let (Some(old), Some(new)) = (old, newer.get(&open.path)) {
            say::line(&beside(open, old, &new.text));
        }
    }
    say::line(&format!(
        "{} stay, {} move, {} were laid out anew, {} for a person to decide",
        plan.stay,
        plan.moved,
        plan.laid_out,
        plan.open.len()
    ));
}
