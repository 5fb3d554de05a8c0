//! The one place where problems become sentences.

use super::{Problem, nearest};

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
        let known: Vec<_> = known.into_iter().map(|name| format!("`{name}`")).collect();
        match known.len() {
            0 => self,
            1..=16 => self.help(format!("there is {}", known.join(", "))),
            more => self.help(format!("none of the {more} that exist is like it")),
        }
    }
}

/// At most `most` characters of a text that may be anything, on one line.
fn shorten(text: &str, most: usize) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(most).collect();
    if line.len() < text.len() { format!("{}…", line.trim_end()) } else { line }
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
            Self::StrayFile { expected } => say(format!("nothing reads this file; here stand {expected}"), "")
                .help("move it, or name it as its neighbours are named"),
            Self::NoEdition => say("there is no edition here: no `edition.yaml` in this folder or any above it", "")
                .help("name its folder with `--root DIR`"),
            Self::YamlSyntax { what } => say(format!("this is not YAML: {}", shorten(what, 200)), "the reader stopped here")
                .help("check the indentation, and put texts with `: `, `#` or quotation marks into quotation marks"),
            Self::YamlBounds { what } => say(format!("this YAML is beyond the bounds: {}", shorten(what, 200)), "here"),
            Self::YamlAlias => say("anchors and aliases (`&` and `*`) are not used in an edition", "here")
                .help("write the value out, or put the text into quotation marks"),
            Self::KeyNotText => say("a key must be a word", "this is not one"),
            Self::UnknownKey { key, what, known } => {
                say(format!("{what} has no `{}`", shorten(key, 60)), "unknown key").offer(key, names(known))
            }
            Self::DuplicateKey { key } => {
                say(format!("`{}` stands twice", shorten(key, 60)), "and again here").help("keep one of the two")
            }
            Self::MissingKey { key, what } => {
                say(format!("{what} needs `{key}`"), format!("`{key}` is missing here")).help(format!("add `{key}: …`"))
            }
            Self::WrongType { expected, found } => {
                say(format!("expected {expected}, found {found}"), format!("this should be {expected}"))
            }
            Self::BadValue { value, expected } => {
                say(format!("`{}` is not {expected}", shorten(value, 80)), format!("expected {expected}"))
            }
            Self::BadChoice { value, choices } => {
                let choices = choices.iter().copied();
                say(format!("`{}` is none of the words allowed here", shorten(value, 80)), "not allowed here")
                    .offer(value, choices)
            }
            Self::Unknown { what, name, known, defined_in } => {
                let worded = say(format!("there is no {what} `{}`", shorten(name, 120)), format!("no such {what}"))
                    .offer(name, names(known));
                match &worded.help {
                    Some(help) if help.starts_with("did you") => worded,
                    Some(help) if help.starts_with("there is") => {
                        let help = format!("{help} (in {defined_in})");
                        worded.help(help)
                    }
                    _ => worded.help(format!("they are defined in {defined_in}")),
                }
            }
            Self::DuplicateId { what, id } => {
                say(format!("there are two of the {what} `{id}`"), "the second").help("give one of them another name")
            }
            Self::UnknownFile { work, path, known } => {
                say(format!("`{work}` has no file `{}`", shorten(path, 200)), "no such file").offer(path, names(known))
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
                    _ => worded.offer(symbol, known.iter().copied()),
                }
            }
            Self::LinesOutsideSymbol { lines, symbol, at } => say(
                format!("lines {lines} are not inside `{symbol}`"),
                format!("`{symbol}` is at {at}"),
            ),
            Self::WordsNotFound { words, lines } => say(
                format!("`{}` does not stand on {}", shorten(words, 80), on_lines(*lines)),
                "not on these lines",
            )
            .help("`on` holds words exactly as the code has them"),
            Self::EmptyTarget => say("a target needs `lines` or a `symbol`", "neither is here"),
            Self::DeadLink { link, why } => say(format!("`{}` leads nowhere", shorten(link, 160)), why.clone()),
            Self::UnsafeLink { address } => say(
                format!("a note may not link to `{}`", shorten(address, 120)),
                "not a web address",
            )
            .help("links begin with https://, http:// or mailto:"),
            Self::RawHtml => say("HTML is shown as text, not obeyed", "this is HTML")
                .help("use Markdown; put code into backquotes"),
            Self::KindNeeds { kind, field, must } => {
                say(format!("a note of the kind `{kind}` needs `{field}`"), format!("`{field}` is missing"))
                    .help(must.clone())
            }
            Self::KindHasNot { kind, field } => {
                say(format!("a note of the kind `{kind}` has no `{field}`"), "not for this kind")
            }
            Self::EditorsOnly { kind } => say(
                format!("only editors write notes of the kind `{kind}`"),
                "none of the authors is an editor",
            )
            .help("choose the kind `gloss`, `critique` or another that fits"),
            Self::CitationNotListed { key } => say(
                format!("`{key}` is cited in the body but not listed under `cites`"),
                "cited here",
            )
            .help(format!("add `{key}` to `cites`")),
            Self::SelfReference => say("a note cannot refer to itself", "this is its own id"),
            Self::BodyLength { words } => {
                let label = if *words < 60 { "shorter than 60 words" } else { "longer than 180 words" };
                say(format!("this body has {}", plural(*words, "word", "words")), label)
                    .help("a note has 60 to 180 words")
            }
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
            Self::Orphan => say("what this note was written about is gone", "nothing to point at"),
            Self::NoLock { work } => say(format!("the work `{work}` has no lock"), "")
                .help(format!("run `glossator vendor {work} --update`")),
            Self::NotLocked { work, path } => say(format!("the lock does not hold `{path}`"), "not locked")
                .help(format!("run `glossator vendor {work} --update`")),
            Self::LockedNotSelected { path } => say(format!("the lock holds `{path}`, which is not selected"), "")
                .help("run `glossator vendor --update`, or select the file"),
            Self::LockDisagrees { path, fact, locked, found } => say(
                format!("the lock's {fact} of `{path}` is not what the text has"),
                format!("locked {}, found {}", shorten(locked, 60), shorten(found, 60)),
            )
            .help("run `glossator vendor --update` and look at the difference before you commit it"),
            Self::SelectedAndOmitted { path } => {
                say(format!("`{path}` is both selected and left out"), "left out here").help("it can only be one")
            }
            Self::LayerNeeded { layer } => say(
                format!("a file of the layer `{layer}` needs a phase"),
                "no phase",
            )
            .help("add `phase:`, one or a list of data, training, input, model, sampling, output, interface, deployment"),
            Self::Silhouettes { work, missing, of, strict: _ } => say(
                format!(
                    "{work}: no origin could give {} of {}; they are shown as silhouettes",
                    plural(*missing, "file", "files"),
                    of
                ),
                "",
            )
            .help("name a folder of git repositories with `--mirror DIR`, or build again where the git host can be reached"),
            Self::Origin { message, help, .. } => Wording { message: message.clone(), label: String::new(), help: help.clone() },
            Self::Template { what } => say(format!("a template is wrong: {what}"), ""),
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
