//! Who stands first in an item, and which items a style has to tell apart by letters.

use std::collections::BTreeMap;

use hayagriva::citationberg::json as csl;

/// Family and given name of who stands first: the author, or the editor of what has none. A name that is not a person's has
/// no given name and no namesakes.
pub(super) fn first_person(item: &csl::Item) -> Option<(String, String)> {
    match first_name(item)? {
        csl::NameValue::Item(name) => Some((family(name), name.given.clone()?)),
        csl::NameValue::Literal(_) => None,
    }
}

/// Under what an item is cited, roughly: the first family name and the year. Items that need letters agree in it.
pub(super) fn cited_as(item: &csl::Item) -> (String, i16) {
    let name = match first_name(item) {
        Some(csl::NameValue::Item(name)) => family(name),
        Some(csl::NameValue::Literal(name)) => name.literal.clone(),
        None => title(item),
    };
    let year = match item.0.get("issued") {
        Some(csl::Value::Date(csl::DateValue::DateParts { date_parts, .. })) => {
            date_parts.0.first().and_then(|date| date.0.first()).copied()
        }
        _ => None,
    };
    (name.to_lowercase(), year.unwrap_or(i16::MAX))
}

/// A title as lists sort it: letters, digits and spaces.
pub(super) fn title(item: &csl::Item) -> String {
    let title = item.0.get("title").and_then(csl::Value::to_str).unwrap_or_default();
    title.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect()
}

/// The keys of the items that may need letters.
pub(super) fn namesakes<'a>(items: &BTreeMap<&str, &csl::Item>, keys: &[&'a str]) -> Vec<&'a str> {
    groups(items, keys).into_values().filter(|keys| keys.len() > 1).flatten().collect()
}

fn groups<'a>(items: &BTreeMap<&str, &csl::Item>, keys: &[&'a str]) -> BTreeMap<(String, i16), Vec<&'a str>> {
    let mut groups: BTreeMap<(String, i16), Vec<&str>> = BTreeMap::new();
    for key in keys {
        if let Some(item) = items.get(key) {
            groups.entry(cited_as(item)).or_default().push(key);
        }
    }
    groups
}

fn first_name(item: &csl::Item) -> Option<&csl::NameValue> {
    ["author", "editor"].iter().find_map(|variable| match item.0.get(*variable) {
        Some(csl::Value::Names(names)) => names.first(),
        _ => None,
    })
}

fn family(name: &csl::NameItem) -> String {
    match &name.non_dropping_particle {
        Some(particle) => format!("{particle} {}", name.family),
        None => name.family.clone(),
    }
}
