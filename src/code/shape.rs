//! The shape of a text: what a silhouette shows of a line whose text is not there.

use crate::ids::Invalid;

/// What a line is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing or white space.
    Blank,
    /// Code, or any text of a language that the program does not parse.
    Code,
    /// A comment.
    Comment,
    /// Part of a documentation string.
    Docstring,
}

/// The shape of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineShape {
    /// What it is made of.
    pub kind: LineKind,
    /// Columns before the text, a tab going to the next multiple of eight.
    pub indent: u32,
    /// Characters of the text, without white space around it.
    pub length: u32,
}

impl LineShape {
    /// The shape of a line of this kind.
    #[must_use]
    pub fn of(line: &str, kind: LineKind) -> Self {
        let text = line.trim();
        if text.is_empty() {
            return Self { kind: LineKind::Blank, indent: 0, length: 0 };
        }
        let mut indent = 0;
        for c in line.chars().take_while(|c| c.is_whitespace()) {
            indent = if c == '\t' { (indent / 8 + 1) * 8 } else { indent + 1 };
        }
        Self { kind, indent, length: u32::try_from(text.chars().count()).unwrap_or(u32::MAX) }
    }
}

/// The most lines that a text may have. A line of a page takes a hundred and fifty bytes however short it is, so that a file of nothing but line ends, which any archive can have,
/// would swell a thousandfold in memory and on disk; and nobody reads a million lines.
pub const MOST_LINES: usize = 1_000_000;

/// The shape of a whole text, and the form it has in a lock: `c0.24 h4.30*2 b` is a line of code of 24 characters, two comments
/// indented by four, and a blank line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape(pub Vec<LineShape>);

const LETTERS: [(LineKind, char); 4] =
    [(LineKind::Blank, 'b'), (LineKind::Code, 'c'), (LineKind::Comment, 'h'), (LineKind::Docstring, 'd')];

impl std::fmt::Display for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, run) in self.0.chunk_by(PartialEq::eq).enumerate() {
            let line = run[0]; // `chunk_by` gives no empty runs
            let letter = LETTERS.iter().find(|(kind, _)| *kind == line.kind).map_or('c', |(_, letter)| *letter);
            write!(f, "{}{letter}", if at == 0 { "" } else { " " })?;
            if line.kind != LineKind::Blank {
                write!(f, "{}.{}", line.indent, line.length)?;
            }
            if run.len() > 1 {
                write!(f, "*{}", run.len())?;
            }
        }
        Ok(())
    }
}

impl std::str::FromStr for Shape {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("the shape of a text, such as c0.24 h4.30*2 b");
        let mut lines = Vec::new();
        for word in text.split_ascii_whitespace() {
            let (word, times) = match word.split_once('*') {
                Some((word, times)) => (word, times.parse::<usize>().map_err(|_| EXPECTED)?),
                None => (word, 1),
            };
            let mut chars = word.chars();
            let letter = chars.next().ok_or(EXPECTED)?;
            let kind = LETTERS.iter().find(|(_, known)| *known == letter).ok_or(EXPECTED)?.0;
            let line = match (kind, chars.as_str().split_once('.')) {
                (LineKind::Blank, None) if chars.as_str().is_empty() => LineShape { kind, indent: 0, length: 0 },
                (LineKind::Code | LineKind::Comment | LineKind::Docstring, Some((indent, length))) => LineShape {
                    kind,
                    indent: indent.parse().map_err(|_| EXPECTED)?,
                    length: length.parse().map_err(|_| EXPECTED)?,
                },
                _ => return Err(EXPECTED),
            };
            if times == 0 || times > MOST_LINES - lines.len() {
                return Err(EXPECTED);
            }
            lines.extend(std::iter::repeat_n(line, times));
        }
        Ok(Self(lines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_measured_in_characters() {
        assert_eq!(LineShape::of("\t é中 ", LineKind::Code), LineShape { kind: LineKind::Code, indent: 9, length: 2 });
        assert_eq!(LineShape::of("  \r", LineKind::Code).kind, LineKind::Blank);
    }

    #[test]
    fn a_lying_lock_cannot_ask_for_the_world() {
        for bad in ["c", "c1", "b1.2", "x1.2", "c1.2*0", "b*99999999999", "c-1.2", "c1.2*", "b*9999999 b*9999999"] {
            assert!(bad.parse::<Shape>().is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn shapes_round_trip(lines in proptest::collection::vec((0usize..4, 0u32..3, 1u32..4), 0..40)) {
            let shape = Shape(lines.iter().map(|(kind, indent, length)| {
                let kind = LETTERS[*kind].0;
                if kind == LineKind::Blank { LineShape { kind, indent: 0, length: 0 } } else { LineShape { kind, indent: *indent, length: *length } }
            }).collect());
            prop_assert_eq!(shape.to_string().parse(), Ok(shape));
        }
    }
}
