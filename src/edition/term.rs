//! `annotations/terms/<id>.yaml`.

use crate::ids::{CodeAddress, ContributorId, Date, ReferenceKey, TermId};
use crate::yaml::{Located, OneOrMany, Prose, Text, record};

record! {
    /// A term's file.
    pub struct TermFile as "a term" {
        /// The term as it stands in a sentence.
        required term: Located<Text> => "logit",
        /// Other forms under which it occurs: a plural, a spelling, an abbreviation.
        listed also: OneOrMany<Located<Text>> => "[logits]",
        /// Whether its first use in a note becomes a link; not where it is also a word of every day, such as "class".
        optional link: Located<bool>,
        /// What it is, in a sentence of at most 30 words, for a reader who has never programmed.
        required short: Located<Text>,
        /// A place in the code where it can be seen.
        required place_: Located<CodeAddress>,
        /// Terms that belong to it, by their ids.
        listed see: OneOrMany<Located<TermId>> => "[softmax]",
        /// The works that it cites: every key that the body cites, and no other.
        listed cites: OneOrMany<Located<ReferenceKey>>,
        /// The authors, by their ids in `annotations/contributors.yaml`.
        required by: OneOrMany<Located<ContributorId>> => "[ada-lovelace]",
        /// When it was written or last changed.
        required date: Located<Date>,
        /// 60 to 150 words of Markdown: what it is, why it matters here, what to look for at the place.
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
