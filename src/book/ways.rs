//! Where the links of a book lead: to numbers.

use super::{Book, Text};
use crate::corpus::holdings::FileKey;
use crate::ids::{ClaimId, LineRange, NoteId, PathId, ReferenceKey, TermId, WorkId};
use crate::resolve::{Destination, Index};
use crate::site::words;
use crate::site::{Way, Ways};

/// What is said of what is not in the book.
const ABSENT: &str = "not in this book";

/// The id of a line.
pub(super) fn line_id(number: u32) -> String {
    format!("n{number}")
}

/// The id of a note.
pub(super) fn note_id(number: usize) -> String {
    format!("note-{number}")
}

/// The id of a claim.
pub(super) fn claim_id(number: usize) -> String {
    format!("claim-{number}")
}

/// The id of a path.
pub(super) fn path_id(number: usize) -> String {
    format!("path-{number}")
}

/// The id of a term.
pub(super) fn term_id(id: &TermId) -> String {
    format!("term-{id}")
}

/// The id of an entry of the bibliography.
pub(super) fn reference_id(key: &ReferenceKey) -> String {
    format!("ref-{key}")
}

/// The id of what is said of a work.
pub(super) fn work_id(id: &WorkId) -> String {
    format!("work-{id}")
}

/// The id of a text.
pub(super) fn text_id(base: u32) -> String {
    format!("text-{base}")
}

/// The id of the commentary on a text.
pub(super) fn commentary_id(base: u32) -> String {
    format!("on-{base}")
}

/// Numbers as they stand in a list: "1247" or "1247–1250".
pub(super) fn numerals(range: LineRange) -> String {
    range.to_string().replace('-', "\u{2013}")
}

/// The numbers of a text's lines; its round number, if it has none.
pub(super) fn extent(text: &Text<'_>) -> String {
    text.numbers().map_or_else(|| text.base.to_string(), numerals)
}

