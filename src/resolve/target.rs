//! Each note's target against the text.

use crate::anchor::{Anchored, Context, State, locate};
use crate::corpus::holdings::{FileKey, Holding, Holdings};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::{Edition, Note};
use crate::ids::{LineRange, NoteId};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// How a target stands to the text, once resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetState {
    /// The stamp agrees.
    Exact,
    /// There is no stamp.
    Unstamped,
    /// It was found elsewhere in its symbol.
    Shifted,
    /// It was laid out anew.
    Reformatted,
    /// It stands in several places; its lines are shown as written.
    Ambiguous,
    /// It is not there any more; its lines are shown as written.
    Changed,
    /// The text is not there to look in.
    Unverified,
}

impl TargetState {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Unstamped => "unstamped",
            Self::Shifted => "shifted",
            Self::Reformatted => "reformatted",
            Self::Ambiguous => "ambiguous",
            Self::Changed => "changed",
            Self::Unverified => "unverified",
        }
    }
}

/// What a note is about, as it is in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The file.
    pub file: FileKey,
    /// The lines.
    pub lines: LineRange,
    /// The symbol, if the note names one.
    pub symbol: Option<String>,
    /// The words, as bytes of the text; every place on the lines where they stand.
    pub words: Vec<Range<usize>>,
    /// How it was found.
    pub state: TargetState,
}

/// Resolves the targets of all notes.
pub(super) fn resolve_all(edition: &Edition, holdings: &Holdings) -> (BTreeMap<NoteId, Target>, Vec<Diagnostic>) {
    let mut by_file: BTreeMap<FileKey, Vec<&Note>> = BTreeMap::new();
    for note in edition.notes.values() {
        let key = FileKey { work: note.id.work().clone(), state: None, path: note.id.path().clone() };
        by_file.entry(key).or_default().push(note);
    }
    let resolved: Vec<_> = by_file
        .par_iter()
        .map(|(key, notes)| match holdings.files.get(key) {
            Some(holding) => resolve_file(holding, notes),
            None => (Vec::new(), notes.iter().flat_map(|note| unknown_file(edition, note)).collect()),
        })
        .collect();
    let (mut targets, mut diagnostics) = (BTreeMap::new(), Vec::new());
    for (found, wrong) in resolved {
        targets.extend(found);
        diagnostics.extend(wrong);
    }
    (targets, diagnostics)
}

/// What is wrong with a note whose folder names no file that is held.
fn unknown_file(edition: &Edition, note: &Note) -> Option<Diagnostic> {
    if edition.faulty.works.contains(note.id.work()) {
        return None; // its own fault was reported
    }
    let work = edition.works.get(note.id.work());
    if work.is_some_and(|work| work.pin().files.iter().any(|file| file.path.is(note.id.path()))) {
        return None; // selected but not locked, which was said of the work
    }
    let all =
        edition.works.values().flat_map(|work| work.pin().files.iter().map(move |file| (&work.id, &file.path.value)));
    let known = all.map(|(work, path)| format!("{work}/{path}")).collect();
    let problem = Problem::NoteAstray { file: format!("{}/{}", note.id.work(), note.id.path()), known };
    Some(Diagnostic::new(problem, Place::whole(&note.place.file)))
}

/// How many places of a target's words are marked.
const MOST_MARKS: usize = 20;

type Found = Vec<(NoteId, Target)>;

fn resolve_file(holding: &Holding, notes: &[&Note]) -> (Found, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let found = notes
        .iter()
        .filter_map(|note| {
            let target = resolve_one(holding, note, &mut diagnostics)?;
            Some((note.id.clone(), target))
        })
        .collect();
    (found, diagnostics)
}

