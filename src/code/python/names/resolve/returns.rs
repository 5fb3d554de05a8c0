//! What a call gives.

use super::resolver::Resolver;
use super::things::Thing;
use crate::code::python::names::expression::Expression;
use crate::code::python::names::id::{ExpressionId, FileId, ScopeId};

/// Decorators that leave what a function returns as it is.
const HARMLESS: [&str; 9] = [
    "abc.abstractmethod",
    "builtins.classmethod",
    "builtins.property",
    "builtins.staticmethod",
    "functools.cache",
    "functools.cached_property",
    "functools.lru_cache",
    "functools.wraps",
    "typing.overload",
];

impl Resolver<'_> {
    pub(super) fn call_thing(&self, file: FileId, called: ExpressionId) -> Thing {
        match self.thing(file, called) {
            Thing::Class(file, class) => Thing::Instance(file, class),
            Thing::Function(file, function) if !self.names(file).scope(function).returns.is_async => {
                self.returned_thing(file, function)
            }
            instance @ Thing::Instance(..) => match self.attribute_thing(&instance, "__call__") {
                Thing::Function(file, function) => self.returned_thing(file, function),
                _ => Thing::Unknown,
            },
            Thing::Foreign(path) if &*path == "builtins.super" => match self.names(file).expression(called) {
                Expression::Name { scope, .. } => {
                    self.names(file).class_around(scope).map_or(Thing::Unknown, |class| Thing::Super(file, class))
                }
                _ => Thing::Unknown,
            },
            _ => Thing::Unknown,
        }
    }

    pub(super) fn awaited_thing(&self, file: FileId, awaited: ExpressionId) -> Thing {
        let Expression::Call { of } = self.names(file).expression(awaited) else { return Thing::Unknown };
        match self.thing(file, of) {
            Thing::Function(file, function) if self.names(file).scope(function).returns.is_async => {
                self.returned_thing(file, function)
            }
            _ => Thing::Unknown,
        }
    }

    pub(super) fn entered_thing(&self, of: &Thing) -> Thing {
        match self.attribute_thing(of, "__enter__") {
            Thing::Function(file, function) => self.returned_thing(file, function),
            _ => Thing::Unknown,
        }
    }

    /// What a function gives back: what it says or, if that is of no class of the work, what all its returns agree on.
    pub(super) fn returned_thing(&self, file: FileId, function: ScopeId) -> Thing {
        let scope = self.names(file).scope(function);
        let decorated = scope.decorators.iter().any(|decorator| !self.is_harmless(file, *decorator));
        if decorated || scope.returns.is_generator {
            return Thing::Unknown;
        }
        let said = scope
            .returns
            .annotation
            .map(|annotation| self.step(|| self.annotated_thing(file, annotation), Thing::Unknown));
        match said {
            Some(thing) if thing != Thing::Unknown => thing,
            _ => Thing::agreed(scope.returns.values.iter().map(|value| self.thing(file, *value))),
        }
    }

    pub(super) fn is_property(&self, file: FileId, function: ScopeId) -> bool {
        self.names(file).scope(function).decorators.iter().any(|decorator| match self.thing(file, *decorator) {
            Thing::Foreign(path) => matches!(&*path, "builtins.property" | "functools.cached_property"),
            _ => false,
        })
    }

    fn is_harmless(&self, file: FileId, decorator: ExpressionId) -> bool {
        let bare = match self.names(file).expression(decorator) {
            Expression::Call { of } => of,
            _ => decorator,
        };
        matches!(self.thing(file, bare), Thing::Foreign(path) if HARMLESS.contains(&&*path))
    }
}
