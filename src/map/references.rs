//! What every name in the edition's Python means: inside a work, and from one work into another.
//!
//! Inside a state of a work this is what [`Project`] finds. A work may import another: its `work.yaml` says which packages it provides, and
//! a dotted path that leads out of one work and into a package of another is followed there, always to the pin.

use crate::code::python::names::{
    DefinitionId, FileId, FileNames, FileReferences, PathId, Project, Reference, Role, Span, Target,
};
use crate::code::text::SourceText;
use crate::corpus::holdings::{FileKey, Holding, Holdings};
use crate::edition::Edition;
use crate::ids::{RepoPath, Sha256, WorkId};
use rayon::prelude::*;
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

/// The uses of a file's definitions, in one row: of a million definitions few are used, and a list for each would cost more than what is in it.
#[derive(Debug, Default)]
struct Uses {
    /// Where those of each definition begin, and at the end where the last ones end.
    starts: Vec<u32>,
    /// How many are put there already.
    put: Vec<u32>,
    all: Vec<Use>,
}

impl Uses {
    fn of(definitions: usize) -> Self {
        Self { starts: vec![0; definitions + 1], put: Vec::new(), all: Vec::new() }
    }

    /// Counts a use that will come.
    fn expect(&mut self, definition: DefinitionId) {
        self.starts[definition.index() + 1] += 1;
    }

    /// Makes room for all that were counted.
    fn lay_out(&mut self) {
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        self.put = self.starts.clone();
        let nothing = Use { file: FileId::new(0), span: Span { start: 0, end: 0 } };
        self.all = vec![nothing; self.starts.last().copied().unwrap_or_default() as usize];
    }

    fn put(&mut self, definition: DefinitionId, used: Use) {
        let next = &mut self.put[definition.index()];
        self.all[*next as usize] = used;
        *next += 1;
    }

