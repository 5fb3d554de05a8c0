//! Where grammars come from: ours, the edition's, and the stock set for all other languages.
//!
//! Python has a grammar of our own, small and several times faster than the stock one, and so has INI, whose stock grammar can
//! take minutes (see `theme/grammars/`). An edition may bring more, or its own for a language we have: the last grammar whose `name` is a language's name is that language's.
//! The stock set is only unpacked when a file asks for it (about 2 ms, which a run over Python alone need not pay).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use syntect::parsing::{SyntaxDefinition, SyntaxReference, SyntaxSet, SyntaxSetBuilder};

use super::includes;
use crate::code::language::Language;

const OURS: [(&str, &str); 2] = [
    ("python.sublime-syntax", include_str!("../../../theme/grammars/python.sublime-syntax")),
    ("ini.sublime-syntax", include_str!("../../../theme/grammars/ini.sublime-syntax")),
];

/// Why a grammar is not taken. `grammar` is the name it was given by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrammarError {
    /// It is not a sublime-syntax; `why` is the reader's word.
    Unreadable {
        /// The name it was given by.
        grammar: String,
        /// The reader's word.
        why: String,
    },
    /// Its `name` is none of the languages the program tells apart.
    UnknownLanguage {
        /// The name it was given by.
        grammar: String,
        /// Its `name`.
        name: String,
    },
    /// It includes what is not there, or itself.
    Includes {
        /// The name it was given by.
        grammar: String,
        /// Each fault in words.
        faults: Vec<String>,
    },
    /// A rule goes to a context, or to another grammar, that is not there.
    Unlinked {
        /// The contexts.
        contexts: Vec<String>,
    },
}

impl fmt::Display for GrammarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GrammarError::Unreadable { grammar, why } => write!(f, "{grammar}: not a readable grammar: {why}"),
            GrammarError::UnknownLanguage { grammar, name } => {
                let known: Vec<_> = Language::ALL.iter().map(|language| language.name()).collect();
                write!(f, "{grammar}: `name: {name}` is not a language known here ({})", known.join(", "))
            }
            GrammarError::Includes { grammar, faults } => write!(f, "{grammar}: {}", faults.join("; ")),
            GrammarError::Unlinked { contexts } => {
                write!(f, "grammars go to what is not there: {}", contexts.join("; "))
            }
        }
    }
}

impl std::error::Error for GrammarError {}

pub(super) struct Grammars {
    own: SyntaxSet,
    /// For each language with a grammar of ours, its place in `own`.
    places: BTreeMap<Language, usize>,
    stock: OnceLock<SyntaxSet>,
}

impl Grammars {
    pub(super) fn new(given: &[(String, String)]) -> Result<Self, GrammarError> {
        let mut builder = SyntaxSetBuilder::new();
        let mut places = BTreeMap::new();
        let given = given.iter().map(|(name, yaml)| (name.as_str(), yaml.as_str()));
        // An edition that keeps the whole theme has ours once more; reading a grammar is most of what starting costs.
        let given = given.filter(|(_, yaml)| OURS.iter().all(|(_, own)| own != yaml));
        for (place, (grammar, yaml)) in OURS.into_iter().chain(given).enumerate() {
            let definition = SyntaxDefinition::load_from_str(yaml, true, None)
                .map_err(|error| GrammarError::Unreadable { grammar: grammar.to_owned(), why: error.to_string() })?;
            let language = Language::ALL.into_iter().find(|language| language.name() == definition.name);
            let language = language.ok_or_else(|| GrammarError::UnknownLanguage {
                grammar: grammar.to_owned(),
                name: definition.name.clone(),
            })?;
            let faults = includes::faults(&definition);
            if !faults.is_empty() {
                return Err(GrammarError::Includes { grammar: grammar.to_owned(), faults });
            }
            places.insert(language, place);
            builder.add(definition);
        }
        let own = builder.build();
        let contexts: Vec<String> = own.find_unlinked_contexts().into_iter().collect();
        if !contexts.is_empty() {
            return Err(GrammarError::Unlinked { contexts });
        }
        Ok(Grammars { own, places, stock: OnceLock::new() })
    }

