//! What is too much to colour, and is shown plain with the reason said.

use std::fmt;

/// The longest line that is coloured, in bytes without its end. Stock grammars look ahead along the line again and again, so
/// their time grows with the square of its length and more: of three thousand kinds of monotonous lines tried, the worst of
/// 2,000 bytes takes 0.8 s (backticks, in Markdown), all others under 0.2 s, and with 4,000 bytes four times that.
/// Our own Python grammar is linear (1 ms), but a line that long is data, which nobody reads for its syntax.
pub const LONGEST_LINE: usize = 2_000;

/// The largest text that is coloured, in bytes: half a second to two and a half, by the grammar (JavaScript is the slowest). Larger ones are data.
pub const LARGEST_TEXT: usize = 1 << 20;

/// Why a text, or lines of it, have no tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyPlain {
    /// The text has more bytes than [`LARGEST_TEXT`]; none of it is coloured.
    LargeText {
        /// Its size in bytes.
        bytes: usize,
    },
    /// `lines` lines are longer than [`LONGEST_LINE`]; they alone are plain, and the others are coloured as if these were blank.
    LongLines {
        /// The first of them.
        first: u32,
        /// How many there are.
        lines: u32,
    },
    /// The grammar failed at this line (1-based); from there on the text is plain.
    GrammarFailed {
        /// The line.
        line: u32,
    },
}

impl fmt::Display for WhyPlain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WhyPlain::LargeText { bytes } => {
                write!(f, "shown plain: {bytes} bytes are more than the {LARGEST_TEXT} that are coloured")
            }
            WhyPlain::LongLines { first, lines: 1 } => {
                write!(f, "line {first} is shown plain: it is longer than {LONGEST_LINE} bytes")
            }
            WhyPlain::LongLines { first, lines } => {
                write!(
                    f,
                    "{lines} lines are shown plain, the first of them line {first}: they are longer than {LONGEST_LINE} bytes"
                )
            }
            WhyPlain::GrammarFailed { line } => {
                write!(f, "shown plain from line {line} on: the grammar failed there")
            }
        }
    }
}
