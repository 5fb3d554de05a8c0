//! Reading code: what a text is made of, without knowing why anybody would read it.
//!
//! Nothing here knows of notes, works or pages. [`analyse`] takes a path and a text and gives the facts that a lock holds and the
//! resolver needs; [`highlight`] colours a text when its page is written. [`python::names`] says what each name of a work's Python
//! means.

pub mod highlight;
pub mod language;
pub mod python;
pub mod shape;
pub mod symbol;
pub mod text;

use language::Language;
use python::Module;
use python::names::FileNames;
use shape::{LineKind, LineShape, Shape};
use symbol::Symbol;
use text::SourceText;

/// What is known of a text from the text alone.
#[derive(Debug)]
pub struct Analysis {
    /// Its language.
    pub language: Language,
    /// What it defines, in document order. Only Python is read for definitions.
    pub symbols: Vec<Symbol>,
    /// What it imports, sorted.
    pub imports: Vec<String>,
    /// The shape of its lines.
    pub shape: Shape,
    /// The line of the first place that is not Python 3, in a Python file.
    pub syntax_error: Option<u32>,
    /// The names that it binds and uses, if all of it is Python.
    pub names: Option<FileNames>,
    /// Its syntax tree, if it was parsed.
    pub module: Option<Module>,
}

/// Above this many bytes a Python file is shown but not parsed: the parser needs about ten times the text's size in memory.
const MOST_PARSED: usize = 8 << 20;

/// Analyses a text. `path` and the text's first line decide the language.
#[must_use]
pub fn analyse(path: &str, text: &SourceText) -> Analysis {
    let language = Language::detect(path, text.line(1));
    let module = if language == Language::Python { parse(text) } else { None };
    let facts = module.as_ref().map(|module| python::facts(module, text));
    let wrong = [module.as_ref().and_then(Module::first_error), facts.as_ref().and_then(|facts| facts.python_2)];
    let syntax_error = wrong.into_iter().flatten().min();
    // Where some of a text is no Python, its names may mean anything.
    let read = module.as_ref().filter(|_| syntax_error.is_none());
    let names = read.map(|module| python::names::names(module, text.as_str()));
    let kind = |at: usize, line: &str| match &facts {
        Some(facts) => facts.line_kinds.get(at).copied().unwrap_or(LineKind::Code),
        None => plain_kind(language, line),
    };
    let shape = Shape(text.lines().enumerate().map(|(at, line)| LineShape::of(line, kind(at, line))).collect());
    let (symbols, imports) = facts.map(|facts| (facts.symbols, facts.imports)).unwrap_or_default();
    Analysis { language, symbols, imports, shape, syntax_error, names, module }
}

/// The syntax tree of a Python text; nothing for other languages.
#[must_use]
pub fn module(path: &str, text: &SourceText) -> Option<Module> {
    if Language::detect(path, text.line(1)) == Language::Python { parse(text) } else { None }
}

fn parse(text: &SourceText) -> Option<Module> {
    if text.as_str().len() <= MOST_PARSED { Module::parse(text.as_str()) } else { None }
}

/// The kind of a line in a language that is not parsed: a comment if it begins as one.
fn plain_kind(language: Language, line: &str) -> LineKind {
    let line = line.trim_start();
    let comment = match language {
        Language::Shell | Language::Yaml | Language::Toml | Language::Dockerfile => line.starts_with('#'),
        Language::JavaScript | Language::Proto => line.starts_with("//"),
        Language::Css => line.starts_with("/*"),
        _ => false,
    };
    if comment { LineKind::Comment } else { LineKind::Code }
}
