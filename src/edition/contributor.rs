//! `annotations/contributors.yaml`.

use crate::ids::{ContributorId, Orcid, WebAddress};
use crate::yaml::{Located, Text, choice, record};

choice! {
    /// What a contributor may write.
    pub enum ContributorRole {
        /// Everything, maps and editorial notes included.
        Editor = "editor",
        /// Notes.
        Author = "author",
    }
}

record! {
    /// Somebody who writes notes.
    pub struct Contributor as "a contributor" {
        /// The id that notes name.
        required id: Located<ContributorId> => "ada-lovelace",
        /// The name as it is shown.
        required name: Located<Text> => "Ada Lovelace",
        /// The family name, for citations; without it the name is taken whole.
        optional family: Located<Text>,
        /// The given name, for citations.
        optional given: Located<Text>,
        /// Editor or author.
        required role: Located<ContributorRole>,
        /// The ORCID iD, without the address.
        optional orcid: Located<Orcid>,
        /// A page of theirs.
        optional home: Located<WebAddress>,
    }
}
