//! Objects that input and output go through: what `open` and the like have given, as long as it is held by a name.

use super::calls::{Meanings, Vocabulary};
use crate::code::python::kind::Kind;
use crate::code::python::names::{DefinitionId, Span};
use std::collections::HashMap;
use tree_sitter::Node;

/// What a walk has seen of channels.
pub(super) struct Channels<'v, M> {
    vocabulary: &'v Vocabulary,
    meanings: &'v M,
    /// For each variable that something was assigned to, whether all of it was channels.
    bound: HashMap<DefinitionId, bool>,
    /// The variables whose methods were called, as often as they were. A function may stand before the line that opens its channel.
    called: Vec<DefinitionId>,
    /// Calls of methods of what was opened in the same expression.
    at_once: u32,
}

impl<'v, M: Meanings> Channels<'v, M> {
    pub(super) fn new(vocabulary: &'v Vocabulary, meanings: &'v M) -> Self {
        Self { vocabulary, meanings, bound: HashMap::new(), called: Vec::new(), at_once: 0 }
    }

    /// Sees `f = open(…)` or `open(…) as f`.
    pub(super) fn bind(&mut self, node: Node<'_>, kind: Kind) {
        let (name, value) = match kind {
            Kind::Assignment => (node.child_by_field_name("left"), node.child_by_field_name("right")),
            _ => (node.child_by_field_name("alias").and_then(|target| target.named_child(0)), node.named_child(0)),
        };
        let variable = name.and_then(last_name).and_then(|name| self.meanings.variable(name));
        if let (Some(variable), Some(value)) = (variable, value) {
            let opens = self.opens(value);
            self.bound.entry(variable).and_modify(|all| *all &= opens).or_insert(opens);
        }
    }

    /// Sees the call of a method: `called` is `f.write`.
    pub(super) fn call(&mut self, called: Node<'_>) {
        let Some(object) = called.child_by_field_name("object") else { return };
        if self.opens(object) {
            self.at_once += 1;
        } else if let Some(variable) = last_name(object).and_then(|name| self.meanings.variable(name)) {
            self.called.push(variable);
        }
    }

    /// How many of the methods that were called are of channels.
    pub(super) fn used(&self) -> u32 {
        let held = self.called.iter().filter(|variable| self.bound.get(variable) == Some(&true));
        self.at_once + u32::try_from(held.count()).unwrap_or(u32::MAX)
    }

    fn opens(&self, node: Node<'_>) -> bool {
        let called = (Kind::of(node) == Kind::Call).then(|| node.child_by_field_name("function")).flatten();
        let callee = called.and_then(last_name).and_then(|name| self.meanings.callee(name));
        self.vocabulary.is_channel(callee)
    }
}

/// Where the name stands that an expression is, or that it ends in: `b` in `a.b`.
pub(super) fn last_name(node: Node<'_>) -> Option<Span> {
    let name = match Kind::of(node) {
        Kind::Identifier => Some(node),
        Kind::Attribute => node.child_by_field_name("attribute"),
        _ => None,
    };
    name.map(Span::of)
}
