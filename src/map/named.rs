//! Everything that the works name and a reader may look up: functions, classes and methods of all files, and the variables of modules
//! where the text is there.

use super::references::{FileNumber, References};
use crate::code::python::names::{Definition, DefinitionId, DefinitionKind};
use crate::code::symbol::SymbolKind;
use crate::corpus::holdings::{FileKey, Holding, Holdings};
use crate::ids::LineRange;
use std::collections::BTreeMap;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedKind {
    /// A class.
    Class,
    /// A function or method.
    Function,
    /// A variable of a module.
    Variable,
}

impl NamedKind {
    /// As it is written.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Function => "function",
            Self::Variable => "variable",
        }
    }
}

/// Something with a name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'m> {
    /// Its own name.
    pub name: &'m str,
    /// Its name with those of the definitions around it.
    pub qualified: &'m str,
    /// What it is.
    pub kind: NamedKind,
    /// Where it is defined.
    pub file: &'m FileKey,
    /// The line on which the name itself stands: decorators come before it.
    pub line: u32,
    /// All lines of the definition; of a variable the one line.
    pub lines: LineRange,
    /// The definition, where the text is there.
    pub definition: Option<(FileNumber, DefinitionId)>,
}

/// All of them, in the order of files; in a file variables come first.
pub fn named<'m>(holdings: &'m Holdings, references: &'m References) -> impl Iterator<Item = Named<'m>> {
    holdings.files.iter().flat_map(|(key, holding)| in_file(key, holding, references))
}

/// Whether there is any.
#[must_use]
pub fn has_any(holdings: &Holdings, references: &References) -> bool {
    let of_module = |(file, _)| references.names(file).definitions().iter().any(is_module_variable);
    holdings.files.values().any(|holding| !holding.facts.symbols.is_empty()) || references.files().any(of_module)
}

fn is_module_variable(definition: &Definition) -> bool {
    definition.kind() == DefinitionKind::Variable && !definition.qualified_name().contains(['.', '<'])
}

fn in_file<'m>(file: &'m FileKey, holding: &'m Holding, references: &'m References) -> Vec<Named<'m>> {
    let number = references.number(file);
    let mut found = Vec::new();
    let mut known: BTreeMap<&str, DefinitionId> = BTreeMap::new();
    if let Some(number) = number {
        for (at, definition) in references.names(number).definitions().iter().enumerate().skip(1) {
            let (qualified, id) = (definition.qualified_name(), DefinitionId::new(at));
            known.insert(qualified, id);
            let line = references.line(number, id).filter(|_| is_module_variable(definition));
            if let Some((line, lines)) = line.and_then(|line| Some((line, LineRange::new(line, line)?))) {
                let (kind, definition) = (NamedKind::Variable, Some((number, id)));
                found.push(Named { name: qualified, qualified, kind, file, line, lines, definition });
            }
        }
    }
    found.extend(holding.facts.symbols.iter().map(|symbol| {
        let kind = match symbol.kind {
            SymbolKind::Class => NamedKind::Class,
            SymbolKind::Function => NamedKind::Function,
        };
        let definition = number.zip(known.get(symbol.name.as_str()).copied());
        // The lock knows only where the whole begins.
        let line = definition.and_then(|(file, id)| references.line(file, id)).unwrap_or(symbol.lines.first());
        let (name, qualified, lines) = (symbol.own_name(), symbol.name.as_str(), symbol.lines);
        Named { name, qualified, kind, file, line, lines, definition }
    }));
    found
}
