//! What people write: the edition's settings, works, notes, claims, terms, paths, kinds, lenses, contributors, bibliography, essays.
//!
//! [`load`] reads a folder into an [`Edition`]: typed values with their places in the files, and diagnostics for what could not be
//! read. Whether names lead anywhere is not asked here but in [`crate::resolve`], when everything is known.

mod bibliography;
mod characters;
pub mod check;
mod claim;
mod contributor;
mod crossing;
mod essay;
mod house;
mod kind;
mod layer;
mod load;
mod measures;
mod note;
mod path;
mod settings;
pub mod skeleton;
mod term;
mod tree;
mod variants;
mod work;
mod written;

pub use bibliography::{Name, Reference, ReferenceList};
pub(crate) use characters::hidden as hidden_character;
pub use claim::{Claim, Said, Verdict};
pub use contributor::{Contributor, ContributorRole};
pub use crossing::{Crossing, End, Way};
pub use essay::Essay;
pub use house::{Allowances, HouseRules, StyleRule};
pub use kind::{Kind, KindField, Lens};
pub use layer::{Layer, Phase};
pub use load::{Loaded, load};
pub use measures::{Condition, Measure, MeasuresSpec};
pub use note::{Evidence, Note, Stance, TargetSpec};
pub use path::{ReadingPath, Stop};
pub use settings::Settings;
pub use term::Term;
pub(crate) use tree::{FOLLOWS_NO_LINK, link_on_the_way, read_regular, reason as io_reason};
pub use tree::{Root, find_root};
pub use variants::{CollatedText, Descent, Sigil, StateName, SymbolVerdict, Variants, WitnessSpec};
pub use work::{FileEntry, Maker, Omission, OriginSpec, Role, State, Work};
pub use written::{SCHEMAS, Written};

use crate::ids::{
    ClaimGroup, ClaimId, ContributorId, KindId, LensId, NoteId, PathId, ReferenceKey, Slug, TermId, WorkId,
};
use std::collections::{BTreeMap, BTreeSet};

/// An edition as its folder says it, before anything is resolved.
#[derive(Clone, Debug)]
pub struct Edition {
    /// `edition.yaml`.
    pub settings: Settings,
    /// The works, by id.
    pub works: BTreeMap<WorkId, Work>,
    /// The notes, by id.
    pub notes: BTreeMap<NoteId, Note>,
    /// The claims, by id.
    pub claims: BTreeMap<ClaimId, Claim>,
    /// The terms, by id.
    pub terms: BTreeMap<TermId, Term>,
    /// The paths, by id.
    pub paths: BTreeMap<PathId, ReadingPath>,
    /// The kinds of notes, in the order of their file.
    pub kinds: Vec<Kind>,
    /// The lenses, in the order of their file.
    pub lenses: Vec<Lens>,
    /// The contributors, in the order of their file.
    pub contributors: Vec<Contributor>,
    /// The bibliography, by key.
    pub bibliography: BTreeMap<ReferenceKey, Reference>,
    /// The essays, by name.
    pub essays: BTreeMap<Slug, Essay>,
    /// What is collated, if anything is.
    pub variants: Option<Variants>,
    /// What is there but could not be read.
    pub faulty: Faulty,
}

/// What is there but could not be read. Its faults were reported; that others refer to it is no fault of theirs.
#[derive(Clone, Debug, Default)]
pub struct Faulty {
    /// Works.
    pub works: BTreeSet<WorkId>,
    /// Notes.
    pub notes: BTreeSet<NoteId>,
    /// Claims.
    pub claims: BTreeSet<ClaimId>,
    /// Terms.
    pub terms: BTreeSet<TermId>,
    /// Paths.
    pub paths: BTreeSet<PathId>,
    /// Lists of which at least one item could not be read, by the name of their file.
    pub lists: BTreeSet<&'static str>,
}

impl Edition {
    /// Whether a note of this id is there, readable or not.
    #[must_use]
    pub fn has_note(&self, id: &NoteId) -> bool {
        self.notes.contains_key(id) || self.faulty.notes.contains(id)
    }

    /// The kind of this id.
    #[must_use]
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id.value == *id)
    }

    /// The lens of this id.
    #[must_use]
    pub fn lens(&self, id: &LensId) -> Option<&Lens> {
        self.lenses.iter().find(|lens| lens.id.value == *id)
    }

    /// The contributor of this id.
    #[must_use]
    pub fn contributor(&self, id: &ContributorId) -> Option<&Contributor> {
        self.contributors.iter().find(|contributor| contributor.id.value == *id)
    }

    /// The paths in the order in which they are offered.
    #[must_use]
    pub fn paths_in_order(&self) -> Vec<&ReadingPath> {
        let mut paths: Vec<_> = self.paths.values().collect();
        paths.sort_by_key(|path| (path.order.value, path.id.clone()));
        paths
    }

    /// The terms from A to Z.
    #[must_use]
    pub fn terms_in_order(&self) -> Vec<&Term> {
        let mut terms: Vec<_> = self.terms.values().collect();
        terms.sort_by_cached_key(|term| (term.term.to_lowercase(), term.id.clone()));
        terms
    }

    /// The works in reading order: main works before companions, each in the order that they ask for.
    #[must_use]
    pub fn works_in_order(&self) -> Vec<&Work> {
        let mut works: Vec<_> = self.works.values().collect();
        works.sort_by_key(|work| (work.role, work.order, work.id.clone()));
        works
    }

    /// The claims in reading order: works as they are read, those about several last; in a work, as the places where they are made follow
    /// each other.
    #[must_use]
    pub fn claims_in_order(&self) -> Vec<&Claim> {
        let works = self.works_in_order();
        let rank = |claim: &Claim| match claim.id.group() {
            ClaimGroup::Work(id) => works.iter().position(|work| work.id == *id).unwrap_or(works.len()),
            ClaimGroup::Across => works.len() + 1,
        };
        let mut claims: Vec<&Claim> = self.claims.values().collect();
        claims.sort_by_cached_key(|claim| (rank(claim), numbers(&claim.said.at), claim.id.clone()));
        claims
    }
}

/// The numbers in a text, by which places such as `§2 ¶15` follow `§2 ¶5`.
fn numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}
