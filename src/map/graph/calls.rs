//! Who calls whom, symbol by symbol.

use super::Tally;
use crate::code::python::names::{DefinitionId, DefinitionKind, FileNames, Role, Target};
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use crate::corpus::holdings::{FileKey, Holdings};
use crate::map::references::{FileNumber, References};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A symbol as an end of a call: a definition of a file. [`DefinitionId::MODULE`] is the file's own body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SymbolKey {
    /// The file.
    pub file: FileNumber,
    /// Its definition.
    pub definition: DefinitionId,
}

/// The calls from one symbol to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// The innermost function or class around the calls.
    pub from: SymbolKey,
    /// What is called. The call of a class leads to its `__init__`, where it has one.
    pub to: SymbolKey,
    /// How often, and where first.
    pub tally: Tally,
}

/// All calls between symbols, within files too. Made where they are asked for: no page of a large corpus needs them.
#[derive(Debug, Default)]
pub struct Calls {
    all: Vec<Call>,
}

impl Calls {
    /// The calls of an edition.
    #[must_use]
    pub fn of(references: &References, holdings: &Holdings) -> Self {
        Self::between(references, |key| holdings.files.get(key).map(|holding| &*holding.facts.symbols))
    }

    /// As [`Calls::of`]; `symbols` gives those of a file.
    pub(super) fn between<'a>(
        references: &References,
        symbols: impl Fn(&FileKey) -> Option<&'a [Symbol]> + Sync,
    ) -> Self {
        let files: Vec<(FileNumber, &FileKey)> = references.files().collect();
        let of_file = |(number, key): &(FileNumber, &FileKey)| -> Vec<Call> {
            let Some(symbols) = symbols(key) else { return Vec::new() };
            let text = references.text(*number);
            let around = Around::new(references.names(*number), text, symbols);
            let mut constructors = Constructors::default();
            let mut calls: BTreeMap<(SymbolKey, SymbolKey), Tally> = BTreeMap::new();
            for reference in references.in_file(*number).iter() {
                let (Role::Call, Target::Definition { file, definition }) = (reference.role, &reference.target) else {
                    continue;
                };
                let line = text.line_of(reference.span.start as usize);
                let from = SymbolKey { file: *number, definition: around.line(line) };
                let to = SymbolKey { file: *file, definition: constructors.called(references, *file, *definition) };
                let tally = calls.entry((from, to)).or_insert(Tally { count: 0, first: line });
                tally.count += 1;
                tally.first = tally.first.min(line);
            }
            calls.into_iter().map(|((from, to), tally)| Call { from, to, tally }).collect()
        };
        Self { all: files.par_iter().flat_map_iter(of_file).collect() }
    }

    /// The calls, in the order of their ends.
    pub fn iter(&self) -> impl Iterator<Item = &Call> {
        self.all.iter()
    }

    /// The calls that a symbol makes.
    pub fn from(&self, symbol: SymbolKey) -> impl Iterator<Item = &Call> {
        let first = self.all.partition_point(|call| call.from < symbol);
        self.all[first..].iter().take_while(move |call| call.from == symbol)
    }

    /// The calls of a symbol.
    pub fn to(&self, symbol: SymbolKey) -> impl Iterator<Item = &Call> {
        self.all.iter().filter(move |call| call.to == symbol)
    }
}

/// The innermost function or class around each line of a file.
struct Around<'a> {
    symbols: Vec<(&'a Symbol, DefinitionId)>,
}

impl<'a> Around<'a> {
    fn new(names: &FileNames, text: &SourceText, symbols: &'a [Symbol]) -> Self {
        let mut defined: BTreeMap<&str, Vec<(u32, DefinitionId)>> = BTreeMap::new();
        for (at, definition) in names.definitions().iter().enumerate() {
            if matches!(definition.kind(), DefinitionKind::Function | DefinitionKind::Class) {
                for span in definition.spans() {
                    let own = &text.as_str()[span.bytes()];
                    defined.entry(own).or_default().push((text.line_of(span.start as usize), DefinitionId::new(at)));
                }
            }
        }
        // By own name and line: the qualified names of the two differ where a name is defined twice. The name of what is inside stands
        // further down than that of what it is inside of, so the first name in the lines is the symbol's own.
        let find = |symbol: &Symbol| {
            let candidates = defined.get(symbol.own_name())?.iter();
            candidates.filter(|(line, _)| symbol.lines.contains(*line)).min().map(|(_, definition)| *definition)
        };
        let symbols = symbols.iter().filter_map(|symbol| Some((symbol, find(symbol)?))).collect();
        Self { symbols }
    }

    fn line(&self, line: u32) -> DefinitionId {
        // In document order an inner symbol comes after the outer ones.
        let inner = self.symbols.iter().rev().find(|(symbol, _)| symbol.lines.contains(line));
        inner.map_or(DefinitionId::MODULE, |(_, definition)| *definition)
    }
}

/// The `__init__` of each class, found once a file.
#[derive(Default)]
struct Constructors {
    known: BTreeMap<FileNumber, BTreeMap<String, DefinitionId>>,
}

impl Constructors {
    /// What a call of a definition runs: of a class, its `__init__`, if it has one of its own.
    fn called(&mut self, references: &References, file: FileNumber, definition: DefinitionId) -> DefinitionId {
        let names = references.names(file);
        let called = &names.definitions()[definition.index()];
        if called.kind() != DefinitionKind::Class {
            return definition;
        }
        let known = self.known.entry(file).or_insert_with(|| {
            let all = names.definitions().iter().enumerate();
            all.filter_map(|(at, one)| {
                Some((one.qualified_name().strip_suffix(".__init__")?.to_owned(), DefinitionId::new(at)))
            })
            .collect()
        });
        known.get(called.qualified_name()).copied().unwrap_or(definition)
    }
}
