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

/// What looking for one target may cost: bytes of text digested, and tokens of syntax. A target that anybody writes costs a thousandth of it; one
/// that costs more was made to cost.
const MOST_BYTES: usize = 256 << 20;
const MOST_TOKENS: usize = 20_000_000;

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
    // The same text on the same lines of another symbol is another place: lines recur.
    if areas.iter().any(|area| area.covers(target.lines)) && stamp.same_text(context.text, target.lines) {
        return State::Exact;
    }
    let found = [find_text(target.lines, stamp, &areas, context), find_tree(target.lines, stamp, &areas, context)];
    let [text, tree] = found.map(unique);
    match (text, tree) {
        (Unique::One(lines), _) => State::Shifted(lines),
        (Unique::Many(places), _) | (Unique::None, Unique::Many(places)) => State::Ambiguous(places),
        (Unique::None, Unique::One(lines)) => State::Reformatted(lines),
        (Unique::None, Unique::None) => State::Changed,
    }
}

/// The places inside the areas where as many lines have the same text.
pub(super) fn find_text(lines: LineRange, stamp: &Stamp, areas: &[LineRange], context: &Context<'_>) -> Vec<LineRange> {
    let mut left = MOST_BYTES;
    let within = windows(areas, lines.count(), lines.count()).take_while(|window| {
        let cost = context.text.range(*window).len();
        let affordable = cost <= left;
        left = left.saturating_sub(cost);
        affordable
    });
    within.filter(|window| stamp.same_text(context.text, *window)).collect()
}

/// The places inside the areas where the syntax is the same. A formatter joins or splits lines; more than four times as many, or fewer than a
/// quarter, it has not been seen to make.
pub(super) fn find_tree(lines: LineRange, stamp: &Stamp, areas: &[LineRange], context: &Context<'_>) -> Vec<LineRange> {
    let tokens = if stamp.has_tree() { (context.tokens)() } else { None };
    let Some(tokens) = tokens else { return Vec::new() };
    let (least, most) = (lines.count().div_ceil(4), lines.count().saturating_mul(4).saturating_add(4));
    // Blank lines and comments around a passage do not change its syntax: only the tightest place counts.
    let bare = |line: u32| LineRange::new(line, line).is_none_or(|line| tokens.count(line) == 0);
    let tight = windows(areas, least, most).filter(|window| !bare(window.first()) && !bare(window.last()));
    let mut left = MOST_TOKENS;
    let within = tight.take_while(|window| {
        let cost = tokens.count(*window) + 1;
        let affordable = cost <= left;
        left = left.saturating_sub(cost);
        affordable
    });
    let found: Vec<LineRange> = within.filter(|window| stamp.same_tree(tokens, *window)).collect();
    // The same tokens can be had with a line more that holds only the end of what reaches beyond it.
    let inmost = |range: &&LineRange| !found.iter().any(|inner| inner != *range && range.covers(*inner));
    found.iter().filter(inmost).take(MOST_PLACES).copied().collect()
}

/// How many places of an ambiguous target are named.
const MOST_PLACES: usize = 20;

/// All ranges inside the areas of `least` to `most` lines.
fn windows(areas: &[LineRange], least: u32, most: u32) -> impl Iterator<Item = LineRange> {
    areas.iter().flat_map(move |area| {
        area.lines().flat_map(move |first| {
            let longest = (area.last() - first + 1).min(most);
            (least.max(1)..=longest).filter_map(move |length| LineRange::new(first, first + length - 1))
        })
    })
}

/// Whether there is one place, found once or more often.
pub(super) fn unique_of(places: Vec<LineRange>) -> bool {
    matches!(unique(places), Unique::One(_))
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
    use crate::code::python::{Module, facts};

    struct File {
        text: SourceText,
        tokens: TreeTokens,
        symbols: Vec<Symbol>,
    }

    fn file(text: &str) -> File {
        let module = Module::parse(text).unwrap();
        let tokens = TreeTokens::of(&module, text);
        let text = SourceText::new(text.into());
        File { tokens, symbols: facts(&module, &text).symbols, text }
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
    fn the_same_text_in_another_symbol_is_another_place() {
        let after = "def g(a):\n    x = a + 1\n    return 0\n\ndef f(a):\n    x = a + 1\n    return x\n";
        assert_eq!(state(BEFORE, after, "2", Some("f")), State::Shifted(range("6")));
    }

    #[test]
    fn a_target_made_to_cost_is_given_up() {
        let text = "x = 1\ny = 2\n".repeat(20_000);
        let file = file(&text);
        let stamp: Stamp = "0123456789abcdef-0123456789abcdef".parse().unwrap();
        let context = Context { text: &file.text, tokens: &|| Some(&file.tokens), symbols: &file.symbols };
        let target = Anchored { lines: range("1-15000"), symbol: None, stamp: Some(&stamp) };
        assert_eq!(locate(&target, &context), State::Changed);
    }

    #[test]
    fn changed_and_gone_are_told_apart() {
        let after = BEFORE.replace("f(x, key='v')", "f(x, key='w')");
        assert_eq!(state(BEFORE, &after, "7", Some("g")), State::Changed);
        assert_eq!(state(BEFORE, "def f(a):\n    pass\n", "7", Some("g")), State::Orphan);
        assert_eq!(state(BEFORE, "", "1", None), State::Orphan);
    }
}
