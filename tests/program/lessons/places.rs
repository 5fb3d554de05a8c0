//! Where each lesson's example belongs in the stage.

use super::stage::Place::{self, Body, Deed, In, Note, Path, Target};
use super::stage::{NOTE, OTHER};
use crate::support::Edition;

/// How a lesson's example is tried.
pub struct Tried {
    pub code: &'static str,
    /// What is done to the edition first, before as well as after.
    pub prepare: fn(&Edition),
    pub before: Place,
    /// Of no importance where the example is a command, which is run over what was before.
    pub after: Place,
    /// What the check cannot but say as well.
    pub beside: &'static [&'static str],
}

const fn at(code: &'static str, place: Place) -> Tried {
    Tried { code, prepare: |_| (), before: place, after: place, beside: &[] }
}

/// An example that says in words what is done before, and what after.
const fn done(code: &'static str, before: fn(&Edition), after: fn(&Edition)) -> Tried {
    Tried { code, prepare: |_| (), before: Deed(before), after: Deed(after), beside: &[] }
}

/// A target in a text that has become another since its note was stamped.
const fn later(code: &'static str, prepare: fn(&Edition)) -> Tried {
    Tried { code, prepare, before: Target, after: Target, beside: &[] }
}

const SOURCE: &str = "corpus/gpt-2/source/src/sample.py";
const TEXT: &str = "texts/gpt-2/src/sample.py";
const WORK: &str = "corpus/gpt-2/work.yaml";
const LOCK: &str = "corpus/gpt-2/lock.yaml";
const BIBLIOGRAPHY: &str = "annotations/bibliography.yaml";
const CLAIM: &str = "annotations/claims/gpt-2/one-draw.yaml";
const DRAWN: &str = "        drawn = multinomial(weights, top_k=0) if top_k else heavy\n";

/// Seventeen words.
macro_rules! long {
    () => {
        "One thing is said here, at length, and then another that has nothing to do with it. "
    };
}

/// A claim, with what is said of its verdict and checks at `{}`.
macro_rules! claim {
    ($middle:literal) => {
        In(
            CLAIM,
            concat!(
                "claim: A bead is drawn at one place.\nsaid: {cite: holtzman2020, at: \"\u{a7}2\"}\nat: gpt-2:src/sample.py#L67\n",
                $middle,
                "\nby: [ines]\ndate: 2026-11-24\nnote: |\n  The line asks for one bead each time, and nothing else in this file asks for any; the count of calls shows it.\n"
            ),
        )
    };
}

/// A work, with what is said of its files at `{}`.
macro_rules! work {
    ($files:literal) => {
        In(
            WORK,
            concat!(
                "title: Beads\nrole: main\nmakers: [{name: The testers}]\nlicence: MIT\nintroduction: Beads are drawn.\norigins: [{folder: texts/gpt-2}]\n",
                $files
            ),
        )
    };
}

/// A path, with its order at `{}`.
const PATH: &str = concat!(
    "title: From bag to string\n{}\nminutes: 1\nsummary: How a bead gets there.\nby: [ines]\ndate: 2026-11-24\nintroduction: |\n  ",
    long!(),
    long!(),
    long!(),
    long!(),
    long!(),
    long!(),
    "\nstops:\n  - at: \"gpt-2:src/sample.py#L67\"\n    title: A bead is drawn\n    reason: |\n      Here one of the beads comes out of the bag, and all the others stay in it.\nend: |\n  ",
    long!(),
    long!(),
    long!(),
    long!(),
    long!(),
    "\n"
);

const LONG: &str = long!();

