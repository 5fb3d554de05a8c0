//! The collations that an edition needs, by the bytes of the texts: what was collated once is not collated again while neither text changes.

use super::folder::Collated;
use super::{Collation, Reading};
use crate::ids::ContentId;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text that is to be collated.
#[derive(Clone, Debug)]
pub struct Witness<'w> {
    /// Its bytes, by digest.
    pub content: ContentId,
    /// The text.
    pub text: &'w str,
    /// Whether it is read as Python.
    pub python: bool,
}

/// Collations, by what was collated: first and second text.
#[derive(Clone, Debug, Default)]
pub struct Collations {
    found: BTreeMap<(ContentId, ContentId), Arc<Collated>>,
}

impl Collations {
    /// Collates pairs of texts, those that were collated before excepted; what is not asked for is forgotten.
    #[must_use]
    pub fn of(pairs: &[(Witness<'_>, Witness<'_>)], before: &Self) -> Self {
        let wanted: BTreeMap<(ContentId, ContentId), &(Witness<'_>, Witness<'_>)> =
            pairs.iter().map(|pair| ((pair.0.content, pair.1.content), pair)).collect();
        let found = wanted.into_par_iter().map(|(key, (a, b))| {
            let known = before.found.get(&key).cloned();
            (key, known.unwrap_or_else(|| Arc::new(collate(a, b))))
        });
        Self { found: found.collect() }
    }

    /// The collation of two texts.
    #[must_use]
    pub fn get(&self, a: ContentId, b: ContentId) -> Option<&Arc<Collated>> {
        self.found.get(&(a, b))
    }
}

fn collate(a: &Witness<'_>, b: &Witness<'_>) -> Collated {
    let read = |one: &Witness<'_>| if one.python { Reading::python(one.text) } else { Reading::plain(one.text) };
    let (a, b) = (read(a), read(b));
    let collation = Collation::of(&a, &b);
    Collated { a, b, collation }
}
