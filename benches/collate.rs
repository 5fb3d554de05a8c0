//! The benchmark of `glossator collate`: `cargo bench --bench collate`.
//!
//! Each pair is collated by a fresh process, and held against what nobody can do without: `git diff --no-index` on the same pair, and the parser's
//! time for both texts. All are measured in one run, in turns, on a warm disk; the ratio of the medians is what can be compared between
//! machines. The aim is 3 at most.

use glossator::code::python::Module;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const RUNS: usize = 15;

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    println!("| pair | lines | git diff ms | parse ms | collate ms | times both |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (name, a, b) in [
        ("a file laid out anew", "gpt-2/source/src/model.py", "ai-dungeon/source/generator/gpt2/src/model.py"),
        ("a file changed here and there", "gpt-2/source/src/sample.py", "nshepperd-gpt-2/source/src/sample.py"),
        (
            "a long file and what was taken from it",
            "transformers/source/src/transformers/modeling_utils.py",
            "this-word-does-not-exist/source/title_maker_pro/custom_modeling_utils.py",
        ),
        ("two folders", "gpt-2/source/src", "nshepperd-gpt-2/source/src"),
    ] {
        pair(name, &corpus.join(a), &corpus.join(b));
    }
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("collate");
    if let Some((a, b)) = edited(&corpus, &scratch) {
        pair("all Python of the corpus, each 40th line edited", &a, &b);
    }
}

fn pair(name: &str, a: &Path, b: &Path) {
    let texts: Vec<String> = [a, b].into_iter().flat_map(python).map(|path| read(&path)).collect();
    if texts.is_empty() {
        println!("| {name}: left out, the texts are not there | | | | | |");
        return;
    }
    let lines: usize = texts.iter().map(|text| text.lines().count()).sum();
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for run in 0..=RUNS {
        let diff = process(Command::new("git").args(["diff", "--no-index", "--"]).args([a, b]));
        let parse = clock(|| texts.iter().filter_map(|text| Module::parse(text)).count());
        let collate = process(Command::new(env!("CARGO_BIN_EXE_glossator")).arg("collate").args([a, b]));
        if run > 0 {
            // The first warms the disk.
            times[0].push(diff);
            times[1].push(parse);
            times[2].push(collate);
        }
    }
    let [diff, parse, collate] = times.map(median);
    let ratio = collate / (diff + parse);
    println!("| {name} | {lines} | {diff:.1} | {parse:.1} | {collate:.1} | {ratio:.1} |");
}

/// All Python of the corpus twice, the second time with lines edited.
fn edited(corpus: &Path, scratch: &Path) -> Option<(PathBuf, PathBuf)> {
    let (a, b) = (scratch.join("a"), scratch.join("b"));
    let files = python(corpus);
    for (number, file) in files.iter().enumerate() {
        let text = read(file);
        let changed: Vec<String> = text
            .lines()
            .enumerate()
            .map(
                |(at, line)| {
                    if at % 40 == 20 { line.replace('1', "17").replace("self", "this") } else { line.to_owned() }
                },
            )
            .collect();
        for (folder, text) in [(&a, text.as_str()), (&b, &changed.join("\n"))] {
            std::fs::create_dir_all(folder).ok()?;
            std::fs::write(folder.join(format!("{number}.py")), text).ok()?;
        }
    }
    (!files.is_empty()).then_some((a, b))
}

fn python(path: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_map(Result::ok);
    files.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|end| end == "py")).collect()
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).expect("a file that was listed")).into_owned()
}

fn process(command: &mut Command) -> f64 {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    clock(|| command.status().expect("a program that runs"))
}

/// Milliseconds.
fn clock<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64() * 1000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
