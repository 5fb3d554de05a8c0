//! Tree to types, reporting everything that is wrong on the way.

use super::block;
use super::node::{Node, Value};
use super::schema::{self, Form};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::ids::Invalid;
use std::ops::Range;
use std::sync::Arc;

/// Reads the nodes of one file and collects what is wrong with them.
pub struct Reader<'a> {
    file: Arc<str>,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader for the file of this name and text.
    #[must_use]
    pub fn new(file: &Arc<str>, text: &'a str) -> Self {
        Self { file: Arc::clone(file), text, diagnostics: Vec::new() }
    }

    /// The place of some bytes of the file.
    #[must_use]
    pub fn place(&self, span: &Range<usize>) -> Place {
        Place::new(&self.file, span.clone())
    }

    /// Notes a problem.
    pub fn report(&mut self, problem: Problem, span: &Range<usize>) {
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::new(problem, place));
    }

    /// Notes a problem that has a second place.
    pub fn report_with(&mut self, problem: Problem, span: &Range<usize>, also: &Range<usize>, label: &'static str) {
        let diagnostic = Diagnostic::new(problem, self.place(span)).with(self.place(also), label);
        self.diagnostics.push(diagnostic);
    }

    /// What was noted.
    #[must_use]
    pub fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

/// A type that can be read from a node. `None` means that a problem was reported.
pub trait FromYaml: Sized {
    /// What can be read, for editors.
    fn schema() -> serde_json::Value;

    /// Reads the node.
    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place in the file.
    pub place: Place,
}

impl<T> std::ops::Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Why a scalar is not a value of its type.
#[derive(Clone, Debug)]
pub enum ScalarProblem {
    /// It has another form.
    Expected(&'static str),
    /// It is none of these.
    OneOf(&'static [&'static str]),
}

impl From<Invalid> for ScalarProblem {
    fn from(invalid: Invalid) -> Self {
        Self::Expected(invalid.expected)
    }
}

/// A type that is written as a scalar.
pub trait Scalar: Sized {
    /// Reads the scalar's text.
    ///
    /// # Errors
    /// If the text is no value of the type.
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem>;

    /// What the parser cannot say of itself, for editors.
    #[must_use]
    fn form() -> Form {
        Form::default()
    }
}

/// Lets types with `FromStr<Err = Invalid>` be written as scalars. After `=`, for editors: a pattern that every value matches, and values.
macro_rules! scalar_from_str {
    ($($type:ty $(= $pattern:literal $(, $example:literal)*)?);* $(;)?) => {
        $(impl $crate::yaml::Scalar for $type {
            fn from_scalar(text: &str) -> Result<Self, $crate::yaml::ScalarProblem> {
                Ok(text.parse::<$type>()?)
            }

            $(fn form() -> $crate::yaml::Form {
                $crate::yaml::Form { pattern: Some($pattern), examples: &[$($example),*], ..Default::default() }
            })?
        })*
    };
}
pub(crate) use scalar_from_str;

use crate::ids;
scalar_from_str!(
    ids::Amount = r"^\s*(at least |at most )?[-+0-9.eE]+\s*( to \s*[-+0-9.eE]+\s*)?$", "3", "at least 3", "3 to 5";
    ids::ClaimId = r"^[a-z0-9-]+/[a-z0-9]+(-[a-z0-9]+)*$", "gpt-2/the-loop";
    ids::CodeAddress = r"^[a-z0-9-]+(@[a-z0-9.-]+)?:[^:#]+(#L[1-9][0-9]*(-L[1-9][0-9]*)?)?$",
        "gpt-2:src/model.py#L147", "gpt-2:src/model.py#L147-L150";
    ids::CommitId = r"^[0-9a-f]{40}$", "a74da5d99abaaba920de8131d64da2862a8f213b";
    ids::CommitPrefix = r"^[0-9a-f]{7,40}$", "a74da5d";
    ids::ContentId;
    ids::ContributorId = r"^[a-z0-9]+(-[a-z0-9]+)*$", "ada-lovelace";
    ids::Date = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-11-23";
    ids::DirectoryId;
    ids::Issued = r"^[0-9]{4}(-[0-9]{2}){0,2}$", "2020", "2020-04", "2020-04-30";
    ids::KindId = r"^[a-z0-9]+(-[a-z0-9]+)*$", "gloss";
    ids::LensId = r"^[a-z0-9]+(-[a-z0-9]+)*$", "authorship";
    ids::NoteId = r"^[a-z0-9-]+/.+/[a-z0-9]+(-[a-z0-9]+)*$", "gpt-2/src/sample.py/the-draw";
    ids::Orcid = r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$", "0000-0002-1825-0097";
    ids::PackageUrl = r"^pkg:pypi/[A-Za-z0-9._-]+@[A-Za-z0-9._+!-]+$", "pkg:pypi/gpt-2-simple@0.1";
    ids::PathId = r"^[a-z0-9]+(-[a-z0-9]+)*$", "one-token";
    ids::ReferenceKey = r"^[a-z][a-z0-9_-]*$", "holtzman2020";
    ids::PrintedAddress = r"^\s*[Hh][Tt][Tt][Pp][Ss]?:", "https://example.org/";
    ids::RepoPath = r"^[^/\\:]+(/[^/\\:]+)*$", "src/model.py";
    ids::RevisionId;
    ids::Sha256;
    ids::Slug = r"^[a-z0-9]+(-[a-z0-9]+)*$", "where-chance-enters";
    ids::StateId = r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "first-commit";
    ids::TermId = r"^[a-z0-9]+(-[a-z0-9]+)*$", "logit";
    ids::WebAddress = r"^\s*[Hh][Tt][Tt][Pp][Ss]?:", "https://example.org/";
    ids::WorkId = r"^[a-z0-9]+(-[a-z0-9]+)*$", "gpt-2";
);

