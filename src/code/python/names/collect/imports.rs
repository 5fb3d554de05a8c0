//! Import statements, in all their forms.

use super::{Collector, Place};
use crate::code::python::kind::{Field, Kind};
use crate::code::python::names::binding::Bound;
use crate::code::python::names::id::ImportId;
use crate::code::python::names::import::Import;
use crate::code::python::names::span::Span;
use crate::code::python::names::uses::Used;
use tree_sitter::Node;

impl<'t> Collector<'t> {
    /// `import a.b, c as d`.
    pub(super) fn import(&mut self, node: Node<'t>, place: Place) {
        for (_, child) in self.children(node) {
            let (path, alias) = taken(child);
            let Some(import) = self.module(path, 0) else { continue };
            let (name, whole) = match (alias, path.named_child(0)) {
                (Some(alias), _) => (alias, true),
                (None, Some(first)) => (first, false),
                (None, None) => continue,
            };
            self.bind(name, place, Bound::Import { import, whole }, Span::of(node).end);
            if alias.is_some() {
                let words = self.imports[import.index()].path.len();
                self.use_of(name, Used::Path { import, words });
            }
        }
    }

    /// `from ..a import b as c, d` and `from a import *`.
    pub(super) fn import_from(&mut self, node: Node<'t>, place: Place) {
        let children = self.children(node);
        let Some((_, from)) = children.iter().find(|(field, _)| *field == Field::ModuleName) else { return };
        let Some(import) = self.source(*from) else { return };
        for (field, child) in children {
            if Kind::of(child) == Kind::WildcardImport {
                self.stars.push((place.scope, import));
            } else if field == Field::Name {
                self.take(node, place, child, import);
            }
        }
    }

    /// `from __future__ import annotations`, which the grammar keeps apart.
    pub(super) fn import_future(&mut self, node: Node<'t>, place: Place) {
        let future = self.words.learn("__future__");
        let import = self.keep(Import { dots: 0, path: vec![future] });
        for (field, child) in self.children(node) {
            if field == Field::Name {
                self.take(node, place, child, import);
            }
        }
    }

    fn take(&mut self, node: Node<'t>, place: Place, child: Node<'t>, import: ImportId) {
        let (path, alias) = taken(child);
        // One name: a path of several is what the grammar makes of an error.
        let [(_, name)] = self.children(path)[..] else { return };
        let Some(word) = self.word(name) else { return };
        let what = Used::Imported { import, word };
        self.use_of(name, what);
        if let Some(alias) = alias {
            self.use_of(alias, what);
        }
        let bound = Bound::Imported { import, word };
        self.bind(alias.unwrap_or(name), place, bound, Span::of(node).end);
    }

    fn source(&mut self, from: Node<'t>) -> Option<ImportId> {
        if Kind::of(from) != Kind::RelativeImport {
            return self.module(from, 0);
        }
        let (mut dots, mut path) = (0, None);
        for (_, part) in self.children(from) {
            match Kind::of(part) {
                Kind::ImportPrefix => dots = self.text_of(part).bytes().filter(|byte| *byte == b'.').count(),
                _ => path = Some(part),
            }
        }
        let dots = u32::try_from(dots).unwrap_or(u32::MAX);
        match path {
            Some(path) => self.module(path, dots),
            None => Some(self.keep(Import { dots, path: Vec::new() })),
        }
    }

    /// A dotted path; each of its words is a use of the package so far.
    fn module(&mut self, path: Node<'t>, dots: u32) -> Option<ImportId> {
        let parts = self.children(path);
        let mut words = Vec::with_capacity(parts.len());
        for (_, part) in &parts {
            words.push(self.word(*part)?);
        }
        let import = self.keep(Import { dots, path: words });
        for (before, (_, part)) in parts.iter().enumerate() {
            self.use_of(*part, Used::Path { import, words: before + 1 });
        }
        Some(import)
    }

    fn keep(&mut self, import: Import) -> ImportId {
        self.imports.push(import);
        ImportId::new(self.imports.len() - 1)
    }
}

/// What is imported, and what it is called here if not the same.
fn taken(node: Node<'_>) -> (Node<'_>, Option<Node<'_>>) {
    if Kind::of(node) != Kind::AliasedImport {
        return (node, None);
    }
    (node.child_by_field_name("name").unwrap_or(node), node.child_by_field_name("alias"))
}
