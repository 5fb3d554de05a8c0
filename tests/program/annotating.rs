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
fn the_forms_ask_for_what_pages_fill_in() {
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let asked = links(&with_repository().build().page(PAGE));
    assert_eq!(asked.guide, "https://code.example.org/ines/house/blob/notes%2Fnew/CONTRIBUTING.md");
    assert!(top.join("CONTRIBUTING.md").is_file());
    // The page says the file, the script the lines and the point.
    let script = include_str!("../../theme/scripts/annotate.js");
    let filled = asked.filled.into_iter().chain(["place", "point"].map(str::to_owned));
    let form = fields(&std::fs::read_to_string(top.join(".github/ISSUE_TEMPLATE").join(asked.template)).unwrap());
    for field in filled {
        assert!(form.contains(&field) && script.contains(&format!("&{field}=")), "{field}: {form:?}");
    }
}

/// What a page asks of the repository.
pub struct Asked {
    /// The address of a new file, without its query; the file's name, and its text.
    pub fresh: String,
    pub file: String,
    pub text: String,
    /// The address of the form, without its query; the form's file, and the fields that are filled in.
    pub form: String,
    pub template: String,
    pub filled: Vec<String>,
    pub guide: String,
}

/// Follows the links of a reading page.
pub fn links(page: &Page) -> Asked {
    let link = |class: &str| {
        let link = page.named("a").find(|link| link.is(class)).and_then(|link| link.get("href"));
        url::Url::parse(link.unwrap_or_else(|| panic!("a link to the {class}"))).unwrap()
    };
    let bare = |mut url: url::Url| {
        url.set_query(None);
        url.to_string()
    };
    let (host, form) = (link("host"), link("form"));
    let value = |url: &url::Url, key: &str| {
        url.query_pairs().find(|(name, _)| name == key).map(|(_, value)| value.into_owned()).unwrap()
    };
    let guide = page.named("a").find_map(|link| link.get("href").filter(|href| href.ends_with("CONTRIBUTING.md")));
    let names = form.query_pairs().map(|(name, _)| name.into_owned());
    Asked {
        file: value(&host, "filename"),
        text: value(&host, "value"),
        template: value(&form, "template"),
        filled: names.filter(|name| name != "template").collect(),
        fresh: bare(host),
        form: bare(form),
        guide: guide.unwrap().to_owned(),
    }
}

/// The ids of a form's fields.
pub fn fields(form: &str) -> Vec<String> {
    let form: serde_json::Value = serde_yaml::from_str(form).unwrap();
    let fields = form["body"].as_array().unwrap().iter().filter_map(|field| field["id"].as_str());
    fields.map(str::to_owned).collect()
}
