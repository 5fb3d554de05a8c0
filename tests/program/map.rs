//! The map: on its page, on the pages of works and files, as data and as a picture.

use crate::support::{Edition, Page};
use roxmltree::Document;
use serde_json::Value;
use std::collections::BTreeSet;

fn links(page: &Page) -> BTreeSet<&str> {
    page.named("a").filter_map(|link| link.get("href")).collect()
}

fn edges(map: &Value) -> Vec<String> {
    let told = |edge: &Value| {
        let [from, to, kind] = ["from", "to", "kind"].map(|key| edge[key].as_str().unwrap());
        format!("{from} {kind} {to} {}@{}", edge["count"], edge["line"])
    };
    map["edges"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn the_map_is_data() {
    let ran = Edition::new().run(["map", "--format", "json"]).expect(0);
    assert_eq!(ran.err, "", "people are told nothing");
    let map: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(map["format"], 1);
    assert_eq!(
        edges(&map),
        [
            "echo:say.py import echo:echo/chain.py 3@1",
            "echo:say.py call echo:echo/chain.py 3@6",
            "echo:say.py import echo:echo/words.py 3@2",
            "echo:say.py call echo:echo/words.py 2@6",
            "echo:say.py import echo:echo/__init__.py 1@1",
            // From one work into another a name is followed, and what comes of calling it is not: of `Chain().listen` only `Chain`.
            "lantern:game.py import echo:echo/chain.py 2@3",
            "lantern:game.py call echo:echo/chain.py 1@40",
            "lantern:game.py import echo:echo/words.py 3@4",
            "lantern:game.py call echo:echo/words.py 2@27",
            "lantern:game.py import echo:echo/__init__.py 1@3",
        ]
    );
    let files = map["files"].as_array().unwrap();
    let file = |id: &str| files.iter().find(|file| file["id"] == id).unwrap();
    let chain = file("echo:echo/chain.py");
    assert_eq!((&chain["layer"], &chain["lines"], &chain["notes"]), (&"core".into(), &52.into(), &5.into()));
    assert_eq!((&chain["fan_in"], &chain["fan_out"], &chain["state"]), (&2.into(), &0.into(), &Value::Null));
    assert_eq!(chain["phases"], serde_json::json!(["model", "sampling"]));
    assert_eq!(file("lantern@first:game.py")["state"], "first");
    let crossings = map["crossings"].as_array().unwrap();
    let told: Vec<_> =
        crossings.iter().map(|one| [&one["from"], &one["how"], &one["to"], &one["from_lines"]]).collect();
    assert_eq!(
        serde_json::json!(told),
        serde_json::json!([
            ["echo:listen.sh", "file", "echo:say.py", [5, 5]],
            ["lantern:web/play.js", "network", "echo:echo/chain.py", [4, 4]],
            ["lantern@first:game.py", "copy", "lantern:game.py", null],
        ])
    );
}

#[test]
fn the_site_has_the_same_data() {
    let edition = Edition::new();
    let told: Value = serde_json::from_str(&edition.run(["map", "--format", "json"]).expect(0).out).unwrap();
    let written: Value = serde_json::from_slice(&edition.build().files["data/map.json"]).unwrap();
    assert_eq!(told, written);
}

#[test]
fn the_map_is_a_picture_of_its_own() {
    let ran = Edition::new().run(["map"]).expect(0);
    let document = Document::parse(&ran.out).unwrap();
    let of_class = |class: &'static str| {
        let is = move |node: &roxmltree::Node<'_, '_>| {
            node.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class))
        };
        document.descendants().filter(is)
    };
    assert_eq!(of_class("node").count(), 16, "every file of the pins");
    assert_eq!(of_class("s-import").count(), 6);
    assert_eq!((of_class("s-network").count(), of_class("s-file").count()), (1, 1));
    assert_eq!(of_class("s-copy").count(), 0, "its other end is a witness's");
    let style = document.descendants().find(|node| node.tag_name().name() == "style").unwrap();
    assert!(style.text().unwrap().contains("prefers-color-scheme: dark"));
    let outside = |node: &roxmltree::Node<'_, '_>| node.attribute("href").is_some_and(|href| !href.starts_with('#'));
    assert_eq!(
        document.descendants().filter(outside).count(),
        0,
        "it leads nowhere: it does not know where the site is"
    );
}

