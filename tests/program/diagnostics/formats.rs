//! The same problems for people, for a code host and for programs; exit codes; one file among many.

use super::{DRAW, draw, fixed};
use crate::support::Edition;

/// One problem of each severity and some special characters.
fn troubled() -> Edition {
    draw("kind: gloss", "kind: glos")
        .replace(
            DRAW,
            "  Here the chain chooses.",
            "  Here 100%, <b>é: the chain</b> [[echo:nowhere, at all]] chooses.",
        )
        .remove("corpus/lantern/witnesses")
}

#[test]
fn the_same_for_people_hosts_and_programs() {
    let edition = troubled();
    fixed("format_human", &edition.run(["check", "--format", "human"]).expect(1));
    fixed("format_github", &edition.run(["check", "--format", "github"]).expect(1));
    let json = edition.run(["check", "--format", "json"]).expect(1);
    assert_eq!(json.err, "", "data goes to standard output alone");
    fixed("format_json", &json);
    let list: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let places: Vec<_> =
        list.as_array().unwrap().iter().map(|one| (one["file"].as_str(), one["line"].as_u64())).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn nothing_wrong_is_an_empty_list() {
    let edition = Edition::new();
    assert_eq!(edition.run(["check", "--format", "json"]).expect(0).out, "[]\n");
    assert_eq!(edition.run(["check", "--format", "github"]).expect(0).out.trim(), "");
}

#[test]
fn warnings_do_not_fail() {
    let ran = draw("  Here the chain", "  <em>Here</em> the chain").run(["check"]).expect(0);
    assert!(ran.err.ends_with(": 2 warnings\n"), "{}", ran.err);
}

#[test]
fn what_cannot_run_is_another_exit_code() {
    let edition = Edition::new();
    edition.run(["check", "--format", "xml"]).expect(2);
    edition.run(["chekc"]).expect(2);
    edition.run(["check", "nowhere.yaml"]).expect(2);
    edition.run(["check", "/"]).expect(2);
    edition.run([]).expect(2);
    edition.run(["--help"]).expect(0);
    edition.run(["--version"]).expect(0);
}

#[test]
fn only_the_files_that_are_named() {
    let other = "annotations/notes/lantern/game.py/whisper-unheard.yaml";
    let edition = troubled().replace(other, "lens: [authorship]", "lens: [autorship]");
    fixed("check_one_file", &edition.run(["check", other]).expect(1));
    let ran = edition.run(["check", "annotations/lenses.yaml"]).expect(0);
    assert!(ran.err.ends_with(": no problems\n"), "{}", ran.err);
}

#[test]
fn colour_is_for_terminals() {
    let edition = troubled();
    let output = edition.command().env_remove("NO_COLOR").env("CLICOLOR_FORCE", "0").arg("check").output().unwrap();
    assert!(!output.stderr.contains(&0x1b), "a pipe is no terminal");
}
