//! Lines from box to box.
//!
//! A line leaves its box at the foot, on one side, goes through the gutter there, then, if it has to come into another gutter, across where
//! the fewest boxes are in its way, and arrives at the head of its target. First each line chooses its gutters and its way across; then
//! those that chose the same get their tracks.

use super::measures::Measures;
use super::place::{Placement, Way};
use super::tracks::{Tracks, Wish};
use super::{Line, Placed, Point};

/// What it costs to run through a box: more than any way around on a sheet.
const THROUGH: f64 = 1e6;
/// What it costs to turn.
const TURN: f64 = 24.0;
/// How many gaps between boxes are tried.
const TRIED: usize = 48;
/// How far apart two tracks are.
const APART: f64 = 3.0;

/// What a line has chosen.
#[derive(Clone, Copy, Debug)]
struct Choice {
    /// The gutter at its box, by the number of the stack on its right.
    out: usize,
    /// The gutter at its target.
    into: usize,
    /// Where it goes across, unless both are the same.
    across: Option<Across>,
    cost: f64,
}

#[derive(Clone, Copy, Debug)]
struct Across {
    y: f64,
    /// How far it may be moved to keep apart from others.
    reach: f64,
}

/// The ways of all lines.
pub(super) fn all(placement: &Placement, lines: &[Line], measures: &Measures) -> Vec<Vec<Point>> {
    let sheet = Obstacles::new(placement, measures);
    let ends = |line: &Line| Some((placement.boxes.get(line.from)?, placement.boxes.get(line.to)?));
    let chosen: Vec<_> = lines.iter().map(|line| ends(line).map(|(from, to)| choose(&sheet, from, to))).collect();
    let (mut down, mut over) = (Vec::new(), Vec::new());
    for (line, choice) in lines.iter().zip(&chosen) {
        let (Some(choice), Some((from, to))) = (choice, ends(line)) else { continue };
        let (start, end) = (leaves(from), arrives(to));
        let mut go_down = |way, from, to| down.push(Wish { way, bundle: line.bundle, from, to });
        match choice.across {
            None => go_down(choice.into, start, end),
            Some(across) => {
                go_down(choice.out, start, across.y);
                go_down(choice.into, across.y, end);
                let (from, to) = (sheet.middle(choice.out), sheet.middle(choice.into));
                over.push(Wish { way: key(across.y), bundle: line.bundle, from, to });
            }
        }
    }
    let (down, over) = (Tracks::of(&down), Tracks::of(&over));
    let way = |(line, choice): (&Line, &Option<Choice>)| {
        let (Some(choice), Some((from, to))) = (choice, ends(line)) else { return Vec::new() };
        let reach = measures.gutter / 2.0 - 4.0;
        let x = |gutter| sheet.middle(gutter) + down.offset(gutter, line.bundle, reach, APART);
        let (out, into) = (x(choice.out), x(choice.into));
        let (start, end) = (leaves(from), arrives(to));
        let mut points = vec![Point { x: side(from, choice.out), y: start }, Point { x: out, y: start }];
        if let Some(across) = choice.across {
            let y = across.y + over.offset(key(across.y), line.bundle, across.reach, APART);
            points.extend([Point { x: out, y }, Point { x: into, y }]);
        }
        points.extend([Point { x: into, y: end }, Point { x: side(to, choice.into), y: end }]);
        straighten(points)
    };
    lines.iter().zip(&chosen).map(way).collect()
}

/// Ways across are the same way if they are at the same height, to a tenth.
fn key(y: f64) -> usize {
    (y.max(0.0) * 10.0).round() as usize
}

/// Where a line leaves a box: at its foot.
fn leaves(placed: &Placed) -> f64 {
    placed.rect.bottom() - (placed.rect.height / 4.0).min(5.0)
}

/// Where a line arrives at a box: at its head.
fn arrives(placed: &Placed) -> f64 {
    placed.rect.y + (placed.rect.height / 3.0).min(9.0)
}

/// The side of a box that a gutter is on.
fn side(placed: &Placed, gutter: usize) -> f64 {
    if gutter == placed.stack { placed.rect.x } else { placed.rect.right() }
}

