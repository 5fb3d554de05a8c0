//! What stands in an index of symbols: functions, classes and methods of all files, and the variables of modules where the text is there.

use super::{FileNumber, References};
use crate::code::python::names::{Definition, DefinitionId, DefinitionKind};
use crate::code::symbol::SymbolKind;
use crate::corpus::holdings::{FileKey, Holding, Holdings};
use std::collections::BTreeMap;

/// A symbol of an index.
#[derive(Clone, Debug)]
pub struct Symbol<'r> {
    /// Its own name.
    pub name: &'r str,
    /// Its name with those around it, as it is unique in its file.
    pub qualified: &'r str,
    /// What it is: `class`, `function` or `variable`.
    pub kind: &'static str,
    /// The file that defines it.
    pub file: &'r FileKey,
    /// The line of its name.
    pub line: u32,
    /// What its uses can be asked by; nothing where the text is not there.
    pub definition: Option<(FileNumber, DefinitionId)>,
}

impl<'r> Symbol<'r> {
    /// By what an index is sorted: the name, whatever signs it begins with; then file and line.
    #[must_use]
    pub fn rank(&self) -> (String, FileKey, u32) {
        (self.name.trim_start_matches('_').to_lowercase(), self.file.clone(), self.line)
    }

    /// What it is part of, if it is part of anything in its file.
    #[must_use]
    pub fn owner(&self) -> Option<&'r str> {
        self.qualified.strip_suffix(self.name).and_then(|of| of.strip_suffix('.'))
    }
}

/// Whether there is any symbol.
#[must_use]
pub fn has_symbols(holdings: &Holdings, references: &References) -> bool {
    let of_module = |(file, _)| references.names(file).definitions().iter().any(is_module_variable);
    let any = |holding: &Holding| !holding.facts.symbols.is_empty();
    holdings.files.values().any(any) || references.files().any(of_module)
}

fn is_module_variable(definition: &Definition) -> bool {
    definition.kind() == DefinitionKind::Variable && !definition.qualified_name().contains(['.', '<'])
}

/// All symbols, in no order.
#[must_use]
pub fn symbols<'r>(holdings: &'r Holdings, references: &'r References) -> Vec<Symbol<'r>> {
    let mut found = Vec::new();
    for (key, holding) in &holdings.files {
        let number = references.number(key);
        let mut known: BTreeMap<&str, DefinitionId> = BTreeMap::new();
        if let Some(file) = number {
            for (at, definition) in references.names(file).definitions().iter().enumerate().skip(1) {
                let (qualified, id) = (definition.qualified_name(), DefinitionId::new(at));
                known.insert(qualified, id);
                if let (true, Some(line)) = (is_module_variable(definition), references.line(file, id)) {
                    let definition = Some((file, id));
                    found.push(Symbol { name: qualified, qualified, kind: "variable", file: key, line, definition });
                }
            }
        }
        for symbol in holding.facts.symbols.iter() {
            let kind = match symbol.kind {
                SymbolKind::Class => "class",
                SymbolKind::Function => "function",
            };
            let definition = number.zip(known.get(symbol.name.as_str()).copied());
            // Decorators come before the name; the lock knows only where the whole begins.
            let named = definition.and_then(|(file, id)| references.line(file, id));
            let line = named.unwrap_or(symbol.lines.first());
            found.push(Symbol { name: symbol.own_name(), qualified: &symbol.name, kind, file: key, line, definition });
        }
    }
    found
}
