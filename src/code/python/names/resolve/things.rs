//! What an expression is: a module, a class, a function, an instance of a class of the work.

use super::resolver::{Found, Resolver};
use crate::code::python::names::binding::{Binding, Bound, Receiver};
use crate::code::python::names::expression::Expression;
use crate::code::python::names::id::{DefinitionId, ExpressionId, FileId, ScopeId};
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    Module(FileId),
    Folder(Arc<str>),
    Class(FileId, ScopeId),
    Instance(FileId, ScopeId),
    Function(FileId, ScopeId),
    /// What `super()` gives inside of a class.
    Super(FileId, ScopeId),
    /// Many of the same, in a list or another thing to go through.
    Many(Arc<Thing>),
    /// Something from outside of the work, by its dotted path.
    Foreign(Arc<str>),
    /// `None`.
    Nothing,
    Unknown,
}

impl Thing {
    /// The one thing that all are, `None` aside.
    pub(super) fn agreed(things: impl Iterator<Item = Self>) -> Self {
        let mut agreed = Self::Nothing;
        let mut any = false;
        for thing in things {
            any = true;
            if thing == Self::Nothing || thing == agreed {
                continue;
            }
            if agreed != Self::Nothing {
                return Self::Unknown;
            }
            agreed = thing;
        }
        if any { agreed } else { Self::Unknown }
    }
}

impl Resolver<'_> {
    pub(super) fn thing(&self, file: FileId, expression: ExpressionId) -> Thing {
        if let Some(thing) = self.known.borrow().get(&(file, expression)) {
            return thing.clone();
        }
        // What depends on itself is not known while it is being found out.
        self.known.borrow_mut().insert((file, expression), Thing::Unknown);
        let thing = self.step(|| self.infer(file, expression), Thing::Unknown);
        self.known.borrow_mut().insert((file, expression), thing.clone());
        thing
    }

    fn infer(&self, file: FileId, expression: ExpressionId) -> Thing {
        match self.names(file).expression(expression) {
            Expression::Opaque | Expression::Item { .. } | Expression::Union(..) => Thing::Unknown,
            Expression::Nothing => Thing::Nothing,
            Expression::Name { scope, word, at } => self.named_thing(file, scope, word, at),
            Expression::Attribute { of, word } => {
                self.attribute_thing(&self.thing(file, of), self.names(file).words.spell(word))
            }
            Expression::Call { of } => self.call_thing(file, of),
            Expression::Await { of } => self.awaited_thing(file, of),
            Expression::Element { of } => match self.thing(file, of) {
                Thing::Many(each) => (*each).clone(),
                _ => Thing::Unknown,
            },
            Expression::Entered { of } => self.entered_thing(&self.thing(file, of)),
            Expression::Either(one, other) => {
                Thing::agreed([one, other].into_iter().map(|either| self.thing(file, either)))
            }
            Expression::List { of } => Thing::Many(Arc::new(self.thing(file, of))),
        }
    }

    pub(super) fn bound_thing(&self, file: FileId, binding: &Binding) -> Thing {
        match binding.what {
            Bound::Module => Thing::Module(file),
            Bound::Class(scope) => Thing::Class(file, scope),
            Bound::Function(scope) => Thing::Function(file, scope),
            Bound::Parameter(parameter) => match (parameter.receiver, parameter.annotation) {
                (Some(Receiver::Instance(class)), _) => Thing::Instance(file, class),
                (Some(Receiver::Class(class)), _) => Thing::Class(file, class),
                (None, Some(annotation)) => self.annotated_thing(file, annotation),
                (None, None) => Thing::Unknown,
            },
            Bound::Value(value) => self.thing(file, value),
            Bound::Annotated(annotation) => self.annotated_thing(file, annotation),
            Bound::Variable => Thing::Unknown,
            Bound::Import { .. } | Bound::Imported { .. } => {
                self.thing_found(self.step(|| self.import_of(file, binding), None).unwrap_or(Found::Nowhere))
            }
        }
    }

    pub(super) fn thing_found(&self, found: Found) -> Thing {
        match found {
            Found::Definition(file, DefinitionId::MODULE) => Thing::Module(file),
            Found::Definition(file, definition) => {
                let bindings = self.names(file).definition(definition).bindings.iter();
                let thing = || Thing::agreed(bindings.map(|binding| self.bound_thing(file, binding)));
                self.step(thing, Thing::Unknown)
            }
            Found::Folder(folder, _) => Thing::Folder(folder),
            Found::Foreign(path, _) => Thing::Foreign(path),
            Found::Nowhere => Thing::Unknown,
        }
    }

    /// What is said to be of a type: `C`, `Optional[C]`, `List[C]`, `C | None`.
    pub(super) fn annotated_thing(&self, file: FileId, annotation: ExpressionId) -> Thing {
        match self.names(file).expression(annotation) {
            Expression::Item { of, index } => {
                let Thing::Foreign(path) = self.thing(file, of) else { return Thing::Unknown };
                let inner = || self.step(|| self.annotated_thing(file, index), Thing::Unknown);
                match path.rsplit('.').next() {
                    Some("Optional") => inner(),
                    Some(
                        "List" | "list" | "Set" | "set" | "FrozenSet" | "frozenset" | "Sequence" | "Iterable"
                        | "Iterator" | "Collection" | "Deque" | "deque",
                    ) => Thing::Many(Arc::new(inner())),
                    _ => Thing::Unknown,
                }
            }
            Expression::Either(one, other) | Expression::Union(one, other) => {
                let each = |either| self.step(|| self.annotated_thing(file, either), Thing::Unknown);
                Thing::agreed([one, other].into_iter().map(each))
            }
            _ => match self.thing(file, annotation) {
                Thing::Class(file, class) => Thing::Instance(file, class),
                Thing::Nothing => Thing::Nothing,
                _ => Thing::Unknown,
            },
        }
    }
}
