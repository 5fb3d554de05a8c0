//! Words in a row that a note and a work have in common.
//!
//! The notes are few and the works may be large, so each run of words of a note is remembered by a hash, and the works are read once, in parallel,
//! with a window as long as the shortest run that is too long.

use super::style::{Word, spans};
use crate::corpus::holdings::Holdings;
use crate::edition::Note;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::BTreeMap;
use std::hash::Hasher as _;
use std::ops::Range;

/// A run of words that is too long: which note, its bytes, how many words, and where they stand.
pub(super) type Quotation = (usize, Range<usize>, usize, String);

/// A place in the notes: note, run of words, first word.
type At = (usize, usize, usize);

/// Finds more than `most` words in a row that a note has from any file that is held.
pub(super) fn find(bodies: &[(&Note, Vec<Vec<Word>>)], holdings: &Holdings, most: usize) -> Vec<Quotation> {
    let length = most.saturating_add(1);
    let mut sought: FxHashMap<u64, Vec<At>> = FxHashMap::default();
    for (note, (_, runs)) in bodies.iter().enumerate() {
        for (run, words) in runs.iter().enumerate() {
            let hashes: Vec<u64> = words.iter().map(|word| hash(&word.text)).collect();
            for (first, window) in hashes.windows(length).enumerate() {
                sought.entry(together(window)).or_default().push((note, run, first));
            }
        }
    }
    if sought.is_empty() {
        return Vec::new();
    }
    let files: Vec<_> = holdings.files.values().filter_map(|file| Some((&file.key, file.text.as_ref()?))).collect();
    let found: Vec<(At, String)> = files
        .par_iter()
        .flat_map_iter(|(key, text)| {
            let text = text.as_str();
            let mut lower = String::new();
            let hashes: Vec<u64> = spans(text).map(|range| hash(lowered(&text[range], &mut lower))).collect();
            let here: Vec<At> =
                hashes.windows(length).filter_map(|window| sought.get(&together(window))).flatten().copied().collect();
            here.into_iter().map(|at| (at, key.to_string())).collect::<Vec<_>>()
        })
        .collect();
    let mut places: BTreeMap<At, String> = BTreeMap::new();
    for (at, file) in found {
        let place = places.entry(at).or_insert_with(|| file.clone());
        // The first by name, whichever thread came first.
        if file < *place {
            *place = file;
        }
    }
    joined(bodies, places, length)
}

/// Windows that follow on one another are one quotation.
fn joined(bodies: &[(&Note, Vec<Vec<Word>>)], places: BTreeMap<At, String>, length: usize) -> Vec<Quotation> {
    let mut all: Vec<(At, usize, String)> = Vec::new();
    for ((note, run, first), file) in places {
        match all.last_mut() {
            Some(((n, r, start), end, _)) if (*n, *r) == (note, run) && first <= *end && first > *start => {
                *end = first + length;
            }
            _ => all.push(((note, run, first), first + length, file)),
        }
    }
    all.into_iter()
        .map(|((note, run, first), end, file)| {
            let words = &bodies[note].1[run][first..end];
            (note, words[0].range.start..words[words.len() - 1].range.end, words.len(), file)
        })
        .collect()
}

/// A word in lower case, in a place that is used again: nearly all words of code are ASCII and need no allocation.
fn lowered<'l>(word: &str, place: &'l mut String) -> &'l str {
    place.clear();
    if word.is_ascii() {
        place.push_str(word);
        place.make_ascii_lowercase();
    } else {
        *place = word.to_lowercase();
    }
    place
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

fn together(window: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    window.iter().for_each(|word| hasher.write_u64(*word));
    hasher.finish()
}
