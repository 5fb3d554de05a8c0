//! Everything but the notes: what most edits leave as it is, and what follows from it alone.

use crate::claims::Ledger;
use crate::corpus::holdings::{FileKey, Holdings};
use crate::diagnostics::{Diagnostic, Sources};
use crate::ids::ContentId;
use crate::map::References;
use crate::map::measures::Table;
use std::sync::{Arc, OnceLock};

/// The folder of the edition that holds the notes.
const NOTES: &str = "annotations/notes/";

/// The files of an edition but for its notes, and the texts of its works. Who compiles again and again keeps it for as long as a new one would be
/// the same, so that two states of an edition stand on the same ground exactly if it is one and the same.
#[derive(Debug)]
pub struct Ground {
    written: Vec<(Arc<str>, Arc<str>)>,
    texts: Vec<Held>,
    references: Arc<References>,
    measures: OnceLock<Option<Table>>,
    claims: OnceLock<(Ledger, Vec<Diagnostic>)>,
}

/// A file: its content, whether its text is there, and whether it is there and refused.
type Held = (FileKey, ContentId, bool, bool);

impl Ground {
    /// The ground of an edition whose files have these texts; the known one, if that is the same.
    #[must_use]
    pub fn of(
        sources: &Sources,
        holdings: &Holdings,
        references: &Arc<References>,
        known: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let written = sources.iter().filter(|(name, _)| !name.starts_with(NOTES));
        let texts = holdings.files.iter().map(|(key, holding)| {
            (key.clone(), holding.facts.content, holding.text.is_some(), holdings.refused.contains(key))
        });
        let ground = Self {
            written: written.map(|(name, text)| (Arc::clone(name), Arc::clone(text))).collect(),
            texts: texts.collect(),
            references: Arc::clone(references),
            measures: OnceLock::new(),
            claims: OnceLock::new(),
        };
        match known {
            Some(known) if known.is_as(&ground) => Arc::clone(known),
            _ => Arc::new(ground),
        }
    }

    fn is_as(&self, other: &Self) -> bool {
        // The graph follows from the references.
        Arc::ptr_eq(&self.references, &other.references) && self.texts == other.texts && self.written == other.written
    }

    /// The measures, made when they are first asked for.
    pub(super) fn measures(&self, make: impl FnOnce() -> Option<Table>) -> Option<&Table> {
        self.measures.get_or_init(make).as_ref()
    }

    /// The claims with what their checks found, asked once, and what is wrong with them.
    pub fn claims(&self, ask: impl FnOnce() -> (Ledger, Vec<Diagnostic>)) -> &(Ledger, Vec<Diagnostic>) {
        self.claims.get_or_init(ask)
    }
}
