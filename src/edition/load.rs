//! Reading the folder of an edition.
//!
//! 1. `edition.yaml`, without which there is nothing;
//! 2. `corpus/<work>/work.yaml` for each folder of `corpus/`;
//! 3. the lists under `annotations/`: kinds, lenses, contributors, bibliography, and the variants;
//! 4. `annotations/essays/*.md`, `annotations/terms/*.yaml`, `annotations/paths/*.yaml`, `annotations/notes/**/*.yaml` and
//!    `annotations/claims/*/*.yaml`, the many small files in parallel.
//!
//! A file that cannot be read is a diagnostic, and the rest is read all the same.

use super::characters;
use super::path::PathFile;
use super::term::TermFile;
use super::tree::{FOLLOWS_NO_LINK, ReadFile, Root, Shelf, link_on_the_way, read};
use super::{
    Claim, Contributor, Edition, Essay, Kind, Lens, Note, ReadingPath, Reference, Settings, Term, Work, essay,
};
use crate::diagnostics::{Diagnostic, Place, Problem, Sources};
use crate::ids::{PathId, Slug, TermId, WorkId};
use crate::yaml::{FromYaml, Located, Node, Prose, Reader, Trees};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An edition that was read, with what is wrong so far.
#[derive(Debug)]
pub struct Loaded {
    /// The edition; nothing if there is no readable `edition.yaml`.
    pub edition: Option<Edition>,
    /// The texts of the files.
    pub sources: Sources,
    /// What is wrong with them.
    pub diagnostics: Vec<Diagnostic>,
    /// The files and folders that were read, whose change would change the edition.
    pub watched: BTreeSet<PathBuf>,
}

/// Reads the edition in a folder.
#[must_use]
pub fn load(root: &Root, trees: &Trees) -> Loaded {
    let mut shelf = Shelf::new(trees);
    let settings = shelf.one::<Settings>(root, &root.join("edition.yaml"));
    let works = works(root, &mut shelf);
    let kinds: Vec<Kind> = shelf.list(root, "annotations/kinds.yaml");
    let lenses: Vec<Lens> = shelf.list(root, "annotations/lenses.yaml");
    let contributors: Vec<Contributor> = shelf.list(root, "annotations/contributors.yaml");
    let references: Vec<Reference> = shelf.list(root, "annotations/bibliography.yaml");
    shelf.repeated("kind", kinds.iter().map(|kind| (kind.id.as_str(), &kind.id.place)));
    shelf.repeated("lens", lenses.iter().map(|lens| (lens.id.as_str(), &lens.id.place)));
    shelf.repeated("contributor", contributors.iter().map(|one| (one.id.as_str(), &one.id.place)));
    shelf.repeated("bibliography entry", references.iter().map(|one| (one.id.as_str(), &one.id.place)));
    let bibliography = references.into_iter().map(|reference| (reference.id.value.clone(), reference)).collect();
    let variants = shelf.maybe(root, "annotations/variants.yaml");
    let essays = essays(root, &mut shelf);
    let terms = flat::<TermId, TermFile>(root, &mut shelf, "annotations/terms", "terms named like logit.yaml");
    let paths = flat::<PathId, PathFile>(root, &mut shelf, "annotations/paths", "paths named like one-token.yaml");
    shelf.faulty.terms = terms.faulty;
    shelf.faulty.paths = paths.faulty;
    let terms = terms.read.into_iter().map(|(id, file)| (id.clone(), Term { id, file })).collect();
    let paths = paths.read.into_iter().map(|(id, file)| (id.clone(), ReadingPath { id, file })).collect();
    let expected = ("note", "notes, as <work>/<path of the file>/<name-of-the-note>.yaml");
    let notes = nested(root, &mut shelf, "annotations/notes", expected, Note::read);
    shelf.faulty.notes = notes.faulty;
    let expected = ("claim", "claims, as <work>/<name-of-the-claim>.yaml, or across/<name>.yaml for several works");
    let claims = nested(root, &mut shelf, "annotations/claims", expected, Claim::read);
    shelf.faulty.claims = claims.faulty;
    let faulty = shelf.faulty;
    let edition = settings.map(|settings| Edition {
        settings,
        works,
        notes: notes.read,
        claims: claims.read,
        terms,
        paths,
        kinds,
        lenses,
        contributors,
        bibliography,
        essays,
        variants,
        faulty,
    });
    Loaded { edition, sources: shelf.sources, diagnostics: shelf.diagnostics, watched: shelf.watched }
}

