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
pub struct Atom<S, L, M> {
    /// The bytes.
    pub range: Range<usize>,
    /// What the highlighter says, if anything.
    pub syntax: Option<S>,
    /// Where it leads, if anywhere.
    pub link: Option<L>,
    /// The marks over it, in order.
    pub marks: Vec<M>,
}

/// Cuts `within` at every end of every span. `syntax` and `links` are sorted and each without overlaps (a token is of one class, a name
/// leads to one place); `marks` may overlap as they like. The atoms are in order, without gaps, and together are exactly `within`.
#[must_use]
pub fn merge<S: Copy, L: Copy, M: Copy + Ord>(
    within: Range<usize>,
    syntax: impl IntoIterator<Item = Span<S>>,
    links: impl IntoIterator<Item = Span<L>>,
    marks: &[Span<M>],
) -> Vec<Atom<S, L, M>> {
    let near: Vec<&Span<M>> = marks.iter().filter(|mark| touches(&mark.range, &within)).collect();
    let (mut syntax, mut links) = (Row::new(syntax), Row::new(links));
    let mut atoms = Vec::with_capacity(16);
    let mut at = within.start;
    while at < within.end {
        let (token, token_until) = syntax.at(at);
        let (link, link_until) = links.at(at);
        let bounds = near.iter().flat_map(|mark| [mark.range.start, mark.range.end]).filter(|bound| *bound > at);
        let end = bounds.fold(within.end.min(token_until).min(link_until), usize::min);
        let mut over: Vec<M> = near.iter().filter(|mark| mark.range.contains(&at)).map(|mark| mark.value).collect();
        over.sort_unstable();
        over.dedup();
        atoms.push(Atom { range: at..end, syntax: token, link, marks: over });
        at = end;
    }
    atoms
}

/// A layer without overlaps, read from left to right.
struct Row<I: Iterator> {
    spans: std::iter::Peekable<I>,
}

impl<T: Copy, I: Iterator<Item = Span<T>>> Row<I> {
    fn new(spans: impl IntoIterator<IntoIter = I>) -> Self {
        Self { spans: spans.into_iter().peekable() }
    }

    /// The value over a byte, and the byte at which that changes.
    fn at(&mut self, byte: usize) -> (Option<T>, usize) {
        while self.spans.next_if(|span| span.range.end <= byte).is_some() {}
        match self.spans.peek() {
            Some(span) if span.range.start <= byte => (Some(span.value), span.range.end),
            Some(span) => (None, span.range.start),
            None => (None, usize::MAX),
        }
    }
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    !a.is_empty() && a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What each byte should carry, found byte by byte.
    fn naive(
        at: usize,
        syntax: &[Span<u8>],
        links: &[Span<u8>],
        marks: &[Span<u8>],
    ) -> (Option<u8>, Option<u8>, Vec<u8>) {
        let over = |layer: &[Span<u8>]| layer.iter().find(|span| span.range.contains(&at)).map(|span| span.value);
        let mut marked: Vec<u8> = marks.iter().filter(|mark| mark.range.contains(&at)).map(|mark| mark.value).collect();
        marked.sort_unstable();
        marked.dedup();
        (over(syntax), over(links), marked)
    }

    /// Spans one after the other: gaps, lengths and values.
    fn row() -> impl Strategy<Value = Vec<Span<u8>>> {
        proptest::collection::vec((0usize..6, 1usize..8, 0u8..4), 0..12).prop_map(|spans| {
            let mut at = 0;
            let place = |(gap, length, value): (usize, usize, u8)| {
                let range = at + gap..at + gap + length;
                at = range.end;
                Span { range, value }
            };
            spans.into_iter().map(place).collect()
        })
    }

    proptest! {
        #[test]
        fn atoms_are_the_text_and_carry_what_lies_over_them(
            start in 0usize..20, length in 0usize..40, syntax in row(), links in row(),
            marks in proptest::collection::vec((0usize..70, 0usize..20, 0u8..5), 0..8),
        ) {
            let within = start..start + length;
            let marks: Vec<_> = marks.into_iter().map(|(start, length, value)| Span { range: start..start + length, value }).collect();
            let atoms = merge(within.clone(), syntax.iter().cloned(), links.iter().cloned(), &marks);
            let mut expected = within.start;
            for atom in &atoms {
                prop_assert_eq!(atom.range.start, expected);
                prop_assert!(atom.range.end > atom.range.start);
                expected = atom.range.end;
                for byte in atom.range.clone() {
                    prop_assert_eq!((atom.syntax, atom.link, atom.marks.clone()), naive(byte, &syntax, &links, &marks));
                }
            }
            prop_assert_eq!(expected, if atoms.is_empty() { within.start } else { within.end });
            prop_assert_eq!(atoms.is_empty(), within.is_empty());
        }
    }
}
