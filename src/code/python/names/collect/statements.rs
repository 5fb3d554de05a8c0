//! Statements, and whatever else has no way of its own.

use super::{Collector, Place, Role};
use crate::code::python::kind::{Field, Kind};
use crate::code::python::names::binding::Bound;
use crate::code::python::names::expression::Expression;
use crate::code::python::names::id::ExpressionId;
use crate::code::python::names::scope::{Declared, ScopeKind};
use crate::code::python::names::span::Span;
use crate::code::python::names::uses::Used;
use tree_sitter::Node;

impl<'t> Collector<'t> {
    pub(super) fn statement(&mut self, kind: Kind, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        match kind {
            Kind::Block => self.add_children(node, Place { until: Span::of(node).end, ..place }, Role::Read(None)),
            Kind::Assignment => self.assignment(node, place, slot),
            Kind::AugmentedAssignment => self.augmented(node, place),
            Kind::ForStatement => self.loop_over(node, place),
            Kind::WhileStatement => self.add_children(node, in_loop(node, place), Role::Read(None)),
            Kind::ExceptClause => self.except(node, place),
            Kind::ReturnStatement => self.returned(node, place),
            Kind::Yield => self.yielded(node, place),
            Kind::GlobalStatement => self.declared(node, place, Declared::Global),
            Kind::NonlocalStatement => self.declared(node, place, Declared::Nonlocal),
            Kind::ImportStatement => self.import(node, place),
            Kind::ImportFrom => self.import_from(node, place),
            Kind::FutureImport => self.import_future(node, place),
            Kind::CaseClause => self.case(node, place),
            Kind::TypeAlias => self.type_alias(node, place),
            // Numbers, `pass`, `True`: nothing is inside.
            _ if node.child_count() == 0 => (),
            _ => self.add_children(node, place, Role::Read(None)),
        }
    }

    fn loop_over(&mut self, node: Node<'t>, place: Place) {
        let (items, element) = (self.slot(), self.slot());
        self.describe(Some(element), Expression::Element { of: items });
        let children = self.children(node);
        let end_of = |field| children.iter().find(|child| child.0 == field).map(|child| Span::of(child.1).end);
        // The items are read before the target is bound: `for line in line.split()`.
        let from = end_of(Field::Right).unwrap_or(Span::of(node).end);
        let inside = in_loop(node, place);
        let bound = Place { until: end_of(Field::Body).unwrap_or(place.until), ..inside };
        for (field, child) in children.iter().copied() {
            match field {
                Field::Left => self.add(child, bound, Role::Target { what: Bound::Value(element), from }),
                Field::Right => self.add(child, place, Role::Read(Some(items))),
                _ => self.add(child, inside, Role::Read(None)),
            }
        }
    }

    fn except(&mut self, node: Node<'t>, place: Place) {
        let place = Place { until: Span::of(node).end, ..place };
        let (class, instance) = (self.slot(), self.slot());
        self.describe(Some(instance), Expression::Call { of: class });
        for (field, child) in self.children(node) {
            let target = Role::Target { what: Bound::Value(instance), from: Span::of(child).end };
            match (field, Kind::of(child)) {
                (Field::Value, Kind::AsPattern) => {
                    for (field, part) in self.children(child) {
                        let role = if field == Field::Alias { target } else { Role::Read(Some(class)) };
                        self.add(part, place, role);
                    }
                }
                (Field::Value, _) => self.add(child, place, Role::Read(Some(class))),
                (Field::Alias, _) => self.add(child, place, target),
                _ => self.add(child, place, Role::Read(None)),
            }
        }
    }

    fn returned(&mut self, node: Node<'t>, place: Place) {
        let value = self.slot();
        if node.named_child_count() == 0 {
            self.describe(Some(value), Expression::Nothing);
        }
        self.scopes[place.scope.index()].returns.values.push(value);
        self.add_children(node, place, Role::Read(Some(value)));
    }

    fn yielded(&mut self, node: Node<'t>, place: Place) {
        let function = self.outside_comprehensions(place.scope);
        self.scopes[function.index()].returns.is_generator = true;
        self.add_children(node, place, Role::Read(None));
    }

    fn declared(&mut self, node: Node<'t>, place: Place, declared: Declared) {
        for (_, name) in self.children(node) {
            if let (Kind::Identifier, Some(word)) = (Kind::of(name), self.word(name)) {
                if self.scopes[place.scope.index()].kind != ScopeKind::Module {
                    self.scopes[place.scope.index()].declared.insert(word, declared);
                }
                self.use_of(name, Used::Name { scope: place.scope });
            }
        }
    }

    fn type_alias(&mut self, node: Node<'t>, place: Place) {
        for (field, child) in self.children(node) {
            match (field, child.named_child(0)) {
                (Field::Left, Some(name)) if Kind::of(name) == Kind::Identifier => {
                    self.bind(name, place, Bound::Variable, Span::of(node).end);
                }
                _ => self.add(child, place, Role::Read(None)),
            }
        }
    }
}

fn in_loop(node: Node<'_>, place: Place) -> Place {
    Place { around: place.around.or_else(|| Some(Span::of(node))), ..place }
}