#[test]
fn the_map_is_for_graphviz() {
    let out = Edition::new().run(["map", "--format", "dot"]).expect(0).out;
    assert!(out.contains("\"lantern:web/play.js\" -> \"echo:echo/chain.py\" [style=dashed, class=network];"), "{out}");
    assert_eq!(out.matches("class=import").count(), 6, "{out}");
}

#[test]
fn a_faulty_edition_has_no_map() {
    let ran =
        Edition::new().replace("corpus/lantern/work.yaml", "how: network", "how: telepathy").run(["map"]).expect(1);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("bad-choice") && ran.err.contains("no map was drawn"), "{}", ran.err);
}

#[test]
fn the_page_shows_every_file_and_what_joins_it() {
    let site = Edition::new().build();
    let page = site.page("map/index.html");
    let linked = links(&page);
    for read in site.files.keys().filter(|path| path.starts_with("read/") && !path.contains('@')) {
        assert!(linked.contains(format!("../{read}").as_str()), "{read} among {linked:?}");
    }
    let cells = page.named("td").map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\n");
    for told in [
        "asks over the network echo:echo/chain.py: the last word, for one that may follow (line 4)",
        "asked over the network by lantern:web/play.js: the last word, for one that may follow",
        "gets data from listen.sh: everything that was heard, as one text (line 6)",
        "copied from lantern@first:game.py: the first walk, grown: with a voice in it",
        "imports echo:echo/chain.py (line 3), echo:echo/words.py (line 4), echo:echo/__init__.py (line 3)",
        "imported by say.py, lantern:game.py",
    ] {
        assert!(cells.contains(told), "{told} in\n{cells}");
    }
    assert!(links(&site.page("index.html")).contains("map/index.html"));
}

#[test]
fn works_and_files_show_where_they_are() {
    let site = Edition::new().build();
    let work = site.page("works/echo/index.html");
    let pictures = || work.named("svg").filter(|svg| svg.is("picture"));
    assert_eq!(pictures().count(), 2, "a wide one and a narrow one");
    let file = site.page("read/echo/echo/chain.py/index.html");
    assert!(links(&file).contains("../../../../map/index.html#at-echo/echo/chain.py"), "{:?}", links(&file));
    assert_eq!(file.named("rect").filter(|one| one.is("me")).count(), 1);
    let witness = site.page("read/lantern@first/game.py/index.html");
    assert_eq!(witness.named("svg").filter(|one| one.is("here")).count(), 0, "a witness is not on the map");
}

#[test]
fn without_texts_there_is_a_map_without_lines_and_it_says_so() {
    let site = Edition::unvendored().remove("texts/echo").remove("texts/lantern").remove("texts/lantern-first").build();
    let page = site.page("map/index.html");
    let main = page.named("main").next().unwrap();
    assert!(main.text.contains("The text of 17 files could not be fetched"), "{}", main.text);
    assert_eq!(page.elements.iter().filter(|one| one.name == "path" && one.is("s-import")).count(), 1, "the legend's");
    let map: Value = serde_json::from_slice(&site.files["data/map.json"]).unwrap();
    assert!(map["edges"].as_array().unwrap().is_empty());
    assert_eq!(map["crossings"].as_array().unwrap().len(), 3, "what is declared is known without texts");
}

#[test]
fn an_edition_of_one_file_has_a_map() {
    let work = "title: Echo\nrole: main\nmakers: [{name: The testers}]\nlicence: MIT\nintroduction: One file.\norigins: [{folder: texts/echo}]\n\
                files:\n  - {path: README.md, layer: paratext}\n";
    let edition = Edition::unvendored()
        .remove("corpus/lantern")
        .remove("annotations/notes")
        .remove("annotations/essays")
        .remove("annotations/terms")
        .remove("annotations/variants.yaml")
        .remove("annotations/paths")
        .write("corpus/echo/work.yaml", work);
    edition.run(["vendor", "--update", "--offline"]).expect(0);
    let page = edition.build();
    assert_eq!(
        page.page("map/index.html").named("g").filter(|one| one.is("node") && one.get("id").is_some()).count(),
        1
    );
}
