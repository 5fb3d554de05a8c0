//! Names that lead nowhere, and the nearest that lead somewhere.

use super::{DRAW, cases, draw};
use crate::support::Edition;

/// The body of a note with these words at its beginning.
fn saying(words: &str) -> Edition {
    draw("  Here the chain chooses.", &format!("  Here {words} the chain chooses."))
}

/// The edition with its variants changed in one place.
fn variants(from: &str, to: &str) -> Edition {
    Edition::new().replace("annotations/variants.yaml", from, to)
}

const WORK: &str = "corpus/echo/work.yaml";

cases! {
    kind_misspelt: draw("kind: gloss", "kind: glos");
    kind_like_no_other: draw("kind: gloss", "kind: sonnet");
    lens_misspelt: draw("lens: [chance, authorship]", "lens: [chance, autorship]");
    contributor_unknown: draw("by: [ines]", "by: [ines, ada]");
    editor_unknown: Edition::new().replace("edition.yaml", "editors: [ines]", "editors: [inse]");
    article_unknown: Edition::new().replace("edition.yaml", "article: moss2021", "article: moss2012");
    key_listed_but_unknown: draw("cites: [moss2021]", "cites: [moss2021, lind-ray2020]");
    key_cited_but_unknown: saying("[@mos2021, p. 3]");
    one_key_of_several_unknown: saying("[@moss2021; @nobody1999, p. 3]");
    note_seen_but_unknown: draw("see: [echo/echo/chain.py/window]", "see: [echo/echo/chain.py/windows]");
    note_id_without_path: draw("see: [echo/echo/chain.py/window]", "see: [window]");
    kind_twice: Edition::new().replace("annotations/kinds.yaml", "- id: voices", "- id: gloss");
    bibliography_key_twice: Edition::new().replace("annotations/bibliography.yaml", "- id: ray2018", "- id: guild2020");
    file_twice: Edition::new().replace(WORK, "path: say.py", "path: listen.sh");
    folder_of_an_unknown_work: Edition::new().write("annotations/notes/ecko/say.py/quiet.yaml", Edition::new().text(DRAW));
    folder_of_an_unknown_file: Edition::new().write("annotations/notes/echo/echo/chains.py/quiet.yaml", Edition::new().text(DRAW));
    link_to_an_unknown_work: saying("[[ekho:say.py]]");
    link_to_an_unknown_file: saying("[[echo:echo/chian.py#L3]]");
    link_to_an_unknown_witness: saying("[[lantern@second:game.py]]");
    link_past_the_end: saying("[[echo:echo/chain.py#L10-L99]]");
    link_to_an_unknown_symbol: saying("[[echo:shout]]");
    link_to_a_symbol_of_two_files: saying("[[echo:main]]")
        .upstream("texts/echo/echo/dice.py", "def fair(times):", "def main(times):");
    link_of_no_form: saying("[[echo/chain.py line 3]]");
    link_to_an_unknown_note: saying("[[note:echo/echo/chain.py/one-chanse]]");
    also_past_the_end: Edition::new()
        .replace("annotations/notes/echo/echo/chain.py/same-draw.yaml", "echo:echo/dice.py#L4-L6", "echo:echo/dice.py#L4-L60");
    script_as_an_address: saying("[so](javascript:alert)");
    address_without_a_host: saying("[so](//example.org/x)");
    path_as_an_address: saying("[so](chain.py)");
    picture: saying("![a parrot](https://example.org/parrot.png)");
    dead_link_in_an_introduction: Edition::new().replace(WORK, "[[echo:Chain.speak]]", "[[echo:Chain.speek]]");
    dead_link_in_an_essay: Edition::new().replace("annotations/essays/about.md", "[[lantern]]", "[[lamp]]");
    variants_with_a_sigil_twice: variants("sigil: L1", "sigil: L");
    variants_of_an_unknown_state: variants("state: lantern@first", "state: lantern@frist");
    variants_against_an_unknown_base: variants("bases: [L, L1]", "bases: [L, L2]");
    variants_from_an_unknown_sigil: variants("- from: L1", "- from: M");
    variants_of_a_state_without_a_sigil: variants("lantern@first:game.py]", "lantern@first:game.py, echo:say.py]");
    variants_of_an_unknown_file: variants("lantern@first:game.py]", "lantern@first:gane.py]");
    variants_of_a_symbol_that_is_in_none: variants("symbol: play", "symbol: pley");
    variants_of_symbols_one_of_which_is_in_none: variants("symbol: play", "symbols: [play, Wakl]");
    variants_of_a_symbol_and_of_symbols: variants("symbol: play", "symbol: play\n        symbols: [Walk]");
    variants_of_no_symbols: variants("symbol: play", "symbols: []");
    variants_of_a_symbol_twice: variants("symbol: play", "symbols: [play, Walk, play]");
    variants_with_two_files_of_one_witness: variants("lantern@first:game.py]", "lantern:web/play.js]");
    variants_with_a_bad_sigil: variants("sigil: L1", "sigil: l-1");
    dead_link_in_a_verdict: variants("[[lantern:game.py#L1]]", "[[lantern:game.py#L100]]");
    dead_link_in_the_settings: Edition::new().replace("edition.yaml", "[@moss2021]", "[@moss]");
}

#[test]
fn one_fault_is_said_once() {
    // Twelve things refer to this note; that it cannot be read is its own fault alone.
    let edition = draw("kind: gloss", "kind: [");
    let ran = edition.run(["check"]).expect(1);
    assert_eq!(ran.err.matches("error[").count(), 1, "{}", ran.err);
}
