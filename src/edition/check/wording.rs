//! What a text says, how much there is of it, which constants it has.

use crate::diagnostics::Problem;
use crate::ids::{Amount, CodeAddress};
use crate::yaml::{Form, FromYaml, Located, Node, OneOrMany, Reader, Scalar, ScalarProblem, Text, choice, record};

record! {
    /// A constant that a name is given: wherever it is given one there, it is this.
    pub struct ConstantCheck as "a check `constant`" {
        /// Where.
        required at: Located<CodeAddress>,
        /// The name as it is written.
        required name: Located<Text>,
        /// The constant, without quotation marks of its own.
        required is: Located<Spelling>,
        /// The function or class to look in.
        optional symbol: Located<Text>,
    }
}

/// The text of a constant, which may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling(pub String);

impl Scalar for Spelling {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        Ok(Self(text.to_owned()))
    }

    fn form() -> Form {
        Form { types: &["string", "number", "boolean"], ..Form::default() }
    }
}

record! {
    /// What the documentation of a symbol, or of the module, mentions.
    pub struct DocstringCheck as "a check `docstring`" {
        /// The file.
        required at: Located<CodeAddress>,
        /// The symbol; nothing for the module.
        optional symbol: Located<Text>,
        /// What it mentions.
        listed mentions: OneOrMany<Located<Text>>,
        /// What it does not.
        listed lacks: OneOrMany<Located<Text>>,
    }
}

choice! {
    /// Where in a text something stands.
    pub enum Place {
        /// Anywhere.
        Anywhere = "anywhere",
        /// Outside of comments and strings.
        Code = "code",
        /// In comments.
        Comments = "comments",
        /// In strings.
        Strings = "strings",
    }
}

/// A regular expression that can be run: finite automata only, and of a size that a page of text cannot be.
#[derive(Clone, Debug)]
pub struct Pattern(pub regex::Regex);

/// At most so many bytes may a compiled pattern take: enough for any that a person would write, too little for one that counts to a million.
const PATTERN_SIZE: usize = 1 << 18;

impl FromYaml for Located<Pattern> {
    fn schema() -> serde_json::Value {
        Located::<Spelling>::schema()
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Located { value, place } = Located::<Spelling>::from_yaml(node, reader)?;
        match regex::RegexBuilder::new(&value.0).size_limit(PATTERN_SIZE).multi_line(true).crlf(true).build() {
            Ok(_) if value.0.is_empty() => {
                reader.report(Problem::BadPattern { what: "it is empty".to_owned() }, &node.span);
                None
            }
            Ok(pattern) => Some(Self { value: Pattern(pattern), place }),
            Err(regex::Error::CompiledTooBig(_)) => {
                let what = "it would grow too large when it is run".to_owned();
                reader.report(Problem::BadPattern { what }, &node.span);
                None
            }
            Err(error) => {
                let what =
                    error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                reader.report(Problem::BadPattern { what }, &node.span);
                None
            }
        }
    }
}

record! {
    /// A phrase or a pattern, and how often it occurs.
    pub struct TextCheck as "a check `text`" {
        /// Where.
        required at: Located<CodeAddress>,
        /// A phrase.
        optional has: Located<Text>,
        /// A regular expression.
        optional matches: Located<Pattern>,
        /// Where in the text.
        optional r#in: Located<Place>,
        /// Whether upper and lower case are the same.
        optional folded: Located<bool>,
        /// The function or class to look in.
        optional symbol: Located<Text>,
        /// How often.
        optional times: Located<Amount>,
    }
}

choice! {
    /// What can be counted.
    pub enum Countable {
        /// Lines.
        Lines = "lines",
        /// Lines that are not blank.
        Entries = "entries",
        /// Different lines that are not blank.
        Distinct = "distinct",
        /// Lines that are not blank and differ by more than upper and lower case.
        CaseFolded = "case-folded",
        /// Functions, methods and nested ones included.
        Functions = "functions",
        /// Functions that stand in no other function or class.
        TopLevelFunctions = "top-level-functions",
        /// Functions directly in a class.
        Methods = "methods",
        /// Classes.
        Classes = "classes",
        /// Calls.
        Calls = "calls",
        /// `for` statements.
        For = "for",
        /// `while` statements.
        While = "while",
        /// `if`, `elif`, `for`, `while`, `except` and conditional expressions.
        Branches = "branches",
        /// Comments.
        Comments = "comments",
        /// Parameters of the symbol.
        Parameters = "parameters",
    }
}

impl Countable {
    /// Whether only a syntax tree can count it.
    #[must_use]
    pub fn needs_syntax(self) -> bool {
        !matches!(self, Self::Lines | Self::Entries | Self::Distinct | Self::CaseFolded)
    }
}

record! {
    /// How many there are of something.
    pub struct Count as "a check `count`" {
        /// Where.
        required at: Located<CodeAddress>,
        /// Of what.
        required of: Located<Countable>,
        /// How many.
        required is: Located<Amount>,
        /// The function or class to look in.
        optional symbol: Located<Text>,
    }
}
