//! Checks: what a claim lets the machine look for. A closed set, each written as a mapping of one key: `- call: {…}`.
//!
//! - [`structure`]: what stands where in the syntax of one file;
//! - [`wording`]: what a text says, how much there is of it, which constants it has;
//! - [`files`]: which files there are;
//! - [`between`]: what files have to do with each other;
//! - [`history`]: what was the case at other times, which needs the work's history to be looked at.
//!
//! What each means, with an example that holds and one that fails, is in [`crate::claims::guide`]. Nothing here looks at any code.

mod between;
pub(crate) mod files;
mod history;
mod structure;
mod wording;

pub use between::{Closure, Degree, Fan, Identical, Measured, OnlyIn, Sameness, Similarity, Undefined};
pub use files::{Absent, Entry, Files, Present, WorkState};
pub use history::{Authors, Commits, History, Merges, Pickaxe, Refs, Renames, Span};
pub use structure::{AssignmentCheck, CallCheck, DefinitionCheck, ImportCheck, NodeCheck, Sort};
pub use wording::{ConstantCheck, Count, Countable, DocstringCheck, Pattern, Place as TextPlace, TextCheck};

use crate::diagnostics::{Place, Problem};
use crate::ids::{CodeAddress, Sha256};
use crate::yaml::{FromYaml, Located, Node, Reader, Value};

