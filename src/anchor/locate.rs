//! Finding a stamped target in a text.

use super::Stamp;
use crate::code::python::TreeTokens;
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use crate::ids::LineRange;

/// What is known of the file that a target is in.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The text.
    pub text: &'a SourceText,
    /// Gives the tokens of its syntax tree, where its language is parsed. Asked only when a text is not where it was: most are.
    pub tokens: &'a dyn Fn() -> Option<&'a TreeTokens>,
    /// What it defines.
    pub symbols: &'a [Symbol],
}

/// A target as its author wrote it.
#[derive(Clone, Copy, Debug)]
pub struct Anchored<'a> {
    /// The lines.
    pub lines: LineRange,
    /// The enclosing symbol.
    pub symbol: Option<&'a str>,
    /// The stamp, if the target was stamped.
    pub stamp: Option<&'a Stamp>,
}

/// How a target stands to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The text is on its lines.
    Exact,
    /// Nobody stamped the target: its lines are believed.
    Unstamped,
    /// The text is no longer there, but once elsewhere in the symbol.
    Shifted(LineRange),
    /// The text is nowhere in the symbol, but its syntax is, once.
    Reformatted(LineRange),
    /// The text or its syntax stands more than once in the symbol, and not on the target's lines.
    Ambiguous(Vec<LineRange>),
    /// The symbol is there, the text is not.
    Changed,
    /// The symbol is gone.
    Orphan,
}

/// Looks for a target in the text, within its symbol; without a symbol, in the whole file.
#[must_use]
pub fn locate(target: &Anchored<'_>, context: &Context<'_>) -> State {
    let count = context.text.line_count();
    let Some(whole) = LineRange::new(1, count) else { return State::Orphan };
    let areas: Vec<LineRange> = match target.symbol {
        Some(name) => context.symbols.iter().filter(|symbol| symbol.name == name).map(|symbol| symbol.lines).collect(),
        None => vec![whole],
    };
    if areas.is_empty() {
        return State::Orphan;
    }
    let Some(stamp) = target.stamp else {
        return if whole.covers(target.lines) { State::Unstamped } else { State::Orphan };
    };
    if whole.covers(target.lines) && stamp.same_text(context.text, target.lines) {
        return State::Exact;
    }
    let length = target.lines.count();
    let same_text = windows(&areas, length, length).filter(|lines| stamp.same_text(context.text, *lines));
    match unique(same_text.collect()) {
        Unique::One(lines) => return State::Shifted(lines),
        Unique::Many(places) => return State::Ambiguous(places),
        Unique::None => {}
    }
    if stamp.has_tree()
        && let Some(tokens) = (context.tokens)()
    {
        // A formatter joins or splits lines; more than four times as many, or fewer than a quarter, it has not been seen to make.
        let found = windows(&areas, length.div_ceil(4), length.saturating_mul(4).saturating_add(4));
        let found: Vec<_> = found.filter(|lines| stamp.same_tree(tokens, *lines)).collect();
        match unique(tightest(found, context.text)) {
            Unique::One(lines) => return State::Reformatted(lines),
            Unique::Many(places) => return State::Ambiguous(places),
            Unique::None => {}
        }
    }
    State::Changed
}

/// All ranges inside the areas of `least` to `most` lines.
fn windows(areas: &[LineRange], least: u32, most: u32) -> impl Iterator<Item = LineRange> {
    areas.iter().flat_map(move |area| {
        area.lines().flat_map(move |first| {
            let longest = (area.last() - first + 1).min(most);
            (least.max(1)..=longest).filter_map(move |length| LineRange::new(first, first + length - 1))
        })
    })
}

/// Of ranges that hold the same tokens, those without blank lines or comments around them: no other range lies inside them.
fn tightest(ranges: Vec<LineRange>, text: &SourceText) -> Vec<LineRange> {
    let blank = |line: u32| text.line(line).trim().is_empty();
    let kept = ranges.iter().copied().filter(|range| {
        !blank(range.first())
            && !blank(range.last())
            && !ranges.iter().any(|inner| inner != range && range.covers(*inner))
    });
    kept.collect()
}

enum Unique {
    None,
    One(LineRange),
    Many(Vec<LineRange>),
}

/// Areas may lie inside each other (two definitions of one name), so one place can be found twice.
fn unique(mut places: Vec<LineRange>) -> Unique {
    places.sort();
    places.dedup();
    match places.as_slice() {
        [] => Unique::None,
        [one] => Unique::One(*one),
        _ => Unique::Many(places),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::python::{Module, symbols};

    struct File {
        text: SourceText,
        tokens: TreeTokens,
        symbols: Vec<Symbol>,
    }

    fn file(text: &str) -> File {
        let module = Module::parse(text).unwrap();
        File {
            text: SourceText::new(text.into()),
            tokens: TreeTokens::of(&module, text),
            symbols: symbols(&module, text),
        }
    }

    fn state(before: &str, after: &str, lines: &str, symbol: Option<&str>) -> State {
        let (before, after) = (file(before), file(after));
        let lines = lines.parse().unwrap();
        let stamp = Stamp::of(&before.text, Some(&before.tokens), lines);
        assert_eq!(stamp.to_string().parse().as_ref(), Ok(&stamp));
        let context = Context { text: &after.text, tokens: &|| Some(&after.tokens), symbols: &after.symbols };
        locate(&Anchored { lines, symbol, stamp: Some(&stamp) }, &context)
    }

    fn range(text: &str) -> LineRange {
        text.parse().unwrap()
    }

    const BEFORE: &str = "\
def f(a):
    x = a + 1
    return x

def g(a):
    x = a + 1
    return f(x, key='v')
";

    #[test]
    fn text_on_its_lines_is_exact_even_where_it_recurs() {
        assert_eq!(state(BEFORE, BEFORE, "2", Some("f")), State::Exact);
        assert_eq!(state(BEFORE, BEFORE, "5-7", None), State::Exact);
    }

    #[test]
    fn moved_text_is_found_in_its_symbol() {
        let after = format!("import os\n\n{BEFORE}");
        assert_eq!(state(BEFORE, &after, "2", Some("f")), State::Shifted(range("4")));
        assert_eq!(state(BEFORE, &after, "6", Some("g")), State::Shifted(range("8")));
    }

    #[test]
    fn what_is_there_twice_is_ambiguous() {
        let after = format!("import os\n\n{BEFORE}");
        assert_eq!(state(BEFORE, &after, "2", None), State::Ambiguous(vec![range("4"), range("8")]));
    }

    #[test]
    fn new_layout_with_the_same_syntax_is_found() {
        let after = BEFORE.replace("f(x, key='v')", "f(\n        x,\n        key=\"v\",\n    )\n");
        assert_eq!(state(BEFORE, &after, "7", Some("g")), State::Reformatted(range("7-10")));
    }

    #[test]
    fn changed_and_gone_are_told_apart() {
        let after = BEFORE.replace("f(x, key='v')", "f(x, key='w')");
        assert_eq!(state(BEFORE, &after, "7", Some("g")), State::Changed);
        assert_eq!(state(BEFORE, "def f(a):\n    pass\n", "7", Some("g")), State::Orphan);
        assert_eq!(state(BEFORE, "", "1", None), State::Orphan);
    }
}
