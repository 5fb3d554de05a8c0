//! Links from one page.

use super::address::SitePath;
use crate::corpus::holdings::FileKey;
use crate::ids::{
    ClaimId, ContributorId, KindId, LensId, LineRange, NoteId, PathId, ReferenceKey, Slug, TermId, WorkId,
};

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

    /// A page whose address is known.
    pub(super) fn to(&self, to: &SitePath) -> String {
        self.from.to(to, None)
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

    pub(super) fn term(&self, id: &TermId) -> String {
        self.from.to(&SitePath::fixed("terms/index.html"), Some(&term_anchor(id)))
    }

    pub(super) fn path(&self, id: &PathId) -> String {
        self.from.to(&SitePath::path(id), None)
    }

    pub(super) fn claim(&self, id: &ClaimId) -> String {
        self.from.to(&SitePath::claim(id), None)
    }

    /// A stop of a path, counted from 0.
    pub(super) fn stop(&self, id: &PathId, at: usize) -> String {
        self.from.to(&SitePath::path(id), Some(&stop_anchor(at)))
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

/// The id of a term's entry: its own, so that addresses can be written by hand, unless the frame of every page has it.
pub(super) fn term_anchor(id: &TermId) -> String {
    if id.as_str() == "main" { "term.main".to_owned() } else { id.to_string() }
}

/// The id of a stop's section on its path's page; readers count from 1.
pub(super) fn stop_anchor(at: usize) -> String {
    format!("stop-{}", at + 1)
}

/// The id of a claim's entry on the reading page of a file that it points at.
pub(super) fn claim_anchor(id: &ClaimId) -> String {
    format!("claim-{}-{}", id.group().as_str(), id.slug())
}

/// The id of a note's element on its reading page.
pub(super) fn note_anchor(id: &NoteId) -> String {
    format!("note-{}", id.slug())
}
