//! Expressions and statements that are read.

use super::definitions::Decorators;
use super::{Collector, Place, Role};
use crate::code::python::kind::{Field, Kind};
use crate::code::python::names::binding::Bound;
use crate::code::python::names::expression::Expression;
use crate::code::python::names::id::ExpressionId;
use crate::code::python::names::span::Span;
use crate::code::python::names::uses::Used;
use tree_sitter::Node;

impl<'t> Collector<'t> {
    pub(super) fn read(&mut self, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        match Kind::of(node) {
            Kind::Identifier => self.name(node, place, slot),
            Kind::Attribute | Kind::MemberType => self.attribute(node, place, slot),
            Kind::Call => self.call(node, place, slot),
            Kind::ParenthesizedExpression | Kind::Type => self.add_children(node, place, Role::Read(slot)),
            Kind::Await => {
                let of = self.slot();
                self.describe(slot, Expression::Await { of });
                self.add_children(node, place, Role::Read(Some(of)));
            }
            Kind::ConditionalExpression | Kind::BooleanOperator => self.either(node, place, slot, Expression::Either),
            Kind::UnionType => self.either(node, place, slot, Expression::Union),
            Kind::BinaryOperator if slot.is_some() && is_union(node) => {
                self.either(node, place, slot, Expression::Union);
            }
            Kind::Subscript | Kind::GenericType => self.item(node, place, slot),
            Kind::TypeParameter => self.add_children(node, place, Role::Read(slot)),
            Kind::List => {
                let single = slot.filter(|_| node.named_child_count() == 1);
                let of = single.map(|_| self.slot());
                if let Some(of) = of {
                    self.describe(slot, Expression::List { of });
                }
                self.add_children(node, place, Role::Read(of));
            }
            Kind::NoneLiteral => self.describe(slot, Expression::Nothing),
            Kind::Lambda => self.lambda(node, place),
            Kind::ListComprehension
            | Kind::SetComprehension
            | Kind::DictionaryComprehension
            | Kind::GeneratorExpression => self.comprehension(node, place, slot),
            Kind::NamedExpression => self.walrus(node, place, slot),
            Kind::AsPattern => self.entered(node, place),
            Kind::KeywordArgument => self.value_alone(node, place),
            Kind::FunctionDefinition => self.function(node, place, Decorators::NONE),
            Kind::ClassDefinition => self.class(node, place, Decorators::NONE),
            Kind::DecoratedDefinition => self.decorated(node, place),
            Kind::Comment => (),
            Kind::StringLiteral if !self.is_formatted(node) => (),
            kind => self.statement(kind, node, place, slot),
        }
    }

    /// Whether a string has expressions in it.
    fn is_formatted(&self, string: Node<'t>) -> bool {
        let prefix = self.text_of(string).bytes().take_while(u8::is_ascii_alphabetic);
        prefix.into_iter().any(|letter| matches!(letter, b'f' | b'F' | b't' | b'T'))
    }

    fn name(&mut self, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        let Some(word) = self.word(node) else { return };
        self.use_of(node, Used::Name { scope: place.scope });
        self.describe(slot, Expression::Name { scope: place.scope, word, at: Span::of(node).start });
    }

    fn attribute(&mut self, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        // The first child is the object and the last the name, in both kinds; a broken one may have but one child.
        let children = self.children(node);
        let [(_, object), .., (_, name)] = children[..] else {
            return self.add_children(node, place, Role::Read(None));
        };
        let of = self.slot();
        self.add(object, place, Role::Read(Some(of)));
        self.use_of(name, Used::Attribute { of });
        if let Some(word) = self.word(name) {
            self.describe(slot, Expression::Attribute { of, word });
        }
    }

    fn call(&mut self, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        let of = self.slot();
        self.describe(slot, Expression::Call { of });
        for (field, child) in self.children(node) {
            let role = match field {
                Field::Function => {
                    self.called.extend(called_name(child).map(|name| Span::of(name).start));
                    Role::Read(Some(of))
                }
                Field::Arguments if Kind::of(child) != Kind::GeneratorExpression => Role::Arguments(of),
                _ => Role::Read(None),
            };
            self.add(child, place, role);
        }
    }

    pub(super) fn arguments(&mut self, node: Node<'t>, place: Place, call: ExpressionId) {
        for (_, argument) in self.children(node) {
            if Kind::of(argument) == Kind::KeywordArgument
                && let Some(name) = argument.child_by_field_name("name")
            {
                self.use_of(name, Used::Keyword { call });
            }
            self.add(argument, place, Role::Read(None));
        }
    }

    /// The value of a keyword argument, whose name is no name of this scope.
    fn value_alone(&mut self, node: Node<'t>, place: Place) {
        if let Some(value) = node.child_by_field_name("value") {
            self.add(value, place, Role::Read(None));
        }
    }

    /// `a if c else b`, `a or b`, `A | B`: one of two, where the condition is neither.
    fn either(
        &mut self,
        node: Node<'t>,
        place: Place,
        slot: Option<ExpressionId>,
        either: fn(ExpressionId, ExpressionId) -> Expression,
    ) {
        let children = self.children(node);
        let (first, last) = (self.slot(), self.slot());
        self.describe(slot, either(first, last));
        for (at, (_, child)) in children.iter().enumerate() {
            let slot = match at {
                0 => Some(first),
                _ if at + 1 == children.len() => Some(last),
                _ => None,
            };
            self.add(*child, place, Role::Read(slot));
        }
    }

    fn item(&mut self, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        let children = self.children(node);
        let (of, index) = (self.slot(), self.slot());
        self.describe(slot, Expression::Item { of, index });
        for (at, (_, child)) in children.iter().enumerate() {
            // Of several, as in `Dict[K, V]`, none is followed; in an annotation they are inside of one node.
            let alone = Kind::of(*child) != Kind::TypeParameter || child.named_child_count() == 1;
            let slot = match at {
                0 => Some(of),
                1 if children.len() == 2 && alone => Some(index),
                _ => None,
            };
            self.add(*child, place, Role::Read(slot));
        }
    }

    fn walrus(&mut self, node: Node<'t>, place: Place, slot: Option<ExpressionId>) {
        let value = slot.unwrap_or_else(|| self.slot());
        // Its name belongs to the function around the comprehension: that is what it was made for.
        let outside = Place { scope: self.outside_comprehensions(place.scope), ..place };
        for (field, child) in self.children(node) {
            match field {
                Field::Name => self.bind(child, outside, Bound::Value(value), Span::of(node).end),
                _ => self.add(child, place, Role::Read(Some(value))),
            }
        }
    }

    /// `with value as target`.
    fn entered(&mut self, node: Node<'t>, place: Place) {
        let (value, given) = (self.slot(), self.slot());
        self.describe(Some(given), Expression::Entered { of: value });
        for (_, child) in self.children(node) {
            let role = match Kind::of(child) {
                Kind::AsPatternTarget => Role::Target { what: Bound::Value(given), from: Span::of(node).end },
                _ => Role::Read(Some(value)),
            };
            self.add(child, place, role);
        }
    }
}

/// The name of what is called: `f`, or `g` of `f.g`. What is called without one, as in `f()()`, has none.
fn called_name(function: Node<'_>) -> Option<Node<'_>> {
    match Kind::of(function) {
        Kind::Identifier => Some(function),
        Kind::Attribute => function.child_by_field_name("attribute"),
        _ => None,
    }
}

fn is_union(node: Node<'_>) -> bool {
    node.child_by_field_name("operator").is_some_and(|operator| operator.kind() == "|")
}
