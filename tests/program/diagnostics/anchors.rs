//! Targets, and what becomes of them when the text moves.

use super::{DRAW, cases, draw};
use crate::support::Edition;

const CHAIN: &str = "texts/echo/echo/chain.py";

/// The edition after its work has become another.
fn later(from: &str, to: &str) -> Edition {
    Edition::new().upstream(CHAIN, from, to)
}

cases! {
    lines_past_the_end: unstamped(draw("37-39", "37-93"));
    lines_past_the_end_and_stamped: draw("37-39", "37-93");
    symbol_misspelt: draw("symbol: Chain.speak.step", "symbol: Chain.speak.stap");
    symbol_without_its_class: draw("symbol: Chain.speak.step", "symbol: step");
    symbol_like_no_other: draw("symbol: Chain.speak.step", "symbol: Parrot.shriek");
    symbol_in_a_file_without_any: Edition::new()
        .replace("annotations/notes/echo/README.md/means-nothing.yaml", "  lines: 3", "  lines: 3\n  symbol: meaning");
    lines_outside_the_symbol: unstamped(draw("37-39", "37-41"));
    words_not_on_the_lines: draw("on: chance.choice(heard)", "on: chance.choose(heard)");
    words_on_the_lines_twice: draw("on: chance.choice(heard)", "on: heard");
    words_on_another_line: unstamped(draw("37-39", "38"));
    neither_lines_nor_symbol: draw("  lines: 37-39     # the inner function\n  symbol: Chain.speak.step\n", "");
    line_of_an_empty_file: Edition::new().write(
        "annotations/notes/echo/echo/__init__.py/nothing.yaml",
        Edition::new().text("annotations/notes/lantern/game.py/editors-choice.yaml").replace("\nstamp: ", "\n# stamp: "),
    );
    not_stamped: unstamped(Edition::new());
    moved_down: later("import random\n", "import random\nimport sys\n");
    laid_out_anew: later("            return chance.choice(heard) if heard else None", "            return (\n                chance.choice(heard)\n                if heard else None\n            )");
    there_twice: later(COMMENT, &format!("        pass\n{COMMENT}{COMMENT}"));
    text_emptied: emptied();
    moved_up_from_past_the_end: later("class Silence(Exception):\n    \"\"\"Raised when there is nothing left to say.\"\"\"\n\n\n", "")
        .upstream(CHAIN, "\n\ndef answer(chain, length):\n    chance = random.Random(length)\n    return chain.speak(length + chance.randrange(3), seed=length)\n", "");
    said_otherwise: later("chance.choice(heard) if heard", "heard[0] if heard");
    gone: later(COMMENT, "");
    symbol_gone: later("def answer(chain, length):", "def reply(chain, length):");
}

const COMMENT: &str = "        # Every run of words is a key; the word after it is what it says.\n";

/// The edition after one of its texts has become empty.
fn emptied() -> Edition {
    let edition = Edition::new().write("texts/echo/README.md", "");
    edition.run(["vendor", "--update", "--offline"]).expect(0);
    edition
}

/// The edition without the stamp of one note.
fn unstamped(edition: Edition) -> Edition {
    let text = edition.text(DRAW);
    let kept: String =
        text.lines().filter(|line| !line.starts_with("stamp:")).map(|line| format!("{line}\n")).collect();
    edition.write(DRAW, kept)
}