/// In the order of the codes.
pub const PLACES: &[Tried] = &[
    done("unreadable", linked, |_| ()),
    at("not-utf8", Note),
    done(
        "file-too-large",
        |e| e.put(BIBLIOGRAPHY, format!("{}# {}\n", e.text(BIBLIOGRAPHY), "x".repeat(3 << 20))),
        |_| (),
    ),
    at("stray-file", Path),
    at("yaml-syntax", Note),
    at("yaml-bounds", Note),
    at(
        "yaml-alias",
        In(
            NOTE,
            "title: Chance enters here\nkind: gloss\ntarget:\n  lines: 6\n  {}\nby: [ada]\ndate: 2026-11-24\nevidence: text\nbody: |\n  All beads come as one.\n",
        ),
    ),
    at("key-not-text", Target),
    at(
        "unknown-key",
        In(
            NOTE,
            "{}\nkind: gloss\ntarget: {lines: 67}\nby: [ada]\ndate: 2026-11-24\nevidence: text\nbody: |\n  A bead is drawn here.\n",
        ),
    ),
    at("duplicate-key", Note),
    at(
        "both-keys",
        In(
            "annotations/variants.yaml",
            "witnesses:\n  - {sigil: O, state: gpt-2, name: The bag}\nbases: [O]\ntexts:\n  - id: sample\n    title: sample.py\n    \
             files: [\"gpt-2:src/sample.py\"]\n    verdict: There is one bag.\n    verdicts:\n      -\n        {}\n        says: It is as it was.\nstemma: []\n",
        ),
    ),
    at("missing-key", In(NOTE, "{}\nby: [ada]\ndate: 2026-11-24\nevidence: text\nbody: |\n  A bead is drawn here.\n")),
    at("wrong-type", Note),
    at("bad-value", Note),
    at(
        "bad-choice",
        In(
            NOTE,
            "title: Chance enters here\nkind: gloss\ntarget: {lines: 67}\nby: [ada]\ndate: 2026-11-24\n{}\ncites: [holtzman2020]\nbody: |\n  A bead is drawn, says [@holtzman2020].\n",
        ),
    ),
    at("hidden-character", Note),
    at("look-alike", Note),
    at("unknown-name", Note),
    at("duplicate-id", In(BIBLIOGRAPHY, "{}\n")),
    at("unknown-file", Body),
    at("note-astray", Path),
    at("lines-past-end", Target),
    at("unknown-symbol", Target),
    at("lines-outside-symbol", Target),
    at("words-not-found", Target),
    at("words-recur", Target),
    at(
        "lines-needed",
        In(
            "annotations/terms/bead.yaml",
            "term: bead\nshort: What is drawn, one after the other.\n{}\nby: [ines]\ndate: 2026-11-24\nbody: |\n  A bead is small and round and has a hole, and it has a colour, by which the bag knows it. There may be many of the same colour, and the bag does not tell them from each other. When one is drawn it is put on a string, behind those that were drawn before, and stays there for good. How many there are in all is nowhere said in this file; it is counted when somebody asks.\n",
        ),
    ),
    at("empty-target", Note),
    at("dead-link", Body),
    at("unsafe-link", Body),
    at("picture", Body),
    at("raw-html", Body),
    at("kind-needs", Note),
    at(
        "kind-has-not",
        In(
            OTHER,
            "title: The bag is asked each time\n{}\ntarget: {lines: 73}\nby: [ada]\ndate: 2026-11-24\nevidence: text\nbody: |\n  It is asked again and again.\n",
        ),
    ),
    at("editors-only", Note),
    at("citation-not-listed", Note),
    at("citation-not-used", Note),
    at("self-reference", Note),
    done("body-length", |e| e.put(NOTE, format!("{}\n  {}\n", e.text(NOTE), LONG.repeat(15))), |_| ()),
    at("title-topic", Note),
    at("no-evidence", Note),
    done(
        "long-quotation",
        |e| quoted(e, "The lightest of them stay in the bag."),
        |e| quoted(e, "What is light is left where it is."),
    ),
    at("ruled-out-word", Body),
    at("idle-question", Note),
    Tried {
        code: "same-order",
        prepare: |e| e.put("annotations/paths/another.yaml", PATH.replace("{}", "order: 1")),
        before: In("annotations/paths/one.yaml", PATH),
        after: In("annotations/paths/one.yaml", PATH),
        beside: &[],
    },
    at("unstamped", Note),
    later("target-shifted", |e| {
        becomes(e, "import random\n", "import math\nimport os\nimport sys\nimport time\nimport random\n")
    }),
    later("target-reformatted", |e| {
        becomes(
            e,
            DRAWN,
            "        drawn = multinomial(\n            weights,\n            top_k=0,\n        ) if top_k else heavy\n",
        )
    }),
    later("target-ambiguous", |e| {
        becomes(e, DRAWN, &format!("        pass\n        pass\n{DRAWN}        pass\n{DRAWN}"))
    }),
    at("target-changed", Note),
    done("target-orphan", emptied, |e| {
        emptied(e);
        let moved = e
            .text(NOTE)
            .lines()
            .filter(|line| !line.starts_with("stamp:"))
            .map(|line| format!("{}\n", line.replace("67", "5")))
            .collect::<String>();
        e.delete(NOTE);
        e.put("annotations/notes/gpt-2/src/model.py/the-draw.yaml", moved);
    }),
    at("several-checks", claim!("{}\nverdict: true")),
    at(
        "bad-pattern",
        claim!("checks:\n  - text:\n      at: gpt-2:src/sample.py\n      times: 0\n      {}\nverdict: true"),
    ),
    at("idle-check", claim!("checks:\n  - {}\nverdict: true")),
    at("check-misplaced", claim!("checks:\n  - {}\nverdict: true")),
    at("verdict-contradicted", claim!("checks:\n  - count: {at: gpt-2:src/sample.py, of: lines, is: 74}\n{}")),
    at("check-fails", claim!("checks:\n  - count: {at: gpt-2:src/sample.py, of: lines, is: 74}\n{}\nverdict: true")),
    at("unchecked", claim!("{}")),
    Tried {
        code: "claim-unproved",
        prepare: |e| {
            super::put(
                e,
                claim!("checks:\n  - {}\nverdict: true"),
                "count: {at: gpt-2:src/sample.py, of: lines, is: 74}",
            )
        },
        before: Deed(retouched),
        after: Note,
        beside: &["lock-disagrees", "silhouettes"],
    },
    done("no-lock", |e| e.delete(LOCK), |_| ()),
    Tried {
        code: "not-locked",
        prepare: |e| e.put("texts/gpt-2/src/new.py", "beads = []\n"),
        before: work!(
            "{}\n    layer: core\n    phase: model\n  - path: README.md\n    layer: paratext\n  - path: src/model.py\n    layer: core\n    phase: model\n  - path: src/sample.py\n    layer: core\n    phase: model\n"
        ),
        after: Note,
        beside: &[],
    },
    done("locked-not-selected", |e| e.change(WORK, "  - path: README.md\n    layer: paratext\n", ""), |_| ()),
    Tried { code: "lock-disagrees", prepare: |_| (), before: Deed(retouched), after: Note, beside: &["silhouettes"] },
    Tried {
        code: "lock-fault",
        prepare: |_| (),
        before: Deed(|e| e.change(LOCK, "lines: 74\n", "lines: 4294967295\n")),
        after: Note,
        beside: &[],
    },
    at(
        "selected-and-omitted",
        work!(
            "files:\n  - path: README.md\n    layer: paratext\n  - path: src/model.py\n    layer: core\n    phase: model\n  - path: src/sample.py\n    layer: core\n    phase: model\n{}\n"
        ),
    ),
    at(
        "layer-needed",
        work!(
            "files:\n  - path: README.md\n    layer: paratext\n  - path: src/model.py\n    layer: core\n    phase: model\n  - path: src/sample.py\n    {}\n"
        ),
    ),
    done("silhouettes", |e| e.delete("corpus/gpt-2/source"), |_| ()),
    at("template", In("theme/templates/note.html", "{}")),
    done("grammar", |e| e.put("theme/grammars/x.sublime-syntax", "%YAML 1.2\n---\nname: X\ncontexts: [\n"), |_| ()),
    at(
        "citation",
        In(
            "edition.yaml",
            "title: Where the lessons are tried\nlanguage: en\neditors: [ines]\nlicence: CC0-1.0\n{}\nabout: Nobody reads this.\n",
        ),
    ),
];

