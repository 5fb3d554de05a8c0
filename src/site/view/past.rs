//! What of the last site still holds, for `serve`, which makes one at every edit.
//!
//! Most edits are to one note, which few pages show. So long as the edition stands on the same [`Ground`](crate::resolve::Ground) and its citations are the same, those
//! pages are taken over as they are
//!
//! - that are of notes, or of files whose notes, were not changed and are not related to one that was: a page shows of other notes only
//!   those that its own notes name, or that name them;
//! - that list notes of which none was changed, if all notes are listed on the same pages as before;
//! - that show of the notes only where they stand and how many there are, like the map and the symbols, if none has moved;
//! - of works, paths and claims, if what they name is as it was.
//!
//! Everything else is made anew: the lists in which a changed note may newly appear. What nobody lists here is made anew, too, so that a
//! page is late at worst, and never wrong. A finer account, page by page of what each has read, was not taken: nothing would hold it to
//! the truth.

use super::{Publication, Site};
use crate::corpus::holdings::FileKey;
use crate::diagnostics::Sources;
use crate::edition::{Claim, ReadingPath, Work};
use crate::ids::NoteId;
use crate::prose::{self, Link};
use crate::resolve::Resolved;
use crate::site::Attachment;
use crate::site::address::SitePath;
use crate::site::citations::Citations;
use crate::site::page::Page;
use crate::yaml::Prose;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A site, with all that it was made from.
#[derive(Debug)]
pub struct Past {
    /// The texts of the files.
    pub sources: Sources,
    /// The edition.
    pub resolved: Resolved,
    /// Its citations.
    pub citations: Arc<Citations>,
    /// The public address.
    pub base: Option<String>,
    /// The site.
    pub site: Site,
}

/// What holds of the past.
#[derive(Debug, Default)]
pub(super) struct Kept<'p> {
    past: Option<&'p Past>,
    pages: BTreeMap<&'p SitePath, &'p Arc<Page>>,
    /// The notes that changed.
    changed: BTreeSet<NoteId>,
    /// These, and all that are related to one of them.
    related: BTreeSet<NoteId>,
    /// The files whose reading pages show anything else than before.
    files: BTreeSet<FileKey>,
    /// Whether any note stands elsewhere than before.
    moved: bool,
    /// Whether any note came or went, or has another kind or other authors.
    regrouped: bool,
}

impl<'p> Kept<'p> {
    /// What holds of the past, for a publication whose files have these texts.
    pub(super) fn of(past: Option<&'p Past>, publication: &Publication<'_>, sources: &Sources) -> Self {
        let Publication { resolved, citations, base } = publication;
        let same = |past: &&Past| {
            Arc::ptr_eq(&past.resolved.ground, &resolved.ground)
                && std::ptr::eq(&*past.citations, *citations)
                && past.base.as_deref() == *base
        };
        let Some(past) = past.filter(same) else { return Self::default() };
        let states = [&past.resolved, *resolved];
        let changed = changed(past, resolved, sources);
        let related: BTreeSet<NoteId> = states.into_iter().flat_map(|state| related(state, &changed)).collect();
        let mut files: BTreeSet<FileKey> = differing(states.map(|state| &state.on_file));
        files.extend(differing(states.map(|state| &state.ranges)));
        files.extend(differing(states.map(|state| &state.stops_on)));
        for state in states {
            files.extend(related.iter().filter_map(|id| Some(state.targets.get(id)?.file.clone())));
            let also = changed.iter().filter_map(|id| state.edition.notes.get(id)).flat_map(|note| &note.also);
            files.extend(also.map(|address| FileKey::of(&address.value)));
        }
        // A witness's page lists notes on other witnesses of its text.
        for tradition in states.into_iter().flat_map(|state| &state.traditions) {
            let members = || tradition.members.iter().map(|(_, file)| file);
            if members().any(|file| files.contains(file)) {
                files.extend(members().cloned());
            }
        }
        let moved = past.resolved.targets != resolved.targets;
        let listed = |state: &Resolved, id: &NoteId| {
            let note = state.edition.notes.get(id)?;
            let authors: Vec<_> = note.by.0.iter().map(|by| by.value.clone()).collect();
            Some((note.kind.value.clone(), authors))
        };
        let regrouped = moved || changed.iter().any(|id| listed(&past.resolved, id) != listed(resolved, id));
        let pages = past.site.pages.iter().map(|page| (&page.path, page)).collect();
        Self { past: Some(past), pages, changed, related, files, moved, regrouped }
    }

    /// The page of a note.
    pub(super) fn note(&self, id: &NoteId) -> Option<Arc<Page>> {
        if self.related.contains(id) { None } else { self.page(&SitePath::note(id)) }
    }

    /// The reading page of a file.
    pub(super) fn file(&self, file: &FileKey) -> Option<Arc<Page>> {
        if self.files.contains(file) { None } else { self.page(&SitePath::read(file)) }
    }