impl Book<'_> {
    /// The number of a note, if it is printed.
    pub(super) fn note_number(&self, id: &NoteId) -> Option<usize> {
        self.notes.get(id).copied()
    }

    /// The numbers of a note's lines, if it is printed.
    pub(super) fn note_lines(&self, id: &NoteId) -> Option<LineRange> {
        let (_, target) = self.resolved.note(id)?;
        self.note_number(id)?;
        self.numbers(&target.file, target.lines)
    }

    /// The number of a claim, if it is printed.
    pub(super) fn claim_number(&self, id: &ClaimId) -> Option<usize> {
        self.claim_numbers.get(id).copied()
    }

    /// The number of a path, if it is printed.
    pub(super) fn path_number(&self, id: &PathId) -> Option<usize> {
        self.path_numbers.get(id).copied()
    }

    /// A place in code that is not printed, by its work, its file and the file's own lines.
    fn elsewhere(&self, file: &FileKey, lines: Option<LineRange>, symbol: Option<&str>) -> String {
        let work = self.resolved.edition.works.get(&file.work);
        let title = work.map_or_else(|| file.work.to_string(), |work| work.title.clone());
        let state = file.state.as_ref().map(|state| {
            let known = work.and_then(|work| work.state(Some(state))?.title.clone());
            format!(" ({})", known.unwrap_or_else(|| state.to_string()))
        });
        let symbol = symbol.map(|symbol| format!("{symbol}, ")).unwrap_or_default();
        let lines = lines.map(|lines| format!(", {}", words::lines(lines))).unwrap_or_default();
        format!("{symbol}{} of {title}{}{lines}", file.path, state.unwrap_or_default())
    }

    fn code(&self, file: &FileKey, lines: Option<LineRange>, symbol: Option<&str>) -> Way {
        let class = "code";
        if !self.printed.contains(file) {
            let place = self.elsewhere(file, lines, symbol);
            return Way {
                href: None,
                added: format!(" ({place}, {ABSENT})"),
                name: format!("{place}, {ABSENT}"),
                class,
            };
        }
        let base = self.numbering.base(file).unwrap_or_default();
        let whole = self.resolved.holdings.files.get(file).and_then(|held| LineRange::new(1, held.facts.lines));
        let numbers = |lines| self.numbers(file, lines);
        let Some(numbers_of_lines) = lines.and_then(numbers) else {
            let extent = whole.and_then(numbers).map_or_else(|| base.to_string(), numerals);
            let (href, name) = (format!("#{}", text_id(base)), format!("{} ({extent})", file.path));
            return Way { href: Some(href), name, added: format!(" ({extent})"), class };
        };
        let lines = words::lines(numbers_of_lines);
        let name = symbol.map_or_else(|| lines.clone(), |symbol| format!("{symbol} ({lines})"));
        let href = format!("#{}", line_id(numbers_of_lines.first()));
        Way { href: Some(href), name, added: format!(" ({lines})"), class }
    }

    /// A link to something that has a title, and a number if it is printed.
    fn titled(id: Option<String>, title: String, number: Option<String>, class: &'static str) -> Way {
        let told = number.unwrap_or_else(|| ABSENT.to_owned());
        let (name, added) = (format!("{title} ({told})"), format!(" ({told})"));
        Way { href: id.map(|id| format!("#{id}")), name, added, class }
    }

    /// A note, by its title and the numbers of its lines.
    pub(super) fn note_way(&self, id: &NoteId) -> Way {
        let note = self.resolved.edition.notes.get(id);
        let title = note.map_or_else(|| id.to_string(), |note| format!("\u{201c}{}\u{201d}", &*note.title.value));
        let number = self.note_number(id).map(note_id);
        Self::titled(number, title, self.note_lines(id).map(numerals), "to-note")
    }

    /// A claim, by what it says and its number.
    pub(super) fn claim_way(&self, id: &ClaimId) -> Way {
        let claim = self.resolved.edition.claims.get(id);
        let says = claim.map_or_else(|| id.to_string(), |claim| claim.file.claim.to_string());
        let number = self.claim_number(id);
        let quoted = format!("\u{201c}{}\u{201d}", says.trim_end_matches('.'));
        Self::titled(number.map(claim_id), quoted, number.map(|number| format!("claim {number}")), "to-claim")
    }
}

impl Ways for Book<'_> {
    fn way(&self, to: &Destination, _: Index<'_>) -> Way {
        let edition = &self.resolved.edition;
        match to {
            // Written by the processor of citations, and as it stands.
            Destination::Citation(_) => Way { href: None, name: String::new(), added: String::new(), class: "cite" },
            Destination::Web(address) => {
                Way { href: Some(address.clone()), name: address.clone(), added: String::new(), class: "web" }
            }
            Destination::Code { file, lines, symbol } => self.code(file, *lines, symbol.as_deref()),
            Destination::Work(work) => {
                let title = edition.works.get(work).map_or_else(|| work.to_string(), |work| work.title.clone());
                let printed = self.works.iter().any(|printed| printed.work.id == *work);
                let href = printed.then(|| format!("#{}", work_id(work)));
                Way { href, name: title, added: String::new(), class: "work" }
            }
            Destination::Note(id) => self.note_way(id),
            Destination::Term(id) => {
                let term = edition.terms.get(id);
                let name = term.map_or_else(|| id.to_string(), |term| term.file.term.to_string());
                Way { href: term.map(|_| format!("#{}", term_id(id))), name, added: String::new(), class: "term" }
            }
            Destination::Path(id) => {
                let path = edition.paths.get(id);
                let title =
                    path.map_or_else(|| id.to_string(), |path| format!("\u{201c}{}\u{201d}", &*path.title.value));
                let number = self.path_number(id);
                Self::titled(number.map(path_id), title, number.map(|number| format!("path {number}")), "guide")
            }
            Destination::Claim(id) => self.claim_way(id),
        }
    }

    fn reference(&self, key: &ReferenceKey) -> Option<String> {
        self.resolved.edition.bibliography.contains_key(key).then(|| format!("#{}", reference_id(key)))
    }
}
