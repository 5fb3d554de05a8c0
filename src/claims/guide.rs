//! What each kind of check means, with an example that holds and one that does not.
//!
//! The examples are about the small edition that the program is tested with (where, for one of them, a name is forgotten), and a test asks
//! them: what is said here is what happens.

/// A kind of check, explained.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// The word for it.
    pub kind: &'static str,
    /// What it means that it holds.
    pub means: &'static str,
    /// Its keys and what belongs to them.
    pub keys: &'static [(&'static str, &'static str)],
    /// An example that holds.
    pub holds: &'static str,
    /// An example that fails.
    pub fails: &'static str,
    /// Why it fails.
    pub because: &'static str,
}

const AT: (&str, &str) = ("at", "the file, or lines of it: work:path#L5-L9");
const SYMBOL: (&str, &str) = ("symbol", "only inside this function or class (optional)");
const TIMES: (&str, &str) = ("times", "how many: 3, at least 3, at most 3, 3 to 5 (optional; else at least 1)");
const OF: (&str, &str) = ("of", "the file");
const IN: (&str, &str) = ("in", "the work");
const REFS: (&str, &str) = ("refs", "pin: the pin and what came before it; all: all that any reference reaches");

/// All kinds, in the order in which they are explained.
pub const GUIDES: &[Guide] = &[
    Guide {
        kind: "node",
        means: "A statement or expression of this kind begins on the first of the lines and ends on the last. Without lines, there is one anywhere in the file.",
        keys: &[
            AT,
            (
                "is",
                "function, class, if, elif, else, for, while, try, except, with, return, raise, assert, delete, assignment, augmented-assignment, call, import, comprehension, lambda, conditional, dictionary, list or string",
            ),
            (
                "test",
                "what its condition is: constant-true, or, and, not, comparison, call or name (optional; of if, elif, while and conditional)",
            ),
            SYMBOL,
            TIMES,
        ],
        holds: "node: {at: echo:echo/chain.py#L42-L46, is: while, test: comparison}",
        fails: "node: {at: echo:echo/chain.py#L42-L47, is: while}",
        because: "the loop ends one line earlier",
    },
    Guide {
        kind: "call",
        means: "Something is called on these lines. The name is compared from the right, so that choice finds chance.choice too.",
        keys: &[
            AT,
            ("of", "what is called"),
            ("passes", "keyword arguments that it has (optional)"),
            ("lacks", "keyword arguments that it has not (optional)"),
            ("strings", "strings among its arguments (optional)"),
            SYMBOL,
            TIMES,
        ],
        holds: "call: {at: echo:echo/chain.py#L52, of: chain.speak, passes: seed}",
        fails: "call: {at: lantern:game.py#L27, of: speak, passes: seed}",
        because: "this call passes no seed",
    },
    Guide {
        kind: "assignment",
        means: "Something is assigned on these lines to a target that is written so.",
        keys: &[
            AT,
            ("to", "the target as it is written, such as self.room"),
            ("calls", "something that is called in the value (optional)"),
            SYMBOL,
            TIMES,
        ],
        holds: "assignment: {at: lantern:game.py#L23, to: self.room, calls: get}",
        fails: "assignment: {at: lantern:game.py, to: self.lantern}",
        because: "nothing is ever assigned to it",
    },
    Guide {
        kind: "definition",
        means: "The file defines this function or class; if lines are given, on exactly these.",
        keys: &[
            AT,
            ("of", "its qualified name, such as Chain.speak.step"),
            ("kind", "function or class (optional)"),
            ("parameters", "parameters that it has, among others (optional)"),
            TIMES,
        ],
        holds: "definition: {at: echo:echo/chain.py#L29-L47, of: Chain.speak, parameters: [length, seed]}",
        fails: "definition: {at: echo:echo/chain.py, of: step}",
        because: "step is inside of another function: its name is Chain.speak.step",
    },
    Guide {
        kind: "import",
        means: "The file imports this module, or something out of it or below it.",
        keys: &[AT, ("of", "the module as the statement names it"), TIMES],
        holds: "import: {at: lantern:game.py, of: echo.chain}",
        fails: "import: {at: lantern:game.py, of: random}",
        because: "chance is in the other work",
    },
    Guide {
        kind: "constant",
        means: "Wherever this name is given a constant there (by an assignment, as a keyword argument, as a parameter's default, as the key of a dictionary), it is this one; and it is given one at least once.",
        keys: &[
            AT,
            ("name", "the name as it is written"),
            ("is", "the constant: a number, a text, True, False or None"),
            SYMBOL,
        ],
        holds: "constant: {at: echo:echo/dice.py, name: sides, is: 6}",
        fails: "constant: {at: echo:echo/chain.py, name: order, is: 3}",
        because: "it is 2",
    },
    Guide {
        kind: "docstring",
        means: "The documentation of a function, class or module mentions something, or does not.",
        keys: &[
            AT,
            ("symbol", "the function or class (optional; else the module)"),
            ("mentions", "what it mentions (optional)"),
            ("lacks", "what it does not (optional)"),
        ],
        holds: "docstring: {at: echo:echo/chain.py, symbol: Chain, mentions: how often}",
        fails: "docstring: {at: echo:echo/chain.py, symbol: Chain.speak, mentions: seed}",
        because: "it has no documentation",
    },
    Guide {
        kind: "text",
        means: "A phrase or a regular expression occurs in the text. This can be asked of any file, and of the comments, the strings or the rest of a Python file.",
        keys: &[
            AT,
            ("has", "a phrase"),
            ("matches", "or a regular expression, without look-around and back-references"),
            ("in", "anywhere, code, comments or strings (optional)"),
            ("folded", "true, if upper and lower case are the same (optional)"),
            SYMBOL,
            TIMES,
        ],
        holds: "text: {at: echo:echo/chain.py, has: the word after it, in: comments}",
        fails: "text: {at: echo:echo/chain.py, has: nobody has spoken, in: comments}",
        because: "these words are in a string",
    },
    Guide {
        kind: "count",
        means: "There are so many of something.",
        keys: &[
            AT,
            (
                "of",
                "lines, entries (lines that are not blank), distinct (different ones), case-folded (different regardless of case), functions, top-level-functions, methods, classes, calls, for, while, branches, comments or parameters",
            ),
            ("is", "how many"),
            SYMBOL,
        ],
        holds: "count: {at: lantern:words/unkind.txt, of: distinct, is: at least 1}",
        fails: "count: {at: lantern:game.py, of: while, is: 2}",
        because: "there is one",
    },
    Guide {
        kind: "undefined",
        means: "These names are used there, and nothing in the file binds them, nor are they builtins: to run it would be an error.",
        keys: &[AT, ("names", "the names")],
        holds: "undefined: {at: echo:say.py, names: volume}",
        fails: "undefined: {at: echo:say.py, names: open}",
        because: "open is a builtin",
    },
    Guide {
        kind: "present",
        means: "A file, or with a slash at its end a folder, is in the whole repository at the pin, whether it is read here or not.",
        keys: &[("in", "the work, or work@witness"), ("path", "the file or folder")],
        holds: "present: {in: echo, path: echo/}",
        fails: "present: {in: echo, path: speech.txt}",
        because: "the program opens it, but it is not there",
    },
    Guide {
        kind: "absent",
        means: "A file, or with a slash at its end a folder, is not in the whole repository at the pin.",
        keys: &[("in", "the work, or work@witness"), ("path", "the file or folder")],
        holds: "absent: {in: echo, path: speech.txt}",
        fails: "absent: {in: echo, path: say.py}",
        because: "it is there",
    },
    Guide {
        kind: "files",
        means: "The files whose paths are of a pattern are exactly these, or so many.",
        keys: &[
            ("in", "the work, or work@witness"),
            ("matching", "the pattern: * is anything but a slash, ** anything"),
            ("are", "the files (optional)"),
            TIMES,
        ],
        holds: "files: {in: echo, matching: \"*.py\", are: [say.py]}",
        fails: "files: {in: echo, matching: \"**/*.py\", times: 1}",
        because: "there are more below",
    },
    Guide {
        kind: "closure",
        means: "When the file is imported, these files are imported too, however far away; and those are not.",
        keys: &[OF, ("includes", "files that are (optional)"), ("excludes", "files that are not (optional)")],
        holds: "closure: {of: lantern:game.py, includes: echo:echo/chain.py, excludes: echo:say.py}",
        fails: "closure: {of: echo:echo/chain.py, includes: lantern:game.py}",
        because: "the chain knows nothing of the walk",
    },
    Guide {
        kind: "fan",
        means: "So many files of the same work import the file, and it imports so many of them.",
        keys: &[OF, ("in", "how many import it (optional)"), ("out", "how many it imports (optional)")],
        holds: "fan: {of: echo:say.py, in: 0, out: at least 2}",
        fails: "fan: {of: echo:say.py, in: at least 1}",
        because: "nobody imports it",
    },
    Guide {
        kind: "measure",
        means: "A measure of the file is within bounds, or above another file's. The measures are explained on the page about them.",
        keys: &[
            OF,
            (
                "measure",
                "arithmetic, tensor, io, builtin, method, numeric, english, short, comments, docstrings, for, while, fan-in or fan-out",
            ),
            ("is", "its bounds, in per cent, per hundred lines or as a number (optional)"),
            ("above", "a file whose measure is lower (optional)"),
        ],
        holds: "measure: {of: echo:echo/chain.py, measure: comments, above: echo:say.py}",
        fails: "measure: {of: echo:echo/chain.py, measure: while, is: 0}",
        because: "there is one",
    },
    Guide {
        kind: "similarity",
        means: "Two texts are so much alike, from 0 to 1. By what must be said: two copies can share few lines and yet have the same syntax.",
        keys: &[
            OF,
            SYMBOL,
            ("to", "the other file"),
            ("to-symbol", "a function or class of it (optional; else the same)"),
            ("by", "line, token or tree"),
            ("is", "how much"),
        ],
        holds: "similarity: {of: lantern:game.py, symbol: play, to: lantern@first:game.py, by: token, is: at most 0.8}",
        fails: "similarity: {of: lantern:game.py, to: lantern@first:game.py, by: line, is: at least 0.9}",
        because: "the walk has grown",
    },
    Guide {
        kind: "identical",
        means: "Two texts are the same: in every byte, or in everything that runs, layout and comments aside.",
        keys: &[
            OF,
            SYMBOL,
            ("to", "the other file"),
            ("to-symbol", "a function or class of it (optional; else the same)"),
            ("by", "bytes or tree"),
        ],
        holds: "identical: {of: lantern:game.py#L32, to: lantern:game.py#L36, by: tree}",
        fails: "identical: {of: lantern:game.py, to: lantern@first:game.py, by: bytes}",
        because: "the walk has grown",
    },
    Guide {
        kind: "only-in",
        means: "The first file defines a symbol, and the second does not.",
        keys: &[("symbol", "its qualified name"), OF, ("not", "the other file")],
        holds: "only-in: {symbol: Walk, of: lantern:game.py, not: lantern@first:game.py}",
        fails: "only-in: {symbol: play, of: lantern:game.py, not: lantern@first:game.py}",
        because: "both define it",
    },
    Guide {
        kind: "history",
        means: "Another check is asked at every commit; it holds at all, at some or at none of them, first and last at these. It has to be about one file of the work, or about what is there.",
        keys: &[
            IN,
            REFS,
            ("check", "the check"),
            ("holds", "always, sometimes or never"),
            ("first", "the first commit at which it holds (optional)"),
            ("last", "the last one (optional)"),
        ],
        holds: "history: {in: echo, refs: pin, check: {present: {in: echo, path: say.py}}, holds: always}",
        fails: "history: {in: echo, refs: pin, check: {present: {in: echo, path: speech.txt}}, holds: sometimes}",
        because: "it was never there",
    },
    Guide {
        kind: "pickaxe",
        means: "So many commits, merges left out, change how often a text occurs: 0, and it was never there.",
        keys: &[
            IN,
            REFS,
            ("text", "the text"),
            ("path", "a file, or a folder with a slash (optional)"),
            ("commits", "how many"),
        ],
        holds: "pickaxe: {in: echo, refs: all, text: moonlight, commits: 0}",
        fails: "pickaxe: {in: echo, refs: all, text: Silence, commits: 0}",
        because: "one commit brought it",
    },
    Guide {
        kind: "authors",
        means: "By git's account, these lines (or all of the file) were last touched by so many people, some of whom are these.",
        keys: &[AT, ("are", "how many (optional)"), ("include", "names (optional)")],
        holds: "authors: {at: echo:say.py, are: 1}",
        fails: "authors: {at: echo:say.py, are: at least 2}",
        because: "one person wrote it",
    },
    Guide {
        kind: "commits",
        means: "So many commits touch a path, by so many authors. How they are counted must be said, since the numbers depend on it; histories are never simplified.",
        keys: &[
            IN,
            REFS,
            ("path", "a file, or a folder with a slash (optional; else all)"),
            ("merges", "counted or left-out"),
            ("renames", "followed or not-followed (optional; else not followed)"),
            ("commits", "how many (optional)"),
            ("authors", "how many (optional)"),
        ],
        holds: "commits: {in: echo, refs: pin, path: say.py, merges: left-out, commits: 1}",
        fails: "commits: {in: echo, refs: pin, merges: left-out, authors: at least 5}",
        because: "there are fewer",
    },
];

/// The guide to a kind.
#[must_use]
pub fn guide(kind: &str) -> Option<&'static Guide> {
    GUIDES.iter().find(|guide| guide.kind == kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::check::Asked;

    #[test]
    fn every_kind_is_explained_once() {
        let explained: Vec<_> = GUIDES.iter().map(|guide| guide.kind).collect();
        assert_eq!(explained, Asked::KINDS);
    }
}
