//! A collation for reading in a terminal.

use super::{Shown, way};
use crate::code::text::SourceText;
use crate::collate::{Collated, Collation, FilePair, Found, Moved, State, Unit, Variation};
use std::fmt::Write as _;
use std::ops::Range;

pub(super) fn text(shown: &Shown<'_>) -> String {
    let mut out = String::new();
    for pair in shown.pairs {
        file(&mut out, pair, shown);
    }
    if shown.pairs.len() != 1 {
        let count = |state: State| shown.pairs.iter().filter(|pair| pair.state == state).count();
        let counts = State::ALL.map(|state| (count(state), state)).into_iter().filter(|(n, _)| *n > 0);
        let told: Vec<_> = counts.map(|(n, state)| format!("{n} {}", state.name())).collect();
        let _ = writeln!(out, "{}", if told.is_empty() { "no Python in either".to_owned() } else { told.join(", ") });
    }
    out
}

fn file(out: &mut String, pair: &FilePair, shown: &Shown<'_>) {
    let symbol = shown.symbol;
    let names: Vec<&str> = [&pair.a, &pair.b].into_iter().flatten().map(String::as_str).collect();
    let same = names.len() == 2 && names[0] == names[1];
    let name = if same { names[0].to_owned() } else { names.join(" → ") };
    let _ = writeln!(out, "{} {name}: {}", pair.state.letter(), judgement(pair));
    let Some(collated) = &pair.collated else {
        for (one, to) in ways(shown.moved, pair) {
            let at = if to { &one.a } else { &one.b };
            let _ = writeln!(out, "  {} {} {}", at.symbol.name, at.symbol.lines, way(one, to));
        }
        return;
    };
    let collation = &collated.collation;
    let likeness: Vec<_> = collation.likeness.iter().map(ToString::to_string).collect();
    let _ = writeln!(out, "  {}\n", likeness.join(", "));
    let units: Vec<&Unit> =
        collation.units.iter().filter(|unit| symbol.is_none_or(|name| unit.is_called(name))).collect();
    table(out, &units, &ways(shown.moved, pair));
    if symbol.is_none() && collation.module && pair.state == State::Changed {
        let _ = writeln!(out, "  {} (outside of all symbols)", State::Changed.letter());
    }
    if !units.is_empty() {
        out.push('\n');
    }
    for variation in &collation.variations {
        if symbol.is_none() || units.iter().any(|unit| unit.holds(variation)) {
            place(out, collated, variation);
        }
    }
}

/// What the states mean for a file.
pub(super) fn judgement(pair: &FilePair) -> String {
    let Some(collation) = pair.collated.as_ref().map(|collated| &collated.collation) else {
        return pair.state.name().to_owned();
    };
    match collation.state {
        State::SameTree => format!("same tree; what differs is {}", list(&collation.accidents.names())),
        State::Changed if collation.reordered => "changed: the same parts in another order".to_owned(),
        State::Changed => format!("changed {}", times(collation)),
        State::Unread => "differs; not both are Python, so only lines are compared".to_owned(),
        other => other.name().to_owned(),
    }
}

fn times(collation: &Collation) -> String {
    match collation.variations.len() {
        1 => "in 1 place".to_owned(),
        n => format!("in {n} places"),
    }
}

fn list(names: &[&str]) -> String {
    match names {
        [] => "blanks".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The symbols that left a file, or came to it from another; whether they left.
fn ways<'m>(moved: &'m [Moved], pair: &FilePair) -> Vec<(&'m Moved, bool)> {
    let is = |path: &Option<String>, other: &str| path.as_deref() == Some(other);
    let left = moved.iter().filter(|one| is(&pair.a, &one.a.path)).map(|one| (one, true));
    left.chain(moved.iter().filter(|one| is(&pair.b, &one.b.path)).map(|one| (one, false))).collect()
}

fn table(out: &mut String, units: &[&Unit], ways: &[(&Moved, bool)]) {
    let name = |unit: &Unit| match unit.other_name() {
        Some(other) => format!("{} → {other}", unit.name()),
        None => unit.name().to_owned(),
    };
    let width = units.iter().map(|unit| name(unit).chars().count()).max().unwrap_or_default();
    for unit in units {
        let lines = |symbol: &Option<crate::code::symbol::Symbol>| {
            symbol.as_ref().map_or_else(|| "–".to_owned(), |symbol| symbol.lines.to_string())
        };
        let mut notes = Vec::new();
        if let Some(likeness) = unit.likeness.filter(|_| unit.state == State::Changed) {
            notes.push(likeness.to_string());
        }
        match unit.found {
            Some(Found::BySyntax) => notes.push("followed by its syntax".to_owned()),
            Some(Found::ByLikeness) => notes.push("followed by likeness".to_owned()),
            _ => {}
        }
        let here = |(one, to): &&(&Moved, bool)| match unit.state {
            State::OnlyFirst => *to && unit.a.as_ref() == Some(&one.a.symbol),
            State::OnlySecond => !*to && unit.b.as_ref() == Some(&one.b.symbol),
            _ => false,
        };
        notes.extend(ways.iter().find(here).map(|(one, to)| way(one, *to)));
        if unit.state == State::Changed && !unit.own {
            notes.push("only inside".to_owned());
        }
        if unit.state == State::SameTree {
            notes.push(list(&unit.accidents.names()));
        }
        let (a, b) = (lines(&unit.a), lines(&unit.b));
        let row = format!("  {} {:width$}  {a:>9}  {b:>9}  {}", unit.state.letter(), name(unit), notes.join("; "));
        let _ = writeln!(out, "{}", row.trim_end());
    }
}

/// The lines of one variation, as a diff has them.
fn place(out: &mut String, collated: &Collated, variation: &Variation) {
    let told = |lines: &Range<u32>| match lines.len() {
        0 => format!("before {}", lines.start),
        1 => lines.start.to_string(),
        _ => format!("{}-{}", lines.start, lines.end - 1),
    };
    let _ = writeln!(out, "@ {} | {}", told(&variation.a.lines), told(&variation.b.lines));
    lines(out, '-', &collated.a.text, &variation.a.lines);
    lines(out, '+', &collated.b.text, &variation.b.lines);
}

fn lines(out: &mut String, sign: char, text: &SourceText, lines: &Range<u32>) {
    for line in lines.clone() {
        let _ = writeln!(out, "{sign} {}", text.line(line));
    }
}
