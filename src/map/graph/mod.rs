//! The graph of the files and of their symbols: who imports whom, who calls whom.
//!
//! ```text
//!  references ──► build ──► Graph ──► closure, without
//! ```
//!
//! Files are joined by [`Relation`]s: what one takes from another by import statements, and how often it calls what the other defines.
//! An import statement that names something through a package joins the importer to the package and to the file behind it. Symbols are
//! joined by [`Call`]s. Only what [`References`] is sure of is here; what no import shows is declared (see [`super::crossings`]) and
//! kept apart.

mod build;
mod closure;
#[cfg(test)]
mod tests;

pub use closure::Missing;

use super::references::{FileNumber, References};
use crate::code::python::names::DefinitionId;
use crate::corpus::holdings::{FileKey, Holdings};
use std::collections::{BTreeMap, BTreeSet};

/// How often something happens between two files, and where first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// How many: of imports, the different names that are taken; of calls, the places that call.
    pub count: u32,
    /// The line of the first.
    pub first: u32,
}

/// What one file has to do with another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// It imports it, or names out of it.
    pub imports: Option<Tally>,
    /// It calls what it defines.
    pub calls: Option<Tally>,
}

/// A symbol as an end of a call: a definition of a file. [`DefinitionId::MODULE`] is the file's own body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SymbolKey {
    /// The file.
    pub file: FileKey,
    /// Its definition.
    pub definition: DefinitionId,
}

/// The calls from one symbol to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The innermost function or class around the calls.
    pub from: SymbolKey,
    /// What is called. The call of a class leads to its `__init__`, where it has one.
    pub to: SymbolKey,
    /// How often, and where first.
    pub tally: Tally,
}

/// The graph of all Python files whose texts are there. Inside it files are numbers, as the references count them: a million lines have some
/// hundred thousand calls, and keys are compared word by word.
#[derive(Debug, Default)]
pub struct Graph {
    keys: Vec<FileKey>,
    numbers: BTreeMap<FileKey, FileNumber>,
    relations: Vec<BTreeMap<FileNumber, Relation>>,
    importers: Vec<BTreeSet<FileNumber>>,
    calls: BTreeMap<(Node, Node), Tally>,
    /// The same, the other way round.
    callers: BTreeSet<(Node, Node)>,
}

/// A symbol inside the graph.
type Node = (FileNumber, DefinitionId);

impl Graph {
    /// The graph of an edition.
    #[must_use]
    pub fn of(references: &References, holdings: &Holdings) -> Self {
        build::build(references, |key| {
            let holding = holdings.files.get(key)?;
            Some((holding.text.as_ref()?, &*holding.facts.symbols))
        })
    }

    fn number(&self, file: &FileKey) -> Option<FileNumber> {
        self.numbers.get(file).copied()
    }

    fn key(&self, file: FileNumber) -> &FileKey {
        &self.keys[file.index()]
    }

    fn symbol(&self, (file, definition): Node) -> SymbolKey {
        SymbolKey { file: self.key(file).clone(), definition }
    }

    /// The files, in the order of their keys.
    pub fn files(&self) -> impl Iterator<Item = &FileKey> {
        self.keys.iter()
    }

    /// What a file has to do with others: the others, and what.
    pub fn from(&self, file: &FileKey) -> impl Iterator<Item = (&FileKey, &Relation)> {
        let relations = self.number(file).map(|file| &self.relations[file.index()]);
        relations.into_iter().flatten().map(|(to, relation)| (self.key(*to), relation))
    }

    /// All pairs of files that have to do with each other.
    pub fn edges(&self) -> impl Iterator<Item = (&FileKey, &FileKey, &Relation)> {
        let from = self.keys.iter().zip(&self.relations);
        from.flat_map(move |(from, to)| to.iter().map(move |(to, relation)| (from, self.key(*to), relation)))
    }

    /// The files that a file imports itself.
    pub fn imports(&self, file: &FileKey) -> impl Iterator<Item = &FileKey> {
        self.from(file).filter(|(_, relation)| relation.imports.is_some()).map(|(to, _)| to)
    }

    /// The files that import a file themselves.
    pub fn importers(&self, file: &FileKey) -> impl Iterator<Item = &FileKey> {
        let importers = self.number(file).map(|file| &self.importers[file.index()]);
        importers.into_iter().flatten().map(|from| self.key(*from))
    }

    /// How many files a file imports itself.
    #[must_use]
    pub fn fan_out(&self, file: &FileKey) -> usize {
        self.imports(file).count()
    }

    /// How many files import a file themselves.
    #[must_use]
    pub fn fan_in(&self, file: &FileKey) -> usize {
        self.importers(file).count()
    }

    /// The calls between symbols, within files too, in the order of their ends.
    pub fn calls(&self) -> impl Iterator<Item = Call> + '_ {
        let call = |((from, to), tally): (&(Node, Node), &Tally)| Call {
            from: self.symbol(*from),
            to: self.symbol(*to),
            tally: *tally,
        };
        self.calls.iter().map(call)
    }

    /// What a symbol calls, and how often.
    pub fn calls_from(&self, symbol: &SymbolKey) -> impl Iterator<Item = (SymbolKey, Tally)> + '_ {
        let node = self.number(&symbol.file).map(|file| (file, symbol.definition));
        let of = node.map(|node| self.calls.range((node, FIRST)..=(node, LAST)));
        of.into_iter().flatten().map(|((_, to), tally)| (self.symbol(*to), *tally))
    }

    /// Who calls a symbol, and how often.
    pub fn calls_to(&self, symbol: &SymbolKey) -> impl Iterator<Item = (SymbolKey, Tally)> + '_ {
        let node = self.number(&symbol.file).map(|file| (file, symbol.definition));
        let of = node.map(|node| self.callers.range((node, FIRST)..=(node, LAST)));
        let tally = |to: Node, from: Node| Some((self.symbol(from), *self.calls.get(&(from, to))?));
        of.into_iter().flatten().filter_map(move |(to, from)| tally(*to, *from))
    }
}

/// Before and after all nodes.
const FIRST: Node = (FileNumber::FIRST, DefinitionId::FIRST);
const LAST: Node = (FileNumber::LAST, DefinitionId::LAST);
