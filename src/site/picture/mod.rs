//! The picture of the map.
//!
//! ```text
//!  Resolved ──► chart (what there is) ──► map::layout (where) ──► draw (SVG), with leaf (a file) and svg (numbers, ways)
//!                                    ├──► data (JSON), dot (Graphviz)
//!                                    └──► here (where a reader is)
//! ```
//!
//! [`card`](mod@card) draws another: every line as a stroke, for those who link to the edition.
//!
//! Works are rows, phases are columns, a file is a leaf: its name, its layer by letter, shape and colour, and below it the shape of its
//! lines, so that a leaf is as long as its text. Notes are marks in its margin. Every leaf is a link. What is sure of imports is drawn at rest; the
//! lines of one file come out when it is pointed at, focused or the target of the address, in style sheets alone. Everything is drawn by an
//! escaping writer from literals of the program; colours are the theme's.

mod card;
mod chart;
mod data;
mod dot;
mod draw;
mod here;
mod leaf;
mod style;
mod svg;

#[cfg(test)]
mod tests;

pub(super) use card::card;
pub use chart::{Chart, ChartEdge, ChartFile, ChartWork, Sort};
pub use data::data;
pub use dot::dot;
pub(super) use draw::anchor;
pub use draw::{Form, Picture, draw, is_crowded, standalone};
pub(super) use here::Here;
