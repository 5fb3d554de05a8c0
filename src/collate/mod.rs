//! Collation: what two texts of the same code have in common, and where they differ in what runs.
//!
//! Editors of texts tell *accidentals* (spelling, punctuation) from *substantives* (words). For code the line between the two is exact: it is the
//! syntax tree. Layout, comments, quotation marks and the order of imports are accidental; what changes the tree is substantive.

mod align;
mod measure;
mod reading;

pub use measure::{Measure, Similarity};
pub use reading::Reading;

/// Why two texts cannot be compared by their syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPython {
    /// Whether it is the second text, not the first.
    pub second: bool,
    /// The line of the first place that is not Python, from 1.
    pub line: u32,
}

/// How alike two texts are. By line for any texts; by token and by syntax tree for Python only.
pub fn similarity(a: &str, b: &str, measure: Measure) -> Result<Similarity, NotPython> {
    if measure == Measure::Line {
        return Ok(measure::of(&Reading::plain(a), &Reading::plain(b), measure));
    }
    let (a, b) = both(a, b)?;
    Ok(measure::of(&a, &b, measure))
}

/// Whether two texts have the same syntax tree: they differ in layout, comments and quotation marks at most, not in the order of imports.
pub fn same_tree(a: &str, b: &str) -> Result<bool, NotPython> {
    let (a, b) = both(a, b)?;
    Ok(a.row() == b.row())
}

fn both(a: &str, b: &str) -> Result<(Reading, Reading), NotPython> {
    let read = |text: &str, second| {
        let reading = Reading::python(text);
        reading.error.map_or(Ok(reading), |line| Err(NotPython { second, line }))
    };
    Ok((read(a, false)?, read(b, true)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "def f(a):\n    return g(a, 'x')\n";
    const DRESSED: &str = "def f(a):  # why\n    return g(\n        a, \"x\"\n    )\n";

    #[test]
    fn a_new_dress_is_the_same_tree_and_says_so_by_every_measure() {
        assert_eq!(same_tree(PLAIN, DRESSED), Ok(true));
        assert_eq!(same_tree(PLAIN, &PLAIN.replace("'x'", "'y'")), Ok(false));
        let told = Measure::ALL.map(|measure| similarity(PLAIN, DRESSED, measure).unwrap().to_string());
        assert_eq!(told, ["0.000 by line", "0.923 by token", "1.000 by syntax tree"]);
    }

    #[test]
    fn figures_are_blind_to_which_text_comes_first() {
        let (a, b) = ("x = 1\ny = 2\nz = 3\n", "y = 2\nx = 1\nz = 3\nw = 4\n");
        for measure in Measure::ALL {
            assert_eq!(similarity(a, b, measure), similarity(b, a, measure), "{}", measure.name());
        }
        assert_eq!(similarity("", "", Measure::Line).unwrap().to_string(), "1.000 by line");
    }

    #[test]
    fn what_is_no_python_is_named_and_has_lines_only() {
        assert_eq!(same_tree(PLAIN, "x = 1\ndef (:\n"), Err(NotPython { second: true, line: 2 }));
        assert_eq!(similarity("a b\n", "a b\nc d\n", Measure::Tree), Err(NotPython { second: false, line: 1 }));
        assert_eq!(similarity("a b\n", "a b\nc d\n", Measure::Line).unwrap().to_string(), "0.667 by line");
    }

    #[test]
    fn nearly_all_is_not_all() {
        let a = "x = 1\n".repeat(4000);
        let b = format!("{a}y = 2\n");
        assert_eq!(similarity(&a, &b, Measure::Line).unwrap().to_string(), "0.999 by line");
    }
}
