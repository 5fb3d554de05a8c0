//! Every page is sound by itself, and every address on it leads somewhere.

use crate::support::{Edition, Page, Site};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};

fn sites() -> [Site; 2] {
    [Edition::new().build(), Edition::unvendored().remove("texts/echo").build()]
}

#[test]
fn pages_are_well_formed() {
    for site in sites() {
        for (path, page) in site.pages() {
            assert!(page.faults.is_empty(), "{path}: {:?}", page.faults);
            assert_eq!(page.named("h1").count(), 1, "{path}: one first heading");
            let language = page.named("html").next().and_then(|html| html.get("lang"));
            assert_eq!(language, Some("en"), "{path}");
            assert!(page.named("title").next().is_some_and(|title| !title.text.trim().is_empty()), "{path}: a title");
            assert_eq!(page.named("main").count(), 1, "{path}: one main part");
            assert!(page.named("a").all(|link| !link.is("note")), "{path}: a link set into the margin as a note is");
            assert!(page.named("img").all(|image| image.get("alt").is_some()), "{path}: pictures in words");
            let mut seen = BTreeSet::new();
            for id in page.elements.iter().filter_map(|element| element.get("id")) {
                assert!(seen.insert(id), "{path}: the id {id} stands twice");
                assert!(!id.is_empty() && !id.contains(char::is_whitespace), "{path}: {id:?}");
            }
        }
    }
}

#[test]
fn nothing_is_styled_or_run_inside_a_page() {
    for (path, page) in Edition::new().build().pages() {
        for element in &page.elements {
            assert_ne!(element.name, "style", "{path}");
            let inside = element.attributes.keys().find(|name| *name == "style" || name.starts_with("on"));
            assert_eq!(inside, None, "{path}: {element:?}");
            // Data are no script: nothing runs them (HTML, 4.12.1).
            if element.name == "script" && element.get("type") != Some("application/ld+json") {
                assert!(element.get("src").is_some() && element.text.is_empty(), "{path}: {element:?}");
            }
        }
    }
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    for (path, page) in Edition::new().build().pages() {
        let mut last = 0;
        for heading in page.elements.iter().filter(|element| is_heading(&element.name)) {
            let level: usize = heading.name[1..].parse().unwrap();
            assert!(level <= last + 1, "{path}: h{level} ({}) below h{last}", heading.text);
            last = level;
        }
    }
}

fn is_heading(name: &str) -> bool {
    name.len() == 2 && name.starts_with('h') && name.as_bytes()[1].is_ascii_digit()
}

#[test]
fn every_address_leads_somewhere() {
    for site in sites() {
        let pages = site.pages();
        let ids: BTreeMap<&str, BTreeSet<&str>> = pages
            .iter()
            .map(|(path, page)| (*path, page.elements.iter().filter_map(|element| element.get("id")).collect()))
            .collect();
        let mut followed = 0;
        for (path, page) in &pages {
            for address in addresses(page) {
                followed += 1;
                if address.contains("://") || address.starts_with("mailto:") {
                    continue;
                }
                assert!(!address.starts_with('/'), "{path}: {address} holds at the root of a host alone");
                let (to, fragment) = address.split_once('#').unwrap_or((address, ""));
                let target = if to.is_empty() { (*path).to_owned() } else { joined(path, to) };
                assert!(site.files.contains_key(&target), "{path}: {address} leads to no file ({target})");
                if !fragment.is_empty() {
                    let fragment = decoded(fragment);
                    assert!(ids[target.as_str()].contains(fragment.as_str()), "{path}: {address} leads to no id");
                }
            }
        }
        assert!(followed > 1000, "only {followed} addresses");
    }
}

/// What a page points at, from its own elements. The page for what is missing may be shown at any depth and says so with `base`.
fn addresses(page: &Page) -> impl Iterator<Item = &str> {
    page.elements.iter().filter(|element| element.get("rel") != Some("canonical") && element.name != "base").flat_map(
        |element| {
            ["href", "src", "xlink:href", "poster", "srcset", "action"].into_iter().filter_map(|name| element.get(name))
        },
    )
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// A relative address from a page.
fn joined(page: &str, address: &str) -> String {
    let mut parts: Vec<String> = page.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {address} leads out of the site"),
            "." => {}
            part => parts.push(decoded(part)),
        }
    }
    parts.join("/")
}

#[test]
fn canonical_addresses_are_absolute_where_the_edition_has_one() {
    let edition = Edition::new();
    edition.run(["build", "--offline", "--base-url", "https://example.org/echo"]).expect(0);
    let site = Site::read(&edition.path("site"));
    let page = site.page("read/echo/echo/chain.py/index.html");
    let canonical =
        page.named("link").find(|link| link.get("rel") == Some("canonical")).and_then(|link| link.get("href"));
    assert_eq!(canonical, Some("https://example.org/echo/read/echo/echo/chain.py/"));
}

/// The links of the notes' prose, as readers meet them.
#[test]
fn links_in_prose_lead_where_they_say() {
    let site = Edition::new().build();
    let page = site.page("notes/echo/echo/chain.py/one-chance/index.html");
    let to = |href: &str| page.named("a").any(|link| link.get("href") == Some(href));
    for href in [
        "../../../../../read/echo/echo/dice.py/index.html#L6",
        "../window/index.html",
        "../../../../../bibliography/index.html#moss2021",
    ] {
        let all: Vec<_> = page.named("a").filter_map(|link| link.get("href")).collect();
        assert!(to(href), "{href} among {all:?}");
    }
    let reading = site.page("read/echo/echo/chain.py/index.html");
    let marked: Vec<_> = reading.named("mark").map(|mark| mark.text.as_str()).collect();
    assert_eq!(marked, ["it says", "chance.choice(heard)"], "the words of the notes, in the order of the text");
}
