//! `new` writes beginnings that are right as far as they go, and touches nothing that is there.

use crate::support::{Edition, Ran};
use serde_json::Value;

const LINE: &str = "annotations/notes/echo/echo/chain.py/step-line-38.yaml";

/// The codes of what is wrong with a file.
fn wrong(edition: &Edition, file: &str) -> Vec<String> {
    let told: Value = serde_json::from_str(&edition.run(["check", "--format", "json", file]).out).unwrap();
    told.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

fn new<const N: usize>(edition: &Edition, arguments: [&str; N]) -> Ran {
    let all = [&["new"], &arguments[..], &["--by", "ines", "--date", "2026-11-24"]].concat();
    let output = edition.command().args(&all).output().unwrap();
    Ran::new(&all.join(" "), &output, &edition.folder())
}

#[test]
fn a_note_begins_with_what_is_known() {
    let edition = Edition::new();
    let ran = new(&edition, ["note", "echo:echo/chain.py#L38"]).expect(0);
    crate::diagnostics::fixed("new_note", &ran);
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("new_note_file", edition.text(LINE));
    });
    // Only what its author has to say is missing.
    assert_eq!(wrong(&edition, LINE), ["missing-key", "bad-value"]);
    edition.change(LINE, "title:  ", "title: Chance is asked once  ");
    let body = edition.text("annotations/notes/echo/echo/chain.py/window.yaml");
    let (_, body) = body.split_once("body: |\n").unwrap();
    let file = edition.text(LINE);
    let (head, _) = file.split_once("body: |\n").unwrap();
    edition.put(LINE, format!("{}body: |\n{body}", head.replace("# cites:      ", "cites: [moss2021] #")));
    let left = wrong(&edition, LINE);
    assert!(left.iter().all(|code| code == "citation-not-used" || code == "citation-not-listed"), "{left:?}");
    // The stamp is the one that `stamp` would write.
    let stamped = edition.text(LINE);
    assert!(edition.run(["stamp"]).expect(0).err.ends_with("12 exact\n"));
    assert_eq!(edition.text(LINE), stamped);
}

#[test]
fn a_title_gives_the_name_and_a_kind_its_fields() {
    let edition = Edition::new();
    let place = "echo:Chain.speak.step";
    new(&edition, ["note", place, "--title", "It's chance: \"once\" & for all", "--kind", "pattern"]).expect(0);
    let text = edition.text("annotations/notes/echo/echo/chain.py/its-chance-once-for-all.yaml");
    assert!(text.contains(r#"title: "It's chance: \"once\" & for all""#), "{text}");
    assert!(text.contains("\nkind: pattern") && text.contains("\nalso: []"), "{text}");
    assert!(text.contains("\n  symbol: Chain.speak.step\n"), "{text}");
    new(&edition, ["note", place, "--name", "another", "--kind", "reply"]).expect(0);
    let text = edition.text("annotations/notes/echo/echo/chain.py/another.yaml");
    assert!(text.contains("\nto: ") && text.contains("\nstance: "), "{text}");
}

#[test]
fn what_is_there_is_left_as_it_is() {
    let edition = Edition::new();
    new(&edition, ["note", "echo:echo/chain.py#L38"]).expect(0);
    edition.put(LINE, "mine\n");
    let ran = new(&edition, ["note", "echo:echo/chain.py#L38"]).expect(1);
    assert!(ran.err.contains("is there already, and was left as it is"), "{}", ran.err);
    assert_eq!(edition.text(LINE), "mine\n");
    let folder = edition.path("annotations/notes/echo/echo/chain.py");
    assert!(
        std::fs::read_dir(folder).unwrap().all(|entry| !entry.unwrap().file_name().to_string_lossy().starts_with('.'))
    );
}

#[test]
fn a_place_that_is_none_is_refused_and_nothing_written() {
    let edition = Edition::new();
    let before = crate::support::tree(&edition.path("annotations"));
    for (arguments, says) in [
        (["note", "echo:echo/chain.py#L999"], "past the end"),
        (["note", "echo:echo/chian.py#L3"], "did you mean `echo/chain.py`?"),
        (["note", "ecco:echo/chain.py#L3"], "did you mean `echo`?"),
        (["note", "echo:echo/chain.py"], "lines are needed here"),
        (["note", "lantern@first:game.py#L3"], "notes are about the pin"),
        (["note", "echo:../chain.py#L3"], "a place in the code"),
        (["term", "../logit"], "the name of a term"),
        (["path", "A Path"], "the name of a path"),
    ] {
        let ran = new(&edition, arguments).expect(2);
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
    }
    let output = edition.command().args(["new", "note", "echo:echo/chain.py#L3", "--by", "inez"]).output().unwrap();
    let ran = Ran::new("new note", &output, &edition.folder()).expect(2);
    assert!(ran.err.contains("did you mean `ines`?"), "{}", ran.err);
    assert_eq!(crate::support::tree(&edition.path("annotations")), before);
}

#[test]
fn terms_and_paths_begin_likewise() {
    let edition = Edition::new();
    new(&edition, ["term", "long-memory", "echo:echo/chain.py#L22"]).expect(0);
    let file = "annotations/terms/long-memory.yaml";
    assert!(edition.text(file).contains("\nterm: long memory "), "{}", edition.text(file));
    assert!(edition.text(file).contains("\nplace: \"echo:echo/chain.py#L22\" "), "{}", edition.text(file));
    assert_eq!(wrong(&edition, file), ["missing-key", "bad-value"]);

    new(&edition, ["claim", "echo/one-place", "echo:echo/chain.py#L39"]).expect(0);
    let file = "annotations/claims/echo/one-place.yaml";
    let text = edition.text(file);
    assert!(text.contains("\nat: [\"echo:echo/chain.py#L39\"] "), "{text}");
    assert!(text.contains("\n  cite: moss2021 "), "{text}");

    new(&edition, ["path", "long-way", "echo:echo/chain.py#L22", "lantern:game.py#L3-L5"]).expect(0);
    let file = "annotations/paths/long-way.yaml";
    let text = edition.text(file);
    assert!(text.contains("\norder: 3 ") && text.contains("\n  - at: \"lantern:game.py#L3-L5\" "), "{text}");
    // Of the path: title, minutes, summary, introduction, end; of each stop: title, reason.
    assert_eq!(wrong(&edition, file).len(), 5 + 2 * 2);
    assert!(wrong(&edition, file).iter().all(|code| code == "missing-key" || code == "bad-value"));
}
