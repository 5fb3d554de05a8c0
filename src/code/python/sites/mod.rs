//! Sites: what stands where in a module, for whoever asks whether something is there.
//!
//! ```text
//!  syntax tree ──► walk ──► Sites: constructs, calls, assignments, constants, names, comments, strings, documentation
//! ```
//!
//! One walk collects everything; questions are then answered by looking through short rows. Lines are 1-based and inclusive, and those of a
//! site are the lines that its node has text on. Nothing here knows what a name means: that is for [`names`](super::names).

mod construct;
mod literal;
mod walk;

#[cfg(test)]
mod tests;

pub use construct::{Construct, Test};
pub use literal::Literal;
pub use walk::sites;

use crate::ids::LineRange;
use std::ops::Range;

/// What stands where in a module, each in document order.
#[derive(Clone, Debug, Default)]
pub struct Sites {
    /// Statements and expressions of the kinds that [`Construct`] lists.
    pub constructs: Vec<ConstructSite>,
    /// Calls.
    pub calls: Vec<CallSite>,
    /// Assignments: one for each target, also of those with an operator and of chained ones.
    pub assignments: Vec<AssignmentSite>,
    /// Names that are given a constant: by assignment, keyword argument, default of a parameter, or as the key of a dictionary.
    pub constants: Vec<ConstantSite>,
    /// Names that are read as such, not as an attribute of something.
    pub names: Vec<NameSite>,
    /// The bytes of comments.
    pub comments: Vec<Range<usize>>,
    /// The bytes of strings, quotation marks included.
    pub strings: Vec<Range<usize>>,
    /// Strings that document a module, a class or a function.
    pub documentation: Vec<Documentation>,
    /// Parameters of functions, with the lines of the function, its decorators included.
    pub parameters: Vec<(LineRange, String)>,
}

impl Sites {
    /// The parameters of the function on these lines, in order.
    pub fn parameters(&self, function: LineRange) -> impl Iterator<Item = &str> {
        self.parameters.iter().filter(move |(of, _)| *of == function).map(|(_, name)| name.as_str())
    }
}

/// A construct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstructSite {
    /// What it is.
    pub construct: Construct,
    /// Its lines.
    pub lines: LineRange,
    /// What its condition is, if it has one and it is of a kind that is told apart.
    pub test: Option<Test>,
}

/// A call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallSite {
    /// Its lines.
    pub lines: LineRange,
    /// Its bytes.
    pub span: Range<usize>,
    /// What is called, as far as it is a dotted name: `tf.nn.softmax` is three words; of `f(x).split`, only the last.
    pub callee: Vec<String>,
    /// The names of the keyword arguments.
    pub keywords: Vec<String>,
    /// The arguments that are strings.
    pub strings: Vec<String>,
}

/// An assignment to one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentSite {
    /// The lines of the whole statement.
    pub lines: LineRange,
    /// The target as it is written, without spaces; of a row of targets, each is a site of its own.
    pub target: String,
    /// The bytes of the value; empty for a declaration without one.
    pub value: Range<usize>,
}

/// A name that is given a constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstantSite {
    /// The lines of name and value.
    pub lines: LineRange,
    /// The name as it is written.
    pub name: String,
    /// The constant.
    pub value: Literal,
}

/// A name that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSite {
    /// Its line.
    pub line: u32,
    /// The name.
    pub name: String,
}

/// A string that documents something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documentation {
    /// The lines of what it documents; nothing for the module.
    pub of: Option<LineRange>,
    /// The lines of the string.
    pub lines: LineRange,
    /// What it says.
    pub text: String,
}

impl CallSite {
    /// Whether this is a call of a name: its words, compared from the right, so that `multinomial` finds `tf.multinomial`.
    #[must_use]
    pub fn is_of(&self, name: &str) -> bool {
        let mut callee = self.callee.iter().rev();
        name.rsplit('.').all(|word| callee.next().is_some_and(|one| one == word))
    }
}
