//! A text and its lines.

use crate::ids::LineRange;
use std::ops::Range;
use std::sync::Arc;

/// A file's text, cut into lines by LF alone (as SWHIDs count them). A last line without LF is a line; after a last LF there is none; an
/// empty text has no line. A carriage return before the LF stays part of its line.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: Arc<str>,
    /// Where each line begins, in bytes.
    starts: Arc<[u32]>,
}

impl SourceText {
    /// Cuts a text. Texts of 4 GiB and more cannot come this far: a lock refuses files over 64 MiB.
    #[must_use]
    pub fn new(text: Arc<str>) -> Self {
        let mut starts = Vec::with_capacity(text.len() / 32 + 1);
        if !text.is_empty() {
            starts.push(0);
        }
        let inner = text.bytes().enumerate().filter(|(at, byte)| *byte == b'\n' && at + 1 < text.len());
        starts.extend(inner.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)));
        Self { text, starts: starts.into() }
    }

    /// The text of some bytes: as they are if they are UTF-8, else with U+FFFD for what is not. The flag says which.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> (Self, bool) {
        match std::str::from_utf8(bytes) {
            Ok(text) => (Self::new(text.into()), true),
            Err(_) => (Self::new(String::from_utf8_lossy(bytes).into()), false),
        }
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The whole text, shared.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// How many lines there are.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }

    /// The bytes of a line without its LF. `line` counts from 1; beyond the last line the range is empty, at the end of the text.
    #[must_use]
    pub fn line_bytes(&self, line: u32) -> Range<usize> {
        let start = |line: u32| self.starts.get(line as usize - 1).map(|at| *at as usize);
        let Some(begin) = line.checked_sub(1).and_then(|_| start(line)) else {
            return self.text.len()..self.text.len();
        };
        match start(line + 1) {
            Some(next) => begin..next - 1,
            None => begin..self.text.strip_suffix('\n').map_or(self.text.len(), str::len).max(begin),
        }
    }

    /// A line without its LF.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        &self.text[self.line_bytes(line)]
    }

    /// The lines in order, without their LFs.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        (1..=self.line_count()).map(|line| self.line(line))
    }

    /// Several lines with the LFs between them, without the last one's.
    #[must_use]
    pub fn range(&self, lines: LineRange) -> &str {
        &self.text[self.line_bytes(lines.first()).start..self.line_bytes(lines.last()).end]
    }

    /// The line that a byte stands on, from 1. The LF belongs to the line that it ends.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> u32 {
        let after = self.starts.partition_point(|start| *start as usize <= byte);
        u32::try_from(after).unwrap_or(u32::MAX).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str) -> Vec<String> {
        SourceText::new(text.into()).lines().map(str::to_owned).collect()
    }

    #[test]
    fn only_lf_ends_a_line() {
        assert!(lines("").is_empty());
        assert_eq!(lines("\n"), [""]);
        assert_eq!(lines("a"), ["a"]);
        assert_eq!(lines("a\n"), ["a"]);
        assert_eq!(lines("a\n\n"), ["a", ""]);
        assert_eq!(lines("a\r\nb\rc\u{2028}d\u{b}e\n"), ["a\r", "b\rc\u{2028}d\u{b}e"]);
    }

    #[test]
    fn bytes_that_are_no_text_are_said_to_be_none() {
        let (text, whole) = SourceText::decode(b"a\xff\nb");
        assert_eq!((text.as_str(), whole), ("a\u{fffd}\nb", false));
    }

    proptest! {
        #[test]
        fn lines_joined_are_the_text(text in "[a\t\u{e9}\u{4e2d}\u{301}\r\n ]{0,60}") {
            let source = SourceText::new(text.as_str().into());
            let joined = source.lines().collect::<Vec<_>>().join("\n");
            prop_assert_eq!(&joined, text.strip_suffix('\n').unwrap_or(&text));
            // The same as `wc -l`, plus one where the last line has no LF.
            let expected = text.matches('\n').count() + usize::from(!text.is_empty() && !text.ends_with('\n'));
            prop_assert_eq!(source.line_count() as usize, expected);
            for (at, _) in text.char_indices() {
                let line = source.line_of(at);
                let bytes = source.line_bytes(line);
                prop_assert!(bytes.contains(&at) || at == bytes.end, "byte {} is on line {} {:?}", at, line, bytes);
            }
        }
    }
}
