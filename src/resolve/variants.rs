//! Variants: sigla, states, files and verdicts against what there is.

use super::links::Index;
use crate::corpus::holdings::FileKey;
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::{CollatedText, Edition, Sigil, StateName, Variants};
use crate::prose::Link;
use crate::resolve::Destination;
use crate::yaml::Located;
use std::collections::{BTreeMap, BTreeSet};

/// The witnesses of a collated text: the place of each in the list of witnesses, and its file, in the order of that list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tradition {
    /// The files.
    pub members: Vec<(usize, FileKey)>,
    /// Those of the members, by place, against which the others are held.
    pub bases: Vec<usize>,
    /// The pairs of members, by place, that are collated: each base with all others, and the two ends of each edge of the stemma.
    pub pairs: Vec<(usize, usize)>,
}

/// The traditions of the collated texts, in their order; what is wrong is said in `wrong` and left out.
pub(super) fn traditions(edition: &Edition, index: &Index<'_>, wrong: &mut Vec<Diagnostic>) -> Vec<Tradition> {
    let Some(variants) = &edition.variants else { return Vec::new() };
    let before = wrong.len();
    check(edition, variants, wrong);
    // Where a witness is named wrongly, it is no fault of a text that its file has none.
    let sound = wrong.len() == before;
    let bases: Vec<usize> = variants.bases.0.iter().filter_map(|sigil| variants.find(&sigil.value)).collect();
    variants
        .texts
        .iter()
        .map(|text| {
            let mut members = Vec::new();
            for address in &text.files {
                let state = StateName { work: address.work.clone(), state: address.state.clone() };
                let witness = variants.witnesses.iter().position(|witness| witness.state.value == state);
                match (index.code(&address.value), witness) {
                    (Ok(Destination::Code { file, symbol: None, .. }), Some(witness)) => members.push((witness, file)),
                    (Ok(_), Some(_)) => {
                        let problem =
                            Problem::DeadLink { link: address.to_string(), why: "a file is meant".to_owned() };
                        wrong.push(Diagnostic::new(problem, address.place.clone()));
                    }
                    (Ok(_), None) if !sound => {}
                    (Ok(_), None) => {
                        let known = variants.witnesses.iter().map(|one| one.state.to_string()).collect();
                        wrong.push(unknown("witness", state.to_string(), known, &address.place));
                    }
                    (Err(_), _) if index.known_fault(&Link::Code(address.value.clone())) => {}
                    (Err(problem), _) => wrong.push(Diagnostic::new(problem, address.place.clone())),
                }
            }
            members.sort();
            for two in members.windows(2).filter(|two| two[0].0 == two[1].0) {
                let id = variants.witnesses[two[0].0].sigil.to_string();
                wrong.push(Diagnostic::new(
                    Problem::DuplicateId { what: "witness of this text", id },
                    text.id.place.clone(),
                ));
            }
            members.dedup_by_key(|(witness, _)| *witness);
            symbols(text, &members, index, wrong);
            let at = |witness: &usize| members.iter().position(|(member, _)| member == witness);
            let mut bases: Vec<usize> = bases.iter().filter_map(at).collect();
            if bases.is_empty() && !members.is_empty() {
                bases.push(0);
            }
            let ends = variants.stemma.iter().filter_map(|edge| {
                Some((at(&variants.find(&edge.from.value)?)?, at(&variants.find(&edge.to.value)?)?))
            });
            let all = bases.iter().flat_map(|base| (0..members.len()).map(move |other| (*base, other)));
            let mut pairs: Vec<_> = all.chain(ends).filter(|(a, b)| a != b).collect();
            pairs.sort_unstable();
            pairs.dedup();
            Tradition { members, bases, pairs }
        })
        .collect()
}

/// The symbols of the verdicts: each is one that a member defines, and is spoken of once.
fn symbols(text: &CollatedText, members: &[(usize, FileKey)], index: &Index<'_>, wrong: &mut Vec<Diagnostic>) {
    if members.is_empty() {
        return;
    }
    let holdings = members.iter().filter_map(|(_, file)| index.holdings.files.get(file));
    let known: BTreeSet<&str> =
        holdings.flat_map(|holding| holding.facts.symbols.iter()).map(|symbol| symbol.name.as_str()).collect();
    let mut spoken: BTreeMap<&str, &Place> = BTreeMap::new();
    for symbol in text.verdicts.iter().flat_map(|verdict| &verdict.symbols) {
        if !known.contains(&*symbol.value) {
            let problem = Problem::UnknownSymbol {
                symbol: symbol.to_string(),
                path: text.title.to_string(),
                known: known.iter().map(ToString::to_string).collect(),
            };
            wrong.push(Diagnostic::new(problem, symbol.place.clone()));
        } else if let Some(first) = spoken.insert(&symbol.value, &symbol.place) {
            // Only one of two could be shown, and nobody would know which is meant.
            let problem = Problem::DuplicateId { what: "verdict on", id: symbol.to_string() };
            wrong.push(Diagnostic::new(problem, symbol.place.clone()).with(first.clone(), "the first"));
        }
    }
}

fn check(edition: &Edition, variants: &Variants, wrong: &mut Vec<Diagnostic>) {
    let mut sigla: BTreeMap<&Sigil, &Place> = BTreeMap::new();
    for witness in &variants.witnesses {
        if let Some(first) = sigla.insert(&witness.sigil.value, &witness.sigil.place) {
            let problem = Problem::DuplicateId { what: "sigil", id: witness.sigil.to_string() };
            wrong.push(Diagnostic::new(problem, witness.sigil.place.clone()).with(first.clone(), "the first"));
        }
        let name = &witness.state.value;
        let known = edition.works.get(&name.work).is_some_and(|work| work.state(name.state.as_ref()).is_some());
        if !known && !edition.faulty.works.contains(&name.work) {
            let states = edition.works.values().flat_map(|work| {
                work.states.iter().map(|state| StateName { work: work.id.clone(), state: state.id.clone() }.to_string())
            });
            let problem = Problem::Unknown {
                what: "state of a work",
                name: name.to_string(),
                known: states.collect(),
                defined_in: "corpus",
            };
            wrong.push(Diagnostic::new(problem, witness.state.place.clone()));
        }
    }
    let twice = sigla.len() < variants.witnesses.len();
    let edges = variants.stemma.iter().flat_map(|edge| [&edge.from, &edge.to]);
    // Of two witnesses with one sigil, one has lost its own, and what refers to that is right.
    for sigil in variants.bases.0.iter().chain(edges).filter(|_| !twice) {
        if variants.find(&sigil.value).is_none() {
            let known = variants.witnesses.iter().map(|witness| witness.sigil.to_string()).collect();
            wrong.push(unknown("sigil", sigil.to_string(), known, &sigil.place));
        }
    }
    let mut texts: BTreeMap<&str, &Located<crate::ids::Slug>> = BTreeMap::new();
    for text in &variants.texts {
        if let Some(first) = texts.insert(text.id.as_str(), &text.id) {
            let problem = Problem::DuplicateId { what: "collated text", id: text.id.to_string() };
            wrong.push(Diagnostic::new(problem, text.id.place.clone()).with(first.place.clone(), "the first"));
        }
    }
}

fn unknown(what: &'static str, name: String, known: Vec<String>, place: &Place) -> Diagnostic {
    let problem = Problem::Unknown { what, name, known, defined_in: "annotations/variants.yaml" };
    Diagnostic::new(problem, place.clone())
}
