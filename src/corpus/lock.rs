//! `corpus/<work>/lock.yaml`: the facts of every file that is read, and never its text.
//!
//! A lock proves bytes (size, SHA-256, SWHID) and lets an edition be built where the text cannot be had: lines, shape and symbols are
//! enough for a silhouette with every note in its place. Where the text is there, the facts are computed again and must agree.

use super::MAX_FILE;
use crate::code::analyse;
use crate::code::python::Module;
use crate::code::python::names::FileNames;
use crate::code::shape::Shape;
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::ids::{ContentId, Date, DirectoryId, LineRange, PackageUrl, RepoPath, RevisionId, Sha256, StateId};
use crate::yaml::{Bounds, FromYaml, Located, Reader, Text, parse, record, scalar_from_str};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

scalar_from_str!(Shape; Symbol);

/// The version of the lock's format.
const FORMAT: u64 = 1;

record! {
    /// The facts of one file.
    pub struct FileRecord as "a locked file" {
        /// The path in the work.
        required path: Located<RepoPath>,
        /// The size in bytes.
        required size: Located<u64>,
        /// The number of lines.
        required lines: Located<u64>,
        /// The SWHID; its digest is git's blob id.
        required content: Located<ContentId>,
        /// The SHA-256.
        required sha256: Located<Sha256>,
        /// The shape of the lines.
        optional shape: Located<Shape>,
        /// What the file defines.
        listed symbols: Vec<Located<Symbol>>,
        /// What it imports.
        listed imports: Vec<Located<Text>>,
    }
}

record! {
    /// The archive of a package release.
    pub struct PackageRecord as "a locked package" {
        /// The release.
        required package: Located<PackageUrl>,
        /// The archive's file name.
        required file: Located<Text>,
        /// The archive's SHA-256.
        required sha256: Located<Sha256>,
        /// The archive's size in bytes.
        required size: Located<u64>,
    }
}

record! {
    /// The facts of one state of a work.
    pub struct StateRecord as "a locked state" {
        /// The witness's name; nothing for the pin.
        optional id: Located<StateId>,
        /// The SWHID of the pinned revision.
        optional revision: Located<RevisionId>,
        /// The SWHID of its root directory.
        optional directory: Located<DirectoryId>,
        /// The day of the revision.
        optional date: Located<Date>,
        /// The releases that the bytes can be had from.
        listed packages: Vec<PackageRecord>,
        /// The files.
        required files: Vec<FileRecord>,
    }
}

record! {
    /// A lock's file.
    pub struct LockFile as "a lock" {
        /// The version of this format.
        required format: Located<u64>,
        /// The facts of the pin.
        required pin: StateRecord,
        /// The facts of the witnesses.
        listed witnesses: Vec<StateRecord>,
    }
}

/// The facts of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// The size in bytes.
    pub size: u64,
    /// The number of lines.
    pub lines: u32,
    /// The SWHID.
    pub content: ContentId,
    /// The SHA-256.
    pub sha256: Sha256,
    /// The shape of the lines.
    pub shape: Arc<Shape>,
    /// What the file defines.
    pub symbols: Arc<[Symbol]>,
    /// What it imports.
    pub imports: Arc<[String]>,
}

/// A text as it was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// The text.
    pub text: SourceText,
    /// Whether all of its bytes are UTF-8; those that are not are shown as U+FFFD.
    pub is_utf8: bool,
    /// The first line that is not Python, in a Python file.
    pub syntax_error: Option<u32>,
    /// The names that it binds and uses, if all of it is Python.
    pub names: Option<Arc<FileNames>>,
    /// Its syntax tree, if it was parsed.
    pub module: Option<Arc<Module>>,
}

impl FileFacts {
    /// The innermost function or class that holds all of the lines.
    #[must_use]
    pub fn innermost(&self, lines: LineRange) -> Option<&Symbol> {
        self.symbols.iter().filter(|symbol| symbol.lines.covers(lines)).min_by_key(|symbol| symbol.lines.count())
    }

    /// Computes the facts of a file's bytes.
    #[must_use]
    pub fn of(path: &RepoPath, bytes: &[u8]) -> (Self, Read) {
        let (text, is_utf8) = SourceText::decode(bytes);
        let analysis = analyse(path.as_str(), &text);
        let facts = Self {
            size: bytes.len() as u64,
            lines: text.line_count(),
            content: ContentId::of(bytes),
            sha256: Sha256::of(bytes),
            shape: Arc::new(analysis.shape.clone()),
            symbols: analysis.symbols.clone().into(),
            imports: analysis.imports.clone().into(),
        };
        let read = Read {
            text,
            is_utf8,
            syntax_error: analysis.syntax_error,
            names: analysis.names.map(Arc::new),
            module: analysis.module.map(Arc::new),
        };
        (facts, read)
    }