impl Scalar for ids::LineRange {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        Ok(text.parse::<Self>()?)
    }

    fn form() -> Form {
        Form {
            types: &["integer", "string"],
            least: Some(1),
            pattern: Some(r"^\s*[1-9][0-9]*\s*([-\u2013]\s*[1-9][0-9]*\s*)?$"),
            examples: &["67", "62-72"],
            ..Form::default()
        }
    }
}

/// A line of text that is not empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Scalar for Text {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        let text = text.trim();
        if text.is_empty() || text.contains(['\n', '\0']) {
            Err(ScalarProblem::Expected("one line of text"))
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    fn form() -> Form {
        // A title of `1984` is a title.
        Form { types: &["string", "number", "boolean"], pattern: Some(r"^\s*\S[^\n]*\s*$"), ..Form::default() }
    }
}

impl Scalar for bool {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ScalarProblem::OneOf(&["true", "false"])),
        }
    }

    fn form() -> Form {
        Form { types: &["boolean"], ..Form::default() }
    }
}

impl Scalar for u64 {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        text.parse().map_err(|_| ScalarProblem::Expected("a whole number"))
    }

    fn form() -> Form {
        Form { types: &["integer"], least: Some(0), ..Form::default() }
    }
}

impl<T: Scalar> FromYaml for Located<T> {
    fn schema() -> serde_json::Value {
        schema::scalar::<T>()
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Scalar(text) = &node.value else {
            reader.report(Problem::WrongType { expected: "a single value", found: node.value.describe() }, &node.span);
            return None;
        };
        match T::from_scalar(text) {
            Ok(value) => Some(Self { value, place: reader.place(&node.span) }),
            Err(ScalarProblem::Expected(expected)) => {
                reader.report(Problem::BadValue { value: text.clone(), expected }, &node.span);
                None
            }
            Err(ScalarProblem::OneOf(choices)) => {
                reader.report(Problem::BadChoice { value: text.clone(), choices }, &node.span);
                None
            }
        }
    }
}

impl<T: FromYaml> FromYaml for Vec<T> {
    fn schema() -> serde_json::Value {
        schema::list(T::schema())
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Null => Some(Self::new()),
            Value::List(items) => {
                // Every item is read before the list is given up, so that all of its problems are named.
                let read: Vec<_> = items.iter().map(|item| T::from_yaml(item, reader)).collect();
                read.into_iter().collect()
            }
            other => {
                reader.report(Problem::WrongType { expected: "a list", found: other.describe() }, &node.span);
                None
            }
        }
    }
}

/// One value, or a list of them.
#[derive(Clone, Debug)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: FromYaml> FromYaml for OneOrMany<T> {
    fn schema() -> serde_json::Value {
        schema::one_or_many(T::schema())
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.value, Value::Scalar(_)) {
            T::from_yaml(node, reader).map(|one| Self(vec![one]))
        } else {
            Vec::from_yaml(node, reader).map(Self)
        }
    }
}

/// A text of several lines, in Markdown, that can say where each of its bytes stands in the file.
#[derive(Clone, Debug)]
pub struct Prose {
    /// The text.
    pub text: Arc<str>,
    place: Place,
    document: Arc<str>,
}

impl Prose {
    /// A text that is a file of its own.
    #[must_use]
    pub fn of_file(file: &Arc<str>, text: &Arc<str>) -> Self {
        Self { text: Arc::clone(text), place: Place::new(file, 0..text.len()), document: Arc::clone(text) }
    }

    /// Where the whole text stands.
    #[must_use]
    pub fn whole(&self) -> &Place {
        &self.place
    }

    /// Where bytes of the text stand in the file: exactly for a literal block (`|`), else the whole text.
    #[must_use]
    pub fn place(&self, range: &Range<usize>) -> Place {
        if Arc::ptr_eq(&self.text, &self.document) {
            return Place::new(&self.place.file, range.clone());
        }
        let map = |offset| block::source_of(&self.document, &self.place.range, &self.text, offset);
        match (map(range.start), map(range.end)) {
            (Some(start), Some(end)) if start <= end => Place::new(&self.place.file, start..end),
            _ => self.place.clone(),
        }
    }
}

impl FromYaml for Prose {
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": r"\S" })
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(text) if !text.trim().is_empty() => {
                Some(Self { text: text.as_str().into(), place: reader.place(&node.span), document: reader.text.into() })
            }
            Value::Scalar(text) => {
                reader.report(Problem::BadValue { value: text.clone(), expected: "a text in Markdown" }, &node.span);
                None
            }
            other => {
                reader.report(Problem::WrongType { expected: "a text", found: other.describe() }, &node.span);
                None
            }
        }
    }
}
