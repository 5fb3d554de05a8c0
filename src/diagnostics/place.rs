//! Places in files.

use std::ops::Range;
use std::sync::Arc;

/// Some bytes of a file of the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, as a path from the edition's root with forward slashes.
    pub file: Arc<str>,
    /// The bytes.
    pub range: Range<usize>,
}

impl Place {
    /// These bytes of this file.
    #[must_use]
    pub fn new(file: &Arc<str>, range: Range<usize>) -> Self {
        Self { file: Arc::clone(file), range }
    }

    /// The file as such.
    #[must_use]
    pub fn whole(file: &Arc<str>) -> Self {
        Self::new(file, 0..0)
    }

    /// A file by its name alone, for problems of files that were never read.
    #[must_use]
    pub fn file(name: &str) -> Self {
        Self { file: name.into(), range: 0..0 }
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |place: &Self| (place.range.start, place.range.end);
        self.file.cmp(&other.file).then_with(|| key(self).cmp(&key(other)))
    }
}

/// A place as people count: lines from 1, columns in characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// The position of a byte of `text`; of its end, if the byte is beyond.
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = &text[..byte];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Self { line: before.matches('\n').count() + 1, column: before[start..].chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let text = "é b\nzweite Zeile";
        assert_eq!(Position::of(text, 3), Position { line: 1, column: 3 });
        assert_eq!(Position::of(text, 1), Position { line: 1, column: 1 }, "inside a character is at it");
        assert_eq!(Position::of(text, 5), Position { line: 2, column: 1 });
        assert_eq!(Position::of(text, 999), Position { line: 2, column: 13 });
    }
}
