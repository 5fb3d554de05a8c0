//! What each problem is, for people who meet it the first time: why it is one, and an example before and after. The page *What the check says*
//! and `glossator check --explain` are made of this.

/// What there is to learn of a problem.
#[derive(Clone, Copy, Debug)]
pub struct Lesson {
    /// The problem's code.
    pub code: &'static str,
    /// Why it is a problem, in a sentence or two.
    pub why: &'static str,
    /// How it looks.
    pub before: &'static str,
    /// How it looks when it is mended.
    pub after: &'static str,
}

/// The lesson of a code.
#[must_use]
pub fn lesson(code: &str) -> Option<&'static Lesson> {
    LESSONS.iter().find(|lesson| lesson.code == code)
}

macro_rules! lessons {
    ($($code:literal: $why:literal $before:literal => $after:literal;)*) => {
        /// All lessons: first what is wrong with files, then with notes, then with claims, texts and the site.
        pub const LESSONS: &[Lesson] = &[$(Lesson { code: $code, why: $why, before: $before, after: $after }),*];
    };
}

lessons! {
    "unreadable": "A file or folder of the edition is there but cannot be read: a permission, a broken disk, or a link. Links are not followed, since they could lead out of the edition."
        "annotations/bibliography.yaml -> /home/ada/thesis.yaml" => "annotations/bibliography.yaml, the file itself";
    "not-utf8": "Everything people write is UTF-8. An editor that saves in another encoding turns letters with accents into something else for everybody."
        "title: Nobody reads it in Z\u{fffd}rich" => "title: Nobody reads it in Zürich";
    "file-too-large": "A file of an edition has at most two megabytes. What is larger is data, and belongs elsewhere."
        "a bibliography of 40 MB, exported whole" => "the entries that are cited";
    "stray-file": "A file stands where the edition looks for something else, so nobody reads it. Most often its name has a capital, a blank or another ending."
        "annotations/notes/gpt-2/src/sample.py/The Draw.yml.txt" => "annotations/notes/gpt-2/src/sample.py/the-draw.yaml";
    "no-edition": "The program looks for `edition.yaml` in this folder and in those above it, and there is none."
        "glossator check, in your home folder" => "glossator --root my-edition check";
    "yaml-syntax": "The text is not YAML, and nothing after this place can be trusted. Often a value begins with a quotation mark, a bracket or `@`, or has a colon followed by a blank."
        "title: Chance: it enters here" => "title: \"Chance: it enters here\"";
    "yaml-bounds": "The YAML is nested or repeated beyond anything that an edition has. It is refused before it can cost time."
        "see: [[[[[[[[[[[[[x]]]]]]]]]]]]]" => "see: [gpt-2/src/sample.py/asked-twice]";
    "yaml-alias": "Anchors (`&`) and aliases (`*`) let a small file grow without end, so an edition has none. A value that begins with `*` stands between quotation marks."
        "on: *args" => "on: \"*args\"";
    "key-not-text": "A key is a word before a colon."
        "? [lines]\n: 67" => "lines: 67";
    "unknown-key": "This mapping has no such key; it was probably misspelt, or is indented too little or too much."
        "titel: Chance enters here" => "title: Chance enters here";
    "duplicate-key": "The same key stands twice, and only one of them could count."
        "by: [ada]\ndate: 2026-11-24\nby: [ines]" => "by: [ada, ines]\ndate: 2026-11-24";
    "missing-key": "Something that has to be said is not said."
        "title: Chance enters here\ntarget: { lines: 67 }" => "title: Chance enters here\nkind: gloss\ntarget: { lines: 67 }";
    "both-keys": "Of two keys one is for a single thing and the other for several. With both, nobody knows whether one of them was forgotten."
        "symbol: string\nsymbols: [count, multinomial]" => "symbols: [string, count, multinomial]";
    "wrong-type": "A list stands where one value should, or the other way round, or a value where a mapping should."
        "title: [Chance, enters, here]" => "title: Chance enters here";
    "bad-value": "The value has not the form that this key needs."
        "date: 24 November 2026" => "date: 2026-11-24";
    "bad-choice": "This key takes one of a few words."
        "evidence: hearsay" => "evidence: testimony";
    "hidden-character": "A character that is not seen can hide words from whoever reviews a contribution, or show them in another order than the program reads them. None is needed in a note, and a vendored text that has one shows where."
        "title: Chance \u{2039}U+202E\u{203a}enters here" => "title: Chance enters here";
    "look-alike": "A word has a letter that is drawn like another of a different alphabet. Searches do not find such a word, and links to such a name lead elsewhere."
        "title: One multin\u{43e}mial, with a Cyrillic o" => "title: One multinomial, with a Latin o";
    "unknown-name": "A name is used that is not defined where such names are defined: a kind, a lens, an author, a key of the bibliography, a note, a term."
        "lens: [autorship]" => "lens: [authorship]";
    "duplicate-id": "Two things have one name, so a link could mean either."
        "- { id: holt2020, type: book, title: Beads, list: further }\n- { id: holt2020, type: book, title: Bags, list: further }" => "- { id: holt2020a, type: book, title: Beads, list: further }\n- { id: holt2020b, type: book, title: Bags, list: further }";
    "unknown-file": "The work has no such file among those that are read, and no symbol of that name."
        "[[gpt-2:src/modle.py#L10]]" => "[[gpt-2:src/model.py#L10]]";
    "note-astray": "The folder of a note says which file it is about: annotations/notes/<work>/<path of the file>/. This folder names no file that is read."
        "annotations/notes/gpt-2/sample.py/the-draw.yaml" => "annotations/notes/gpt-2/src/sample.py/the-draw.yaml";
    "lines-past-end": "The file has fewer lines. Count as the edition does: the number beside the line."
        "lines: 670" => "lines: 67";
    "unknown-symbol": "The file defines no function or class of that name. A function inside another is named with it."
        "symbol: body" => "symbol: sample_sequence.body";
    "lines-outside-symbol": "Lines and symbol must agree, since a note is found again inside its symbol when the text moves."
        "lines: 12\nsymbol: sample_sequence.body" => "lines: 67\nsymbol: sample_sequence.body";
    "words-not-found": "The words to mark are not on these lines. They must stand there exactly so, blanks and quotation marks included, and on one line."
        "lines: 66\non: multinomial" => "lines: 67\non: multinomial";
    "words-recur": "The words to mark stand on these lines more than once, and all of them are marked."
        "on: top_k" => "on: top_k=0";
    "lines-needed": "A place in the code is asked for, and a whole file is given."
        "place: \"gpt-2:src/sample.py\"" => "place: \"gpt-2:src/sample.py#L64\"";
    "empty-target": "A note is about some lines, or about a function or class."
        "target: { on: multinomial }" => "target: { lines: 67, on: multinomial }";
    "dead-link": "A link in double brackets leads nowhere."
        "[[gpt-2 src/sample.py line 67]]" => "[[gpt-2:src/sample.py#L67]]";
    "unsafe-link": "A page links to the web, by https, http or mailto, and to nothing that a browser would run or open from the reader's disk."
        "[here](file:///home/ada/thesis.pdf)" => "[here](https://example.org/thesis.pdf)";
    "picture": "Pages fetch nothing from other hosts, because that would tell them who reads what. A picture can be linked to."
        "![The plot](https://example.org/plot.png)" => "[The plot](https://example.org/plot.png)";
    "raw-html": "HTML in a text is shown as it is written, and does nothing."
        "It is <b>here</b>." => "It is **here**.";
    "kind-needs": "Each kind of note has something that it must contain; for some of it there is a field."
        "kind: name\ntarget: { lines: 67 }" => "kind: name\ntarget: { lines: 67, on: multinomial }";
    "kind-has-not": "`to` and `stance` are for replies."
        "kind: gloss\nto: gpt-2/src/sample.py/the-draw" => "kind: reply\nto: gpt-2/src/sample.py/the-draw\nstance: qualifies";
    "editors-only": "Notes of this kind speak for the edition, so an editor signs them."
        "kind: map\nby: [ada]" => "kind: gloss\nby: [ada]";
    "citation-not-listed": "Every key that the text cites is listed under `cites`, so that readers of the file see at once what it rests on."
        "cites: []\nbody: |\n  Such text loops [@holtzman2020]." => "cites: [holtzman2020]\nbody: |\n  Such text loops [@holtzman2020].";
    "citation-not-used": "A work is listed under `cites` and cited nowhere in the text."
        "cites: [holtzman2020]\nbody: |\n  Such text loops." => "cites: [holtzman2020]\nbody: |\n  Such text loops [@holtzman2020].";
    "self-reference": "A note, term or path cannot point at itself."
        "# the-draw.yaml\nsee: [gpt-2/src/sample.py/the-draw]" => "# the-draw.yaml\nsee: [gpt-2/src/sample.py/asked-twice]";
    "body-length": "The house rules ask for texts of a certain length. A long note usually makes two points, and is two notes."
        "a note of 300 words on two things" => "two notes of 150 words, each of which has the other under `see`";
    "title-topic": "A title says the point of the note. Take out the names of the code, and nothing is left of this one."
        "title: The sample_sequence function" => "title: One loop writes everything";
    "no-evidence": "The note says what it rests on, and shows nothing of it. History has a commit or a date; testimony and scholarship have a work that is cited."
        "evidence: history\nbody: |\n  Later this line was changed." => "evidence: history\nbody: |\n  In `ac5d522` of 3 March 2019 this line was changed.";
    "long-quotation": "The code belongs to others, and stands beside the note. A few words name it; more is a copy."
        "a note that repeats a comment word for word" => "a note that says what the comment does, and links to it: [[gpt-2:src/sample.py#L67]]";
    "ruled-out-word": "The house rules do without this word: it praises or insists where the note should show."
        "Interestingly, the seed is fixed." => "The seed is fixed, so every run says the same.";
    "idle-question": "A note of this kind answers. A question that evidence could settle is a note of its own kind; one that nothing could settle is rhetoric."
        "kind: gloss\nbody: |\n  But why forty?" => "kind: default\nbody: |\n  Forty is a choice: the paper of the same month reports …";
    "same-order": "Paths are offered in an order, and two have the same rank."
        "order: 1    # as another path has" => "order: 2";
    "unstamped": "A stamp is a digest of the lines that a note is about; by it the program notices when they change. It writes the stamp itself."
        "target: { lines: 67 }" => "glossator stamp";
    "target-shifted": "The lines have moved, and were found again in one place. Nothing is wrong with the note; the program can write the new lines."
        "lines: 67" => "lines: 71";
    "target-reformatted": "The lines were laid out anew, with the same meaning. The program can write the new lines."
        "lines: 67" => "glossator stamp";
    "target-ambiguous": "The text of these lines now stands in several places. Which one is meant, only a person can say."
        "lines: 67" => "lines: 71";
    "target-changed": "The text is no longer what the note was written about. Read the lines again, and see whether the note still holds."
        "target: { lines: 67 }\nstamp: 5c1e0f83a77d2b90-017bc5efe4eee374" => "target: { lines: 67 }    # then glossator stamp; or else another note";
    "target-orphan": "The file that the note is about is empty now, so it holds nothing that the note could be about. The note is kept, and listed as having lost its place."
        "annotations/notes/gpt-2/src/sample.py/the-draw.yaml, after src/sample.py was emptied" => "annotations/notes/gpt-2/src/model.py/the-draw.yaml, with lines of that file and without its stamp";
    "several-checks": "Each check is an item of its own: one key that says what is looked for."
        "checks:\n  - call: { at: \"gpt-2:src/sample.py\", of: multinomial }\n    text: { at: \"gpt-2:src/sample.py\", has: top_k }" => "checks:\n  - call: { at: \"gpt-2:src/sample.py\", of: multinomial }\n  - text: { at: \"gpt-2:src/sample.py\", has: top_k }";
    "bad-pattern": "The regular expression is none, or would grow too large when it is run."
        "matches: \"(a{1000}){1000}\"" => "has: aaa";
    "idle-check": "A check that holds whatever the code says proves nothing."
        "count: { at: \"gpt-2:src/sample.py\", of: lines, is: at least 0 }" => "count: { at: \"gpt-2:src/sample.py\", of: lines, is: 74 }";
    "check-misplaced": "What this check looks for cannot be there: a call in a file that is no Python, lines in a check of whole files."
        "call: { at: \"gpt-2:README.md\", of: print }" => "text: { at: \"gpt-2:README.md\", has: print }";
    "verdict-contradicted": "The verdict says one thing and the checks another. One of them is wrong."
        "verdict: false    # and all checks hold" => "verdict: true     # or checks that ask the right thing";
    "check-fails": "A check that should hold does not: one of a claim that is found true, or a fact that stands beside a claim."
        "facts:\n  - count: { at: \"gpt-2:src/model.py\", of: functions, is: 17 }" => "facts:\n  - count: { at: \"gpt-2:src/model.py\", of: functions, is: 16 }";
    "unchecked": "A claim that is found true or false shows by which check. If no check can decide it, it says why."
        "verdict: true" => "verdict: true\nchecks:\n  - call: { at: \"gpt-2:src/sample.py\", of: multinomial }";
    "claim-unproved": "The claim rests on a text whose bytes are not those of the lock, so nothing is proved."
        "a file of the work, changed by hand" => "glossator vendor";
    "unobserved": "A check over the history of a work is looked at once, with the history at hand, and what was found is written down. For this one nobody has done it yet."
        "- history: { … }" => "glossator observe --mirror DIR";
    "no-lock": "A work's lock holds the facts by which its text is proved. It is written by the program."
        "corpus/gpt-2/work.yaml, alone" => "glossator vendor gpt-2 --update";
    "not-locked": "A file is selected that the lock does not hold yet."
        "files:\n  - path: src/new.py" => "glossator vendor gpt-2 --update";
    "locked-not-selected": "The lock holds a file that is not selected any more."
        "a path that stands in lock.yaml alone" => "glossator vendor --update";
    "lock-disagrees": "A text is not the one that was locked. It is not shown, because an edition proves every byte."
        "a file of `source/`, changed by hand" => "glossator vendor";
    "lock-fault": "The lock has been written or changed by hand."
        "lines: 4294967295" => "glossator vendor --update";
    "lines-fault": "The record of when each line came and last changed is of this pin, and has been written or changed by hand: it has other files or lines than the lock."
        "runs: [1-70 1] in lines.yaml, for a file of 72 lines" => "glossator observe --mirror DIR";
    "selected-and-omitted": "A file is both read and left out."
        "omitted:\n  - path: src/model.py    # which stands under `files`, too\n    reason: nobody reads it" => "omitted:\n  - path: src/accumulate.py\n    reason: nobody reads it";
    "layer-needed": "A file of code works somewhere in the life of a prediction; only paratext need not say where."
        "layer: core" => "layer: core\nphase: model";
    "not-python": "A file that calls itself Python cannot be read as Python 3. It is shown as text, without links, and is not on the map."
        "print \"hello\"" => "nothing to mend: the text is what it is";
    "silhouettes": "The text of a work could not be had, so its pages show the shape of its lines. Nothing is wrong with the edition."
        "glossator build --offline, before the texts were fetched" => "glossator vendor";
    "origin": "A place that a text should come from could not be reached, or gave something else. The next origin is tried."
        "a host that is down" => "glossator build --mirror DIR";
    "template": "A template of the edition's own theme cannot be read, or asks for something that pages do not have."
        "{% if title %}{{ title }}" => "{% if title %}{{ title }}{% endif %}";
    "grammar": "A grammar of the edition's own theme cannot be read."
        "theme/grammars/x.sublime-syntax, half written" => "the whole grammar, or none";
    "citation": "An entry of the bibliography cannot be set in the style that edition.yaml names, or there is no such style."
        "citation-style: chicago" => "citation-style: chicago-author-date";
    "foreign-folder": "The folder for the site holds something that the program has not made, and it deletes nothing that is not its own."
        "glossator build --out ~/Documents" => "glossator build --out ~/Documents/site";
    "unwritable": "The site cannot be written there: no room, or no permission. The last site is whole."
        "glossator build --out /" => "glossator build --out site";
    "page-collision": "Two pages would have one address. No edition can bring this about; if you see it, tell the makers of the program."
        "—" => "—";
}

#[cfg(test)]
mod tests {
    use super::super::Problem;
    use super::*;

    #[test]
    fn every_problem_has_one_lesson() {
        let mut taught: Vec<_> = LESSONS.iter().map(|lesson| lesson.code).collect();
        let mut codes = Problem::CODES.to_vec();
        taught.sort_unstable();
        codes.sort_unstable();
        assert_eq!(taught, codes);
        for lesson in LESSONS.iter().filter(|lesson| lesson.code != "page-collision") {
            assert!(lesson.why.ends_with(['.', '?']) && lesson.before != lesson.after, "{lesson:?}");
        }
    }
}
