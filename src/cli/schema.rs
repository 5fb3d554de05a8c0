//! `glossator schema`: what an editor needs to know of the files that people write.

use super::{Exit, say, whole};
use crate::edition::{Root, SCHEMAS, Written, io_reason};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Map, Value};

#[derive(Args, Debug)]
pub(super) struct SchemaOptions {
    /// The kind of file [default: all of them, as one object]
    #[arg(value_parser = kinds())]
    kind: Option<Written>,
    /// Write the schemas into the folder `schemas` of the edition instead
    #[arg(long)]
    pub(super) write: bool,
}

impl SchemaOptions {
    /// All schemas, to be written.
    pub(super) fn all() -> Self {
        Self { kind: None, write: true }
    }
}

/// The words for the kinds of files.
fn kinds() -> impl TypedValueParser<Value = Written> {
    let words = Written::ALL.iter().map(|kind| kind.as_str());
    PossibleValuesParser::new(words).map(|word| {
        // One of the words, or the parser above would have refused it.
        Written::ALL.iter().copied().find(|kind| kind.as_str() == word).unwrap_or(Written::Note)
    })
}

/// Prints schemas.
pub(super) fn print(options: &SchemaOptions) -> Exit {
    let text = match options.kind {
        Some(kind) => kind.schema_text(),
        None => {
            let all: Map<String, Value> =
                Written::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind.schema())).collect();
            format!("{:#}", Value::Object(all))
        }
    };
    say::data(text.trim_end());
    Exit::Well
}

/// Writes schemas into the edition; those that are as they should be are left alone.
pub(super) fn write(root: &Root, options: &SchemaOptions) -> Exit {
    let chosen = options.kind.as_ref().map_or(Written::ALL, std::slice::from_ref);
    let mut written = 0;
    for kind in chosen {
        let (name, text) = (kind.schema_path(), kind.schema_text());
        let path = root.join(&name);
        let done = match std::fs::read(&path) {
            Ok(old) if old == text.as_bytes() => continue,
            Ok(_) => whole::replace(&path, &text),
            Err(_) => whole::create(&path, &text),
        };
        if let Err(error) = done {
            say::line(&format!("error: `{name}` cannot be written: {}", io_reason(&error)));
            return Exit::CouldNotRun;
        }
        say::line(&format!("wrote {name}"));
        written += 1;
    }
    if written == 0 {
        say::line(&format!("the schemas in `{SCHEMAS}` are as they should be"));
    }
    Exit::Well
}