/// The lines that a target names, by number or by symbol, checked against the file.
fn written_lines(holding: &Holding, note: &Note, diagnostics: &mut Vec<Diagnostic>) -> Option<LineRange> {
    let path = holding.key.path.to_string();
    let target = &note.target;
    let symbols = || {
        holding
            .facts
            .symbols
            .iter()
            .filter(|symbol| target.symbol.as_ref().is_some_and(|name| symbol.name == *name.value))
    };
    // A stamped target is looked for in the text, wherever its lines have gone.
    let sought = note.stamp.is_some() && holding.text.is_some();
    if let Some(symbol) = &target.symbol
        && symbols().next().is_none()
    {
        let known = holding.facts.symbols.iter().map(|symbol| symbol.name.clone()).collect();
        let problem = Problem::UnknownSymbol { symbol: symbol.to_string(), path: path.clone(), known };
        diagnostics.push(Diagnostic::new(problem, symbol.place.clone()));
        return None;
    }
    let Some(lines) = &target.lines else {
        let named: Vec<_> = symbols().map(|symbol| symbol.lines).collect();
        if named.is_empty() {
            diagnostics.push(Diagnostic::new(Problem::EmptyTarget, target.place.clone()));
        } else if named.len() > 1 {
            diagnostics.push(Diagnostic::new(Problem::Ambiguous { places: named.clone() }, target.place.clone()));
        }
        return named.first().copied();
    };
    if lines.last() > holding.facts.lines && !sought {
        let problem = Problem::LinesPastEnd { path, last: lines.last(), lines: holding.facts.lines };
        diagnostics.push(Diagnostic::new(problem, lines.place.clone()));
        return None;
    }
    if let Some(symbol) = &target.symbol
        && !symbols().any(|symbol| symbol.lines.covers(lines.value))
        && note.stamp.is_none()
        && let Some(at) = symbols().next()
    {
        let problem = Problem::LinesOutsideSymbol { lines: lines.value, symbol: symbol.to_string(), at: at.lines };
        diagnostics.push(Diagnostic::new(problem, lines.place.clone()));
    }
    Some(lines.value)
}

fn resolve_one(holding: &Holding, note: &Note, diagnostics: &mut Vec<Diagnostic>) -> Option<Target> {
    let lines = written_lines(holding, note, diagnostics)?;
    let symbol = note.target.symbol.as_ref().map(|symbol| symbol.to_string());
    let key = holding.key.clone();
    let Some(text) = &holding.text else {
        return Some(Target { file: key, lines, symbol, words: Vec::new(), state: TargetState::Unverified });
    };
    let tokens = || holding.tokens();
    let context = Context { text, tokens: &tokens, symbols: &holding.facts.symbols };
    let anchored = Anchored { lines, symbol: symbol.as_deref(), stamp: note.stamp.as_ref().map(|stamp| &stamp.value) };
    let place = note.target.lines.as_ref().map_or_else(|| note.target.place.clone(), |lines| lines.place.clone());
    let mut report = |problem| diagnostics.push(Diagnostic::new(problem, place.clone()));
    let (lines, state) = match locate(&anchored, &context) {
        State::Exact => (lines, TargetState::Exact),
        State::Unstamped => {
            report(Problem::Unstamped);
            (lines, TargetState::Unstamped)
        }
        State::Shifted(to) => {
            report(Problem::Shifted { from: lines, to });
            (to, TargetState::Shifted)
        }
        State::Reformatted(to) => {
            report(Problem::Reformatted { from: lines, to });
            (to, TargetState::Reformatted)
        }
        State::Ambiguous(places) => {
            report(Problem::Ambiguous { places });
            if lines.last() > holding.facts.lines {
                return None;
            }
            (lines, TargetState::Ambiguous)
        }
        State::Changed => {
            if lines.last() > holding.facts.lines {
                let path = note.id.path().to_string();
                report(Problem::LinesPastEnd { path, last: lines.last(), lines: holding.facts.lines });
                return None; // there are no such lines to show it at
            }
            report(Problem::Changed { lines });
            (lines, TargetState::Changed)
        }
        State::Orphan => {
            report(Problem::Orphan);
            return None;
        }
    };
    let mut words = Vec::new();
    if let Some(on) = &note.target.on {
        let area = text.line_bytes(lines.first()).start;
        words =
            text.range(lines).match_indices(&*on.value).map(|(at, found)| area + at..area + at + found.len()).collect();
        // Where the lines are not those that were meant, that their words are missing is no second fault.
        let lost = matches!(state, TargetState::Changed | TargetState::Ambiguous);
        if words.len() > 1 && !lost {
            let problem = Problem::WordsRecur { words: on.to_string(), lines, count: words.len() };
            diagnostics.push(Diagnostic::new(problem, on.place.clone()));
            words.truncate(MOST_MARKS);
        }
        if words.is_empty() && !lost {
            let problem = Problem::WordsNotFound { words: on.to_string(), lines };
            diagnostics.push(Diagnostic::new(problem, on.place.clone()));
        }
    }
    Some(Target { file: key, lines, symbol, words, state })
}
