//! Lanes: overlapping notes side by side in the gutter.

use crate::ids::LineRange;

/// The lane of a note, from 0.
pub type Lane = usize;

/// Gives each range the first lane that is free where it begins, in the order of their beginnings, longer ones first: the greedy colouring
/// of an interval graph, which needs as few lanes as there are ranges over any one line (Kleinberg and Tardos, *Algorithm Design*, 4.1).
///
/// A range of one line counts as two: the mark at its beginning is a link, a row is lower than a link may be (24 pixels: WCAG 2.2, 2.5.8), and
/// so no mark stands right above another.
#[must_use]
pub fn lanes(ranges: &[LineRange]) -> Vec<Lane> {
    let mut order: Vec<usize> = (0..ranges.len()).collect();
    order.sort_by_key(|at| (ranges[*at].first(), u32::MAX - ranges[*at].last(), *at));
    let mut busy_until: Vec<u32> = Vec::new();
    let mut lanes = vec![0; ranges.len()];
    for at in order {
        let range = ranges[at];
        let free = busy_until.iter().position(|last| *last < range.first());
        let lane = free.unwrap_or(busy_until.len());
        if lane == busy_until.len() {
            busy_until.push(0);
        }
        busy_until[lane] = taken(range).last();
        lanes[at] = lane;
    }
    lanes
}

/// The lines that a range takes in its lane.
fn taken(range: LineRange) -> LineRange {
    LineRange::new(range.first(), range.last().max(range.first() + 1)).unwrap_or(range)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_two_notes_share_a_lane_on_a_line_and_no_lane_is_wasted(
            ranges in proptest::collection::vec((1u32..30, 0u32..10), 0..20)
        ) {
            let ranges: Vec<_> = ranges.into_iter().filter_map(|(first, more)| LineRange::new(first, first + more)).collect();
            let lanes = lanes(&ranges);
            for a in 0..ranges.len() {
                for b in 0..a {
                    prop_assert!(lanes[a] != lanes[b] || !taken(ranges[a]).overlaps(taken(ranges[b])));
                }
            }
            let most = (1..50).map(|line| ranges.iter().filter(|range| taken(**range).contains(line)).count()).max().unwrap_or(0);
            prop_assert_eq!(lanes.iter().max().map_or(0, |lane| lane + 1), most);
        }
    }
}
