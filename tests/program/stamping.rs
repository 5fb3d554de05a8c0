//! `stamp` writes what holds a note to its lines, and nothing else.

use crate::support::Edition;

const DRAW: &str = "annotations/notes/echo/echo/chain.py/one-chance.yaml";
const WINDOW: &str = "annotations/notes/echo/echo/chain.py/window.yaml";
const CHAIN: &str = "texts/echo/echo/chain.py";

/// A note without its line of stamp.
fn bare(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with("stamp:")).collect()
}

/// The edition with one note unstamped.
fn unstamped() -> Edition {
    let edition = Edition::new();
    let text = bare(&edition.text(DRAW));
    edition.write(DRAW, text)
}

#[test]
fn a_stamp_is_written_once_and_in_its_place() {
    let stamped = Edition::new().text(DRAW);
    let edition = unstamped();
    let ran = edition.run(["stamp"]).expect(0);
    assert_eq!(ran.err, format!("stamped {DRAW}\n10 exact, 1 stamped\n"));
    // The same bytes as before: comment, order and all else.
    assert_eq!(edition.text(DRAW), stamped);
    assert_eq!(edition.run(["stamp"]).expect(0).err, "11 exact\n");
    assert_eq!(edition.text(DRAW), stamped, "stamped once is stamped");
    edition.run(["check"]).expect(0);
}

#[test]
fn a_dry_run_writes_nothing() {
    let edition = unstamped();
    let before = edition.text(DRAW);
    assert_eq!(edition.run(["stamp", "--dry-run"]).expect(0).err, format!("would stamp {DRAW}\n10 exact, 1 stamped\n"));
    assert_eq!(edition.text(DRAW), before);
}

#[test]
fn however_a_note_is_written() {
    let body = "by: ines\ndate: 2026-11-01\nevidence: text\nbody: |\n  x\n";
    for (target, stamped) in [
        ("target: {lines: 12, on: Chain}\n", "target: {lines: 12, on: Chain}\nstamp: "),
        ("target: { symbol: answer }  # all of it\n", "target: { symbol: answer }  # all of it\nstamp: "),
        ("target:\n    on: \"said = begin()\"\n    lines: 41\n\n# and now\n", "lines: 41\nstamp: "),
        ("target:\n  {\n    lines: 12\n  }\n", "  }\nstamp: "),
    ] {
        for ends in ["\n", "\r\n"] {
            let text = format!("title: x\nkind: gloss\n{target}{body}").replace('\n', ends);
            let edition = Edition::new().write(DRAW, &text);
            edition.run(["stamp"]).expect(0);
            let written = edition.text(DRAW);
            assert!(written.contains(&stamped.replace('\n', ends)), "{written}");
            assert_eq!(bare(&written), text, "nothing else has changed");
            assert_eq!(edition.run(["stamp"]).expect(0).err, "11 exact\n", "{written}");
        }
    }
    // A target at the very end, and no line end after it.
    let text = format!("title: x\nkind: gloss\n{body}target:\n  lines: 12");
    let edition = Edition::new().write(DRAW, &text);
    edition.run(["stamp"]).expect(0);
    assert!(edition.text(DRAW).starts_with(&format!("{text}\nstamp: ")), "{}", edition.text(DRAW));
    assert_eq!(edition.run(["stamp"]).expect(0).err, "11 exact\n");
}

#[test]
fn what_moved_is_followed() {
    let before = Edition::new().text(DRAW);
    let edition = Edition::new().upstream(CHAIN, "import random\n", "import random\nimport sys\nimport os\n");
    let ran = edition.run(["stamp"]).expect(0);
    assert!(ran.err.contains(&format!("stamped {DRAW}\n")), "{}", ran.err);
    assert_eq!(
        edition.text(DRAW),
        before.replace("lines: 37-39 ", "lines: 39-41 "),
        "the text is the same, so is its stamp"
    );
    assert!(edition.text(WINDOW).contains("lines: 21-29\n"));
    // Notes refer to lines in their prose, too; those are for a person.
    edition.run(["check"]).expect(0);
    assert!(edition.run(["stamp"]).expect(0).err.starts_with("11 exact"));
}

#[test]
fn what_was_laid_out_anew_is_followed() {
    let (old, new) = (
        "            window = window + [word]\n",
        "            window = (\n                window + [word]\n            )\n",
    );
    let edition = Edition::new().upstream(CHAIN, old, new);
    let before = edition.text(WINDOW);
    edition.run(["stamp"]).expect(0);
    let after = edition.text(WINDOW);
    assert!(after.contains("lines: 19-29\n"), "{after}");
    assert_ne!(after, before.replace("19-27", "19-29"), "another text has another stamp");
    assert!(edition.run(["stamp"]).expect(0).err.starts_with("11 exact"));
}

#[test]
fn what_only_a_person_can_decide_is_left() {
    let repeated = "        # Every run of words is a key; the word after it is what it says.\n";
    for (from, to, state) in [
        ("chance.choice(heard) if heard", "heard[-1] if heard", "2 changed"),
        // The comment stands twice, and not where it stood: either may be meant.
        (repeated, &format!("        pass\n{repeated}{repeated}"), "1 ambiguous"),
    ] {
        let edition = Edition::new().upstream(CHAIN, from, to);
        let notes = "annotations/notes/echo/echo/chain.py";
        let file = if state.contains("changed") { DRAW.to_owned() } else { format!("{notes}/comment-speaks.yaml") };
        let before = edition.text(&file);
        let ran = edition.run(["stamp"]);
        assert!(ran.err.contains(state), "{state}: {}", ran.err);
        assert!(!ran.err.contains(&file), "{}", ran.err);
        assert_eq!(edition.text(&file), before);
        edition.run(["check"]).expect(1);
    }
}

#[test]
fn without_a_text_there_is_nothing_to_stamp() {
    let edition = unstamped().remove("corpus/echo/source");
    let before = edition.text(DRAW);
    edition.run(["stamp"]).expect(0);
    assert_eq!(edition.text(DRAW), before);
}
