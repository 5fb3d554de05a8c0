//! `glossator new`: the beginning of a note, a term, a claim or a path, with everything that the program knows of it filled in.

use super::{Exit, say, whole};
use crate::anchor::Stamp;
use crate::compile::{Memory, join, open};
use crate::corpus::holdings::Holding;
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::skeleton::{self, NewClaim, NewNote, NewPath, NewTerm};
use crate::edition::{Kind, Root, io_reason};
use crate::ids::{ClaimId, CodeAddress, ContributorId, Date, KindId, LineRange, NoteId, PathId, Slug, TermId};
use crate::resolve::{Destination, Resolved};
use clap::{Args, Subcommand};

#[derive(Args, Debug)]
pub(super) struct NewOptions {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A note on lines of code
    Note {
        /// What it is about: `work:path#L67`, `work:path#L62-L72`, or `work:symbol`
        place: CodeAddress,
        /// What it says, in a line
        #[arg(long, default_value = "")]
        title: String,
        /// The name of its file, without the ending; it stays for good [default: from the title, or the lines]
        #[arg(long)]
        name: Option<Slug>,
        /// Its kind [default: the edition's first]
        #[arg(long)]
        kind: Option<KindId>,
        #[command(flatten)]
        who: Who,
    },
    /// A term of the glossary
    Term {
        /// The name of its file, without the ending
        name: TermId,
        /// A place in the code where it can be seen: `work:path#L64`
        place: Option<CodeAddress>,
        #[command(flatten)]
        who: Who,
    },
    /// A statement about code that can be checked
    Claim {
        /// Its work and the name of its file, without the ending: `gpt-2/the-loop`
        id: ClaimId,
        /// Where in the code to look: `work:path#L72-L88`
        place: Option<CodeAddress>,
        #[command(flatten)]
        who: Who,
    },
    /// A guided reading
    Path {
        /// The name of its file, without the ending
        name: PathId,
        /// Its stops, in order: `work:path#L73` …
        stops: Vec<CodeAddress>,
        #[command(flatten)]
        who: Who,
    },
}

/// Who writes, and when.
#[derive(Args, Debug)]
struct Who {
    /// Your id in annotations/contributors.yaml
    #[arg(long, env = "GLOSSATOR_BY")]
    by: Option<ContributorId>,
    /// The day of writing [default: today]
    #[arg(long)]
    date: Option<Date>,
}

impl Who {
    fn by(&self) -> String {
        self.by.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    fn date(&self) -> String {
        self.date.or_else(Date::today).map(|date| date.to_string()).unwrap_or_default()
    }
}

/// A file that will be written, and what else its author should know.
struct Draft {
    file: String,
    text: String,
    hints: Vec<String>,
}

pub(super) fn execute(root: &Root, options: &NewOptions) -> Exit {
    let mut memory = Memory::default();
    let compiled = join(root, open(root, &mut memory), false, &mut memory);
    let Some((resolved, _)) = &compiled.edition else {
        say::diagnostics(&compiled.diagnostics, &compiled.sources);
        return Exit::CouldNotRun;
    };
    match draft(resolved, &options.what) {
        Ok(draft) => write(root, &draft),
        Err(Refused::Witness(place)) => {
            say::line(&format!(
                "error: `{place}` is in a witness, and notes are about the pin; link to it in a note's text"
            ));
            Exit::CouldNotRun
        }
        // As `check` would say it of a file.
        Err(Refused::Problem(problem, given)) => {
            say::diagnostics(&[Diagnostic::new(problem, Place::file(&given))], &compiled.sources);
            Exit::CouldNotRun
        }
    }
}

fn write(root: &Root, draft: &Draft) -> Exit {
    let file = &draft.file;
    match whole::create(&root.join(file), &draft.text) {
        Ok(()) => {
            say::line(&format!("wrote {file}"));
            draft.hints.iter().for_each(|hint| say::line(hint));
            say::line(&format!("fill in what is empty, then: glossator check {file}"));
            Exit::Well
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            say::line(&format!("error: `{file}` is there already, and was left as it is; choose another name"));
            Exit::Problems
        }
        Err(error) => {
            say::line(&format!("error: `{file}` cannot be written: {}", io_reason(&error)));
            Exit::CouldNotRun
        }
    }
}

/// Why nothing is written.
enum Refused {
    /// Something that was asked for is not there; and what was asked for, as it was given.
    Problem(Problem, String),
    /// The place is not in the text that is read.
    Witness(CodeAddress),
}

fn draft(resolved: &Resolved, what: &What) -> Result<Draft, Refused> {
    match what {
        What::Note { place, title, name, kind, who } => {
            known_author(resolved, who)?;
            let kind = chosen_kind(resolved, kind.as_ref())?;
            note(resolved, place, title, name.as_ref(), kind, who)
        }
        What::Term { name, place, who } => {
            known_author(resolved, who)?;
            let place = place.as_ref().map(|place| lines_of(resolved, place).map(|_| place.to_string())).transpose()?;
            let file = format!("annotations/terms/{name}.yaml");
            let text = skeleton::term(&NewTerm {
                file: &file,
                term: &name.as_str().replace('-', " "),
                place: &place.unwrap_or_default(),
                by: &who.by(),
                date: &who.date(),
            });
            Ok(Draft { file, text, hints: Vec::new() })
        }
        What::Claim { id, place, who } => {
            known_author(resolved, who)?;
            let place = place.as_ref().map(|place| lines_of(resolved, place).map(|_| place.to_string())).transpose()?;
            let file = format!("annotations/claims/{id}.yaml");
            let article = resolved.edition.settings.article.as_ref().map(|key| key.to_string());
            let text = skeleton::claim(&NewClaim {
                file: &file,
                cite: &article.unwrap_or_default(),
                place: &place.unwrap_or_default(),
                by: &who.by(),
                date: &who.date(),
            });
            Ok(Draft { file, text, hints: Vec::new() })
        }
        What::Path { name, stops, who } => {
            known_author(resolved, who)?;
            for stop in stops {
                lines_of(resolved, stop)?;
            }
            let file = format!("annotations/paths/{name}.yaml");
            let last = resolved.edition.paths.values().map(|path| path.order.value).max();
            let text = skeleton::path(&NewPath {
                file: &file,
                order: last.unwrap_or(0).saturating_add(1),
                stops: &stops.iter().map(ToString::to_string).collect::<Vec<_>>(),
                by: &who.by(),
                date: &who.date(),
            });
            Ok(Draft { file, text, hints: Vec::new() })
        }
    }
}

fn known_author(resolved: &Resolved, who: &Who) -> Result<(), Refused> {
    match &who.by {
        Some(by) if resolved.edition.contributor(by).is_none() => Err(Refused::Problem(
            Problem::Unknown {
                what: "contributor",
                name: by.to_string(),
                known: resolved.edition.contributors.iter().map(|one| one.id.to_string()).collect(),
                defined_in: "annotations/contributors.yaml",
            },
            format!("--by {by}"),
        )),
        _ => Ok(()),
    }
}

fn chosen_kind<'r>(resolved: &'r Resolved, id: Option<&KindId>) -> Result<Option<&'r Kind>, Refused> {
    let edition = &resolved.edition;
    let Some(id) = id else { return Ok(edition.kinds.first()) };
    match edition.kind(id) {
        Some(kind) => Ok(Some(kind)),
        None => Err(Refused::Problem(
            Problem::Unknown {
                what: "kind",
                name: id.to_string(),
                known: edition.kinds.iter().map(|kind| kind.id.to_string()).collect(),
                defined_in: "annotations/kinds.yaml",
            },
            format!("--kind {id}"),
        )),
    }
}

