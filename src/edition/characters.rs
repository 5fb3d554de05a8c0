//! Characters in what people write that mislead whoever reviews or reads it.
//!
//! What is not seen is looked for in the whole file, comments and all, since it is the file that is reviewed; and in its values, because YAML can
//! write any character by its number. Letters that look like others are looked for in values alone: in the file, `"\\nПриве́т"` has a word with an `n`.

use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::misleading::{Sign, signs};
use crate::yaml::{Node, Value};
use std::ops::Range;
use std::sync::Arc;

/// How many characters of a file are told of: whoever has more has one, many times.
const MOST: usize = 60;

/// Looks at the text of a file.
pub(super) fn of_text(name: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let found = signs(text).into_iter().filter(|(_, sign)| matches!(sign, Sign::Hidden(..)));
    found.take(MOST).map(|(range, sign)| hidden(sign, true, Place::new(name, range))).collect()
}

/// Looks at the text of a file that is prose from its first line to its last.
pub(super) fn of_prose(name: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let found = signs(text).into_iter().take(MOST);
    found
        .map(|(range, sign)| {
            let word = word(text, &range).to_owned();
            let place = Place::new(name, range);
            match sign {
                Sign::Hidden(..) => hidden(sign, true, place),
                Sign::LookAlike(..) => Diagnostic::new(Problem::LookAlike { sign: sign.to_string(), word }, place),
            }
        })
        .collect()
}

/// Looks at the values of a file.
pub(super) fn of_values(name: &Arc<str>, text: &str, node: &Node) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    walk(name, text, node, &mut found);
    found
}

fn walk(name: &Arc<str>, text: &str, node: &Node, found: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(value) => of_value(name, text, value, &node.span, found),
        Value::List(items) => items.iter().for_each(|item| walk(name, text, item, found)),
        Value::Map(entries) => {
            for (key, value) in entries {
                of_value(name, text, &key.text, &key.span, found);
                walk(name, text, value, found);
            }
        }
    }
}

fn of_value(name: &Arc<str>, text: &str, value: &str, span: &Range<usize>, found: &mut Vec<Diagnostic>) {
    if value.is_ascii() && !value.contains(|c: char| c.is_ascii_control() && !c.is_ascii_whitespace()) {
        return;
    }
    let written = text.get(span.clone()).unwrap_or_default();
    for (range, sign) in signs(value) {
        if found.len() >= MOST {
            return;
        }
        match sign {
            // What is written as itself has been found in the text.
            Sign::Hidden(c, _) if written.contains(c) => {}
            Sign::Hidden(..) => found.push(hidden(sign, false, Place::new(name, span.clone()))),
            Sign::LookAlike(..) => {
                let word = word(value, &range);
                let place = match written.find(word) {
                    Some(at) => span.start + at..span.start + at + word.len(),
                    None => span.clone(),
                };
                let problem = Problem::LookAlike { sign: sign.to_string(), word: word.to_owned() };
                found.push(Diagnostic::new(problem, Place::new(name, place)));
            }
        }
    }
}

pub(crate) fn hidden(sign: Sign, written: bool, place: Place) -> Diagnostic {
    Diagnostic::new(Problem::HiddenCharacter { sign: sign.to_string(), written }, place)
}

/// The word that some bytes of a text belong to.
fn word<'t>(text: &'t str, at: &Range<usize>) -> &'t str {
    let ends = |c: char| !c.is_alphanumeric() && c != '_';
    let start =
        text[..at.start].rfind(ends).map_or(0, |end| end + text[end..].chars().next().map_or(0, char::len_utf8));
    let end = text[at.end..].find(ends).map_or(text.len(), |end| at.end + end);
    &text[start..end]
}
