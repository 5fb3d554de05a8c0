//! Through imports to where a name was made.

use super::lookup::{Sight, candidates};
use super::resolver::{Found, Resolver};
use crate::code::python::names::binding::{Binding, Bound};
use crate::code::python::names::id::{DefinitionId, FileId, ImportId, ScopeId, Word};
use crate::code::python::names::modules::Located;
use std::sync::Arc;

impl Resolver<'_> {
    /// The definition itself, unless it is but an import; then what that leads to. Where imports disagree (`try`, `except
    /// ImportError`), or one leads nowhere, the name that they make is what is sure.
    pub(super) fn follow(&self, file: FileId, sight: Sight) -> Found {
        let definition = self.names(file).definition(sight.definition);
        let itself = Found::Definition(file, sight.definition);
        let mut agreed: Option<Found> = None;
        for binding in candidates(definition, sight.at) {
            let found = self.step(|| self.import_of(file, binding), None);
            match (found, &agreed) {
                (None | Some(Found::Nowhere), _) => return itself,
                (Some(found), None) => agreed = Some(found),
                (Some(found), Some(before)) if found == *before => (),
                _ => return itself,
            }
        }
        agreed.map_or(itself, |found| found.through(sight.definition))
    }

    /// What an import binds; nothing if the binding is none.
    pub(super) fn import_of(&self, file: FileId, binding: &Binding) -> Option<Found> {
        match binding.what {
            Bound::Import { import, whole } => {
                Some(Found::at(self.locate(file, import, if whole { None } else { Some(1) })))
            }
            Bound::Imported { import, word } => Some(self.imported(file, import, word)),
            _ => None,
        }
    }

    /// The module that an import names, or the first words of it.
    pub(super) fn locate(&self, file: FileId, import: ImportId, words: Option<usize>) -> Located {
        let dots = self.names(file).import(import).dots;
        self.project.modules.locate(file, dots, &self.path(file, import, words))
    }

    fn path(&self, file: FileId, import: ImportId, words: Option<usize>) -> Vec<&str> {
        let names = self.names(file);
        let path = &names.import(import).path;
        let first = &path[..words.unwrap_or(path.len()).min(path.len())];
        first.iter().map(|word| names.words.spell(*word)).collect()
    }

    /// A name taken out of a module.
    pub(super) fn imported(&self, file: FileId, import: ImportId, word: Word) -> Found {
        let spelling = self.names(file).words.spell(word);
        match self.locate(file, import, None) {
            Located::File(module) => self.step(|| self.module_member(module, spelling), Found::Nowhere),
            Located::Folder(folder) => match self.folder_member(&folder, spelling) {
                // The folder's own file is not in the work, and may have it.
                Found::Nowhere if self.names(file).import(import).dots == 0 => {
                    let dotted = self.path(file, import, None).join(".");
                    Found::Foreign(Arc::from(format!("{dotted}.{spelling}")), None)
                }
                found => found,
            },
            Located::Foreign(path) if path.is_empty() => Found::Foreign(spelling.into(), None),
            Located::Foreign(path) => Found::Foreign(Arc::from(format!("{path}.{spelling}")), None),
        }
    }

    pub(super) fn folder_member(&self, folder: &str, spelling: &str) -> Found {
        self.project.modules.inside_folder(folder, spelling).map_or(Found::Nowhere, Found::at)
    }

    /// What a module calls by a name: what it binds, what its stars bring, and the modules inside of a package.
    pub(super) fn module_member(&self, module: FileId, spelling: &str) -> Found {
        self.own_member(module, spelling)
            .or_else(|| self.starred(module, spelling, &mut vec![module]))
            .or_else(|| self.project.modules.inside(module, spelling).map(Found::at))
            .unwrap_or(Found::Nowhere)
    }

    fn own_member(&self, module: FileId, spelling: &str) -> Option<Found> {
        let definition = self.module_definition(module, spelling)?;
        Some(match self.step(|| self.follow(module, Sight { definition, at: None }), Found::Nowhere) {
            // The name that an import makes in another file is no definition of ours to go through.
            Found::Folder(folder, _) => Found::Folder(folder, None),
            Found::Foreign(path, _) => Found::Foreign(path, None),
            found => found,
        })
    }

    fn module_definition(&self, module: FileId, spelling: &str) -> Option<DefinitionId> {
        let names = self.names(module);
        names.in_scope(ScopeId::MODULE, names.words.find(spelling)?)
    }

    /// What `from m import *` brings by a name; the last star that does.
    pub(super) fn starred(&self, file: FileId, spelling: &str, seen: &mut Vec<FileId>) -> Option<Found> {
        if spelling.starts_with('_') {
            return None;
        }
        for (scope, import) in self.names(file).stars.iter().rev() {
            let Located::File(module) = self.locate(file, *import, None) else { continue };
            if *scope != ScopeId::MODULE || seen.contains(&module) {
                continue;
            }
            seen.push(module);
            let found = self.own_member(module, spelling).or_else(|| self.starred(module, spelling, seen));
            if found.is_some() {
                return found;
            }
        }
        None
    }
}
