//! `glossator book`: the edition as a book, for paper or for reading machines.

use super::{Exit, say, whole};
use crate::book::{Book, epub, html};
use crate::compile::{Compiled, Memory, join, open, with_theme};
use crate::diagnostics::{Diagnostic, Place, Problem, Severity};
use crate::edition::Root;
use crate::ids::WorkId;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub(super) struct BookOptions {
    /// Only this work; may be repeated [default: all]
    #[arg(long, value_name = "ID")]
    work: Vec<WorkId>,
    /// What to write [default: what the file's name ends in, or html]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file [default: book.html or book.epub, in the edition's folder]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One file, made for print
    Html,
    /// An EPUB 3 package
    Epub,
}

impl BookOptions {
    fn format(&self) -> Format {
        let ending = self.out.as_ref().and_then(|out| out.extension());
        let named = if ending.is_some_and(|ending| ending == "epub") { Format::Epub } else { Format::Html };
        self.format.unwrap_or(named)
    }
}

pub(super) fn execute(root: &Root, options: &BookOptions) -> Exit {
    let mut memory = Memory::default();
    let mut compiled = join(root, open(root, &mut memory), false, &mut memory);
    let theme = with_theme(root, &mut compiled, &mut memory);
    say::diagnostics(&compiled.diagnostics, &compiled.sources);
    let failed = compiled.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
    let (Some(theme), Compiled { edition: Some((resolved, citations)), .. }, false) = (theme, &compiled, failed) else {
        say::line(&format!("{}; no book was written", say::tally(&compiled.diagnostics)));
        return Exit::Problems;
    };
    if let Some(unknown) = options.work.iter().find(|work| !resolved.edition.works.contains_key(*work)) {
        say::unknown_work(&resolved.edition, unknown);
        return Exit::CouldNotRun;
    }
    let book = Book::of(resolved, citations, &options.work.iter().cloned().collect());
    let (made, name) = match options.format() {
        Format::Html => (html(&book, &theme).map(String::into_bytes), "book.html"),
        Format::Epub => (epub(&book, &theme), "book.epub"),
    };
    let out = options.out.clone().unwrap_or_else(|| root.join(name));
    let fail = |problem, place: &str, exit| {
        let wrong = [Diagnostic::new(problem, Place::file(place))];
        say::diagnostics(&wrong, &compiled.sources);
        say::line(&format!("{}; no book was written", say::tally(&wrong)));
        exit
    };
    let bytes = match made {
        Ok(bytes) => bytes,
        Err(fault) => {
            let place = format!("theme/templates/{}", fault.template);
            return fail(Problem::Template { what: fault.what }, &place, Exit::Problems);
        }
    };
    if let Err(error) = whole::put(&out, &bytes) {
        let path = out.display().to_string();
        let reason = crate::edition::io_reason(&error);
        return fail(Problem::Unwritable { path: path.clone(), reason }, &path, Exit::CouldNotRun);
    }
    say::line(&told(&book, &out.display().to_string()));
    Exit::Well
}

fn told(book: &Book<'_>, out: &str) -> String {
    let works = say::count(book.works.len(), "work");
    let files = say::count(book.texts().count(), "file");
    let missing = book.texts().filter(|text| text.holding.text.is_none()).count();
    let lines: u64 = book.texts().map(|text| u64::from(text.holding.facts.lines)).sum();
    let notes = say::count(book.texts().map(|text| text.notes.len()).sum(), "note");
    let silhouettes = if missing > 0 { format!(" ({missing} as silhouettes)") } else { String::new() };
    format!("{works}, {files}{silhouettes}, {lines} lines, {notes}: {out}")
}
