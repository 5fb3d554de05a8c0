//! From a grammar's scopes (`string.quoted.double.python`) to our classes.
//!
//! A scope says one of three things about the text it covers: a class, "this is code again" (inside an interpolation or an
//! embedded language), or nothing, so that what lies under it on the stack decides. "Nothing" is what lets the punctuation
//! at a string's ends be string, and a function's name, whose topmost scope is `meta.generic-name`, be a function's name.

use std::collections::BTreeMap;

use syntect::parsing::Scope;

use super::class::TokenClass;

/// What one scope says about the text it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Class(TokenClass),
    /// Plain code, whatever lies below.
    Code,
    /// Look further down the stack.
    Through,
}

use Reading::{Class, Code, Through};
use TokenClass as T;

/// The longest prefix that fits a scope decides. Prefixes are of whole atoms: `string` does not fit `strings.x`.
/// The last groups are for what single stock grammars do otherwise than the rest.
const READINGS: &[(&str, Reading)] = &[
    ("comment", Class(T::Comment)),
    ("string", Class(T::String)),
    ("string.quoted.docstring", Class(T::Docstring)),
    // Values without quotes are the text of a YAML file or the words of a shell line: plain.
    ("string.unquoted", Through),
    ("string.unquoted.block", Class(T::String)),
    ("string.unquoted.heredoc", Class(T::String)),
    ("constant", Class(T::Constant)),
    ("constant.numeric", Class(T::Number)),
    ("constant.character.escape", Class(T::Escape)),
    ("constant.character.entity", Class(T::Escape)),
    ("constant.other.placeholder", Class(T::Interpolation)),
    ("keyword", Class(T::Keyword)),
    ("keyword.operator", Through),
    ("keyword.operator.word", Class(T::OperatorWord)),
    ("keyword.other.unit", Through),
    ("storage", Class(T::Keyword)),
    ("support", Class(T::Builtin)),
    ("entity.name.function", Class(T::Function)),
    ("entity.name.class", Class(T::Class)),
    ("entity.name.enum", Class(T::Class)),
    ("entity.name.type", Class(T::Class)),
    ("entity.name.tag", Class(T::Label)),
    ("entity.name.section", Class(T::Label)),
    ("entity.other.attribute-name", Class(T::Parameter)),
    ("variable.function", Class(T::Call)),
    ("variable.annotation", Class(T::Decorator)),
    ("variable.parameter", Class(T::Parameter)),
    ("variable.language", Class(T::Parameter)),
    ("punctuation.section.interpolation", Class(T::Interpolation)),
    ("meta.interpolation", Code),
    ("meta.mapping.key", Class(T::Label)),
    ("markup.heading", Class(T::Label)),
    ("markup.raw.inline", Class(T::String)),
    ("markup.underline.link", Class(T::String)),
    ("source", Code),
    // CSS
    ("entity.other.attribute-name.class.css", Class(T::Label)),
    ("entity.other.attribute-name.id.css", Class(T::Label)),
    // Dockerfile
    ("entity.name.enum.tag-digest", Class(T::Constant)),
    // JavaScript
    ("constant.other.character-class", Through),
    ("keyword.operator.module", Class(T::Keyword)),
    ("keyword.other.substitution", Class(T::Interpolation)),
    ("keyword.other.template", Through),
    ("storage.type.function.arrow", Through),
    // Jinja
    ("entity.other.jinja2.delimiter", Class(T::Interpolation)),
    ("entity.other.jinja2.delimiter.comment", Through),
    ("meta.scope.jinja2", Code),
    ("variable.other.jinja2.filter", Class(T::Call)),
    // nginx
    ("string.ipaddress", Class(T::Number)),
    // Protocol Buffers
    ("variable.type.proto", Code),
    // Shell
    ("meta.group.expansion.parameter", Class(T::Interpolation)),
    ("meta.group.expansion.command", Code),
    // TOML
    ("entity.name.table.toml", Class(T::Label)),
    ("meta.tag.key.toml", Class(T::Label)),
];

/// The readings of all scopes met so far. One a run, not one for all threads: a lock would cost more than asking again.
pub(super) struct Readings<'t> {
    table: &'t [(Scope, Reading)],
    known: BTreeMap<Scope, Reading>,
}

impl<'t> Readings<'t> {
    pub(super) fn new(table: &'t [(Scope, Reading)]) -> Self {
        Readings { table, known: BTreeMap::new() }
    }

    pub(super) fn of(&mut self, scope: Scope) -> Reading {
        let table = self.table;
        *self.known.entry(scope).or_insert_with(|| {
            let fits = table.iter().filter(|(prefix, _)| prefix.is_prefix_of(scope));
            fits.max_by_key(|(prefix, _)| prefix.len()).map_or(Through, |(_, reading)| *reading)
        })
    }
}

/// The table, parsed once for a highlighter.
pub(super) fn table() -> Vec<(Scope, Reading)> {
    let parsed = READINGS.iter().filter_map(|(prefix, reading)| Some((Scope::new(prefix).ok()?, *reading)));
    parsed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_of_the_table_is_a_scope_and_stands_once() {
        let table = table();
        assert_eq!(table.len(), READINGS.len());
        let distinct: std::collections::BTreeSet<_> = table.iter().map(|(scope, _)| *scope).collect();
        assert_eq!(distinct.len(), table.len());
    }

    #[test]
    fn the_longest_prefix_decides() {
        let table = table();
        let mut readings = Readings::new(&table);
        let mut of = |name: &str| readings.of(Scope::new(name).unwrap());
        assert_eq!(of("constant.numeric.integer.python"), Class(T::Number));
        assert_eq!(of("constant.language.python"), Class(T::Constant));
        assert_eq!(of("keyword.operator.arithmetic.python"), Through);
        assert_eq!(of("meta.generic-name.python"), Through);
        assert_eq!(of("meta.interpolation.python"), Code);
    }
}
