//! An inverted index.

use super::coding::ascending;
use super::documents::Document;
use super::words::words;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// The documents that a word leads to, by their numbers, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// Those whose own name or title has it.
    pub titles: Vec<u32>,
    /// Those whose text has it.
    pub texts: Vec<u32>,
}

/// Documents, and the words that lead to them.
#[derive(Clone, Debug)]
pub struct Index {
    /// The documents; their numbers are their places in this list.
    pub documents: Vec<Document>,
    /// How many different words each document has, title and text together.
    pub sizes: Vec<u32>,
    /// The words in the order of their code points, with what they lead to.
    pub words: BTreeMap<String, Posting>,
}

impl Index {
    /// Makes the index of documents whose words are in `texts`, a list of texts for each.
    #[must_use]
    pub fn of(documents: Vec<Document>, texts: &[Vec<&str>]) -> Self {
        /// So many documents are read by one thread in one go.
        const ROUND: usize = 256;
        let cut: Vec<_> = documents.iter().zip(texts).collect();
        let rounds: Vec<HashMap<String, Posting>> = cut
            .par_chunks(ROUND)
            .enumerate()
            .map(|(round, cut)| {
                let mut found = HashMap::<String, Posting>::new();
                for (at, (document, texts)) in cut.iter().enumerate() {
                    let number = u32::try_from(round * ROUND + at).unwrap_or(u32::MAX);
                    let (name, around) = document.name();
                    note(&mut found, name, number, |posting| &mut posting.titles);
                    for text in [around, document.role.as_str()].iter().chain(*texts) {
                        note(&mut found, text, number, |posting| &mut posting.texts);
                    }
                }
                found
            })
            .collect();
        let mut words = BTreeMap::<String, Posting>::new();
        let mut sizes = vec![0; documents.len()];
        for (word, posting) in rounds.into_iter().flatten() {
            for number in posting.titles.iter().chain(&posting.texts) {
                sizes[*number as usize] += 1;
            }
            // The rounds come in order, and each word of one is met once: the numbers go on ascending.
            let known = words.entry(word).or_default();
            known.titles.extend(posting.titles);
            known.texts.extend(posting.texts);
        }
        Self { documents, sizes, words }
    }

    /// The words, and in the same order what they lead to, each as two lists of differences with a dot between.
    #[must_use]
    pub fn written(&self) -> (String, String) {
        let (mut words, mut postings) = (String::new(), String::new());
        for (word, posting) in &self.words {
            if !words.is_empty() {
                words.push(' ');
                postings.push(' ');
            }
            words.push_str(word);
            ascending(&mut postings, &posting.titles);
            postings.push('.');
            ascending(&mut postings, &posting.texts);
        }
        (words, postings)
    }
}

/// Notes that a text of the document has its words.
fn note(found: &mut HashMap<String, Posting>, text: &str, number: u32, list: impl Fn(&mut Posting) -> &mut Vec<u32>) {
    for word in words(text) {
        let posting = match found.get_mut(&*word) {
            Some(posting) => posting,
            None => found.entry(word.into_owned()).or_default(),
        };
        let list = list(posting);
        if list.last() != Some(&number) {
            list.push(number);
        }
    }
}
