//! Goldens of the highlighter: every file of `tests/highlight/source` with its tokens marked, in `tests/highlight/golden`.
//!
//! `GLOSSATOR_BLESS=1 cargo test --test highlight` writes them anew; they are then read by a person before they are kept.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use glossator::code::highlight::{Highlighted, Highlighter, TokenClass};
use glossator::code::language::Language;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/highlight").join(name)
}

/// The files of a folder, by name.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn highlighted(name: &str, text: &str) -> (Language, Highlighted) {
    let language = Language::detect(name, text.lines().next().unwrap_or(""));
    (language, Highlighter::new(&[]).unwrap().highlight(language, text))
}

/// The text with its tokens as `⟨class:text⟩`, under the name of the language.
fn marked(text: &str, language: Language, shown: &Highlighted) -> String {
    let mut out = format!("{}\n\n", language.name());
    let mut at = 0;
    for token in &shown.tokens {
        let (start, end) = (token.start as usize, token.end as usize);
        out += &format!("{}⟨{}:{}⟩", &text[at..start], token.class.name(), &text[start..end]);
        at = end;
    }
    out + &text[at..]
}

#[test]
fn sources_are_marked_as_their_goldens_say() {
    let (sources, goldens) = (folder("source"), folder("golden"));
    let bless = std::env::var_os("GLOSSATOR_BLESS").is_some();
    let mut unused = names(&goldens);
    let mut differ = Vec::new();
    for name in names(&sources) {
        let text = fs::read_to_string(sources.join(&name)).unwrap();
        assert!(!text.contains(['⟨', '⟩']), "{name}: the marks of goldens stand in the source");
        let (language, shown) = highlighted(&name, &text);
        assert_eq!(shown.plain, None, "{name}");
        let marked = marked(&text, language, &shown);
        let golden = format!("{name}.txt");
        unused.remove(&golden);
        if bless {
            fs::write(goldens.join(&golden), &marked).unwrap();
        } else if fs::read_to_string(goldens.join(&golden)).unwrap_or_default() != marked {
            differ.push(format!("--- {golden}\n{marked}"));
        }
    }
    assert!(unused.is_empty(), "goldens without a source: {unused:?}");
    assert!(differ.is_empty(), "goldens that differ from what is marked now:\n{}", differ.join("\n"));
}

#[test]
fn sources_cover_every_language_and_every_class() {
    let mut languages = BTreeSet::new();
    let mut classes = BTreeSet::new();
    for name in names(&folder("source")) {
        let text = fs::read_to_string(folder("source").join(&name)).unwrap();
        let (language, shown) = highlighted(&name, &text);
        languages.insert(language);
        classes.extend(shown.tokens.iter().map(|token| token.class));
    }
    assert_eq!(languages, BTreeSet::from(Language::ALL));
    assert_eq!(classes, BTreeSet::from(TokenClass::ALL));
}

/// Line ends are no part of the code: with CR LF, with none at the end and after a byte order mark the tokens are the same.
#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    for name in names(&folder("source")) {
        let text = fs::read_to_string(folder("source").join(&name)).unwrap();
        let spelled = |text: &str| -> Vec<(TokenClass, String)> {
            let (_, shown) = highlighted(&name, text);
            let tokens = shown.tokens.iter();
            tokens.map(|t| (t.class, text[t.start as usize..t.end as usize].to_owned())).collect()
        };
        let usual = spelled(&text);
        assert_eq!(spelled(&text.replace('\n', "\r\n")), usual, "{name} with CR LF");
        assert_eq!(spelled(text.trim_end_matches('\n')), usual, "{name} without a last line end");
        assert_eq!(spelled(&format!("\u{feff}{text}")), usual, "{name} after a byte order mark");
    }
}
