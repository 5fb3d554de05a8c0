//! What the program said.

use std::path::Path;
use std::process::Output;

/// A run that ended.
pub struct Ran {
    arguments: String,
    /// The exit code; nothing if a signal ended it.
    pub code: Option<i32>,
    /// Standard output, with the edition's folder as `[edition]`.
    pub out: String,
    /// Standard error, with the edition's folder as `[edition]` and times as `[time]`.
    pub err: String,
}

impl Ran {
    /// Reads what a run said.
    pub fn new(arguments: &str, output: &Output, folder: &Path) -> Self {
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
        let stable = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8");
            let text = text.replace(&real.display().to_string(), "[edition]");
            without_times(&text.replace(&folder.display().to_string(), "[edition]"))
        };
        Self {
            arguments: arguments.to_owned(),
            code: output.status.code(),
            out: stable(&output.stdout),
            err: in_order(&stable(&output.stderr)),
        }
    }

    /// Holds the exit code against what it should be.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "glossator {}\n{}{}", self.arguments, self.out, self.err);
        self
    }

    /// The whole of it, as a terminal would show it.
    pub fn transcript(&self) -> String {
        let code = self.code.map_or_else(|| "a signal".to_owned(), |code| code.to_string());
        let mut text = format!("$ glossator {}\n{}{}", self.arguments, self.out, self.err);
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text + &format!("exit {code}\n")
    }
}

/// Works are fetched side by side, so what is said of their progress comes in any order; here, in that of the alphabet.
fn in_order(text: &str) -> String {
    let (mut progress, rest): (Vec<&str>, Vec<&str>) =
        text.split_inclusive('\n').partition(|line| line.contains(": copying from ") && !line.starts_with(' '));
    progress.sort_unstable();
    progress.concat() + &rest.concat()
}

/// "in 0.05 s" differs from run to run.
fn without_times(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(" in ") {
        let (before, after) = rest.split_at(at + 4);
        out.push_str(before);
        let number = after.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(after.len());
        let is_time = number > 0 && (after[number..].starts_with(" s") || after[number..].starts_with(" ms"));
        out.push_str(if is_time { "[time]" } else { "" });
        rest = if is_time { &after[number..] } else { after };
    }
    out + rest
}
