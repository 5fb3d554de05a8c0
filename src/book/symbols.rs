//! The index of symbols by number: where each is defined, and where it is used.

use super::Book;
use crate::code::python::names::DefinitionId;
use crate::map::{FileNumber, Named, named};
use std::collections::BTreeSet;

/// All definitions of one name.
pub(super) struct Entry<'b> {
    pub(super) name: &'b str,
    pub(super) definitions: Vec<Definition<'b>>,
}

/// A definition, with its uses.
pub(super) struct Definition<'b> {
    pub(super) number: u32,
    pub(super) kind: &'static str,
    /// What it is part of in its file.
    pub(super) owner: Option<&'b str>,
    /// The numbers of the lines that use it, each once.
    pub(super) uses: BTreeSet<u32>,
}

impl<'b> Book<'b> {
    /// The symbols that the printed texts define.
    pub(super) fn symbols(&self) -> Vec<Entry<'b>> {
        let resolved = self.resolved;
        let all = named(&resolved.holdings, &resolved.references);
        let mut found: Vec<Named<'b>> = all.filter(|symbol| self.printed.contains(symbol.file)).collect();
        // A name stands where its letters put it, whatever signs it begins with.
        found.sort_by_cached_key(|symbol| {
            let letters = symbol.name.trim_start_matches('_').to_lowercase();
            (letters, symbol.name, self.numbering.base(symbol.file), symbol.line)
        });
        let defined = |symbol: &Named<'b>| {
            let base = self.numbering.base(symbol.file)?;
            let uses = symbol.definition.map(|(file, id)| self.uses(file, id)).unwrap_or_default();
            let owner = symbol.qualified.strip_suffix(symbol.name).and_then(|of| of.strip_suffix('.'));
            Some(Definition { number: base + symbol.line, kind: symbol.kind.as_str(), owner, uses })
        };
        found
            .chunk_by(|a, b| a.name == b.name)
            .map(|same| Entry { name: same[0].name, definitions: same.iter().filter_map(defined).collect() })
            .collect()
    }

    fn uses(&self, file: FileNumber, id: DefinitionId) -> BTreeSet<u32> {
        let references = &self.resolved.references;
        let number = |used: &crate::map::Use| {
            let key = references.key(used.file);
            let base = self.numbering.base(key).filter(|_| self.printed.contains(key))?;
            Some(base + references.text(used.file).line_of(used.span.start as usize))
        };
        references.uses(file, id).iter().filter_map(number).collect()
    }
}
