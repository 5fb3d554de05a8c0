//! What opens a scope: functions, classes, lambdas, comprehensions.

use super::{Collector, Place, Role};
use crate::code::python::kind::{Field, Kind};
use crate::code::python::names::binding::{Bound, Receiver};
use crate::code::python::names::expression::Expression;
use crate::code::python::names::id::{ExpressionId, ScopeId};
use crate::code::python::names::scope::ScopeKind;
use crate::code::python::names::span::Span;
use tree_sitter::Node;

/// The decorators of a definition: slots that follow one another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decorators {
    first: usize,
    count: usize,
    method: Method,
}

/// What a method takes first.
#[derive(Clone, Copy, Debug)]
enum Method {
    Instance,
    Class,
    Static,
}

impl Decorators {
    pub(super) const NONE: Self = Self { first: 0, count: 0, method: Method::Instance };
}

impl<'t> Collector<'t> {
    pub(super) fn decorated(&mut self, node: Node<'t>, place: Place) {
        let children = self.children(node);
        let mut decorators = Decorators { first: self.expressions.len(), ..Decorators::NONE };
        for (_, child) in &children {
            if Kind::of(*child) == Kind::Decorator {
                decorators.count += 1;
                self.slot();
                match self.text_of(*child).trim_start_matches('@').trim() {
                    "staticmethod" => decorators.method = Method::Static,
                    "classmethod" => decorators.method = Method::Class,
                    _ => (),
                }
            }
        }
        for (at, (_, child)) in children.into_iter().enumerate() {
            match Kind::of(child) {
                Kind::Decorator => {
                    let slot = ExpressionId::new(decorators.first + at);
                    self.add_children(child, place, Role::Read(Some(slot)));
                }
                Kind::ClassDefinition | Kind::FunctionDefinition => {
                    self.add(child, place, Role::Decorated(decorators));
                }
                _ => self.add(child, place, Role::Read(None)),
            }
        }
    }

    pub(super) fn function(&mut self, node: Node<'t>, place: Place, decorators: Decorators) {
        let children = self.children(node);
        let name = children.iter().find(|(field, _)| *field == Field::Name).map(|(_, name)| *name);
        let word = name.and_then(|name| self.word(name));
        let scope = self.open(ScopeKind::Function, place, word);
        self.scopes[scope.index()].returns.is_async = self.text_of(node).starts_with("async");
        self.decorate(scope, decorators);
        let inside = Place { scope, until: Span::of(node).end, around: None };
        let generic = children.iter().any(|(field, _)| *field == Field::TypeParameters);
        let annotated = if generic { inside } else { place };
        for (field, child) in children {
            match field {
                Field::Name => self.bind(child, place, Bound::Function(scope), Span::of(child).end),
                Field::Parameters => {
                    let receiver = self.receiver(place, name, decorators);
                    self.parameters(child, inside, (place, annotated), receiver);
                }
                Field::ReturnType => {
                    let slot = self.slot();
                    self.scopes[scope.index()].returns.annotation = Some(slot);
                    self.add(child, annotated, Role::Read(Some(slot)));
                }
                Field::TypeParameters => self.type_parameters(child, inside),
                _ => self.add(child, inside, Role::Read(None)),
            }
        }
    }

    fn receiver(&self, place: Place, name: Option<Node<'t>>, decorators: Decorators) -> Option<Receiver> {
        let class = place.scope;
        if self.scopes[class.index()].kind != ScopeKind::Class {
            return None;
        }
        match (decorators.method, name.map(|name| self.text_of(name))) {
            (Method::Static, _) => None,
            (Method::Class, _) | (_, Some("__new__" | "__init_subclass__" | "__class_getitem__")) => {
                Some(Receiver::Class(class))
            }
            _ => Some(Receiver::Instance(class)),
        }
    }

    pub(super) fn class(&mut self, node: Node<'t>, place: Place, decorators: Decorators) {
        let children = self.children(node);
        let name = children.iter().find(|(field, _)| *field == Field::Name).map(|(_, name)| *name);
        let word = name.and_then(|name| self.word(name));
        let scope = self.open(ScopeKind::Class, place, word);
        self.decorate(scope, decorators);
        let inside = Place { scope, until: Span::of(node).end, around: None };
        let generic = children.iter().any(|(field, _)| *field == Field::TypeParameters);
        for (field, child) in children {
            match field {
                Field::Name => self.bind(child, place, Bound::Class(scope), Span::of(node).end),
                Field::Superclasses => self.bases(child, scope, if generic { inside } else { place }),
                Field::TypeParameters => self.type_parameters(child, inside),
                _ => self.add(child, inside, Role::Read(None)),
            }
        }
    }

    fn bases(&mut self, node: Node<'t>, class: ScopeId, place: Place) {
        for (_, base) in self.children(node) {
            let slot = (Kind::of(base) != Kind::KeywordArgument).then(|| self.slot());
            self.scopes[class.index()].bases.extend(slot);
            self.add(base, place, Role::Read(slot));
        }
    }

    fn type_parameters(&mut self, node: Node<'t>, inside: Place) {
        for (_, parameter) in self.children(node) {
            match parameter.named_child(0) {
                Some(name) if Kind::of(name) == Kind::Identifier => {
                    self.bind(name, inside, Bound::Variable, Span::of(name).end);
                }
                _ => self.add(parameter, inside, Role::Read(None)),
            }
        }
    }

    fn decorate(&mut self, scope: ScopeId, decorators: Decorators) {
        let slots = decorators.first..decorators.first + decorators.count;
        self.scopes[scope.index()].decorators = slots.map(ExpressionId::new).collect();
    }

    pub(super) fn lambda(&mut self, node: Node<'t>, place: Place) {
        let scope = self.open(ScopeKind::Lambda, place, None);
        let inside = Place { scope, until: Span::of(node).end, around: None };
        for (field, child) in self.children(node) {
            match field {
                Field::Parameters => self.parameters(child, inside, (place, place), None),
                _ => self.add(child, inside, Role::Read(None)),
            }
        }
    }

    /// The first thing that a comprehension goes over is read outside of it, everything else inside.
    pub(super) fn comprehension(&mut self, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        let scope = self.open(ScopeKind::Comprehension, place, None);
        let inside = Place { scope, until: Span::of(node).end, around: place.around };
        let element = self.slot();
        if Kind::of(node) != Kind::DictionaryComprehension {
            self.describe(slot, Expression::List { of: element });
        }
        let mut first = true;
        for (field, child) in self.children(node) {
            if Kind::of(child) == Kind::ForInClause {
                self.clause(child, inside, if first { place } else { inside }, Span::of(node).start);
                first = false;
            } else {
                let slot = (field == Field::Body).then_some(element);
                self.add(child, inside, Role::Read(slot));
            }
        }
    }

    fn clause(&mut self, node: Node<'t>, inside: Place, around: Place, from: u32) {
        let (items, element) = (self.slot(), self.slot());
        self.describe(Some(element), Expression::Element { of: items });
        for (field, child) in self.children(node) {
            match field {
                Field::Left => self.add(child, inside, Role::Target { what: Bound::Value(element), from }),
                _ => self.add(child, around, Role::Read(Some(items))),
            }
        }
    }
}
