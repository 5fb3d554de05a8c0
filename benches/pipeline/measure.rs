//! Timing whole processes.

use super::PROGRAM;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The median of several runs.
pub(super) struct Measured {
    pub(super) seconds: f64,
    pub(super) peak_megabytes: f64,
}

/// Runs the program once to warm up, then `times` times.
pub(super) fn run(times: usize, arguments: &[&str]) -> Measured {
    median((0..=times).map(|_| one(arguments)).skip(1).collect())
}

/// Builds an edition `times` times after one to warm up, each time into a folder that was not there, so that no file can be taken over from
/// a site before it.
pub(super) fn build_anew(times: usize, root: &Path, scratch: &Path) -> Measured {
    let sites = scratch.join("anew");
    let _ = std::fs::remove_dir_all(&sites); // from a run that was stopped
    let into = |turn: usize| sites.join(turn.to_string());
    let build = |turn| one(&["--root", super::path(root), "build", "--offline", "--out", super::path(&into(turn))]);
    std::fs::create_dir_all(&sites).expect("a folder can be made");
    let measured = median((0..=times).map(build).skip(1).collect());
    let _ = std::fs::remove_dir_all(&sites); // the next measurement does not need the room
    measured
}

pub(super) fn median(mut runs: Vec<Measured>) -> Measured {
    runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let peak_megabytes = runs.iter().map(|run| run.peak_megabytes).fold(0.0, f64::max);
    Measured { seconds: runs[runs.len() / 2].seconds, peak_megabytes }
}

fn one(arguments: &[&str]) -> Measured {
    let started = Instant::now();
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut peak: f64 = 0.0;
    let status = loop {
        peak = peak.max(high_water(child.id()));
        match child.try_wait().expect("the program can be waited for") {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_micros(500)),
        }
    };
    assert!(status.success(), "`glossator {}` failed", arguments.join(" "));
    Measured { seconds: started.elapsed().as_secs_f64(), peak_megabytes: peak }
}

/// The most memory that a process has had so far, in MB, as Linux tells it; 0 elsewhere.
fn high_water(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

/// What machine this is, in a line.
pub(super) fn machine() -> String {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown processor");
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    let model = model.trim_start_matches([' ', '\t', ':']);
    format!("{processors} processors, {model}, load {load} at the beginning")
}

/// Waits until a condition holds, looking every half millisecond; fails after ten seconds.
pub(super) fn until(mut condition: impl FnMut() -> bool) -> Duration {
    let started = Instant::now();
    while !condition() {
        assert!(started.elapsed() < Duration::from_secs(10), "waited ten seconds in vain");
        std::thread::sleep(Duration::from_micros(500));
    }
    started.elapsed()
}

/// Copies a folder.
pub(super) fn copy(from: &Path, to: &Path) {
    for file in super::files_below(from) {
        let target = to.join(file.strip_prefix(from).expect("a file below its folder"));
        std::fs::create_dir_all(target.parent().expect("a file has a folder")).expect("a folder can be made");
        std::fs::copy(&file, &target).expect("a file can be copied");
    }
}
