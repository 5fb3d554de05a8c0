//! `annotations/notes/<work>/<path>/<slug>.yaml`.

use crate::anchor::Stamp;
use crate::ids::{CodeAddress, ContributorId, Date, KindId, LensId, LineRange, NoteId, ReferenceKey};
use crate::yaml::{FromYaml, Located, Node, OneOrMany, Prose, Reader, Text, choice, record};

choice! {
    /// What a note rests on.
    pub enum Evidence {
        /// The text at the pin.
        Text = "text",
        /// Something that was run.
        Run = "run",
        /// The work's history.
        History = "history",
        /// What somebody said.
        Testimony = "testimony",
        /// The literature.
        Scholarship = "scholarship",
        /// A conclusion.
        Inference = "inference",
    }
}

choice! {
    /// How a reply stands to what it replies to.
    pub enum Stance {
        /// It agrees and adds.
        Supports = "supports",
        /// It agrees within limits.
        Qualifies = "qualifies",
        /// It disagrees.
        Disputes = "disputes",
        /// It answers a question.
        Answers = "answers",
    }
}

record! {
    /// What a note is about, as its author wrote it.
    pub struct TargetSpec as "a target" {
        /// The lines.
        optional lines: Located<LineRange>,
        /// The enclosing symbol, or the symbol itself if there are no lines.
        optional symbol: Located<Text>,
        /// The words on the lines.
        optional on: Located<Text>,
    }
}

record! {
    /// A note's file.
    pub struct NoteFile as "a note" {
        /// What the note says, in a line.
        required title: Located<Text>,
        /// Its kind.
        required kind: Located<KindId>,
        /// What it is about.
        required target: TargetSpec,
        /// Further places that it is about.
        listed also: Vec<Located<CodeAddress>>,
        /// The digest of the target, written by `glossator stamp`.
        optional stamp: Located<Stamp>,
        /// The authors.
        required by: OneOrMany<Located<ContributorId>>,
        /// When it was written or last changed.
        required date: Located<Date>,
        /// What it rests on.
        required evidence: Located<Evidence>,
        /// The questions that it belongs to.
        listed lens: OneOrMany<Located<LensId>>,
        /// The works that it cites.
        listed cites: OneOrMany<Located<ReferenceKey>>,
        /// Other notes that belong to it.
        listed see: OneOrMany<Located<NoteId>>,
        /// The note that it replies to.
        optional to: Located<NoteId>,
        /// How it replies.
        optional stance: Located<Stance>,
        /// The text, in Markdown.
        required body: Prose,
    }
}

/// A note: its file, and the id that its place gives it.
#[derive(Clone, Debug)]
pub struct Note {
    /// The id.
    pub id: NoteId,
    /// What the file says.
    pub file: NoteFile,
}

impl std::ops::Deref for Note {
    type Target = NoteFile;

    fn deref(&self) -> &NoteFile {
        &self.file
    }
}

impl Note {
    /// Reads the note of this id from its file's tree.
    pub(super) fn read(id: NoteId, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        NoteFile::from_yaml(node, reader).map(|file| Self { id, file })
    }
}
