//! Declaring what a mapping may hold, and what a scalar may be.

/// Declares a struct that is read from a mapping: its fields are the accepted keys (`-` in YAML for `_` in Rust).
///
/// The documentation is also what editors show, and `=> "…"` after a field gives them values of it, in YAML.
///
/// `required` fields must be there; `optional` ones default. Each record also has `place`, where the mapping stands. Unknown and
/// repeated keys, missing ones and whatever the fields' own readers find are all reported before the record is given up.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident as $what:literal {
            $( $(#[doc = $field_doc:literal])* $need:ident $field:ident : $type:ty $(=> $($example:literal)|+)? ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: $crate::yaml::record::field_type!($need $type), )*
            /// Where the mapping stands.
            #[allow(dead_code, reason = "every record has its place; not every one is pointed at yet")]
            pub place: $crate::diagnostics::Place,
        }

        impl $crate::yaml::FromYaml for $name {
            fn schema() -> serde_json::Value {
                let fields = vec![$( $crate::yaml::schema::Field {
                    name: stringify!($field),
                    is_required: stringify!($need) == "required",
                    schema: <$type as $crate::yaml::FromYaml>::schema(),
                    doc: concat!($($field_doc),*),
                    examples: &[$($($example),+)?],
                } ),*];
                $crate::yaml::schema::mapping($what, concat!($($doc),*), fields)
            }

            fn from_yaml(node: &$crate::yaml::Node, reader: &mut $crate::yaml::Reader<'_>) -> Option<Self> {
                const KEYS: &[&str] = &[$(stringify!($field)),*];
                let entries = $crate::yaml::record::entries(node, $what, KEYS, reader)?;
                $( let $field = $crate::yaml::record::field!($need $type, entries, KEYS, node, reader, stringify!($field), $what); )*
                Some(Self { $( $field: $field?, )* place: reader.place(&node.span) })
            }
        }
    };
}
pub(crate) use record;

macro_rules! field_type {
    (required $type:ty) => { $type };
    (optional $type:ty) => { Option<$type> };
    (listed $type:ty) => { $type };
}
pub(crate) use field_type;

macro_rules! field {
    (required $type:ty, $entries:ident, $keys:ident, $node:ident, $reader:ident, $name:expr, $what:literal) => {
        match $crate::yaml::record::find(&$entries, $name) {
            Some(value) => <$type as $crate::yaml::FromYaml>::from_yaml(value, $reader),
            None => {
                $crate::yaml::record::missing($node, $name, $keys, $what, $reader);
                None
            }
        }
    };
    (optional $type:ty, $entries:ident, $keys:ident, $node:ident, $reader:ident, $name:expr, $what:literal) => {
        match $crate::yaml::record::find(&$entries, $name) {
            Some(value) => <$type as $crate::yaml::FromYaml>::from_yaml(value, $reader).map(Some),
            None => Some(None),
        }
    };
    (listed $type:ty, $entries:ident, $keys:ident, $node:ident, $reader:ident, $name:expr, $what:literal) => {
        match $crate::yaml::record::find(&$entries, $name) {
            Some(value) => <$type as $crate::yaml::FromYaml>::from_yaml(value, $reader),
            None => Some(<$type>::default()),
        }
    };
}
pub(crate) use field;

/// Declares an enum of words: each variant with the word that stands for it in YAML.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $( $(#[doc = $variant_doc:literal])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $variant_doc])* $variant, )* }

        impl $name {
            /// All values, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that stands for the value.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl $crate::yaml::Scalar for $name {
            fn from_scalar(text: &str) -> Result<Self, $crate::yaml::ScalarProblem> {
                match text {
                    $( $word => Ok(Self::$variant), )*
                    _ => Err($crate::yaml::ScalarProblem::OneOf(&[$($word),*])),
                }
            }

            fn form() -> $crate::yaml::Form {
                $crate::yaml::Form { meanings: &[$(($word, concat!($($variant_doc),*))),*], ..Default::default() }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
pub(crate) use choice;

use super::{Key, Node, Reader, Value};
use crate::diagnostics::{Problem, nearest};

/// The name of a field as it is written in YAML. CSL, whose names the bibliography uses, writes three of them in capitals; a key that is
/// called as something that every record has (`place`) is a field with a stroke after it (`place_`).
pub(super) fn written(field: &str) -> String {
    match field {
        "doi" | "isbn" | "url" => field.to_uppercase(),
        _ => field.trim_start_matches("r#").trim_end_matches('_').replace('_', "-"),
    }
}

/// The entries of a mapping, after unknown and repeated keys are reported.
pub(crate) fn entries<'n>(
    node: &'n Node,
    what: &'static str,
    fields: &[&str],
    reader: &mut Reader<'_>,
) -> Option<Vec<(&'n Key, &'n Node)>> {
    let Value::Map(entries) = &node.value else {
        reader.report(Problem::WrongType { expected: what, found: node.value.describe() }, &node.span);
        return None;
    };
    for (at, (key, _)) in entries.iter().enumerate() {
        if let Some((first, _)) = entries[..at].iter().find(|(earlier, _)| earlier.text == key.text) {
            reader.report_with(
                Problem::DuplicateKey { key: key.text.clone() },
                &key.span,
                &first.span,
                "it stands here already",
            );
        } else if !fields.iter().any(|field| written(field) == key.text) {
            let known = fields.iter().map(|field| written(field)).collect();
            reader.report(Problem::UnknownKey { key: key.text.clone(), what, known }, &key.span);
        }
    }
    Some(entries.iter().map(|(key, value)| (key, value)).collect())
}

/// The value of a field, unless it is empty.
pub(crate) fn find<'n>(entries: &[(&Key, &'n Node)], field: &str) -> Option<&'n Node> {
    let name = written(field);
    let value = entries.iter().find(|(key, _)| key.text == name).map(|(_, value)| *value)?;
    if matches!(value.value, Value::Null) { None } else { Some(value) }
}

/// Reports a key that is not there, at the start of its mapping; unless one that is there was said to be a misspelling of it.
pub(crate) fn missing(node: &Node, field: &str, fields: &[&str], what: &'static str, reader: &mut Reader<'_>) {
    let Value::Map(entries) = &node.value else { return };
    let (name, known) = (written(field), fields.iter().map(|field| written(field)).collect::<Vec<_>>());
    let meant =
        |key: &Key| !known.contains(&key.text) && nearest(&key.text, known.iter().map(String::as_str)) == Some(&name);
    if entries.iter().any(|(key, _)| meant(key)) {
        return;
    }
    let start = entries.first().map_or(node.span.clone(), |(key, _)| key.span.clone());
    reader.report(Problem::MissingKey { key: name, what }, &start);
}
