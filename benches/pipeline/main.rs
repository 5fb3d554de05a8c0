//! The benchmark of the whole program, by a fixed protocol: `cargo bench`.
//!
//! Every figure is a whole process, started fresh, on a warm disk: one run to warm up, then the median of several. Beside it runs the
//! *floor*: read each file, escape it, write a page of it, and nothing else, with the same number of threads. The ratio of the two is what
//! can be compared between machines; the seconds cannot.
//!
//! 1. The founding edition: `build` over an equal site and into a new folder, `check`, and, under `serve`, from the edit of a note to the new
//!    page on disk.
//! 2. A million lines of Python, made from the packages of `packages.txt` (fetched with the machine's own package client, hash-free: what is
//!    measured is their bulk, not their bytes), as one work of one edition: `build`, both ways.
//!
//! A build over the last site takes over the files that are equal (`site::last`), as anybody's second build does; one into a new folder has
//! every file to write.
//!
//! What cannot be had (sources without a mirror, packages without a network) is left out by name. The report goes to standard output; a
//! copy with its date and machine is kept in `RESULTS.md`.

mod edit;
mod floor;
mod measure;
mod million;

use measure::{Measured, build_anew, run};
use std::path::{Path, PathBuf};

/// The program as `cargo bench` built it.
const PROGRAM: &str = env!("CARGO_BIN_EXE_glossator");

fn main() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipeline");
    std::fs::create_dir_all(&scratch).expect("a folder to work in");
    println!("{}", measure::machine());
    println!();
    println!("| what | lines | median s | lines/s | peak MB | times the floor |");
    println!("|---|---:|---:|---:|---:|---:|");
    founding(repository, &scratch);
    million(&scratch);
}

/// The edition of this repository, with whatever sources are there.
fn founding(repository: &Path, scratch: &Path) {
    let out = scratch.join("founding-site");
    let files = floor::texts(&repository.join("corpus"));
    if files.is_empty() {
        println!("| founding edition: left out, no source is there (build once with a mirror) | | | | | |");
        return;
    }
    let lines = floor::lines(&files);
    let bare = floor::measure(&files, &scratch.join("founding-floor"), 9);
    row("founding edition: floor", lines, &bare, None);
    let root = ["--root", path(repository)];
    let build = run(9, &[&root[..], &["build", "--offline", "--out", path(&out)]].concat());
    row("founding edition: build over the last site", lines, &build, Some(&bare));
    let anew = build_anew(5, repository, scratch);
    row("founding edition: build into a new folder", lines, &anew, Some(&bare));
    let check = run(9, &[&root[..], &["check"]].concat());
    row("founding edition: check", lines, &check, Some(&bare));
    edit::measure(repository, scratch);
}

fn million(scratch: &Path) {
    let Some(edition) = million::edition(scratch, PROGRAM) else {
        println!("| a million lines: left out, the packages could not be fetched | | | | | |");
        return;
    };
    let files = floor::texts(&edition.join("corpus"));
    let lines = floor::lines(&files);
    let bare = floor::measure(&files, &scratch.join("million-floor"), 3);
    row("a million lines: floor", lines, &bare, None);
    let out = scratch.join("million-site");
    let build = run(3, &["--root", path(&edition), "build", "--offline", "--out", path(&out)]);
    row("a million lines: build over the last site", lines, &build, Some(&bare));
    let anew = build_anew(3, &edition, scratch);
    row("a million lines: build into a new folder", lines, &anew, Some(&bare));
}

/// A row of the report.
fn row(what: &str, lines: usize, measured: &Measured, floor: Option<&Measured>) {
    #[allow(clippy::cast_precision_loss, reason = "figures for people")]
    let rate = lines as f64 / measured.seconds / 1000.0;
    let ratio = floor.map(|floor| format!("{:.1}", measured.seconds / floor.seconds)).unwrap_or_default();
    let (seconds, peak) = (measured.seconds, measured.peak_megabytes);
    println!("| {what} | {lines} | {seconds:.3} | {rate:.0}k | {peak:.0} | {ratio} |");
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path that is text")
}

/// All files below a folder, in order.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}
