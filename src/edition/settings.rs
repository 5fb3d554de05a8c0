//! `edition.yaml`.

use super::{HouseRules, MeasuresSpec};
use crate::ids::{ContributorId, ReferenceKey, WebAddress};
use crate::yaml::{Located, OneOrMany, Prose, Text, record};

record! {
    /// What an edition says about itself.
    pub struct Settings as "an edition" {
        /// The title.
        required title: Located<Text>,
        /// A line below the title.
        optional subtitle: Located<Text>,
        /// What the edition is, in two or three sentences, for the home page.
        required about: Prose,
        /// The language of the notes and pages, as BCP 47 has it.
        optional language: Located<Text> => "en",
        /// The bibliography key of the work that the edition tests or comments on.
        optional article: Located<ReferenceKey>,
        /// The editors' ids.
        listed editors: OneOrMany<Located<ContributorId>>,
        /// The licence of the notes (SPDX).
        required licence: Located<Text> => "CC-BY-4.0",
        /// The style of citations: a name of the CSL style archive.
        optional citation_style: Located<Text> => "chicago-author-date",
        /// What the measures of the code need to know. An edition that has this has measures, however large it is.
        optional measures: MeasuresSpec,
        /// What `check` warns of in the style of notes. Without it, of nothing.
        optional house_rules: HouseRules,
        /// The address of the repository that takes contributions.
        optional repository: Located<WebAddress> => "https://github.com/ada/an-edition",
        /// The branch of the repository that notes are sent to; `main`, if nothing is said.
        optional branch: Located<Text> => "main",
        /// The public address of the site, for canonical links.
        optional address: Located<WebAddress>,
    }
}
