//! What other programs take from the site.

use crate::support::{Edition, Page, Site};
use serde_json::Value;
use std::collections::BTreeSet;

const NOTE: &str = "notes/echo/echo/chain.py/one-chance/index.html";
const BASE: &str = "https://example.org/echo/";

fn based() -> Site {
    let edition = Edition::new();
    edition.run(["build", "--base-url", BASE]).expect(0);
    Site::read(&edition.path("site"))
}

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_str(site.html(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn tags(page: &Page, name: &str) -> Vec<String> {
    let metas = page.named("meta").filter(|meta| meta.get("name") == Some(name));
    metas.map(|meta| meta.get("content").unwrap().to_owned()).collect()
}

/// The JSON in the head of a page.
fn linked(site: &Site, path: &str) -> Vec<Value> {
    let page = site.page(path);
    let scripts = page.named("script").filter(|script| script.get("type") == Some("application/ld+json"));
    scripts.map(|script| serde_json::from_str(&script.text).unwrap()).collect()
}

#[test]
fn a_reference_manager_takes_a_note_for_a_section_of_a_book_by_its_author() {
    let site = based();
    let page = site.page(NOTE);
    assert_eq!(tags(&page, "citation_title"), ["One place where chance decides"]);
    assert_eq!(tags(&page, "citation_book_title").len(), 1);
    assert!(tags(&page, "citation_author").iter().all(|name| name.contains(", ")), "family name first");
    assert_eq!(tags(&page, "citation_fulltext_html_url"), [format!("{BASE}notes/echo/echo/chain.py/one-chance/")]);
    // Zotero asks Open Graph's type before these tags.
    let og: BTreeSet<_> = page.named("meta").filter_map(|meta| meta.get("property")).collect();
    assert!(og.contains("og:title") && !og.contains("og:type"), "{og:?}");
    // No other page pretends to be a section of a book.
    for (path, page) in site.pages() {
        assert_eq!(
            !tags(&page, "citation_title").is_empty(),
            path.starts_with("notes/") && path != "notes/index.html",
            "{path}"
        );
    }
}

#[test]
fn a_note_is_an_annotation_of_its_lines_in_its_page_and_in_the_collection() {
    let site = based();
    let alone = linked(&site, NOTE).remove(1);
    let all = json(&site, "data/annotations.jsonld");
    let items = all["first"]["items"].as_array().unwrap();
    assert_eq!(all["total"].as_u64().unwrap() as usize, items.len());
    let pages = site.files.keys().filter(|path| path.starts_with("notes/") && *path != "notes/index.html").count();
    assert_eq!(items.len(), pages);
    let same = items.iter().find(|item| item["id"] == alone["id"]).unwrap();
    assert_eq!(same["target"], alone["target"]);
    // RFC 5147: the lines between the places behind the line before the first and behind the last.
    let data = json(&site, "data/edition.json");
    let note =
        data["notes"].as_array().unwrap().iter().find(|note| note["id"] == "echo/echo/chain.py/one-chance").unwrap();
    let (first, last) = (note["lines"][0].as_u64().unwrap(), note["lines"][1].as_u64().unwrap());
    assert_eq!(alone["target"]["selector"]["value"], format!("line={},{last}", first - 1));
    let swhid = data["works"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|work| work["files"].as_array().unwrap())
        .find(|file| file["path"] == "echo/chain.py")
        .unwrap();
    assert_eq!(alone["target"]["source"], swhid["swhid"]);
    // A reply is about the note that it answers.
    let reply = items.iter().find(|item| item["id"].as_str().unwrap().contains("reply-to-chance")).unwrap();
    assert_eq!((&reply["motivation"], &reply["target"]), (&"replying".into(), &alone["id"]));
}

#[test]
fn what_a_note_says_cannot_end_the_script_that_holds_it() {
    let edition = Edition::new().replace(
        "annotations/notes/lantern/game.py/whisper-unheard.yaml",
        "  The method is never called.",
        "  The method `</script><script>alert(1)</script>` is never called.",
    );
    let site = edition.build();
    let page = "notes/lantern/game.py/whisper-unheard/index.html";
    assert!(
        linked(&site, page)[1]["body"][0]["value"].as_str().unwrap().contains("</script><script>alert(1)</script>")
    );
    assert!(!site.html(page).contains("<script>alert"));
}

#[test]
fn feed_and_sitemap_name_pages_that_are_there() {
    let site = based();
    let here: BTreeSet<String> =
        site.pages().keys().map(|path| format!("{BASE}{}", path.strip_suffix("index.html").unwrap_or(path))).collect();
    let values = |path: &str, name: &[u8]| -> BTreeSet<String> {
        let (mut reader, mut inside, mut found) =
            (quick_xml::Reader::from_str(site.html(path)), false, BTreeSet::new());
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
                quick_xml::events::Event::Start(start) => inside = start.name().as_ref() == name,
                quick_xml::events::Event::Text(text) if inside => {
                    found.insert(text.decode().unwrap().into_owned());
                }
                quick_xml::events::Event::End(_) => inside = false,
                quick_xml::events::Event::Eof => return found,
                _ => {}
            }
        }
    };
    let mut listed = values("sitemap.xml", b"loc");
    listed.insert(format!("{BASE}404.html"));
    assert_eq!(listed, here);
    let ids = values("feed.xml", b"id");
    assert!(ids.len() > 5 && ids.is_subset(&here), "{ids:?}");
    assert!(values("feed.xml", b"name").iter().all(|name| !name.is_empty()));
    // Both name addresses: a site that knows none of its own has neither.
    let without = Edition::new().build();
    assert!(["feed.xml", "sitemap.xml"].iter().all(|path| !without.files.contains_key(*path)));
}

#[test]
fn a_path_is_a_tour_through_files_that_are_there() {
    let edition = Edition::new();
    let site = edition.build();
    let tour = json(&site, "data/tours/one-word.tour");
    let steps = tour["steps"].as_array().unwrap();
    let files: Vec<_> = steps.iter().filter_map(|step| step["file"].as_str()).collect();
    assert!(!files.is_empty());
    for step in steps.iter().filter(|step| step["file"].is_string()) {
        let text = edition.text(step["file"].as_str().unwrap());
        assert!(step["line"].as_u64().is_none_or(|line| line as usize <= text.lines().count()), "{step}");
    }
    assert!(steps.iter().all(|step| !step["description"].as_str().unwrap().contains("[[")));
}

#[test]
fn the_edition_says_how_to_cite_it() {
    let site = based();
    let cff: Value = serde_yaml::from_str(site.html("data/CITATION.cff")).unwrap();
    assert_eq!((&cff["cff-version"], &cff["url"]), (&"1.2.0".into(), &BASE.into()));
    let named: Vec<_> = cff["authors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["family-names"].is_string() || one["name"].is_string())
        .collect();
    assert!(!named.is_empty() && named.iter().all(|named| *named));
    let newest = json(&site, "data/edition.json")["notes"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|note| note["date"].as_str().map(str::to_owned))
        .max();
    assert!(cff["date-released"].as_str().map(str::to_owned) >= newest);
    assert_eq!(json(&site, "data/codemeta.json")["dateModified"], cff["date-released"]);
}
