//! Names by Python's rules of scope: local, enclosing, global, built in; the names of a class body only in that body.

use super::resolver::{Found, Resolver};
use super::things::Thing;
use crate::code::python::names::binding::Binding;
use crate::code::python::names::builtins::{builtin_path, is_builtin};
use crate::code::python::names::definition::Definition;
use crate::code::python::names::id::{DefinitionId, FileId, ScopeId, Word};
use crate::code::python::names::scope::{Declared, ScopeKind};

/// A definition as seen from a place.
#[derive(Clone, Copy)]
pub(super) struct Sight {
    pub(super) definition: DefinitionId,
    /// The byte at which it is read, if that is in the same run of the same code: a function may be called at any time.
    pub(super) at: Option<u32>,
}

impl Resolver<'_> {
    /// What a name in a scope means at a byte.
    pub(super) fn name(&self, file: FileId, scope: ScopeId, word: Word, at: u32) -> Found {
        match self.sight(file, scope, word, at) {
            Ok(sight) => self.follow(file, sight),
            Err(found) => found,
        }
    }

    /// What is bound to a name in a scope at a byte.
    pub(super) fn named_thing(&self, file: FileId, scope: ScopeId, word: Word, at: u32) -> Thing {
        match self.sight(file, scope, word, at) {
            Ok(sight) => {
                let definition = self.names(file).definition(sight.definition);
                Thing::agreed(candidates(definition, sight.at).map(|binding| self.bound_thing(file, binding)))
            }
            Err(found) => self.thing_found(found),
        }
    }

    /// The definition of this file that a name means, or what it means outside of the file.
    fn sight(&self, file: FileId, scope: ScopeId, word: Word, at: u32) -> Result<Sight, Found> {
        let names = self.names(file);
        let (mut here, mut same_run, mut later) = (Some(scope), true, None);
        while let Some(scope) = here {
            let the_scope = names.scope(scope);
            here = the_scope.parent;
            match the_scope.declared.get(&word) {
                Some(Declared::Global) => {
                    (here, same_run) = (Some(ScopeId::MODULE), false);
                    continue;
                }
                Some(Declared::Nonlocal) => {
                    same_run = false;
                    continue;
                }
                None => (),
            }
            let is_seen = the_scope.kind != ScopeKind::Class || same_run;
            if let Some(definition) = names.in_scope(scope, word).filter(|_| is_seen) {
                let the_definition = names.definition(definition);
                let sight = Sight { definition, at: same_run.then_some(at) };
                // A function's names are its own from its first line; those of a module or class are someone else's until bound.
                let bound_by_now = !same_run
                    || !matches!(the_scope.kind, ScopeKind::Module | ScopeKind::Class)
                    || the_definition.bindings.iter().any(|binding| !binding.through_self && binding.may_reach(at));
                match (the_definition.is_bare(), bound_by_now) {
                    (true, true) => return Ok(sight),
                    (true, false) => later = later.or(Some(sight)),
                    (false, _) => (),
                }
            }
            // A comprehension runs where it stands, but does not see the names of a class body.
            let parent_is_class = here.is_some_and(|parent| names.scope(parent).kind == ScopeKind::Class);
            same_run &= the_scope.kind == ScopeKind::Comprehension && !parent_is_class;
        }
        let spelling = names.words.spell(word);
        match (self.starred(file, spelling, &mut Vec::new()), later) {
            (Some(found), _) => Err(found),
            (None, Some(sight)) if !is_builtin(spelling) => Ok(sight),
            (None, _) => Err(builtin_path(spelling).map_or(Found::Nowhere, |path| Found::Foreign(path, None))),
        }
    }
}

/// The bindings of a name that whoever reads it at a byte may find: the last that is certain, and those that may have come since.
pub(super) fn candidates(definition: &Definition, at: Option<u32>) -> impl Iterator<Item = &Binding> {
    let bare = definition.bindings.iter().filter(|binding| !binding.through_self);
    let certain = at.and_then(|at| {
        bare.clone().filter(|binding| binding.surely_reaches(at)).map(|binding| binding.flow.from).max()
    });
    let possible = move |binding: &Binding| {
        at.is_none_or(|at| binding.may_reach(at)) && certain.is_none_or(|certain| binding.flow.from >= certain)
    };
    let any = bare.clone().any(possible);
    bare.filter(move |binding| !any || possible(binding))
}
