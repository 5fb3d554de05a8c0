//! What is counted, and the shares that are made of it.

/// The counts of one file. All are numbers of things in the text, unless they say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Lines, blank ones included.
    pub lines: u32,
    /// Lines with a comment on them, alone or behind code.
    pub comment_lines: u32,
    /// Lines of strings that are statements of their own.
    pub docstring_lines: u32,
    /// Calls.
    pub calls: Calls,
    /// Operators that calculate: `+ - * / // % ** @ & | ^ << >>`, also with `=`, and the minus before anything but a number;
    /// without those that join, repeat or format strings, and without those in annotations.
    pub arithmetic: u32,
    /// Places at which the program decides: `if`, `elif`, `for`, `while`, `except`, `break`, `continue`, `case`, a row of `and` or `or`,
    /// the conditional expression, the condition of a comprehension.
    pub branching: u32,
    /// Numbers among the constants.
    pub numbers: u32,
    /// Strings among the constants, without documentation; a string in several pieces is one.
    pub strings: u32,
    /// Identifiers.
    pub identifiers: Identifiers,
    /// Loops that are statements.
    pub loops: Loops,
}

/// Calls: all, and by what is called. Each call is of one class; input and output go across the classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// All.
    pub all: u32,
    /// Of the tensor libraries that the edition names.
    pub tensor: u32,
    /// Of what Python brings along.
    pub builtin: u32,
    /// Of a method of some object, or of a variable, of which the text alone does not say what it is.
    pub method: u32,
    /// Of a function or class of the same work.
    pub own: u32,
    /// Of other libraries, and of results of calls and other expressions.
    pub other: u32,
    /// Those among all that the edition names as input and output.
    pub io: u32,
}

/// Identifiers: names wherever they stand, also those of attributes, keyword arguments and modules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifiers {
    /// All places.
    pub occurrences: u32,
    /// Places of names of at most two characters.
    pub short: u32,
    /// Different names.
    pub distinct: u32,
    /// Different names all of whose parts are English words.
    pub english: u32,
}

/// Loops that are statements; those of comprehensions are not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loops {
    /// `for`.
    pub r#for: u32,
    /// `while`.
    pub r#while: u32,
}

/// A part of a whole, from 0 to 1; nothing if there is no whole.
fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

impl Measures {
    /// Among the places that calculate or decide, those that calculate.
    #[must_use]
    pub fn arithmetic_share(&self) -> Option<f64> {
        share(self.arithmetic, self.arithmetic + self.branching)
    }

    /// Numbers among the constants.
    #[must_use]
    pub fn numeric_share(&self) -> Option<f64> {
        share(self.numbers, self.numbers + self.strings)
    }

    /// Comment lines per hundred lines.
    #[must_use]
    pub fn comments_per_hundred(&self) -> Option<f64> {
        share(100 * self.comment_lines, self.lines)
    }

    /// Lines of documentation per hundred lines.
    #[must_use]
    pub fn docstrings_per_hundred(&self) -> Option<f64> {
        share(100 * self.docstring_lines, self.lines)
    }
}

impl Calls {
    /// One of the counts among all calls.
    #[must_use]
    pub fn share(&self, count: impl Fn(&Self) -> u32) -> Option<f64> {
        share(count(self), self.all)
    }
}

impl Identifiers {
    /// English among the different names.
    #[must_use]
    pub fn english_share(&self) -> Option<f64> {
        share(self.english, self.distinct)
    }

    /// Short among all places.
    #[must_use]
    pub fn short_share(&self) -> Option<f64> {
        share(self.short, self.occurrences)
    }
}
