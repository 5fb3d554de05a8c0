//! The names of one file.

use super::definition::Definition;
use super::expression::Expression;
use super::id::{DefinitionId, ExpressionId, ImportId, ScopeId, Word};
use super::import::Import;
use super::scope::{Scope, ScopeKind};
use super::uses::Use;
use super::words::Words;
use rustc_hash::FxHashMap;

/// What a file binds and what it uses, from its own text alone.
#[derive(Debug, Default)]
pub struct FileNames {
    pub(super) words: Words,
    pub(super) scopes: Vec<Scope>,
    pub(super) definitions: Vec<Definition>,
    pub(super) index: FxHashMap<(ScopeId, Word), DefinitionId>,
    pub(super) expressions: Vec<Expression>,
    pub(super) imports: Vec<Import>,
    /// The modules of which a scope takes every name.
    pub(super) stars: Vec<(ScopeId, ImportId)>,
    pub(super) uses: Vec<Use>,
}

impl FileNames {
    /// The definitions, by [`DefinitionId`]; the first is the module.
    #[must_use]
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// Whether a name that it does not bind may come from an import of everything.
    #[must_use]
    pub fn takes_all(&self) -> bool {
        !self.stars.is_empty()
    }

    /// Forgets everything but the definitions: what resolving needed, and nothing after it does. It is two thirds of the whole.
    pub fn reduce(&mut self) {
        let mut definitions = std::mem::take(&mut self.definitions);
        definitions.iter_mut().for_each(Definition::reduce);
        *self = Self { definitions, ..Self::default() };
    }

    pub(super) fn definition(&self, id: DefinitionId) -> &Definition {
        &self.definitions[id.index()]
    }

    pub(super) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    pub(super) fn expression(&self, id: ExpressionId) -> Expression {
        self.expressions[id.index()]
    }

    pub(super) fn import(&self, id: ImportId) -> &Import {
        &self.imports[id.index()]
    }

    pub(super) fn in_scope(&self, scope: ScopeId, word: Word) -> Option<DefinitionId> {
        self.index.get(&(scope, word)).copied()
    }

    /// The class that a scope stands in, over functions.
    pub(super) fn class_around(&self, scope: ScopeId) -> Option<ScopeId> {
        let mut at = Some(scope);
        while let Some(scope) = at {
            if self.scope(scope).kind == ScopeKind::Class {
                return Some(scope);
            }
            at = self.scope(scope).parent;
        }
        None
    }
}
