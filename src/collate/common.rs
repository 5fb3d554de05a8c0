//! How much two rows have in common, in the same order: the length of their longest common subsequence, without the subsequence itself.
//!
//! A figure of likeness asks for nothing else, and for it a search that also says *which* things belong together does far too much. The table of the
//! textbook is filled in here one strip of 64 columns at a time, a whole row of the strip in one machine word: a bit is set where the length does
//! *not* grow from the column before (H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004). What grows across the edge of a
//! strip is the carry of an addition, and is kept for the next strip, a bit for each row.

use std::ops::Range;

/// The columns of a strip: the bits of a machine word.
const STRIP: usize = u64::BITS as usize;

/// How many words of the table are filled in for two rows of these lengths: what [`length`] costs.
pub(super) fn cost(a: usize, b: usize) -> usize {
    a.div_ceil(STRIP).saturating_mul(b)
}

/// The length of the longest common subsequence of two rows of numbers, all of them less than `names`.
pub(super) fn length(a: &[u32], b: &[u32], names: usize) -> usize {
    let mut carries = vec![false; b.len()];
    // Where in the strip each number stands.
    let mut places = vec![0_u64; names];
    let mut length = 0;
    for strip in a.chunks(STRIP) {
        for (at, name) in strip.iter().enumerate() {
            places[*name as usize] |= 1 << at;
        }
        let mut row = u64::MAX;
        for (name, carry) in b.iter().zip(&mut carries) {
            let here = row & places[*name as usize];
            let (sum, over) = row.overflowing_add(here);
            let (sum, carried) = sum.overflowing_add(u64::from(*carry));
            *carry = over | carried;
            row = sum | (row & !here);
        }
        length += (!row).count_ones() as usize;
        for name in strip {
            places[*name as usize] = 0;
        }
    }
    length
}

/// What is left of two rows without the same beginning and the same end, and how much that was.
pub(super) fn middle<T: PartialEq>(a: &[T], b: &[T]) -> (Range<usize>, Range<usize>, usize) {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let after = a[before..].iter().rev().zip(b[before..].iter().rev()).take_while(|(a, b)| a == b).count();
    (before..a.len() - after, before..b.len() - after, before + after)
}
