//! The parts of a module: which tokens of its tree are whose. A token belongs to the innermost definition around it; what is outside of all
//! definitions belongs to the module, and its imports are taken out as a set, because their order is an accident.

use crate::code::python::TreeToken;
use crate::code::symbol::Symbol;
use std::ops::Range;

/// The parts of a module.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// For each symbol, where its tokens are, with those of the symbols inside of it.
    pub spans: Vec<Range<usize>>,
    /// For each symbol, the symbol that it is directly inside of.
    pub parents: Vec<Option<usize>>,
    /// For each symbol, its tokens without those of the symbols inside of it.
    pub own: Vec<Vec<usize>>,
    /// The tokens of the module itself, imports left out.
    pub module: Vec<usize>,
    /// What the module imports outside of definitions and branches.
    pub imports: Vec<Import>,
}

/// One name that is imported: `from m import a, b` are two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Import {
    /// All of it, in one spelling.
    pub said: String,
    /// What it is called afterwards.
    pub name: String,
    /// The tokens of the name alone.
    pub tokens: Range<usize>,
    /// The line that the name stands on.
    pub line: u32,
}

impl Parts {
    /// The parts of a module with these tokens and symbols.
    pub fn of(tokens: &[TreeToken], symbols: &[Symbol]) -> Self {
        let mut parts = Self {
            spans: vec![0..0; symbols.len()],
            parents: vec![None; symbols.len()],
            own: vec![Vec::new(); symbols.len()],
            ..Self::default()
        };
        // The compound nodes around the token: for each, the symbol that begins with it.
        let mut around: Vec<Option<usize>> = Vec::new();
        let mut inside: Vec<usize> = Vec::new();
        let mut next = 0;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if around.is_empty() && is_import(token) {
                let end = close(tokens, at);
                parts.imports.extend(imports(tokens, at..end));
                at = end;
                continue;
            }
            if token.opens() {
                // Symbols are in the order of the text. A decorated definition is two nodes, and the outer one begins the symbol.
                let begins = symbols.get(next).is_some_and(|s| s.lines.first() == token.first && defines(token));
                around.push(begins.then_some(next));
                if begins {
                    parts.spans[next].start = at;
                    parts.parents[next] = inside.last().copied();
                    inside.push(next);
                    next += 1;
                }
            }
            match inside.last() {
                Some(symbol) => parts.own[*symbol].push(at),
                None => parts.module.push(at),
            }
            if token.closes()
                && let Some(Some(symbol)) = around.pop()
            {
                parts.spans[symbol].end = at + 1;
                inside.pop();
            }
            at += 1;
        }
        parts
    }

    /// The tokens outside of imports, in the order of the text.
    pub fn in_order<'t>(&self, tokens: &'t [TreeToken]) -> Vec<&'t str> {
        let mut taken: Vec<usize> = self.module.iter().chain(self.own.iter().flatten()).copied().collect();
        taken.sort_unstable();
        taken.into_iter().map(|at| tokens[at].text.as_str()).collect()
    }

    /// The symbols directly inside of a symbol, or of the module.
    pub fn children(&self, parent: Option<usize>) -> Vec<usize> {
        let all = parent.map_or(0..self.parents.len(), |parent| self.within(parent));
        all.filter(|child| self.parents[*child] == parent).collect()
    }

    /// A symbol and all that are inside of it, at any depth: they follow it.
    pub fn within(&self, symbol: usize) -> Range<usize> {
        let end = self.spans[symbol].end;
        symbol..symbol + self.spans[symbol..].partition_point(|span| span.start < end)
    }
}

fn defines(token: &TreeToken) -> bool {
    matches!(token.text.as_str(), "(function_definition" | "(class_definition" | "(decorated_definition")
}

fn is_import(token: &TreeToken) -> bool {
    token.opens() && matches!(token.text.as_str(), "(import_statement" | "(import_from_statement")
}

/// One past the end of what opens at `at`.
fn close(tokens: &[TreeToken], at: usize) -> usize {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate().skip(at) {
        if token.opens() {
            depth += 1;
        } else if token.closes() {
            depth -= 1;
            if depth == 0 {
                return place + 1;
            }
        }
    }
    tokens.len()
}

/// The names that an import statement brings.
fn imports(tokens: &[TreeToken], statement: Range<usize>) -> Vec<Import> {
    let inner = statement.start + 1..statement.end.saturating_sub(1);
    let keyword = inner.clone().find(|at| tokens[*at].text == "import" && !tokens[*at].bytes.is_empty());
    let Some(keyword) = keyword else { return Vec::new() };
    let before = spelled(tokens, inner.start..keyword);
    let mut found = Vec::new();
    let mut at = keyword + 1;
    while at < inner.end {
        let end = if tokens[at].opens() { close(tokens, at) } else { at + 1 };
        let name = spelled(tokens, at..end);
        let last = (at..end).rev().find(|at| !tokens[*at].bytes.is_empty());
        found.push(Import {
            said: format!("{before} import {name}").trim_start().to_owned(),
            name: last.map_or_else(String::new, |last| tokens[last].text.clone()),
            tokens: at..end,
            line: tokens[at].first,
        });
        at = end;
    }
    found
}

fn spelled(tokens: &[TreeToken], range: Range<usize>) -> String {
    let leaves = tokens[range].iter().filter(|token| !token.bytes.is_empty()).map(|token| token.text.as_str());
    leaves.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::collate::Reading;

    #[test]
    fn each_token_belongs_to_the_innermost_definition() {
        let text = "\
from m import b, a as c
import x.y

@d
class K:
    n = 1

    def f(self):
        def g():
            return 2
        return g

if x:
    def h():
        return 3
k = 4
";
        let reading = Reading::python(text);
        let parts = &reading.parts;
        let tokens = reading.tokens.as_ref().unwrap().all();
        let leaves = |own: &[usize]| {
            let text = own.iter().filter(|at| !tokens[**at].bytes.is_empty()).map(|at| tokens[*at].text.as_str());
            text.collect::<Vec<_>>().join(" ")
        };
        let own: Vec<_> = parts.own.iter().map(|own| leaves(own)).collect();
        assert_eq!(own, ["@ d class K n = 1", "def f self return g", "def g return 2", "def h return 3"]);
        assert_eq!(parts.parents, [None, Some(0), Some(1), None]);
        assert_eq!(leaves(&parts.module), "if x k = 4");
        let said: Vec<_> = parts.imports.iter().map(|i| (i.said.as_str(), i.name.as_str(), i.line)).collect();
        assert_eq!(said, [("from m import b", "b", 1), ("from m import a as c", "c", 1), ("import x . y", "y", 2)]);
    }
}
