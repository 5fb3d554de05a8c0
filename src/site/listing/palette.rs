//! The colours of texts, worked out once for those that are drawn more than once.

use super::Body;
use crate::code::highlight::{Highlighted, Highlighter};
use crate::code::language::Language;
use crate::ids::ContentId;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A highlighter that remembers.
///
/// A text is coloured from its beginning, however few of its lines are shown, and a file with thirty notes is drawn on thirty-one pages.
/// Remembering every text would cost a hundred megabytes for a million lines; only those with notes are.
pub struct Palette {
    highlighter: Highlighter,
    known: Mutex<BTreeMap<(Language, ContentId), Place>>,
}

/// Where the colours of one text will be, or are.
type Place = Arc<OnceLock<Arc<Highlighted>>>;

impl std::fmt::Debug for Palette {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Palette")
    }
}

impl Palette {
    /// A palette that remembers nothing yet.
    #[must_use]
    pub fn new(highlighter: Highlighter) -> Self {
        Self { highlighter, known: Mutex::default() }
    }

    /// Colours the texts that are remembered, each once, the longest first. Without it the pages of one file, which are drawn one after
    /// another, would keep all threads but one waiting for its colours.
    pub(crate) fn prepare<'b>(&self, bodies: impl Iterator<Item = &'b Body>) {
        let texts = bodies.filter_map(|body| match body {
            Body::Text { text, language, content, keep: true } => Some(((*language, *content), (text, body))),
            Body::Text { .. } | Body::Shape(_) => None,
        });
        let mut texts: Vec<_> = texts.collect::<BTreeMap<_, _>>().into_values().collect();
        texts.sort_by_key(|(text, _)| Reverse(text.as_str().len()));
        texts.par_iter().with_max_len(1).for_each(|(_, body)| drop(self.colours(body)));
    }

    /// The colours of a body; a shape has none.
    pub(crate) fn colours(&self, body: &Body) -> Arc<Highlighted> {
        let Body::Text { text, language, content, keep } = body else { return Arc::default() };
        let make = || Arc::new(self.highlighter.highlight(*language, text.as_str()));
        if !keep {
            return make();
        }
        // The map is locked only to find the place; who comes second to a place waits for who came first.
        let place = {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.entry((*language, *content)).or_default())
        };
        Arc::clone(place.get_or_init(make))
    }
}
