//! For a code host's checks: workflow commands that put each problem on its line of the pull request.

use super::{Diagnostic, Position, Severity, Sources};
use std::fmt::Write as _;

/// One workflow command for each diagnostic (GitHub Actions, "Workflow commands"). `lessons` is where the page that explains them is.
#[must_use]
pub fn github(diagnostics: &[Diagnostic], sources: &Sources, lessons: Option<&str>) -> String {
    let mut out = String::new();
    for diagnostic in super::told(diagnostics).0 {
        let wording = diagnostic.problem.wording();
        let command = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let text = sources.text(&diagnostic.place.file);
        let start = Position::of(text, diagnostic.place.range.start);
        let mut message = wording.message;
        for part in [Some(wording.label), wording.help].into_iter().flatten().filter(|part| !part.is_empty()) {
            message.push('\n');
            message.push_str(&part);
        }
        if let Some(page) = lessons {
            message.push_str(&format!("\nWhat this means: {page}#{}", diagnostic.problem.code()));
        }
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{}",
            property(&diagnostic.place.file),
            start.line,
            start.column,
            diagnostic.problem.code(),
            data(&message)
        ); // writing to a String cannot fail
    }
    out
}

/// Escapes a message, as the host's own toolkit does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
