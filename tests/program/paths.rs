//! Paths: each a reading mode on one page.

use crate::support::{Edition, Page};

const PATH: &str = "paths/one-word/index.html";
const FILE: &str = "annotations/paths/one-word.yaml";

/// Where a page's links lead.
fn hrefs(page: &Page) -> Vec<&str> {
    page.named("a").filter_map(|link| link.get("href")).collect()
}

/// The text of an element with its blanks put together.
fn read(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn paths_are_offered_in_their_order() {
    let edition = Edition::new().replace(FILE, "order: 1\n", "order: 3\n");
    let site = edition.build();
    let page = site.page("paths/index.html");
    let paths: Vec<_> = page.named("ol").flat_map(|_| page.named("li")).filter(|li| li.text.contains("stop")).collect();
    assert!(paths[0].text.starts_with("The dark") && paths[1].text.starts_with("How one word is said"));
    assert!(paths[0].text.contains("1 stop, about 1 minute") && paths[1].text.contains("5 stops, about 6 minutes"));
    assert!(paths[1].text.contains("From what was heard to what is said"));
    assert_eq!(hrefs(&page).iter().filter(|href| href.ends_with("one-word/index.html")).count(), 1);
    // The first is offered to newcomers.
    let home = site.page("index.html");
    let offer = home.elements.iter().find(|one| one.is("begin")).unwrap();
    assert!(offer.text.starts_with("Begin hereThe dark, 1 minute: One look"), "{}", offer.text);
    assert!(hrefs(&home).contains(&"paths/the-dark/index.html"));
    assert!(home.named("a").any(|link| link.text == "Paths"));
}

#[test]
fn a_path_is_one_page_with_all_of_its_stops() {
    let site = Edition::new().build();
    let page = site.page(PATH);
    let stops: Vec<_> = (1..=5).map(|n| page.id(&format!("stop-{n}")).unwrap()).collect();
    assert!(page.id("stop-6").is_none());
    for (stop, words) in [
        (0, "1 of 5 · Echo, echo/words.py, line 8"),
        (0, "Words come in"),
        (0, "A comment that knows better"),
        (1, "2 of 5 · Echo, echo/chain.py, lines 22–26"),
        (1, "Those words arrive here one by one."),
        (1, "The chain hears only as many words"), // the note itself
        (2, "lines 37–39"),
        (4, "Lantern (The first walk), game.py, line 9"),
    ] {
        assert!(read(&stops[stop].text).contains(words), "{words} in {}", stops[stop].text);
    }
    let all = hrefs(&page);
    for href in [
        "../../read/echo/echo/chain.py/index.html#L22-L26",
        "../../notes/echo/echo/chain.py/window/index.html",
        "#stop-1",
        "#stop-3",
        "#end",
        "../../terms/index.html#chance",
        "../the-dark/index.html",
        "../../bibliography/index.html#moss2021",
    ] {
        assert!(all.contains(&href), "{href} among {all:?}");
    }
    // From each stop back and on; the next path by order, and from that one back to this.
    let onward: Vec<_> = page.elements.iter().filter(|one| one.is("onward")).map(|one| read(&one.text)).collect();
    assert_eq!(onward[0], "On to A window moves over them →");
    assert_eq!(onward[1], "← Back to Words come inOn to One of them is taken →");
    assert_eq!(onward[4], "← Back to Some are not to be saidThe end →");
    assert!(page.named("a").any(|link| link.get("rel") == Some("next") && link.text == "Next path The dark"));
    let dark = site.page("paths/the-dark/index.html");
    assert!(dark.named("a").any(|link| link.get("rel") == Some("prev") && link.text.contains("How one word is said")));
    assert!(!dark.named("a").any(|link| link.get("rel") == Some("next")));
}

#[test]
fn the_lines_of_a_stop_are_lit_among_two_before_and_after() {
    let page = Edition::new().build().page(PATH);
    let lines: Vec<_> = page.elements.iter().filter(|element| element.is("l")).collect();
    let shown: Vec<_> = lines.iter().map(|line| line.text.trim_end().to_owned()).collect();
    // 22 to 26 with two on either side come after the first stop's five.
    let second = &lines[5..14];
    let lit: Vec<_> = second.iter().map(|line| line.is("on")).collect();
    assert_eq!(lit, [false, false, true, true, true, true, true, false, false], "{shown:#?}");
    assert!(second[2].text.contains("for word in words:") && second[8].text.trim().is_empty());
    // A line near the beginning or end of its file has fewer around it.
    let unkind: Vec<_> = shown.iter().filter(|line| ["dunce", "oaf"].contains(&line.as_str())).collect();
    assert_eq!(unkind, ["dunce", "oaf"]);
    // Whoever clicks on a number is in the whole file.
    assert!(hrefs(&page).contains(&"../../read/echo/echo/chain.py/index.html#L22"));
}

#[test]
fn everything_is_there_to_be_printed_in_reading_order() {
    let edition = Edition::new();
    let page = edition.build().page(PATH);
    let main = read(&page.named("main").next().unwrap().text);
    let mut at = 0;
    for words in [
        "How one word is said",
        "Somebody speaks, and the program says",
        "1 of 5",
        "A sentence is cut",
        "Or what the program takes for one.",
        "The comment names a language",
        "2 of 5",
        "window = window[1:]",
        "Those words arrive",
        "3 of 5",
        "return chance.choice(heard)",
        "What was kept is now asked for",
        "4 of 5",
        "5 of 5",
        "In its first state",
        "The end",
        "A word has come in",
        "Machines That Repeat",
    ] {
        let found = main[at..].find(words).unwrap_or_else(|| panic!("{words} after {}", &main[..at]));
        at += found + words.len();
    }
    // What is folded on a screen is open on paper, but for what stands behind an advisory.
    let style = edition.text("site/assets/site.css");
    let (_, print) = style.split_once("@media print").unwrap();
    assert!(print.contains("details::details-content { content-visibility: visible"));
    assert!(print.contains(".gate:not([open])::details-content { content-visibility: hidden; }"));
}

#[test]
fn what_has_an_advisory_stands_behind_it() {
    let page = Edition::new().build().page(PATH);
    let gates: Vec<_> = page.named("details").filter(|details| details.is("gate")).collect();
    assert_eq!(gates.len(), 1);
    assert_eq!(gates[0].get("open"), None);
    assert!(gates[0].text.contains("dunce"));
    let stop = page.id("stop-4").unwrap();
    assert!(stop.text.contains("This file lists words that were used to mock people."));
    let all = &page.named("main").next().unwrap().text;
    assert_eq!(all.matches("dunce").count(), 1, "behind the gate and nowhere else");
    // A term that is seen there is gated too.
    let edition = Edition::new().replace(
        "annotations/terms/chance.yaml",
        "echo:echo/dice.py#L4-L6",
        "lantern:words/unkind.txt#L2",
    );
    let page = edition.build().page("terms/index.html");
    let gate = page.named("details").find(|details| details.is("gate")).unwrap();
    assert!(gate.text.contains("oaf"));
    assert_eq!(page.named("main").next().unwrap().text.matches("oaf").count(), 1);
}

#[test]
fn reading_pages_say_which_paths_stop_there() {
    let site = Edition::new().build();
    let page = site.page("read/echo/echo/chain.py/index.html");
    let list: Vec<_> = page.elements.iter().filter(|one| one.is("passing")).collect();
    let said = read(&list[0].text);
    assert_eq!(
        said,
        "How one word is said 2 of 5, A window moves over them: lines 22–26 3 of 5, One of them is taken: lines 37–39"
    );
    let all = hrefs(&page);
    assert!(all.contains(&"../../../../paths/one-word/index.html#stop-2") && all.contains(&"#L22-L26"));
    assert!(page.id("L22-L26").is_some(), "the lines have a place to land on");
    assert!(!site.html("read/echo/say.py/index.html").contains("Paths that stop here"));
}

#[test]
fn works_that_are_cited_on_the_way_say_so() {
    let page = Edition::new().build().page("bibliography/index.html");
    let moss = page.id("moss2021").unwrap();
    assert!(moss.text.contains("How one word is said"), "{}", moss.text);
    assert!(page.id("ray2018").unwrap().text.contains("chance"));
}

#[test]
fn without_its_text_a_stop_shows_a_shape() {
    let edition = Edition::unvendored().remove("texts/echo");
    let page = edition.build().page(PATH);
    assert!(page.elements.iter().any(|element| element.is("sil")));
    assert!(!page.named("main").next().unwrap().text.contains("chance.choice"), "not a letter of the text");
    assert_eq!(page.elements.iter().filter(|element| element.is("stop")).count(), 6, "five stops and the end");
}

#[test]
fn a_long_stop_shows_how_it_begins() {
    let lines: String = (1..=200).map(|n| format!("x{n} = {n}\n")).collect();
    let edition = Edition::new()
        .upstream("texts/echo/say.py", &Edition::new().text("texts/echo/say.py"), &lines)
        .replace(FILE, "echo:echo/chain.py#L22-L26", "echo:say.py#L10-L150");
    let page = edition.build().page(PATH);
    let stop = page.id("stop-2").unwrap();
    assert!(stop.text.contains("x67 =") && !stop.text.contains("x68 =") && stop.text.contains("83 more lines"));
}

#[test]
fn markup_in_every_field_is_text() {
    let evil = "'\"><script>alert(1)</script>'";
    let edition = Edition::new()
        .replace(FILE, "title: How one word is said", &format!("title: {evil}"))
        .replace(FILE, "title: Words come in", &format!("title: {evil}"))
        .replace(
            FILE,
            "summary: From what was heard to what is said, by way of the dice.",
            &format!("summary: {evil}"),
        );
    for (path, page) in edition.build().pages() {
        assert!(page.faults.is_empty(), "{path}: {:?}", page.faults);
        assert!(!page.runs_inside(), "{path}");
    }
}

#[test]
fn without_paths_there_is_no_page_and_no_way_to_it() {
    let edition = Edition::new().remove("annotations/paths").replace(
        "annotations/terms/chance.yaml",
        "; the path [[path:one-word]] comes by.",
        ".",
    );
    let site = edition.build();
    assert!(!site.files.keys().any(|path| path.starts_with("paths/")));
    for (path, page) in site.pages() {
        assert!(!hrefs(&page).iter().any(|href| href.contains("paths/")), "{path}");
    }
}
