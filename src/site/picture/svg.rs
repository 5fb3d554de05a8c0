//! Writing SVG: numbers, ways, and elements through the escaping writer.

use crate::map::layout::Point;
use std::fmt::Write as _;

/// A length as it is written: at most one digit after the point, none where there is nothing.
pub(super) fn number(length: f64) -> String {
    let tenths = (length * 10.0).round();
    if tenths % 10.0 == 0.0 { format!("{}", tenths / 10.0) } else { format!("{:.1}", tenths / 10.0) }
}

/// How round the corners of lines are.
const RADIUS: f64 = 6.0;

/// A line through corners, rounded, with a head at its end if it has one.
pub(super) fn way(points: &[Point], head: bool) -> String {
    let mut d = String::new();
    let [first, .., last] = points else { return d };
    let _ = write!(d, "M{} {}", number(first.x), number(first.y));
    for three in points.windows(3) {
        let [before, corner, after] = [three[0], three[1], three[2]];
        let radius = RADIUS.min(distance(before, corner) / 2.0).min(distance(corner, after) / 2.0);
        let (a, b) = (towards(corner, before, radius), towards(corner, after, radius));
        let [ax, ay, cx, cy, bx, by] = [a.x, a.y, corner.x, corner.y, b.x, b.y].map(number);
        let _ = write!(d, "L{ax} {ay}Q{cx} {cy} {bx} {by}");
    }
    let _ = write!(d, "L{} {}", number(last.x), number(last.y));
    if head {
        let before = points[points.len() - 2]; // there are two, or `points` would not have matched
        let back = if before.x <= last.x { -4.0 } else { 4.0 };
        let [x, up, y, down] = [last.x + back, last.y - 2.5, last.y, last.y + 2.5].map(number);
        let _ = write!(d, "M{x} {up}L{} {y}L{x} {down}", number(last.x));
    }
    d
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// The point so far from one towards another.
fn towards(from: Point, to: Point, by: f64) -> Point {
    let share = by / distance(from, to).max(f64::EPSILON);
    Point { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, 0.25, -3.04, 12.96, 0.0].map(number), ["1", "0.3", "-3", "13", "0"]);
    }

    #[test]
    fn ways_are_rounded_and_headed() {
        let points = [(0.0, 0.0), (20.0, 0.0), (20.0, 30.0)].map(|(x, y)| Point { x, y });
        assert_eq!(way(&points, false), "M0 0L14 0Q20 0 20 6L20 30");
        assert_eq!(way(&points[..2], true), "M0 0L20 0M16 -2.5L20 0L16 2.5");
        assert_eq!(way(&[], true), "");
    }
}
