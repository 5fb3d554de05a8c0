//! What every name in the edition's Python means: inside a work, and from one work into another.
//!
//! Inside a state of a work this is what [`Project`] finds. A work may import another: its `work.yaml` says which packages it provides, and
//! a dotted path that leads out of one work and into a package of another is followed there, always to the pin.

use crate::code::python::names::{DefinitionId, FileId, FileNames, FileReferences, Project, Reference, Span, Target};
use crate::corpus::holdings::{FileKey, Holdings};
use crate::edition::Edition;
use crate::ids::{RepoPath, StateId, WorkId};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A Python file of the edition, by its place among them. The [`FileId`]s in a [`Target`] of [`References`] count the same.
pub type FileNumber = FileId;

/// A place where a definition is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The file.
    pub file: FileNumber,
    /// The name there.
    pub span: Span,
}

/// The references of all Python files whose texts are there.
#[derive(Debug, Default)]
pub struct References {
    keys: Vec<FileKey>,
    numbers: BTreeMap<FileKey, FileNumber>,
    names: Vec<Arc<FileNames>>,
    references: Vec<Vec<Reference>>,
    uses: Vec<Vec<Vec<Use>>>,
    provides: Vec<(WorkId, RepoPath)>,
}

impl References {
    /// Resolves all names of an edition.
    #[must_use]
    pub fn of(edition: &Edition, holdings: &Holdings) -> Self {
        let names = holdings.files.iter().filter_map(|(key, holding)| Some((key.clone(), holding.names.clone()?)));
        Self::between(names, provides(edition))
    }

    /// Resolves all names of some files, in the order of their keys.
    pub(super) fn between(
        files: impl IntoIterator<Item = (FileKey, Arc<FileNames>)>,
        provides: Vec<(WorkId, RepoPath)>,
    ) -> Self {
        let mut all = Self { provides, ..Self::default() };
        let mut references = Vec::new();
        for (key, names) in files {
            all.numbers.insert(key.clone(), FileId::new(all.keys.len()));
            all.keys.push(key);
            all.names.push(names);
        }
        let projects = all.projects();
        let found: Vec<Vec<FileReferences>> = projects.iter().map(|(_, _, project)| project.resolve()).collect();
        let provided = Provided::of(&all.provides, &projects);
        for ((_, files, _), found) in projects.iter().zip(found) {
            for file in found {
                let resolved = file.references.into_iter().map(|reference| {
                    let target = match reference.target {
                        Target::Definition { file, definition } => {
                            Target::Definition { file: FileId::new(files.start + file.index()), definition }
                        }
                        Target::External { path, through } => match provided.find(&path, &projects) {
                            Some((file, definition)) => Target::Definition { file, definition },
                            None => Target::External { path, through },
                        },
                        Target::Unresolved => Target::Unresolved,
                    };
                    Reference { target, ..reference }
                });
                references.push(resolved.collect());
            }
        }
        drop(projects);
        all.references = references;
        all.uses = all.names.iter().map(|names| vec![Vec::new(); names.definitions().len()]).collect();
        for (at, references) in all.references.iter().enumerate() {
            for reference in references {
                if let Target::Definition { file, definition } = reference.target {
                    let used = Use { file: FileId::new(at), span: reference.span };
                    all.uses[file.index()][definition.index()].push(used);
                }
            }
        }
        all
    }

    /// Whether these are the references of an edition as it is now.
    #[must_use]
    pub fn are_of(&self, edition: &Edition, holdings: &Holdings) -> bool {
        let held = holdings.files.iter().filter_map(|(key, holding)| Some((key, holding.names.as_ref()?)));
        let same = |((key, names), (held_key, held)): ((&FileKey, &Arc<FileNames>), (&FileKey, &Arc<FileNames>))| {
            key == held_key && Arc::ptr_eq(names, held)
        };
        held.clone().count() == self.keys.len()
            && self.keys.iter().zip(&self.names).zip(held).all(same)
            && self.provides == provides(edition)
    }

    /// The states that have Python, each with its files, which stand together because keys are sorted by work and state.
    fn projects(&self) -> Vec<((WorkId, Option<StateId>), Range<usize>, Project<'_>)> {
        let mut projects = Vec::new();
        let mut start = 0;
        let same = |a: &FileKey, b: &FileKey| (&a.work, &a.state) == (&b.work, &b.state);
        for keys in self.keys.chunk_by(same) {
            let files = start..start + keys.len();
            let named = keys.iter().zip(&self.names[files.clone()]);
            let project = Project::new(named.map(|(key, names)| (key.path.as_str(), &**names)));
            start = files.end;
            projects.push(((keys[0].work.clone(), keys[0].state.clone()), files, project));
        }
        projects
    }

    /// The files, in the order of their numbers.
    pub fn files(&self) -> impl Iterator<Item = (FileNumber, &FileKey)> {
        self.keys.iter().enumerate().map(|(at, key)| (FileId::new(at), key))
    }

    /// The number of a file; nothing if it is no Python or not there.
    #[must_use]
    pub fn number(&self, key: &FileKey) -> Option<FileNumber> {
        self.numbers.get(key).copied()
    }

    /// Which file a number is.
    #[must_use]
    pub fn key(&self, file: FileNumber) -> &FileKey {
        &self.keys[file.index()]
    }

    /// What a file binds.
    #[must_use]
    pub fn names(&self, file: FileNumber) -> &FileNames {
        &self.names[file.index()]
    }

    /// What is used in a file, in document order.
    #[must_use]
    pub fn in_file(&self, file: FileNumber) -> &[Reference] {
        &self.references[file.index()]
    }

    /// Where a definition is used, by file and place.
    #[must_use]
    pub fn uses(&self, file: FileNumber, definition: DefinitionId) -> &[Use] {
        &self.uses[file.index()][definition.index()]
    }
}

/// The packages that works say they provide.
fn provides(edition: &Edition) -> Vec<(WorkId, RepoPath)> {
    let works = edition.works.values();
    works.flat_map(|work| work.provides.iter().map(|path| (work.id.clone(), path.value.clone()))).collect()
}

/// The packages that works provide to one another.
struct Provided {
    /// By the name that an import begins with: the project, and the path of the package in it.
    roots: BTreeMap<String, (usize, String)>,
}

impl Provided {
    fn of(
        provides: &[(WorkId, RepoPath)],
        projects: &[((WorkId, Option<StateId>), Range<usize>, Project<'_>)],
    ) -> Self {
        let mut roots = BTreeMap::new();
        let pins = projects.iter().enumerate().filter(|(_, ((_, state), _, _))| state.is_none());
        for (at, ((work, _), _, _)) in pins {
            for (_, path) in provides.iter().filter(|(provider, _)| provider == work) {
                let path = path.as_str();
                let path = path.strip_suffix(".py").unwrap_or(path);
                let name = path.rsplit('/').next().unwrap_or(path);
                roots.insert(name.to_owned(), (at, path.to_owned()));
            }
        }
        Self { roots }
    }

    fn find(
        &self,
        dotted: &str,
        projects: &[((WorkId, Option<StateId>), Range<usize>, Project<'_>)],
    ) -> Option<(FileNumber, DefinitionId)> {
        let mut words = dotted.split('.');
        let (at, root) = self.roots.get(words.next()?)?;
        let (_, files, project) = &projects[*at];
        let (file, definition) = project.find(root, &words.collect::<Vec<_>>())?;
        Some((FileId::new(files.start + file.index()), definition))
    }
}
