//! The one place where what the processor printed is put right.
//!
//! Each repair is a fault seen in hayagriva 0.10 and has a test; when one of them is gone there, it can go here.

use hayagriva::citationberg::json as csl;

use super::CitedItem;
use super::run::{Run, RunStyle, join};

/// A citation: punctuation, and what could not be cited.
pub(super) fn citation(runs: Vec<Run>, unknown: &[CitedItem]) -> Vec<Run> {
    let mut runs = punctuation(runs);
    for cited in unknown {
        let separator = if runs.is_empty() { "" } else { " " };
        runs.push(Run { text: format!("{separator}({}?)", cited.key), ..Run::default() });
    }
    join(runs)
}

/// An entry: punctuation, small letters that should be small, and never nothing.
pub(super) fn entry(runs: Vec<Run>, key: &str, item: Option<&csl::Item>) -> Vec<Run> {
    let small = item.map(small_initials).unwrap_or_default();
    let mut runs = runs;
    for run in runs.iter_mut().filter(|run| run.link.is_none()) {
        // Chicago says when software came out, to the day; with a year alone the word is left over.
        run.text = run.text.replace(". Released. ", ". ");
        for (wrong, right) in &small {
            run.text = replace_word(&run.text, wrong, right);
        }
    }
    let runs = punctuation(runs);
    let title = item.and_then(|item| item.0.get("title")).and_then(csl::Value::to_str);
    let someones = item.is_some_and(|item| item.0.values().any(|value| matches!(value, csl::Value::Names(_))));
    let says_something = runs.iter().any(|run| run.text.contains(char::is_alphanumeric));
    if says_something && (title.is_some() || someones) {
        return join(runs);
    }
    // An item of nothing but an id prints as "n.d." or less, and Chicago's notes do not list what lies in no archive.
    let text = format!("{}.", title.as_deref().unwrap_or(key).trim_end_matches('.'));
    vec![Run { text, style: RunStyle::default(), link: None, entry: Some(key.to_owned()) }]
}

/// The names among an item's words that begin small and are capitals further on, such as arXiv: a style that begins a
/// sentence with one gives it a capital.
fn small_initials(item: &csl::Item) -> Vec<(String, &str)> {
    let words = item.0.values().filter_map(|value| match value {
        csl::Value::String(text) => Some(text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()),
        _ => None,
    });
    let mut found: Vec<(String, &str)> = words
        .filter(|word| word.starts_with(char::is_lowercase) && word.contains(char::is_uppercase))
        .map(|word| (word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(), word))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn replace_word(text: &str, wrong: &str, right: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(wrong) {
        let (before, from) = rest.split_at(at);
        let after = &from[wrong.len()..];
        let whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        out.push_str(before);
        out.push_str(if whole { right } else { wrong });
        rest = after;
    }
    out + rest
}

/// Drops a stop after a stop (`“AIDungeon.”.`, `Says?.`), a comma before one or before a parenthesis (`CTheory,.` and
/// `(2019,)`, where a date has no month), the space before the colon of pages (`81 : 77`, where parentheses had nothing in
/// them), a space after a space and the last of all. An ellipsis stays, and so does what is in an address.
fn punctuation(runs: Vec<Run>) -> Vec<Run> {
    let mut done: Vec<Run> = Vec::with_capacity(runs.len());
    let mut before = Tail::default();
    for run in runs {
        if run.link.is_some() {
            before = Tail::default();
            done.push(run);
            continue;
        }
        let mut text = String::with_capacity(run.text.len());
        let mut chars = run.text.chars().peekable();
        while let Some(c) = chars.next() {
            let ellipsis = c == '.' && (chars.peek() == Some(&'.') || before.is_ellipsis());
            if (c == '.' && !ellipsis && before.ends_in_stop()) || (c == ' ' && before.ends_in(' ')) {
                continue;
            }
            let comma_before_stop = matches!(c, '.' | ')') && !ellipsis && before.ends_in(',');
            let space_before_colon = c == ':' && before.ends_in(' ') && before.is_digit_and_space();
            if comma_before_stop || space_before_colon {
                // It is in this run, or it ended the one before.
                if text.pop().is_none() {
                    done.last_mut().map(|last| last.text.pop());
                }
            }
            text.push(c);
            before.push(c);
        }
        done.push(Run { text, ..run });
    }
    if let Some(last) = done.last_mut().filter(|last| last.link.is_none()) {
        last.text.truncate(last.text.trim_end().len());
    }
    join(done)
}

/// The last characters read, across runs.
#[derive(Default)]
struct Tail([Option<char>; 3]);

impl Tail {
    fn push(&mut self, c: char) {
        self.0 = [self.0[1], self.0[2], Some(c)];
    }

    fn ends_in(&self, c: char) -> bool {
        self.0[2] == Some(c)
    }

    fn is_digit_and_space(&self) -> bool {
        self.0[1].is_some_and(|c| c.is_ascii_digit()) && self.0[2] == Some(' ')
    }

    /// A stop, or a stop inside closing quotation marks.
    fn ends_in_stop(&self) -> bool {
        let quote = |c: &char| matches!(c, '”' | '’' | '"' | '\'' | '»');
        let stop = |c: char| matches!(c, '.' | '?' | '!');
        self.0.iter().rev().flatten().copied().find(|c| !quote(c)).is_some_and(stop)
    }

    fn is_ellipsis(&self) -> bool {
        self.0[1] == Some('.') && self.0[2] == Some('.')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cite::run::plain;

    fn runs(texts: &[&str]) -> Vec<Run> {
        texts.iter().map(|text| Run { text: (*text).to_owned(), ..Run::default() }).collect()
    }

    fn repaired(texts: &[&str]) -> String {
        plain(&punctuation(runs(texts)))
    }

    #[test]
    fn stops_do_not_double() {
        assert_eq!(repaired(&["“AIDungeon.”", ". Rest.."]), "“AIDungeon.” Rest.");
        assert_eq!(repaired(&["Says?", ". New"]), "Says? New");
        assert_eq!(repaired(&["‘Well!’”. So"]), "‘Well!’” So");
        assert_eq!(repaired(&["Wait... what. And so...."]), "Wait... what. And so....");
    }

    #[test]
    fn what_stood_around_nothing_goes() {
        assert_eq!(repaired(&["CTheory", ",", ". End"]), "CTheory. End");
        assert_eq!(repaired(&["(2019,)"]), "(2019)");
        assert_eq!(repaired(&["81", " ", ": 77"]), "81: 77");
        assert_eq!(repaired(&["a  b", " ", " c "]), "a b c");
    }

    #[test]
    fn code_in_titles_and_addresses_are_left_alone() {
        assert_eq!(
            repaired(&["10 PRINT CHR$(205.5+RND(1)); : GOTO 10. MIT"]),
            "10 PRINT CHR$(205.5+RND(1)); : GOTO 10. MIT"
        );
        let link = Run {
            text: "https://a.example/..b,.".into(),
            link: Some("https://a.example/..b,.".into()),
            ..Run::default()
        };
        assert_eq!(punctuation(vec![link.clone()]), [link]);
    }

    #[test]
    fn small_initials_are_restored_as_whole_words() {
        assert_eq!(
            replace_word("ArXiv, ArXivist, BioArXiv ArXiv", "ArXiv", "arXiv"),
            "arXiv, ArXivist, BioArXiv arXiv"
        );
    }

    #[test]
    fn an_entry_is_never_empty() {
        assert_eq!(plain(&entry(runs(&["", "."]), "key", None)), "key.");
    }
}
