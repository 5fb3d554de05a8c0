//! `annotations/paths/<id>.yaml`: guided readings.

use crate::ids::{CodeAddress, ContributorId, Date, NoteId, PathId, ReferenceKey};
use crate::yaml::{Located, OneOrMany, Prose, Text, record};

record! {
    /// A stop of a path.
    pub struct Stop as "a stop" {
        /// The lines to look at; as few as the reason allows.
        required at: Located<CodeAddress> => "\"gpt-2:src/sample.py#L67\"",
        /// What happens there, in a few words.
        required title: Located<Text> => "The person types",
        /// The note to read there.
        optional note: Located<NoteId>,
        /// What to look at, and why after the last stop: two to four sentences of Markdown.
        required reason: Prose,
    }
}

record! {
    /// A path's file.
    pub struct PathFile as "a path" {
        /// Its title.
        required title: Located<Text> => "One token from prompt to print",
        /// Its rank among the paths; the lowest is offered first.
        required order: Located<u64>,
        /// How long it takes to read, in minutes.
        required minutes: Located<u64>,
        /// What it shows, in a sentence, for the list of paths.
        required summary: Located<Text>,
        /// The authors, by their ids in `annotations/contributors.yaml`.
        required by: OneOrMany<Located<ContributorId>> => "[ada-lovelace]",
        /// When it was written or last changed.
        required date: Located<Date>,
        /// The works that it cites: every key that its texts cite, and no other.
        listed cites: OneOrMany<Located<ReferenceKey>>,
        /// What comes before the first stop: 80 to 180 words of Markdown.
        required introduction: Prose,
        /// The stops, in order.
        required stops: Vec<Stop>,
        /// What was learned, what stays open, which path to take next: 60 to 150 words of Markdown.
        required end: Prose,
    }
}

/// A path: its file, and the id that its name gives it.
#[derive(Clone, Debug)]
pub struct ReadingPath {
    /// The id.
    pub id: PathId,
    /// What the file says.
    pub file: PathFile,
}

impl std::ops::Deref for ReadingPath {
    type Target = PathFile;

    fn deref(&self) -> &PathFile {
        &self.file
    }
}

impl ReadingPath {
    /// All of its prose, in reading order.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        let reasons = self.file.stops.iter().map(|stop| &stop.reason);
        std::iter::once(&self.file.introduction).chain(reasons).chain(std::iter::once(&self.file.end))
    }
}
