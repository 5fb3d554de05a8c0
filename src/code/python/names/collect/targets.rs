//! Assignments and what they bind.

use super::{Collector, Place, Role, Store};
use crate::code::python::kind::{Field, Kind};
use crate::code::python::names::binding::{Binding, Bound, Flow};
use crate::code::python::names::expression::Expression;
use crate::code::python::names::id::ExpressionId;
use crate::code::python::names::span::Span;
use crate::code::python::names::uses::Used;
use tree_sitter::Node;

impl<'t> Collector<'t> {
    pub(super) fn target(&mut self, node: Node<'t>, place: Place, what: Bound, from: u32) {
        match Kind::of(node) {
            Kind::Identifier => self.bind(node, place, what, from),
            Kind::Attribute => self.store(node, place, what, from),
            Kind::AsPatternTarget | Kind::ParenthesizedExpression => {
                self.add_children(node, place, Role::Target { what, from });
            }
            Kind::PatternList
            | Kind::TuplePattern
            | Kind::ListPattern
            | Kind::ListSplatPattern
            | Kind::ListSplat
            | Kind::Tuple
            | Kind::List
            | Kind::ExpressionList => self.add_children(node, place, Role::Target { what: Bound::Variable, from }),
            _ => self.add(node, place, Role::Read(None)),
        }
    }

    fn store(&mut self, node: Node<'t>, place: Place, what: Bound, from: u32) {
        let children = self.children(node);
        let [(_, object), .., (_, name)] = children[..] else { return };
        let of = self.slot();
        self.add(object, place, Role::Read(Some(of)));
        let Some(word) = self.word(name) else { return };
        match self.word(object).filter(|_| Kind::of(object) == Kind::Identifier) {
            Some(receiver) => {
                let flow = Flow { from, until: place.until, around: place.around };
                let binding = Binding { span: Span::of(name), what, flow, through_self: true };
                self.stores.push(Store { scope: place.scope, receiver, of, word, binding });
            }
            None => self.use_of(name, Used::Attribute { of }),
        }
    }

    /// An assignment; in `a = b = 1` the right side is one too, and has the same value.
    pub(super) fn assignment(&mut self, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        let children = self.children(node);
        let child = |wanted| children.iter().find(|(field, _)| *field == wanted).map(|(_, child)| *child);
        let (left, annotation, right) = (child(Field::Left), child(Field::TypeOf), child(Field::Right));
        let from = Span::of(node).end;
        if let (Some(left), Some(right)) = (left, right)
            && let Some(pairs) = self.pairs(left, right)
        {
            for (left, right) in pairs {
                let value = self.slot();
                self.add(left, place, Role::Target { what: Bound::Value(value), from });
                self.add(right, place, Role::Read(Some(value)));
            }
            return;
        }
        let mut what = Bound::Variable;
        if let Some(right) = right {
            let value = slot.unwrap_or_else(|| self.slot());
            what = Bound::Value(value);
            self.add(right, place, Role::Read(Some(value)));
        }
        if let Some(annotation) = annotation {
            let class = self.slot();
            // An annotation in quotes is a string to us, and says nothing.
            if annotation.named_child(0).is_some_and(|inner| Kind::of(inner) != Kind::StringLiteral) {
                what = Bound::Annotated(class);
            }
            self.add(annotation, place, Role::Read(Some(class)));
        }
        if let Some(left) = left {
            self.add(left, place, Role::Target { what, from });
        }
    }

    /// `a, b = x, y`: each target with its own value, if both sides are as long and neither has a star.
    fn pairs(&mut self, left: Node<'t>, right: Node<'t>) -> Option<Vec<(Node<'t>, Node<'t>)>> {
        let many = [Kind::PatternList, Kind::TuplePattern, Kind::ListPattern];
        let values = [Kind::ExpressionList, Kind::Tuple, Kind::List];
        if !many.contains(&Kind::of(left)) || !values.contains(&Kind::of(right)) {
            return None;
        }
        let (left, right) = (self.children(left), self.children(right));
        let starred = |node: &(Field, Node<'t>)| matches!(Kind::of(node.1), Kind::ListSplat | Kind::ListSplatPattern);
        let even = left.len() == right.len() && !left.iter().chain(&right).any(starred);
        even.then(|| left.iter().zip(&right).map(|(left, right)| (left.1, right.1)).collect())
    }

    /// `x += 1` binds a name; an attribute it only changes.
    pub(super) fn augmented(&mut self, node: Node<'t>, place: Place) {
        for (field, child) in self.children(node) {
            match (field, Kind::of(child)) {
                (Field::Left, Kind::Identifier) => {
                    let before = self.slot();
                    if let Some(word) = self.word(child) {
                        let name = Expression::Name { scope: place.scope, word, at: Span::of(child).start };
                        self.describe(Some(before), name);
                    }
                    // What it was is what it is: `+=` of a list is a list, and of a number a number.
                    self.bind(child, place, Bound::Value(before), Span::of(node).end);
                }
                _ => self.add(child, place, Role::Read(None)),
            }
        }
    }
}
