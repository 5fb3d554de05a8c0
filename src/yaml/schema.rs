//! How values are written, as JSON Schema: what an editor shows and completes while somebody types.
//!
//! A schema is made of the very declarations by which files are read ([`super::record`], the `FromStr` of scalars), so it cannot say anything
//! else. It is not derived with `schemars`: that reads serde's attributes, and nothing here is read by serde. And it is drafted for editors: the
//! draft is the one that they understand (07), and what one field may be stands where the field is, because beside a `$ref` that draft
//! has no room for the field's own description.
//!
//! A schema is never stricter than the reader, apart from quotation marks around numbers and truth values. What it cannot know (whether a line
//! or a key exists) only `check` says.

use super::read::{Scalar, ScalarProblem};
use serde_json::{Map, Value, json};

/// What a scalar's parser cannot say of itself.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The JSON types that YAML may make of it: a name of digits is a number to an editor.
    pub types: &'static [&'static str],
    /// The least number, if it may be one.
    pub least: Option<u64>,
    /// A regular expression that matches every value, if its text is one to an editor.
    pub pattern: Option<&'static str>,
    /// Values as they are written.
    pub examples: &'static [&'static str],
    /// What the words of a choice mean.
    pub meanings: &'static [(&'static str, &'static str)],
}

impl Default for Form {
    fn default() -> Self {
        Self { types: &["string", "number"], least: None, pattern: None, examples: &[], meanings: &[] }
    }
}

/// What no scalar of an edition is: asked for it, a parser says what it expects.
const NOTHING: &str = "\0";

/// A scalar. Its form, or the words that it may be, are what its parser answers to something that it must refuse.
pub(super) fn scalar<T: Scalar>() -> Value {
    let form = T::form();
    match T::from_scalar(NOTHING) {
        Err(ScalarProblem::OneOf(words)) if form.types == ["boolean"] => {
            json!({ "type": "boolean", "description": sentence(&words.join(" or ")) })
        }
        Err(ScalarProblem::OneOf(words)) => {
            let mut choices: Vec<Value> = words.iter().map(|word| json!(word)).collect();
            // What looks like a truth value is one to an editor.
            choices.extend(
                [true, false].into_iter().filter(|one| words.contains(&one.to_string().as_str())).map(Value::Bool),
            );
            let mut schema = json!({ "enum": choices });
            if !form.meanings.is_empty() {
                let list: Vec<_> =
                    form.meanings.iter().map(|(word, meaning)| format!("- `{word}`: {}", tidy(meaning))).collect();
                schema["description"] = list.join("\n").into();
            }
            schema
        }
        Err(ScalarProblem::Expected(expected)) => {
            let types = if let [one] = form.types { json!(one) } else { json!(form.types) };
            let mut schema = json!({ "type": types, "description": sentence(expected) });
            if let Some(least) = form.least {
                schema["minimum"] = least.into();
            }
            if let Some(pattern) = form.pattern {
                schema["pattern"] = pattern.into();
            }
            if !form.examples.is_empty() {
                schema["examples"] = form.examples.iter().map(|text| example(text)).collect();
            }
            schema
        }
        Ok(_) => json!({ "type": form.types }),
    }
}

/// A list of such values.
pub(super) fn list(item: Value) -> Value {
    json!({ "type": "array", "items": item })
}

/// Such a value or a list of them.
pub(super) fn one_or_many(item: Value) -> Value {
    let description = item["description"].clone();
    let mut schema = json!({ "anyOf": [item.clone(), list(item)] });
    if !description.is_null() {
        schema["description"] = description;
    }
    schema
}

/// A field of a mapping, as `record!` declares it.
pub(crate) struct Field {
    /// Its name in Rust.
    pub(crate) name: &'static str,
    /// Whether it must be there.
    pub(crate) is_required: bool,
    /// What its type says.
    pub(crate) schema: Value,
    /// Its documentation.
    pub(crate) doc: &'static str,
    /// Values of it, in YAML.
    pub(crate) examples: &'static [&'static str],
}

