//! Prints the tokens of files, one JSON object a line: `cargo run --example tokens -- FILE…`
//!
//! `{"path": …, "language": …, "plain": null or a reason, "tokens": [[start, end, class], …]}`, offsets in bytes.
//! With `-` the files' names are read from standard input, one a line.

use std::io::{self, BufRead, Write};

use glossator::code::highlight::Highlighter;
use glossator::code::language::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    if paths == ["-"] {
        paths = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    }
    let highlighter = Highlighter::new(&[])?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for path in paths {
        let Ok(text) = String::from_utf8(std::fs::read(&path)?) else {
            eprintln!("{path}: not UTF-8, left out");
            continue;
        };
        let language = Language::detect(&path, text.lines().next().unwrap_or(""));
        let shown = highlighter.highlight(language, &text);
        let tokens: Vec<_> = shown.tokens.iter().map(|t| (t.start, t.end, t.class.name())).collect();
        let plain = shown.plain.map(|why| why.to_string());
        let line = serde_json::json!({ "path": path, "language": language.name(), "plain": plain, "tokens": tokens });
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}
