//! `annotations/terms/<id>.yaml`.

use crate::ids::{CodeAddress, ContributorId, Date, ReferenceKey, TermId};
use crate::yaml::{Located, OneOrMany, Prose, Text, record};

record! {
    /// A term's file.
    pub struct TermFile as "a term" {
        /// The term as it stands in a sentence.
        required term: Located<Text>,
        /// Other forms under which it occurs: a plural, a spelling, an abbreviation.
        listed also: OneOrMany<Located<Text>>,
        /// Whether its first use in a note becomes a link; not where it is also a word of every day, such as "class".
        optional link: Located<bool>,
        /// What it is, in a sentence.
        required short: Located<Text>,
        /// A place in the code where it can be seen.
        required place_: Located<CodeAddress>,
        /// Terms that belong to it.
        listed see: OneOrMany<Located<TermId>>,
        /// The works that it cites.
        listed cites: OneOrMany<Located<ReferenceKey>>,
        /// The authors.
        required by: OneOrMany<Located<ContributorId>>,
        /// When it was written or last changed.
        required date: Located<Date>,
        /// The text, in Markdown.
        required body: Prose,
    }
}

/// A term: its file, and the id that its name gives it.
#[derive(Clone, Debug)]
pub struct Term {
    /// The id.
    pub id: TermId,
    /// What the file says.
    pub file: TermFile,
}

impl std::ops::Deref for Term {
    type Target = TermFile;

    fn deref(&self) -> &TermFile {
        &self.file
    }
}

impl Term {
    /// Whether its first use in a note becomes a link.
    #[must_use]
    pub fn is_linked(&self) -> bool {
        self.file.link.as_ref().is_none_or(|link| link.value)
    }

    /// The forms under which it occurs: the term itself, then the others.
    pub fn forms(&self) -> impl Iterator<Item = &Located<Text>> {
        std::iter::once(&self.file.term).chain(&self.file.also.0)
    }
}
