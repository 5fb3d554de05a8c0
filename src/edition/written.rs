//! The kinds of files that people write: where each stands, and its schema.

use super::check::Asked;
use super::claim::ClaimFile;
use super::note::NoteFile;
use super::path::PathFile;
use super::term::TermFile;
use super::work::WorkFile;
use super::{Contributor, Kind, Lens, Reference, Settings, Variants};
use crate::yaml::{FromYaml, choice};
use serde_json::{Value, json};

choice! {
    /// A kind of file that people write.
    pub enum Written {
        /// `edition.yaml`: what the edition says about itself.
        Edition = "edition",
        /// `corpus/<work>/work.yaml`: what is read of a work, and where its text can be had.
        Work = "work",
        /// `annotations/notes/<work>/<path of the file>/<name>.yaml`: a note.
        Note = "note",
        /// `annotations/terms/<id>.yaml`: a term of the glossary.
        Term = "term",
        /// `annotations/paths/<id>.yaml`: a guided reading.
        Path = "path",
        /// `annotations/claims/<work>/<name>.yaml`: a statement about code that can be checked.
        Claim = "claim",
        /// `annotations/variants.yaml`: which texts are collated, and what their witnesses are called.
        Variants = "variants",
        /// `annotations/kinds.yaml`: the kinds of notes.
        Kinds = "kinds",
        /// `annotations/lenses.yaml`: the interests that notes follow.
        Lenses = "lenses",
        /// `annotations/contributors.yaml`: everyone who signs a note.
        Contributors = "contributors",
        /// `annotations/bibliography.yaml`: the works that notes cite.
        Bibliography = "bibliography",
    }
}

/// The folder of the schemas, from the root of an edition.
pub const SCHEMAS: &str = "schemas";

impl Written {
    /// What a file is, by its path from the root of the edition.
    #[must_use]
    pub fn of(file: &str) -> Option<Self> {
        let parts: Vec<&str> = file.split('/').collect();
        let (last, folders) = parts.split_last()?;
        let stem = last.strip_suffix(".yaml").or_else(|| last.strip_suffix(".yml"))?;
        match (folders, stem) {
            ([], "edition") => Some(Self::Edition),
            (["corpus", _], "work") => Some(Self::Work),
            (["annotations", "notes", _, _, ..], _) => Some(Self::Note),
            (["annotations", "claims", _], _) => Some(Self::Claim),
            (["annotations", "terms"], _) => Some(Self::Term),
            (["annotations", "paths"], _) => Some(Self::Path),
            (["annotations"], "variants") => Some(Self::Variants),
            (["annotations"], "kinds") => Some(Self::Kinds),
            (["annotations"], "lenses") => Some(Self::Lenses),
            (["annotations"], "contributors") => Some(Self::Contributors),
            (["annotations"], "bibliography") => Some(Self::Bibliography),
            _ => None,
        }
    }

    /// The schema of such files, as JSON Schema of the draft that editors know.
    #[must_use]
    pub fn schema(self) -> Value {
        let mut schema = json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "$comment": "Made by `glossator schema --write` of the declarations by which the program reads such files; change those, not this.",
        });
        let mut rest = match self {
            Self::Edition => Settings::schema(),
            Self::Work => WorkFile::schema(),
            Self::Note => NoteFile::schema(),
            Self::Term => TermFile::schema(),
            Self::Path => PathFile::schema(),
            Self::Claim => ClaimFile::schema(),
            Self::Variants => Variants::schema(),
            Self::Kinds => Vec::<Kind>::schema(),
            Self::Lenses => Vec::<Lens>::schema(),
            Self::Contributors => Vec::<Contributor>::schema(),
            Self::Bibliography => Vec::<Reference>::schema(),
        };
        if let (Some(schema), Some(rest)) = (schema.as_object_mut(), rest.as_object_mut()) {
            schema.append(rest);
        }
        if self == Self::Claim {
            schema["definitions"] = json!({ "check": Asked::schema() });
        }
        schema
    }

    /// The schema's text, as it is committed.
    #[must_use]
    pub fn schema_text(self) -> String {
        format!("{:#}\n", self.schema())
    }

    /// The schema's path from the root of the edition.
    #[must_use]
    pub fn schema_path(self) -> String {
        format!("{SCHEMAS}/{}.schema.json", self.as_str())
    }

    /// The first line of a file of the kind: a comment that tells an editor where the schema is.
    #[must_use]
    pub fn first_line(self, file: &str) -> String {
        let up = "../".repeat(file.matches('/').count());
        format!("# yaml-language-server: $schema={up}{}\n", self.schema_path())
    }
}
