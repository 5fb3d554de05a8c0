//! Texts that are large in every way that a text can be: the build ends, and takes less than a gigabyte of memory.
//!
//! Each takes tens of seconds where the program is not optimised, so they are run by name: `cargo test --test program large:: -- --ignored`.

use crate::support::Edition;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What a build may take, in kibibytes.
const MOST_MEMORY: u64 = 1 << 20;
const MOST_TIME: Duration = Duration::from_secs(600);

/// The most memory that a process has had so far, in kibibytes, as Linux tells it.
fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

/// Runs a command to its end; gives its exit code, its peak of memory and what it said.
fn run(edition: &Edition, arguments: &[&str]) -> (Option<i32>, u64, String) {
    let said = edition.path("../said");
    let file = std::fs::File::create(&said).unwrap();
    let mut child = edition.command().args(arguments).stdout(Stdio::null()).stderr(file).spawn().unwrap();
    let (began, mut most) = (Instant::now(), 0);
    let code = loop {
        most = most.max(peak(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        if began.elapsed() > MOST_TIME {
            child.kill().unwrap();
            panic!("{arguments:?} takes more than {MOST_TIME:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    eprintln!("{arguments:?}: {} MiB, {:.1} s", most / 1024, began.elapsed().as_secs_f64());
    (code, most, std::fs::read_to_string(said).unwrap())
}

fn with(name: &str, bytes: &[u8]) -> Edition {
    let edition = Edition::new();
    edition.put(&format!("texts/large/{name}"), bytes);
    edition.put(
        "corpus/large/work.yaml",
        format!(
            "title: Large\nrole: companion\nmakers: [{{name: Nobody}}]\nlicence: MIT\nintroduction: Large.\norigins: [{{folder: texts/large}}]\n\
             files:\n  - {{path: {name}, layer: core, phase: data}}\n"
        ),
    );
    edition
}

fn is_built(name: &str, bytes: &[u8]) {
    let edition = with(name, bytes);
    for arguments in [&["vendor", "--update", "--offline"][..], &["build", "--offline"]] {
        let (code, most, said) = run(&edition, arguments);
        assert_eq!(code, Some(0), "{said}");
        // Other systems do not tell it there; that it ends is seen all the same.
        assert!(most < MOST_MEMORY, "{arguments:?} over {name}: {most} KiB");
        assert!(most > 0 || !cfg!(target_os = "linux"));
    }
    assert!(edition.path(&format!("site/read/large/{name}/index.html")).is_file());
}

#[test]
#[ignore = "heavy"]
fn fifty_megabytes() {
    let line = format!("{}\n", "x".repeat(78));
    is_built("data.txt", line.repeat((50 << 20) / line.len()).as_bytes());
}

#[test]
#[ignore = "heavy"]
fn a_line_of_fifty_megabytes() {
    is_built("line.py", format!("x = [{}]", "1, ".repeat((50 << 20) / 3)).as_bytes());
}

#[test]
#[ignore = "heavy"]
fn a_hundred_thousand_symbols() {
    let text: String = (0..100_000).map(|n| format!("def f{n}(a):\n    return a + {n}\n\n\n")).collect();
    is_built("many.py", text.as_bytes());
}

#[test]
#[ignore = "heavy"]
fn bytes_that_are_no_text() {
    is_built("bytes.py", &b"def f():\n  return \xff\xfe\x80\n".repeat(200_000));
}

#[test]
#[ignore = "heavy"]
fn a_million_lines_of_nothing() {
    is_built("nothing.txt", &b"\n".repeat(1_000_000));
}

#[test]
fn more_lines_than_a_page_shows_are_refused() {
    let edition = with("nothing.txt", &b"\n".repeat(1_000_001));
    let ran = edition.run(["vendor", "--update", "--offline"]).expect(1);
    assert!(ran.err.contains("it has more than 1000000 lines"), "{}", ran.err);
    assert!(!edition.path("corpus/large/lock.yaml").exists());
    // Nor can a lock say so in ten bytes.
    let lock = "format: 1\npin:\n  files:\n  - {path: nothing.txt, size: 9000000, lines: 9000000, content: swh:1:cnt:0000000000000000000000000000000000000000, \
                sha256: 0000000000000000000000000000000000000000000000000000000000000000, shape: b*9000000}\n";
    edition.put("corpus/large/lock.yaml", lock);
    let ran = edition.run(["check", "--format", "json"]);
    assert!(ran.out.contains("bad-value") && ran.code == Some(1), "{}", ran.transcript());
}
