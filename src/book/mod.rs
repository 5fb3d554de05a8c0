//! The edition as a book: the source in one part, the commentary in another, joined by numbers.
//!
//! The model is J. Lions, *A Commentary on the UNIX Operating System* (1976), which came as two volumes to be read side by side: all of the
//! code with its lines numbered through, and a commentary that names nothing but these numbers.
//!
//! ```text
//!  Resolved ──► Book: which files, numbered (numbering), the symbols by number (symbols), what is where (ways)
//!                 └──► chapters: each a view, filled into a template, with its listing drawn (listing)
//!                        ├──► html: all in one file, for print
//!                        └──► xhtml: each as XML ──► epub: a package
//! ```
//!
//! Nothing in a book hangs on the clock or the machine: two runs over one state of an edition write the same bytes.

mod chapter;
mod contents;
mod epub;
mod html;
mod imprint;
mod listing;
mod numbering;
mod symbols;
mod view;
mod ways;
mod xhtml;

pub use chapter::Fault;
pub use epub::epub;
pub use html::html;
pub use numbering::Numbering;

use crate::corpus::holdings::{FileKey, Holding};
use crate::edition::{Claim, FileEntry, ReadingPath, Work};
use crate::ids::{ClaimGroup, ClaimId, LineRange, NoteId, PathId, WorkId};
use crate::resolve::Resolved;
use crate::site::citations::Citations;
use std::collections::{BTreeMap, BTreeSet};

/// A book before it is written.
pub struct Book<'b> {
    /// The edition.
    pub resolved: &'b Resolved,
    /// Its citations, printed.
    pub citations: &'b Citations,
    /// The number of every line of every pinned text, printed here or not.
    pub numbering: Numbering,
    /// The works that are printed, in reading order.
    pub works: Vec<Printed<'b>>,
    /// Whether they are all works of the edition.
    pub whole: bool,
    /// The place of each note that is printed, from 1.
    notes: BTreeMap<&'b NoteId, usize>,
    claims: Vec<&'b Claim>,
    claim_numbers: BTreeMap<&'b ClaimId, usize>,
    paths: Vec<&'b ReadingPath>,
    path_numbers: BTreeMap<&'b PathId, usize>,
    printed: BTreeSet<&'b FileKey>,
}

/// A work and those of its texts that are printed.
pub struct Printed<'b> {
    /// The work.
    pub work: &'b Work,
    /// The files of its pin, in reading order.
    pub texts: Vec<Text<'b>>,
}

/// A file of the book.
pub struct Text<'b> {
    /// What the work says of it.
    pub entry: &'b FileEntry,
    /// Its text, or its shape.
    pub holding: &'b Holding,
    /// The round number before that of its first line.
    pub base: u32,
    /// The notes on it, in the order of their lines.
    pub notes: Vec<&'b NoteId>,
}

impl Text<'_> {
    /// The numbers of its lines; nothing for an empty file.
    #[must_use]
    pub fn numbers(&self) -> Option<LineRange> {
        LineRange::new(self.base + 1, self.base + self.holding.facts.lines)
    }
}

impl<'b> Book<'b> {
    /// The book of some works, or of all if none is named. Line numbers are the same in both: handouts of one edition agree with each other.
    #[must_use]
    pub fn of(resolved: &'b Resolved, citations: &'b Citations, chosen: &BTreeSet<WorkId>) -> Self {
        let edition = &*resolved.edition;
        let numbering = Numbering::of(resolved);
        let whole = chosen.is_empty() || edition.works.keys().all(|work| chosen.contains(work));
        let is_chosen = |work: &WorkId| whole || chosen.contains(work);
        let works: Vec<Printed<'b>> = edition
            .works_in_order()
            .into_iter()
            .filter(|work| is_chosen(&work.id))
            .map(|work| Printed { work, texts: texts(resolved, &numbering, work) })
            .collect();
        let all = || works.iter().flat_map(|printed| &printed.texts);
        let printed: BTreeSet<&FileKey> = all().map(|text| &text.holding.key).collect();
        let notes = (1..).zip(all().flat_map(|text| &text.notes)).map(|(number, id)| (*id, number)).collect();
        let claims: Vec<&Claim> = edition
            .claims_in_order()
            .into_iter()
            .filter(|claim| match claim.id.group() {
                ClaimGroup::Work(work) => is_chosen(work),
                ClaimGroup::Across => whole,
            })
            .collect();
        let stops_here = |path: &&ReadingPath| {
            let stops = resolved.stops.get(&path.id).into_iter().flatten().flatten();
            whole || stops.into_iter().any(|passage| printed.contains(&passage.file))
        };
        let paths: Vec<&ReadingPath> = edition.paths_in_order().into_iter().filter(stops_here).collect();
        Self {
            claim_numbers: (1..).zip(&claims).map(|(number, claim)| (&claim.id, number)).collect(),
            path_numbers: (1..).zip(&paths).map(|(number, path)| (&path.id, number)).collect(),
            resolved,
            citations,
            numbering,
            works,
            whole,
            notes,
            claims,
            paths,
            printed,
        }
    }

    /// All texts, in the order of their numbers.
    pub fn texts(&self) -> impl Iterator<Item = &Text<'b>> {
        self.works.iter().flat_map(|printed| &printed.texts)
    }

    /// The numbers of lines, if they are printed here.
    #[must_use]
    pub fn numbers(&self, file: &FileKey, lines: LineRange) -> Option<LineRange> {
        self.printed.contains(file).then(|| self.numbering.range(file, lines))?
    }
}

/// The files of a work's pin that are locked.
fn texts<'b>(resolved: &'b Resolved, numbering: &Numbering, work: &'b Work) -> Vec<Text<'b>> {
    let text = |entry: &'b FileEntry| {
        let key = FileKey { work: work.id.clone(), state: None, path: entry.path.value.clone() };
        let holding = resolved.holdings.files.get(&key)?;
        let notes = resolved.on_file.get(&key).into_iter().flatten().collect();
        Some(Text { entry, holding, base: numbering.base(&key)?, notes })
    };
    work.pin().files.iter().filter_map(text).collect()
}
