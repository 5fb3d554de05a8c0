//! The card that is shown where somebody links to the edition: every line of the main works as a stroke of its indent and length in the colour of its
//! layer, column after column. Strokes alone, for there is no font that every machine has.

use super::style;
use crate::code::shape::{LineKind, LineShape};
use crate::corpus::holdings::FileKey;
use crate::edition::{Layer, Role};
use crate::resolve::Resolved;

/// The size in pixels that Open Graph's readers ask for.
const SIZE: (usize, usize) = (1200, 630);
const MARGIN: usize = 24;
/// The height of a row, stroke and gap, and of the stroke.
const ROWS: [(usize, usize); 4] = [(6, 4), (4, 3), (3, 2), (2, 1)];
/// A column shows so many characters of a line; between two columns a part of one is empty.
const CHARACTERS: usize = 100;
const GUTTER: f64 = 0.12;
/// As many lines as the smallest rows have room for. Of more works nothing is seen but dust.
const MOST_LINES: usize = 60_000;

/// The card as a PNG (W3C Recommendation, third edition), with a colour a layer; nothing for an edition without lines.
pub(in crate::site) fn card(resolved: &Resolved) -> Option<Vec<u8>> {
    let lines = lines(resolved);
    if lines.is_empty() {
        return None;
    }
    let (width, height) = (SIZE.0 - 2 * MARGIN, SIZE.1 - 2 * MARGIN);
    // The tallest rows whose columns are still broader than they need be to be told apart.
    let columns = |row: usize| lines.len().div_ceil(height / row);
    let (row, stroke) = ROWS.into_iter().find(|(row, _)| columns(*row) * 9 <= width).unwrap_or(ROWS[ROWS.len() - 1]);
    let (per_column, columns) = (height / row, columns(row));
    let breadth = (width as f64 / columns as f64).min(width as f64 / 4.0);
    let scale = breadth * (1.0 - GUTTER) / CHARACTERS as f64;
    let mut pixels = vec![0u8; SIZE.0 * SIZE.1];
    for (at, line) in lines.iter().enumerate() {
        let Some((layer, shape)) = line else { continue };
        let left = MARGIN as f64 + (at / per_column) as f64 * breadth;
        let top = MARGIN + at % per_column * row;
        let (from, to) = (shape.indent as usize, (shape.indent + shape.length) as usize);
        let x = |characters: usize| (left + characters.min(CHARACTERS) as f64 * scale).round() as usize;
        let (from, to) = (x(from), x(to).max(x(from) + 1).min(SIZE.0));
        for y in top..(top + stroke).min(SIZE.1) {
            pixels[y * SIZE.0 + from.min(to)..y * SIZE.0 + to].fill(colour(*layer, shape.kind));
        }
    }
    encoded(&pixels)
}

/// The lines of the main works in reading order, blank ones as nothing, two of these between files.
fn lines(resolved: &Resolved) -> Vec<Option<(Layer, LineShape)>> {
    let works = resolved.edition.works_in_order().into_iter().filter(|work| work.role == Role::Main);
    let mut lines = Vec::new();
    for work in works {
        for entry in &work.pin().files {
            let key = FileKey { work: work.id.clone(), state: None, path: entry.path.value.clone() };
            let Some(holding) = resolved.holdings.files.get(&key) else { continue };
            let shape = &holding.facts.shape.0;
            lines.extend(shape.iter().map(|line| (line.kind != LineKind::Blank).then_some((entry.layer.value, *line))));
            lines.extend([None, None]);
            if lines.len() > MOST_LINES {
                return lines;
            }
        }
    }
    lines
}

/// The number of a colour in the palette: comments and documentation have the paler half.
fn colour(layer: Layer, kind: LineKind) -> u8 {
    let at = Layer::ALL.iter().position(|known| *known == layer).unwrap_or(0) as u8;
    let pale = matches!(kind, LineKind::Comment | LineKind::Docstring);
    1 + at * 2 + u8::from(pale)
}

fn encoded(pixels: &[u8]) -> Option<Vec<u8>> {
    let mut palette = rgb("paper").to_vec();
    for layer in Layer::ALL {
        let (full, paper) = (rgb(&format!("layer-{}", layer.as_str())), rgb("paper"));
        palette.extend(full);
        palette.extend(
            full.iter().zip(paper).map(|(ink, ground)| (u16::from(*ink) + u16::from(ground)).div_ceil(2) as u8),
        );
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, SIZE.0 as u32, SIZE.1 as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.write_header().ok()?.write_image_data(pixels).ok()?;
    Some(out)
}

/// A colour of the program's own theme, as on paper.
fn rgb(name: &str) -> [u8; 3] {
    let hex = style::on_paper(name).and_then(|value| u32::from_str_radix(value.trim_start_matches('#'), 16).ok());
    let [_, red, green, blue] = hex.unwrap_or_default().to_be_bytes();
    [red, green, blue]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_has_a_colour_of_its_own() {
        let mut colours: Vec<_> = Layer::ALL.iter().map(|layer| rgb(&format!("layer-{}", layer.as_str()))).collect();
        colours.push(rgb("paper"));
        let count = colours.len();
        colours.sort_unstable();
        colours.dedup();
        assert_eq!(colours.len(), count, "{colours:?}");
    }
}
