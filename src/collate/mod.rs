//! Collation: what two texts of the same code have in common, and where they differ in what runs.
//!
//! Editors of texts tell *accidentals* (spelling, punctuation) from *substantives* (words). For code the line between the two is exact: it is the
//! syntax tree. Layout, comments, quotation marks and the order of imports are accidental; what changes the tree is substantive.
//!
//! ```text
//!  text ─▶ Reading ─▶ join ─▶ Variation ─▶ Collation ─▶ side_by_side
//!          parsed     symbols  tokens of    states,      rows of
//!          once       by name, the tree,    figures      lines
//!                     syntax,  per symbol   (measure),
//!                     likeness (align)      accidents
//! ```
//!
//! [`follow`] finds what went from one file to another. [`folders`] does all of it for the files of two folders, [`Collations`] for the witnesses of an edition, each pair once. All of it is a function of the
//! texts: nothing here knows of works, notes or pages.

mod accident;
mod align;
mod collation;
mod common;
mod folder;
mod join;
mod measure;
mod moved;
mod parts;
mod reading;
mod side;
mod state;
mod store;
mod variation;

pub use collation::{Collation, Unit};
pub use folder::{Collated, FilePair, Folders, Texts, folders};
pub use join::Found;
pub use measure::{Measure, Similarity};
pub use moved::{Moved, Place, Shelf, follow};
pub use reading::Reading;
pub use side::{Difference, Row, cut, side_by_side};
pub use state::{Accidents, State};
pub use store::{Collations, Witness};
pub use variation::{Side, Variation};

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
mod tests;
