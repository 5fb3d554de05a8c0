//! What a text says, how much there is of it, which constants it has.

use super::{Where, no_python};
use crate::claims::finding::{Found, counted};
use crate::claims::script::Script;
use crate::code::python::sites::Construct;
use crate::code::symbol::SymbolKind;
use crate::edition::check::{ConstantCheck, Count, Countable, DocstringCheck, TextCheck, TextPlace};
use crate::ids::{Amount, LineRange};
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) fn constant(check: &ConstantCheck, script: &Script) -> Found {
    let Some(sites) = &script.sites else { return no_python() };
    let at = Where::new(&check.at, check.symbol.as_deref().map(|text| &**text), script);
    if let Some(missing) = at.missing() {
        return missing;
    }
    let name: &str = &check.name;
    let given: Vec<_> =
        sites.constants.iter().filter(|site| site.name == name && at.has(site.lines.first())).collect();
    let holds = !given.is_empty() && given.iter().all(|site| site.value.is(&check.is.0));
    let said = match given.as_slice() {
        [] => format!("`{name}` is given no constant there"),
        some => {
            let values = some.iter().map(|site| format!("{} on line {}", site.value, site.lines.first()));
            format!("`{name}` is {}", values.collect::<Vec<_>>().join(", "))
        }
    };
    Found { holds, said, lines: given.iter().map(|site| site.lines).collect() }
}

pub(super) fn docstring(check: &DocstringCheck, script: &Script) -> Found {
    let Some(sites) = &script.sites else { return no_python() };
    let symbol = check.symbol.as_deref().map(|text| &**text);
    let of: Vec<Option<LineRange>> = match symbol {
        Some(name) => script.symbol(name).map(|symbol| Some(symbol.lines)).collect(),
        None => vec![None],
    };
    let Some(found) = sites.documentation.iter().find(|one| of.contains(&one.of)) else {
        let holds = check.mentions.0.is_empty() && of.iter().any(|_| true);
        return Found { holds, said: "there is no documentation".to_owned(), lines: Vec::new() };
    };
    // Words are words, whatever the line breaks between them.
    let text = found.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let missing: Vec<&str> =
        check.mentions.0.iter().map(|word| &***word).filter(|word| !text.contains(word)).collect();
    let present: Vec<&str> = check.lacks.0.iter().map(|word| &***word).filter(|word| text.contains(word)).collect();
    let said = match (missing.as_slice(), present.as_slice()) {
        ([], []) => "the documentation is as asked".to_owned(),
        ([], some) => format!("the documentation mentions `{}`", some.join("`, `")),
        (some, _) => format!("the documentation does not mention `{}`", some.join("`, `")),
    };
    Found { holds: missing.is_empty() && present.is_empty(), said, lines: vec![found.lines] }
}

pub(super) fn text(check: &TextCheck, script: &Script) -> Found {
    let at = Where::new(&check.at, check.symbol.as_deref().map(|text| &**text), script);
    if let Some(missing) = at.missing() {
        return missing;
    }
    let place = check.r#in.as_ref().map_or(TextPlace::Anywhere, |place| place.value);
    let sites = match (&script.sites, place) {
        (None, TextPlace::Anywhere) => None,
        (None, _) => return no_python(),
        (Some(sites), _) => Some(sites),
    };
    let inside = |spans: &[Range<usize>], at: usize| spans.iter().any(|span| span.contains(&at));
    let allowed = |at: usize| match (place, sites) {
        (TextPlace::Comments, Some(sites)) => inside(&sites.comments, at),
        (TextPlace::Strings, Some(sites)) => inside(&sites.strings, at),
        (TextPlace::Code, Some(sites)) => !inside(&sites.comments, at) && !inside(&sites.strings, at),
        _ => true,
    };
    let folded = check.folded.as_ref().is_some_and(|folded| folded.value);
    let text = script.text.as_str();
    let starts: Vec<usize> = match (&check.has, &check.matches) {
        (Some(phrase), _) => occurrences(text, &regex::escape(phrase), folded),
        (None, Some(pattern)) => occurrences(text, pattern.0.as_str(), folded),
        (None, None) => Vec::new(),
    };
    let lines: Vec<LineRange> = starts
        .into_iter()
        .filter(|start| allowed(*start))
        .map(|start| script.text.line_of(start))
        .filter(|line| at.has(*line))
        .filter_map(|line| LineRange::new(line, line))
        .collect();
    let asked = check.times.as_ref().map_or(Amount::SOME, |times| times.value);
    let said = counted(lines.len(), "occurrence", "occurrences", &lines);
    Found { holds: asked.allows_count(lines.len()), said, lines }
}

