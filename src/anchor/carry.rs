//! Carrying a range of lines from one state of a file to another, where both texts are at hand.
//!
//! Stricter than [`super::locate`], which has only the stamp and believes a text that is still on its lines: here a text is followed only if it stood
//! once in the old text and stands once in the new one, each within its symbol. What recurs is looked at with the lines around it, as many as it
//! takes to make it one of a kind in both. Where that does not help, or the text is gone, a person decides.

use super::Stamp;
use super::locate::{Context, find_text, find_tree, unique_of};
use crate::ids::LineRange;
use rustc_hash::FxHashMap;

/// Where some lines have gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// They are here, byte for byte.
    To(LineRange),
    /// They are here, laid out anew.
    LaidOut(LineRange),
    /// Their text stands in several places, and nothing tells which is meant.
    Ambiguous(Vec<LineRange>),
    /// Their text is not there any more.
    Changed,
    /// The symbol that they were in is not there any more.
    Orphan,
}

/// How many lines before and after are looked at to tell two places apart.
const AROUND: u32 = 6;

/// Carries lines from one text to another. `symbol` is the innermost symbol around them, if there is one.
#[must_use]
pub fn carry(lines: LineRange, symbol: Option<&str>, old: &Context<'_>, new: &Context<'_>) -> Carried {
    if old.text.as_str() == new.text.as_str() {
        return Carried::To(lines);
    }
    let (Some(before), Some(after)) = (areas(symbol, old), areas(symbol, new)) else { return Carried::Orphan };
    let stamp = Stamp::of(old.text, (old.tokens)(), lines);
    let stood = find_text(lines, &stamp, &before, old);
    let mut stands = find_text(lines, &stamp, &after, new);
    stands.sort();
    stands.dedup();
    match (unique_of(stood), stands.as_slice()) {
        (true, [one]) if is_held(lines, *one, old, new) => Carried::To(*one),
        (true, _) if stands.len() == 1 => Carried::Ambiguous(stands),
        (_, []) => {
            let was_one = unique_of(find_tree(lines, &stamp, &before, old));
            let mut places = find_tree(lines, &stamp, &after, new);
            places.sort();
            places.dedup();
            match places.as_slice() {
                [] => Carried::Changed,
                [one] if was_one && [above, below].iter().any(|side| side(lines, old) == side(*one, new)) => {
                    Carried::LaidOut(*one)
                }
                _ => Carried::Ambiguous(places),
            }
        }
        _ => match with_neighbours(lines, old, new).filter(|found| stands.contains(found)) {
            Some(found) if is_held(lines, found, old, new) => Carried::To(found),
            Some(found) => Carried::Ambiguous(vec![found]),
            None => Carried::Ambiguous(stands),
        },
    }
}

/// Whether the first and the last line are surely those that they were: the line beyond is the same, too, or the line itself is one of a kind. A closing
/// bracket, a decorator, a `return` at the edge of a passage may be another one, if what was next to it has changed.
fn is_held(lines: LineRange, found: LineRange, old: &Context<'_>, new: &Context<'_>) -> bool {
    let is_single = |line: u32, at: u32| {
        let count = |context: &Context<'_>, line: u32| {
            let text = context.text.line(line);
            (1..=context.text.line_count()).filter(|one| context.text.line(*one) == text).take(2).count()
        };
        count(old, line) == 1 && count(new, at) == 1
    };
    (above(lines, old) == above(found, new) || is_single(lines.first(), found.first()))
        && (below(lines, old) == below(found, new) || is_single(lines.last(), found.last()))
        && (lines.count() >= SPEAKS_FOR_ITSELF || is_in_order(lines, found, old, new))
}

/// From so many lines on a passage is believed to be the same wherever it has gone. A line or two can have been taken out and, at another place,
/// written anew.
const SPEAKS_FOR_ITSELF: u32 = 4;

/// Whether the nearest lines before and after that both texts have once are still before and after, and half of all such lines are left.
fn is_in_order(lines: LineRange, found: LineRange, old: &Context<'_>, new: &Context<'_>) -> bool {
    let (once_old, once_new) = (once(old), once(new));
    // Of a file that was written anew, what a line or two are like says nothing of where they come from.
    let single = once_old.values().filter(|place| place.is_some()).count();
    let kept = once_old.iter().filter(|(text, place)| place.is_some() && once_new.contains_key(*text)).count();
    if kept * 2 < single {
        return false;
    }
    let now = |line: u32| {
        let text = old.text.line(line);
        (*once_old.get(text)?)?;
        *once_new.get(text)?
    };
    let before = (1..lines.first()).rev().find_map(now);
    let after = (lines.last() + 1..=old.text.line_count()).find_map(now);
    before.is_none_or(|line| line < found.first()) && after.is_none_or(|line| line > found.last())
}

/// The lines that stand once, with their numbers; nothing for those that recur.
fn once<'t>(context: &Context<'t>) -> FxHashMap<&'t str, Option<u32>> {
    let mut lines = FxHashMap::default();
    for number in 1..=context.text.line_count() {
        let text = context.text.line(number);
        if !text.trim().is_empty() {
            lines.entry(text).and_modify(|place| *place = None).or_insert(Some(number));
        }
    }
    lines
}

/// The next line before that is not blank.
fn above<'t>(lines: LineRange, context: &Context<'t>) -> Option<&'t str> {
    (1..lines.first()).rev().map(|line| context.text.line(line)).find(|text| !text.trim().is_empty())
}