    /// The page of a work: its introduction may name notes.
    pub(super) fn work(&self, work: &Work) -> Option<Arc<Page>> {
        if self.moved || self.is_named(&work.introduction) { None } else { self.page(&SitePath::work(&work.id)) }
    }

    /// The page of a path: it has notes beside its stops, and may name others.
    pub(super) fn path(&self, path: &ReadingPath) -> Option<Arc<Page>> {
        let stops = path.stops.iter().filter_map(|stop| stop.note.as_ref());
        let shown = stops.into_iter().any(|note| self.related.contains(&note.value));
        if shown || path.prose().any(|prose| self.is_named(prose)) {
            None
        } else {
            self.page(&SitePath::path(&path.id))
        }
    }

    /// All pages of the claims, which name notes beside them and in their prose.
    pub(super) fn claims<'c>(&self, claims: impl Iterator<Item = &'c Claim>) -> Option<Vec<Arc<Page>>> {
        let seen = |claim: &Claim| claim.see.0.iter().any(|see| self.changed.contains(&see.value));
        let mut claims = claims;
        if claims.any(|claim| seen(claim) || self.is_named(&claim.note)) { None } else { self.below("claims/") }
    }

    /// The page that lists these notes.
    pub(super) fn list(&self, path: &SitePath, notes: &BTreeSet<NoteId>) -> Option<Arc<Page>> {
        if self.regrouped || !self.changed.is_disjoint(notes) { None } else { self.page(path) }
    }

    /// Pages that show where notes stand, and nothing else of them: all whose addresses begin so. Nothing, if there are none.
    pub(super) fn of_places(&self, below: &str) -> Option<Vec<Arc<Page>>> {
        if self.moved { None } else { self.below(below) }
    }

    fn below(&self, folder: &str) -> Option<Vec<Arc<Page>>> {
        let pages = self.pages.iter().filter(|(path, _)| path.as_str().starts_with(folder));
        let pages: Vec<_> = pages.map(|(_, page)| Arc::clone(page)).collect();
        (!pages.is_empty()).then_some(pages)
    }

    /// Whether a text names a note that changed.
    fn is_named(&self, prose: &Prose) -> bool {
        let mut links = prose::links(&prose.text);
        links.any(|(link, _)| matches!(link, Link::Note(id) if self.changed.contains(&id)))
    }

    /// A file for machines that shows where notes stand, and nothing else of them.
    pub(super) fn attachment(&self, path: &str) -> Option<Attachment> {
        self.past.filter(|_| !self.moved)?.site.attachments.get(path).cloned()
    }

    /// The files for machines below an address, that show nothing of the notes.
    pub(super) fn of_ground(&self, below: &str) -> Option<BTreeMap<String, Attachment>> {
        let all = self.past?.site.attachments.iter().filter(|(path, _)| path.starts_with(below));
        Some(all.map(|(path, text)| (path.clone(), text.clone())).collect())
    }

    fn page(&self, path: &SitePath) -> Option<Arc<Page>> {
        self.pages.get(path).map(|page| Arc::clone(page))
    }
}

/// The notes that came, went, read otherwise or stand elsewhere.
fn changed(past: &Past, now: &Resolved, sources: &Sources) -> BTreeSet<NoteId> {
    let texts = |state: &Resolved, sources: &Sources| -> BTreeMap<NoteId, Arc<str>> {
        let notes = state.edition.notes.values();
        notes.map(|note| (note.id.clone(), sources.shared(&note.title.place.file))).collect()
    };
    let mut changed = differing([&texts(&past.resolved, &past.sources), &texts(now, sources)]);
    changed.extend(differing([&past.resolved.targets, &now.targets]));
    changed
}

/// These notes, and those that name one of them or are named by one.
fn related(state: &Resolved, notes: &BTreeSet<NoteId>) -> BTreeSet<NoteId> {
    let mut all = notes.clone();
    let mentions = state.mentions.iter().flat_map(|(to, from)| from.iter().map(move |from| (to, from)));
    let replies = state.replies.iter().flat_map(|(to, from)| from.iter().map(move |from| (to, from)));
    for (a, b) in mentions.chain(replies) {
        if notes.contains(a) || notes.contains(b) {
            all.extend([a.clone(), b.clone()]);
        }
    }
    all
}

/// The keys under which two maps hold different things, or only one of them holds any.
fn differing<K: Ord + Clone, V: PartialEq>([a, b]: [&BTreeMap<K, V>; 2]) -> BTreeSet<K> {
    let missing = |from: &BTreeMap<K, V>, to: &BTreeMap<K, V>| -> Vec<K> {
        to.iter().filter(|(key, value)| from.get(*key) != Some(*value)).map(|(key, _)| key.clone()).collect()
    };
    missing(a, b).into_iter().chain(missing(b, a)).collect()
}
