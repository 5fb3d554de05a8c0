//! Ranges of lines.

use super::Invalid;

/// A range of lines: 1-based, both ends inclusive, never empty. Lines are counted by LF alone, as SWHIDs count them
/// (SWHID specification 1.2, chapter 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineRange {
    first: u32,
    last: u32,
}

impl LineRange {
    /// The range from `first` to `last`, or nothing if that is no range.
    #[must_use]
    pub fn new(first: u32, last: u32) -> Option<Self> {
        (first >= 1 && first <= last).then_some(Self { first, last })
    }

    /// The first line.
    #[must_use]
    pub fn first(self) -> u32 {
        self.first
    }

    /// The last line.
    #[must_use]
    pub fn last(self) -> u32 {
        self.last
    }

    /// How many lines.
    #[must_use]
    pub fn count(self) -> u32 {
        self.last - self.first + 1
    }

    /// Whether `line` is in the range.
    #[must_use]
    pub fn contains(self, line: u32) -> bool {
        (self.first..=self.last).contains(&line)
    }

    /// Whether all of `other` is in this range.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two ranges share a line.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The lines, in order.
    pub fn lines(self) -> impl DoubleEndedIterator<Item = u32> {
        self.first..=self.last
    }

    /// The fragment of an address that points at the range: `L67` or `L62-L72`.
    #[must_use]
    pub fn fragment(self) -> String {
        if self.first == self.last { format!("L{}", self.first) } else { format!("L{}-L{}", self.first, self.last) }
    }

    /// Reads a fragment as [`LineRange::fragment`] writes it.
    ///
    /// # Errors
    /// If the text is no such fragment.
    pub fn from_fragment(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("lines such as L67 or L62-L72");
        let number = |part: &str| part.strip_prefix('L').and_then(line_number).ok_or(EXPECTED);
        let (first, last) = match text.split_once('-') {
            Some((first, last)) => (number(first)?, number(last)?),
            None => (number(text)?, number(text)?),
        };
        Self::new(first, last).ok_or(EXPECTED)
    }
}

/// A line number without sign, leading zero or blank.
fn line_number(text: &str) -> Option<u32> {
    let plain = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// As people write it: `67` or `62-72`.
impl std::fmt::Display for LineRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

impl std::str::FromStr for LineRange {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid =
            Invalid::expected("a line or a range of lines, first line first, such as 67 or 62-72");
        let number = |part: &str| line_number(part.trim()).ok_or(EXPECTED);
        let (first, last) = match text.split_once(['-', '\u{2013}']) {
            Some((first, last)) => (number(first)?, number(last)?),
            None => (number(text)?, number(text)?),
        };
        Self::new(first, last).ok_or(EXPECTED)
    }
}

impl serde::Serialize for LineRange {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_range_is_refused() {
        for bad in ["", "0", "-1", "3-", "-3", "5-4", "1-2-3", "x", "01", "+1", "1.5", "4294967296"] {
            assert!(bad.parse::<LineRange>().is_err(), "{bad:?}");
        }
        for bad in ["", "L0", "67", "L5-4", "L5-L4", "l5", "L5-"] {
            assert!(LineRange::from_fragment(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_en_dash_is_understood() {
        assert_eq!("62\u{2013}72".parse(), Ok(LineRange { first: 62, last: 72 }));
    }

    proptest! {
        #[test]
        fn text_and_fragment_round_trip(first in 1u32..100_000, more in 0u32..1000) {
            let range = LineRange::new(first, first + more).unwrap();
            prop_assert_eq!(range.to_string().parse(), Ok(range));
            prop_assert_eq!(LineRange::from_fragment(&range.fragment()), Ok(range));
            prop_assert_eq!(range.lines().count(), range.count() as usize);
        }

        #[test]
        fn overlap_is_sharing_a_line(a in 1u32..20, b in 0u32..10, c in 1u32..20, d in 0u32..10) {
            let one = LineRange::new(a, a + b).unwrap();
            let two = LineRange::new(c, c + d).unwrap();
            prop_assert_eq!(one.overlaps(two), one.lines().any(|line| two.contains(line)));
            prop_assert_eq!(one.covers(two), two.lines().all(|line| one.contains(line)));
        }
    }
}
