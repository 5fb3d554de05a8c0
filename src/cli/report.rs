//! `glossator report`: what the commentary comes to.

use super::{Exit, say};
use crate::compile::{Memory, join, open};
use crate::diagnostics::Severity;
use crate::edition::Root;
use crate::report::report;

pub(super) fn execute(root: &Root) -> Exit {
    let mut memory = Memory::default();
    let compiled = join(root, open(root, &mut memory), false, &mut memory);
    say::diagnostics(&compiled.diagnostics, &compiled.sources);
    let Some((resolved, _)) = compiled.edition else {
        say::line(&format!("{}; there is nothing to report on", say::tally(&compiled.diagnostics)));
        return Exit::Problems;
    };
    say::data(report(&resolved).trim_end());
    let failed = compiled.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
    if failed { Exit::Problems } else { Exit::Well }
}
