//! Links from one page.

use super::address::SitePath;
use crate::corpus::holdings::FileKey;
use crate::ids::{ContributorId, KindId, LensId, LineRange, NoteId, ReferenceKey, Slug, WorkId};

/// Makes the links of one page.
#[derive(Clone, Debug)]
pub(super) struct Linker {
    from: SitePath,
}

impl Linker {
    pub(super) fn new(from: &SitePath) -> Self {
        Self { from: from.clone() }
    }

    pub(super) fn page(&self, to: &'static str) -> String {
        self.from.to(&SitePath::fixed(to), None)
    }

    pub(super) fn asset(&self, name: &str) -> String {
        self.from.to(&SitePath::asset(name), None)
    }

    pub(super) fn code(&self, file: &FileKey, lines: Option<LineRange>) -> String {
        // Every range that is linked has a place to land on (`Listing::ranges`); a script marks its lines.
        self.from.to(&SitePath::read(file), lines.map(LineRange::fragment).as_deref())
    }

    /// The entry of a name in the index of its file.
    pub(super) fn name(&self, file: &FileKey, qualified: &str) -> String {
        self.from.to(&SitePath::read(file), Some(&name_anchor(qualified)))
    }

    pub(super) fn essay(&self, slug: &Slug) -> String {
        self.from.to(&SitePath::essay(slug), None)
    }

    pub(super) fn work(&self, work: &WorkId) -> String {
        self.from.to(&SitePath::work(work), None)
    }

    /// A file's place on the map.
    pub(super) fn on_map(&self, file: &FileKey) -> String {
        self.from.to(&SitePath::fixed("map/index.html"), Some(&super::picture::anchor(file)))
    }

    pub(super) fn note(&self, id: &NoteId) -> String {
        self.from.to(&SitePath::note(id), None)
    }

    /// A note where it stands beside its lines.
    pub(super) fn note_in_place(&self, file: &FileKey, id: &NoteId) -> String {
        self.from.to(&SitePath::read(file), Some(&note_anchor(id)))
    }

    pub(super) fn reference(&self, key: &ReferenceKey) -> String {
        self.from.to(&SitePath::fixed("bibliography/index.html"), Some(key.as_str()))
    }

    pub(super) fn kind(&self, id: &KindId) -> String {
        self.from.to(&SitePath::fixed("kinds/index.html"), Some(id.as_str()))
    }

    pub(super) fn lens(&self, id: &LensId) -> String {
        self.from.to(&SitePath::fixed("kinds/index.html"), Some(&format!("lens-{id}")))
    }

    pub(super) fn contributor(&self, id: &ContributorId) -> String {
        self.from.to(&SitePath::fixed("contributors/index.html"), Some(id.as_str()))
    }

    pub(super) fn from(&self) -> &SitePath {
        &self.from
    }
}

/// The id of a name's entry in the index of its file.
pub(super) fn name_anchor(qualified: &str) -> String {
    format!("name-{qualified}")
}

/// The id of a note's element on its reading page.
pub(super) fn note_anchor(id: &NoteId) -> String {
    format!("note-{}", id.slug())
}
