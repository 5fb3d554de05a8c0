//! Keyword arguments: the parameter that they name.

use super::resolver::{Found, Resolver};
use super::things::Thing;
use crate::code::python::names::binding::Bound;
use crate::code::python::names::expression::Expression;
use crate::code::python::names::id::{FileId, ScopeId};

impl Resolver<'_> {
    pub(super) fn keyword(&self, called: &Thing, spelling: &str) -> Found {
        match called {
            Thing::Function(file, function) => self.parameter(*file, *function, spelling),
            Thing::Class(file, class) => self.constructor_parameter(*file, *class, spelling),
            Thing::Instance(..) => match self.attribute_thing(called, "__call__") {
                Thing::Function(file, function) => self.parameter(file, function, spelling),
                _ => Found::Nowhere,
            },
            Thing::Foreign(path) => Found::Foreign(path.clone(), None),
            _ => Found::Nowhere,
        }
    }

    fn parameter(&self, file: FileId, function: ScopeId, spelling: &str) -> Found {
        let names = self.names(file);
        let definition = names.words.find(spelling).and_then(|word| names.in_scope(function, word));
        match definition {
            Some(id) if names.definition(id).bindings.iter().any(|binding| is_nameable(binding.what)) => {
                Found::Definition(file, id)
            }
            _ => Found::Nowhere,
        }
    }

    fn constructor_parameter(&self, file: FileId, class: ScopeId, spelling: &str) -> Found {
        for name in ["__init__", "__new__"] {
            if let Some((owner, definition)) = self.class_member((file, class), name, true, false) {
                return match self.names(owner).definition(definition).bindings[..] {
                    [ref only] => match only.what {
                        Bound::Function(function) => self.parameter(owner, function, spelling),
                        _ => Found::Nowhere,
                    },
                    _ => Found::Nowhere,
                };
            }
        }
        if !self.has_fields(file, class) {
            return Found::Nowhere;
        }
        match self.class_member((file, class), spelling, true, false) {
            Some((file, definition)) => Found::Definition(file, definition),
            None => Found::Nowhere,
        }
    }

    /// True if the class's constructor takes its attributes: a dataclass or a named tuple.
    fn has_fields(&self, file: FileId, class: ScopeId) -> bool {
        let scope = self.names(file).scope(class);
        let mut makers =
            scope.decorators.iter().chain(&scope.bases).map(|maker| match self.names(file).expression(*maker) {
                Expression::Call { of } => self.thing(file, of),
                _ => self.thing(file, *maker),
            });
        makers.any(|maker| match maker {
            Thing::Foreign(path) => {
                matches!(
                    &*path,
                    "dataclasses.dataclass" | "typing.NamedTuple" | "attr.s" | "attr.attrs" | "attr.dataclass"
                )
            }
            _ => false,
        })
    }
}

fn is_nameable(bound: Bound) -> bool {
    matches!(bound, Bound::Parameter(parameter) if !parameter.nameless)
}
