//! Notes against the house rules: warnings, which a note can be excused from with a reason.
//!
//! All rules look at the same words: those of the body that a reader reads, with their places, cut where a link or a block comes between.

use super::quotation;
use crate::corpus::holdings::Holdings;
use crate::diagnostics::{Diagnostic, Problem};
use crate::edition::{Edition, Evidence, HouseRules, Note, StyleRule};
use crate::prose::{self, Piece};
use pulldown_cmark::Event;
use rayon::prelude::*;
use std::ops::Range;

/// A word of a text, in lower case, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) range: Range<usize>,
    /// Whether it stands in a code span.
    pub(super) is_code: bool,
}

/// What a rule has against a note.
type Objection = (StyleRule, Diagnostic);

/// Checks the style of all notes, if the edition has rules for it.
pub(super) fn check(edition: &Edition, holdings: &Holdings) -> Vec<Diagnostic> {
    let Some(rules) = &edition.settings.house_rules else { return Vec::new() };
    let avoid: Vec<Phrase> = rules.avoid.0.iter().map(|phrase| Phrase::of(&phrase.value)).collect();
    let notes: Vec<&Note> = edition.notes.values().collect();
    let checked: Vec<_> = notes.par_iter().map(|note| check_note(note, rules, &avoid)).collect();
    let (bodies, objections): (Vec<_>, Vec<_>) =
        notes.into_iter().zip(checked).map(|(note, (runs, found))| ((note, runs), (note, found))).unzip();
    let objections = objections.into_iter().flat_map(|(note, found)| found.into_iter().map(move |one| (note, one)));
    let mut found: Vec<(&Note, Objection)> = objections.collect();
    if let Some(most) = rules.quoted.as_ref().and_then(|most| usize::try_from(most.value).ok()) {
        for (at, range, words, file) in quotation::find(&bodies, holdings, most) {
            let note = bodies[at].0;
            let problem = Problem::LongQuotation { words, most, file };
            found.push((note, (StyleRule::LongQuotation, Diagnostic::new(problem, note.body.place(&range)))));
        }
    }
    found
        .into_iter()
        .filter(|(note, (rule, _))| !note.allow.has(*rule))
        .map(|(_, (_, diagnostic))| diagnostic)
        .collect()
}

/// What is ruled out, and its words.
struct Phrase {
    text: String,
    words: Vec<Word>,
}

impl Phrase {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), words: words(text, 0, false) }
    }
}

/// Checks one note by itself; gives the words of its body, too.
fn check_note(note: &Note, rules: &HouseRules, avoid: &[Phrase]) -> (Vec<Vec<Word>>, Vec<Objection>) {
    let mut found: Vec<Objection> = Vec::new();
    let mut say = |rule, problem, place| found.push((rule, Diagnostic::new(problem, place)));
    let text = &*note.body.text;
    let pieces: Vec<_> = prose::pieces(text).collect();
    let runs = runs(text, &pieces);
    if let Some(problem) = length(&pieces, rules) {
        say(StyleRule::BodyLength, problem, note.body.place(&(0..0)));
    }
    if names_topic(note) {
        say(StyleRule::TitleTopic, Problem::TitleTopic, note.title.place.clone());
    }
    if let Some(needs) = lacking(note) {
        let problem = Problem::NoEvidence { evidence: note.evidence.as_str(), needs };
        say(StyleRule::NoEvidence, problem, note.evidence.place.clone());
    }
    let title = words(&note.title, 0, false);
    for phrase in avoid {
        let problem = || Problem::RuledOut { word: phrase.text.clone() };
        if position(&title, &phrase.words).is_some() {
            say(StyleRule::RuledOut, problem(), note.title.place.clone());
        }
        for range in runs.iter().filter_map(|run| position(run, &phrase.words)) {
            say(StyleRule::RuledOut, problem(), note.body.place(&range));
        }
    }
    if !rules.questions.0.is_empty() && !rules.questions.0.iter().any(|kind| kind.is(&note.kind.value)) {
        let problem = || Problem::IdleQuestion { kind: note.kind.to_string() };
        if note.title.contains('?') {
            say(StyleRule::IdleQuestion, problem(), note.title.place.clone());
        }
        if let Some(at) = question(text, &pieces) {
            say(StyleRule::IdleQuestion, problem(), note.body.place(&(at..at + 1)));
        }
    }
    (runs, found)
}

