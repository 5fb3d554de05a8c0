//! `corpus/<work>/work.yaml`.

use super::{Crossing, Layer, Phase};
use crate::ids::{CommitId, PackageUrl, RepoPath, StateId, WorkId};
use crate::yaml::{FromYaml, Located, Node, OneOrMany, Prose, Reader, Text, Value, choice, record};

choice! {
    /// What a work is to the edition.
    pub enum Role {
        /// It is read for itself.
        Main = "main",
        /// It is read beside the others.
        Companion = "companion",
    }
}

record! {
    /// Somebody who made a work.
    pub struct Maker as "a maker" {
        /// The name.
        required name: Located<Text> => "OpenAI",
        /// What they did.
        optional did: Located<Text>,
    }
}

record! {
    /// A place that a work's bytes can be had from. One of `git`, `package` and `folder` is there.
    pub struct OriginSpec as "an origin" {
        /// The address of a git repository; then `commit` says which state of it.
        optional git: Located<Text> => "https://github.com/openai/gpt-2",
        /// The pinned commit of the repository, in full: branches move, and a pin does not.
        optional commit: Located<CommitId>,
        /// A package release.
        optional package: Located<PackageUrl>,
        /// A folder, from the edition's root and inside of it: what is outside of it no edition publishes.
        optional folder: Located<RepoPath>,
        /// Where this origin has files: from a path or a folder (with a slash) in the work to one in the origin.
        listed paths: Mapping => "{ src/model.py: gpt_2_simple/src/model.py }",
    }
}

/// A mapping of texts to texts, in order.
#[derive(Clone, Debug, Default)]
pub struct Mapping(pub Vec<(String, String)>);

impl FromYaml for Mapping {
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "object", "additionalProperties": Located::<Text>::schema() })
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            let found = node.value.describe();
            reader.report(crate::diagnostics::Problem::WrongType { expected: "a mapping of paths", found }, &node.span);
            return None;
        };
        let read = entries.iter().map(|(key, value)| {
            Located::<Text>::from_yaml(value, reader).map(|value| (key.text.clone(), value.to_string()))
        });
        read.collect::<Vec<_>>().into_iter().collect::<Option<_>>().map(Self)
    }
}

record! {
    /// A selected file.
    pub struct FileEntry as "a file" {
        /// Its path in the work.
        required path: Located<RepoPath>,
        /// Its layer.
        required layer: Located<Layer>,
        /// The phases that it works in, one or a list. Needed, except for paratext.
        listed phase: OneOrMany<Located<Phase>>,
        /// What it does, in a short line.
        optional role: Located<Text>,
        /// Its licence, where it is not the work's.
        optional licence: Located<Text>,
        /// What readers should know before they see it.
        optional advisory: Located<Text> => "This file holds slurs.",
    }
}

record! {
    /// What is not read, and why.
    pub struct Omission as "an omission" {
        /// A path, a folder with a slash at its end, or a pattern with `*`.
        required path: Located<Text> => ".gitignore" | "models/" | "*.png",
        /// Why it is not read.
        required reason: Located<Text>,
    }
}

record! {
    /// Another state of a work.
    pub struct WitnessFile as "a witness" {
        /// Its name inside the work.
        required id: Located<StateId>,
        /// What it is.
        required title: Located<Text>,
        /// Where its bytes can be had.
        required origins: Vec<OriginSpec>,
        /// What is read of it.
        required files: Vec<FileEntry>,
    }
}