/// The file and the lines that an address leads to.
fn lines_of<'r>(resolved: &'r Resolved, place: &CodeAddress) -> Result<(&'r Holding, LineRange), Refused> {
    let refused = |problem| Refused::Problem(problem, place.to_string());
    match resolved.index().code(place).map_err(refused)? {
        Destination::Code { file, lines: Some(lines), .. } => match resolved.holdings.files.get(&file) {
            Some(holding) => Ok((holding, lines)),
            None => Err(refused(Problem::LinesNeeded { path: place.path.to_string() })),
        },
        _ => Err(refused(Problem::LinesNeeded { path: place.path.to_string() })),
    }
}

fn note(
    resolved: &Resolved,
    place: &CodeAddress,
    title: &str,
    name: Option<&Slug>,
    kind: Option<&Kind>,
    who: &Who,
) -> Result<Draft, Refused> {
    if place.state.is_some() {
        return Err(Refused::Witness(place.clone()));
    }
    let (holding, lines) = lines_of(resolved, place)?;
    let symbol = holding.facts.innermost(lines).map(|symbol| symbol.name.as_str()).unwrap_or_default();
    let stamp = holding.text.as_ref().map(|text| Stamp::of(text, holding.tokens(), lines).to_string());
    let mut hints = Vec::new();
    let slug = match name {
        Some(name) => name.clone(),
        None => {
            let own = symbol.rsplit('.').next().unwrap_or_default();
            let derived = slug_of(title).or_else(|| slug_of(&format!("{own} line {}", lines.first())));
            let derived = derived.ok_or_else(|| Refused::Problem(Problem::EmptyTarget, place.to_string()))?;
            let better = if title.is_empty() { " in a few words that say the point" } else { "" };
            hints.push(format!("its name, `{derived}`, stays for good: rename the file{better} before you hand it in"));
            derived
        }
    };
    if stamp.is_none() {
        hints.push(
            "the text of these lines is not here, so there is no stamp; `glossator stamp` will write it".to_owned(),
        );
    }
    let key = &holding.key;
    let file = format!("annotations/notes/{}.yaml", NoteId::new(key.work.clone(), key.path.clone(), slug));
    let text = skeleton::note(&NewNote {
        file: &file,
        title,
        kind,
        kinds: &resolved.edition.kinds,
        lenses: &resolved.edition.lenses,
        lines: &lines.to_string(),
        symbol,
        stamp: &stamp.unwrap_or_default(),
        rules: resolved.edition.settings.house_rules.as_ref(),
        by: &who.by(),
        date: &who.date(),
    });
    Ok(Draft { file, text, hints })
}

/// Words as a name: in lower case, joined by hyphens, not too many.
fn slug_of(words: &str) -> Option<Slug> {
    let letters = words.to_lowercase().replace(['\'', '\u{2019}'], "");
    let ascii: String = letters.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut name = String::new();
    for word in ascii.split_whitespace() {
        if name.len() + 1 + word.len() > 60 {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    name.parse().ok()
}