fn length(pieces: &[(Piece<'_>, Range<usize>)], rules: &HouseRules) -> Option<Problem> {
    let bound =
        |bound: &Option<crate::yaml::Located<u64>>| bound.as_ref().and_then(|one| usize::try_from(one.value).ok());
    let (least, most) = (bound(&rules.least_words).unwrap_or(0), bound(&rules.most_words).unwrap_or(usize::MAX));
    let words = pieces.iter().map(|(piece, _)| prose::words_of(piece)).sum();
    (!(least..=most).contains(&words)).then_some(Problem::BodyLength { part: "text", of: "a note", words, least, most })
}

/// Words that say of what sort a thing is, and nothing of it.
const SORTS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "of",
    "in",
    "and",
    "about",
    "function",
    "class",
    "method",
    "module",
    "file",
    "line",
    "lines",
    "loop",
    "variable",
    "constant",
    "comment",
    "parameter",
    "argument",
    "code",
    "script",
    "import",
    "imports",
    "note",
];

/// Whether nothing is left of a title but one word when the names of what it is about are taken out.
fn names_topic(note: &Note) -> bool {
    let mut named: Vec<Word> = words(note.id.path().as_str(), 0, false);
    named.extend(note.target.symbol.iter().flat_map(|symbol| words(&symbol.value, 0, false)));
    // A word that is marked is named; a sentence that is marked is spoken of.
    let marked = note.target.on.iter().map(|on| words(&on.value, 0, false));
    named.extend(marked.filter(|words| words.len() == 1).flatten());
    let says = |word: &&Word| !SORTS.contains(&word.text.as_str()) && !named.iter().any(|name| name.text == word.text);
    words(&note.title, 0, false).iter().filter(says).count() < 2
}

/// What a note would have to show for the evidence that it names, if it does not.
fn lacking(note: &Note) -> Option<&'static str> {
    let cites = !note.cites.0.is_empty();
    match note.evidence.value {
        Evidence::Testimony | Evidence::Scholarship if !cites => Some("work that is cited"),
        Evidence::History if !cites && !is_dated(&note.body.text) => Some("commit or date"),
        _ => None,
    }
}

/// Whether a text has a commit id, a year, or a number of commits.
fn is_dated(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let counted =
        |pair: &[&str]| pair[0].bytes().all(|b| b.is_ascii_digit()) && matches!(pair[1], "commit" | "commits");
    words.windows(2).any(counted)
        || words.iter().any(|word| {
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            let commit = (7..=40).contains(&word.len())
                && digits > 0
                && word.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
            let year = word.len() == 4 && digits == 4 && (word.starts_with("19") || word.starts_with("20"));
            commit || year
        })
}

/// The words of a Markdown text that a reader reads, in runs without anything between.
fn runs(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Vec<Word>> {
    let mut runs: Vec<Vec<Word>> = vec![Vec::new()];
    for (piece, range) in pieces {
        let is_code = match piece {
            Piece::Plain(Event::Text(_)) => false,
            Piece::Plain(Event::Code(_)) => true,
            // Emphasis and line ends are no ends of what is said.
            Piece::Plain(Event::SoftBreak | Event::HardBreak) => continue,
            Piece::Plain(Event::Start(tag)) if is_inline(&tag.to_end()) => continue,
            Piece::Plain(Event::End(tag)) if is_inline(tag) => continue,
            _ => {
                runs.push(Vec::new());
                continue;
            }
        };
        if let (Some(run), Some(slice)) = (runs.last_mut(), text.get(range.clone())) {
            run.extend(words(slice, range.start, is_code));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn is_inline(tag: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
}

/// The words of a text: letters, digits and low lines in a row. `start` is where the text begins.
pub(super) fn words(text: &str, start: usize, is_code: bool) -> Vec<Word> {
    spans(text)
        .map(|range| Word {
            text: text[range.clone()].to_lowercase(),
            range: start + range.start..start + range.end,
            is_code,
        })
        .collect()
}

/// The bytes of each word of a text.
pub(super) fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + rest.find(is_part)?;
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        at = start + length;
        Some(start..at)
    })
}

/// Where a phrase stands first among words that are not code.
fn position(run: &[Word], phrase: &[Word]) -> Option<Range<usize>> {
    if phrase.is_empty() {
        return None;
    }
    let found = run
        .windows(phrase.len())
        .find(|window| window.iter().zip(phrase).all(|(word, sought)| !word.is_code && word.text == sought.text))?;
    Some(found[0].range.start..found[found.len() - 1].range.end)
}

/// The first question mark in running text.
fn question(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Option<usize> {
    pieces.iter().find_map(|(piece, range)| match piece {
        Piece::Plain(Event::Text(_)) => Some(range.start + text.get(range.clone())?.find('?')?),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_run_on_through_emphasis_and_stop_at_links() {
        let text = "One *two* `three_four` five\nsix [[a:b#L1]] seven [x](https://e.org/) eight.\n\nNine";
        let texts: Vec<Vec<_>> = runs(text, &prose::pieces(text).collect::<Vec<_>>())
            .iter()
            .map(|run| run.iter().map(|word| text[word.range.clone()].to_owned()).collect())
            .collect();
        assert_eq!(
            texts,
            [&["One", "two", "three_four", "five", "six"][..], &["seven"], &["x"], &["eight"], &["Nine"]]
        );
    }

    #[test]
    fn a_commit_or_a_year_dates_a_text() {
        for dated in ["in `ed49f03` of then", "since 2019", "(1998)", "32 commits touch it"] {
            assert!(is_dated(dated), "{dated}");
        }
        for undated in ["the defaced page", "many commits", "1024 units", "12345678x", "deadbeef"] {
            assert!(!is_dated(undated), "{undated}");
        }
    }
}