    fn at(&self, definition: DefinitionId) -> &[Use] {
        let at = definition.index();
        &self.all[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// The references of all Python files whose texts are there.
#[derive(Debug, Default)]
pub struct References {
    keys: Vec<FileKey>,
    numbers: BTreeMap<FileKey, FileNumber>,
    names: Vec<Arc<FileNames>>,
    texts: Vec<SourceText>,
    print: Option<Sha256>,
    references: Vec<FileReferences>,
    uses: Vec<Uses>,
    provides: Vec<(WorkId, RepoPath)>,
}

impl References {
    /// Resolves all names of an edition.
    #[must_use]
    pub fn of(edition: &Edition, holdings: &Holdings) -> Self {
        let read = |holding: &Holding| Some((Arc::clone(holding.names.as_ref()?), holding.text.clone()?));
        let held = holdings.files.iter().filter_map(|(key, holding)| Some((key.clone(), read(holding)?)));
        let all = Self::between(held, provides(edition));
        let contents = all.keys.iter().filter_map(|key| Some((key, holdings.files.get(key)?.facts.content)));
        let contents: String = contents.map(|(key, content)| format!("{key} {content}\n")).collect();
        let print = Some(Sha256::of(format!("{:?}\n{contents}", all.provides).as_bytes()));
        Self { print, ..all }
    }

    /// Resolves all names of some files, in the order of their keys.
    pub(super) fn between(
        files: impl IntoIterator<Item = (FileKey, (Arc<FileNames>, SourceText))>,
        provides: Vec<(WorkId, RepoPath)>,
    ) -> Self {
        let mut all = Self { provides, ..Self::default() };
        for (key, (names, text)) in files {
            all.numbers.insert(key.clone(), FileId::new(all.keys.len()));
            all.keys.push(key);
            all.names.push(names);
            all.texts.push(text);
        }
        all.references = all.resolve();
        all.uses = all.count_uses();
        all
    }

    /// What every name means, by file.
    fn resolve(&self) -> Vec<FileReferences> {
        let states = self.states();
        let provided = Provided::of(&self.provides, &states);
        let mut all = Vec::with_capacity(self.keys.len());
        for state in &states {
            let mut found = state.project.resolve();
            let settle = |reference: &mut Reference, path: &dyn Fn(PathId) -> Arc<str>| match &mut reference.target {
                Target::Definition { file, .. } => *file = state.global(*file),
                Target::External { path: id, .. } => {
                    if let Some((file, definition)) = provided.find(&path(*id), &states) {
                        reference.target = Target::Definition { file, definition };
                    }
                }
                Target::Unresolved => {}
            };
            found.par_iter_mut().for_each(|references| references.change(settle));
            all.append(&mut found);
        }
        all
    }

    /// Where every definition is used, by file.
    fn count_uses(&self) -> Vec<Uses> {
        let mut uses: Vec<Uses> = self.names.iter().map(|names| Uses::of(names.definitions().len())).collect();
        self.each_use(|file, definition, _| uses[file.index()].expect(definition));
        uses.iter_mut().for_each(Uses::lay_out);
        self.each_use(|file, definition, used| uses[file.index()].put(definition, used));
        uses
    }

    fn each_use(&self, mut tell: impl FnMut(FileNumber, DefinitionId, Use)) {
        for (at, references) in self.references.iter().enumerate() {
            for reference in references.iter() {
                let (file, definition) = match reference.target {
                    Target::Definition { file, definition } => (file, definition),
                    // Of what comes from outside of the corpus, the import is all there is to point at.
                    Target::External { through: Some(import), .. } if reference.role != Role::Import => {
                        (FileId::new(at), import)
                    }
                    Target::External { .. } | Target::Unresolved => continue,
                };
                tell(file, definition, Use { file: FileId::new(at), span: reference.span });
            }
        }
    }

    /// Gives up what only resolving needed, where nobody else holds on to it.
    #[must_use]
    pub fn reduced(mut self) -> Self {
        self.names.par_iter_mut().filter_map(Arc::get_mut).for_each(FileNames::reduce);
        // Of what is not known nothing is asked but whether it is called.
        self.references.par_iter_mut().for_each(|references| {
            references.retain(|reference| reference.target != Target::Unresolved || reference.role == Role::Call);
        });
        self
    }

    /// Whether these are the references of an edition as it is now.
    #[must_use]
    pub fn are_of(&self, edition: &Edition, holdings: &Holdings) -> bool {
        let held = holdings.files.iter().filter_map(|(key, holding)| Some((key, holding.names.as_ref()?)));
        let known = self.keys.iter().zip(&self.names);
        held.clone().count() == self.keys.len()
            && known.zip(held).all(|(known, held)| known.0 == held.0 && Arc::ptr_eq(known.1, held.1))
            && self.provides == provides(edition)
    }

    /// The states that have Python, each with its files, which stand together because keys are sorted by work and state.
    fn states(&self) -> Vec<State<'_>> {
        let mut states = Vec::new();
        let mut start = 0;
        let same = |a: &FileKey, b: &FileKey| (&a.work, &a.state) == (&b.work, &b.state);
        for keys in self.keys.chunk_by(same) {
            let files = start..start + keys.len();
            let named = keys.iter().zip(&self.names[files.clone()]);
            let project = Project::new(named.map(|(key, names)| (key.path.as_str(), &**names)));
            start = files.end;
            states.push(State { key: &keys[0], files, project });
        }
        states
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

    /// The text of a file.
    #[must_use]
    pub fn text(&self, file: FileNumber) -> &SourceText {
        &self.texts[file.index()]
    }

    /// The line that a definition's name is first bound on; nothing for a module, which begins with its file.
    #[must_use]
    pub fn line(&self, file: FileNumber, definition: DefinitionId) -> Option<u32> {
        let first = self.names(file).definitions()[definition.index()].spans().next()?;
        (definition != DefinitionId::MODULE).then(|| self.text(file).line_of(first.start as usize))
    }

    /// A digest of everything that the references follow from.
    #[must_use]
    pub fn print(&self) -> Option<Sha256> {
        self.print
    }

    /// What is used in a file, in document order.
    #[must_use]
    pub fn in_file(&self, file: FileNumber) -> &FileReferences {
        &self.references[file.index()]
    }

    /// Where a definition is used, by file and place. An import of something from outside of the corpus is used where that is.
    #[must_use]
    pub fn uses(&self, file: FileNumber, definition: DefinitionId) -> &[Use] {
        self.uses[file.index()].at(definition)
    }
}

/// The Python of one state of a work.
struct State<'a> {
    /// Any of its files.
    key: &'a FileKey,
    files: Range<usize>,
    project: Project<'a>,
}

impl State<'_> {
    /// The number in the edition of a file of the project.
    fn global(&self, file: FileId) -> FileNumber {
        FileId::new(self.files.start + file.index())
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
    fn of(provides: &[(WorkId, RepoPath)], states: &[State<'_>]) -> Self {
        let mut roots = BTreeMap::new();
        for (at, state) in states.iter().enumerate().filter(|(_, state)| state.key.state.is_none()) {
            for (_, path) in provides.iter().filter(|(provider, _)| *provider == state.key.work) {
                let path = path.as_str();
                let path = path.strip_suffix(".py").unwrap_or(path);
                let name = path.rsplit('/').next().unwrap_or(path);
                roots.insert(name.to_owned(), (at, path.to_owned()));
            }
        }
        Self { roots }
    }

    fn find(&self, dotted: &str, states: &[State<'_>]) -> Option<(FileNumber, DefinitionId)> {
        let mut words = dotted.split('.');
        let (at, root) = self.roots.get(words.next()?)?;
        let (file, definition) = states[*at].project.find(root, &words.collect::<Vec<_>>())?;
        Some((states[*at].global(file), definition))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::analyse;

    #[test]
    fn definitions_know_their_uses_in_all_files() {
        let read = |(path, text): (&str, &str)| {
            let text = SourceText::new(text.into());
            let names = analyse(path, &text).names.unwrap();
            (FileKey::of(&format!("w:{path}").parse().unwrap()), (Arc::new(names), text))
        };
        let files = [("a.py", "import os\ndef f(): return f\nos\n"), ("b.py", "from a import f\nf()\n")].map(read);
        let all = References::between(files, Vec::new()).reduced();
        let file = FileId::new(0);
        let uses = |name: &str| -> Vec<(usize, u32)> {
            let names = all.names(file).definitions();
            let at = names.iter().position(|definition| definition.qualified_name() == name).unwrap();
            all.uses(file, DefinitionId::new(at)).iter().map(|used| (used.file.index(), used.span.start)).collect()
        };
        assert_eq!(uses("f"), [(0, 26), (1, 14), (1, 16)]);
        assert_eq!(uses("os"), [(0, 28)], "an import of something else is used where that is");
        assert_eq!(uses(""), [(1, 5)], "the module is used where it is imported from");
    }
}
