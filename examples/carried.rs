//! How well are targets carried over real history? `cargo run --release --example carried -- GIT_DIR FROM [TO]`
//!
//! Every Python file of the commit FROM gets targets: each line that is not blank, each run of four lines, each function and class. They are carried
//! to every later commit up to TO, or to HEAD, that touches the file, and each answer is held against git's own account of where
//! lines come from, `git blame -M -C`: the lines of an answer must have come into the world at the same commit, in the same file, on the same lines
//! as those of the target. Two things git cannot know: blank lines are all alike, so their account is not asked for; and a line that was taken out and
//! put back later is a new one to git, so it is held against the lines around it, which have to be around the answer as well, and counted
//! apart. An answer of a text laid out anew cannot be held against it, since git takes such lines for new ones; it is
//! counted apart.

use glossator::anchor::{Carried, Context, carry};
use glossator::code::python::{Module, TreeTokens, facts};
use glossator::code::symbol::Symbol;
use glossator::code::text::SourceText;
use glossator::ids::LineRange;
use std::collections::BTreeMap;
use std::process::Command;

type Whatever = Box<dyn std::error::Error>;

struct Git(String);

impl Git {
    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, Whatever> {
        let output = Command::new("git").arg("--git-dir").arg(&self.0).args(arguments).output()?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
        }
    }

    fn text(&self, arguments: &[&str]) -> Result<String, Whatever> {
        Ok(String::from_utf8_lossy(&self.run(arguments)?).into_owned())
    }

    /// Where each line of a file came into the world: commit, file, line.
    fn origins(&self, commit: &str, path: &str) -> Result<Vec<String>, Whatever> {
        let told = self.text(&["blame", "-M", "-C", "--line-porcelain", commit, "--", path])?;
        let (mut all, mut head) = (Vec::new(), String::new());
        for line in told.lines() {
            let mut words = line.split(' ');
            match words.next() {
                Some(id) if id.len() == 40 && id.bytes().all(|b| b.is_ascii_hexdigit()) => {
                    head = format!("{id} {}", words.next().unwrap_or_default());
                }
                Some("filename") => all.push(format!("{head} {}", words.collect::<Vec<_>>().join(" "))),
                _ => {}
            }
        }
        Ok(all)
    }
}

struct File {
    text: SourceText,
    tokens: TreeTokens,
    symbols: Vec<Symbol>,
}

impl File {
    fn read(git: &Git, commit: &str, path: &str) -> Option<Self> {
        let bytes = git.run(&["show", &format!("{commit}:{path}")]).ok()?;
        let (text, _) = SourceText::decode(&bytes);
        let module = Module::parse(text.as_str())?;
        let tokens = TreeTokens::of(&module, text.as_str());
        let symbols = facts(&module, &text).symbols;
        Some(Self { text, tokens, symbols })
    }

    fn innermost(&self, lines: LineRange) -> Option<&str> {
        let around = self.symbols.iter().filter(|symbol| symbol.lines.covers(lines));
        around.min_by_key(|symbol| symbol.lines.count()).map(|symbol| symbol.name.as_str())
    }

    /// What notes might be about.
    fn targets(&self) -> Vec<LineRange> {
        let count = self.text.line_count();
        let line = |number: u32| LineRange::new(number, number).filter(|_| !self.text.line(number).trim().is_empty());
        let runs = (1..=count.saturating_sub(3)).step_by(3).filter_map(|first| LineRange::new(first, first + 3));
        let symbols = self.symbols.iter().map(|symbol| symbol.lines);
        (1..=count).filter_map(line).chain(runs).chain(symbols).collect()
    }
}

/// Whether two runs of lines came into the world together, blank ones aside.
fn are_same(old: (&File, LineRange, &[String]), new: (LineRange, &[String])) -> bool {
    let (file, lines, was) = old;
    let pairs = of(lines, was).iter().zip(of(new.0, new.1)).zip(lines.lines());
    lines.count() == new.0.count()
        && pairs.filter(|(_, line)| !file.text.line(*line).trim().is_empty()).all(|((was, is), _)| was == is)
}

/// Whether the next lines before and after that git knows in both states are around both.
fn are_between_the_same(lines: LineRange, was: &[String], found: LineRange, is: &[String]) -> bool {
    let now = |line: u32| {
        let origin = was.get(line as usize - 1)?;
        let mut places = is.iter().enumerate().filter(|(_, one)| *one == origin);
        let (at, _) = places.next()?;
        places.next().is_none().then(|| u32::try_from(at + 1).unwrap_or(u32::MAX))
    };
    let before = (1..lines.first()).rev().find_map(now);
    let after = (lines.last() + 1..=u32::try_from(was.len()).unwrap_or(u32::MAX)).find_map(now);
    before.is_none_or(|line| line < found.first())
        && after.is_none_or(|line| line > found.last())
        && before.or(after).is_some()
}

fn of(lines: LineRange, origins: &[String]) -> &[String] {
    origins.get(lines.first() as usize - 1..lines.last() as usize).unwrap_or_default()
}

fn main() -> Result<(), Whatever> {
    let mut arguments = std::env::args().skip(1);
    let git = Git(arguments.next().ok_or("GIT_DIR is missing")?);
    let from = arguments.next().ok_or("FROM is missing")?;
    let to = arguments.next().unwrap_or_else(|| "HEAD".to_owned());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let files = git.text(&["ls-tree", "-r", "--name-only", &from])?;
    let (mut commits_seen, mut files_seen, mut skipped) = (0, 0, 0);
    for path in files.lines().filter(|path| path.ends_with(".py")) {
        let Some(old) = File::read(&git, &from, path) else { continue };
        let Ok(was) = git.origins(&from, path) else { continue };
        let later = git.text(&["rev-list", "--reverse", "--ancestry-path", &format!("{from}..{to}"), "--", path])?;
        files_seen += 1;
        for commit in later.lines() {
            let Some(new) = File::read(&git, commit, path) else { continue };
            // A mirror without its largest files cannot tell where every line comes from.
            let Ok(is) = git.origins(commit, path) else {
                skipped += 1;
                continue;
            };
            commits_seen += 1;
            let (one, two) = (|| Some(&old.tokens), || Some(&new.tokens));
            let before = Context { text: &old.text, tokens: &one, symbols: &old.symbols };
            let after = Context { text: &new.text, tokens: &two, symbols: &new.symbols };
            for lines in old.targets() {
                let sought = of(lines, &was);
                let known = is.windows(sought.len()).filter(|window| *window == sought).count();
                let verdict = match carry(lines, old.innermost(lines), &before, &after) {
                    Carried::To(found) if are_same((&old, lines, &was), (found, &is)) => "right",
                    Carried::To(found) if are_between_the_same(lines, &was, found, &is) => {
                        "right, of lines that were gone in between and put back"
                    }
                    Carried::To(found) => {
                        println!("WRONG {path} {commit}: {lines} carried to {found}");
                        "wrong"
                    }
                    Carried::LaidOut(_) => "laid out anew, which git cannot confirm",
                    _ if known == 0 => "refused, and gone by git's account too",
                    _ => "refused, though git knows where it is",
                };
                *counts.entry(verdict).or_default() += 1;
            }
        }
    }
    println!(
        "{files_seen} files at {from}, {commits_seen} later states of them; {skipped} more that git cannot tell of"
    );
    for (verdict, count) in counts {
        println!("{count:>9}  {verdict}");
    }
    Ok(())
}
