//! `glossator serve`: build, watch what the build read, rebuild what changed, reload the open page.

use super::build::{self, Clock};
use super::{Exit, say};
use crate::compile::{Compiled, Memory, collate, join, open, with_theme};
use crate::diagnostics::{Diagnostic, Severity, human};
use crate::edition::Root;
use crate::serve::{Event, News, Watch, listen};
use crate::site::theme::Theme;
use crate::site::write::{Output, Written};
use crate::site::{Past, Site, machine_files, pages_first};
use clap::Args;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Args, Debug)]
pub(super) struct ServeOptions {
    #[command(flatten)]
    build: build::BuildOptions,
    /// The port to listen on, of this machine's own address; 0 lets the system choose
    #[arg(long, default_value_t = 4150, value_name = "N")]
    port: u16,
    /// Open the first page in the browser
    #[arg(long)]
    open: bool,
}

/// What lasts from build to build.
struct Session<'s> {
    root: &'s Root,
    options: &'s build::BuildOptions,
    output: Output,
    memory: Memory,
    written: Option<Written>,
    past: Option<Past>,
    news: Arc<News>,
    troubled: bool,
    /// The diagnostics that were printed last.
    told: String,
}

pub(super) fn execute(root: &Root, options: &ServeOptions) -> Exit {
    let mut clock = Clock::new(options.build.timings);
    let mut memory = Memory::lasting();
    let (compiled, output) = match build::prepare(root, &options.build, &mut memory, &mut clock) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let news = Arc::new(News::default());
    let mut session = Session {
        root,
        options: &options.build,
        output,
        memory,
        written: None,
        past: None,
        news: Arc::clone(&news),
        troubled: false,
        told: String::new(),
    };
    let watched = session.publish(compiled, clock);
    let mut watch = match Watch::new() {
        Ok(watch) => watch,
        Err(error) => {
            say::line(&format!("error: files cannot be watched: {error}"));
            return Exit::CouldNotRun;
        }
    };
    session.settle(&mut watch, watched);
    let server = match listen(options.port) {
        Ok(server) => server,
        Err(reason) => {
            say::line(&format!("error: port {} cannot be listened on: {reason}", options.port));
            return Exit::CouldNotRun;
        }
    };
    server.run(session.output.folder().to_path_buf(), &news);
    say::line(&format!("serving {} (stop with Ctrl-C)", server.url()));
    if options.open {
        open_browser(&server.url());
    }
    session.follow(&mut watch)
}

