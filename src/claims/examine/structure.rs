//! What stands where in the syntax.

use super::{Where, no_python};
use crate::claims::finding::{Found, counted, lines_in_words};
use crate::claims::script::Script;
use crate::code::python::names::is_builtin;
use crate::code::symbol::SymbolKind;
use crate::edition::check::{AssignmentCheck, CallCheck, DefinitionCheck, ImportCheck, NodeCheck, Sort, Undefined};
use crate::ids::{Amount, LineRange};
use crate::yaml::{Located, Text};
use std::collections::BTreeSet;

/// As many of something as asked for.
fn times(times: Option<&Located<Amount>>, lines: Vec<LineRange>, (one, many): (&str, &str)) -> Found {
    let asked = times.map_or(Amount::SOME, |times| times.value);
    Found { holds: asked.allows_count(lines.len()), said: counted(lines.len(), one, many, &lines), lines }
}

/// Where something else of the sort is, which helps more than that it is not here.
fn or_elsewhere(mut found: Found, elsewhere: &[LineRange]) -> Found {
    if found.lines.is_empty() && !elsewhere.is_empty() {
        found.said = format!("{} there; but on {}", found.said, lines_in_words(elsewhere));
    }
    found
}

pub(super) fn node(check: &NodeCheck, script: &Script) -> Found {
    let Some(sites) = &script.sites else { return no_python() };
    let at = Where::new(&check.at, check.symbol.as_deref().map(|text| &**text), script);
    if let Some(missing) = at.missing() {
        return missing;
    }
    let alike = |site: &&crate::code::python::sites::ConstructSite| {
        site.construct == check.is.value && check.test.as_ref().is_none_or(|test| site.test == Some(test.value))
    };
    let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
    for site in sites.constructs.iter().filter(alike) {
        let exact = check.at.lines.is_none_or(|lines| lines == site.lines) && at.in_symbol(site.lines.first());
        if exact { &mut here } else { &mut elsewhere }.push(site.lines);
    }
    let test = check.test.as_ref().map_or_else(String::new, |test| format!(" ({})", test.as_str()));
    let name = format!("`{}`{test}", check.is.as_str());
    or_elsewhere(times(check.times.as_ref(), here, (&name, &name)), &elsewhere)
}

pub(super) fn call(check: &CallCheck, script: &Script) -> Found {
    let Some(sites) = &script.sites else { return no_python() };
    let at = Where::new(&check.at, check.symbol.as_deref().map(|text| &**text), script);
    if let Some(missing) = at.missing() {
        return missing;
    }
    let has = |list: &[String], text: &Located<Text>| list.iter().any(|one| **one == *text.value);
    let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
    for site in sites.calls.iter().filter(|site| site.is_of(&check.of)) {
        let fits = check.passes.0.iter().all(|keyword| has(&site.keywords, keyword))
            && !check.lacks.0.iter().any(|keyword| has(&site.keywords, keyword))
            && check.strings.iter().all(|string| site.strings.contains(&string.0));
        if fits && at.has(site.lines.first()) { &mut here } else { &mut elsewhere }.push(site.lines);
    }
    let (one, many) = (format!("such call of `{}`", &*check.of.value), format!("such calls of `{}`", &*check.of.value));
    or_elsewhere(times(check.times.as_ref(), here, (&one, &many)), &elsewhere)
}

pub(super) fn assignment(check: &AssignmentCheck, script: &Script) -> Found {
    let Some(sites) = &script.sites else { return no_python() };
    let at = Where::new(&check.at, check.symbol.as_deref().map(|text| &**text), script);
    if let Some(missing) = at.missing() {
        return missing;
    }
    let wanted: String = check.to.split_whitespace().collect();
    let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
    for site in sites.assignments.iter().filter(|site| site.target == wanted) {
        let calls = check.calls.as_ref().is_none_or(|name| {
            let inside = |span: &std::ops::Range<usize>| site.value.start <= span.start && span.end <= site.value.end;
            sites.calls.iter().any(|call| inside(&call.span) && call.is_of(name))
        });
        if calls && at.has(site.lines.first()) { &mut here } else { &mut elsewhere }.push(site.lines);
    }
    let (one, many) = (format!("such assignment to `{wanted}`"), format!("such assignments to `{wanted}`"));
    or_elsewhere(times(check.times.as_ref(), here, (&one, &many)), &elsewhere)
}

pub(super) fn definition(check: &DefinitionCheck, script: &Script) -> Found {
    let Some(sites) = &script.sites else { return no_python() };
    let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
    for symbol in script.symbol(&check.of) {
        let sort = if symbol.kind == SymbolKind::Class { Sort::Class } else { Sort::Function };
        let has = |name: &Located<Text>| sites.parameters(symbol.lines).any(|one| *one == *name.value);
        let fits = check.kind.as_ref().is_none_or(|kind| kind.value == sort)
            && check.parameters.0.iter().all(has)
            && check.at.lines.is_none_or(|lines| lines == symbol.lines);
        if fits { &mut here } else { &mut elsewhere }.push(symbol.lines);
    }
    let name = format!("such definition of `{}`", &*check.of.value);
    or_elsewhere(times(check.times.as_ref(), here, (&name, &name)), &elsewhere)
}

pub(super) fn import(check: &ImportCheck, script: &Script) -> Found {
    if script.sites.is_none() {
        return no_python();
    }
    let of: &str = &check.of;
    let found: Vec<&str> = script
        .imports
        .iter()
        .map(String::as_str)
        .filter(|one| one.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':'])))
        .collect();
    let asked = check.times.as_ref().map_or(Amount::SOME, |times| times.value);
    let said = match found.as_slice() {
        [] => format!("`{of}` is not imported"),
        some => format!("imports `{}`", some.join("`, `")),
    };
    Found { holds: asked.allows_count(found.len()), said, lines: Vec::new() }
}

pub(super) fn undefined(check: &Undefined, script: &Script) -> Found {
    let Some(sites) = &script.sites else { return no_python() };
    let at = Where::new(&check.at, None, script);
    let (mut lines, mut said) = (Vec::new(), Vec::new());
    let mut holds = true;
    for name in &check.names.0 {
        let name: &str = name;
        let used: Vec<LineRange> = sites
            .names
            .iter()
            .filter(|site| site.name == name && at.has(site.line))
            .filter_map(|site| LineRange::new(site.line, site.line))
            .collect();
        let bound = is_builtin(name) || script.may_bind(name);
        holds &= !bound && !used.is_empty();
        said.push(match (used.is_empty(), bound) {
            (true, _) => format!("`{name}` is not used"),
            (false, true) => format!("`{name}` is bound"),
            (false, false) => format!("`{name}` is used on {} and bound nowhere", lines_in_words(&used)),
        });
        lines.extend(used);
    }
    let lines: BTreeSet<LineRange> = lines.into_iter().collect();
    Found { holds, said: said.join("; "), lines: lines.into_iter().collect() }
}
