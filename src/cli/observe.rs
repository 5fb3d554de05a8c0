//! `glossator observe`: looks into the works' histories for what claims say of them, and writes what was seen beside the locks.

use super::{Exit, Sourcing, say};
use crate::claims::observe::{Looked, observe};
use crate::claims::observed;
use crate::compile::{Memory, join, open};
use crate::edition::Root;
use crate::ids::Date;
use clap::Args;

#[derive(Args, Debug)]
pub(super) struct ObserveOptions {
    #[command(flatten)]
    sourcing: Sourcing,
}

pub(super) fn execute(root: &Root, options: &ObserveOptions) -> Exit {
    let mut memory = Memory::default();
    let compiled = join(root, open(root, &mut memory), false, &mut memory);
    let (Some((resolved, _)), Some(today)) = (&compiled.edition, Date::today()) else {
        say::diagnostics(&compiled.diagnostics, &compiled.sources);
        return Exit::CouldNotRun;
    };
    let (all, told) = observe(resolved, &resolved.observed, &options.sourcing.mirror, today);
    let mut exit = Exit::Well;
    for (work, looked) in &told {
        match looked {
            Looked::Seen { checks } => {
                say::line(&format!("{work}: its history was looked at; {}", say::count(*checks, "check")));
            }
            Looked::NoMirror => say::line(&format!("{work}: no mirror has its history; what was seen before is kept")),
            Looked::Silent(silence) => {
                say::line(&format!("error: {work}: git does not answer: {silence}"));
                exit = Exit::Problems;
            }
        }
    }
    for (work, observed) in &all {
        let path = observed::path(root, work);
        let nothing = observed.listings.is_empty() && observed.checks.is_empty();
        if nothing && !path.exists() {
            continue;
        }
        let Ok(text) = observed.write() else { return Exit::CouldNotRun };
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        if let Err(error) = super::whole::write(&path, &text) {
            say::line(&format!("error: `{}` cannot be written: {error}", root.name_of(&path)));
            return Exit::CouldNotRun;
        }
        say::line(&format!("wrote {}", root.name_of(&path)));
    }
    exit
}
