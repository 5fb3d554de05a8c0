//! House rules.

use super::{DRAW, cases};
use crate::support::Edition;

/// The edition with rules for the style of its notes, and one note changed.
fn ruled(from: &str, to: &str) -> Edition {
    let edition = Edition::new();
    let settings = edition.text("edition.yaml");
    let rules = "house-rules: {least-words: 20, most-words: 150, quoted: 5, avoid: [needless to say, wondrous], questions: [reply]}\n";
    edition.write("edition.yaml", format!("{settings}{rules}")).replace(DRAW, from, to)
}

const FIRST: &str = "Here the chain chooses.";

cases! {
    title_names_a_topic: ruled("title: One place where chance decides", "title: The step function");
    title_is_the_symbol: ruled("title: One place where chance decides", "title: On `Chain.speak.step`");
    history_without_a_date: ruled("evidence: text", "evidence: history").replace(DRAW, "cites: [moss2021]\n", "").replace(DRAW, "\n  [@moss2021, pp. 4-5] says", " some say");
    scholarship_without_a_work: ruled("evidence: text", "evidence: scholarship").replace(DRAW, "cites: [moss2021]\n", "").replace(DRAW, "\n  [@moss2021, pp. 4-5] says", " some say");
    words_of_the_work: ruled(FIRST, "Here *every run of words*\n  is a key; the word after is taken.");
    code_of_the_work: ruled(FIRST, "It is `def step(said): heard = self.followers` and no more.");
    word_ruled_out: ruled(FIRST, "Needless\n  to say, here the wondrous chain chooses.");
    word_ruled_out_of_the_title: ruled("title: One place", "title: One wondrous place");
    note_too_long: ruled(FIRST, &"And so on, and on. ".repeat(20));
    note_too_short: short();
    question_in_a_gloss: ruled(FIRST, "What chooses? Not `a?b`. The chain.");
    allowance_of_no_rule: ruled("  [^1]: Counting is done by keeping.\n", "  [^1]: Counting is done by keeping.\nallow:\n  title-topic: it is one\n  dullness: it is fun\n");
}

/// A note of two words.
fn short() -> Edition {
    let edition = ruled(FIRST, "Enough said.");
    let text = edition.text(DRAW);
    let (head, _) = text.split_once("body: |").unwrap();
    let head = head.replace("cites: [moss2021]\n", "");
    edition.write(DRAW, format!("{head}body: |\n  Enough said.\n"))
}

#[test]
fn a_note_may_break_a_rule_and_say_why() {
    let edition = ruled(FIRST, "What chooses? Needless to say, the wondrous chain.");
    let told = |edition: &Edition| {
        let ran = edition.run(["check", "--format", "json", DRAW]);
        let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        list.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(&edition), ["idle-question", "ruled-out-word", "ruled-out-word"]);
    edition.change(DRAW, "body: |", "allow:\n  ruled-out-word: it is quoted\nbody: |");
    assert_eq!(told(&edition), ["idle-question"]);
}

#[test]
fn without_rules_there_are_no_warnings_of_style() {
    let edition =
        Edition::new().replace(DRAW, FIRST, "What chooses? Needless to say, every run of words is a key; the word.");
    assert!(edition.run(["check", DRAW]).expect(0).err.ends_with("no problems\n"));
}

#[test]
fn five_words_may_be_quoted() {
    let edition = ruled(FIRST, "Here every run of words is not what one thinks.");
    assert!(edition.run(["check", DRAW]).expect(0).err.ends_with("no problems\n"));
}
