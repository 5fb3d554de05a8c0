//! Old and new lines side by side, for a person to decide.

use super::{Open, Why};
use crate::code::text::SourceText;
use crate::ids::LineRange;
use std::collections::BTreeMap;

/// How many lines are shown of each side.
const MOST: usize = 14;

/// How wide a side is, in characters.
const WIDTH: usize = 62;

/// The lines as they are and, beside them, what may have become of them: each place of a text that stands in several, else what stands between
/// the next lines around them that both texts have once.
#[must_use]
pub fn beside(open: &Open, old: &SourceText, new: &SourceText) -> String {
    let left = numbered(old, open.lines);
    let right = match &open.why {
        Why::Ambiguous(places) => {
            let mut rows = Vec::new();
            for place in places.iter().take(4) {
                rows.extend(numbered(new, *place));
                rows.push(String::new());
            }
            rows
        }
        _ => between(open.lines, old, new)
            .map_or_else(|| vec!["(nothing there)".to_owned()], |range| numbered(new, range)),
    };
    let mut out = String::new();
    for at in 0..left.len().max(right.len()).min(MOST) {
        let side = |rows: &[String]| cut(rows.get(at).map_or("", String::as_str));
        let (one, two) = (side(&left), side(&right));
        let pad = " ".repeat(WIDTH.saturating_sub(one.chars().count()));
        out.push_str(format!("  {one}{pad} \u{2502} {two}").trim_end());
        out.push('\n');
    }
    out
}

fn numbered(text: &SourceText, lines: LineRange) -> Vec<String> {
    let last = text.line_count();
    lines.lines().filter(|line| *line <= last).map(|line| format!("{line:>5} {}", text.line(line).trim_end())).collect()
}

fn cut(row: &str) -> String {
    let row = row.replace('\t', "    ");
    let plain: String = row.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if plain.chars().count() <= WIDTH { plain } else { plain.chars().take(WIDTH - 1).chain(['\u{2026}']).collect() }
}

/// What stands in the new text between the next lines before and after that stand once in both texts.
fn between(lines: LineRange, old: &SourceText, new: &SourceText) -> Option<LineRange> {
    let (once_old, once_new) = (once(old), once(new));
    let now = |line: u32| {
        let text = old.line(line);
        once_old.get(text)?.and(once_new.get(text).copied().flatten())
    };
    let before = (1..lines.first()).rev().find_map(now).map_or(1, |line| line + 1);
    let after =
        (lines.last() + 1..=old.line_count()).find_map(now).map_or(new.line_count(), |line| line.saturating_sub(1));
    LineRange::new(before, after)
}

/// The lines that stand once, with their numbers; nothing for those that recur.
fn once(text: &SourceText) -> BTreeMap<&str, Option<u32>> {
    let mut lines = BTreeMap::new();
    for line in 1..=text.line_count() {
        let words = text.line(line);
        if !words.trim().is_empty() {
            lines.entry(words).and_modify(|place| *place = None).or_insert(Some(line));
        }
    }
    lines
}
