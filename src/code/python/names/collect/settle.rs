//! From bindings in document order to definitions: who owns a name is known only when its scope has been read to the end.

use super::{Collector, Store};
use crate::code::python::names::binding::{Binding, Bound, Flow};
use crate::code::python::names::definition::{Definition, DefinitionKind};
use crate::code::python::names::file::FileNames;
use crate::code::python::names::id::{DefinitionId, ScopeId, Word};
use crate::code::python::names::scope::{Declared, ScopeKind};
use crate::code::python::names::span::Span;
use crate::code::python::names::uses::{Use, Used};
use rustc_hash::{FxHashMap, FxHashSet};

/// Bindings by the scope and the word that own them: one sorted list, because a list for each name would have room for four.
struct Owned(Vec<(ScopeId, Word, Binding)>);

impl Owned {
    fn sort(&mut self) {
        self.0.sort_by_key(|(scope, word, _)| (*scope, *word));
    }

    /// The bindings of one name.
    fn of(&self, scope: ScopeId, word: Word) -> &[(ScopeId, Word, Binding)] {
        let first = self.0.partition_point(|(s, w, _)| (*s, *w) < (scope, word));
        let rest = &self.0[first..];
        &rest[..rest.partition_point(|(s, w, _)| (*s, *w) == (scope, word))]
    }

    /// The bindings of each name.
    fn each(&self) -> impl Iterator<Item = &[(ScopeId, Word, Binding)]> {
        self.0.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
    }
}

impl Collector<'_> {
    pub(super) fn settle(mut self) -> FileNames {
        self.number_twins();
        let names: FxHashSet<(ScopeId, Word)> = self.bound.iter().map(|(scope, word, _)| (*scope, *word)).collect();
        let bound = std::mem::take(&mut self.bound).into_iter();
        let mut owned = Owned(bound.map(|(scope, word, one)| (self.owner(&names, scope, word), word, one)).collect());
        owned.sort();
        let mut attributes = Vec::new();
        for store in std::mem::take(&mut self.stores) {
            match self.receiver_class(&owned, &store) {
                Some(class) => attributes.push((class, store.word, store.binding)),
                None => self.uses.push(Use {
                    span: store.binding.span,
                    word: store.word,
                    what: Used::Attribute { of: store.of },
                    called: false,
                }),
            }
        }
        owned.0.append(&mut attributes);
        owned.sort();
        self.uses.sort_by_key(|used| used.span);
        self.called.sort_unstable();
        let mut called = self.called.iter().peekable();
        for used in &mut self.uses {
            while called.next_if(|at| **at < used.span.start).is_some() {}
            used.called = called.peek() == Some(&&used.span.start);
        }
        let definitions = self.definitions(&owned);
        // A corpus has a million of each, and half of what a list has grown to may be empty.
        self.uses.shrink_to_fit();
        self.expressions.shrink_to_fit();
        let index = definitions.iter().enumerate().skip(1);
        let index =
            index.filter_map(|(at, definition)| Some(((definition.scope, definition.word?), DefinitionId::new(at))));
        FileNames {
            index: index.collect(),
            definitions,
            words: self.words,
            scopes: self.scopes,
            expressions: self.expressions,
            imports: self.imports,
            stars: self.stars,
            uses: self.uses,
        }
    }

    fn number_twins(&mut self) {
        let mut seen: FxHashMap<(Option<ScopeId>, ScopeKind, Option<Word>), u32> = FxHashMap::default();
        for scope in &mut self.scopes {
            // A class and a function of one name are twins too: it is the name that must differ.
            let kind = if scope.word.is_some() { ScopeKind::Function } else { scope.kind };
            let count = seen.entry((scope.parent, kind, scope.word)).or_default();
            scope.twins = *count;
            *count += 1;
        }
    }

    /// The scope that a name bound here belongs to.
    fn owner(&self, names: &FxHashSet<(ScopeId, Word)>, scope: ScopeId, word: Word) -> ScopeId {
        match self.scopes[scope.index()].declared.get(&word) {
            None => scope,
            Some(Declared::Global) => ScopeId::MODULE,
            Some(Declared::Nonlocal) => {
                let mut at = self.scopes[scope.index()].parent;
                while let Some(outer) = at {
                    let outer_scope = &self.scopes[outer.index()];
                    let is_function = matches!(outer_scope.kind, ScopeKind::Function | ScopeKind::Lambda);
                    if is_function && names.contains(&(outer, word)) && !outer_scope.declared.contains_key(&word) {
                        return outer;
                    }
                    at = outer_scope.parent;
                }
                scope
            }
        }
    }

    /// The class whose attribute is assigned, if the name before the stop is the `self` or `cls` of a method around, and is never
    /// anything else.
    fn receiver_class(&self, owned: &Owned, store: &Store) -> Option<ScopeId> {
        let mut at = Some(store.scope);
        while let Some(scope) = at {
            let bindings = owned.of(scope, store.receiver);
            if !bindings.is_empty() {
                return match bindings {
                    [(_, _, Binding { what: Bound::Parameter(parameter), .. })] => {
                        parameter.receiver.map(crate::code::python::names::binding::Receiver::class)
                    }
                    _ => None,
                };
            }
            at = self.scopes[scope.index()].parent;
        }
        None
    }

    fn definitions(&self, owned: &Owned) -> Vec<Definition> {
        let prefixes = self.prefixes();
        let start = Span { start: 0, end: 0 };
        let flow = Flow { from: 0, until: u32::MAX, around: None };
        let module = Binding { span: start, what: Bound::Module, flow, through_self: false };
        let (scope, kind) = (ScopeId::MODULE, DefinitionKind::Module);
        let mut definitions = vec![Definition::new(scope, None, vec![module], String::new(), kind)];
        let mut found: Vec<Definition> = owned
            .each()
            .map(|bindings| {
                let (scope, word, _) = bindings[0]; // no name is without a binding
                let mut bindings: Vec<Binding> = bindings.iter().map(|(_, _, binding)| binding.clone()).collect();
                bindings.sort_by_key(|binding| binding.span);
                let in_class = self.scopes[scope.index()].kind == ScopeKind::Class;
                let kind = Definition::kind_of(&bindings, in_class);
                let qualified = [prefixes[scope.index()].as_str(), self.words.spell(word)].concat();
                Definition::new(scope, Some(word), bindings, qualified, kind)
            })
            .collect();
        found.sort_by_key(|definition| definition.bindings.first().map(|binding| binding.span));
        definitions.append(&mut found);
        definitions
    }

    /// What stands before the names of each scope. Beyond a length no one reads, a scope is only numbered: a thousand nested lambdas
    /// would otherwise take a million characters.
    fn prefixes(&self) -> Vec<String> {
        const LONGEST: usize = 300;
        let mut prefixes: Vec<String> = Vec::with_capacity(self.scopes.len());
        for (at, scope) in self.scopes.iter().enumerate() {
            let Some(parent) = scope.parent else {
                prefixes.push(String::new());
                continue;
            };
            let label = match (scope.word, scope.kind) {
                (Some(word), _) => self.words.spell(word),
                (None, ScopeKind::Lambda) => "<lambda>",
                (None, ScopeKind::Comprehension) => "<for>",
                (None, _) => "<nameless>",
            };
            let outer = &prefixes[parent.index()];
            prefixes.push(match (outer.len() > LONGEST, scope.twins) {
                (true, _) => format!("…{at}."),
                (false, 0) => format!("{outer}{label}."),
                (false, twins) => format!("{outer}{label}#{}.", twins + 1),
            });
        }
        prefixes
    }
}