/// A mapping: its fields and no others. One that need not be there may be left empty.
pub(crate) fn mapping(what: &str, doc: &str, fields: Vec<Field>) -> Value {
    let mut required = Vec::new();
    let mut properties = Map::new();
    for field in fields {
        let name = super::record::written(field.name);
        let mut schema = if field.is_required { field.schema } else { or_nothing(field.schema) };
        let doc = tidy(field.doc);
        schema["description"] = match schema["description"].as_str() {
            Some(form) => format!("{doc}\n\n{form}").into(),
            None => doc.into(),
        };
        if !field.examples.is_empty() {
            schema["examples"] = field.examples.iter().map(|text| example(text)).collect();
        }
        if field.is_required {
            required.push(name.clone());
        }
        properties.insert(name, schema);
    }
    let mut schema =
        json!({ "title": what, "description": tidy(doc), "type": "object", "additionalProperties": false });
    schema["properties"] = Value::Object(properties);
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// The same, or an empty value, which the reader takes for a key that is not there.
fn or_nothing(mut schema: Value) -> Value {
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
    } else if let Some(choices) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        choices.push(json!({ "type": "null" }));
    } else if schema.get("$ref").is_some() {
        schema = json!({ "anyOf": [schema, { "type": "null" }] });
    } else {
        match schema["type"].take() {
            Value::Array(mut types) => {
                types.push("null".into());
                schema["type"] = types.into();
            }
            one => schema["type"] = json!([one, "null"]),
        }
    }
    schema
}

/// An example as an editor knows it: what YAML makes of it.
fn example(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap_or_else(|_| yaml.into())
}

/// Documentation as one line begins where the last ended.
fn tidy(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A noun phrase as a sentence.
fn sentence(phrase: &str) -> String {
    let mut rest = phrase.chars();
    rest.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), rest.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::Stamp;
    use crate::ids;
    use crate::yaml::Text;
    use proptest::prelude::*;

    /// Holds a text against parser and schema: what one takes, the other must take.
    fn agrees<T: Scalar>(text: &str) -> Result<(), TestCaseError> {
        let schema = jsonschema::draft7::new(&scalar::<T>()).unwrap();
        if T::from_scalar(text).is_ok() {
            prop_assert!(schema.is_valid(&text.into()), "{text:?} is refused by {:#}", scalar::<T>());
        }
        Ok(())
    }

    /// An example with a few characters changed: near what is right, on both sides of it.
    fn changed<T: Scalar>() -> impl Strategy<Value = String> {
        let examples = T::form().examples;
        assert!(!examples.is_empty());
        let change =
            (any::<prop::sample::Index>(), prop::string::string_regex("[ a-z0-9A-Z./:#@_+\u{2013}-]{0,2}").unwrap());
        (prop::sample::select(examples), prop::collection::vec(change, 0..4)).prop_map(|(example, changes)| {
            let mut text: Vec<char> = example.chars().collect();
            for (at, new) in changes {
                let at = at.index(text.len() + 1);
                text.splice(at..(at + 1).min(text.len()), new.chars());
            }
            text.into_iter().collect()
        })
    }

    macro_rules! no_stricter_than_the_parser {
        ($($name:ident: $type:ty;)*) => {
            proptest! { $(
                #[test]
                fn $name(text in changed::<$type>()) { agrees::<$type>(&text)?; }
            )* }

            #[test]
            fn examples_are_taken() {
                $(for text in <$type>::form().examples {
                    assert!(<$type>::from_scalar(text).is_ok(), "{text}");
                })*
            }
        };
    }

    no_stricter_than_the_parser! {
        code_address: ids::CodeAddress;
        commit: ids::CommitId;
        contributor: ids::ContributorId;
        date: ids::Date;
        issued: ids::Issued;
        lines: ids::LineRange;
        note: ids::NoteId;
        package: ids::PackageUrl;
        reference: ids::ReferenceKey;
        path: ids::RepoPath;
        state: ids::StateId;
        address: ids::WebAddress;
        work: ids::WorkId;
    }

    #[test]
    fn a_parser_says_what_it_expects() {
        let lines = scalar::<ids::LineRange>();
        assert_eq!(lines["description"], "A line or a range of lines, first line first, such as 67 or 62-72.");
        assert_eq!(lines["examples"], json!([67, "62-72"]));
        assert_eq!(scalar::<bool>(), json!({ "type": "boolean", "description": "True or false." }));
        for text in ["1984", "Chance enters here", "  blank around \n"] {
            assert!(agrees::<Text>(text).is_ok(), "{text}");
        }
        assert!(agrees::<Stamp>("0123456789abcdef-0123456789abcdef").is_ok());
    }
}
