//! What is printed, and where: data for machines to standard output, everything for people to standard error.

use crate::diagnostics::{self, Diagnostic, Sources, nearest};
use crate::edition::Edition;
use crate::ids::WorkId;
use anstream::stream::IsTerminal as _;
use std::io::Write as _;

/// A line for people.
pub(super) fn line(text: &str) {
    // Whoever closed standard error does not want to hear; a program must not die of it.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A line for machines.
pub(super) fn data(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Diagnostics for people, in colour where the terminal and its owner want it.
pub(super) fn diagnostics(list: &[Diagnostic], sources: &Sources) {
    let wanted = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    let colour = wanted && std::io::stderr().is_terminal();
    let _ = write!(std::io::stderr(), "{}", diagnostics::human(list, sources, colour));
}

/// That there is no work of this name, with the nearest that there is.
pub(super) fn unknown_work(edition: &Edition, name: &WorkId) {
    let near = nearest(name.as_str(), edition.works.keys().map(WorkId::as_str));
    let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    line(&format!("error: there is no work `{name}`{hint}"));
}

/// "3 errors, 1 warning", or "no problems".
pub(super) fn tally(list: &[Diagnostic]) -> String {
    let (errors, warnings) = diagnostics::count(list);
    let some = |number: usize, word: &str| (number > 0).then(|| count(number, word));
    let parts: Vec<_> = [some(errors, "error"), some(warnings, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}

/// "1 work" or "2 works".
pub(super) fn count(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
