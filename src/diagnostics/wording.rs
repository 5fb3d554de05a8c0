//! The one place where problems become sentences.

use super::{Problem, nearest};
use crate::misleading::turns;

/// What is said about a problem. Messages are sentences without a full stop; the label stands under the caret; the help says what
/// to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What is wrong.
    pub message: String,
    /// What is meant at the marked place, in a few words.
    pub label: String,
    /// What would be right.
    pub help: Option<String>,
}

fn say(message: impl Into<String>, label: impl Into<String>) -> Wording {
    Wording { message: message.into(), label: label.into(), help: None }
}

impl Wording {
    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Offers the nearest of the names that exist, or all of them where they are few.
    fn offer<'n>(self, wrong: &str, known: impl IntoIterator<Item = &'n str> + Clone) -> Self {
        if let Some(near) = nearest(wrong, known.clone()) {
            return self.help(format!("did you mean `{near}`?"));
        }
        let mut seen = std::collections::BTreeSet::new();
        let known: Vec<_> =
            known.into_iter().filter(|name| seen.insert(*name)).map(|name| format!("`{name}`")).collect();
        match known.as_slice() {
            [] => self,
            [only] => self.help(format!("there is only {only}")),
            some if some.len() <= 24 => self.help(format!("there are {}", some.join(", "))),
            many => self.help(format!("none of the {} that exist is like it", many.len())),
        }
    }
}

/// At most `most` characters of a text that may be anything, on one line.
fn shorten(text: &str, most: usize) -> String {
    let harmless = |c: char| match c {
        c if c.is_control() => ' ',
        // A message must not be turned round by what it is about.
        c if turns(c) => '\u{fffd}',
        c => c,
    };
    let line: String = text.chars().map(harmless).take(most).collect();
    if line.len() < text.len() { format!("{}…", line.trim_end()) } else { line }
}

/// What the YAML parser says, for people who do not write parsers.
fn syntax(what: &str) -> Wording {
    let lower = what.to_lowercase();
    let has = |words: &str| lower.contains(words);
    let (message, help) = if has("second document") {
        ("a file of an edition is one document", "take out the line `---`")
    } else if has("tab") {
        ("this line is indented with a tab", "indent with spaces")
    } else if has("mapping values are not allowed") {
        ("this text has a colon and a space in it, which begins another value", "put the text into quotation marks")
    } else if has("quote") {
        ("this quotation mark is never closed", "close it, or put a text that has quotation marks in it into others")
    } else if has("':' indicator") || has("flow") {
        ("a list or mapping in brackets is never closed", "look for `[` or `{` above this line and close it")
    } else if has("simple key") || has("expected key") || has("block mapping") {
        (
            "this line is not indented as those above it",
            "indent a text by two spaces more than its key, and keys of one mapping alike",
        )
    } else {
        let help = "check the indentation, and put texts with `: `, `#` or quotation marks into quotation marks";
        return say(format!("this is not YAML: {}", shorten(what, 200)), "reading stopped here").help(help);
    };
    say(message, "reading stopped here").help(help)
}

/// Two texts that differ, from shortly before the place where they begin to.
fn apart(a: &str, b: &str) -> (String, String) {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let from = if same > 30 { same - 10 } else { 0 };
    let cut = |text: &str| {
        let rest: String = text.chars().skip(from).collect();
        if from > 0 { format!("…{rest}") } else { rest }
    };
    (cut(a), cut(b))
}

