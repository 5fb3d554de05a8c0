//! What is read of a file or a folder.

use crate::code::language::Language;
use crate::code::text::SourceText;
use crate::collate::Texts;
use std::path::Path;

/// A file or a folder as it was read.
pub(super) struct Files {
    /// As the user named it.
    pub name: String,
    /// The text, if it is a file.
    pub one: Option<String>,
    /// The Python files of a folder.
    pub texts: Texts,
    /// What could not be read, in words.
    pub skipped: Vec<String>,
}

/// Above this many bytes a file is left alone: the parser needs about ten times the text's size in memory.
const MOST: u64 = 8 << 20;

/// Reads a file, or the Python files of a folder. Links are not followed, and hidden folders are not entered.
pub(super) fn read(path: &Path) -> Result<Files, String> {
    let name = path.display().to_string();
    let unread = |error: &std::io::Error| format!("`{name}` cannot be read: {}", crate::edition::io_reason(error));
    let data = std::fs::metadata(path).map_err(|error| unread(&error))?;
    let mut files = Files { name: name.clone(), one: None, texts: Texts::new(), skipped: Vec::new() };
    if !data.is_dir() {
        if data.len() > MOST {
            return Err(format!("`{name}` is larger than 8 MiB"));
        }
        let bytes = std::fs::read(path).map_err(|error| unread(&error))?;
        files.one = Some(SourceText::decode(&bytes).0.as_str().to_owned());
        return Ok(files);
    }
    let entered = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !entry.file_type().is_dir() || !(name.starts_with('.') || name == "__pycache__")
    };
    for entry in walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(entered) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                files.skipped.push(error.to_string());
                continue;
            }
        };
        let inner = entry.path().strip_prefix(path).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        if !entry.file_type().is_file() || Language::detect(&inner, "") != Language::Python {
            continue;
        }
        if entry.metadata().is_ok_and(|data| data.len() > MOST) {
            files.skipped.push(format!("{name}/{inner} is larger than 8 MiB and was left out"));
            continue;
        }
        match std::fs::read(entry.path()) {
            Ok(bytes) => drop(files.texts.insert(inner, SourceText::decode(&bytes).0.as_str().to_owned())),
            Err(error) => {
                files.skipped.push(format!("{name}/{inner} cannot be read: {}", crate::edition::io_reason(&error)));
            }
        }
    }
    Ok(files)
}
