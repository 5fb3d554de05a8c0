//! The collations that an edition needs, by the bytes of the texts: what was collated once is not collated again while neither text changes.

use super::Reading;
use super::folder::Collated;
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
        let mut found = BTreeMap::new();
        let mut wanted: BTreeMap<(ContentId, ContentId), (&Witness<'_>, &Witness<'_>)> = BTreeMap::new();
        for (a, b) in pairs {
            let key = (a.content, b.content);
            match before.found.get(&key) {
                Some(known) => drop(found.insert(key, Arc::clone(known))),
                None => drop(wanted.insert(key, (a, b))),
            }
        }
        // A text is in many pairs, and is read once for all of them.
        let texts: BTreeMap<(ContentId, bool), &Witness<'_>> =
            wanted.values().flat_map(|(a, b)| [*a, *b]).map(|one| ((one.content, one.python), one)).collect();
        let readings: BTreeMap<(ContentId, bool), Arc<Reading>> =
            texts.into_par_iter().map(|(key, one)| (key, Arc::new(read(one)))).collect();
        let reading = |one: &Witness<'_>| Arc::clone(&readings[&(one.content, one.python)]);
        found.par_extend(wanted.par_iter().map(|(key, (a, b))| (*key, Arc::new(Collated::of(reading(a), reading(b))))));
        Self { found }
    }

    /// The collation of two texts.
    #[must_use]
    pub fn get(&self, a: ContentId, b: ContentId) -> Option<&Arc<Collated>> {
        self.found.get(&(a, b))
    }
}

fn read(one: &Witness<'_>) -> Reading {
    if one.python { Reading::python(one.text) } else { Reading::plain(one.text) }
}
