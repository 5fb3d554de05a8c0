//! From references to the graph.

use super::{Graph, Relation, Tally};
use crate::code::python::names::{DefinitionId, DefinitionKind, FileNames, Role, Target};
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use crate::corpus::holdings::FileKey;
use crate::map::references::{FileNumber, References};
use std::collections::{BTreeMap, BTreeSet};

impl Tally {
    /// Counts one more, on this line.
    fn add(tally: &mut Option<Self>, line: u32) {
        let counted = tally.get_or_insert(Self { count: 0, first: line });
        counted.count += 1;
        counted.first = counted.first.min(line);
    }
}

/// Builds the graph. `read` gives a file's text and its symbols.
pub(super) fn build<'a>(
    references: &References,
    read: impl Fn(&FileKey) -> Option<(&'a SourceText, &'a [Symbol])>,
) -> Graph {
    let mut graph = Graph::default();
    for (number, key) in references.files() {
        graph.keys.push(key.clone());
        graph.numbers.insert(key.clone(), number);
    }
    graph.relations.resize(graph.keys.len(), BTreeMap::new());
    graph.importers.resize(graph.keys.len(), BTreeSet::new());
    let mut constructors = Constructors::default();
    for (number, key) in references.files() {
        let Some((text, symbols)) = read(key) else { continue };
        let around = Around::new(references.names(number), text, symbols);
        let mut relations: BTreeMap<FileNumber, Relation> = BTreeMap::new();
        // A name that a statement takes and renames is two uses of one thing.
        let mut taken = BTreeSet::new();
        for reference in references.in_file(number) {
            let Target::Definition { file, definition } = reference.target else { continue };
            let line = text.line_of(reference.span.start as usize);
            match reference.role {
                Role::Import if file != number => {
                    if taken.insert((file, definition)) {
                        Tally::add(&mut relations.entry(file).or_default().imports, line);
                    }
                }
                Role::Call => {
                    if file != number {
                        Tally::add(&mut relations.entry(file).or_default().calls, line);
                    }
                    let from = (number, around.line(line));
                    let to = (file, constructors.called(references, file, definition));
                    let tally = graph.calls.entry((from, to)).or_insert(Tally { count: 0, first: line });
                    tally.count += 1;
                    tally.first = tally.first.min(line);
                }
                Role::Import | Role::Read => {}
            }
        }
        for (to, _) in relations.iter().filter(|(_, relation)| relation.imports.is_some()) {
            graph.importers[to.index()].insert(number);
        }
        graph.relations[number.index()] = relations;
    }
    graph.callers = graph.calls.keys().map(|(from, to)| (*to, *from)).collect();
    graph
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
