//! Terms: their page, and the links to them that nobody writes.

use crate::support::{Edition, Page};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

const PAGE: &str = "terms/index.html";
const WHISPER: &str = "annotations/notes/lantern/game.py/whisper-unheard.yaml";
const WHISPERED: &str = "notes/lantern/game.py/whisper-unheard/index.html";

/// The links to terms that a page has: what is linked, and where to.
fn links(page: &Page) -> Vec<(String, String)> {
    let terms = page.named("a").filter(|link| link.is("term"));
    let of =
        |link: &str| link.rsplit_once("terms/index.html#").map_or_else(|| link.to_owned(), |(_, id)| id.to_owned());
    terms.map(|link| (link.text.clone(), of(link.get("href").unwrap()))).collect()
}

fn pair(text: &str, id: &str) -> (String, String) {
    (text.to_owned(), id.to_owned())
}

/// The edition with a note that begins with these words, which has no other use of a term.
fn saying(words: &str) -> Edition {
    Edition::new().replace(
        WHISPER,
        "  The method is never called.",
        &format!("  {words}\n\n  The method is never called."),
    )
}

#[test]
fn every_term_has_its_place_on_one_page() {
    let page = Edition::new().build().page(PAGE);
    let terms: Vec<_> = page.elements.iter().filter(|element| element.is("defined")).collect();
    assert_eq!(terms.iter().map(|term| term.get("id")).collect::<Vec<_>>(), [Some("chance"), Some("window")]);
    for words in [
        "What a program asks when",         // in short
        "can be told to ask for a number",  // at length
        "dice, source of chance",           // other forms
        "Echo, echo/dice.py, lines 4–6",    // the place
        "return random.randint(1,\tsides)", // its lines
        "See also window",
        "Used in 4 notes",
        "One place where chance decides",
    ] {
        assert!(terms[0].text.contains(words), "{words} in {}", terms[0].text);
    }
    let to: BTreeSet<_> = page.named("a").filter_map(|link| link.get("href")).collect();
    for href in [
        "../read/echo/echo/dice.py/index.html#L4-L6",
        "../notes/echo/echo/chain.py/one-chance/index.html",
        "../paths/one-word/index.html",
        "#window",
        "#chance.1", // a footnote
        "#letter.c",
    ] {
        assert!(to.contains(href), "{href} among {to:?}");
    }
    // A place that is a symbol is its lines; of many lines, the first are shown.
    assert!(terms[1].text.contains("lines 19–27") && terms[1].text.contains("1 more line in the file"));
    assert!(!terms[1].text.contains("return self"), "{}", terms[1].text);
}

#[test]
fn the_first_use_in_a_note_is_a_link() {
    let site = Edition::new().build();
    let note = "notes/echo/echo/chain.py/window/index.html";
    assert_eq!(links(&site.page(note)), [pair("window", "window")]);
    // The reading page has every note of the file, each with its own first uses.
    let reading = site.page("read/echo/echo/chain.py/index.html");
    let expected = [pair("source of chance", "chance"), pair("window", "window"), pair("dice", "chance")];
    for link in &expected {
        assert!(links(&reading).contains(link), "{link:?} among {:?}", links(&reading));
    }
    // No link has a title, which would be read out, and none is made anywhere but in notes.
    for (path, page) in site.pages() {
        assert!(page.named("a").all(|link| !link.is("term") || link.get("title").is_none()), "{path}");
        let of_notes = ["read/", "notes/", "paths/", "terms/"].iter().any(|folder| path.starts_with(folder));
        assert!(of_notes || links(&page).is_empty(), "{path}: {:?}", links(&page));
    }
}

#[test]
fn the_text_of_a_note_is_the_same_with_terms_and_without() {
    let with = Edition::new().build();
    let without = without_links().build();
    let mut seen = 0;
    for (path, page) in with.pages().into_iter().filter(|(path, _)| path.starts_with("notes/")) {
        let prose = |page: &Page| page.elements.iter().find(|one| one.is("prose")).map(|prose| prose.text.clone());
        assert_eq!(prose(&page), prose(&without.page(path)), "{path}");
        seen += links(&page).len();
    }
    assert!(seen > 3, "{seen}");
}

/// The edition with terms that no note uses.
fn without_links() -> Edition {
    Edition::new()
        .replace("annotations/terms/chance.yaml", "term: chance", "term: chancex")
        .replace("annotations/terms/chance.yaml", "also: [dice, source of chance]\n", "")
        .replace("annotations/terms/window.yaml", "term: window", "term: windowx")
        .replace("annotations/terms/window.yaml", "also: windows\n", "")
}

