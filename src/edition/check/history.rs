//! What was the case at other times.

use super::Check;
use crate::edition::check::files::Entry;
use crate::ids::{Amount, CodeAddress, CommitPrefix, WorkId};
use crate::yaml::{FromYaml, Located, Node, OneOrMany, Reader, Text, choice, record};

choice! {
    /// Which commits.
    pub enum Refs {
        /// The pin and what came before it.
        Pin = "pin",
        /// All that any branch, tag or request of the history holds.
        All = "all",
    }
}

choice! {
    /// At which of the commits something holds.
    pub enum Span {
        /// At all.
        Always = "always",
        /// At some.
        Sometimes = "sometimes",
        /// At none.
        Never = "never",
    }
}

choice! {
    /// Whether commits that join two lines of work count.
    pub enum Merges {
        /// They do.
        Counted = "counted",
        /// They do not.
        LeftOut = "left-out",
    }
}

choice! {
    /// Whether a file is followed to the name that it had before.
    pub enum Renames {
        /// It is.
        Followed = "followed",
        /// It is not.
        NotFollowed = "not-followed",
    }
}

impl FromYaml for Box<Check> {
    fn schema() -> serde_json::Value {
        Check::schema()
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Check::from_yaml(node, reader).map(Self::new)
    }
}

record! {
    /// Another check, at every commit.
    pub struct History as "a check `history`" {
        /// The work.
        required r#in: Located<WorkId>,
        /// Which commits.
        required refs: Located<Refs>,
        /// What is asked at each of them.
        required check: Box<Check>,
        /// At which it holds.
        required holds: Located<Span>,
        /// The first commit at which it holds.
        optional first: Located<CommitPrefix>,
        /// The last.
        optional last: Located<CommitPrefix>,
    }
}

record! {
    /// Commits that change how often a text occurs.
    pub struct Pickaxe as "a check `pickaxe`" {
        /// The work.
        required r#in: Located<WorkId>,
        /// Which commits.
        required refs: Located<Refs>,
        /// The text.
        required text: Located<Text>,
        /// The file or folder to look in; nothing for all.
        optional path: Located<Entry>,
        /// How many commits.
        required commits: Located<Amount>,
    }
}

record! {
    /// Who wrote some lines, by git's account of the pin.
    pub struct Authors as "a check `authors`" {
        /// The lines.
        required at: Located<CodeAddress>,
        /// How many people.
        optional are: Located<Amount>,
        /// Some of them.
        listed include: OneOrMany<Located<Text>>,
    }
}

record! {
    /// Commits that touch a path, and their authors.
    pub struct Commits as "a check `commits`" {
        /// The work.
        required r#in: Located<WorkId>,
        /// Which commits.
        required refs: Located<Refs>,
        /// The file or folder; nothing for all.
        optional path: Located<Entry>,
        /// Whether commits that join two lines of work count.
        required merges: Located<Merges>,
        /// Whether the file is followed to the name that it had before; if nothing is said, it is not.
        optional renames: Located<Renames>,
        /// How many commits.
        optional commits: Located<Amount>,
        /// How many authors.
        optional authors: Located<Amount>,
    }
}
