//! The texts that places point into.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The texts of the files that were read, by their names from the edition's root.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: BTreeMap<Arc<str>, Arc<str>>,
}

impl Sources {
    /// Adds a file's text.
    pub fn add(&mut self, name: Arc<str>, text: Arc<str>) {
        self.texts.insert(name, text);
    }

    /// The text of a file; empty for files that were never read.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text)
    }

    /// The text of a file, shared; empty for files that were never read.
    #[must_use]
    pub fn shared(&self, name: &str) -> Arc<str> {
        self.texts.get(name).cloned().unwrap_or_default()
    }

    /// The files with their texts, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>)> {
        self.texts.iter()
    }

    /// The names of the files, in order.
    pub fn names(&self) -> impl Iterator<Item = &Arc<str>> {
        self.texts.keys()
    }
}