#[test]
fn no_link_is_made_where_none_belongs() {
    for words in [
        "`chance` and ``a window``",
        "```\n  chance\n  ```",
        "# By chance",
        "[by chance](https://example.org/)",
        "[[echo|the chance of it]]",
        "[@ray2018, chance]",
        "Chance, mischance, chances, chance_of, chance-like, by-chance, chance.py and random.chance",
        "un*chance*d",
        "source of *light*",
    ] {
        let page = saying(&words.replace('\n', "\n  ")).build().page(WHISPERED);
        assert_eq!(links(&page), [], "{words}");
    }
    for (words, expected) in [
        ("by chance, *chance*", vec![pair("chance", "chance")]),
        ("a source\n  of chance, and chance", vec![pair("source\nof chance", "chance")]),
        ("`chance`, then chance", vec![pair("chance", "chance")]),
        ("(*dice*) and \"windows\"", vec![pair("dice", "chance"), pair("windows", "window")]),
        // A link that the author made is enough.
        ("by chance, [[term:chance|said so]], chance", vec![pair("said so", "chance")]),
        ("[[term:window]] and chance", vec![pair("window", "window"), pair("chance", "chance")]),
    ] {
        let page = saying(words).build().page(WHISPERED);
        assert_eq!(links(&page), expected, "{words}");
    }
}

#[test]
fn a_word_of_every_day_is_linked_by_hand_alone() {
    let edition = saying("By chance, and [[term:chance]], a [[term:window|pane]].")
        .replace("annotations/terms/chance.yaml", "term: chance\n", "term: chance\nlink: false\n")
        // So another term may have its forms.
        .replace("annotations/terms/window.yaml", "also: windows", "also: [windows, chance]");
    let site = edition.build();
    assert_eq!(links(&site.page(WHISPERED)), [pair("chance", "chance"), pair("pane", "window")]);
    let note = site.page("notes/echo/echo/chain.py/one-chance/index.html");
    assert_eq!(links(&note), [], "it says dice, and no more");
    assert!(site.page(PAGE).id("chance").unwrap().text.contains("Used in 1 note"));
}

#[test]
fn a_term_may_be_anything() {
    let evil = "</a><script>alert(1)</script>";
    let edition = saying(&format!("The `x` {evil} is `</a>` here, says the end of main."))
        .replace(
            "annotations/terms/chance.yaml",
            "term: chance\nalso: [dice, source of chance]",
            &format!("term: '{evil}'"),
        )
        .write("annotations/terms/main.yaml", term("main", "\"end of main\""))
        .write("annotations/terms/numbers.yaml", term("'3d'", "'%'"));
    let site = edition.build();
    for (path, page) in site.pages() {
        assert!(page.faults.is_empty(), "{path}: {:?}", page.faults);
        assert!(!page.runs_inside(), "{path}");
        let ids: Vec<_> = page.elements.iter().filter_map(|element| element.get("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: an id stands twice");
    }
    assert!(site.page(PAGE).named("dfn").any(|name| name.text == evil));
    // HTML in prose is no word, and the frame of every page has an id that a term might want.
    assert_eq!(links(&site.page(WHISPERED)), [pair("end of main", "term.main")]);
    assert!(site.page(PAGE).id("term.main").is_some_and(|entry| entry.text.contains("end of main")));
}

/// A term's file.
fn term(name: &str, also: &str) -> String {
    let body = "and so on and so forth ".repeat(12);
    format!(
        "term: {name}\nalso: {also}\nshort: A word.\nplace: \"echo:say.py#L1\"\nby: [ines]\ndate: 2026-11-12\nbody: |\n  {body}\n"
    )
}

#[test]
fn a_thousand_terms_are_soon_read() {
    let edition = (0..1000).fold(saying("All is word7 word77 word777, word 7."), |edition, n| {
        edition.write(&format!("annotations/terms/t-{n}.yaml"), term(&format!("word{n}"), &format!("\"word {n}\"")))
    });
    let started = Instant::now();
    let site = edition.build();
    // Generous for a slow machine with a debug build; a search for each term in each note would take minutes.
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
    let expected = [pair("word7", "t-7"), pair("word77", "t-77"), pair("word777", "t-777")];
    assert_eq!(links(&site.page(WHISPERED)), expected);
    assert_eq!(site.page(PAGE).elements.iter().filter(|element| element.is("defined")).count(), 1002);
}

#[test]
fn without_terms_there_is_no_page_and_no_way_to_it() {
    let edition = Edition::new().remove("annotations/terms").replace(
        "annotations/paths/one-word.yaml",
        "the [[term:chance]] decides",
        "chance decides",
    );
    let site = edition.build();
    assert!(!site.files.contains_key(PAGE));
    for (path, page) in site.pages() {
        assert!(
            page.named("a").all(|link| !link.get("href").unwrap_or_default().contains("terms/index.html")),
            "{path}"
        );
    }
    let with = Edition::new().build().page("index.html");
    assert!(with.named("a").any(|link| link.get("href") == Some("terms/index.html") && link.text == "Terms"));
}
