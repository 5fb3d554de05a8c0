//! The tree of a YAML document.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Range;

/// A value with the bytes it was read from.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where the value stands, in bytes of the document. For a block scalar this begins at the first character of its first line that is not empty.
    pub span: Range<usize>,
    /// The value.
    pub value: Value,
}

/// What a node holds. Scalars are text: which type a text is, is for the reader of the key to say, so that a title of `1984` is a title.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// Any scalar, as text.
    Scalar(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written, repeated keys and all.
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key's text.
    pub text: String,
    /// Where it stands, in bytes of the document.
    pub span: Range<usize>,
}

impl Value {
    /// What the value is, as a message calls it.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar(_) => "a single value",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
        }
    }
}

/// A node as the parser hands it over: spans are still the parser's, and plain scalars that look like numbers have lost their spelling.
pub(super) struct Raw {
    pub(super) span: Range<usize>,
    pub(super) value: RawValue,
}

pub(super) enum RawValue {
    Null,
    /// A scalar whose text the parser kept.
    Text(String),
    /// A plain scalar that the parser read as a number or a truth value; its spelling is in the document.
    Spelled,
    List(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

/// The bytes of a parser's location, if the parser knows them.
pub(super) fn bytes_of(location: serde_yaml::Location) -> Option<Range<usize>> {
    let span = location.span();
    let start = usize::try_from(span.byte_offset()?).ok()?;
    let length = span.byte_len().and_then(|length| usize::try_from(length).ok());
    Some(start..start + length.unwrap_or(0))
}

/// The byte that a line and a column (both from 1, columns in characters) point at.
pub(super) fn byte_at(text: &str, line: u64, column: u64) -> usize {
    let (line, column) = (usize::try_from(line).unwrap_or(1), usize::try_from(column).unwrap_or(1));
    let start = match line.checked_sub(2) {
        Some(before) => text.match_indices('\n').nth(before).map_or(text.len(), |(at, _)| at + 1),
        None => 0,
    };
    let rest = text[start..].split('\n').next().unwrap_or_default();
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<RawValue>::deserialize(deserializer)?;
        Ok(Self { span: bytes_of(spanned.defined).unwrap_or(0..0), value: spanned.value })
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValue;

        impl<'de> Visitor<'de> for AnyValue {
            type Value = RawValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<RawValue, E> {
                Ok(RawValue::Null)
            }

            fn visit_none<E>(self) -> Result<RawValue, E> {
                Ok(RawValue::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
                RawValue::deserialize(deserializer)
            }

            fn visit_bool<E>(self, _: bool) -> Result<RawValue, E> {
                Ok(RawValue::Spelled)
            }

            fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
                Ok(RawValue::Spelled)
            }

            fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
                Ok(RawValue::Spelled)
            }

            fn visit_i128<E>(self, _: i128) -> Result<RawValue, E> {
                Ok(RawValue::Spelled)
            }

            fn visit_u128<E>(self, _: u128) -> Result<RawValue, E> {
                Ok(RawValue::Spelled)
            }

            fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
                Ok(RawValue::Spelled)
            }

            fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
                Ok(RawValue::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<RawValue, E> {
                Ok(RawValue::Text(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(RawValue::List(list))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<RawValue, A::Error> {
                let mut map = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    map.push(entry);
                }
                Ok(RawValue::Map(map))
            }
        }

        deserializer.deserialize_any(AnyValue)
    }
}
