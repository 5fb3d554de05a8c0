//! Terms and paths.

use super::{cases, draw};
use crate::support::Edition;

const TERM: &str = "annotations/terms/chance.yaml";
const PATH: &str = "annotations/paths/one-word.yaml";
const STOP: &str = "echo:echo/chain.py#L22-L26";

fn term(from: &str, to: &str) -> Edition {
    Edition::new().replace(TERM, from, to)
}

fn path(from: &str, to: &str) -> Edition {
    Edition::new().replace(PATH, from, to)
}

cases! {
    term_without_a_place: term("place: \"echo:echo/dice.py#L4-L6\"\n", "");
    term_in_an_unknown_work: term("echo:echo/dice.py#L4-L6", "ecko:echo/dice.py#L4-L6");
    term_in_an_unknown_file: term("echo:echo/dice.py#L4-L6", "echo:echo/dices.py#L4-L6");
    term_past_the_end: term("echo:echo/dice.py#L4-L6", "echo:echo/dice.py#L4-L66");
    term_on_a_whole_file: term("echo:echo/dice.py#L4-L6", "echo:echo/dice.py");
    term_that_is_no_address: term("echo:echo/dice.py#L4-L6", "echo/dice.py line 4");
    term_seen_but_unknown: term("see: [window]", "see: [windos]");
    term_sees_itself: term("see: [window]", "see: [chance]");
    term_of_two_files: term("also: [dice, source of chance]", "also: [dice, windows]");
    term_cited_but_not_listed: term("cites: [ray2018]\n", "");
    term_listed_but_not_cited: term("cites: [ray2018]", "cites: [ray2018, guild2020]");
    term_key_unknown: term("cites: [ray2018]", "cites: [ray2018, ray2019]");
    term_by_a_stranger: term("by: [ines]", "by: [inez]");
    term_by_nobody: term("by: [ines]", "by: []");
    term_in_long: term("What a program asks when", &format!("{}what a program asks when", "What and ".repeat(20)));
    term_short: short();
    term_perhaps_linked: term("term: chance", "term: chance\nlink: perhaps");
    term_with_an_unknown_key: term("short:", "sort:");
    term_links_nowhere: term("[[term:window]]", "[[term:widow]]");
    term_links_to_no_path: term("[[path:one-word]]", "[[path:one-world]]");
    stray_among_terms: Edition::new().write("annotations/terms/Logit.yml", "x");
    stray_among_paths: Edition::new().write("annotations/paths/one word.yaml", "x");
    stop_at_an_unknown_file: path(STOP, "echo:echo/chains.py#L22-L26");
    stop_past_the_end: path(STOP, "echo:echo/chain.py#L22-L260");
    stop_at_a_whole_file: path(STOP, "echo:echo/chain.py");
    stop_with_an_unknown_note: path("note: echo/echo/chain.py/window", "note: echo/echo/chain.py/widow");
    stop_without_a_reason: without_reason();
    stop_links_nowhere: path("[[note:echo/echo/chain.py/whole-class]]", "[[note:echo/echo/chain.py/hole-class]]");
    stop_links_to_no_term: path("[[term:chance]]", "[[term:chanse]]");
    stop_cites_what_is_not_listed: path("What was kept is now", "What was kept [@ray2018] is now");
    path_without_stops: no_stops();
    path_that_cites_nothing: path("[@moss2021], at", "somehow, at");
    path_introduction_short: path_introduction("Come in.");
    path_end_leads_nowhere: Edition::new().replace(PATH, "instead ([[path:the-dark]])", "instead ([[path:the-darc]])");
    two_paths_of_one_order: path("order: 1", "order: 2");
    order_that_is_no_number: path("order: 1", "order: first");
    link_to_an_unknown_term: draw("  Here the chain", "  Here [[term:chanc]] the chain");
    link_to_an_unknown_path: draw("  Here the chain", "  Here [[path:words]] the chain");
    link_to_no_name_of_a_term: draw("  Here the chain", "  Here [[term:By Chance]] the chain");
    note_lists_what_it_does_not_cite: draw("cites: [moss2021]", "cites: [moss2021, ray2018]");
}

fn short() -> Edition {
    let text = Edition::new().text("annotations/terms/window.yaml");
    let (head, _) = text.split_once("body: |").unwrap();
    Edition::new().write("annotations/terms/window.yaml", format!("{head}body: |\n  What is seen.\n"))
}

/// The path with another introduction.
fn path_introduction(words: &str) -> Edition {
    let text = Edition::new().text(PATH);
    let (head, rest) = text.split_once("introduction: |").unwrap();
    let (_, tail) = rest.split_once("stops:").unwrap();
    Edition::new().write(PATH, format!("{head}introduction: |\n  {words} [@moss2021]\nstops:{tail}"))
}

fn without_reason() -> Edition {
    let text = Edition::new().text(PATH);
    let (head, rest) = text.split_once("    reason: |\n      The house keeps").unwrap();
    let (_, tail) = rest.split_once("  - at: \"lantern@first").unwrap();
    Edition::new().write(PATH, format!("{head}  - at: \"lantern@first{tail}"))
}

fn no_stops() -> Edition {
    let text = Edition::new().text(PATH);
    let (head, rest) = text.split_once("stops:").unwrap();
    let (_, tail) = rest.split_once("\nend: |").unwrap();
    Edition::new().write(PATH, format!("{head}stops: []\nend: |{tail}"))
}

#[test]
fn one_fault_is_said_once() {
    // Others refer to both; that they cannot be read is their own fault alone.
    let edition = term("short:", "short: [").replace(PATH, "order: 1", "order: {").run(["check"]).expect(1);
    assert_eq!(edition.err.matches("error[").count(), 2, "{}", edition.err);
}
