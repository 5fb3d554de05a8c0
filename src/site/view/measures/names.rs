//! What measures, their values and files are called.

use crate::edition::{Edition, Measure};
use crate::map::measures::{Row, Unit};

/// The heading of a measure, what it is called in a sentence, and what it counts.
pub(super) fn of(measure: Measure) -> (&'static str, &'static str, &'static str) {
    match measure {
        Measure::Arithmetic => (
            "Calculating rather than deciding",
            "arithmetic",
            "Operators that calculate, among all places at which a file calculates or decides.",
        ),
        Measure::Tensor => ("Calls of tensor libraries", "tensor calls", "Among all calls."),
        Measure::Io => {
            ("Input and output", "input and output", "Calls that read, write, print or wait, among all calls.")
        }
        Measure::Builtin => ("Calls of builtins", "builtins", "Calls of what Python brings along, among all calls."),
        Measure::Method => (
            "Methods of unknown objects",
            "methods of unknown objects",
            "Calls of which the text alone does not say whose they are, among all calls.",
        ),
        Measure::Numeric => ("Numbers among the constants", "numbers", "The other constants are strings."),
        Measure::English => (
            "Names made of English words",
            "English names",
            "Among the different names of a file, those all of whose parts are in a list of English words.",
        ),
        Measure::Short => ("Names of one or two characters", "short names", "Among all places at which a name stands."),
        Measure::Comments => ("Comments", "comments", "Lines with a comment on them, per hundred lines."),
        Measure::Docstrings => ("Documentation strings", "documentation", "Their lines, per hundred lines."),
        Measure::For => ("For loops", "for loops", "Statements; comprehensions are not counted."),
        Measure::While => ("While loops", "while loops", "Statements."),
        Measure::FanIn => ("Imported by", "files that import it", "Files of the same work that import the file."),
        Measure::FanOut => ("Imports", "files that it imports", "Files of the same work that the file imports."),
    }
}

/// A value with its unit: `76.9%`, `4.6`.
pub(super) fn value(measure: Measure, value: f64) -> String {
    let sign = if measure.unit() == Unit::Percent { "%" } else { "" };
    format!("{}{sign}", number(value))
}

/// A range of values: `76.9–87.5%`, or one where both ends are written alike.
pub(super) fn range(measure: Measure, low: f64, high: f64) -> String {
    let (from, to) = (number(low), value(measure, high));
    if number(high) == from { to } else { format!("{from}\u{2013}{to}") }
}

/// A number to one decimal, without one that is nought.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// "one, two and three".
pub(super) fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The title of a file's work.
pub(super) fn work<'e>(edition: &'e Edition, row: &'e Row) -> &'e str {
    edition.works.get(&row.key.work).map_or(row.key.work.as_str(), |work| &work.title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!((number(76.92), number(0.0), number(99.96)), ("76.9".into(), "0".into(), "100".into()));
        assert_eq!(range(Measure::Io, 0.0, 5.43), "0–5.4%");
        assert_eq!(range(Measure::While, 0.0, 0.0), "0");
        assert_eq!((list(&["a"]), list(&["a", "b", "c"])), ("a".into(), "a, b and c".into()));
    }
}
