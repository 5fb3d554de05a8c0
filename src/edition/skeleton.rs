//! The beginnings of files: everything that the program knows of a new note, term or path, and what is left for its author to say.
//!
//! What only the author can say is left empty, so that `check` asks for it; a sentence to be replaced would be forgotten and published.
//! The command `new` and the reading page give out the same text.

use super::check::Asked;
use super::{HouseRules, Kind, KindField, Lens, Written};
use crate::yaml::Located;
use std::fmt::Write as _;

/// What is known of a new note. Everything is as it will stand in the file.
#[derive(Clone, Copy, Debug)]
pub struct NewNote<'a> {
    /// The file that it will be, from the root of the edition.
    pub file: &'a str,
    /// Its title; empty if it is not known.
    pub title: &'a str,
    /// Its kind.
    pub kind: Option<&'a Kind>,
    /// All kinds, for the author to choose from.
    pub kinds: &'a [Kind],
    /// All lenses, likewise.
    pub lenses: &'a [Lens],
    /// The lines.
    pub lines: &'a str,
    /// The innermost symbol around them; empty if there is none.
    pub symbol: &'a str,
    /// The stamp of the lines; empty if their text is not there.
    pub stamp: &'a str,
    /// What the edition asks of the length of its text, if it asks anything.
    pub rules: Option<&'a HouseRules>,
    /// Who writes; empty if that is not known.
    pub by: &'a str,
    /// The day.
    pub date: &'a str,
}

/// A new note.
#[must_use]
pub fn note(new: &NewNote<'_>) -> String {
    let mut text = Written::Note.first_line(new.file);
    let needs = |field: KindField| new.kind.is_some_and(|kind| kind.requires.iter().any(|one| one.value == field));
    let others: Vec<&str> =
        new.kinds.iter().filter(|kind| !is_for_editors(kind)).map(|kind| kind.id.as_str()).collect();
    line(&mut text, "title", &scalar(new.title), "the point of the note in one line; not its topic");
    line(&mut text, "kind", new.kind.map_or("", |kind| kind.id.as_str()), &format!("one of {}", others.join(", ")));
    if let Some(kind) = new.kind {
        let _ = writeln!(text, "# {}: {}", &*kind.name.value, &*kind.must.value);
    }
    text.push_str("target:\n");
    line(&mut text, "  lines", new.lines, "");
    if !new.symbol.is_empty() {
        line(&mut text, "  symbol", new.symbol, "");
    }
    let words = "words to mark, exactly as they stand on those lines";
    line(&mut text, if needs(KindField::On) { "  on" } else { "  # on" }, "", words);
    if needs(KindField::Also) {
        line(&mut text, "also", "[]", "further places, as \"work:path#L10-L12\"");
    }
    if !new.stamp.is_empty() {
        line(&mut text, "stamp", new.stamp, "");
    }
    line(&mut text, "by", new.by, "your id in annotations/contributors.yaml");
    line(&mut text, "date", new.date, "");
    line(
        &mut text,
        "evidence",
        "text",
        "text, run, history, testimony, scholarship or inference: what the note rests on",
    );
    let lenses: Vec<&str> = new.lenses.iter().map(|lens| lens.id.as_str()).collect();
    if !lenses.is_empty() {
        line(&mut text, "# lens", "[]", &format!("none, one or several of {}", lenses.join(", ")));
    }
    for (field, about) in [
        (KindField::Cites, "every key of annotations/bibliography.yaml that the text cites"),
        (KindField::See, "ids of other notes: work/path/name"),
    ] {
        let key = if needs(field) { field.as_str().to_owned() } else { format!("# {}", field.as_str()) };
        line(&mut text, &key, "[]", about);
    }
    if needs(KindField::To) {
        line(&mut text, "to", "", "the id of the note that you reply to: work/path/name");
    }
    if needs(KindField::Stance) {
        line(&mut text, "stance", "", "supports, qualifies, disputes or answers");
    }
    let _ = writeln!(
        text,
        "# {} of Markdown, indented by two blanks. [@key, sec. 3] cites; [[work:path#L97]] links to code,",
        length(new.rules)
    );
    text.push_str("# [[note:work/path/name]] to a note, [[term:name]] to a term.\nbody: |\n  \n");
    text
}

/// How many words a note has, as far as an edition says.
fn length(rules: Option<&HouseRules>) -> String {
    let bound = |bound: &Option<Located<u64>>| bound.as_ref().map(|one| one.value);
    match rules.map(|rules| (bound(&rules.least_words), bound(&rules.most_words))) {
        Some((Some(least), Some(most))) => format!("{least} to {most} words"),
        Some((Some(least), None)) => format!("{least} words or more"),
        Some((None, Some(most))) => format!("Up to {most} words"),
        Some((None, None)) | None => "A few sentences".to_owned(),
    }
}

/// Whether only editors write notes of the kind.
fn is_for_editors(kind: &Kind) -> bool {
    kind.editors.as_ref().is_some_and(|editors| editors.value)
}

/// What is known of a new term.
#[derive(Clone, Copy, Debug)]
pub struct NewTerm<'a> {
    /// The file that it will be, from the root of the edition.
    pub file: &'a str,
    /// The term.
    pub term: &'a str,
    /// Where it can be seen; empty if that is not known.
    pub place: &'a str,
    /// Who writes; empty if that is not known.
    pub by: &'a str,
    /// The day.
    pub date: &'a str,
}