    /// The facts in which this differs from `other`: name, own value, other's value.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<(&'static str, String, String)> {
        let list = |symbols: &[Symbol]| symbols.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let mut different = Vec::new();
        let mut compare = |name, same: bool, own: &dyn Fn() -> String, others: &dyn Fn() -> String| {
            if !same {
                different.push((name, own(), others()));
            }
        };
        compare("size", self.size == other.size, &|| self.size.to_string(), &|| other.size.to_string());
        compare("SHA-256", self.sha256 == other.sha256, &|| self.sha256.to_string(), &|| other.sha256.to_string());
        compare("SWHID", self.content == other.content, &|| self.content.to_string(), &|| other.content.to_string());
        compare("number of lines", self.lines == other.lines, &|| self.lines.to_string(), &|| other.lines.to_string());
        compare("shape", self.shape == other.shape, &|| self.shape.to_string(), &|| other.shape.to_string());
        compare("symbols", self.symbols == other.symbols, &|| list(&self.symbols), &|| list(&other.symbols));
        compare("imports", self.imports == other.imports, &|| self.imports.join(", "), &|| other.imports.join(", "));
        different
    }
}

/// The facts of one state of a work.
#[derive(Clone, Debug, Default)]
pub struct LockedState {
    /// The SWHID of the pinned revision.
    pub revision: Option<RevisionId>,
    /// The SWHID of its root directory.
    pub directory: Option<DirectoryId>,
    /// The day of the revision.
    pub date: Option<Date>,
    /// The releases, with file name, SHA-256 and size of their archives.
    pub packages: BTreeMap<PackageUrl, (String, Sha256, u64)>,
    /// The files.
    pub files: BTreeMap<RepoPath, FileFacts>,
    /// Where the files stand in the lock.
    pub places: BTreeMap<RepoPath, Place>,
}

/// A work's lock: the pin under `None`, the witnesses under their names.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    /// The states.
    pub states: BTreeMap<Option<StateId>, LockedState>,
}

impl Lock {
    /// Reads a lock.
    ///
    /// # Errors
    /// What is wrong with it. A lock with any fault is no lock: its whole worth is that it can be believed.
    pub fn read(name: &Arc<str>, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let node = parse(name, text, Bounds::FACTS).map_err(|diagnostic| vec![*diagnostic])?;
        let mut reader = Reader::new(name, text);
        let file = LockFile::from_yaml(&node, &mut reader);
        let diagnostics = reader.finish();
        let mut diagnostics = diagnostics;
        diagnostics.extend(file.iter().flat_map(faults));
        match file {
            Some(file) if diagnostics.is_empty() => {
                let states = std::iter::once(file.pin).chain(file.witnesses);
                Ok(Self {
                    states: states.map(|state| (state.id.as_ref().map(|id| id.value.clone()), locked(state))).collect(),
                })
            }
            _ => Err(diagnostics),
        }
    }

    /// Writes a lock.
    ///
    /// # Errors
    /// If the writer fails, which it does on no value of these types.
    pub fn write(&self) -> Result<String, serde_yaml::ser::Error> {
        let written = WrittenLock {
            format: FORMAT,
            pin: self.states.get(&None).map(|state| WrittenState::of(None, state)).unwrap_or_default(),
            witnesses: self
                .states
                .iter()
                .filter_map(|(id, state)| id.as_ref().map(|id| WrittenState::of(Some(id), state)))
                .collect(),
        };
        let yaml = serde_yaml::to_string(&written)?;
        Ok(format!(
            "# Facts of the texts that are read here, written by `glossator vendor --update`. Not edited by hand.\n{yaml}"
        ))
    }
}

/// What no lock that the program wrote would say.
fn faults(file: &LockFile) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let mut fault = |what: &'static str, place: &Place| {
        wrong.push(Diagnostic::new(Problem::LockFault { what }, place.clone()));
    };
    if file.format.value != FORMAT {
        fault("its format is not the one that this program reads", &file.format.place);
    }
    if let Some(id) = &file.pin.id {
        fault("the pin has no name", &id.place);
    }
    let mut witnesses = BTreeSet::new();
    for witness in &file.witnesses {
        match &witness.id {
            Some(id) if !witnesses.insert(&id.value) => fault("this witness is locked twice", &id.place),
            Some(_) => {}
            None => fault("a witness has a name", &witness.place),
        }
    }
    for state in std::iter::once(&file.pin).chain(&file.witnesses) {
        let mut paths = BTreeSet::new();
        for one in &state.files {
            let lines = one.lines.value;
            let shaped = one.shape.as_ref().map_or(0, |shape| shape.0.len() as u64);
            if !paths.insert(&one.path.value) {
                fault("this file is locked twice", &one.path.place);
            }
            if one.size.value > MAX_FILE {
                fault("no file of this size is read", &one.size.place);
            }
            if shaped != lines || lines > one.size.value {
                fault("its lines, shape and size cannot all be true", &one.lines.place);
            }
            for symbol in one.symbols.iter().filter(|symbol| u64::from(symbol.lines.last()) > lines) {
                fault("a symbol cannot end after its file", &symbol.place);
            }
        }
    }
    wrong
}