/// Leaves out points that a line passes without turning.
fn straighten(points: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if let [.., a, b] = kept.as_slice() {
            let same = |a: f64, b: f64, c: f64| (a - b).abs() < 0.05 && (b - c).abs() < 0.05;
            if same(a.x, b.x, point.x) || same(a.y, b.y, point.y) {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

/// What is in the way.
struct Obstacles<'p> {
    /// The boxes of each stack, from above: where they begin and end.
    stacks: Vec<Vec<(f64, f64)>>,
    ways: &'p [Way],
    measures: &'p Measures,
    count: usize,
}

impl<'p> Obstacles<'p> {
    fn new(placement: &'p Placement, measures: &'p Measures) -> Self {
        let mut stacks = vec![Vec::new(); placement.stacks];
        for placed in &placement.boxes {
            stacks[placed.stack].push((placed.rect.y, placed.rect.bottom()));
        }
        for stack in &mut stacks {
            stack.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        Self { stacks, ways: &placement.ways, measures, count: placement.stacks }
    }

    /// The middle of a gutter: the one left of the stack of that number.
    fn middle(&self, gutter: usize) -> f64 {
        let half = self.measures.gutter / 2.0;
        if gutter < self.count {
            self.measures.left(gutter, self.count) - half
        } else {
            self.measures.sheet(self.count) - half
        }
    }

    /// How many boxes stand at this height between two gutters.
    fn hits(&self, y: f64, a: usize, b: usize) -> usize {
        let hit = |stack: &&Vec<(f64, f64)>| {
            let at = stack.partition_point(|(top, _)| *top <= y + 1.0);
            at.checked_sub(1).is_some_and(|at| stack[at].1 >= y - 1.0)
        };
        self.stacks[a.min(b)..a.max(b)].iter().filter(hit).count()
    }

    /// Where one could go across between two gutters: the free ways, and the gaps between boxes, from `near` outwards.
    fn across(&self, a: usize, b: usize, near: f64) -> Vec<Across> {
        let mut found: Vec<Across> = self.ways.iter().map(|way| Across { y: way.y, reach: way.half }).collect();
        let half = self.measures.gap / 2.0;
        for stack in &self.stacks[a.min(b)..a.max(b)] {
            let at = stack.partition_point(|(top, _)| *top <= near);
            let around = &stack[at.saturating_sub(TRIED / 2)..(at + TRIED / 2).min(stack.len())];
            found.extend(around.iter().map(|(_, bottom)| Across { y: bottom + half, reach: half - 1.5 }));
        }
        found
    }
}

/// The cheapest way from one box to another.
fn choose(sheet: &Obstacles<'_>, from: &Placed, to: &Placed) -> Choice {
    let (start, end) = (leaves(from), arrives(to));
    let mut best: Option<Choice> = None;
    let mut offer = |choice: Choice| {
        // The first of equals.
        if best.is_none_or(|best| choice.cost < best.cost - 1e-9) {
            best = Some(choice);
        }
    };
    for out in [from.stack + 1, from.stack] {
        for into in [to.stack, to.stack + 1] {
            if out == into {
                offer(Choice { out, into, across: None, cost: (start - end).abs() + 2.0 * TURN });
                continue;
            }
            let length = (sheet.middle(out) - sheet.middle(into)).abs();
            let mut ways = sheet.across(out, into, f64::midpoint(start, end));
            ways.extend([start, end].map(|y| Across { y, reach: 0.0 }));
            for across in ways {
                let turns = [start, end].into_iter().filter(|y| (y - across.y).abs() > 0.05).count() as f64;
                let cost = length
                    + (start - across.y).abs()
                    + (end - across.y).abs()
                    + 2.0 * TURN * turns
                    + THROUGH * sheet.hits(across.y, out, into) as f64;
                offer(Choice { out, into, across: Some(across), cost });
            }
        }
    }
    // Unreachable: four pairs of gutters were offered. A line down the first gutter is a line all the same.
    best.unwrap_or(Choice { out: from.stack, into: to.stack, across: None, cost: 0.0 })
}
