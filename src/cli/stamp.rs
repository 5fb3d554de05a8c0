//! `glossator stamp`: the digests of targets, written into the notes.
//!
//! Only what must change is changed: a `stamp:` line is added after the target or replaced, `lines:` is replaced where the text has
//! moved. Everything else of the file, comments and order included, stays byte for byte.

use super::{Exit, say, whole};
use crate::anchor::Stamp;
use crate::compile::{Memory, join, open};
use crate::edition::{Note, Root};
use crate::resolve::{Resolved, Target, TargetState};
use crate::yaml::{Bounds, Value, parse};
use clap::Args;
use std::collections::BTreeMap;
use std::ops::Range;

#[derive(Args, Debug, Default)]
pub(super) struct StampOptions {
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn execute(root: &Root, options: &StampOptions) -> Exit {
    let mut memory = Memory::default();
    let compiled = join(root, open(root, &mut memory), false, &mut memory);
    let Some((resolved, _)) = &compiled.edition else {
        say::diagnostics(&compiled.diagnostics, &compiled.sources);
        return Exit::CouldNotRun;
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut exit = Exit::Well;
    for (id, target) in &resolved.targets {
        let Some(note) = resolved.edition.notes.get(id) else { continue };
        let name = note.place.file.as_ref();
        let Some(edits) = edits(resolved, note, target, compiled.sources.text(name)) else {
            *counts.entry(target.state.as_str()).or_default() += 1;
            continue;
        };
        let text = apply(compiled.sources.text(name), edits);
        if !reads_back(name, &text) {
            // Written in a way that a new line would break, such as a mapping that is indented as a whole.
            say::line(&format!(
                "error: `{name}` cannot be stamped as it is written; write its keys at the beginning of lines"
            ));
            exit = Exit::Problems;
            continue;
        }
        say::line(&format!("{} {name}", if options.dry_run { "would stamp" } else { "stamped" }));
        if !options.dry_run
            && let Err(error) = whole::replace(&root.join(name), &text)
        {
            say::line(&format!("error: `{name}` cannot be written: {error}"));
            exit = Exit::CouldNotRun;
        }
        *counts.entry("stamped").or_default() += 1;
    }
    let told: Vec<_> = counts.iter().map(|(state, count)| format!("{count} {state}")).collect();
    say::line(&told.join(", "));
    exit
}

/// Whether a note's changed text is still a mapping in which the stamp is a key.
fn reads_back(name: &str, text: &str) -> bool {
    match parse(&name.into(), text, Bounds::WRITTEN).map(|node| node.value) {
        Ok(Value::Map(entries)) => entries.iter().filter(|(key, _)| key.text == "stamp").count() == 1,
        _ => false,
    }
}

/// What to change in a note's file; nothing if it is stamped and in its place, or if only a person can decide.
fn edits(resolved: &Resolved, note: &Note, target: &Target, text: &str) -> Option<Vec<(Range<usize>, String)>> {
    let holding = resolved.holdings.files.get(&target.file)?;
    let source = holding.text.as_ref()?;
    if matches!(target.state, TargetState::Ambiguous | TargetState::Changed | TargetState::Unverified) {
        return None;
    }
    let stamp = Stamp::of(source, holding.tokens(), target.lines).to_string();
    let mut edits = Vec::new();
    match (target.state, &note.stamp) {
        (TargetState::Unstamped, _) => edits.push(new_stamp(note, text, &stamp)),
        // The text is what it was; its syntax is digested in another way than by the program that stamped it.
        (TargetState::Exact, Some(old)) if old.to_string() != stamp => edits.push((old.place.range.clone(), stamp)),
        (TargetState::Shifted | TargetState::Reformatted, Some(old)) => {
            edits.push((old.place.range.clone(), stamp));
            if let Some(lines) = &note.target.lines {
                edits.push((lines.place.range.clone(), target.lines.to_string()));
            }
        }
        _ => return None,
    }
    Some(edits)
}

/// A line for the stamp, after the line on which the target ends.
fn new_stamp(note: &Note, text: &str, stamp: &str) -> (Range<usize>, String) {
    let last = [
        note.target.lines.as_ref().map(|one| one.place.range.end),
        note.target.symbol.as_ref().map(|one| one.place.range.end),
        note.target.on.as_ref().map(|one| one.place.range.end),
        Some(note.target.place.range.end),
    ];
    let end = last.into_iter().flatten().max().unwrap_or(0).min(text.len());
    // A mapping's span may end at the beginning of the next line.
    let end = text[..end].trim_end().len();
    match text[end..].find('\n') {
        Some(at) => {
            // What is indented still belongs to the target, as the closing brace of one that is written in braces.
            let indented = |line: &&str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
            let rest: usize = text[end + at + 1..].split_inclusive('\n').take_while(indented).map(str::len).sum();
            let at = end + at + 1 + rest;
            let newline = if text[..at].ends_with("\r\n") { "\r\n" } else { "\n" };
            (at..at, format!("stamp: {stamp}{newline}"))
        }
        None => (text.len()..text.len(), format!("\nstamp: {stamp}\n")),
    }
}

/// Makes changes that do not overlap.
pub(super) fn apply(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        out.replace_range(range, &new);
    }
    out
}
