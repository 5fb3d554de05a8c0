//! The floor: what reading, escaping and writing cost, and nothing else.

use super::measure::{Measured, median};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The vendored texts of a corpus: everything below a `source` or `witnesses` folder.
pub(super) fn texts(corpus: &Path) -> Vec<PathBuf> {
    let vendored = |file: &PathBuf| {
        let below = file.strip_prefix(corpus).unwrap_or(file);
        below.components().nth(1).is_some_and(|part| part.as_os_str() == "source" || part.as_os_str() == "witnesses")
    };
    super::files_below(corpus).into_iter().filter(vendored).collect()
}

pub(super) fn lines(files: &[PathBuf]) -> usize {
    files.iter().map(|file| std::fs::read_to_string(file).map_or(0, |text| text.lines().count())).sum()
}

/// Reads each file, escapes it, writes a page of it; in threads, like the program.
pub(super) fn measure(files: &[PathBuf], out: &Path, times: usize) -> Measured {
    let run = || {
        let _ = std::fs::remove_dir_all(out); // there is none before the first run
        let started = Instant::now();
        files.par_iter().enumerate().for_each(|(at, file)| {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
            let folder = out.join(at.to_string());
            std::fs::create_dir_all(&folder).expect("a folder can be made");
            std::fs::write(folder.join("index.html"), format!("<!doctype html><pre>{escaped}</pre>"))
                .expect("a page can be written");
        });
        Measured { seconds: started.elapsed().as_secs_f64(), peak_megabytes: 0.0 }
    };
    run();
    median((0..times).map(|_| run()).collect())
}
