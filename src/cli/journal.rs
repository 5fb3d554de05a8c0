//! Many files changed as if at once: what will be done is written down first, and whoever comes after an end before its time does the rest.

use super::whole;
use crate::edition::{Root, io_reason};
use crate::ids::{Sha256, WorkId};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The change of a file.
#[derive(Debug, Serialize, Deserialize)]
struct Change {
    file: String,
    before: String,
    text: String,
}

/// The changes that a command makes.
pub(super) struct Journal;

impl Journal {
    fn path(root: &Root, work: &WorkId) -> PathBuf {
        root.join(&format!("corpus/{work}/.rebase.glossator-journal"))
    }

    /// Writes down what will be done: of each file its name, its text and its new text.
    ///
    /// # Errors
    /// In words, if that cannot be written. Then nothing has been changed.
    pub(super) fn begin(root: &Root, work: &WorkId, changes: Vec<(String, &str, String)>) -> Result<(), String> {
        let changes: Vec<Change> =
            changes.into_iter().map(|(file, old, text)| Change { file, before: digest(old), text }).collect();
        let text = serde_json::to_string(&changes).map_err(|error| error.to_string())?;
        whole::create(&Self::path(root, work), &text)
            .map_err(|error| format!("nothing was changed: the journal cannot be written: {}", io_reason(&error)))
    }

    /// Does what is written down and was not done yet; whether there was anything.
    ///
    /// # Errors
    /// In words, if a file cannot be written or is neither as it was nor as it should be. The journal stays.
    pub(super) fn finish(root: &Root, work: &WorkId) -> Result<bool, String> {
        let path = Self::path(root, work);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(format!("`{}` cannot be read: {}", path.display(), io_reason(&error))),
        };
        let changes: Vec<Change> = serde_json::from_str(&text)
            .map_err(|error| format!("`{}` was not written by the program: {error}", path.display()))?;
        for change in &changes {
            let file = root.join(&change.file);
            let wrong =
                |reason: String| format!("`{}` {reason}; what is left to do is in `{}`", change.file, path.display());
            let now = std::fs::read_to_string(&file)
                .map_err(|error| wrong(format!("cannot be read: {}", io_reason(&error))))?;
            let now = now.strip_prefix('\u{feff}').unwrap_or(&now);
            if now == change.text {
                continue;
            }
            if digest(now) != change.before {
                return Err(wrong("was changed meanwhile".to_owned()));
            }
            whole::replace(&file, &change.text)
                .map_err(|error| wrong(format!("cannot be written: {}", io_reason(&error))))?;
        }
        std::fs::remove_file(&path)
            .map_err(|error| format!("`{}` cannot be removed: {}", path.display(), io_reason(&error)))?;
        Ok(true)
    }
}

fn digest(text: &str) -> String {
    Sha256::of(text.as_bytes()).to_string()
}
