//! The identifiers of a file, each spelling kept once.

use super::id::Word;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Comparing two words of one file is comparing two numbers; between files it is by spelling.
#[derive(Debug, Default)]
pub(super) struct Words {
    spelled: Vec<Arc<str>>,
    known: FxHashMap<Arc<str>, Word>,
}

impl Words {
    pub(super) fn learn(&mut self, spelling: &str) -> Word {
        if let Some(word) = self.known.get(spelling) {
            return *word;
        }
        let (word, spelling) = (Word::new(self.spelled.len()), Arc::<str>::from(spelling));
        self.spelled.push(Arc::clone(&spelling));
        self.known.insert(spelling, word);
        word
    }

    pub(super) fn find(&self, spelling: &str) -> Option<Word> {
        self.known.get(spelling).copied()
    }

    pub(super) fn spell(&self, word: Word) -> &str {
        &self.spelled[word.index()]
    }
}
