//! The shape of a line whose text is not there.

use super::super::html::Html;
use crate::code::shape::{LineKind, Shape};

/// The longest bar, in characters: beyond it a bar says nothing more.
const LONGEST: u32 = 120;

/// Draws a line as a bar of the text's indent and length, in the colour of its kind. The bar is made of blanks, so that it needs no style of its own and
/// copies as nothing.
pub(crate) fn line(html: &mut Html, shape: &Shape, line: u32) {
    let Some(shape) = shape.0.get(line as usize - 1) else { return };
    let class = match shape.kind {
        LineKind::Blank => return,
        LineKind::Code => "sil c",
        LineKind::Comment => "sil h",
        LineKind::Docstring => "sil d",
    };
    html.text(&" ".repeat(shape.indent.min(LONGEST) as usize));
    html.open("span", &[("class", class)]).text(&" ".repeat(shape.length.min(LONGEST) as usize)).close();
}
