//! How fast is highlighting? `cargo run --release --example highlight_speed -- THREADS FILE…`
//!
//! Reads the files first, then highlights all of them five times and says the median, with the cost of starting up.
//! With `-` the files' names are read from standard input, one a line.

use std::io::{self, BufRead};
use std::time::{Duration, Instant};

use glossator::code::highlight::Highlighter;
use glossator::code::language::Language;
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let threads: usize = arguments.next().ok_or("THREADS is missing")?.parse()?;
    let mut paths: Vec<String> = arguments.collect();
    if paths == ["-"] {
        paths = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    }
    let mut texts = Vec::new();
    for path in paths {
        if let Ok(text) = String::from_utf8(std::fs::read(&path)?) {
            texts.push((Language::detect(&path, text.lines().next().unwrap_or("")), text));
        }
    }
    let lines: usize = texts.iter().map(|(_, text)| text.lines().count()).sum();

    let begun = Instant::now();
    let highlighter = Highlighter::new(&[])?;
    let built = begun.elapsed();
    highlighter.highlight(Language::Python, "def f(x):\n    '''Doc'''\n    return f'{x}\\n'\n");
    let first = begun.elapsed() - built;
    let begun = Instant::now();
    highlighter.highlight(Language::Yaml, "a: 1\n");
    eprintln!(
        "built in {built:?}; first Python text (compiles expressions) {first:?}; first other language {:?}",
        begun.elapsed()
    );

    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let mut times: Vec<(Duration, usize)> = (0..5)
        .map(|_| {
            let begun = Instant::now();
            let one = |(language, text): &(Language, String)| highlighter.highlight(*language, text).tokens.len();
            let tokens = pool.install(|| texts.par_iter().map(one).sum());
            (begun.elapsed(), tokens)
        })
        .collect();
    times.sort();
    let (median, tokens) = times[2];
    let per_second = lines as f64 / median.as_secs_f64();
    println!(
        "{} files, {lines} lines, {tokens} tokens, {threads} threads: {median:?}, {per_second:.0} lines/s",
        texts.len()
    );
    Ok(())
}
