//! Symbols that stand in another text of the same two witnesses.

use super::{Text, state_view, texts};
use crate::collate::{Found, Moved, Place, Shelf, State, Unit, follow};
use crate::corpus::holdings::FileKey;
use crate::site::links::Linker;
use crate::site::words;
use serde_json::{Value, json};

/// The symbols that went from this text of one witness to another text of the other, or came from there. Only texts that are collated are looked into.
pub(super) fn moves(text: &Text<'_>, a: usize, b: usize) -> Vec<Moved> {
    let lone = |unit: &Unit| unit.a.is_none() || unit.b.is_none();
    if !text.collated(a, b).is_some_and(|collated| collated.collation.units.iter().any(lone)) {
        return Vec::new();
    }
    let witness = |text: &Text<'_>, member: usize| text.tradition.members[member].0;
    let (of_a, of_b) = (witness(text, a), witness(text, b));
    let all: Vec<Text<'_>> = texts(text.publication, text.variants).collect();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for (at, other) in all.iter().enumerate() {
        let member = |wanted: usize| other.tradition.members.iter().position(|(witness, _)| *witness == wanted);
        let Some((x, y)) = member(of_a).zip(member(of_b)) else { continue };
        let Some(collated) = other.collated(x, y) else { continue };
        first.push(Shelf::first(other.file(x).path.as_str(), &collated.a, at, &collated.collation));
        second.push(Shelf::second(other.file(y).path.as_str(), &collated.b, at, &collated.collation));
    }
    let mut moved = follow(first, second);
    let is = |place: &Place, member: usize| place.path == text.file(member).path.as_str();
    moved.retain(|one| is(&one.a, a) || is(&one.b, b));
    moved
}

/// A symbol that went, for the page of two witnesses.
pub(super) fn shown(text: &Text<'_>, one: &Moved, (a, b): (usize, usize), links: &Linker) -> Option<Value> {
    let place = |at: &Place, member: usize| {
        let file = FileKey { path: at.path.parse().ok()?, ..text.file(member).clone() };
        let first = at.symbol.lines.first();
        Some(json!({
            "sigil": text.sigil(member).as_str(),
            "path": at.path,
            "name": at.symbol.name,
            "lines": words::lines(at.symbol.lines),
            "href": format!("{}#L{first}", links.code(&file, None)),
        }))
    };
    let how = match one.found {
        Found::ByLikeness => "followed by its name and likeness",
        Found::BySyntax | Found::ByName => "followed by its syntax",
    };
    let what = match one.state {
        State::Changed => one.likeness.to_string(),
        state => state.name().to_owned(),
    };
    Some(json!({
        "a": place(&one.a, a)?,
        "b": place(&one.b, b)?,
        "state": state_view(Some(one.state)),
        "how": format!("{what}, {how}"),
    }))
}
