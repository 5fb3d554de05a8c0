//! Where the links of prose lead, and what they are called where their own text does not say.
//!
//! Prose is written once and read in two places: on a page of the site, where a link leads to another page, and in a book, where it can
//! only name a number. The writer of prose asks; the site and the book each answer in their own way.

use super::links::Linker;
use super::words;
use crate::corpus::holdings::FileKey;
use crate::ids::{LineRange, ReferenceKey};
use crate::resolve::{Destination, Index};

/// A link as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    /// Where it leads; nothing, if what it names is not there to be led to.
    pub(crate) href: Option<String>,
    /// What it is called, if it has no text of its own.
    pub(crate) name: String,
    /// What is added to a text of its own, a blank before it included.
    pub(crate) added: String,
    /// Its class.
    pub(crate) class: &'static str,
}

/// Answers where links lead.
pub(crate) trait Ways {
    /// How a link to anything but works of the bibliography and the web is shown.
    fn way(&self, to: &Destination, index: Index<'_>) -> Way;

    /// The address of an entry of the bibliography.
    fn reference(&self, key: &ReferenceKey) -> Option<String>;
}

impl Ways for Linker {
    fn way(&self, to: &Destination, index: Index<'_>) -> Way {
        let edition = index.edition;
        let (href, name, class) = match to {
            // Written by the processor of citations, and as it stands.
            Destination::Citation(_) => (None, String::new(), "cite"),
            Destination::Web(address) => (Some(address.clone()), address.clone(), "web"),
            Destination::Code { file, lines, symbol } => {
                (Some(self.code(file, *lines)), code_name(file, *lines, symbol.as_deref()), "code")
            }
            Destination::Work(work) => {
                let title = edition.works.get(work).map_or_else(|| work.to_string(), |work| work.title.clone());
                (Some(self.work(work)), title, "work")
            }
            Destination::Note(id) => {
                let title = edition.notes.get(id).map_or_else(|| id.to_string(), |note| note.title.to_string());
                (Some(self.note(id)), title, "to-note")
            }
            Destination::Term(id) => {
                let term = edition.terms.get(id).map_or_else(|| id.to_string(), |term| term.file.term.to_string());
                (Some(self.term(id)), term, "term")
            }
            Destination::Path(id) => {
                let title = edition.paths.get(id).map_or_else(|| id.to_string(), |path| path.title.to_string());
                (Some(self.path(id)), title, "guide")
            }
            Destination::Claim(id) => {
                let says = edition.claims.get(id).map_or_else(|| id.to_string(), |claim| claim.file.claim.to_string());
                (Some(self.claim(id)), says, "to-claim")
            }
        };
        Way { href, name, added: String::new(), class }
    }

    fn reference(&self, key: &ReferenceKey) -> Option<String> {
        Some(Self::reference(self, key))
    }
}

/// What a link to code is called: the path and lines, or the symbol.
fn code_name(file: &FileKey, lines: Option<LineRange>, symbol: Option<&str>) -> String {
    match (symbol, lines) {
        (Some(symbol), _) => symbol.to_owned(),
        (None, Some(lines)) => format!("{} {}", file.path.file_name(), words::lines(lines)),
        (None, None) => file.path.to_string(),
    }
}
