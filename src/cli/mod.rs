//! The command line: arguments in, exit code out. One file a command; each returns an [`Exit`] and prints through [`say`].

mod book;
mod build;
mod check;
mod collate;
mod date;
mod init;
mod journal;
mod map;
mod new;
mod observe;
pub mod progress;
mod rebase;
mod report;
mod say;
mod schema;
mod serve;
mod stamp;
mod vendor;
mod whole;
mod without;

use crate::diagnostics::{Diagnostic, Place, Problem, Sources};
use crate::edition::{Root, find_root};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds annotated reading editions of source code.
#[derive(Debug, Parser)]
#[command(name = "glossator", version, arg_required_else_help = true)]
struct Arguments {
    /// The folder of the edition [default: this folder, or the nearest above it that has an edition.yaml]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Fetch what is missing, then write the site
    Build(build::BuildOptions),
    /// Write the edition as a book: the source with its lines numbered through, and the commentary by these numbers
    Book(book::BookOptions),
    /// Everything but the writing: name every problem
    Check(check::CheckOptions),
    /// Build, watch, and reload the open page when something changes
    Serve(serve::ServeOptions),
    /// Fetch and verify the texts of the works
    Vendor(vendor::VendorOptions),
    /// Two files or folders of Python side by side: what is the same, what only looks different, what runs differently
    Collate(collate::CollateOptions),
    /// The map as a picture, as data, or for Graphviz, and what is left of it without some files; on standard output
    Map(map::MapOptions),
    /// Between which commits all claims about lines of a work hold; on standard output
    Date(date::DateOptions),
    /// Look into the works' histories for what claims say of them, and write what was seen beside the locks
    Observe(observe::ObserveOptions),
    /// Make a new edition, from a small one with comments that builds at once
    Init(init::InitOptions),
    /// Begin a note, a term, a claim or a path: write a file in which everything that the program knows is filled in
    New(new::NewOptions),
    /// What the commentary comes to: counts, coverage, and where to look twice; on standard output
    Report,
    /// Read another commit of a work from now on, and carry everything that points at its lines there
    Rebase(rebase::RebaseOptions),
    /// The schemas of the files that people write, for editors; on standard output
    Schema(schema::SchemaOptions),
    /// Write the digests of targets into notes that have none, and new lines into notes that moved
    Stamp(stamp::StampOptions),
}

/// Where texts may be fetched from.
#[derive(Args, Clone, Debug, Default)]
struct Sourcing {
    /// A git directory, or a folder that holds some, to look in before the network; may be repeated
    #[arg(long, value_name = "DIR", env = "GLOSSATOR_MIRROR", value_delimiter = ':')]
    mirror: Vec<PathBuf>,
    /// Leave the network alone
    #[arg(long)]
    offline: bool,
}

impl From<Sourcing> for crate::corpus::vendor::Sourcing {
    fn from(sourcing: Sourcing) -> Self {
        Self { mirrors: sourcing.mirror, offline: sourcing.offline }
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Well,
    /// There are problems.
    Problems,
    /// It could not run.
    CouldNotRun,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Well => Self::SUCCESS,
            Exit::Problems => Self::from(1),
            Exit::CouldNotRun => Self::from(2),
        }
    }
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors and go to standard output; clap knows which is which.
            let _ = error.print();
            return if error.use_stderr() { Exit::CouldNotRun.into() } else { ExitCode::SUCCESS };
        }
    };
    // What needs no edition.
    if let Command::Collate(options) = &arguments.command {
        return collate::execute(options).into();
    }
    if let Command::Schema(options) = &arguments.command
        && !options.write
    {
        return schema::print(options).into();
    }
    if let Command::Init(options) = &arguments.command {
        return init::execute(options).into();
    }
    if let Command::Check(check::CheckOptions { explain: Some(code), .. }) = &arguments.command {
        return check::explain(code).into();
    }
    let named = arguments.root.as_ref().map(|folder| folder.display().to_string());
    let Some(root) = root(arguments.root) else {
        let place = named.as_ref().map_or_else(|| "edition.yaml".to_owned(), |folder| format!("{folder}/edition.yaml"));
        let diagnostic = Diagnostic::new(Problem::NoEdition { named }, Place::file(&place));
        say::diagnostics(&[diagnostic], &Sources::default());
        return Exit::CouldNotRun.into();
    };
    let exit = match arguments.command {
        Command::Book(options) => book::execute(&root, &options),
        Command::Build(options) => build::execute(&root, &options),
        Command::Check(options) => check::execute(&root, &options),
        Command::Collate(options) => collate::execute(&options),
        Command::Serve(options) => serve::execute(&root, &options),
        Command::Vendor(options) => vendor::execute(&root, &options),
        // Was run above, before an edition was looked for.
        Command::Init(_) => Exit::CouldNotRun,
        Command::Map(options) => map::execute(&root, &options),
        Command::Date(options) => date::execute(&root, &options),
        Command::Observe(options) => observe::execute(&root, &options),
        Command::New(options) => new::execute(&root, &options),
        Command::Rebase(options) => rebase::execute(&root, &options),
        Command::Report => report::execute(&root),
        Command::Schema(options) => schema::write(&root, &options),
        Command::Stamp(options) => stamp::execute(&root, &options),
    };
    exit.into()
}

/// The edition that is meant: the folder that was named, or the nearest one from here upwards.
fn root(named: Option<PathBuf>) -> Option<Root> {
    match named {
        Some(folder) => folder.join("edition.yaml").is_file().then(|| Root::new(&folder)),
        None => find_root(&std::env::current_dir().ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
