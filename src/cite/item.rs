//! A CSL-JSON item, shaped into what the processor can take without a fault.
//!
//! hayagriva reads CSL-JSON but trusts it: a range of dates or a month 0 makes it panic, its parser of names takes "von"
//! apart, and it sets titles of English items in title case, so that `10 PRINT` becomes `10 Print` and `FAccT` `Facct`
//! (the `nocase` spans of other processors are not read). Shaping here is cheaper than repairing afterwards:
//! titles are left in the case they were written in, by not owning up to being English.

use std::collections::BTreeMap;

use hayagriva::citationberg::json as csl;
use serde_json::Value;

use super::date::{self, DateParts};

/// The name variables of CSL.
pub(super) const NAMES: &[&str] = &[
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editorial-director",
    "editortranslator",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
];

/// The date variables of CSL.
pub(super) const DATES: &[&str] = &["accessed", "available-date", "event-date", "issued", "original-date", "submitted"];

/// Shapes an item. The error is one phrase for people.
pub(super) fn shape(value: &Value) -> Result<csl::Item, String> {
    let fields = value.as_object().ok_or("the item is not a mapping")?;
    let mut shaped = BTreeMap::new();
    for (name, value) in fields {
        let shaped_value = if NAMES.contains(&name.as_str()) {
            Some(csl::Value::Names(names(value).map_err(|why| format!("{name}: {why}"))?))
                .filter(|v| *v != csl::Value::Names(vec![]))
        } else if DATES.contains(&name.as_str()) {
            Some(date_value(date::read(value).map_err(|why| format!("{name}: {why}"))?))
        } else {
            text(value).map(csl::Value::String)
        };
        if let Some(shaped_value) = shaped_value {
            shaped.insert(name.clone(), shaped_value);
        }
    }
    if !matches!(shaped.get("id"), Some(csl::Value::String(_))) {
        return Err("the item has no id".into());
    }
    shaped.entry("type".into()).or_insert_with(|| csl::Value::String("document".into()));
    // Styles say "preprint" of an `article` themselves.
    if is(&shaped, "type", "article") && is(&shaped, "genre", "preprint") {
        shaped.remove("genre");
    }
    // An arXiv number is in the address already, and a style that prints a number gives it a capital: "ArXiv:1607.06450".
    let in_address = |number: &str| {
        number
            .strip_prefix("arXiv:")
            .is_some_and(|id| matches!(shaped.get("URL"), Some(csl::Value::String(url)) if url.contains(id)))
    };
    if matches!(shaped.get("number"), Some(csl::Value::String(number)) if in_address(number)) {
        shaped.remove("number");
    }
    // Not English, whatever it is: see above. No style in the archive prints the language of an item.
    shaped.insert("language".into(), csl::Value::String("zxx".into()));
    Ok(csl::Item(shaped))
}

fn is(fields: &BTreeMap<String, csl::Value>, name: &str, wanted: &str) -> bool {
    matches!(fields.get(name), Some(csl::Value::String(value)) if value.eq_ignore_ascii_case(wanted))
}

/// Strings and numbers; anything else is no CSL variable and none of ours to print. An empty string is none, or a style
/// would put its commas around it.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn names(value: &Value) -> Result<Vec<csl::NameValue>, String> {
    let list = value.as_array().ok_or("a list of names is wanted")?;
    list.iter().map(name).collect()
}

fn name(value: &Value) -> Result<csl::NameValue, String> {
    let part = |key: &str| value.get(key).and_then(text);
    if let Some(literal) = part("literal") {
        return Ok(csl::NameValue::Literal(csl::LiteralName { literal }));
    }
    let family = part("family").ok_or("a name wants `family` (and `given`) or `literal`")?;
    // "van Rossum" is one name in the text; in the list the style says whether it sorts under v. The parser that hayagriva
    // runs over a family name without declared particles would drop the "van" from the text.
    let (particle, family) = match (part("non-dropping-particle"), part("dropping-particle")) {
        (None, None) => split_particle(&family),
        (declared, _) => (declared, family),
    };
    Ok(csl::NameValue::Item(csl::NameItem {
        family,
        given: part("given"),
        non_dropping_particle: particle,
        dropping_particle: part("dropping-particle"),
        suffix: part("suffix"),
        comma_suffix: value.get("comma-suffix").and_then(Value::as_bool),
    }))
}

/// `van der Berg` into `van der` and `Berg`; `Hou Je Bek` and `danah` stay whole.
fn split_particle(family: &str) -> (Option<String>, String) {
    let starts_upper = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = family.split_whitespace().collect();
    match words.iter().position(starts_upper) {
        Some(at) if at > 0 => (Some(words[..at].join(" ")), words[at..].join(" ")),
        _ => (None, family.to_owned()),
    }
}

fn date_value(date: DateParts) -> csl::Value {
    let parts = [Some(date.year), date.month.map(i16::from), date.day.map(i16::from)].into_iter().flatten().collect();
    csl::Value::Date(csl::DateValue::DateParts {
        date_parts: csl::VecDateRange(vec![csl::VecDate(parts)]),
        literal: None,
        season: None,
        circa: date.circa,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_no_variable_is_left_out() {
        let item = shape(&json!({"id": "a", "title": " T ", "list": ["x"], "volume": 3, "publisher": ""})).unwrap();
        assert_eq!(item.0.get("title"), Some(&csl::Value::String("T".into())));
        assert_eq!(item.0.get("volume"), Some(&csl::Value::String("3".into())));
        assert!(!item.0.contains_key("list") && !item.0.contains_key("publisher"));
    }

    #[test]
    fn particles_belong_to_the_family() {
        assert_eq!(split_particle("van Rossum"), (Some("van".into()), "Rossum".into()));
        assert_eq!(split_particle("Hou Je Bek"), (None, "Hou Je Bek".into()));
        assert_eq!(split_particle("boyd"), (None, "boyd".into()));
    }

    #[test]
    fn faults_are_said_in_words() {
        assert_eq!(shape(&json!([])).unwrap_err(), "the item is not a mapping");
        assert_eq!(shape(&json!({"title": "T"})).unwrap_err(), "the item has no id");
        assert_eq!(shape(&json!({"id": "a", "author": "X"})).unwrap_err(), "author: a list of names is wanted");
        assert_eq!(
            shape(&json!({"id": "a", "issued": "spring"})).unwrap_err(),
            "issued: `spring` is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
        );
    }
}
