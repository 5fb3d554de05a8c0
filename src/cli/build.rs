//! `glossator build`: fetch what is missing, then write the site.

use super::{Exit, Sourcing, say, vendor};
use crate::compile::{Compiled, Memory, collate, join, open, with_theme};
use crate::diagnostics::{Diagnostic, Place, Problem, Severity};
use crate::edition::Root;
use crate::ids::WebAddress;
use crate::site::theme::Theme;
use crate::site::write::{Output, Written};
use crate::site::{Publication, Site, site};
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

#[derive(Args, Clone, Debug)]
pub(super) struct BuildOptions {
    /// The folder that the site is written to [default: site, in the edition's folder]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) sourcing: Sourcing,
    /// Make a text that no origin gives an error
    #[arg(long)]
    pub(super) strict: bool,
    /// The public address of the site, for canonical links [default: the edition's own]
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<WebAddress>,
    /// How many threads to use [default: one for each processor]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// Say how long each stage took
    #[arg(long)]
    pub(super) timings: bool,
}

impl BuildOptions {
    /// The folder that the site is written to.
    pub(super) fn output(&self, root: &Root) -> PathBuf {
        self.out.clone().unwrap_or_else(|| root.join("site"))
    }

    /// The public address, with a slash at its end.
    pub(super) fn base(&self, compiled: &Compiled) -> Option<String> {
        let own = compiled.edition.as_ref().and_then(|(resolved, _)| resolved.edition.settings.address.as_ref());
        let text = self.base_url.as_ref().map(ToString::to_string).or_else(|| Some(own?.to_string()))?;
        Some(if text.ends_with('/') { text } else { format!("{text}/") })
    }
}

/// Times the stages, for `--timings`.
pub(super) struct Clock {
    started: Instant,
    last: Instant,
    told: bool,
}

impl Clock {
    pub(super) fn new(told: bool) -> Self {
        let now = Instant::now();
        Self { started: now, last: now, told }
    }

    pub(super) fn lap(&mut self, stage: &str) {
        let now = Instant::now();
        if self.told {
            say::line(&format!("{:>9.1} ms  {stage}", (now - self.last).as_secs_f64() * 1000.0));
        }
        self.last = now;
    }

    pub(super) fn total(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }
}

pub(super) fn execute(root: &Root, options: &BuildOptions) -> Exit {
    let mut clock = Clock::new(options.timings);
    let mut memory = Memory::default();
    let (mut compiled, output) = match prepare(root, options, &mut memory, &mut clock) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let theme = with_theme(root, &mut compiled, &mut memory);
    clock.lap("theme");
    say::diagnostics(&compiled.diagnostics, &compiled.sources);
    let failed = compiled.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
    let Some(theme) = theme.filter(|_| !failed) else {
        say::line(&format!("{}; the site was left as it was", say::tally(&compiled.diagnostics)));
        return Exit::Problems;
    };
    let base = options.base(&compiled);
    match write(&compiled, base.as_deref(), &theme, &output, false, &mut clock) {
        Ok((site, _)) => {
            say::line(&told(&compiled, site.pages.len(), &output, &clock));
            // The process ends here. To give back a million small pieces one by one takes a fiftieth of a build.
            std::mem::forget((compiled, site, theme));
            Exit::Well
        }
        Err(wrong) => {
            say::diagnostics(&wrong, &compiled.sources);
            say::line(&format!("{}; the site was left as it was", say::tally(&wrong)));
            // A template that fails is a fault of the edition; a disk that cannot be written is none.
            let ran = wrong.iter().all(|diagnostic| matches!(diagnostic.problem, Problem::Template { .. }));
            if ran { Exit::Problems } else { Exit::CouldNotRun }
        }
    }
}

/// Vendors, reads and joins; looks first whether the site can be written at all.
pub(super) fn prepare(
    root: &Root,
    options: &BuildOptions,
    memory: &mut Memory,
    clock: &mut Clock,
) -> Result<(Compiled, Output), Exit> {
    if let Some(jobs) = options.jobs {
        // It fails only if the threads were set up before, which nothing here does.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let output = Output::new(&options.output(root)).map_err(|diagnostic| {
        say::diagnostics(&[*diagnostic], &crate::diagnostics::Sources::default());
        Exit::CouldNotRun
    })?;
    let mut opened = open(root, memory);
    clock.lap("read");
    opened.diagnostics.extend(vendor::missing(root, &opened, &options.sourcing));
    clock.lap("vendor");
    let mut compiled = join(root, opened, options.strict, memory);
    clock.lap("analyse and resolve");
    collate(&mut compiled, memory);
    clock.lap("collate");
    if compiled.edition.is_none() {
        say::diagnostics(&compiled.diagnostics, &compiled.sources);
        say::line(&format!("{}; the site was left as it was", say::tally(&compiled.diagnostics)));
        return Err(Exit::Problems);
    }
    Ok((compiled, output))
}

/// Makes all pages and replaces the site.
pub(super) fn write(
    compiled: &Compiled,
    base: Option<&str>,
    theme: &Theme,
    output: &Output,
    keeps: bool,
    clock: &mut Clock,
) -> Result<(Site, Written), Vec<Diagnostic>> {
    let site = publication(compiled, base)
        .map(|publication| site(&publication, &compiled.sources, None))
        .ok_or_else(|| vec![Diagnostic::new(Problem::NoEdition { named: None }, Place::file("edition.yaml"))])?;
    clock.lap("view");
    let written = output.replace(&site, theme, keeps)?;
    clock.lap("write");
    Ok((site, written))
}

/// What the pages of a compiled edition are made from.
pub(super) fn publication<'c>(compiled: &'c Compiled, base: Option<&'c str>) -> Option<Publication<'c>> {
    let (resolved, citations) = compiled.edition.as_ref()?;
    Some(Publication { resolved, citations, base })
}

fn told(compiled: &Compiled, pages: usize, output: &Output, clock: &Clock) -> String {
    let (lines, text, files) = compiled.edition.as_ref().map_or((0, 0, 0), |(resolved, _)| {
        let files = &resolved.holdings.files;
        let lines: u64 = files.values().map(|file| u64::from(file.facts.lines)).sum();
        (lines, files.values().filter(|file| file.text.is_some()).count(), files.len())
    });
    format!(
        "{pages} pages from {files} files ({text} as text, {} as silhouettes), {lines} lines, in {:.2} s: {}",
        files - text,
        clock.total(),
        output.folder().join("index.html").display(),
    )
}
