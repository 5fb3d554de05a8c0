//! What is noticed, and what becomes of it.

use super::client::Serving;
use crate::support::Edition;

const NOTE: &str = "annotations/notes/lantern/game.py/whisper-unheard.yaml";
const PAGE: &str = "notes/lantern/game.py/whisper-unheard/index.html";

#[test]
fn a_note_that_is_edited_is_written_and_told() {
    let serving = Serving::new(Edition::new());
    let mut news = serving.listen();
    serving.edition.change(NOTE, "Nobody hears the whisper", "Somebody hears the whisper");
    let files = news.await_one("changed", PAGE);
    let files: Vec<_> = files.as_array().unwrap().iter().filter_map(|file| file.as_str()).collect();
    assert!(files.contains(&"read/lantern/game.py/index.html"), "{files:?}");
    assert!(!files.contains(&"read/echo/say.py/index.html"), "what does not show the note is left: {files:?}");
    assert!(serving.get("/read/lantern/game.py/").body.contains("Somebody hears the whisper"));
    serving.assert_as_built();
}

/// A claim that names one note beside it and another in its prose.
const CLAIM: &str = "\
claim: Dice have six sides here.
said: { cite: ray2018, at: \"p. 3\" }
at: echo:echo/dice.py#L4-L6
checks:
  - constant: { at: echo:echo/dice.py, name: sides, is: 6 }
verdict: true
by: [ines]
date: 2026-11-20
see: [echo/echo/dice.py/tabs-and-tides]
note: |
  The number is given where the function is defined, as its own default, so that whoever rolls without saying how many sides gets six of
  them, as [[note:echo/echo/chain.py/one-chance]] takes for granted.
";

/// Pages that do not show what changed are not made anew. So each way in which a note is shown somewhere else has an edit here.
#[test]
fn whatever_changes_in_a_note_changes_wherever_it_is_shown() {
    let serving = Serving::new(Edition::new().write("annotations/claims/echo/six.yaml", CLAIM));
    let mut news = serving.listen();
    for (note, from, to, page) in [
        // A claim shows the notes that it names, beside it and in its prose.
        ("echo/echo/dice.py/tabs-and-tides", "Another system", "One more system", "claims/echo/six/index.html"),
        ("echo/echo/chain.py/one-chance", "where chance decides", "where chance rules", "claims/echo/six/index.html"),
        // Its title: in lists, beside other notes, in their prose and in a work's.
        ("echo/echo/chain.py/one-chance", "One place where", "One spot where", "works/echo/index.html"),
        (
            "echo/echo/chain.py/one-chance",
            "evidence: text",
            "evidence: inference",
            "read/echo/echo/chain.py/index.html",
        ),
        (
            "echo/echo/chain.py/one-chance",
            "by: [ines]",
            "by: [tomas]",
            "notes/lantern/game.py/reply-to-chance/index.html",
        ),
        (
            "echo/echo/chain.py/same-draw",
            "echo/dice.py#L4-L6",
            "echo/words.py#L7",
            "read/echo/echo/words.py/index.html",
        ),
        (
            "echo/echo/chain.py/window",
            "[[echo:Chain]]",
            "[[note:lantern/game.py/whisper-unheard]]",
            "notes/lantern/game.py/whisper-unheard/index.html",
        ),
        (
            "echo/echo/chain.py/window",
            "The window forgets",
            "The window loses",
            "notes/lantern/game.py/whisper-unheard/index.html",
        ),
        // A path shows the note that names it.
        ("lantern/game.py/whisper-unheard", "Nobody hears", "No one hears", "paths/one-word/index.html"),
        (
            "lantern/game.py/whisper-unheard",
            "lines: 26-27\n  symbol: Walk.whisper\nstamp: 026cb20d9cc77238-90566ec405c294e5",
            "lines: 26\n  symbol: Walk.whisper",
            "notes/echo/echo/chain.py/one-chance/index.html",
        ),
        (
            "lantern/game.py/whisper-unheard",
            "see: [echo/echo/chain.py/one-chance]",
            "see: [echo/echo/chain.py/whole-class]",
            "notes/echo/echo/chain.py/one-chance/index.html",
        ),
        (
            "lantern/game.py/reply-to-chance",
            "to: echo/echo/chain.py/one-chance",
            "to: lantern/game.py/whisper-unheard",
            "notes/lantern/game.py/whisper-unheard/index.html",
        ),
    ] {
        serving.edition.change(&format!("annotations/notes/{note}.yaml"), from, to);
        news.await_one("changed", page);
        serving.assert_as_built();
    }
}

#[test]
fn notes_that_come_and_go_are_noticed() {
    let serving = Serving::new(Edition::new());
    let mut news = serving.listen();
    // In a folder that does not exist yet, for a file without notes.
    let text = serving.edition.text(NOTE).replace("  lines: 26-27\n  symbol: Walk.whisper", "  lines: 5");
    let text: String = text.split_inclusive('\n').filter(|line| !line.starts_with("stamp:")).collect();
    serving.edition.put("annotations/notes/echo/say.py/new.yaml", text);
    news.await_one("changed", "notes/echo/say.py/new/index.html");
    assert_eq!(serving.get("/notes/echo/say.py/new/").status, 200);
    serving.assert_as_built();
    serving.edition.delete("annotations/notes/echo/say.py/new.yaml");
    news.await_one("changed", "notes/echo/say.py/new/index.html");
    assert_eq!(serving.get("/notes/echo/say.py/new/").status, 404);
    serving.assert_as_built();
}

#[test]
fn a_problem_is_told_until_it_is_mended() {
    let serving = Serving::new(Edition::new());
    let mut news = serving.listen();
    let whole = serving.get("/").body;
    serving.edition.change(NOTE, "kind: gloss", "kind: glos");
    let told = news.await_one("problem", "unknown-name");
    assert!(told.as_str().unwrap().contains("did you mean `gloss`?"), "{told}");
    serving.hear("did you mean `gloss`?");
    // Who comes later hears of it, too; and the site is as it was.
    serving.listen().await_one("problem", "unknown-name");
    assert!(serving.get("/").body == whole);
    serving.edition.change(NOTE, "kind: glos", "kind: gloss");
    news.await_one("well", "");
    serving.assert_as_built();
}

#[test]
fn a_server_that_begins_with_a_problem() {
    let serving = Serving::new(Edition::new().replace(NOTE, "kind: gloss", "kind: glos"));
    let mut news = serving.listen();
    news.await_one("problem", "unknown-name");
    assert_eq!(serving.get("/").status, 404, "there is no site yet");
    serving.edition.change(NOTE, "kind: glos", "kind: gloss");
    news.await_one("well", "");
    assert_eq!(serving.get("/").status, 200);
    serving.assert_as_built();
}

#[test]
fn settings_that_break_and_mend() {
    let serving = Serving::new(Edition::new());
    let mut news = serving.listen();
    serving.edition.change("edition.yaml", "title: Echo", "title: [Echo");
    news.await_one("problem", "yaml-syntax");
    serving.edition.change("edition.yaml", "title: [Echo", "title: Voice");
    news.await_one("well", "");
    serving.hear("wrote");
    assert!(serving.get("/").body.contains("Voice and Lantern"));
    serving.assert_as_built();
}

#[test]
fn a_theme_that_is_edited_changes_every_page() {
    let serving = Serving::new(Edition::new());
    let mut news = serving.listen();
    let base = include_str!("../../../theme/templates/base.html");
    assert_eq!(base.matches("<main").count(), 1);
    serving.edition.put("theme/templates/base.html", base.replace("<main", "<p>A word before.</p><main"));
    let files = news.await_one("changed", "index.html");
    let pages = serving.edition.run(["check"]).code; // the site may not be read while it is written
    assert_eq!(pages, Some(0));
    let told = files.as_array().unwrap().iter().filter(|file| file.as_str().unwrap().ends_with(".html")).count();
    serving.assert_as_built();
    let site = crate::support::Site::read(&serving.edition.path("site"));
    assert_eq!(told, site.pages().len());
    assert!(serving.get("/").body.contains("A word before."));
    // A template that breaks is told, and a style sheet of the edition's own is served.
    serving.edition.put("theme/templates/note.html", "{% block");
    news.await_one("problem", "template");
    serving.edition.delete("theme/templates/note.html");
    news.await_one("well", "");
    serving.edition.put("theme/styles/own.css", "body { color: rebeccapurple }\n");
    news.await_one("changed", "assets/site.css");
    assert!(serving.get("/assets/site.css").body.contains("body { color: rebeccapurple }"));
    serving.assert_as_built();
}

#[test]
fn works_lists_and_essays_are_noticed() {
    let serving = Serving::new(Edition::new());
    let mut news = serving.listen();
    for (file, from, to, page) in [
        (
            "annotations/bibliography.yaml",
            "Cavern Press\n  publisher-place",
            "Grotto Press\n  publisher-place",
            "bibliography/index.html",
        ),
        ("annotations/essays/about.md", "By hand.", "By both hands.", "about/index.html"),
        ("annotations/kinds.yaml", "name: Gloss", "name: Explanation", PAGE),
        ("corpus/lantern/work.yaml", "role: the walk", "role: the walk in the dark", "read/lantern/game.py/index.html"),
    ] {
        serving.edition.change(file, from, to);
        news.await_one("changed", page);
        serving.assert_as_built();
    }
}

#[test]
fn a_text_that_changes_under_the_edition_is_a_problem() {
    let serving = Serving::new(Edition::new());
    let mut news = serving.listen();
    let path = "corpus/echo/source/say.py";
    let text = serving.edition.text(path);
    serving.edition.put(path, text.replace("12", "13"));
    news.await_one("problem", "lock-disagrees");
    serving.edition.put(path, text);
    news.await_one("well", "");
    serving.assert_as_built();
}

#[test]
fn many_edits_in_a_row_end_in_the_last() {
    let serving = Serving::new(Edition::new());
    for number in 0..30 {
        let text = serving.edition.text("edition.yaml");
        let subtitle = text.lines().find(|line| line.starts_with("subtitle:")).unwrap().to_owned();
        serving.edition.put("edition.yaml", text.replace(&subtitle, &format!("subtitle: State {number}")));
    }
    let deadline = std::time::Instant::now() + super::client::PATIENCE;
    while !serving.get("/").body.contains("State 29") {
        assert!(std::time::Instant::now() < deadline, "the last edit is never shown");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    serving.assert_as_built();
}