/// Where an expression is found, one occurrence after the other.
fn occurrences(text: &str, expression: &str, folded: bool) -> Vec<usize> {
    let mut builder = regex::RegexBuilder::new(expression);
    match builder.multi_line(true).crlf(true).case_insensitive(folded).build() {
        Ok(expression) => expression.find_iter(text).map(|found| found.start()).collect(),
        // It was built once when it was read; that folding makes it too large is possible, and then it is found nowhere.
        Err(_) => Vec::new(),
    }
}

pub(super) fn count(check: &Count, script: &Script) -> Found {
    let at = Where::new(&check.at, check.symbol.as_deref().map(|text| &**text), script);
    if let Some(missing) = at.missing() {
        return missing;
    }
    let entries = || {
        let numbered = (1..).zip(script.text.lines()).filter(|(line, _)| at.has(*line));
        numbered.map(|(_, text)| text.trim()).filter(|text| !text.is_empty())
    };
    let of = check.of.value;
    let count = match of {
        Countable::Lines => (1..=script.text.line_count()).filter(|line| at.has(*line)).count(),
        Countable::Entries => entries().count(),
        Countable::Distinct => entries().collect::<BTreeSet<_>>().len(),
        Countable::CaseFolded => entries().map(str::to_lowercase).collect::<BTreeSet<_>>().len(),
        _ => match syntactic(of, script, &at, check.symbol.as_deref().map(|text| &**text)) {
            Some(count) => count,
            None => return no_python(),
        },
    };
    Found { holds: check.is.allows_count(count), said: format!("{count} {}", in_words(of)), lines: Vec::new() }
}

/// What only a syntax tree can count; nothing if there is none.
fn syntactic(of: Countable, script: &Script, at: &Where<'_>, symbol: Option<&str>) -> Option<usize> {
    let sites = script.sites.as_ref()?;
    let constructs = |wanted: &[Construct]| {
        let here = |line: u32| at.has(line);
        sites.constructs.iter().filter(|site| wanted.contains(&site.construct) && here(site.lines.first())).count()
    };
    let symbols = |test: &dyn Fn(&crate::code::symbol::Symbol) -> bool| {
        script.symbols.iter().filter(|symbol| at.has(symbol.lines.first()) && test(symbol)).count()
    };
    let is_class = |name: &str| script.symbol(name).any(|symbol| symbol.kind == SymbolKind::Class);
    Some(match of {
        Countable::Functions => constructs(&[Construct::Function]),
        Countable::Classes => constructs(&[Construct::Class]),
        Countable::Calls => constructs(&[Construct::Call]),
        Countable::For => constructs(&[Construct::For]),
        Countable::While => constructs(&[Construct::While]),
        Countable::Branches => constructs(&[
            Construct::If,
            Construct::Elif,
            Construct::For,
            Construct::While,
            Construct::Except,
            Construct::Conditional,
        ]),
        Countable::TopLevelFunctions => {
            symbols(&|symbol| symbol.kind != SymbolKind::Class && !symbol.name.contains('.'))
        }
        Countable::Methods => symbols(&|symbol| {
            symbol.kind != SymbolKind::Class && symbol.name.rsplit_once('.').is_some_and(|(outer, _)| is_class(outer))
        }),
        Countable::Comments => {
            sites.comments.iter().filter(|span| at.has(script.text.line_of(span.start))).count()
        }
        Countable::Parameters => {
            let lines = script.symbol(symbol?).next()?.lines;
            sites.parameters(lines).count()
        }
        Countable::Lines | Countable::Entries | Countable::Distinct | Countable::CaseFolded => return None,
    })
}

fn in_words(of: Countable) -> &'static str {
    match of {
        Countable::Entries => "lines that are not blank",
        Countable::Distinct => "different lines",
        Countable::CaseFolded => "lines that differ by more than upper and lower case",
        Countable::TopLevelFunctions => "functions at the top",
        Countable::For => "`for`",
        Countable::While => "`while`",
        Countable::Branches => "places that branch",
        _ => of.as_str(),
    }
}
