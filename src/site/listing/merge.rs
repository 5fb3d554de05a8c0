//! The one place where layers of spans become one row of atoms.

use std::ops::Range;

/// A stretch of text with a value of one layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<T> {
    /// The bytes.
    pub range: Range<usize>,
    /// The value.
    pub value: T,
}

/// A stretch of text over which no layer changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom<S, M> {
    /// The bytes.
    pub range: Range<usize>,
    /// What the highlighter says, if anything.
    pub syntax: Option<S>,
    /// The marks over it, in order.
    pub marks: Vec<M>,
}

/// Cuts `within` at every end of every span. `syntax` is sorted and without overlaps (a token is of one class); `marks` may overlap as they
/// like. The atoms are in order, without gaps, and together are exactly `within`.
#[must_use]
pub fn merge<S: Copy, M: Copy + Ord>(within: Range<usize>, syntax: &[Span<S>], marks: &[Span<M>]) -> Vec<Atom<S, M>> {
    let near: Vec<&Span<M>> = marks.iter().filter(|mark| touches(&mark.range, &within)).collect();
    let mut cuts: Vec<usize> = Vec::with_capacity(syntax.len() * 2 + near.len() * 2 + 2);
    cuts.extend([within.start, within.end]);
    cuts.extend(syntax.iter().flat_map(|span| [span.range.start, span.range.end]));
    cuts.extend(near.iter().flat_map(|mark| [mark.range.start, mark.range.end]));
    cuts.retain(|cut| (within.start..=within.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let mut tokens = syntax.iter().peekable();
    let mut atoms = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let range = pair[0]..pair[1];
        while tokens.peek().is_some_and(|token| token.range.end <= range.start) {
            tokens.next();
        }
        let over = tokens.peek().filter(|token| token.range.start <= range.start).map(|token| token.value);
        let mut marks: Vec<M> =
            near.iter().filter(|mark| touches(&mark.range, &range)).map(|mark| mark.value).collect();
        marks.sort_unstable();
        marks.dedup();
        atoms.push(Atom { range, syntax: over, marks });
    }
    atoms
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What each byte should carry, found byte by byte.
    fn naive(at: usize, syntax: &[Span<u8>], marks: &[Span<u8>]) -> (Option<u8>, Vec<u8>) {
        let token = syntax.iter().find(|span| span.range.contains(&at)).map(|span| span.value);
        let mut over: Vec<u8> = marks.iter().filter(|mark| mark.range.contains(&at)).map(|mark| mark.value).collect();
        over.sort_unstable();
        over.dedup();
        (token, over)
    }

    proptest! {
        #[test]
        fn atoms_are_the_text_and_carry_what_lies_over_them(
            start in 0usize..20, length in 0usize..40,
            gaps in proptest::collection::vec((0usize..6, 1usize..8, 0u8..4), 0..12),
            marks in proptest::collection::vec((0usize..70, 0usize..20, 0u8..5), 0..8),
        ) {
            let within = start..start + length;
            let mut at = 0;
            let syntax: Vec<_> = gaps.into_iter().map(|(gap, length, value)| {
                let range = at + gap..at + gap + length;
                at = range.end;
                Span { range, value }
            }).collect();
            let marks: Vec<_> = marks.into_iter().map(|(start, length, value)| Span { range: start..start + length, value }).collect();
            let atoms = merge(within.clone(), &syntax, &marks);
            let mut expected = within.start;
            for atom in &atoms {
                prop_assert_eq!(atom.range.start, expected);
                prop_assert!(atom.range.end > atom.range.start);
                expected = atom.range.end;
                for byte in atom.range.clone() {
                    prop_assert_eq!((atom.syntax, atom.marks.clone()), naive(byte, &syntax, &marks));
                }
            }
            prop_assert_eq!(expected, if atoms.is_empty() { within.start } else { within.end });
            prop_assert_eq!(atoms.is_empty(), within.is_empty());
        }
    }
}
