//! What a grammar includes must be there, and must not include itself: syntect passes silently over the one and never
//! returns from the other.

use std::collections::BTreeSet;

use syntect::parsing::SyntaxDefinition;
use syntect::parsing::syntax_definition::{Context, ContextReference, Pattern};

/// What is wrong with a grammar's includes, in words; empty when nothing is.
pub(super) fn faults(grammar: &SyntaxDefinition) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for (name, context) in &grammar.contexts {
        if includes_itself(grammar, name) {
            faults.insert(format!("context `{name}` includes itself"));
        }
        let lost =
            included(context).filter(|included| !included.is_some_and(|name| grammar.contexts.contains_key(name)));
        faults.extend(lost.map(|included| match included {
            Some(lost) => format!("context `{name}` includes `{lost}`, which is not there"),
            None => format!("context `{name}` includes a context of another grammar"),
        }));
    }
    faults.into_iter().collect()
}

/// The names of the contexts that a context includes; none for one of another grammar.
fn included(context: &Context) -> impl Iterator<Item = Option<&str>> {
    context.patterns.iter().filter_map(|pattern| match pattern {
        Pattern::Include(ContextReference::Named { 0: name, .. } | ContextReference::Inline { 0: name, .. }) => {
            Some(Some(name.as_str()))
        }
        Pattern::Include(_) => Some(None),
        Pattern::Match(_) => None,
    })
}

fn includes_itself(grammar: &SyntaxDefinition, name: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![name];
    while let Some(next) = open.pop() {
        for included in grammar.contexts.get(next).into_iter().flat_map(included).flatten() {
            if included == name {
                return true;
            }
            if seen.insert(included) {
                open.push(included);
            }
        }
    }
    false
}
