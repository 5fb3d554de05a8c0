//! `glossator map`: the map for other programs, on standard output.

use super::{Exit, say, without};
use crate::compile::{Memory, join, open};
use crate::diagnostics::Severity;
use crate::edition::Root;
use crate::site::picture::{Chart, Form, Picture, data, dot, standalone};
use clap::{Args, ValueEnum};

#[derive(Args, Debug)]
pub(super) struct MapOptions {
    /// The form of the map [default: svg]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Take files away instead, and tell which others then lack an import: `work:path`, a path, or a folder
    #[arg(long, value_name = "PATH", num_args = 1..)]
    without: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture
    Svg,
    /// Data: files, what joins them, declared crossings
    Json,
    /// The language of Graphviz
    Dot,
}

pub(super) fn execute(root: &Root, options: &MapOptions) -> Exit {
    let mut memory = Memory::default();
    let compiled = join(root, open(root, &mut memory), false, &mut memory);
    say::diagnostics(&compiled.diagnostics, &compiled.sources);
    let failed = compiled.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
    let Some((resolved, _)) = compiled.edition.filter(|_| !failed) else {
        say::line(&format!("{}; no map was drawn", say::tally(&compiled.diagnostics)));
        return Exit::Problems;
    };
    if !options.without.is_empty() {
        return match options.format {
            None => without::execute(&resolved, &options.without, false),
            Some(Format::Json) => without::execute(&resolved, &options.without, true),
            Some(Format::Svg | Format::Dot) => {
                say::line("`--without` answers in words or, with `--format json`, as data");
                Exit::CouldNotRun
            }
        };
    }
    let chart = Chart::of(&resolved);
    let text = match options.format.unwrap_or(Format::Svg) {
        Format::Svg => {
            let works: Vec<usize> = (0..chart.works.len()).collect();
            let picture = Picture {
                chart: &chart,
                works: &works,
                form: Form::Wide,
                prefix: "map-",
                anchored: true,
                titled: true,
                // Where the site will be, the picture does not know.
                read: &|_| None,
                work: &|_| None,
            };
            standalone(&picture)
        }
        Format::Json => format!("{:#}", data(&chart, &resolved)),
        Format::Dot => dot(&chart),
    };
    say::data(text.trim_end());
    Exit::Well
}
