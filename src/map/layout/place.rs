//! Boxes in their places.

use super::measures::Measures;
use super::{Band, Column, Heading, Item, Placed, Rect, Row, Sheet, pack, wrap};
use std::collections::{BTreeMap, BTreeSet};

/// A way across the whole sheet on which there is no box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Way {
    /// Its middle.
    pub(super) y: f64,
    /// How far it reaches up and down from there.
    pub(super) half: f64,
}

/// Where everything stands but the lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Placement {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) stacks: usize,
    pub(super) columns: Vec<Column>,
    pub(super) bands: Vec<Band>,
    pub(super) boxes: Vec<Placed>,
    pub(super) ways: Vec<Way>,
}

/// The least height of what is below a head, so that an empty file is a box too.
const LEAST: f64 = 2.0;

struct Sized {
    name: Vec<String>,
    head: f64,
    height: f64,
}

fn size(item: &Item, scale: f64, stack: f64, measures: &Measures) -> Sized {
    let name = wrap::wrap(&item.name, measures.characters(stack));
    let head = name.len() as f64 * measures.line + 2.0 * measures.padding;
    let body = (f64::from(item.lines) * scale).max(LEAST);
    Sized { name, head, height: (head + body + measures.padding - 1.0).round() }
}

/// What is being placed, from above.
struct Pen<'m> {
    placement: Placement,
    measures: &'m Measures,
    y: f64,
}

impl Pen<'_> {
    fn way(&mut self) {
        let half = self.measures.way / 2.0;
        self.placement.ways.push(Way { y: self.y + half, half: half - 2.0 });
        self.y += self.measures.way;
    }

    /// Sets boxes into stacks from `first` on, all beginning here, and gives the lowest foot.
    fn set(&mut self, boxes: Vec<(usize, Sized)>, first: usize, count: usize) -> f64 {
        let Measures { gap, .. } = *self.measures;
        let stack_width = self.measures.stack(self.placement.stacks);
        let heights: Vec<f64> = boxes.iter().map(|(_, sized)| sized.height).collect();
        let (mut lowest, mut feet) = (self.y, BTreeMap::new());
        for ((at, sized), stack) in boxes.into_iter().zip(pack::stacks(&heights, count, gap)) {
            let stack = first + stack;
            let foot = feet.entry(stack).or_insert(self.y);
            let x = self.measures.left(stack, self.placement.stacks);
            let rect = Rect { x, y: *foot, width: stack_width, height: sized.height };
            self.placement.boxes[at] = Placed { stack, rect, head: sized.head, name: sized.name };
            *foot = rect.bottom() + gap;
            lowest = lowest.max(rect.bottom());
        }
        lowest
    }

    fn heading(&self, column: Option<usize>, first: usize, count: usize) -> Heading {
        let stacks = self.placement.stacks;
        let x = self.measures.left(first, stacks);
        let right = self.measures.left(first + count - 1, stacks) + self.measures.stack(stacks);
        Heading { column, rect: Rect { x, y: self.y, width: right - x, height: self.measures.heading } }
    }
}

/// Works as rows, phases as columns; the margin is the first of them.
pub(super) fn wide(sheet: &Sheet, measures: &Measures) -> Placement {
    let items = || sheet.rows.iter().flat_map(|row| &row.items);
    let used: BTreeSet<Option<usize>> = items().map(|item| item.column).collect();
    // Names break differently in stacks of another width, so the sheet is tried with all the stacks that it may have.
    let guess = measures.stack(measures.stacks);
    let heights = |row: &Row| -> Vec<Vec<f64>> {
        let of = |column| row.items.iter().filter(move |item: &&Item| item.column == column);
        used.iter()
            .map(|column| of(*column).map(|item| size(item, row.scale, guess, measures).height).collect())
            .collect()
    };
    let rows: Vec<_> = sheet.rows.iter().map(heights).collect();
    let shares = pack::share(&rows, used.len(), measures.stacks, measures.gap);
    let stacks = shares.iter().sum::<usize>().max(1);
    let mut pen = start(items().count(), stacks, measures);
    let mut first = 0;
    let mut columns = Vec::new();
    for (column, count) in used.iter().zip(&shares) {
        let half = measures.gutter / 2.0;
        let (left, last) = (measures.left(first, stacks), measures.left(first + count - 1, stacks));
        let right = last + measures.stack(stacks) + half;
        pen.placement.columns.push(Column { column: *column, left: left - half, right });
        columns.push((*column, first, *count));
        first += count;
    }
    let mut begin = 0;
    for row in &sheet.rows {
        let top = pen.y;
        pen.y += measures.title;
        let mut sized = sizes(row, begin, measures.stack(stacks), measures);
        let has = |(column, _, _): &&(Option<usize>, usize, usize)| sized.contains_key(column);
        let headed: Vec<_> = columns.iter().filter(has).collect();
        let headings = headed.iter().map(|(column, first, count)| pen.heading(*column, *first, *count)).collect();
        pen.y += measures.heading;
        pen.way();
        let mut lowest = pen.y;
        for (column, first, count) in &columns {
            lowest = lowest.max(pen.set(sized.remove(column).unwrap_or_default(), *first, *count));
        }
        pen.y = lowest;
        pen.way();
        pen.placement.bands.push(Band { rect: band(top, &pen), headings });
        pen.y += measures.between;
        begin += row.items.len();
    }
    end(pen)
}

/// The phases of each work below each other.
pub(super) fn narrow(sheet: &Sheet, measures: &Measures) -> Placement {
    let items = || sheet.rows.iter().flat_map(|row| &row.items);
    let stacks = items().count().clamp(1, measures.stacks.max(1));
    let mut pen = start(items().count(), stacks, measures);
    let mut begin = 0;
    for row in &sheet.rows {
        let top = pen.y;
        pen.y += measures.title;
        let mut headings = Vec::new();
        let mut sized = sizes(row, begin, measures.stack(stacks), measures);
        // Below each other the margin comes last: who reads on a telephone wants the code first.
        let margin = sized.remove(&None).map(|boxes| (None, boxes));
        for (column, boxes) in sized.into_iter().chain(margin) {
            headings.push(pen.heading(column, 0, stacks));
            pen.y += measures.heading;
            pen.way();
            pen.y = pen.set(boxes, 0, stacks);
            pen.way();
        }
        pen.placement.bands.push(Band { rect: band(top, &pen), headings });
        pen.y += measures.between;
        begin += row.items.len();
    }
    end(pen)
}

fn start(boxes: usize, stacks: usize, measures: &Measures) -> Pen<'_> {
    let nowhere = Placed { stack: 0, rect: Rect::default(), head: 0.0, name: Vec::new() };
    let width = measures.sheet(stacks);
    let placement = Placement { width, stacks, boxes: vec![nowhere; boxes], ..Placement::default() };
    Pen { placement, measures, y: 0.0 }
}

fn end(mut pen: Pen<'_>) -> Placement {
    pen.placement.height = (pen.y - pen.measures.between).max(0.0) + pen.measures.padding;
    pen.placement
}

/// A row's boxes by column, each with its number in the sheet.
fn sizes(row: &Row, begin: usize, stack: f64, measures: &Measures) -> BTreeMap<Option<usize>, Vec<(usize, Sized)>> {
    let mut sized: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (at, item) in row.items.iter().enumerate() {
        sized.entry(item.column).or_default().push((begin + at, size(item, row.scale, stack, measures)));
    }
    sized
}

fn band(top: f64, pen: &Pen<'_>) -> Rect {
    Rect { x: 0.0, y: top, width: pen.placement.width, height: pen.y - top }
}
