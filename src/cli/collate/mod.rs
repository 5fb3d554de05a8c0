//! `glossator collate A B`: two files or folders of Python, wherever they are. The result goes to standard output.
//!
//! Whether they differ does not decide the exit code: to differ is no problem. What cannot be read is one.

mod files;
mod html;
mod json;
mod text;

use super::{Exit, say};
use crate::collate::{Collated, FilePair, Folders, Found, Moved, State, folders};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub(super) struct CollateOptions {
    /// A file or a folder
    a: PathBuf,
    /// What it is held against: another file, or another folder
    b: PathBuf,
    /// Only this function or class: its name, or its qualified name as in `Encoder.encode`
    #[arg(long, value_name = "NAME")]
    symbol: Option<String>,
    /// The form of the result
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading here
    Text,
    /// Data
    Json,
    /// A page of its own, both texts side by side
    Html,
}

pub(super) fn execute(options: &CollateOptions) -> Exit {
    let (a, b) = match (files::read(&options.a), files::read(&options.b)) {
        (Ok(a), Ok(b)) => (a, b),
        (a, b) => {
            for unread in [a.err(), b.err()].into_iter().flatten() {
                say::line(&unread);
            }
            return Exit::CouldNotRun;
        }
    };
    let mut exit = Exit::Well;
    for skipped in a.skipped.iter().chain(&b.skipped) {
        say::line(skipped);
        exit = Exit::Problems;
    }
    let Folders { mut pairs, mut moved } = match (a.one, b.one) {
        (Some(text_a), Some(text_b)) => {
            Folders { pairs: vec![one(&a.name, &text_a, &b.name, &text_b)], moved: Vec::new() }
        }
        (None, None) => folders(&a.texts, &b.texts),
        _ => {
            say::line(&format!("`{}` and `{}` are not both files and not both folders", a.name, b.name));
            return Exit::CouldNotRun;
        }
    };
    for (path, line) in pairs.iter().flat_map(not_python) {
        say::line(&format!("{path}:{line} is not Python 3; only its lines are compared"));
        exit = Exit::Problems;
    }
    if let Some(name) = &options.symbol {
        moved.retain(|one| [&one.a, &one.b].iter().any(|at| at.symbol.name == *name || at.symbol.own_name() == name));
        let holds = |pair: &FilePair| {
            let is = |path: &Option<String>, other: &str| path.as_deref() == Some(other);
            has(pair, name) || moved.iter().any(|one| is(&pair.a, &one.a.path) || is(&pair.b, &one.b.path))
        };
        if !pairs.iter().any(holds) {
            say::line(&format!("`{name}` is a symbol of neither, as far as both are Python"));
            return Exit::Problems;
        }
        pairs.retain(holds);
    }
    let shown = Shown { a: &a.name, b: &b.name, pairs: &pairs, moved: &moved, symbol: options.symbol.as_deref() };
    let text = match options.format {
        Format::Text => text::text(&shown),
        Format::Json => json::json(&shown),
        Format::Html => html::html(&shown),
    };
    say::data(text.trim_end());
    exit
}

/// What is shown.
struct Shown<'s> {
    a: &'s str,
    b: &'s str,
    pairs: &'s [FilePair],
    moved: &'s [Moved],
    symbol: Option<&'s str>,
}

/// Where a symbol went, or came from, in words.
fn way(one: &Moved, to: bool) -> String {
    let (word, at) = if to { ("moved to", &one.b) } else { ("moved from", &one.a) };
    let other = if one.a.symbol.name == one.b.symbol.name { String::new() } else { format!(" {}", at.symbol.name) };
    let what = match one.state {
        State::Changed => one.likeness.to_string(),
        state => state.name().to_owned(),
    };
    let how = match one.found {
        Found::ByLikeness => "followed by its name and likeness",
        _ => "followed by its syntax",
    };
    format!("{word} {}{other} {}; {what}; {how}", at.path, at.symbol.lines)
}

fn one(name_a: &str, a: &str, name_b: &str, b: &str) -> FilePair {
    let collated = Collated::python(a, b);
    let state = collated.collation.state;
    FilePair { a: Some(name_a.to_owned()), b: Some(name_b.to_owned()), state, collated: Some(Box::new(collated)) }
}

/// Where the files of a pair stop being Python.
fn not_python(pair: &FilePair) -> Vec<(String, u32)> {
    let Some(collated) = pair.collated.as_ref().filter(|_| pair.state == State::Unread) else { return Vec::new() };
    let sides = [(&pair.a, &collated.a), (&pair.b, &collated.b)];
    sides.into_iter().filter_map(|(path, reading)| Some((path.clone()?, reading.error?))).collect()
}

fn has(pair: &FilePair, name: &str) -> bool {
    pair.collated.iter().any(|collated| collated.collation.units.iter().any(|unit| unit.is_called(name)))
}
