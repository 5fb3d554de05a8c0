//! What the search can find: the scripts are read as the program that searches reads them.

use crate::support::{Edition, Site};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What an index says of where a word stands: titles and texts.
type Where = (BTreeSet<String>, BTreeSet<String>);

/// An index: for each word, the documents that have it, each as "kind title".
fn index(site: &Site, name: &str) -> BTreeMap<String, Where> {
    let data = arguments(site, &format!("search/{name}.js"), "index").remove(1);
    let column = |name: &str| data[name].as_array().unwrap().clone();
    let (kinds, kind, title) = (column("kinds"), column("kind"), column("title"));
    let document = |number: u32| {
        let kind = kind[number as usize].as_u64().unwrap() as usize;
        format!("{} {}", kinds[kind]["id"].as_str().unwrap(), title[number as usize].as_str().unwrap())
    };
    let list = |text: &str| numbers(text).into_iter().map(document).collect();
    let (words, postings) = (data["words"].as_str().unwrap().split(' '), data["postings"].as_str().unwrap().split(' '));
    assert_eq!(words.clone().count(), postings.clone().count());
    assert!(words.clone().is_sorted());
    let read = |posting: &str| {
        let (titles, texts) = posting.split_once('.').unwrap();
        (list(titles), list(texts))
    };
    words.map(str::to_owned).zip(postings.map(read)).collect()
}

/// What a script hands over: `glossator.NAME(a, b, …);`, which is JSON but for the name.
fn arguments(site: &Site, path: &str, name: &str) -> Vec<Value> {
    let script = site.html(path).trim();
    let inner = script.strip_prefix(&format!("glossator.{name}(")).and_then(|rest| rest.strip_suffix(");")).unwrap();
    serde_json::from_str(&format!("[{inner}]")).unwrap()
}

/// Base 64, five bits a letter, differences.
fn numbers(text: &str) -> Vec<u32> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => panic!("{letter}"),
    };
    let (mut found, mut before, mut number, mut shift) = (Vec::new(), 0, 0, 0);
    for bits in text.bytes().map(value) {
        number |= u32::from(bits & 31) << shift;
        shift += 5;
        if bits < 32 {
            before += number;
            found.push(before);
            (number, shift) = (0, 0);
        }
    }
    found
}

fn set(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|one| (*one).to_owned()).collect()
}

#[test]
fn a_name_leads_to_its_definition_and_its_lines_to_the_innermost_around_them() {
    let site = Edition::new().build();
    let code = index(&site, "code");
    assert_eq!(code["roll"], (set(&["function roll"]), set(&["function fair", "function roll"])));
    // A line counts for the innermost definition around it, and for none else.
    assert_eq!(code["sides"].1, set(&["function roll"]));
    assert!(code["random"].1.contains("function Chain.speak") && !code["random"].1.contains("class Chain"));
    assert!(code["random"].1.contains("file echo/dice.py") && !code["random"].1.contains("function fair"));
    // A file is found by its own name as by a title, by its folders as by a text.
    assert!(code["dice"].0.contains("file echo/dice.py") && code["echo"].1.contains("file echo/dice.py"));
    // Nothing of what stands in every text.
    assert!(["def", "return", "the"].iter().all(|word| !code.contains_key(*word)));
}

#[test]
fn every_word_of_every_text_that_is_shown_is_in_the_index_and_no_word_of_another() {
    let site = Edition::new().build();
    let code = index(&site, "code");
    let known: BTreeSet<String> = code.keys().map(|word| word.to_lowercase()).collect();
    let text = |name: &str| Edition::new().text(&format!("corpus/{name}"));
    for name in ["echo/source/say.py", "echo/source/listen.sh", "lantern/source/game.py", "lantern/source/web/play.js"]
    {
        for word in text(name).split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 6) {
            let word = word.to_lowercase();
            assert!(known.iter().any(|known| known.contains(&word)), "{word} of {name}");
        }
    }
    // The list of unkind words is behind an advisory: none of them is found, nor shown in an excerpt.
    let unkind = text("lantern/source/words/unkind.txt");
    let all: String = site
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("search/"))
        .map(|(_, text)| String::from_utf8_lossy(text))
        .collect();
    let words: Vec<_> = unkind.split_whitespace().collect();
    assert!(words.len() > 1 && words.iter().all(|word| !code.contains_key(*word)));
    assert!(!all.contains(&words.join("\\n")), "{all}");
    assert!(code["unkind"].0.contains("file words/unkind.txt"));
}

#[test]
fn what_was_written_is_found_by_title_and_text_with_its_text_beside_it() {
    let site = Edition::new().build();
    let said = index(&site, "commentary");
    let titles: BTreeSet<_> = said.values().flat_map(|(titles, _)| titles.clone()).collect();
    for kind in ["term", "path", "essay", "work"] {
        assert!(titles.iter().any(|title| title.starts_with(&format!("{kind} "))), "{kind}: {titles:?}");
    }
    assert!(said["hears"].0.contains("gloss Nobody hears the whisper"), "{:?}", said["hears"]);
    let texts: Vec<_> = site.files.keys().filter(|path| path.starts_with("search/commentary/")).collect();
    let told: String = texts.iter().map(|path| arguments(&site, path, "text")[2].to_string()).collect();
    assert!(told.contains("The method is never called."), "{told}");
    assert!(!told.contains("[["), "markup in {told}");
}

#[test]
fn an_edited_note_changes_the_commentary_alone() {
    let edition = Edition::new();
    let before = edition.build();
    let after = edition
        .replace(
            "annotations/notes/lantern/game.py/whisper-unheard.yaml",
            "  The method is never called.",
            "  The method is xylophonic and never called.",
        )
        .build();
    assert!(!index(&before, "commentary").contains_key("xylophonic"));
    assert!(index(&after, "commentary").contains_key("xylophonic"));
    assert_eq!(before.files["search/code.js"], after.files["search/code.js"]);
}
