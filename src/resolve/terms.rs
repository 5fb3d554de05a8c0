//! Terms: their names, and the place where each can be seen.

use super::links::{Index, Passage};
use super::names::{cited, length, signed, unknown};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::{Edition, Term};
use crate::ids::TermId;
use crate::prose::Terms;
use std::collections::BTreeMap;

/// The most words of the sentence that a term is explained with.
const SHORT: usize = 30;

/// Checks every term.
pub(super) fn check(edition: &Edition) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let mut forms: BTreeMap<&str, &Place> = BTreeMap::new();
    for term in edition.terms.values() {
        // A form of two terms could link to either. Where one of them makes no links, the word means the other.
        for form in term.forms().filter(|_| term.is_linked()) {
            if let Some(first) = forms.insert(&form.value, &form.place) {
                let problem = Problem::DuplicateId { what: "term", id: form.to_string() };
                wrong.push(Diagnostic::new(problem, form.place.clone()).with(first.clone(), "the first"));
            }
        }
        check_term(edition, term, &mut wrong);
    }
    wrong
}

fn check_term(edition: &Edition, term: &Term, wrong: &mut Vec<Diagnostic>) {
    signed(edition, "a term", &term.by.0, &term.file.term.place, wrong);
    cited(edition, &term.cites.0, &[&term.body], wrong);
    for see in &term.see.0 {
        if see.is(&term.id) {
            wrong.push(Diagnostic::new(Problem::SelfReference { what: "a term" }, see.place.clone()));
        } else if !edition.terms.contains_key(&see.value) && !edition.faulty.terms.contains(&see.value) {
            let known = edition.terms.keys().map(ToString::to_string).collect();
            wrong.extend(unknown(edition, "term", see.as_str(), known, "annotations/terms", &see.place));
        }
    }
    let words = term.short.split_whitespace().count();
    if words > SHORT {
        let problem = Problem::BodyLength { part: "sentence", of: "a term", words, least: 0, most: SHORT };
        wrong.push(Diagnostic::new(problem, term.short.place.clone()));
    }
    length(&term.body, ("body", "a term"), (60, 150), wrong);
}

/// Where each term can be seen.
pub(super) fn places(edition: &Edition, index: &Index<'_>, wrong: &mut Vec<Diagnostic>) -> BTreeMap<TermId, Passage> {
    let found = edition.terms.values().filter_map(|term| Some((term.id.clone(), index.passage(&term.place_, wrong)?)));
    found.collect()
}

/// The forms of all terms that are linked by themselves, ready to be found in prose.
pub(super) fn forms(edition: &Edition) -> Terms {
    let terms = edition.terms.values().filter(|term| term.is_linked());
    Terms::new(terms.flat_map(|term| term.forms().map(move |form| (&*form.value, &term.id))))
}
