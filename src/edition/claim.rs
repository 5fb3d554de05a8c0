//! `annotations/claims/<work>/<slug>.yaml`: statements about code that can be checked.

use super::check::Check;
use crate::ids::{ClaimId, CodeAddress, ContributorId, Date, NoteId, ReferenceKey};
use crate::prose::Citation;
use crate::yaml::{FromYaml, Located, Node, OneOrMany, Prose, Reader, Text, choice, record};

choice! {
    /// What the editors find.
    pub enum Verdict {
        /// It is so.
        True = "true",
        /// It is so in part, or not as it is put.
        Inexact = "inexact",
        /// It is not so.
        False = "false",
        /// The code cannot decide it.
        Undecidable = "undecidable",
    }
}

impl Verdict {
    /// The sign that stands for it.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::True => "\u{2713}",
            Self::Inexact => "\u{2248}",
            Self::False => "\u{2717}",
            Self::Undecidable => "?",
        }
    }

    /// The word that readers meet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::True => "True",
            Self::Inexact => "Inexact",
            Self::False => "False",
            Self::Undecidable => "Not decidable",
        }
    }
}

record! {
    /// Where a claim is made.
    pub struct Said as "a place where something is said" {
        /// The work that says it.
        required cite: Located<ReferenceKey>,
        /// Where in it.
        required at: Located<Text>,
        /// Whether it is relied on rather than said.
        optional implied: Located<bool>,
    }
}

impl Said {
    /// The work as a citation. The place in it is shown beside it: it is counted in paragraphs, for which citation styles have no word.
    #[must_use]
    pub fn citation(&self) -> Citation {
        Citation { key: self.cite.value.clone(), locator: None }
    }
}

record! {
    /// A claim's file.
    pub struct ClaimFile as "a claim" {
        /// What is claimed, in our own words.
        required claim: Located<Text>,
        /// Where.
        required said: Said,
        /// Where in the code to look.
        listed at: OneOrMany<Located<CodeAddress>>,
        /// What has to hold for the claim to be true: all of it.
        listed checks: Vec<Check>,
        /// What is the case, whatever is claimed.
        listed facts: Vec<Check>,
        /// What the editors find.
        required verdict: Located<Verdict>,
        /// Why no check can decide it.
        optional undecided: Located<Text>,
        /// The authors.
        required by: OneOrMany<Located<ContributorId>>,
        /// When it was written or last changed.
        required date: Located<Date>,
        /// Notes that belong to it.
        listed see: OneOrMany<Located<NoteId>>,
        /// The works that it cites.
        listed cites: OneOrMany<Located<ReferenceKey>>,
        /// What is the case and why it matters, in Markdown.
        required note: Prose,
    }
}

/// A claim: its file, and the id that its place gives it.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The id.
    pub id: ClaimId,
    /// What the file says.
    pub file: ClaimFile,
}

impl std::ops::Deref for Claim {
    type Target = ClaimFile;

    fn deref(&self) -> &ClaimFile {
        &self.file
    }
}

impl Claim {
    pub(super) fn read(id: ClaimId, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        ClaimFile::from_yaml(node, reader).map(|file| Self { id, file })
    }

    /// All of its checks: those of the claim itself, then the facts.
    pub fn all_checks(&self) -> impl Iterator<Item = &Check> {
        self.file.checks.iter().chain(&self.file.facts)
    }
}
