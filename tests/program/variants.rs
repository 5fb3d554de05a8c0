//! The variants: what is collated, and what the pages say where something cannot be.

use crate::support::{Edition, Page, Site};

const OVERVIEW: &str = "variants/index.html";
const APPARATUS: &str = "variants/walk/index.html";
const SIDES: &str = "variants/walk/l-l1/index.html";
const FIRST: &str = "texts/lantern-first/game.py";

/// A page, read and as it is written.
struct Shown {
    page: Page,
    html: String,
}

fn show(site: &Site, path: &str) -> Shown {
    Shown { page: site.page(path), html: site.html(path).to_owned() }
}

/// The first walk with a part of the later one in it, laid out otherwise.
fn with_whisper() -> Edition {
    Edition::new().upstream(
        FIRST,
        "def play(room",
        "class Walk:\n    async def whisper(self):\n        return join(\n            self.chain.speak(8)\n        )\n\n\ndef play(room",
    )
}

#[test]
fn the_overview_has_a_cell_for_each_witness_and_a_page_for_each_base() {
    let site = Edition::new().build();
    let page = show(&site, OVERVIEW);
    let states: Vec<_> = page.page.elements.iter().filter(|one| one.is("state-changed")).collect();
    assert!(states.iter().any(|state| state.text == "Δ"), "{}", page.html);
    for words in ["Held against", "It learned to whisper", "The first walk, grown."] {
        assert!(page.html.contains(words), "{words}");
    }
    let to: Vec<_> = page.page.named("a").filter_map(|link| link.get("href")).collect();
    for href in ["from-l1/index.html", "walk/index.html", "walk/l-l1/index.html"] {
        assert!(to.contains(&href), "{href} among {to:?}");
    }
    // From the other side the same two are held against each other.
    assert!(show(&site, "variants/from-l1/index.html").html.contains("../walk/l1-l/index.html"));
}

#[test]
fn the_apparatus_has_the_readings_beside_the_lines() {
    let page = show(&Edition::new().build(), APPARATUS);
    let places: Vec<_> = page.page.elements.iter().filter(|one| one.is("k-variant") && one.is("note")).collect();
    assert_eq!(places.len(), 6, "{}", page.html);
    assert!(places[0].text.contains("line 1") && places[0].text.contains("A walk through a dark house."));
    assert!(places[1].text.contains("lines 3–4") && places[1].text.contains("om."), "{}", places[1].text);
    assert!(page.html.contains("by line") && page.html.contains("by syntax tree"), "figures name their measure");
    assert!(page.html.contains("The walk goes on as it did."), "a symbol's verdict stands at the symbol");
}

#[test]
fn a_sentence_for_several_symbols_stands_once_below_those_that_are_neighbours() {
    let list = "annotations/variants.yaml";
    let says = "says: The walk goes on as it did.";
    let of = |symbols: &str| Edition::new().replace(list, "symbol: play", symbols).build();
    let count = |site: &Site, words: &str| show(site, APPARATUS).html.matches(words).count();
    let told = |site: &Site| {
        let html = show(site, OVERVIEW).html;
        let at = html.find(" in the apparatus have a sentence").expect(&html);
        html[..at].rsplit('>').next().unwrap().to_owned()
    };
    let (alone, class) = (of("symbol: play"), of("symbol: Walk"));
    assert_eq!((count(&alone, &says[6..]), count(&class, &says[6..])), (1, 1));
    // Neither is of a class what is said of it said of its methods, nor the other way round.
    assert!(told(&class).starts_with("1 of the "), "{}", told(&class));
    let neighbours = of("symbols: [Walk, Walk.__init__]");
    assert_eq!(count(&neighbours, &says[6..]), 1, "once, below both");
    assert!(told(&neighbours).starts_with("2 of the "), "{}", told(&neighbours));
    let apart = of("symbols: [Walk, play]");
    assert_eq!(count(&apart, &says[6..]), 2, "where others stand between, at each");
}

#[test]
fn two_witnesses_stand_side_by_side() {
    let page = show(&Edition::new().build(), SIDES);
    let rows: Vec<_> = page.page.elements.iter().filter(|one| one.is("substantive")).collect();
    assert!(rows.len() > 10 && page.html.contains("Only what changes behaviour"));
    assert!(page.html.contains("<mark>"), "words are marked");
}

#[test]
fn what_only_looks_different_is_the_same_tree() {
    let edition = Edition::new();
    let text = edition
        .text("texts/lantern/game.py")
        .replace("self.chain.speak(8)", "\n            self.chain.speak(8)\n        ");
    let edition = edition.write(FIRST, text);
    edition.run(["vendor", "--update", "--offline"]).expect(0);
    let site = edition.build();
    let page = show(&site, APPARATUS);
    assert!(page.html.contains("The same tree: what differs is accidental (layout)"), "{}", page.html);
    assert!(!page.html.contains("id=\"place-1\""), "accidentals are no places");
    // One word that runs otherwise, and it is not.
    let edition = edition.upstream(FIRST, "self.chain.speak(8)", "self.chain.speak(9)");
    let page = show(&edition.build(), APPARATUS);
    assert!(
        page.html.contains("What runs differs in one place") && page.html.contains("id=\"place-1\""),
        "{}",
        page.html
    );
}

