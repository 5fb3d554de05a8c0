//! `measures:` of `edition.yaml`: what the measures of the code need to know of this edition.

use crate::diagnostics::Problem;
use crate::yaml::{Form, FromYaml, Located, Node, OneOrMany, Reader, Scalar, ScalarProblem, Text, choice, record};

choice! {
    /// A measure by which files can be told apart.
    pub enum Measure {
        /// Operators that calculate among the places that calculate or decide.
        Arithmetic = "arithmetic",
        /// Calls of tensor libraries among the calls.
        Tensor = "tensor",
        /// Calls of input and output among the calls.
        Io = "io",
        /// Calls of builtins among the calls.
        Builtin = "builtin",
        /// Calls of methods of objects of which nothing is known among the calls.
        Method = "method",
        /// Numbers among the constants.
        Numeric = "numeric",
        /// Names made of English words among the different names.
        English = "english",
        /// Names of at most two characters among all places of names.
        Short = "short",
        /// Comment lines per hundred lines.
        Comments = "comments",
        /// Lines of documentation per hundred lines.
        Docstrings = "docstrings",
        /// `for` statements.
        For = "for",
        /// `while` statements.
        While = "while",
        /// Files of the work that import the file.
        FanIn = "fan-in",
        /// Files of the work that the file imports.
        FanOut = "fan-out",
    }
}

record! {
    /// What an edition says about its measures.
    pub struct MeasuresSpec as "a description of measures" {
        /// The tensor libraries, as dotted paths.
        listed tensor: OneOrMany<Located<Text>>,
        /// What counts as input and output: libraries and functions as dotted paths, builtins and functions of the works by their names.
        listed io: OneOrMany<Located<Text>>,
        /// What gives objects that input and output go through, likewise: `open`, `logging.getLogger`.
        listed channels: OneOrMany<Located<Text>>,
        /// A rule that is shown, with what it picks: all of its conditions hold.
        listed rule: Vec<Condition>,
    }
}

record! {
    /// A condition as it is written.
    pub struct ConditionSpec as "a condition" {
        /// What is measured.
        required measure: Located<Measure>,
        /// The least value.
        optional at_least: Located<Number>,
        /// The value that is not reached.
        optional below: Located<Number>,
    }
}

/// A condition that a rule makes: a measure, and a bound or two. Values are per cent where the measure is a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition {
    /// What is measured.
    pub measure: Measure,
    /// The least value.
    pub at_least: Option<f64>,
    /// The value that is not reached.
    pub below: Option<f64>,
}

impl FromYaml for Condition {
    fn schema() -> serde_json::Value {
        let mut schema = ConditionSpec::schema();
        schema["anyOf"] = serde_json::json!([{ "required": ["at-least"] }, { "required": ["below"] }]);
        schema
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let spec = ConditionSpec::from_yaml(node, reader)?;
        let (at_least, below) = (spec.at_least.map(|n| n.value.0), spec.below.map(|n| n.value.0));
        if at_least.is_none() && below.is_none() {
            reader.report(Problem::MissingKey { key: "at-least".to_owned(), what: "a condition" }, &node.span);
            return None;
        }
        Some(Self { measure: spec.measure.value, at_least, below })
    }
}

/// A number, perhaps with decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl Scalar for Number {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        number.map(Self).ok_or(ScalarProblem::Expected("a number such as 60 or 5.5"))
    }

    fn form() -> Form {
        Form { types: &["number"], ..Form::default() }
    }
}
