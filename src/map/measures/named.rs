//! What the names of a file mean, as far as measures ask.

use crate::code::python::measures::{Callee, Meanings};
use crate::code::python::names::{DefinitionId, DefinitionKind, Span, Target};
use crate::edition::Edition;
use crate::ids::WorkId;
use crate::map::{FileNumber, References};
use std::collections::{BTreeMap, HashMap};

/// By what name each work is imported by others. To them it is a library like any other, whether the edition reads it or not.
pub(super) type Packages = BTreeMap<WorkId, String>;

/// The packages of all works that provide one.
pub(super) fn packages(edition: &Edition) -> Packages {
    let named = edition.works.values().filter_map(|work| {
        let path = work.provides.first()?.value.as_str();
        let path = path.strip_suffix(".py").unwrap_or(path);
        Some((work.id.clone(), path.rsplit('/').next().unwrap_or(path).to_owned()))
    });
    named.collect()
}

/// What the names of a file mean.
pub(super) struct Named<'r> {
    references: &'r References,
    file: FileNumber,
    packages: &'r Packages,
    /// The variables and attributes that the file binds, by where it does.
    bound: HashMap<Span, DefinitionId>,
}

impl<'r> Named<'r> {
    pub(super) fn new(references: &'r References, file: FileNumber, packages: &'r Packages) -> Self {
        let definitions = references.names(file).definitions().iter().enumerate();
        let variables = definitions.filter(|(_, definition)| is_variable(definition.kind()));
        let bound =
            variables.flat_map(|(at, definition)| definition.spans().map(move |span| (span, DefinitionId::new(at))));
        Self { references, file, packages, bound: bound.collect() }
    }

    fn work(&self, file: FileNumber) -> &'r WorkId {
        &self.references.key(file).work
    }

    fn target(&self, name: Span) -> Option<&'r Target> {
        let known = self.references.in_file(self.file);
        let at = known.partition_point(|reference| reference.span < name);
        known.get(at).filter(|reference| reference.span == name).map(|reference| &reference.target)
    }
}

impl Meanings for Named<'_> {
    fn callee(&self, name: Span) -> Option<Callee<'_>> {
        match self.target(name)? {
            Target::External { path, .. } => Some(Callee::External(self.references.in_file(self.file).path(*path))),
            Target::Definition { file, .. } if self.work(*file) != self.work(self.file) => self
                .packages
                .get(self.work(*file))
                .map_or(Some(Callee::Import), |package| Some(Callee::External(package))),
            Target::Definition { file, definition } => {
                let definition = &self.references.names(*file).definitions()[definition.index()];
                Some(match definition.kind() {
                    DefinitionKind::Class | DefinitionKind::Function => Callee::Own(definition.qualified_name()),
                    DefinitionKind::Import => Callee::Import,
                    _ => Callee::Object,
                })
            }
            Target::Unresolved => None,
        }
    }

    fn variable(&self, name: Span) -> Option<DefinitionId> {
        match self.target(name) {
            Some(Target::Definition { file, definition }) if *file == self.file => Some(*definition),
            Some(_) => None,
            None => self.bound.get(&name).copied(),
        }
    }
}

fn is_variable(kind: DefinitionKind) -> bool {
    matches!(kind, DefinitionKind::Variable | DefinitionKind::Attribute)
}
