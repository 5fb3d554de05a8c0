//! The pages of the variants: an overview for each base ([`overview`], with the [`stemma`]), the apparatus of each text
//! ([`apparatus`], with its [`symbols`]), and two
//! witnesses side by side ([`pair`]). [`beside`] is what the reading pages show of them, with what
//! [`carried`] takes over from one witness to another. [`moved`] follows symbols from text to text.

mod apparatus;
pub(super) mod beside;
mod carried;
mod moved;
mod overview;
mod pair;
mod places;
mod stemma;
mod symbols;

use super::Publication;
use crate::collate::{Collated, Collation, Measure, State};
use crate::corpus::holdings::{FileKey, Holding};
use crate::edition::{CollatedText, FileEntry, Sigil, Variants};
use crate::resolve::Tradition;
use crate::site::address::SitePath;
use crate::site::page::Page;
use serde_json::{Value, json};
use std::sync::Arc;

/// The pages; none for an edition without variants.
pub(super) fn pages(publication: &Publication<'_>) -> Vec<Page> {
    let Some(variants) = &publication.resolved.edition.variants else { return Vec::new() };
    let texts: Vec<_> = texts(publication, variants).collect();
    let mut pages = overview::pages(publication, variants, &texts);
    for text in &texts {
        pages.extend(text.tradition.bases.iter().map(|base| apparatus::page(text, *base)));
        pages.extend(text.tradition.pairs.iter().filter_map(|(a, b)| pair::page(text, *a, *b)));
    }
    pages
}

/// A collated text with all that is known of it.
#[derive(Clone, Copy)]
pub(super) struct Text<'p> {
    publication: &'p Publication<'p>,
    variants: &'p Variants,
    spec: &'p CollatedText,
    tradition: &'p Tradition,
}

fn texts<'p>(publication: &'p Publication<'p>, variants: &'p Variants) -> impl Iterator<Item = Text<'p>> {
    let traditions = variants.texts.iter().zip(&publication.resolved.traditions);
    traditions.filter(|(_, tradition)| tradition.members.len() > 1).map(move |(spec, tradition)| Text {
        publication,
        variants,
        spec,
        tradition,
    })
}

impl<'p> Text<'p> {
    fn file(&self, member: usize) -> &'p FileKey {
        &self.tradition.members[member].1
    }

    fn holding(&self, member: usize) -> Option<&'p Holding> {
        self.publication.resolved.holdings.files.get(self.file(member))
    }

    fn entry(&self, member: usize) -> Option<&'p FileEntry> {
        self.file(member).entry(&self.publication.resolved.edition)
    }

    /// What readers should know before they see any of the witnesses.
    fn advisory(&self) -> Option<String> {
        let entries = (0..self.tradition.members.len()).filter_map(|member| self.entry(member));
        entries.filter_map(|entry| entry.advisory.as_ref()).map(|advisory| advisory.to_string()).next()
    }

    fn sigil(&self, member: usize) -> &'p Sigil {
        &self.variants.witnesses[self.tradition.members[member].0].sigil.value
    }

    fn name(&self, member: usize) -> &'p str {
        &self.variants.witnesses[self.tradition.members[member].0].name.value
    }

    /// The collation of two members, if both texts are there.
    fn collated(&self, a: usize, b: usize) -> Option<&'p Arc<Collated>> {
        let (a, b) = (self.holding(a)?, self.holding(b)?);
        self.publication.resolved.collations.get(a.facts.content, b.facts.content)
    }

    /// The state of a member against another; nothing if one of the texts is not there and their digests differ.
    fn state(&self, a: usize, b: usize) -> Option<State> {
        let (one, two) = (self.holding(a)?, self.holding(b)?);
        if one.facts.content == two.facts.content {
            return Some(State::SameBytes);
        }
        self.collated(a, b).map(|collated| collated.collation.state)
    }

    fn others(&self, base: usize) -> impl Iterator<Item = usize> {
        (0..self.tradition.members.len()).filter(move |member| *member != base)
    }

    /// The page of the apparatus; the first base has the text's own address.
    fn apparatus(&self, base: usize) -> SitePath {
        if self.tradition.bases.first() == Some(&base) {
            SitePath::variants(&[self.spec.id.as_str()])
        } else {
            SitePath::variants(&[self.spec.id.as_str(), &folder(self.sigil(base))])
        }
    }

    /// The page of two members side by side, if there is one.
    fn side(&self, a: usize, b: usize) -> Option<SitePath> {
        if !self.tradition.pairs.contains(&(a, b)) || self.collated(a, b).is_none() {
            return None;
        }
        let pair = format!("{}-{}", folder(self.sigil(a)), folder(self.sigil(b)));
        Some(SitePath::variants(&[self.spec.id.as_str(), &pair]))
    }
}

/// A sigil in an address, where capitals are not told from small letters everywhere.
fn folder(sigil: &Sigil) -> String {
    sigil.as_str().to_lowercase()
}

/// A state as pages show it.
fn state_view(state: Option<State>) -> Value {
    match state {
        Some(state) => json!({ "id": state.id(), "letter": state.letter(), "name": state.name() }),
        None => json!({ "id": "absent", "letter": "?", "name": "not to be had" }),
    }
}

/// What a collation comes to, in a sentence without its end.
fn judgement(collation: &Collation) -> String {
    let places = match collation.variations.len() {
        1 => "one place".to_owned(),
        n => format!("{n} places"),
    };
    let nothing = collation.likeness.iter().any(|one| one.measure == Measure::Token && one.common == 0);
    match collation.state {
        State::SameBytes => "Byte for byte the same".to_owned(),
        State::SameTree => {
            format!("The same tree: what differs is accidental ({})", collation.accidents.names().join(", "))
        }
        State::Changed if nothing => "They share nothing".to_owned(),
        State::Changed if collation.reordered => "The same parts in another order".to_owned(),
        State::Changed => format!("What runs differs in {places}"),
        State::Unread => format!("Not both can be read as Python; as lines they differ in {places}"),
        State::OnlyFirst | State::OnlySecond => collation.state.name().to_owned(),
    }
}

/// The figures of a collation, each with its measure.
fn figures(collation: &Collation) -> Vec<String> {
    collation.likeness.iter().map(ToString::to_string).collect()
}

/// The figure that is shown where there is room for one: by syntax tree, or else by line.
fn figure(collation: &Collation) -> Option<(String, &'static str)> {
    let by = |measure: Measure| collation.likeness.iter().find(move |one| one.measure == measure);
    let one = by(Measure::Tree).or_else(|| by(Measure::Line))?;
    let text = one.to_string();
    Some((text.split(' ').next().unwrap_or_default().to_owned(), one.measure.name()))
}