macro_rules! checks {
    ($($(#[doc = $doc:literal])* $variant:ident $word:literal $spec:ty;)*) => {
        /// What a check asks for.
        #[derive(Clone, Debug)]
        pub enum Asked { $($(#[doc = $doc])* $variant($spec),)* }

        impl Asked {
            /// The words for all kinds of checks, in the order in which they are explained.
            pub const KINDS: &'static [&'static str] = &[$($word),*];

            /// The word for its kind.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $word,)* }
            }

            /// A check, for editors: a mapping of one key.
            pub(in crate::edition) fn schema() -> serde_json::Value {
                let mut kinds = serde_json::Map::new();
                $(kinds.insert($word.to_owned(), <$spec>::schema());)*
                serde_json::json!({
                    "description": "A check: one key, which says what is looked for, and below it where and what.",
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": 1,
                    "additionalProperties": false,
                    "properties": kinds,
                })
            }

            fn read(kind: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                match kind {
                    $($word => <$spec>::from_yaml(node, reader).map(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

checks! {
    /// A statement or expression of a kind.
    Node "node" NodeCheck;
    /// A call.
    Call "call" CallCheck;
    /// An assignment.
    Assignment "assignment" AssignmentCheck;
    /// A function or class.
    Definition "definition" DefinitionCheck;
    /// An import.
    Import "import" ImportCheck;
    /// A constant that a name is given.
    Constant "constant" ConstantCheck;
    /// What the documentation of something mentions.
    Docstring "docstring" DocstringCheck;
    /// A phrase or pattern.
    Text "text" TextCheck;
    /// How many there are of something in a file.
    Count "count" Count;
    /// A name that is used and bound nowhere.
    Undefined "undefined" Undefined;
    /// A file or folder that is there.
    Present "present" Present;
    /// A file or folder that is not there.
    Absent "absent" Absent;
    /// The files of a pattern.
    Files "files" Files;
    /// What is imported when a file is.
    Closure "closure" Closure;
    /// How many files import a file, and how many it imports.
    Fan "fan" Fan;
    /// A measure of a file.
    Measure "measure" Measured;
    /// How alike two texts are.
    Similarity "similarity" Similarity;
    /// Whether two texts are the same.
    Identical "identical" Identical;
    /// A symbol that one of two files defines.
    OnlyIn "only-in" OnlyIn;
    /// Another check at every commit of a history.
    History "history" History;
    /// Commits that change how often a text occurs.
    Pickaxe "pickaxe" Pickaxe;
    /// Who wrote some lines.
    Authors "authors" Authors;
    /// Commits that touch a path.
    Commits "commits" Commits;
}

/// A check.
#[derive(Clone, Debug)]
pub struct Check {
    /// What it asks for.
    pub asked: Asked,
    /// A digest of how it is written, layout aside: under it, what was found is recorded.
    pub digest: Sha256,
    /// As it is written, on one line.
    pub written: String,
    /// Where it stands.
    pub place: Place,
}

impl FromYaml for Check {
    fn schema() -> serde_json::Value {
        // Checks hold checks, so the schema is named, and whoever puts it into a file's puts [`Asked::schema`] with it.
        serde_json::json!({ "$ref": "#/definitions/check" })
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            reader.report(Problem::WrongType { expected: "a check", found: node.value.describe() }, &node.span);
            return None;
        };
        let [(key, value)] = entries.as_slice() else {
            let second = entries.get(1).map_or(&node.span, |(key, _)| &key.span);
            reader.report(Problem::SeveralChecks, second);
            return None;
        };
        if !Asked::KINDS.contains(&key.text.as_str()) {
            let problem = Problem::Unknown {
                what: "kind of check",
                name: key.text.clone(),
                known: Asked::KINDS.iter().map(ToString::to_string).collect(),
                defined_in: "the guide to checks",
            };
            reader.report(problem, &key.span);
            return None;
        }
        let asked = Asked::read(&key.text, value, reader)?;
        let written = written(node);
        Some(Self { asked, digest: Sha256::of(written.as_bytes()), written, place: reader.place(&key.span) })
    }
}

/// A tree on one line, in the flow style of YAML. Scalars that could be taken for something else are quoted as JSON does, which YAML reads too.
fn written(node: &Node) -> String {
    let scalar = |text: &str| {
        let is_plain = |c: char| c.is_alphanumeric() || " ./_#@*<>=+-".contains(c);
        let plain = !text.is_empty()
            && text.chars().all(|c| is_plain(c) || c == ':')
            && !text.contains(": ")
            && !text.contains(" #")
            && !text.ends_with(':')
            && text.starts_with(|c: char| c.is_alphanumeric())
            && text.trim() == text;
        if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
    };
    match &node.value {
        Value::Null => "~".to_owned(),
        Value::Scalar(text) => scalar(text),
        Value::List(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{}: {}", scalar(&key.text), written(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

impl Check {
    /// The one file that it is about, perhaps with lines, if its text alone can answer.
    #[must_use]
    pub fn subject(&self) -> Option<&Located<CodeAddress>> {
        Some(match &self.asked {
            Asked::Node(check) => &check.at,
            Asked::Call(check) => &check.at,
            Asked::Assignment(check) => &check.at,
            Asked::Definition(check) => &check.at,
            Asked::Import(check) => &check.at,
            Asked::Constant(check) => &check.at,
            Asked::Docstring(check) => &check.at,
            Asked::Text(check) => &check.at,
            Asked::Count(check) => &check.at,
            Asked::Undefined(check) => &check.at,
            _ => return None,
        })
    }

    /// The addresses that it names, each where it stands.
    #[must_use]
    pub fn addresses(&self) -> Vec<&Located<CodeAddress>> {
        match &self.asked {
            Asked::Authors(check) => vec![&check.at],
            Asked::Fan(check) => vec![&check.of],
            Asked::Closure(check) => {
                [&check.of].into_iter().chain(&check.includes.0).chain(&check.excludes.0).collect()
            }
            Asked::Measure(check) => [&check.of].into_iter().chain(&check.above).collect(),
            Asked::Similarity(check) => vec![&check.of, &check.to],
            Asked::Identical(check) => vec![&check.of, &check.to],
            Asked::OnlyIn(check) => vec![&check.of, &check.not],
            Asked::History(check) => check.check.addresses(),
            _ => self.subject().into_iter().collect(),
        }
    }

    /// Whether it asks for more than the texts that are vendored, so that a build can only show what was once observed.
    #[must_use]
    pub fn is_over_history(&self) -> bool {
        matches!(self.asked, Asked::History(_) | Asked::Pickaxe(_) | Asked::Authors(_) | Asked::Commits(_))
    }
}
