//! Small phrases of the interface.

use crate::ids::LineRange;

/// "line 67" or "lines 62–72", with an en dash.
pub(crate) fn lines(range: LineRange) -> String {
    if range.count() == 1 {
        format!("line {}", range.first())
    } else {
        format!("lines {}\u{2013}{}", range.first(), range.last())
    }
}

/// The word with a capital.
pub(crate) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// "1,234".
pub(crate) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases() {
        assert_eq!(lines("67".parse().unwrap()), "line 67");
        assert_eq!(lines("62-72".parse().unwrap()), "lines 62–72");
        assert_eq!((number(7), number(1000), number(1_234_567)), ("7".into(), "1,000".into(), "1,234,567".into()));
        assert_eq!(capital("élan"), "Élan");
    }
}
