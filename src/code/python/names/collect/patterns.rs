//! Patterns after `case`: a single name captures, a dotted one compares.

use super::{Collector, Place, Role};
use crate::code::python::kind::Kind;
use crate::code::python::names::binding::Bound;
use crate::code::python::names::expression::Expression;
use crate::code::python::names::span::Span;
use crate::code::python::names::uses::Used;
use tree_sitter::Node;

impl<'t> Collector<'t> {
    pub(super) fn case(&mut self, node: Node<'t>, place: Place) {
        let place = Place { until: Span::of(node).end, ..place };
        for (_, child) in self.children(node) {
            let role = if Kind::of(child) == Kind::CasePattern { Role::Pattern } else { Role::Read(None) };
            self.add(child, place, role);
        }
    }

    pub(super) fn pattern(&mut self, node: Node<'t>, place: Place) {
        match Kind::of(node) {
            Kind::Identifier => self.capture(node, place),
            Kind::DottedName if node.named_child_count() > 1 => self.dotted(node, place),
            Kind::ClassPattern => {
                for (at, (_, child)) in self.children(node).into_iter().enumerate() {
                    match at {
                        0 => self.dotted(child, place),
                        _ => self.add(child, place, Role::Pattern),
                    }
                }
            }
            // The name before the equals sign is an attribute of a class that is not looked for.
            Kind::KeywordPattern => {
                for (_, child) in self.children(node).into_iter().skip(1) {
                    self.add(child, place, Role::Pattern);
                }
            }
            Kind::StringLiteral => self.add(node, place, Role::Read(None)),
            _ => self.add_children(node, place, Role::Pattern),
        }
    }

    fn capture(&mut self, node: Node<'t>, place: Place) {
        if self.text_of(node) != "_" {
            self.bind(node, place, Bound::Variable, Span::of(node).end);
        }
    }

    /// `a.b.C`: a name and attributes.
    fn dotted(&mut self, node: Node<'t>, place: Place) {
        let mut of = None;
        for (_, part) in self.children(node) {
            let Some(word) = self.word(part) else { continue };
            let slot = self.slot();
            match of {
                None => {
                    self.use_of(part, Used::Name { scope: place.scope });
                    let at = Span::of(part).start;
                    self.describe(Some(slot), Expression::Name { scope: place.scope, word, at });
                }
                Some(of) => {
                    self.use_of(part, Used::Attribute { of });
                    self.describe(Some(slot), Expression::Attribute { of, word });
                }
            }
            of = Some(slot);
        }
    }
}
