//! What people write: the edition's settings, works, notes, kinds, lenses, contributors, bibliography, essays.
//!
//! [`load`] reads a folder into an [`Edition`]: typed values with their places in the files, and diagnostics for what could not be
//! read. Whether names lead anywhere is not asked here but in [`crate::resolve`], when everything is known.

mod bibliography;
mod contributor;
mod crossing;
mod essay;
mod kind;
mod layer;
mod load;
mod measures;
mod note;
mod settings;
mod tree;
mod work;

pub use bibliography::{Name, Reference, ReferenceList};
pub use contributor::{Contributor, ContributorRole};
pub use crossing::{Crossing, End, Way};
pub use essay::Essay;
pub use kind::{Kind, KindField, Lens};
pub use layer::{Layer, Phase};
pub use load::{Loaded, load};
pub use measures::{Condition, Measure, MeasuresSpec};
pub use note::{Evidence, Note, Stance, TargetSpec};
pub use settings::Settings;
pub use tree::{Root, find_root};
pub(crate) use tree::{read_regular, reason as io_reason};
pub use work::{FileEntry, Maker, Omission, OriginSpec, Role, State, Work};

use crate::ids::{ContributorId, KindId, LensId, NoteId, ReferenceKey, Slug, WorkId};
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

    /// The works in reading order: main works before companions, each in the order that they ask for.
    #[must_use]
    pub fn works_in_order(&self) -> Vec<&Work> {
        let mut works: Vec<_> = self.works.values().collect();
        works.sort_by_key(|work| (work.role, work.order, work.id.clone()));
        works
    }
}
