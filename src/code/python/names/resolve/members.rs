//! Attributes: of modules, of classes and their bases, of instances.

use super::resolver::{Found, Resolver};
use super::things::Thing;
use crate::code::python::names::id::{DefinitionId, FileId, ScopeId};
use std::sync::Arc;

/// A class of the work.
type Class = (FileId, ScopeId);

/// More bases than this no class has that anyone has written.
const MOST_BASES: usize = 64;

impl Resolver<'_> {
    pub(super) fn attribute(&self, of: &Thing, spelling: &str) -> Found {
        match of {
            Thing::Module(file) => self.module_member(*file, spelling),
            Thing::Folder(folder) => self.folder_member(folder, spelling),
            Thing::Class(file, class) => self.class_found((*file, *class), spelling, true, false),
            Thing::Instance(file, class) => self.class_found((*file, *class), spelling, false, false),
            Thing::Super(file, class) => self.class_found((*file, *class), spelling, false, true),
            Thing::Foreign(path) => Found::Foreign(Arc::from(format!("{path}.{spelling}")), None),
            Thing::Function(..) | Thing::Many(_) | Thing::Nothing | Thing::Unknown => Found::Nowhere,
        }
    }

    pub(super) fn attribute_thing(&self, of: &Thing, spelling: &str) -> Thing {
        let thing = self.thing_found(self.attribute(of, spelling));
        match (of, thing) {
            // The value of a property, not its function.
            (Thing::Instance(..) | Thing::Super(..), Thing::Function(file, scope)) if self.is_property(file, scope) => {
                self.returned_thing(file, scope)
            }
            (_, thing) => thing,
        }
    }

    fn class_found(&self, class: Class, spelling: &str, bare: bool, above: bool) -> Found {
        match self.class_member(class, spelling, bare, above) {
            Some((file, definition)) => {
                self.step(|| self.follow_class(file, definition), Found::Definition(file, definition))
            }
            None => Found::Nowhere,
        }
    }

    /// A class may hold an import, though few do.
    fn follow_class(&self, file: FileId, definition: DefinitionId) -> Found {
        let bindings = &self.names(file).definition(definition).bindings;
        match bindings[..] {
            [ref only] if only.is_import() => self.follow(file, super::lookup::Sight { definition, at: None }),
            _ => Found::Definition(file, definition),
        }
    }

    /// The definition of an attribute in a class or the nearest of its bases. `bare`: not what is only given to instances through
    /// `self`; `above`: in the bases alone. Bases from outside of the work are passed over: who mixes a class of the work in wants it.
    pub(super) fn class_member(
        &self,
        class: Class,
        spelling: &str,
        bare: bool,
        above: bool,
    ) -> Option<(FileId, DefinitionId)> {
        let order = self.method_order(class);
        order.into_iter().skip(usize::from(above)).find_map(|(file, scope)| {
            let names = self.names(file);
            let definition = names.in_scope(scope, names.words.find(spelling)?)?;
            (!bare || names.definition(definition).is_bare()).then_some((file, definition))
        })
    }

    /// The class and its bases in the order in which Python asks them: from left to right, each before its own bases, and what several
    /// have in common after all of them.
    fn method_order(&self, class: Class) -> Vec<Class> {
        let mut order: Vec<Class> = Vec::new();
        let mut waiting = vec![class];
        while let Some(class) = waiting.pop() {
            if order.len() >= MOST_BASES {
                break;
            }
            order.push(class);
            let bases = self.bases(class);
            waiting.extend(bases.into_iter().rev());
        }
        let mut last_only = Vec::with_capacity(order.len());
        for (at, class) in order.iter().enumerate() {
            // The class itself stays first, even if it claims to be its own base.
            if at == 0 || !(order[at + 1..].contains(class) || order[0] == *class) {
                last_only.push(*class);
            }
        }
        last_only
    }

    fn bases(&self, (file, class): Class) -> Vec<Class> {
        let bases = self.names(file).scope(class).bases.iter();
        bases
            .filter_map(|base| match self.thing(file, *base) {
                Thing::Class(file, scope) => Some((file, scope)),
                _ => None,
            })
            .collect()
    }
}
