//! For programs: one JSON array.

use super::{Diagnostic, Position, Sources};
use serde_json::{Value, json};

/// The diagnostics as a JSON array. Lines and columns count from 1, columns in characters; the end is exclusive.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> Value {
    diagnostics
        .iter()
        .map(|diagnostic| {
            let wording = diagnostic.problem.wording();
            let text = sources.text(&diagnostic.place.file);
            let start = Position::of(text, diagnostic.place.range.start);
            let end = Position::of(text, diagnostic.place.range.end);
            json!({
                "severity": diagnostic.severity().as_str(),
                "code": diagnostic.problem.code(),
                "file": diagnostic.place.file.as_ref(),
                "line": start.line,
                "column": start.column,
                "endLine": end.line,
                "endColumn": end.column,
                "message": wording.message,
                "label": wording.label,
                "help": wording.help,
            })
        })
        .collect()
}
