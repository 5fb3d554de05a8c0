//! Parameters.

use super::{Collector, Place, Role};
use crate::code::python::kind::{Field, Kind};
use crate::code::python::names::binding::{Bound, Parameter, Receiver};
use crate::code::python::names::id::ExpressionId;
use crate::code::python::names::span::Span;
use tree_sitter::Node;

impl<'t> Collector<'t> {
    /// Binds parameters in the place inside; their defaults are read in the place outside, and their annotations where
    /// `annotated` says, which is inside if the function has type parameters.
    pub(super) fn parameters(
        &mut self,
        node: Node<'t>,
        inside: Place,
        (outside, annotated): (Place, Place),
        mut receiver: Option<Receiver>,
    ) {
        let first = self.bound.len();
        for (_, child) in self.children(node) {
            if Kind::of(child) == Kind::PositionalSeparator {
                // What stands before the slash cannot be named by a call.
                for (_, _, binding) in &mut self.bound[first..] {
                    if let Bound::Parameter(parameter) = &mut binding.what {
                        parameter.nameless = true;
                    }
                }
                continue;
            }
            self.parameter(child, inside, (outside, annotated), receiver.take());
        }
    }

    fn parameter(
        &mut self,
        node: Node<'t>,
        inside: Place,
        (outside, annotated): (Place, Place),
        receiver: Option<Receiver>,
    ) {
        let kind = Kind::of(node);
        if !matches!(kind, Kind::DefaultParameter | Kind::TypedParameter | Kind::TypedDefaultParameter) {
            return self.parameter_name(node, inside, None, receiver);
        }
        let mut name = None;
        let mut annotation = None;
        for (field, child) in self.children(node) {
            match field {
                Field::TypeOf => {
                    let slot = self.slot();
                    annotation = Some(slot);
                    self.add(child, annotated, Role::Read(Some(slot)));
                }
                Field::Value => self.add(child, outside, Role::Read(None)),
                _ => name = name.or(Some(child)),
            }
        }
        if let Some(name) = name {
            self.parameter_name(name, inside, annotation, receiver);
        }
    }

    fn parameter_name(
        &mut self,
        node: Node<'t>,
        inside: Place,
        annotation: Option<ExpressionId>,
        receiver: Option<Receiver>,
    ) {
        let from = Span::of(node).start;
        match Kind::of(node) {
            Kind::Identifier => {
                let what = Bound::Parameter(Parameter { annotation, receiver, nameless: false });
                self.bind(node, inside, what, from);
            }
            // The annotation of `*args: C` is that of each, not of the tuple.
            Kind::ListSplatPattern | Kind::DictionarySplatPattern => {
                let what = Bound::Parameter(Parameter { annotation: None, receiver: None, nameless: true });
                for (_, name) in self.children(node) {
                    if Kind::of(name) == Kind::Identifier {
                        self.bind(name, inside, what, from);
                    }
                }
            }
            // Python 2 took tuples apart here.
            Kind::TuplePattern => {
                let what = Bound::Parameter(Parameter { annotation: None, receiver: None, nameless: true });
                self.add_children(node, inside, Role::Target { what, from });
            }
            _ => (),
        }
    }
}