/// A new term.
#[must_use]
pub fn term(new: &NewTerm<'_>) -> String {
    let mut text = Written::Term.first_line(new.file);
    line(&mut text, "term", &scalar(new.term), "as it stands in a sentence");
    line(&mut text, "# also", "[]", "other forms under which notes use it, such as its plural");
    line(&mut text, "short", "", "one sentence, at most 30 words, for a reader who has never programmed");
    line(&mut text, "place", &quoted(new.place), "one place in the code where it can be seen: \"work:path#L64\"");
    line(&mut text, "# see", "[]", "other terms, by the names of their files");
    line(&mut text, "# cites", "[]", "every key of annotations/bibliography.yaml that the text cites");
    line(&mut text, "by", new.by, "your id in annotations/contributors.yaml");
    line(&mut text, "date", new.date, "");
    text.push_str(
        "# 60 to 150 words of Markdown, indented by two blanks: what it is, why it matters here, what to look for at the place.\n\
         body: |\n  \n",
    );
    text
}

/// What is known of a new path.
#[derive(Clone, Copy, Debug)]
pub struct NewPath<'a> {
    /// The file that it will be, from the root of the edition.
    pub file: &'a str,
    /// Its rank.
    pub order: u64,
    /// Its stops.
    pub stops: &'a [String],
    /// Who writes; empty if that is not known.
    pub by: &'a str,
    /// The day.
    pub date: &'a str,
}

/// A new path.
#[must_use]
pub fn path(new: &NewPath<'_>) -> String {
    let mut text = Written::Path.first_line(new.file);
    line(&mut text, "title", "", "");
    line(&mut text, "order", &new.order.to_string(), "its rank; 1 is offered first");
    line(&mut text, "minutes", "", "to read it, with its lines");
    line(&mut text, "summary", "", "one sentence for the list of paths");
    line(&mut text, "by", new.by, "your id in annotations/contributors.yaml");
    line(&mut text, "date", new.date, "");
    line(&mut text, "# cites", "[]", "every key of annotations/bibliography.yaml that the texts cite");
    text.push_str("# 80 to 180 words of Markdown, indented by two blanks.\nintroduction: |\n  \nstops:\n");
    let none = [String::new()];
    for stop in if new.stops.is_empty() { &none } else { new.stops } {
        line(&mut text, "  - at", &quoted(stop), "as few lines as the reason allows: \"work:path#L73\"");
        line(&mut text, "    title", "", "what happens there, in a few words");
        line(&mut text, "    # note", "", "the id of a note to read there");
        text.push_str("    # Two to four sentences that read on from the last stop.\n    reason: |\n      \n");
    }
    text.push_str("# 60 to 150 words: what was learned, what stays open, which path to take next.\nend: |\n  \n");
    text
}

/// What is known of a new claim.
#[derive(Clone, Copy, Debug)]
pub struct NewClaim<'a> {
    /// The file that it will be, from the root of the edition.
    pub file: &'a str,
    /// The work that says it; empty if that is not known.
    pub cite: &'a str,
    /// Where in the code to look; empty if that is not known.
    pub place: &'a str,
    /// Who writes; empty if that is not known.
    pub by: &'a str,
    /// The day.
    pub date: &'a str,
}

/// A new claim.
#[must_use]
pub fn claim(new: &NewClaim<'_>) -> String {
    let mut text = Written::Claim.first_line(new.file);
    line(&mut text, "claim", "", "what is claimed, in our own words, in a sentence");
    text.push_str("said:\n");
    line(&mut text, "  cite", new.cite, "the key, in annotations/bibliography.yaml, of what says it");
    line(&mut text, "  at", "", "where in it: sec. 2, par. 5");
    let key = if new.place.is_empty() { "# at" } else { "at" };
    line(&mut text, key, &format!("[{}]", quoted(new.place)), "where in the code to look: \"work:path#L72-L88\"");
    text.push_str("# What has to hold for the claim to be true, all of it; each one of these words, and below it where and what:\n# ");
    text.push_str(&Asked::KINDS.join(", "));
    text.push_str(".\n");
    line(&mut text, "checks", "[]", "none, only if no check can decide it; then say why under `undecided`");
    line(&mut text, "verdict", "", "true, inexact, false or undecidable: what you find");
    line(&mut text, "by", new.by, "your id in annotations/contributors.yaml");
    line(&mut text, "date", new.date, "");
    line(&mut text, "# cites", "[]", "every key of annotations/bibliography.yaml that the note cites");
    text.push_str("# What is the case and why it matters: Markdown, indented by two blanks.\nnote: |\n  \n");
    text
}

/// Where comments begin, in characters from the beginning of the line.
const COMMENTS: usize = 32;

fn line(text: &mut String, key: &str, value: &str, about: &str) {
    let start = text.len();
    let _ = write!(text, "{key}:");
    if !value.is_empty() {
        let _ = write!(text, " {value}");
    }
    if !about.is_empty() {
        let filled = text[start..].chars().count();
        let _ = write!(text, "{}# {about}", " ".repeat(COMMENTS.saturating_sub(filled).max(1)));
    }
    text.push('\n');
}

/// A text as a YAML value: plain where no reader could take it for anything else.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | ',' | '.' | '(' | ')' | '\u{2019}'))
        && !text.ends_with(' ')
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&text.to_lowercase().as_str());
    if plain || text.is_empty() { text.to_owned() } else { quoted(text) }
}

/// A text between quotation marks. JSON's are YAML's, too.
fn quoted(text: &str) -> String {
    if text.is_empty() { String::new() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_title_is_read_as_it_was_given(title in "[ -~\u{a1}-\u{24f}\u{2010}-\u{2027}\u{4e00}-\u{4e20}]{0,40}") {
            let text = term(&NewTerm { file: "annotations/terms/x.yaml", term: &title, place: "", by: "", date: "" });
            let read: serde_json::Value = serde_yaml::from_str(&text).unwrap();
            if title.is_empty() {
                prop_assert!(read["term"].is_null());
            } else {
                prop_assert_eq!(read["term"].as_str(), Some(title.as_str()));
            }
        }
    }
}
