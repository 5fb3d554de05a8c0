//! What the commentary of an edition comes to: how much there is, of what kinds, on what, and where to look twice.

mod alike;

use crate::edition::Note;
use crate::resolve::Resolved;
use alike::{Runs, words};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many of the shortest notes and of the most alike pairs are told.
const MOST: usize = 20;

/// The report on an edition, in words, for people.
#[must_use]
pub fn report(resolved: &Resolved) -> String {
    let notes: Vec<&Note> = resolved.targets.keys().filter_map(|id| resolved.edition.notes.get(id)).collect();
    let mut out = String::new();
    let edition = &resolved.edition;
    line(&mut out, &format!("{} notes, {} terms, {} paths", notes.len(), edition.terms.len(), edition.paths.len()));
    section(&mut out, "Kinds");
    tally(&mut out, notes.iter().map(|note| note.kind.to_string()), notes.len());
    section(&mut out, "Works");
    tally(&mut out, notes.iter().map(|note| note.id.work().to_string()), notes.len());
    section(&mut out, "Evidence");
    tally(&mut out, notes.iter().map(|note| note.evidence.as_str().to_owned()), notes.len());
    citations(&mut out, resolved, &notes);
    coverage(&mut out, resolved);
    let texts: Vec<(String, &str)> = notes.iter().map(|note| (note.id.to_string(), note.body.text.as_ref())).collect();
    shortest(&mut out, &texts);
    most_alike(&mut out, &texts);
    out
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

fn section(out: &mut String, title: &str) {
    line(out, &format!("\n{title}"));
}

fn percent(part: usize, whole: usize) -> String {
    (part * 100).checked_div(whole).map_or_else(|| "–".to_owned(), |share| format!("{share} %"))
}

/// How many of each, the most first.
fn tally(out: &mut String, of: impl Iterator<Item = String>, all: usize) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    of.for_each(|one| *counts.entry(one).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
    for (name, count) in counts {
        line(out, &format!("{count:>6}  {:>5}  {name}", percent(count, all)));
    }
}

fn citations(out: &mut String, resolved: &Resolved, notes: &[&Note]) {
    section(out, "Citations");
    let article = resolved.edition.settings.article.as_ref().map(|key| &key.value);
    let beyond = notes.iter().filter(|note| note.cites.0.iter().any(|key| Some(&key.value) != article)).count();
    line(out, &format!("{beyond:>6}  {:>5}  cite a work beyond the article", percent(beyond, notes.len())));
    let without: Vec<&&Note> = notes.iter().filter(|note| note.cites.0.is_empty()).collect();
    line(out, &format!("{:>6}  {:>5}  cite nothing:", without.len(), percent(without.len(), notes.len())));
    without.iter().for_each(|note| line(out, &format!("        {}", note.id)));
}

/// Which files and which of their functions and classes have a note. A note is on a symbol if it names it or touches its lines.
fn coverage(out: &mut String, resolved: &Resolved) {
    section(out, "Files and symbols with a note");
    let none = Vec::new();
    for work in resolved.edition.works_in_order() {
        let (mut files, mut noted, mut symbols, mut told, mut bare) = (0, 0, 0, 0, Vec::new());
        let held = resolved.holdings.files.iter().filter(|(key, _)| key.work == work.id && key.state.is_none());
        for (key, holding) in held {
            let notes = resolved.on_file.get(key).unwrap_or(&none);
            let targets: Vec<_> = notes.iter().filter_map(|id| resolved.targets.get(id)).collect();
            files += 1;
            noted += usize::from(!notes.is_empty());
            if notes.is_empty() {
                bare.push(key.path.as_str());
            }
            for symbol in holding.facts.symbols.iter() {
                symbols += 1;
                told += usize::from(targets.iter().any(|target| target.lines.overlaps(symbol.lines)));
            }
        }
        line(out, &format!("  {}: {noted} of {files} files, {told} of {symbols} functions and classes", work.id));
        bare.iter().for_each(|path| line(out, &format!("        no note on {path}")));
    }
}

fn shortest(out: &mut String, texts: &[(String, &str)]) {
    section(out, "The shortest");
    let mut lengths: Vec<(usize, &str)> = texts.iter().map(|(id, text)| (words(text).count(), id.as_str())).collect();
    lengths.sort_unstable();
    lengths.iter().take(MOST).for_each(|(length, id)| line(out, &format!("{length:>6} words  {id}")));
}

fn most_alike(out: &mut String, texts: &[(String, &str)]) {
    section(out, "The most alike (runs of three words that both have, among those that either has)");
    let runs: Vec<Runs> = texts.iter().map(|(_, text)| Runs::of(text)).collect();
    let mut pairs: Vec<(f64, usize, usize)> = (0..runs.len())
        .flat_map(|a| (0..a).map(move |b| (b, a)))
        .map(|(b, a)| (runs[a].likeness(&runs[b]), b, a))
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (likeness, one, other) in pairs.iter().take(MOST) {
        line(out, &format!("  {likeness:.2}  {}\n        {}", texts[*one].0, texts[*other].0));
    }
}