/// What reading one file gives.
struct Outcome<T> {
    file: Option<ReadFile>,
    value: Option<T>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads one YAML file with `make`.
fn yaml<T>(
    root: &Root,
    trees: &Trees,
    path: &Path,
    make: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
) -> Outcome<T> {
    let file = match read(root, path) {
        Ok(file) => file,
        Err(wrong) => {
            let (diagnostic, file) = *wrong;
            return Outcome { file, value: None, diagnostics: vec![diagnostic] };
        }
    };
    let mut diagnostics = characters::of_text(&file.name, &file.text);
    match trees.parse(&file.name, &file.text) {
        Ok(node) => {
            diagnostics.extend(characters::of_values(&file.name, &file.text, &node));
            let mut reader = Reader::new(&file.name, &file.text);
            let value = make(&node, &mut reader);
            diagnostics.extend(reader.finish());
            Outcome { value, diagnostics, file: Some(file) }
        }
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            Outcome { value: None, diagnostics, file: Some(file) }
        }
    }
}

impl<'t> Shelf<'t> {
    fn new(trees: &'t Trees) -> Self {
        Self {
            trees,
            sources: Sources::default(),
            diagnostics: Vec::new(),
            watched: BTreeSet::new(),
            faulty: super::Faulty::default(),
        }
    }

    fn keep<T>(&mut self, path: PathBuf, outcome: Outcome<T>) -> Option<T> {
        self.watched.insert(path);
        if let Some(file) = outcome.file {
            self.sources.add(file.name, file.text);
        }
        self.diagnostics.extend(outcome.diagnostics);
        outcome.value
    }

    fn one<T: FromYaml>(&mut self, root: &Root, path: &Path) -> Option<T> {
        let outcome = yaml(root, self.trees, path, T::from_yaml);
        self.keep(path.to_path_buf(), outcome)
    }

    /// Reads a file that need not be there.
    fn maybe<T: FromYaml>(&mut self, root: &Root, name: &'static str) -> Option<T> {
        let path = root.join(name);
        if path.exists() {
            return self.one(root, &path);
        }
        self.watched.insert(path);
        None
    }

    /// Reads a list, keeping the items that can be read. A list that is not there is empty.
    fn list<T: FromYaml>(&mut self, root: &Root, name: &'static str) -> Vec<T> {
        let path = root.join(name);
        if !path.exists() {
            self.watched.insert(path);
            return Vec::new();
        }
        let outcome = yaml(root, self.trees, &path, |node, reader| {
            let Lenient(items) = Lenient::from_yaml(node, reader)?;
            Some(items)
        });
        if !outcome.diagnostics.is_empty() {
            self.faulty.lists.insert(name);
        }
        self.keep(path, outcome).unwrap_or_default()
    }

    /// Reports names that stand twice.
    fn repeated<'i>(&mut self, what: &'static str, ids: impl Iterator<Item = (&'i str, &'i Place)>) {
        let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
        for (id, place) in ids {
            if let Some(first) = seen.insert(id, place) {
                let problem = Problem::DuplicateId { what, id: id.to_owned() };
                self.diagnostics.push(Diagnostic::new(problem, place.clone()).with(first.clone(), "the first"));
            }
        }
    }

    /// The entries of a folder, by name. A folder that is not there is empty.
    fn folder(&mut self, root: &Root, path: &Path) -> Vec<PathBuf> {
        self.watched.insert(path.to_path_buf());
        if self.is_behind_link(root, path) {
            return Vec::new();
        }
        let entries = match std::fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                let name = root.name_of(path);
                let problem = Problem::Unreadable { path: name.to_string(), reason: super::tree::reason(&error) };
                self.diagnostics.push(Diagnostic::new(problem, Place::whole(&name)));
                return Vec::new();
            }
        };
        let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')));
        paths.sort();
        paths
    }

    /// Whether a folder is a link or behind one, which is then told: what is there is not of this edition.
    fn is_behind_link(&mut self, root: &Root, path: &Path) -> bool {
        let Some(link) = link_on_the_way(root, path) else { return false };
        let name = root.name_of(&link);
        let problem = Problem::Unreadable { path: name.to_string(), reason: FOLLOWS_NO_LINK.to_owned() };
        self.diagnostics.push(Diagnostic::new(problem, Place::whole(&name)));
        true
    }

    fn stray(&mut self, root: &Root, path: &Path, expected: &'static str) {
        let place = Place::whole(&root.name_of(path));
        self.diagnostics.push(Diagnostic::new(Problem::StrayFile { expected }, place));
    }
}

