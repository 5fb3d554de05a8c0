//! Many mistakes at once: each is told, at its place and nowhere else.

use super::{DRAW, fixed};
use crate::support::Edition;

const WINDOW: &str = "annotations/notes/echo/echo/chain.py/window.yaml";
const COMMENT: &str = "annotations/notes/echo/echo/chain.py/comment-speaks.yaml";
const CLASS: &str = "annotations/notes/echo/echo/chain.py/whole-class.yaml";
const PATTERN: &str = "annotations/notes/echo/echo/chain.py/same-draw.yaml";
const DICE: &str = "annotations/notes/echo/echo/dice.py/tabs-and-tides.yaml";
const WORDS: &str = "annotations/notes/echo/echo/words.py/no-spaces.yaml";
const README: &str = "annotations/notes/echo/README.md/means-nothing.yaml";
const WHISPER: &str = "annotations/notes/lantern/game.py/whisper-unheard.yaml";
const REPLY: &str = "annotations/notes/lantern/game.py/reply-to-chance.yaml";
const EDITORS: &str = "annotations/notes/lantern/game.py/editors-choice.yaml";

#[test]
fn twenty_mistakes_are_twenty_places() {
    let planted = [
        // file, what stands there, the mistake, where `check` must point: code, line, column
        (DRAW, "kind: gloss", "kind: glosss", "unknown-name", 3, 7),
        (DRAW, "see: [echo/echo/chain.py/window]", "see: [echo/echo/chain.py/widow]", "unknown-name", 14, 7),
        (DRAW, "[[echo:echo/dice.py#L6]]", "[[echo:echo/dice.py#L66]]", "lines-past-end", 19, 59),
        (WINDOW, "evidence: run", "evidence: ran", "bad-choice", 9, 11),
        (WINDOW, "date: 2026-11-02", "date: 2026-13-02", "bad-value", 8, 7),
        (COMMENT, "on: it says", "on: it sings", "words-not-found", 5, 7),
        (COMMENT, "lens: [authorship]", "lens: [author-ship]", "unknown-name", 10, 8),
        (CLASS, "cites: [lind-ray2019, anonymous1904]", "cites: [lind-ray2019]", "citation-not-listed", 14, 44),
        (CLASS, "symbol: Chain", "symbol: Chains", "unknown-symbol", 5, 11),
        (PATTERN, "echo:echo/chain.py#L30", "echo:echo/chain.py#L300", "lines-past-end", 6, 8),
        (PATTERN, "lantern@first:game.py", "lantern@frist:game.py", "unknown-name", 6, 62),
        (DICE, "lens: [chance]", "lenz: [chance]", "unknown-key", 11, 1),
        (WORDS, "kind: paratext", "kind: paratext\nkind: gloss", "duplicate-key", 3, 1),
        (README, "  on: It means nothing by it\n", "", "kind-needs", 2, 7),
        (WHISPER, "by: [tomas]", "by: [thomas]", "unknown-name", 7, 6),
        (WHISPER, "The method is never called.", "The method is [never](data:x) called.", "unsafe-link", 13, 17),
        (REPLY, "stance: qualifies", "stance: denies", "bad-choice", 11, 9),
        (EDITORS, "[@guild2020]", "[@guild1920]", "unknown-name", 13, 108),
        (
            "annotations/lenses.yaml",
            "something else decide?",
            "something else decide?\n- {id: chance, name: Luck, definition: The same}",
            "duplicate-id",
            7,
            8,
        ),
        ("corpus/lantern/work.yaml", "[[echo]]", "[[ecko]]", "unknown-name", 7, 32),
    ];
    let edition = planted.iter().fold(Edition::new(), |edition, (file, from, to, ..)| edition.replace(file, from, to));
    let ran = edition.run(["check", "--format", "json"]).expect(1);
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let place = |one: &serde_json::Value| {
        let text = |key: &str| one[key].as_str().unwrap().to_owned();
        (text("file"), one["line"].as_u64().unwrap(), one["column"].as_u64().unwrap(), text("code"))
    };
    let told: Vec<_> = list.as_array().unwrap().iter().map(place).collect();
    let mut expected: Vec<_> = planted
        .iter()
        .map(|(file, _, _, code, line, column)| ((*file).to_owned(), *line, *column, (*code).to_owned()))
        .collect();
    expected.sort();
    assert_eq!(told, expected);
    fixed("twenty_mistakes", &edition.run(["check"]).expect(1));
}
