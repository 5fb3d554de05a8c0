//! Packing: which box goes into which stack, and how many stacks a column gets.

/// Cuts a row of heights, each with a gap after it, into so many stacks without changing the order, so that the highest is as low as can be. Gives
/// for each box its stack.
pub(super) fn stacks(heights: &[f64], count: usize, gap: f64) -> Vec<usize> {
    let count = count.max(1);
    let all: f64 = heights.iter().map(|height| height + gap).sum();
    let most = heights.iter().copied().fold(0.0, f64::max) + gap;
    let (mut low, mut high) = (most.max(all / count as f64), all.max(most));
    // Halving the span as often as it takes to come below a tenth of a unit; lengths of sheets are far below 2^40.
    for _ in 0..40 {
        if high - low < 0.1 {
            break;
        }
        let middle = f64::midpoint(low, high);
        if cut(heights, middle, gap).last().is_none_or(|last| *last < count) {
            high = middle;
        } else {
            low = middle;
        }
    }
    cut(heights, high, gap)
}

/// Fills stacks up to a height, one after the other.
fn cut(heights: &[f64], most: f64, gap: f64) -> Vec<usize> {
    let (mut stack, mut filled) = (0, 0.0);
    heights
        .iter()
        .map(|height| {
            if filled > 0.0 && filled + height + gap > most + 1e-6 {
                (stack, filled) = (stack + 1, 0.0);
            }
            filled += height + gap;
            stack
        })
        .collect()
}

/// How high so many stacks are.
pub(super) fn height(heights: &[f64], count: usize, gap: f64) -> f64 {
    let mut filled = vec![0.0_f64; count.max(1)];
    for (height, stack) in heights.iter().zip(stacks(heights, count, gap)) {
        filled[stack] += height + gap;
    }
    (filled.into_iter().fold(0.0, f64::max) - gap).max(0.0)
}

/// How many stacks each column gets of those there are: one each, and the others where they make the sheet lowest. `rows` has for each row
/// and column the heights of the boxes.
pub(super) fn share(rows: &[Vec<Vec<f64>>], columns: usize, most: usize, gap: f64) -> Vec<usize> {
    let mut shares = vec![1; columns];
    let sheet = |shares: &[usize]| -> f64 {
        let row = |row: &Vec<Vec<f64>>| {
            row.iter().zip(shares).map(|(heights, count)| height(heights, *count, gap)).fold(0.0, f64::max)
        };
        rows.iter().map(row).sum()
    };
    let mut now = sheet(&shares);
    while shares.iter().sum::<usize>() < most {
        let tried = (0..columns).map(|column| {
            let mut more = shares.clone();
            more[column] += 1;
            (sheet(&more), more)
        });
        // The first of equals, from the left.
        let Some((lower, more)) = tried.min_by(|a, b| a.0.total_cmp(&b.0)) else { break };
        if lower > now - 1.0 {
            break;
        }
        (now, shares) = (lower, more);
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stacks_are_even() {
        assert_eq!(stacks(&[10.0, 10.0, 10.0, 10.0], 2, 2.0), [0, 0, 1, 1]);
        assert_eq!(stacks(&[30.0, 10.0, 10.0, 10.0], 2, 0.0), [0, 1, 1, 1]);
        assert_eq!(stacks(&[], 3, 1.0), [0; 0]);
    }

    #[test]
    fn who_needs_stacks_gets_them() {
        assert_eq!(share(&[vec![vec![10.0; 30], vec![10.0]]], 2, 5, 2.0), [4, 1]);
        assert_eq!(share(&[vec![vec![10.0], vec![10.0]]], 2, 5, 2.0), [1, 1], "nothing is gained");
    }

    proptest! {
        #[test]
        fn no_box_gets_lost(heights in proptest::collection::vec(1.0f64..300.0, 0..80), count in 1usize..9) {
            let stacked = stacks(&heights, count, 8.0);
            prop_assert_eq!(stacked.len(), heights.len());
            prop_assert!(stacked.iter().all(|stack| *stack < count));
            prop_assert!(stacked.windows(2).all(|pair| pair[0] <= pair[1]), "in reading order");
        }
    }
}