/// The next line after.
fn below<'t>(lines: LineRange, context: &Context<'t>) -> Option<&'t str> {
    (lines.last() + 1..=context.text.line_count())
        .map(|line| context.text.line(line))
        .find(|text| !text.trim().is_empty())
}

/// The lines of a symbol, or of the whole file; nothing if there is none. Of several definitions of one name, nobody knows which became which.
fn areas(symbol: Option<&str>, context: &Context<'_>) -> Option<Vec<LineRange>> {
    let whole = LineRange::new(1, context.text.line_count())?;
    let Some(name) = symbol else { return Some(vec![whole]) };
    let named: Vec<LineRange> =
        context.symbols.iter().filter(|symbol| symbol.name == name).map(|symbol| symbol.lines).collect();
    (!named.is_empty()).then_some(named)
}

/// Looks for the lines together with those around them, in both files as a whole. If those before say another place than those after, none is sure.
fn with_neighbours(lines: LineRange, old: &Context<'_>, new: &Context<'_>) -> Option<LineRange> {
    let (before, after) = (areas(None, old)?, areas(None, new)?);
    let mut said: Option<LineRange> = None;
    let sizes = (1..=AROUND).flat_map(|size| [(size, size), (size, 0), (0, size)]);
    for (up, down) in sizes {
        let first = lines.first().checked_sub(up).filter(|first| *first >= 1);
        let Some(wider) = first.and_then(|first| LineRange::new(first, lines.last() + down)) else { continue };
        if wider.last() > old.text.line_count() || old.text.range(wider).len() == old.text.range(lines).len() {
            continue;
        }
        let stamp = Stamp::of(old.text, None, wider);
        if !unique_of(find_text(wider, &stamp, &before, old)) {
            continue;
        }
        if let [found] = find_text(wider, &stamp, &after, new).as_slice() {
            let place = LineRange::new(found.first() + up, found.last() - down)?;
            if said.is_some_and(|said| said != place) {
                return None;
            }
            said = Some(place);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::python::{Module, TreeTokens, facts};
    use crate::code::symbol::Symbol;
    use crate::code::text::SourceText;

    struct File(SourceText, TreeTokens, Vec<Symbol>);

    fn file(text: &str) -> File {
        let module = Module::parse(text).unwrap();
        let tokens = TreeTokens::of(&module, text);
        let text = SourceText::new(text.into());
        let symbols = facts(&module, &text).symbols;
        File(text, tokens, symbols)
    }

    fn carried(old: &str, new: &str, lines: &str, symbol: Option<&str>) -> Carried {
        let (old, new) = (file(old), file(new));
        let (one, two) = (|| Some(&old.1), || Some(&new.1));
        let old = Context { text: &old.0, tokens: &one, symbols: &old.2 };
        let new = Context { text: &new.0, tokens: &two, symbols: &new.2 };
        carry(lines.parse().unwrap(), symbol, &old, &new)
    }

    fn to(lines: &str) -> Carried {
        Carried::To(lines.parse().unwrap())
    }

    const OLD: &str = "def f(a):\n    x = a\n    return x\n\ndef g(a):\n    y = a\n    return x\n";

    #[test]
    fn what_stands_once_is_followed() {
        assert_eq!(carried(OLD, &format!("import os\n{OLD}"), "6", Some("g")), to("7"));
        assert_eq!(
            carried(OLD, &OLD.replace("y = a", "y  =  a"), "6", Some("g")),
            Carried::LaidOut("6".parse().unwrap())
        );
        assert_eq!(carried(OLD, &OLD.replace("y = a", "y = b"), "6", Some("g")), Carried::Changed);
        assert_eq!(carried(OLD, &OLD.replace("def g", "def h"), "6", Some("g")), Carried::Orphan);
    }

    #[test]
    fn a_copy_put_where_the_lines_were_is_not_taken_for_them() {
        // The line that was the second is the third now; what stands on its line is new.
        let old = "a = 1\nb = 2\nc = 3\n";
        assert_eq!(
            carried(old, "a = 1\nb = 2\nb = 2\nc = 3\n", "2", None),
            Carried::Ambiguous(vec!["2".parse().unwrap(), "3".parse().unwrap()])
        );
        // With the lines around them two of a kind can be told apart.
        assert_eq!(carried(OLD, &format!("import os\n{OLD}"), "7", None), to("8"));
        // Another decorator than the one that was meant.
        let old = "class A:\n    @tidy\n    def f(self): pass\n\nclass B:\n    @tidy\n    def f(self): pass\n";
        let new = old.replace("class B:\n", "class B:\n    @tidy\n    def e(self): pass\n");
        assert_eq!(carried(old, &new, "5-6", Some("B")), Carried::Ambiguous(vec!["5-6".parse().unwrap()]));
        assert_eq!(carried(OLD, &format!("import os\n{OLD}"), "3", None), to("4"));
    }

    #[test]
    fn the_one_that_is_left_of_two_is_not_taken_for_both() {
        let left = "def g(a):\n    y = a\n    return x\n";
        assert_eq!(carried(OLD, left, "7", None), to("3"));
        // It stood at the end of `f`, and that is gone.
        assert_eq!(carried(OLD, left, "3", None), Carried::Ambiguous(vec!["3".parse().unwrap()]));
    }
}