fn locked(state: StateRecord) -> LockedState {
    let place = |file: &FileRecord| (file.path.value.clone(), file.path.place.clone());
    LockedState {
        revision: state.revision.map(|id| id.value),
        directory: state.directory.map(|id| id.value),
        date: state.date.map(|date| date.value),
        packages: state
            .packages
            .into_iter()
            .map(|one| (one.package.value, (one.file.to_string(), one.sha256.value, one.size.value)))
            .collect(),
        places: state.files.iter().map(place).collect(),
        files: state.files.into_iter().map(|file| (file.path.value.clone(), facts(file))).collect(),
    }
}

fn facts(file: FileRecord) -> FileFacts {
    FileFacts {
        size: file.size.value,
        lines: u32::try_from(file.lines.value).unwrap_or(u32::MAX),
        content: file.content.value,
        sha256: file.sha256.value,
        shape: Arc::new(file.shape.map(|shape| shape.value).unwrap_or_default()),
        symbols: file.symbols.into_iter().map(|symbol| symbol.value).collect(),
        imports: file.imports.into_iter().map(|import| import.to_string()).collect(),
    }
}

#[derive(Serialize)]
struct WrittenLock<'l> {
    format: u64,
    pin: WrittenState<'l>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    witnesses: Vec<WrittenState<'l>>,
}

#[derive(Default, Serialize)]
struct WrittenState<'l> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'l StateId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<RevisionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    directory: Option<DirectoryId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    packages: Vec<WrittenPackage<'l>>,
    files: Vec<WrittenFile<'l>>,
}

#[derive(Serialize)]
struct WrittenPackage<'l> {
    package: &'l PackageUrl,
    file: &'l str,
    sha256: Sha256,
    size: u64,
}

#[derive(Serialize)]
struct WrittenFile<'l> {
    path: &'l RepoPath,
    size: u64,
    lines: u32,
    content: ContentId,
    sha256: Sha256,
    #[serde(skip_serializing_if = "String::is_empty")]
    shape: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    symbols: Vec<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    imports: &'l [String],
}

impl<'l> WrittenState<'l> {
    fn of(id: Option<&'l StateId>, state: &'l LockedState) -> Self {
        let package = |(package, (file, sha256, size)): (&'l PackageUrl, &'l (String, Sha256, u64))| WrittenPackage {
            package,
            file,
            sha256: *sha256,
            size: *size,
        };
        let file = |(path, facts): (&'l RepoPath, &'l FileFacts)| WrittenFile {
            path,
            size: facts.size,
            lines: facts.lines,
            content: facts.content,
            sha256: facts.sha256,
            shape: facts.shape.to_string(),
            symbols: facts.symbols.iter().map(ToString::to_string).collect(),
            imports: &facts.imports,
        };
        Self {
            id,
            revision: state.revision,
            directory: state.directory,
            date: state.date,
            packages: state.packages.iter().map(package).collect(),
            files: state.files.iter().map(file).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_round_trips() {
        let path: RepoPath = "src/a b.py".parse().unwrap();
        let (facts, _) = FileFacts::of(&path, b"import os\n\ndef f():\n    # c\n    return 1\n");
        let state = LockedState {
            revision: Some(RevisionId::of(b"x")),
            date: "2026-11-23".parse().ok(),
            packages: [("pkg:pypi/a@1.0".parse().unwrap(), ("a-1.0.tar.gz".to_owned(), Sha256::of(b"y"), 7))].into(),
            files: [(path.clone(), facts.clone()), ("empty".parse().unwrap(), FileFacts::of(&path, b"").0)].into(),
            ..LockedState::default()
        };
        let lock = Lock { states: [(None, state.clone()), ("0.1".parse().ok(), state)].into() };
        let text = lock.write().unwrap();
        let again = Lock::read(&"lock.yaml".into(), &text).unwrap();
        assert_eq!(again.states.len(), 2);
        let pin = &again.states[&None];
        assert_eq!(pin.files[&path], facts);
        assert_eq!(facts.symbols[0].to_string(), "function f 3-5");
        assert_eq!(again.write().unwrap(), text);
    }

    #[test]
    fn every_difference_is_named() {
        let path: RepoPath = "a.py".parse().unwrap();
        let (one, _) = FileFacts::of(&path, b"x = 1\n");
        let (two, _) = FileFacts::of(&path, b"import os\ndef f(): pass\n");
        let names: Vec<_> = one.differences(&two).into_iter().map(|(name, _, _)| name).collect();
        assert_eq!(names, ["size", "SHA-256", "SWHID", "number of lines", "shape", "symbols", "imports"]);
        assert!(one.differences(&one).is_empty());
    }
}