fn plural(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

fn names(list: &[String]) -> impl Iterator<Item = &str> + Clone {
    list.iter().map(String::as_str)
}

impl Problem {
    /// The problem in words.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "a table of sentences, which is easier to read whole")]
    pub fn wording(&self) -> Wording {
        match self {
            Self::Unreadable { path, reason } => say(format!("`{path}` cannot be read: {reason}"), ""),
            Self::NotUtf8 => say("this file is not UTF-8 text", "here").help("save it in the encoding UTF-8"),
            Self::FileTooLarge { bytes, most } => {
                say(format!("this file has {bytes} bytes, and at most {most} are read"), "")
                    .help("one note is one small file")
            }
            Self::StrayFile { expected } => say(format!("this is not read: its folder holds only {expected}"), "")
                .help("move it, or name it as its neighbours are named"),
            Self::NoEdition { named: None } => {
                say("there is no edition here: no `edition.yaml` in this folder or any above it", "")
                    .help("name its folder with `--root DIR`")
            }
            Self::NoEdition { named: Some(folder) } => {
                say(format!("there is no edition in `{folder}`: it has no `edition.yaml`"), "")
                    .help("name the folder that has one with `--root DIR`")
            }
            Self::YamlSyntax { what } => syntax(what),
            Self::YamlBounds { what } => {
                let how = if what.contains("Nodes") { "has too many entries" } else { "is nested too deep" };
                say(format!("this {how} to be part of an edition"), "reading stopped here").help("no file of an edition needs that")
            }
            Self::YamlAlias => say("anchors and aliases (`&` and `*`) are not used in an edition", "here")
                .help("write the value out, or put the text into quotation marks"),
            Self::KeyNotText => {
                say("a key must be a word", "this is not one").help("write `key: value`, without `?` and without brackets before the colon")
            }
            Self::UnknownKey { key, what, known } => {
                say(format!("{what} has no `{}`", shorten(key, 60)), "unknown key").offer(key, names(known))
            }
            Self::DuplicateKey { key } => {
                say(format!("`{}` stands twice", shorten(key, 60)), "and again here").help("keep one of the two")
            }
            Self::MissingKey { key, what } => {
                say(format!("{what} needs `{key}`"), format!("`{key}` is missing here")).help(format!("add `{key}: …`"))
            }
            Self::BothKeys { keys: [one, other], what } => say(format!("{what} has `{one}` or `{other}`, not both"), "the other one is here too")
                .help(format!("keep `{other}` and put into it what stands under `{one}`")),
            Self::WrongType { expected, found } => {
                let worded = say(format!("expected {expected}, found {found}"), format!("this should be {expected}"));
                match *expected {
                    "a single value" => worded.help("write one text or number, without brackets"),
                    "a text" => worded.help("write `|` after the key, and the text below it, indented"),
                    "a list" => worded.help("write `[one, two]`, or each item on a line of its own after `- `"),
                    "a mapping of rules to reasons" => worded.help("write `rule: reason` on lines of their own, indented"),
                    "a mapping of paths" => worded.help("write `path here: path there` on lines of their own, indented"),
                    _ => worded.help(format!("{expected} is written as lines of `key: value`")),
                }
            }
            Self::BadValue { value, expected } if value.trim().is_empty() => {
                say(format!("this is empty; expected {expected}"), "nothing here")
            }
            Self::BadValue { value, expected } => {
                say(format!("`{}` is not {expected}", shorten(value, 80)), "not of this form")
            }
            Self::BadChoice { value, choices } => {
                let choices = choices.iter().copied();
                say(format!("`{}` is none of the words allowed here", shorten(value, 80)), "not allowed here")
                    .offer(value, choices)
            }
            Self::HiddenCharacter { sign, written: true } => {
                say(format!("a character stands here that nobody sees: {sign}"), "before this, or instead of it")
                    .help("take it out; a text about it writes its number")
            }
            Self::HiddenCharacter { sign, written: false } => {
                say(format!("this becomes a character that nobody sees: {sign}"), "here")
                    .help("take it out; a text about it writes its number, and puts code into backquotes")
            }
            Self::LookAlike { sign, word } => {
                say(format!("`{}` has a letter of another alphabet: {sign}", shorten(word, 60)), "not the letter that it seems")
                    .help("write the word in one alphabet; a text about the letter lets it stand alone")
            }
            Self::Unknown { what, name, known, defined_in } => {
                let worded = say(format!("there is no {what} `{}`", shorten(name, 120)), format!("no such {what}"))
                    .offer(name, names(known));
                match &worded.help {
                    Some(help) if help.starts_with("did you") => worded,
                    Some(help) if help.starts_with("there") => {
                        let help = format!("{help} (in {defined_in})");
                        worded.help(help)
                    }
                    _ => worded.help(format!("they are defined in {defined_in}")),
                }
            }
            Self::DuplicateId { what, id } => {
                say(format!("the {what} `{id}` is there twice"), "the second").help("give one of the two another name, or take it out")
            }
            Self::UnknownFile { work, path, or_symbol, known } => {
                let what = if *or_symbol { "file or symbol" } else { "file" };
                say(format!("`{work}` has no {what} `{}`", shorten(path, 200)), format!("no such {what}"))
                    .offer(path, names(known))
            }
            Self::NoteAstray { file, known } => {
                let worded = say(format!("this note's folder, `{file}`, names no file that is read"), "").offer(file, names(known));
                match &worded.help {
                    Some(help) if help.starts_with("did you") => worded,
                    _ => worded.help("a note stands in annotations/notes/<work>/<path of the file>/"),
                }
            }
            Self::LinesPastEnd { path, lines: 0, .. } => {
                say(format!("`{path}` is empty and has no lines"), "no such line").help("a file without text can have no notes")
            }
            Self::LinesPastEnd { path, last, lines } => say(
                format!("line {last} is past the end: `{path}` has {}", plural(*lines as usize, "line", "lines")),
                format!("the last line is {lines}"),
            ),
            Self::UnknownSymbol { symbol, path, known } => {
                let known: Vec<_> = known.iter().map(String::as_str).collect();
                let last = symbol.rsplit('.').next().unwrap_or(symbol);
                let inner = known.iter().find(|name| name.rsplit('.').next() == Some(last));
                let worded = say(format!("`{path}` defines no `{}`", shorten(symbol, 120)), "no such symbol");
                match inner {
                    Some(whole) if *whole != symbol => worded.help(format!("did you mean `{whole}`?")),
                    _ if known.is_empty() => worded.help("only Python files have symbols; leave `symbol` out"),
                    _ => worded.offer(symbol, known.iter().copied()),
                }
            }
            Self::LinesOutsideSymbol { lines, symbol, at } => say(
                format!("lines {lines} are not inside `{symbol}`"),
                format!("`{symbol}` is at {at}"),
            )
            .help("write lines inside the symbol, or the symbol that holds these lines, or leave `symbol` out"),
            Self::WordsNotFound { words, lines } => say(
                format!("`{}` does not stand on {}", shorten(words, 80), on_lines(*lines)),
                "not on these lines",
            )
            .help("copy the words from one line of the code, with its blanks and quotation marks"),
            Self::WordsRecur { words, lines, count } => say(
                format!("`{}` stands {count} times on {}", shorten(words, 80), on_lines(*lines)),
                "which one is meant?",
            )
            .help("take a few words more, or fewer lines"),
            Self::LinesNeeded { path } => say(format!("`{path}` is a whole file, and lines are needed here"), "no lines")
                .help("add `#L67` or `#L62-L72`, or name a symbol: `work:symbol`"),
            Self::EmptyTarget => say("a target needs `lines` or a `symbol`", "neither is here")
                .help("add `lines: 67`, `lines: 62-72`, or `symbol: name`"),
            Self::DeadLink { link, why } => say(format!("`{}` leads nowhere", shorten(link, 160)), why.clone())
                .help("links are [[work]], [[work:path]], [[work:path#L1-L2]], [[work:symbol]], [[note:work/path/name]], [[term:name]], [[path:name]] and [@key]"),
            Self::UnsafeLink { address } => say(
                format!("a note may not link to `{}`", shorten(address, 120)),
                "not a web address",
            )
            .help("links begin with https://, http:// or mailto:; a link into the code is written [[work:path#L1]]"),
            Self::Picture { address } => {
                say(format!("a note may not show the picture `{}`", shorten(address, 120)), "pictures are not shown")
                    .help("nothing is fetched from another host; link to it without the exclamation mark")
            }
            Self::RawHtml => say("HTML is shown as text, not obeyed", "this is HTML")
                .help("use Markdown; put code into backquotes"),
            Self::SeveralChecks => say("a check is one key and what belongs to it", "here")
                .help("write each check as an item of its own: `- call: {at: …, of: …}`"),
            Self::BadPattern { what } => {
                say(format!("this regular expression cannot be run: {}", shorten(what, 120)), "here")
                    .help("look for a phrase with `has`, or write a simpler expression")
            }
            Self::IdleCheck { why } => say(format!("this check cannot fail: {why}"), "here")
                .help("say what would have to be found, so that it could also not be found"),
            Self::CheckMisplaced { why } => say(why.clone(), "cannot be asked here"),
            Self::VerdictContradicted { verdict, why } => {
                say(format!("the verdict is `{verdict}`, but {why}"), "contradicted by the checks")
                    .help("correct the checks if they ask the wrong thing, else the verdict")
            }
            Self::CheckFails { kind, found } => {
                say(format!("this `{kind}` does not hold: {}", shorten(found, 300)), "should hold")
            }
            Self::Unchecked { verdict } => say(format!("a claim found `{verdict}` needs a check"), "here")
                .help("add `checks` or `facts`, or say in `undecided` why no check can decide it"),
            Self::Unproved { files } => {
                let list = files.iter().map(|file| format!("`{file}`")).collect::<Vec<_>>().join(", ");
                say(format!("this claim rests on {list}, whose bytes are not those of the lock"), "not proved")
                    .help("run `glossator vendor`")
            }
            Self::Unobserved => say("nobody has looked into the history for this yet", "not observed")
                .help("run `glossator observe --mirror DIR` with a git directory of the work"),
            Self::KindNeeds { kind, field, must } => {
                say(format!("a note of the kind `{kind}` needs `{field}`"), format!("`{field}` is missing"))
                    .help(format!("what such a note must have: {must}"))
            }
            Self::KindHasNot { kind, field } => {
                say(format!("a note of the kind `{kind}` has no `{field}`"), "not for this kind")
                    .help("take it out, or choose a kind for replies")
            }
            Self::EditorsOnly { kind } => say(
                format!("only editors write notes of the kind `{kind}`"),
                "none of the authors is an editor",
            )
            .help("choose another kind, or let an editor sign it too"),
            Self::CitationNotListed { key } => say(
                format!("`{key}` is cited but not listed under `cites`"),
                "cited here",
            )
            .help(format!("add `{key}` to `cites`")),
            Self::CitationNotUsed { key } => {
                say(format!("`{key}` is listed under `cites` but not cited"), "listed here")
                    .help(format!("cite it, `[@{key}]`, or take it out"))
            }
            Self::SelfReference { what } => {
                let kind = what.rsplit(' ').next().unwrap_or(what);
                say(format!("{what} cannot refer to itself"), "this is its own id")
                    .help(format!("name another {kind}, or take it out"))
            }
            Self::BodyLength { part, of, words, least, most } => {
                let label = if words < least { format!("shorter than {least} words") } else { format!("longer than {most} words") };
                let range = if *least > 0 { format!("{least} to {most}") } else { format!("at most {most}") };
                say(format!("this {part} has {}", plural(*words, "word", "words")), label)
                    .help(format!("the {part} of {of} has {range} words"))
            }
            Self::TitleTopic => say("this title names a topic", "what does the note say about it?")
                .help("say the point of the note in one line, such as `Only the empty prompt is refused`"),
            Self::NoEvidence { evidence, needs } => {
                say(format!("a note that rests on {evidence} shows a {needs}"), format!("no {needs}"))
                    .help("give it, or name other evidence: what nobody can check is `inference`")
            }
            Self::LongQuotation { words, most, file } => say(
                format!("{words} words in a row are those of `{}`", shorten(file, 120)),
                format!("more than {most}"),
            )
            .help("say it in your own words, and link to the lines: the page shows them"),
            Self::RuledOut { word } => say(format!("the house rules do without `{}`", shorten(word, 60)), "ruled out")
                .help("take it out, or say what makes it so"),
            Self::IdleQuestion { kind } => {
                say(format!("a note of the kind `{}` answers, and asks nothing", shorten(kind, 60)), "a question")
                    .help("say what is the case; what is open goes into a note of a kind that asks")
            }
            Self::SameOrder { order } => say(format!("two paths have the order {order}"), "the second")
                .help("each path has a rank of its own, and 1 is offered first"),
            Self::Unstamped => say("this target has no stamp, so nobody will notice when its text moves", "not stamped")
                .help("run `glossator stamp`"),
            Self::Shifted { from, to } => say(
                format!("the text of this target has moved from {} to {to}", on_lines(*from)),
                format!("now {}", on_lines(*to)),
            )
            .help("run `glossator stamp` to take the new lines"),
            Self::Reformatted { from, to } => say(
                format!("the text of {} was laid out anew, with the same syntax tree", on_lines(*from)),
                format!("now {}", on_lines(*to)),
            )
            .help("run `glossator stamp` to take the new lines"),
            Self::Ambiguous { places } => {
                let places: Vec<_> = places.iter().map(ToString::to_string).collect();
                say("the text of this target stands in more than one place", format!("at lines {}", places.join(", ")))
                    .help("choose one, write its lines here, and delete `stamp`")
            }
            Self::Changed { lines } => say(
                format!("the text of {} is not what the note was written about", on_lines(*lines)),
                "changed since it was stamped",
            )
            .help("read the lines again; if the note still holds, delete `stamp` and run `glossator stamp`"),
            Self::Orphan => say("what this note was written about is gone", "nothing to point at")
                .help("if it lives on elsewhere, write where and delete `stamp`"),
            Self::NoLock { work } => say(format!("the work `{work}` has no lock"), "")
                .help(format!("run `glossator vendor {work} --update`")),
            Self::NotLocked { work, path } => say(format!("the lock does not hold `{path}`"), "not locked")
                .help(format!("run `glossator vendor {work} --update`")),
            Self::LockedNotSelected { path } => say(format!("the lock holds `{path}`, which is not selected"), "")
                .help("run `glossator vendor --update`, or select the file"),
            Self::LockDisagrees { path, fact: "SHA-256", locked, found } => say(
                format!("the text of `{path}` is not the one that was locked"),
                format!("SHA-256 locked {}, found {}", shorten(locked, 16), shorten(found, 16)),
            )
            .help("run `glossator vendor` to fetch the locked text; if a new text is meant, `glossator vendor --update`"),
            Self::LockDisagrees { path, fact, locked, found } => {
                let (locked, found) = apart(locked, found);
                say(
                    format!("lock and text of `{path}` disagree about its {fact}"),
                    format!("locked {}, found {}", shorten(&locked, 60), shorten(&found, 60)),
                )
                .help("run `glossator vendor --update` and look at the difference before you commit it")
            }
            Self::LockFault { what } => say(format!("this lock was not written by the program: {what}"), "here")
                .help("run `glossator vendor --update` and look at the difference before you commit it"),
            Self::LivesFault { what } => say(format!("this record of lines was not written by the program: {what}"), "here")
                .help("`glossator observe --mirror DIR`, with a mirror that has the work's history, writes it anew"),
            Self::SelectedAndOmitted { path } => {
                say(format!("`{path}` is both selected and left out"), "left out here").help("it can only be one")
            }
            Self::LayerNeeded { layer } => say(
                format!("a file of the layer `{layer}` needs a phase"),
                "no phase",
            )
            .help("add `phase:`, one or a list of data, training, input, model, sampling, output, interface, deployment"),
            Self::NotPython { path, line: Some(line) } => {
                say(format!("`{path}` is not Python 3 from line {line} on"), "shown as text, without links and off the map")
            }
            Self::NotPython { path, line: None } => {
                say(format!("`{path}` is too large to be read as Python"), "shown as text, without links and off the map")
            }
            Self::Silhouettes { work, missing, of, strict: _ } => say(
                format!("{work}: {missing} of {} not here, shown as silhouettes", plural(*of, "text", "texts")),
                "",
            )
            .help("run `glossator vendor`, with `--mirror DIR` for a folder of git repositories where the host cannot be reached"),
            Self::Origin { message, help, .. } => Wording { message: message.clone(), label: String::new(), help: help.clone() },
            Self::Template { what } => {
                say(format!("a template is wrong: {}", what.strip_prefix("error: ").unwrap_or(what)), "")
                    .help("mend the template in `theme/templates`, or delete it to have the program's own again")
            }
            Self::Grammar { what } => say(format!("a grammar is wrong: {}", shorten(what, 300)), ""),
            Self::Citation { what, help } => Wording { message: what.clone(), label: String::new(), help: help.clone() },
            Self::ForeignFolder { path } => say(
                format!("`{path}` exists and was not made by this program, so nothing in it is touched"),
                "",
            )
            .help("name another folder with `--out DIR`, or empty this one"),
            Self::Unwritable { path, reason } => say(format!("`{path}` cannot be written: {reason}"), ""),
            Self::PageCollision { address } => say(format!("two pages would have the address `{address}`"), ""),
        }
    }
}

fn on_lines(lines: crate::ids::LineRange) -> String {
    if lines.count() == 1 { format!("line {lines}") } else { format!("lines {lines}") }
}
