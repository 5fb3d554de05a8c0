//! "Annotate these lines", as far as a page has it without its script.

use crate::support::{Edition, Page};
use std::borrow::Cow;

const PAGE: &str = "read/echo/echo/chain.py/index.html";

fn with_repository() -> Edition {
    let edition = Edition::new();
    let settings = edition.text("edition.yaml");
    edition.put(
        "edition.yaml",
        format!("{settings}repository: https://code.example.org/ines/house/\nbranch: notes/new\n"),
    );
    edition
}

fn yaml(page: &Page) -> &str {
    let all: Vec<_> = page.named("pre").filter(|pre| pre.text.starts_with("# yaml-language-server: ")).collect();
    assert_eq!(all.len(), 1);
    &all[0].text
}

#[test]
fn every_file_that_is_read_has_the_beginning_of_a_note() {
    let edition = with_repository();
    let site = edition.build();
    for (name, page) in site.pages() {
        let section = page.id("annotate");
        // A witness has no notes, nor has an empty file.
        let expected = name.starts_with("read/") && !name.contains('@') && !page.code().is_empty();
        assert_eq!(section.is_some(), expected, "{name}");
        let Some(section) = section else { continue };
        let place = section.get("data-place").unwrap();
        assert_eq!(
            section.get("data-folder"),
            Some(format!("annotations/notes/{}/", place.replacen(':', "/", 1)).as_str())
        );
        // What would be handed in is read as far as it goes: only what its author must say is missing.
        let file = format!("{}name-of-the-note.yaml", section.get("data-folder").unwrap());
        edition.put(&file, yaml(&page).replace("  lines:", "  lines: 1 "));
        let ran = edition.run(["check", "--format", "json", &file]).expect(1);
        let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let codes: Vec<_> = told.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["missing-key", "missing-key", "missing-key", "bad-value"], "{name}: {}", ran.out);
        edition.delete(&file);
    }
}

#[test]
fn it_is_what_the_terminal_gives() {
    let edition = Edition::new();
    let site = edition.build();
    let page = site.page(PAGE);
    edition.run(["new", "note", "echo:echo/chain.py#L38", "--name", "name-of-the-note"]).expect(0);
    let file = edition.text("annotations/notes/echo/echo/chain.py/name-of-the-note.yaml");
    let own = ["  lines", "  symbol", "stamp", "date"];
    let rest = |text: &str| -> String {
        text.split_inclusive('\n').filter(|line| !own.iter().any(|key| line.starts_with(&format!("{key}:")))).collect()
    };
    assert_eq!(rest(yaml(&page)), rest(&file));
}

#[test]
fn the_repository_is_asked_for_a_new_file() {
    let site = with_repository().build();
    let page = site.page(PAGE);
    let host = page.named("a").find(|link| link.is("host")).unwrap().get("href").unwrap();
    let address = url::Url::parse(host).unwrap();
    assert_eq!(address.as_str().split('?').next(), Some("https://code.example.org/ines/house/new/notes%2Fnew"));
    let values: Vec<_> = address.query_pairs().collect();
    let file = "annotations/notes/echo/echo/chain.py/name-of-the-note.yaml";
    let expected = [("filename", file), ("value", yaml(&page))].map(|(key, value)| (Cow::from(key), Cow::from(value)));
    assert_eq!(values, expected);
    assert!(host.len() < 4000, "hosts refuse addresses of more than 8000 characters: {}", host.len());
    let form = page.named("a").find(|link| link.is("form")).unwrap().get("href").unwrap();
    let form = url::Url::parse(form).unwrap();
    assert!(
        form.query_pairs()
            .eq([("template", "note.yml"), ("place", "echo:echo/chain.py")].map(|(k, v)| (k.into(), v.into())))
    );
}

#[test]
fn without_a_repository_there_is_the_text_alone() {
    let site = Edition::new().build();
    let page = site.page(PAGE);
    assert!(yaml(&page).contains("\nbody: |\n"));
    assert!(page.named("a").all(|link| !link.is("host") && !link.is("form")));
}

#[test]
fn the_form_asks_for_what_pages_fill_in() {
    let form = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/ISSUE_TEMPLATE/note.yml");
    let form: serde_json::Value = serde_yaml::from_str(&std::fs::read_to_string(form).unwrap()).unwrap();
    let fields: Vec<_> = form["body"].as_array().unwrap().iter().filter_map(|field| field["id"].as_str()).collect();
    let script = include_str!("../../theme/scripts/annotate.js");
    for field in ["place", "point"] {
        assert!(fields.contains(&field) && script.contains(&format!("&{field}=")), "{field}: {fields:?}");
    }
}