/// A list whose bad items are reported and left out.
struct Lenient<T>(Vec<T>);

impl<T: FromYaml> FromYaml for Lenient<T> {
    fn schema() -> serde_json::Value {
        Vec::<T>::schema()
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            crate::yaml::Value::List(items) => {
                Some(Self(items.iter().filter_map(|item| T::from_yaml(item, reader)).collect()))
            }
            _ => Vec::from_yaml(node, reader).map(Self),
        }
    }
}

/// The last part of a path, if it is text.
fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

fn works(root: &Root, shelf: &mut Shelf<'_>) -> BTreeMap<WorkId, Work> {
    let mut works = BTreeMap::new();
    for folder in shelf.folder(root, &root.join("corpus")) {
        let path = folder.join("work.yaml");
        if shelf.is_behind_link(root, &folder) {
            continue;
        }
        if !folder.is_dir() {
            if name(&folder) != "README.md" {
                shelf.stray(root, &folder, "folders, one for each work");
            }
            continue;
        }
        let Ok(id) = name(&folder).parse::<WorkId>() else {
            shelf.stray(root, &folder, "folders named like gpt-2, in lower case with hyphens");
            continue;
        };
        shelf.watched.insert(path.clone());
        if !path.is_file() {
            shelf.stray(root, &folder, "folders with a `work.yaml`");
            continue;
        }
        let outcome = yaml(root, shelf.trees, &path, |node, reader| Work::read(id.clone(), node, reader));
        match shelf.keep(path, outcome) {
            Some(work) => {
                works.insert(id, work);
            }
            None => {
                shelf.faulty.works.insert(id);
            }
        }
    }
    works
}

fn essays(root: &Root, shelf: &mut Shelf<'_>) -> BTreeMap<Slug, Essay> {
    let mut essays = BTreeMap::new();
    for path in shelf.folder(root, &root.join("annotations/essays")) {
        let slug = name(&path).strip_suffix(".md").and_then(|stem| stem.parse::<Slug>().ok());
        let Some(slug) = slug else {
            shelf.stray(root, &path, "essays named like about.md");
            continue;
        };
        shelf.watched.insert(path.clone());
        let file = match read(root, &path) {
            Ok(file) => file,
            Err(wrong) => {
                let (diagnostic, file) = *wrong;
                shelf.diagnostics.push(diagnostic);
                if let Some(file) = file {
                    shelf.sources.add(file.name, file.text);
                }
                continue;
            }
        };
        shelf.sources.add(Arc::clone(&file.name), Arc::clone(&file.text));
        shelf.diagnostics.extend(characters::of_prose(&file.name, &file.text));
        match essay::title_of(&file.text) {
            Some(title) => {
                let (title, body) = (title.to_owned(), Prose::of_file(&file.name, &file.text));
                essays.insert(slug.clone(), Essay { slug, title, body });
            }
            None => {
                let problem = Problem::BadValue {
                    value: file.text.lines().next().unwrap_or_default().to_owned(),
                    expected: "an essay that begins with its title, `# Title`",
                };
                shelf.diagnostics.push(Diagnostic::new(problem, Place::whole(&file.name)));
            }
        }
    }
    essays
}

/// What a folder of files gives whose names are ids.
struct Flat<I, T> {
    read: BTreeMap<I, T>,
    faulty: BTreeSet<I>,
}