#[test]
fn reading_pages_mark_what_others_read_and_carry_notes_over() {
    let site = with_whisper().build();
    let base = show(&site, "read/lantern/game.py/index.html");
    let marks: Vec<_> = base.page.named("i").filter(|link| link.is("v")).collect();
    assert!(!marks.is_empty() && marks.iter().all(|mark| mark.get("title") == Some("Read otherwise in L1")));
    assert!(base.html.contains("../../../variants/walk/index.html#place-1"), "and each place is a link");
    let witness = show(&site, "read/lantern@first/game.py/index.html");
    for words in ["Notes on another witness that hold here", "has the same tree as in L", "Walk.whisper"] {
        assert!(witness.html.contains(words), "{words}");
    }
    // Where the symbol is another, or not there, nothing is carried.
    let witness = show(&Edition::new().build(), "read/lantern@first/game.py/index.html");
    assert!(!witness.html.contains("Notes on another witness"));
}

#[test]
fn a_claim_carries_over_to_the_same_code_and_says_of_which_lines_it_was_made() {
    const CLAIM: &str = "annotations/claims/lantern/whisper.yaml";
    let claim = |lines: &str| {
        format!(
            "claim: A whisper is one call long.\nsaid: {{cite: ray2018, at: \"\u{a7}2\"}}\nat: lantern:game.py#{lines}\nverdict: undecidable\n\
             undecided: Nobody has measured a whisper.\nby: [ines]\ndate: 2026-11-20\nnote: |\n  What is the case is said here in a few words.\n"
        )
    };
    let edition = with_whisper().write(CLAIM, claim("L27"));
    let witness = show(&edition.build(), "read/lantern@first/game.py/index.html");
    let (_, carried) = witness.html.split_once("Claims about another witness").expect(&witness.html);
    let carried = carried.split("</ul>").next().unwrap();
    for words in ["A whisper is one call long.", "Its line 27 of L: here", "Walk.whisper", "has the same tree as in L"]
    {
        assert!(carried.contains(words), "{words}: {carried}");
    }
    // Lines of a symbol that is another there are not said to be there.
    let edition = edition.write(CLAIM, claim("L31"));
    let witness = show(&edition.build(), "read/lantern@first/game.py/index.html");
    assert!(!witness.html.contains("Claims about another witness"));
}

#[test]
fn a_definition_is_followed_into_another_text_of_the_witness() {
    const WORK: &str = "corpus/lantern/work.yaml";
    let edition = Edition::new();
    let game = edition.text("texts/lantern/game.py");
    let from = game.find("class Walk").unwrap();
    let class = game[from..].split("def play").next().unwrap();
    let voice = "  - path: voice.py\n    layer: ancillary\n    phase: interface\n";
    let edition = edition
        .write("texts/lantern/voice.py", "hush = 1\n")
        .write("texts/lantern-first/voice.py", class)
        .replace(WORK, "crossings:\n", &format!("{voice}crossings:\n"));
    let text = edition.text(WORK) + &voice.replace("\n ", "\n     ").replacen("  -", "      -", 1);
    let list = "annotations/variants.yaml";
    let second = "  - id: voice\n    title: voice.py\n    files: [lantern:voice.py, lantern@first:voice.py]\nstemma:";
    let edition = edition.write(WORK, text).replace(list, "stemma:", second);
    edition.run(["vendor", "--update", "--offline"]).expect(0);
    let site = edition.build();
    let page = show(&site, SIDES).html;
    let (_, moved) = page.split_once("From one file to another").expect(&page);
    let moved = moved.split("</ul>").next().unwrap();
    for words in
        ["Walk", "../../../read/lantern/game.py/index.html#L", "../../../read/lantern@first/voice.py/index.html#L1"]
    {
        assert!(moved.contains(words), "{words}: {moved}");
    }
    assert!(moved.contains("followed by its syntax"), "{moved}");
    assert!(show(&site, APPARATUS).html.contains("there in voice.py"));
    assert!(!show(&Edition::new().build(), SIDES).html.contains("From one file to another"));
}

#[test]
fn a_witness_that_cannot_be_had_leaves_the_page_standing() {
    let edition = Edition::new().remove("corpus/lantern/witnesses").remove("texts/lantern-first");
    let page = show(&edition.build(), APPARATUS);
    assert!(page.html.contains("The text was not at hand when the edition was built"), "{}", page.html);
    let site = edition.build();
    assert!(show(&site, OVERVIEW).html.contains("not to be had"));
}

#[test]
fn a_witness_that_is_no_python_is_compared_by_line_and_says_so() {
    let site = Edition::new().upstream(FIRST, "def play(room=\"hall\"):", "def play(room=\"hall\":").build();
    for page in [APPARATUS, SIDES] {
        let html = show(&site, page).html;
        assert!(html.contains("Not both can be read as Python") && html.contains("from line 9 on"), "{html}");
        assert!(html.contains("by line") && !html.contains("by syntax tree"), "{html}");
    }
}

#[test]
fn a_witness_that_shares_nothing_is_said_to() {
    let edition = Edition::new().write(FIRST, "0\n".repeat(12));
    edition.run(["vendor", "--update", "--offline"]).expect(0);
    let page = show(&edition.build(), APPARATUS);
    assert!(page.html.contains("They share nothing"), "{}", page.html);
}

#[test]
fn an_edition_without_variants_has_none() {
    let edition = Edition::new().remove("annotations/variants.yaml");
    let site = edition.build();
    assert!(!edition.path("site/variants").exists());
    assert!(!show(&site, "index.html").html.contains("variants/"));
}
