//! What stands where in the syntax of one file.

use crate::code::python::sites::{Construct, Test};
use super::wording::Spelling;
use crate::ids::{Amount, CodeAddress};
use crate::yaml::{Located, OneOrMany, Scalar, ScalarProblem, Text, choice, record};

impl Scalar for Construct {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        Self::of_word(text).ok_or(ScalarProblem::OneOf(Self::WORDS))
    }
}

impl Scalar for Test {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        Self::of_word(text).ok_or(ScalarProblem::OneOf(Self::WORDS))
    }
}

record! {
    /// A statement or expression of a kind, on exactly these lines.
    pub struct NodeCheck as "a check `node`" {
        /// Where: a file, or the lines that it begins and ends on.
        required at: Located<CodeAddress>,
        /// What it is.
        required is: Located<Construct>,
        /// What its condition is.
        optional test: Located<Test>,
        /// The function or class to look in.
        optional symbol: Located<Text>,
        /// How many.
        optional times: Located<Amount>,
    }
}

record! {
    /// A call that begins on these lines.
    pub struct CallCheck as "a check `call`" {
        /// Where.
        required at: Located<CodeAddress>,
        /// What is called; a dotted name is compared from the right.
        required of: Located<Text>,
        /// Keyword arguments that it has.
        listed passes: OneOrMany<Located<Text>>,
        /// Keyword arguments that it has not.
        listed lacks: OneOrMany<Located<Text>>,
        /// Strings among its arguments.
        listed strings: Vec<Located<Spelling>>,
        /// The function or class to look in.
        optional symbol: Located<Text>,
        /// How many.
        optional times: Located<Amount>,
    }
}

record! {
    /// An assignment that begins on these lines.
    pub struct AssignmentCheck as "a check `assignment`" {
        /// Where.
        required at: Located<CodeAddress>,
        /// The target, as it is written.
        required to: Located<Text>,
        /// What is called somewhere in the value.
        optional calls: Located<Text>,
        /// The function or class to look in.
        optional symbol: Located<Text>,
        /// How many.
        optional times: Located<Amount>,
    }
}

choice! {
    /// What a symbol is.
    pub enum Sort {
        /// A function or method.
        Function = "function",
        /// A class.
        Class = "class",
    }
}

record! {
    /// A function or class that a file defines, on exactly these lines if there are any.
    pub struct DefinitionCheck as "a check `definition`" {
        /// Where.
        required at: Located<CodeAddress>,
        /// Its qualified name.
        required of: Located<Text>,
        /// What it is.
        optional kind: Located<Sort>,
        /// Parameters that it has.
        listed parameters: OneOrMany<Located<Text>>,
        /// How many.
        optional times: Located<Amount>,
    }
}

record! {
    /// A module that a file imports, itself or something in it.
    pub struct ImportCheck as "a check `import`" {
        /// The file.
        required at: Located<CodeAddress>,
        /// The module as the statement names it: `os.path`, `.sibling`.
        required of: Located<Text>,
        /// How many.
        optional times: Located<Amount>,
    }
}
