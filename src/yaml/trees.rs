//! The trees of files that were parsed before.

use super::{Bounds, Node, parse};
use crate::diagnostics::Diagnostic;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Parses, and where asked to, remembers the tree of each file for as long as its text is the same. Of reading an edition, parsing is most.
#[derive(Debug, Default)]
pub struct Trees {
    keeps: bool,
    known: Mutex<BTreeMap<Arc<str>, Known>>,
}

/// A text and its tree.
type Known = (Arc<str>, Arc<Node>);

impl Trees {
    /// Remembers trees, for a program that reads the same files again and again.
    #[must_use]
    pub fn lasting() -> Self {
        Self { keeps: true, known: Mutex::default() }
    }

    /// [`parse`]s what people wrote.
    ///
    /// # Errors
    /// As there.
    pub fn parse(&self, file: &Arc<str>, text: &Arc<str>) -> Result<Arc<Node>, Box<Diagnostic>> {
        self.parse_within(file, text, Bounds::WRITTEN)
    }

    /// [`parse`]s within other bounds. A file has the same bounds each time.
    ///
    /// # Errors
    /// As there.
    pub fn parse_within(&self, file: &Arc<str>, text: &Arc<str>, bounds: Bounds) -> Result<Arc<Node>, Box<Diagnostic>> {
        if !self.keeps {
            return parse(file, text, bounds).map(Arc::new);
        }
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, tree)) = known().get(file).filter(|(old, _)| old == text) {
            return Ok(Arc::clone(tree));
        }
        let tree = Arc::new(parse(file, text, bounds)?);
        known().insert(Arc::clone(file), (Arc::clone(text), Arc::clone(&tree)));
        Ok(tree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Value;

    #[test]
    fn a_tree_is_that_of_its_text() {
        let trees = Trees::lasting();
        let read = |text: &str| {
            let tree = trees.parse(&"a.yaml".into(), &text.into()).unwrap();
            let Value::Scalar(scalar) = &tree.value else { panic!("a scalar") };
            (scalar.clone(), tree)
        };
        let (first, again, other) = (read("one"), read("one"), read("two"));
        assert!(Arc::ptr_eq(&first.1, &again.1));
        assert_eq!((first.0.as_str(), other.0.as_str()), ("one", "two"));
    }
}