    /// The grammar of a language, with the set it lives in; none for plain text.
    pub(super) fn of(&self, language: Language) -> Option<(&SyntaxSet, &SyntaxReference)> {
        if let Some(place) = self.places.get(&language) {
            return Some((&self.own, self.own.syntaxes().get(*place)?));
        }
        let name = stock_name(language)?;
        let stock = self.stock.get_or_init(two_face::syntax::extra_newlines);
        Some((stock, stock.find_syntax_by_name(name)?))
    }
}

/// What the stock set calls the language. Its plain "JavaScript" is not taken: a comment left open after `case` never ends it.
fn stock_name(language: Language) -> Option<&'static str> {
    Some(match language {
        Language::Python => "Python",
        Language::Shell => "Bourne Again Shell (bash)",
        Language::Yaml => "YAML",
        Language::Json => "JSON",
        Language::Toml => "TOML",
        Language::Ini => "INI",
        Language::Nginx => "nginx",
        Language::Jinja => "HTML (Jinja2)",
        Language::Html => "HTML",
        Language::JavaScript => "JavaScript (Babel)",
        Language::Css => "CSS",
        Language::Dockerfile => "Dockerfile (with bash)",
        Language::Markdown => "Markdown",
        Language::Proto => "Protocol Buffer",
        Language::Csv | Language::Plain => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &str = "\
%YAML 1.2
---
name: INI
scope: source.tiny
contexts:
  main:
    - match: 'x'
      scope: keyword.x
  other:
    - include: main
";

    fn given(yaml: &str) -> Result<Grammars, GrammarError> {
        Grammars::new(&[("mine".to_owned(), yaml.to_owned())])
    }

    #[test]
    fn every_language_but_plain_ones_has_a_grammar() {
        let grammars = Grammars::new(&[]).unwrap();
        for language in Language::ALL {
            let plain = matches!(language, Language::Csv | Language::Plain);
            assert_eq!(grammars.of(language).is_none(), plain, "{language:?}");
        }
    }

    #[test]
    fn python_alone_does_not_unpack_the_stock_set() {
        let grammars = Grammars::new(&[]).unwrap();
        assert!(grammars.of(Language::Python).is_some());
        assert!(grammars.stock.get().is_none());
        assert!(grammars.of(Language::Yaml).is_some());
        assert!(grammars.stock.get().is_some());
    }

    #[test]
    fn a_grammar_that_is_given_comes_before_ours_and_the_stock_one() {
        for language in [Language::Ini, Language::Css] {
            let grammars = given(&TINY.replace("INI", language.name())).unwrap();
            let (_, syntax) = grammars.of(language).unwrap();
            assert_eq!(syntax.scope.build_string(), "source.tiny");
        }
    }

    #[test]
    fn what_is_wrong_with_a_grammar_is_said() {
        assert!(matches!(given("name: ["), Err(GrammarError::Unreadable { .. })));
        assert!(matches!(given(&TINY.replace("'x'", "'('")), Err(GrammarError::Unreadable { .. })));
        for (from, to, said) in [
            ("name: INI", "name: Latin", "mine: `name: Latin` is not a language"),
            (
                "- match",
                "- include: nowhere\n    - match",
                "mine: context `main` includes `nowhere`, which is not there",
            ),
            ("- match", "- include: other\n    - match", "mine: context `main` includes itself"),
            (
                "- match",
                "- include: scope:source.css\n    - match",
                "mine: context `main` includes a context of another grammar",
            ),
            ("scope: keyword.x", "push: nowhere", "nowhere"),
        ] {
            let error = given(&TINY.replace(from, to)).err().unwrap().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