/// Reads `<folder>/<id>.yaml`. A folder that is not there is empty.
fn flat<I, T>(root: &Root, shelf: &mut Shelf<'_>, folder: &str, expected: &'static str) -> Flat<I, T>
where
    I: std::str::FromStr + Ord + Send,
    T: FromYaml + Send,
{
    let mut files: BTreeMap<I, PathBuf> = BTreeMap::new();
    for path in shelf.folder(root, &root.join(folder)) {
        match name(&path).strip_suffix(".yaml").and_then(|stem| stem.parse::<I>().ok()) {
            Some(id) => {
                files.insert(id, path);
            }
            None => shelf.stray(root, &path, expected),
        }
    }
    let trees = shelf.trees;
    let outcomes: Vec<_> = files
        .into_par_iter()
        .map(|(id, path)| {
            let outcome = yaml(root, trees, &path, T::from_yaml);
            (id, path, outcome)
        })
        .collect();
    gather(outcomes, shelf)
}

/// Reads a folder of folders whose files' paths are ids: notes and claims. `what` is what they are called, `expected` where they stand.
fn nested<I, T>(
    root: &Root,
    shelf: &mut Shelf<'_>,
    folder: &'static str,
    (what, expected): (&'static str, &'static str),
    make: impl Fn(I, &Node, &mut Reader<'_>) -> Option<T> + Sync,
) -> Flat<I, T>
where
    I: std::str::FromStr + std::fmt::Display + Clone + Ord + Send + Sync,
    T: Send,
{
    let top = root.join(folder);
    let mut files: BTreeMap<I, PathBuf> = BTreeMap::new();
    // Links are not followed: a note is a file of the edition, and nothing in an edition reaches out of it.
    shelf.watched.insert(top.clone());
    // The folder itself `walkdir` would follow.
    if shelf.is_behind_link(root, &top) {
        return Flat { read: BTreeMap::new(), faulty: BTreeSet::new() };
    }
    for entry in walkdir::WalkDir::new(&top).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound) => {
                continue;
            }
            Err(error) => {
                let name = root.name_of(error.path().unwrap_or(&top));
                let reason = error.io_error().map_or_else(|| error.to_string(), super::tree::reason);
                let problem = Problem::Unreadable { path: name.to_string(), reason };
                shelf.diagnostics.push(Diagnostic::new(problem, Place::whole(&name)));
                continue;
            }
        };
        let path = entry.path();
        if entry.file_type().is_dir() {
            shelf.watched.insert(path.to_path_buf());
            continue;
        }
        let name_of = root.name_of(path);
        let below = name_of.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
        let id = below.strip_suffix(".yaml").or_else(|| below.strip_suffix(".yml")).map(str::parse::<I>);
        match id {
            _ if name(path).starts_with('.') => {}
            Some(Ok(id)) if entry.file_type().is_file() => {
                if let Some(first) = files.get(&id) {
                    let problem = Problem::DuplicateId { what, id: id.to_string() };
                    let first = Place::whole(&root.name_of(first));
                    let place = Place::whole(&root.name_of(path));
                    shelf.diagnostics.push(Diagnostic::new(problem, place).with(first, "the first"));
                } else {
                    files.insert(id, path.to_path_buf());
                }
            }
            _ => shelf.stray(root, path, expected),
        }
    }
    let trees = shelf.trees;
    let outcomes: Vec<_> = files
        .into_par_iter()
        .map(|(id, path)| {
            let outcome = yaml(root, trees, &path, |node, reader| make(id.clone(), node, reader));
            (id, path, outcome)
        })
        .collect();
    gather(outcomes, shelf)
}

/// Keeps what could be read, and the ids of what could not.
fn gather<I: Ord, T>(outcomes: Vec<(I, PathBuf, Outcome<T>)>, shelf: &mut Shelf<'_>) -> Flat<I, T> {
    let mut all = Flat { read: BTreeMap::new(), faulty: BTreeSet::new() };
    for (id, path, outcome) in outcomes {
        match shelf.keep(path, outcome) {
            Some(value) => {
                all.read.insert(id, value);
            }
            None => {
                all.faulty.insert(id);
            }
        }
    }
    all
}

impl<T: PartialEq> Located<T> {
    /// Whether the value is this one.
    #[must_use]
    pub fn is(&self, other: &T) -> bool {
        self.value == *other
    }
}
