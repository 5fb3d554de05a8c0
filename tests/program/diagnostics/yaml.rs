//! YAML that is none, or is not what an edition's files may hold.

use super::{DRAW, cases, draw};
use crate::support::Edition;

fn instead(text: &str) -> Edition {
    Edition::new().write(DRAW, text)
}

cases! {
    not_yaml: draw("lens: [chance, authorship]", "lens: [chance, authorship");
    indented_with_a_tab: draw("  lines: 37-39 ", "\tlines: 37-39 ");
    colon_in_a_title: draw("title: One place", "title: Chance: one place");
    quotation_never_closed: draw("title: One place", "title: \"One place");
    body_not_indented: draw("  the dice take one of them.", "the dice take one of them.");
    nothing_in_the_file: instead("");
    only_a_comment: instead("# later\n");
    two_documents: draw("kind: gloss", "---\nkind: gloss");
    nested_without_end: instead(&format!("title: {}x{}\n", "[".repeat(5000), "]".repeat(5000)));
    list_without_end: instead(&"- x\n".repeat(60_000));
    billion_laughs: instead("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
    star_at_the_beginning: draw("on: chance.choice(heard)", "on: *args");
    key_is_a_list: draw("kind: gloss", "? [kind]\n: gloss");
    key_misspelt: draw("kind: gloss", "knid: gloss");
    key_like_no_other: draw("kind: gloss", "kind: gloss\nmood: grey");
    key_in_a_target: draw("symbol: Chain", "simbol: Chain");
    key_twice: draw("kind: gloss", "kind: gloss\nlens: [chance]");
    key_missing: draw("date: 2026-11-01\n", "");
    key_left_empty: draw("date: 2026-11-01", "date:");
    list_for_a_text: draw("title: One place where chance decides", "title: [One, place]");
    mapping_for_a_list: draw("see: [echo/echo/chain.py/window]", "see: {first: echo/echo/chain.py/window}");
    number_for_a_target: draw("target:\n  lines: 37-39     # the inner function\n  symbol: Chain.speak.step\n  on: chance.choice(heard)", "target: 37-39");
    list_of_notes_in_one_file: instead("- title: One\n- title: Two\n");
    mapping_for_a_list_of_kinds: Edition::new().write("annotations/kinds.yaml", "gloss:\n  letter: G\n");
    date_as_it_is_spoken: draw("2026-11-01", "1 November 2026");
    date_that_never_was: draw("2026-11-01", "2026-02-30");
    lines_the_wrong_way_round: draw("37-39", "39-37");
    line_zero: draw("37-39", "0");
    lines_with_a_letter: draw("37-39", "L37-L39");
    stamp_by_hand: draw("\nstamp: ", "\nstamp: today # ");
    word_misspelt: draw("evidence: text", "evidence: txet");
    word_not_allowed: draw("evidence: text", "evidence: rumour");
    body_empty: Edition::new().write(DRAW, "title: x\nkind: gloss\ntarget: {lines: 1}\nby: ines\ndate: 2026-11-01\nevidence: text\nbody: ''\n");
    contributor_id_in_capitals: draw("by: [ines]", "by: [Ines]");
    letter_of_two: Edition::new().replace("annotations/kinds.yaml", "letter: G", "letter: Gl");
}

cases! {
    measure_misspelt: Edition::new().replace("edition.yaml", "measure: english", "measure: englisch");
    condition_without_a_bound: Edition::new().replace("edition.yaml", "      at-least: 90\n      below: 100\n", "");
    bound_that_is_no_number: Edition::new().replace("edition.yaml", "below: 100", "below: most");
    tensor_as_a_mapping: Edition::new().replace("edition.yaml", "tensor: [random]", "tensor: {random: yes}");
}