record! {
    /// A work's file.
    pub struct WorkFile as "a work" {
        /// The title.
        required title: Located<Text> => "GPT-2",
        /// A line below it.
        optional subtitle: Located<Text>,
        /// What it is to the edition.
        required role: Located<Role>,
        /// Its rank among works of its role.
        optional order: Located<u64>,
        /// Who made it.
        required makers: Vec<Maker>,
        /// Its licence: an SPDX identifier, or `LicenseRef-` and a name.
        required licence: Located<Text> => "MIT",
        /// An introduction: two to five short paragraphs of Markdown.
        required introduction: Prose,
        /// The packages and modules that other works can import from it: paths of folders and of Python files.
        listed provides: Vec<Located<RepoPath>>,
        /// The address of lines upstream, with `{commit}`, `{path}`, `{first}` and `{last}`.
        optional permalink: Located<Text> => "https://github.com/openai/gpt-2/blob/{commit}/{path}#L{first}-L{last}",
        /// Where its bytes can be had; tried in this order.
        required origins: Vec<OriginSpec>,
        /// The files that are read, in reading order.
        required files: Vec<FileEntry>,
        /// What is left out, and why.
        listed omitted: Vec<Omission>,
        /// The ways between files that are no imports.
        listed crossings: Vec<Crossing>,
        /// Other states.
        listed witnesses: Vec<WitnessFile>,
    }
}

/// One state of a work: the pin, or a witness.
#[derive(Clone, Debug)]
pub struct State {
    /// The witness's name; nothing for the pin.
    pub id: Option<StateId>,
    /// What it is.
    pub title: Option<String>,
    /// Where its bytes can be had.
    pub origins: Vec<OriginSpec>,
    /// What is read of it, in reading order.
    pub files: Vec<FileEntry>,
    /// Where it is declared.
    pub place: crate::diagnostics::Place,
}

/// A work.
#[derive(Clone, Debug)]
pub struct Work {
    /// Its id: the name of its folder.
    pub id: WorkId,
    /// The title.
    pub title: String,
    /// A line below it.
    pub subtitle: Option<String>,
    /// What it is to the edition.
    pub role: Role,
    /// Its rank among works of its role.
    pub order: u64,
    /// Who made it.
    pub makers: Vec<Maker>,
    /// Its licence.
    pub licence: String,
    /// The introduction.
    pub introduction: Prose,
    /// What other works can import from it: packages (paths of folders) and modules (paths of Python files).
    pub provides: Vec<Located<RepoPath>>,
    /// The address of lines upstream.
    pub permalink: Option<String>,
    /// The pin first, then the witnesses.
    pub states: Vec<State>,
    /// What is left out.
    pub omitted: Vec<Omission>,
    /// The ways between files that are no imports, as this work declares them.
    pub crossings: Vec<Crossing>,
    /// Where the work is declared.
    pub place: crate::diagnostics::Place,
}

impl Work {
    pub(super) fn read(id: WorkId, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let file = WorkFile::from_yaml(node, reader)?;
        let pin = State { id: None, title: None, origins: file.origins, files: file.files, place: file.place.clone() };
        let witnesses = file.witnesses.into_iter().map(|witness| State {
            id: Some(witness.id.value),
            title: Some(witness.title.to_string()),
            origins: witness.origins,
            files: witness.files,
            place: witness.id.place,
        });
        Some(Self {
            id,
            title: file.title.to_string(),
            subtitle: file.subtitle.map(|text| text.to_string()),
            role: file.role.value,
            order: file.order.map_or(u64::MAX, |order| order.value),
            makers: file.makers,
            licence: file.licence.to_string(),
            introduction: file.introduction,
            provides: file.provides,
            permalink: file.permalink.map(|text| text.to_string()),
            states: std::iter::once(pin).chain(witnesses).collect(),
            omitted: file.omitted,
            crossings: file.crossings,
            place: file.place,
        })
    }

    /// The state that is read.
    #[must_use]
    pub fn pin(&self) -> &State {
        &self.states[0] // made in `read`, always there
    }

    /// The pin (`None`) or a witness.
    #[must_use]
    pub fn state(&self, id: Option<&StateId>) -> Option<&State> {
        self.states.iter().find(|state| state.id.as_ref() == id)
    }

    /// The pinned commit, if an origin of the pin is a repository.
    #[must_use]
    pub fn commit(&self) -> Option<&CommitId> {
        self.pin().origins.iter().find_map(|origin| origin.commit.as_ref()).map(|commit| &commit.value)
    }
}
