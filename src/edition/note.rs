//! `annotations/notes/<work>/<path>/<slug>.yaml`.

use super::Allowances;
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
        /// The lines, as numbered in the edition. Needed, unless the symbol alone says them.
        optional lines: Located<LineRange> => "67" | "62-72",
        /// The innermost function or class around the lines, with those around it; or, without lines, what the note is about as a whole.
        optional symbol: Located<Text> => "sample_sequence.body" | "Encoder.bpe",
        /// Words to mark, exactly as they stand on one of the lines, and so that they occur there once.
        optional on: Located<Text> => "multinomial",
    }
}

record! {
    /// A note's file.
    pub struct NoteFile as "a note" {
        /// The point of the note, in a line; not its topic.
        required title: Located<Text> => "Only the empty prompt is refused",
        /// Its kind: an id of `annotations/kinds.yaml`, which says what a note of each kind must contain.
        required kind: Located<KindId>,
        /// What it is about.
        required target: TargetSpec => "{ lines: 62-72, symbol: sample_sequence.body }",
        /// Further places that it is about; needed for a pattern.
        listed also: Vec<Located<CodeAddress>> => "[\"gpt-2:src/sample.py#L51\"]",
        /// The digest of the target. Never by hand: `glossator stamp` writes it.
        optional stamp: Located<Stamp>,
        /// The authors, by their ids in `annotations/contributors.yaml`.
        required by: OneOrMany<Located<ContributorId>> => "[ada-lovelace]",
        /// When it was written or last changed.
        required date: Located<Date>,
        /// What it rests on.
        required evidence: Located<Evidence>,
        /// The interests that it follows: none, one or several ids of `annotations/lenses.yaml`.
        listed lens: OneOrMany<Located<LensId>>,
        /// The works that it cites: every key that the body cites, and no other.
        listed cites: OneOrMany<Located<ReferenceKey>> => "[holtzman2020]",
        /// Other notes that belong to it, by their ids.
        listed see: OneOrMany<Located<NoteId>> => "[gpt-2/src/sample.py/the-draw]",
        /// The note that it replies to; for replies only.
        optional to: Located<NoteId>,
        /// How it replies; for replies only.
        optional stance: Located<Stance>,
        /// The rules of style that it may break, each with the reason.
        listed allow: Allowances => "{ body-length: ten commits need the room }",
        /// The note: Markdown after `|`, indented. `[@holtzman2020, sec. 3]` cites, `[[gpt-2:src/model.py#L97]]` links to
        /// code, `[[note:gpt-2/src/sample.py/the-draw]]` to a note, `[[term:logit]]` to a term.
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
