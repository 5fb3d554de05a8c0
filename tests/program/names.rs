//! Names in listings lead to what they mean, and the index of a file's names leads back.

use crate::support::{Edition, Page};

const CHAIN: &str = "read/echo/echo/chain.py/index.html";
const GAME: &str = "read/lantern/game.py/index.html";

/// The names on a line that lead somewhere, with where to.
fn names(page: &Page, line: u32) -> Vec<(String, String)> {
    let id = format!("L{line}");
    let within = page.elements.iter().skip_while(|element| element.get("id") != Some(&id)).skip(1);
    within
        .take_while(|element| !element.is("l"))
        .filter(|element| element.name == "a" && !["n", "m"].iter().any(|class| element.is(class)))
        .map(|element| (element.text.clone(), element.get("href").unwrap().to_owned()))
        .collect()
}

fn told(page: &Page, line: u32) -> Vec<String> {
    names(page, line).into_iter().map(|(name, href)| format!("{name} {href}")).collect()
}

/// An entry of the index as it reads, and the addresses in it.
fn entry(page: &Page, id: &str) -> (String, Vec<String>) {
    let at = page.elements.iter().position(|element| element.get("id") == Some(id));
    let at = at.unwrap_or_else(|| panic!("no entry {id}"));
    let inside = page.elements[at + 1..].iter().take_while(|element| element.name != "div");
    let hrefs = inside.filter_map(|element| element.get("href")).map(str::to_owned).collect();
    (page.elements[at].text.split_whitespace().collect::<Vec<_>>().join(" "), hrefs)
}

#[test]
fn names_lead_to_their_definitions() {
    let page = Edition::new().build().page(CHAIN);
    // A local, `self`, and an attribute, each to the line that binds it first.
    assert_eq!(told(&page, 23), ["window #L21", "self #L19", "order #L16"]);
    // What is defined leads to its entry; what comes from outside leads to its import.
    let speak = ["speak", "self", "length", "seed"];
    let entries = ["Chain.speak", "Chain.speak.self", "Chain.speak.length", "Chain.speak.seed"];
    let expected: Vec<_> = speak.iter().zip(entries).map(|(name, entry)| format!("{name} #name-{entry}")).collect();
    assert_eq!(told(&page, 29), expected);
    assert_eq!(told(&page, 30), ["chance #name-Chain.speak.chance", "random #L3", "seed #L29"]);
    // A class of the module, and what a function takes from the one around it; `list` and `sorted` are Python's own.
    assert_eq!(told(&page, 34), ["Silence #L8"]);
    assert_eq!(told(&page, 35), ["chance #L30", "self #L29", "followers #L17"]);
}

#[test]
fn names_lead_into_other_files_and_other_works() {
    let site = Edition::new().build();
    let say = site.page("read/echo/say.py/index.html");
    let files = ["echo ../echo/__init__.py/index.html", "chain ../echo/chain.py/index.html"];
    let names = ["Chain ../echo/chain.py/index.html#L13", "answer ../echo/chain.py/index.html#L50"];
    assert_eq!(told(&say, 1), [files, names].concat());
    let game = site.page(GAME);
    assert!(
        told(&game, 3).contains(&"Chain ../../echo/echo/chain.py/index.html#L13".to_owned()),
        "{:?}",
        told(&game, 3)
    );
}

#[test]
fn a_work_that_provides_nothing_is_not_followed_into() {
    let edition = Edition::new().replace("corpus/echo/work.yaml", "provides: [echo]\n", "");
    let game = edition.build().page(GAME);
    assert_eq!(told(&game, 3), ["Chain #name-Chain"]);
}

#[test]
fn definitions_say_where_they_are_used_and_annotated() {
    let site = Edition::new().build();
    let page = site.page(CHAIN);
    assert_eq!(entry(&page, "name-Chain.listen").0, "listen function say.py 6 G");
    let (text, hrefs) = entry(&page, "name-Chain");
    assert_eq!(text, "Chain class say.py 1, 6; lantern:game.py 3, 14, 40 V");
    assert!(hrefs.contains(&"../../../lantern/game.py/index.html#L40".to_owned()), "{hrefs:?}");
    assert_eq!(entry(&page, "name-answer.length").0, "length parameter 51, 52");
}

#[test]
fn links_follow_the_code() {
    let edition = Edition::new().upstream("texts/echo/echo/chain.py", "\nimport random\n", "\n\n\nimport random\n");
    let say = edition.build().page("read/echo/say.py/index.html");
    assert!(told(&say, 1).contains(&"Chain ../echo/chain.py/index.html#L15".to_owned()), "{:?}", told(&say, 1));
}

/// A Python file beside the others, locked and built; gives what the build said and the site.
fn with_file(text: &[u8]) -> (String, crate::support::Site) {
    let edition = Edition::new().write("texts/echo/strange.py", text).replace(
        "corpus/echo/work.yaml",
        "  - path: say.py\n",
        "  - path: strange.py\n    layer: ancillary\n    phase: data\n  - path: say.py\n",
    );
    edition.run(["vendor", "--update", "--offline"]).expect(0);
    let told = edition.run(["check"]).expect(0).transcript();
    (told, edition.build())
}

#[test]
fn strange_python_is_shown_and_the_rest_stands() {
    let long = format!("x = '{}'\n", "a".repeat(1 << 20));
    let deep = format!("x = {}{}\n", "(".repeat(10_000), ")".repeat(10_000));
    let strange: [(&str, &[u8], usize); 6] = [
        ("a mistake", b"def f(:\n    pass\n", 1),
        ("Python 2", b"print 'hear'\n", 1),
        ("a NUL", b"x = 1\0\ny = x\n", 1),
        ("nothing", b"", 0),
        ("one long line", long.as_bytes(), 0),
        ("ten thousand brackets", deep.as_bytes(), 0),
    ];
    for (what, text, warnings) in strange {
        let (told, site) = with_file(text);
        assert_eq!(told.matches("warning[not-python]").count(), warnings, "{what}: {told}");
        let shown = site.page("read/echo/strange.py/index.html");
        let lines = shown.elements.iter().filter(|element| element.is("l")).count();
        assert_eq!(lines, text.split_inclusive(|byte| *byte == b'\n').count(), "{what}");
        let say = told_names(&site);
        assert!(say.contains(&"answer ../echo/chain.py/index.html#L50".to_owned()), "{what}: {say:?}");
    }
}

fn told_names(site: &crate::support::Site) -> Vec<String> {
    told(&site.page("read/echo/say.py/index.html"), 1)
}
