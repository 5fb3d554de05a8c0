//! The geometry of the picture: where each file stands and how lines get from one to another. It knows nothing of colours, links or SVG.
//!
//! ```text
//!  Sheet ──► pack (how many stacks each phase gets) ──► place (boxes) ──► route (lines) ──► Layout
//! ```
//!
//! A **stack** is a column of boxes; a phase has one or more of them, and between stacks there are **gutters**, which go down through the
//! whole sheet with no box in them. Boxes stand in the stacks in reading order, as long as their files. Lines leave a box at its foot and
//! arrive at the head of another; they go down and up in the gutters and across where no box is in the way, and those of one bundle share
//! their way. There are two forms: [`wide`], with works as rows and phases as columns, and [`narrow`], one work with its
//! phases one below the other.
//!
//! All lengths are in units of the sheet, which are pixels where it is shown in its own size. The same sheet gives the same layout.

mod measures;
mod pack;
mod place;
mod route;
mod tracks;
mod wrap;

#[cfg(test)]
mod tests;

pub use measures::{Measures, NARROW, WIDE};

/// What is to be laid out.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The works, from above.
    pub rows: Vec<Row>,
    /// The lines between boxes, which are counted through all rows.
    pub lines: Vec<Line>,
}

/// A work.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// How long a line of its files is.
    pub scale: f64,
    /// Its files, in reading order.
    pub items: Vec<Item>,
}

/// A file.
#[derive(Clone, Debug)]
pub struct Item {
    /// The column that it stands in, from 0; nothing for the margin.
    pub column: Option<usize>,
    /// Its name, which is broken where it is too long for its box.
    pub name: String,
    /// How many lines it has.
    pub lines: u32,
}

/// A line from one box to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The box that it leaves.
    pub from: usize,
    /// The box that it leads to.
    pub to: usize,
    /// Lines of one bundle share their way, where they have the same.
    pub bundle: usize,
}

/// A point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From above.
    pub y: f64,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left side.
    pub x: f64,
    /// Its upper side.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Rect {
    /// Its right side.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Its lower side.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }
}

/// A file in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The stack that it stands in, from the left.
    pub stack: usize,
    /// Its box.
    pub rect: Rect,
    /// The height of its head, in which the name stands; what is below is as long as the file.
    pub head: f64,
    /// The name, broken into lines.
    pub name: Vec<String>,
}

/// The heading of a column in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heading {
    /// The column; nothing for the margin.
    pub column: Option<usize>,
    /// The place for its name: as wide as its stacks.
    pub rect: Rect,
}

/// Where a work stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// All of it.
    pub rect: Rect,
    /// The headings of the columns that have files of it.
    pub headings: Vec<Heading>,
}

/// A column of the whole sheet, for what is drawn behind the boxes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Which; nothing for the margin.
    pub column: Option<usize>,
    /// Its left side, in the middle of a gutter.
    pub left: f64,
    /// Its right side, in the middle of a gutter.
    pub right: f64,
}

/// A sheet that is laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The width of the sheet.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The columns; none in the narrow form, where they are below each other.
    pub columns: Vec<Column>,
    /// The works.
    pub bands: Vec<Band>,
    /// The files, counted through all rows.
    pub boxes: Vec<Placed>,
    /// The lines, in the order of the sheet: corners of ways that are straight between them.
    pub routes: Vec<Vec<Point>>,
}

/// Lays a sheet out with works as rows and phases as columns.
#[must_use]
pub fn wide(sheet: &Sheet, measures: &Measures) -> Layout {
    finish(place::wide(sheet, measures), sheet, measures)
}

/// Lays a sheet out with the phases of each work below each other.
#[must_use]
pub fn narrow(sheet: &Sheet, measures: &Measures) -> Layout {
    finish(place::narrow(sheet, measures), sheet, measures)
}

fn finish(placement: place::Placement, sheet: &Sheet, measures: &Measures) -> Layout {
    let routes = route::all(&placement, &sheet.lines, measures);
    let place::Placement { width, height, columns, bands, boxes, .. } = placement;
    Layout { width, height, columns, bands, boxes, routes }
}