/// The bibliography is a link to a file outside.
fn linked(edition: &Edition) {
    let outside = edition.folder().join("../thesis.yaml");
    std::fs::rename(edition.path(BIBLIOGRAPHY), &outside).unwrap();
    std::os::unix::fs::symlink(outside, edition.path(BIBLIOGRAPHY)).unwrap();
}

/// The note says this as well.
fn quoted(edition: &Edition, words: &str) {
    edition.put(NOTE, format!("{}\n  {words}\n", edition.text(NOTE)));
}

/// A vendored text is changed by hand.
fn retouched(edition: &Edition) {
    edition.change(SOURCE, "last = said", "late = said");
}

/// The note is stamped; then nothing is left of the file.
fn emptied(edition: &Edition) {
    edition.delete(OTHER);
    edition.run(["stamp"]).expect(0);
    edition.put(TEXT, "");
    edition.run(["vendor", "--update", "--offline"]).expect(0);
}

/// The note is stamped, inside its function; then the work's next state comes.
fn becomes(edition: &Edition, from: &str, to: &str) {
    edition.delete(OTHER);
    edition.change(NOTE, "  lines: 67", "  lines: 67\n  symbol: sample_sequence.body");
    edition.run(["stamp"]).expect(0);
    edition.change(TEXT, from, to);
    edition.run(["vendor", "--update", "--offline"]).expect(0);
}