impl Session<'_> {
    /// Rebuilds whenever something changes, until the program is stopped.
    fn follow(&mut self, watch: &mut Watch) -> Exit {
        while watch.wait() {
            self.told.clear(); // what still stands is said again after every edit
            let watched = self.rebuild();
            self.settle(watch, watched);
        }
        Exit::CouldNotRun
    }

    /// Watches what a build read, and builds again as long as that brings new folders: what changed in them between their being read and
    /// their being watched was not told by the system.
    fn settle(&mut self, watch: &mut Watch, mut watched: BTreeSet<PathBuf>) {
        while watch.set(&watched) {
            watched = self.rebuild();
        }
    }

    fn rebuild(&mut self) -> BTreeSet<PathBuf> {
        let clock = Clock::new(self.options.timings);
        let mut compiled = join(self.root, open(self.root, &mut self.memory), self.options.strict, &mut self.memory);
        collate(&mut compiled, &mut self.memory);
        self.publish(compiled, clock)
    }

    /// Prints diagnostics, unless just these were printed before.
    fn tell(&mut self, list: &[Diagnostic], compiled: &Compiled) -> bool {
        let text = human(list, &compiled.sources, false);
        let new = self.told != text;
        if new {
            say::diagnostics(list, &compiled.sources);
            self.told = text;
        }
        new
    }

    /// Writes what changed, or tells what is wrong. Gives what to watch.
    fn publish(&mut self, mut compiled: Compiled, mut clock: Clock) -> BTreeSet<PathBuf> {
        clock.lap("read, analyse and resolve");
        let theme = with_theme(self.root, &mut compiled, &mut self.memory);
        clock.lap("theme");
        let watched = std::mem::take(&mut compiled.watched);
        let failed = compiled.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
        let Some(theme) = theme.filter(|_| !failed) else {
            self.trouble(&compiled.diagnostics, &compiled);
            return watched;
        };
        let base = self.options.base(&compiled);
        let done = self.write(&compiled, base.as_deref(), &theme, &mut clock);
        let done = done.and_then(|(mut site, told, changed)| {
            self.tell(&compiled.diagnostics, &compiled);
            if std::mem::take(&mut self.troubled) {
                self.news.tell(Event::Well);
            }
            if !told.is_empty() {
                let what = if told.len() == 1 { told[0].clone() } else { format!("{} files", told.len()) };
                say::line(&format!("wrote {what} in {:.0} ms", clock.total() * 1000.0));
            }
            if !changed.is_empty() {
                self.news.tell(Event::Changed(changed));
            }
            self.write_machine_files(&compiled, base.as_deref(), &mut site, &theme)?;
            clock.lap("files for machines");
            Ok(site)
        });
        match done {
            Ok(site) => {
                let Compiled { edition, sources, .. } = compiled;
                self.past = edition.map(|(resolved, citations)| Past { sources, resolved, citations, base, site });
            }
            Err(wrong) => self.trouble(&wrong, &compiled),
        }
        watched
    }

    /// Writes the site; of one that is there, the pages that changed. Gives the site, what to say of it and what changed.
    fn write(
        &mut self,
        compiled: &Compiled,
        base: Option<&str>,
        theme: &Theme,
        clock: &mut Clock,
    ) -> Result<(Site, Vec<String>, Vec<String>), Vec<Diagnostic>> {
        let old = self.written.as_mut().zip(self.past.as_ref()).zip(build::publication(compiled, base));
        let Some(((written, past), publication)) = old else {
            let (site, written) = build::write(compiled, base, theme, &self.output, true, clock)?;
            // A page that was opened while the edition could not be built shows an older site, or none.
            let all = written.paths().map(str::to_owned).collect();
            self.written = Some(written);
            let told = vec![format!("{} pages", site.pages.len())];
            return Ok((site, told, all));
        };
        let site = pages_first(&publication, &compiled.sources, past);
        clock.lap("view");
        let (now, changed) = self.output.update(written, &site, theme)?;
        *written = now;
        clock.lap("write");
        Ok((site, changed.clone(), changed))
    }

    /// Brings the files for machines to what the pages are that were written before them.
    fn write_machine_files(
        &mut self,
        compiled: &Compiled,
        base: Option<&str>,
        site: &mut Site,
        theme: &Theme,
    ) -> Result<(), Vec<Diagnostic>> {
        let old = self.written.as_mut().zip(self.past.as_ref()).zip(build::publication(compiled, base));
        let Some(((written, past), publication)) = old else { return Ok(()) }; // a whole site was written
        site.attachments = machine_files(&publication, &compiled.sources, past, &site.pages);
        let (now, changed) = self.output.update(written, site, theme)?;
        *written = now;
        if !changed.is_empty() {
            self.news.tell(Event::Changed(changed));
        }
        Ok(())
    }

    /// Tells what is wrong, on the terminal and in the open page. The site stays as it was.
    fn trouble(&mut self, list: &[Diagnostic], compiled: &Compiled) {
        if !self.tell(list, compiled) {
            return;
        }
        say::line(&format!("{}; the site is as it was", say::tally(list)));
        let errors: Vec<_> = list.iter().filter(|one| one.severity() == Severity::Error).cloned().collect();
        self.news.tell(Event::Problem(human(&errors, &compiled.sources, false)));
        self.troubled = true;
    }
}

/// Asks the desktop to open an address. That there is none is no fault.
fn open_browser(url: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if std::process::Command::new(program).arg(url).spawn().is_err() {
        say::line(&format!("no browser could be opened; go to {url}"));
    }
}
