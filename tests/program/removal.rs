//! The removal test: what still has its imports when a file or a layer is taken away.

use crate::support::Edition;

const PAGE: &str = "map/removal/index.html";

/// The page's sentences on layers, and the cells of its rows, as they read.
fn told(edition: &Edition) -> Vec<String> {
    let page = edition.build().page(PAGE);
    let read = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let layers = page.elements.iter().filter(|element| element.name == "li").map(|element| read(&element.text));
    let cells = page.elements.iter().filter(|element| element.name == "td" || element.get("scope") == Some("row"));
    let cells: Vec<_> = cells.map(|element| read(&element.text)).collect();
    layers.filter(|line| line.starts_with("Without")).chain(cells.chunks(4).map(|row| row.join(" | "))).collect()
}

#[test]
fn files_and_layers_are_taken_away() {
    let told = told(&Edition::new());
    let expected = [
        "Without its 2 C Core files: 2 of 3 others keep all of their imports; say.py does not.",
        "Without its 2 M Mediating files: 2 of 3 others keep all of their imports; say.py does not.",
        "Without its 1 A Ancillary file: all 4 others keep all of their imports.",
        "C Core | echo/chain.py | nothing | say.py",
        "C Core | echo/words.py | nothing | say.py",
        "M Mediating | echo/dice.py | nothing | none",
        "M Mediating | echo/__init__.py | nothing | say.py",
        "A Ancillary | say.py | echo/chain.py, echo/words.py, echo/__init__.py | none",
        "A Ancillary | game.py | echo:echo/__init__.py, echo:echo/chain.py, echo:echo/words.py | none",
    ];
    assert_eq!(told, expected);
}

#[test]
fn an_import_through_others_is_one_too() {
    let edition = Edition::new().upstream("texts/echo/echo/words.py", "SPACES =", "from . import dice\n\nSPACES =");
    let told = told(&edition);
    assert!(
        told.contains(&"M Mediating | echo/dice.py | nothing | echo/words.py; through others: say.py".to_owned()),
        "{told:#?}"
    );
}

#[test]
fn without_python_there_is_no_such_page() {
    let edition = Edition::unvendored().remove("texts/echo").remove("texts/lantern").remove("texts/lantern-first");
    edition.run(["build", "--offline"]).expect(0);
    assert!(!edition.path("site/map/removal").exists());
}

#[test]
fn files_are_taken_away_on_the_command_line() {
    let edition = Edition::new();
    let told = |arguments: &[&str], code: i32| {
        let output = edition.command().arg("map").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        if code == 0 { out } else { err }
    };
    let chain = "\
without echo:echo/chain.py:
  echo:say.py lacks echo:echo/chain.py
  lantern:game.py lacks echo:echo/chain.py
4 of the 6 other Python files keep all of their imports
";
    assert_eq!(told(&["--without", "echo:echo/chain.py"], 0), chain);
    assert_eq!(
        told(&["--without", "say.py", "game.py"], 0).lines().last(),
        Some("4 of the 4 other Python files keep all of their imports")
    );
    let folder = told(&["--format", "json", "--without", "echo:echo"], 0);
    let data: serde_json::Value = serde_json::from_str(&folder).unwrap();
    assert_eq!(data["without"].as_array().unwrap().len(), 4);
    assert!(told(&["--without", "echo:echo/chian.py"], 2).contains("Did you mean `echo:echo/chain.py`?"));
    assert!(told(&["--without", "say.py", "--format", "dot"], 2).contains("`--format json`"));
}
