//! `glossator check`: everything but the writing.

use super::{Exit, say};
use crate::compile::{Memory, join, open, with_theme};
use crate::diagnostics::{self, Problem, Severity};
use crate::edition::Root;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::path::PathBuf;

#[derive(Args, Debug)]
pub(super) struct CheckOptions {
    /// Tell only of these files and folders
    files: Vec<PathBuf>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Say what a code means, such as `words-not-found`, and nothing else
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(Problem::CODES))]
    pub(super) explain: Option<String>,
    /// Make a text that is not there an error
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the line, a caret, what was expected
    Human,
    /// For a code host: one workflow command a problem
    Github,
    /// For programs: one JSON array
    Json,
}

pub(super) fn execute(root: &Root, options: &CheckOptions) -> Exit {
    let mut memory = Memory::default();
    let mut compiled = join(root, open(root, &mut memory), options.strict, &mut memory);
    with_theme(root, &mut compiled, &mut memory);
    let mut list = compiled.diagnostics;
    if !options.files.is_empty() {
        let mut wanted = BTreeSet::new();
        for file in &options.files {
            let Some(name) = name_of(root, file) else {
                say::line(&format!("error: `{}` is not in this edition", file.display()));
                return Exit::CouldNotRun;
            };
            wanted.insert(name);
        }
        list.retain(|diagnostic| wanted.iter().any(|name| is_within(&diagnostic.place.file, name)));
    }
    let own = compiled.edition.as_ref().and_then(|(resolved, _)| resolved.edition.settings.address.as_ref());
    let lessons = own.map(|address| format!("{}/problems/", address.as_str().trim_end_matches('/')));
    match options.format {
        Format::Human => {
            say::diagnostics(&list, &compiled.sources);
            say::line(&summary(&list, compiled.edition.as_ref().map(|(resolved, _)| resolved)));
        }
        Format::Github => say::data(diagnostics::github(&list, &compiled.sources, lessons.as_deref()).trim_end()),
        Format::Json => say::data(&format!("{:#}", diagnostics::json(&list, &compiled.sources))),
    }
    if list.iter().any(|diagnostic| diagnostic.severity() == Severity::Error) { Exit::Problems } else { Exit::Well }
}

/// What a code means.
pub(super) fn explain(code: &str) -> Exit {
    if let Some(lesson) = diagnostics::lesson(code) {
        let indented = |text: &str| text.lines().map(|line| format!("    {line}\n")).collect::<String>();
        say::data(&format!(
            "{code}\n\n{}\n\nBefore:\n\n{}\nAfter:\n\n{}",
            lesson.why,
            indented(lesson.before),
            indented(lesson.after).trim_end()
        ));
    }
    Exit::Well
}

/// Whether a file is this one or in this folder. The root has the empty name.
fn is_within(file: &str, name: &str) -> bool {
    name.is_empty() || file.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A file's or folder's name from the root; nothing if it is outside or not there.
fn name_of(root: &Root, file: &std::path::Path) -> Option<String> {
    let folder = root.folder().canonicalize().ok()?;
    let file = file.canonicalize().or_else(|_| root.folder().join(file).canonicalize()).ok()?;
    let below = file.strip_prefix(folder).ok()?.to_path_buf();
    Some(below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// What people have written, as far as there is any of it.
fn written(edition: &crate::edition::Edition) -> String {
    let counts = [
        (edition.notes.len(), "note"),
        (edition.claims.len(), "claim"),
        (edition.terms.len(), "term"),
        (edition.paths.len(), "path"),
    ];
    let some = counts.iter().filter(|(count, word)| *count > 0 || *word == "note");
    some.map(|(count, word)| say::count(*count, word)).collect::<Vec<_>>().join(", ")
}

fn summary(list: &[diagnostics::Diagnostic], resolved: Option<&crate::resolve::Resolved>) -> String {
    let what = resolved.map_or_else(String::new, |resolved| {
        let present = resolved.holdings.files.values().filter(|file| file.text.is_some()).count();
        format!(
            "{}, {} ({present} as text), {}: ",
            say::count(resolved.edition.works.len(), "work"),
            say::count(resolved.holdings.files.len(), "file"),
            written(&resolved.edition),
        )
    });
    format!("{what}{}", say::tally(list))
}
