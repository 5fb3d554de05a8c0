//! `glossator collate`: two files or folders of Python, in a folder that is no edition.

use crate::support::Ran;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const FIRST: &str = "\
import os
import sys

LIMIT = 10

def weigh(stones, limit):
    total = 0
    for stone in stones:
        total += stone.weight
    return total

class Scale:
    def __init__(self, pans):
        self.pans = pans

    def balance(self):
        left, right = self.pans
        return weigh(left, LIMIT) == weigh(right, LIMIT)
";

/// Laid out anew, with one line that weighs otherwise and a function more.
const SECOND: &str = "\
import sys
import os

LIMIT = 10


def weigh(stones, limit):
    total = 0
    for stone in stones:
        total += 2 * stone.weight
    return total


class Scale:
    def __init__(self, pans):
        self.pans = pans

    def balance(self):
        left, right = self.pans
        return weigh(
            left, LIMIT
        ) == weigh(right, LIMIT)


def tare(pan):
    return weigh(pan, 0)
";

struct Bench(TempDir);

impl Bench {
    fn new() -> Self {
        let bench = Self(tempfile::tempdir().unwrap());
        for (path, text) in [
            ("old/scale.py", FIRST),
            ("old/same.py", "x = 1\n"),
            ("old/gone.py", "y = [2, 3]\n"),
            ("old/words.txt", "no Python\n"),
            ("new/scale.py", SECOND),
            ("new/same.py", "x = 1\n"),
            ("new/born.py", "import os\n"),
            ("new/.hidden/more.py", "z = 1\n"),
            ("new/broken.py", "def (:\n"),
            ("broken.py", "x = 1\ndef (:\n"),
        ] {
            bench.put(path, text);
        }
        bench
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn run<const N: usize>(&self, arguments: [&str; N]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
        command.current_dir(self.0.path()).stdin(Stdio::null()).env("NO_COLOR", "1");
        let output = command.arg("collate").args(arguments).output().unwrap();
        Ran::new(&format!("collate {}", arguments.join(" ")), &output, self.0.path())
    }
}

#[test]
fn two_files_are_told_by_symbol_and_by_line() {
    let bench = Bench::new();
    crate::diagnostics::fixed("collate_files", &bench.run(["old/scale.py", "new/scale.py"]).expect(0));
}

#[test]
fn one_symbol_is_told_alone() {
    let bench = Bench::new();
    let ran = bench.run(["old/scale.py", "new/scale.py", "--symbol", "Scale.balance"]);
    crate::diagnostics::fixed("collate_symbol", &ran.expect(0));
    let unknown = bench.run(["old/scale.py", "new/scale.py", "--symbol", "balanse"]);
    crate::diagnostics::fixed("collate_unknown_symbol", &unknown.expect(1));
}

#[test]
fn two_folders_are_told_file_by_file() {
    let bench = Bench::new();
    crate::diagnostics::fixed("collate_folders", &bench.run(["old", "new"]).expect(0));
}

#[test]
fn a_definition_is_followed_into_another_file() {
    let bench = Bench::new();
    let (weigh, scale) = FIRST.split_once("class Scale").unwrap();
    let weighing = weigh.split_once("def weigh").unwrap().1;
    let heavier = format!("def weigh{}", weighing.replace("stone.weight", "2 * stone.weight"));
    bench.put("one/scale.py", FIRST);
    bench.put("two/pans.py", &format!("from weights import weigh\n\n\nclass Scale{scale}"));
    bench.put("two/scale.py", &weigh.replace(&format!("def weigh{weighing}"), ""));
    bench.put("two/weights.py", &heavier);
    crate::diagnostics::fixed("collate_moved", &bench.run(["one", "two"]).expect(0));
    crate::diagnostics::fixed("collate_moved_symbol", &bench.run(["one", "two", "--symbol", "Scale"]).expect(0));
    let data = bench.run(["one", "two", "--format", "json"]).expect(0);
    let data: serde_json::Value = serde_json::from_str(&data.out).unwrap();
    let told: Vec<_> = data["moved"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| [&one["a"]["name"], &one["b"]["file"], &one["state"], &one["found"]].map(|of| of.as_str().unwrap()))
        .collect();
    assert_eq!(told, [["weigh", "weights.py", "changed", "likeness"], ["Scale", "pans.py", "same-bytes", "syntax"]]);
    let page = bench.run(["one", "two", "--format", "html"]).expect(0);
    assert!(page.out.contains("From one file to another") && page.out.contains("moved to pans.py"), "{}", page.out);
}

#[test]
fn what_cannot_be_collated_is_said() {
    let bench = Bench::new();
    crate::diagnostics::fixed("collate_no_python", &bench.run(["old/same.py", "broken.py"]).expect(1));
    crate::diagnostics::fixed("collate_missing", &bench.run(["old/same.py", "nowhere.py"]).expect(2));
    crate::diagnostics::fixed("collate_unlike_kinds", &bench.run(["old", "broken.py"]).expect(2));
}

#[test]
fn data_say_what_the_words_say() {
    let bench = Bench::new();
    let ran = bench.run(["old/scale.py", "new/scale.py", "--format", "json"]).expect(0);
    let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let file = &data["files"][0];
    assert_eq!(file["state"], "changed");
    let symbols: Vec<_> =
        file["symbols"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(symbols, ["changed", "same-tree", "same-bytes", "same-tree", "only-second"]);
    let variations = file["variations"].as_array().unwrap();
    assert_eq!(variations[0]["a"], serde_json::json!({ "first": 9, "last": 9 }));
    assert_eq!(variations[0]["b"], serde_json::json!({ "first": 10, "last": 10 }));
    // Every figure has its measure for a name.
    let measures: Vec<_> = file["likeness"].as_object().unwrap().keys().collect();
    assert_eq!(measures, ["line", "token", "tree"]);
    let ratio = file["likeness"]["line"]["ratio"].as_f64().unwrap();
    assert!((0.0..1.0).contains(&ratio), "{ratio}");
}

#[test]
fn a_page_of_its_own_holds_all_lines_escaped_and_asks_nobody() {
    let bench = Bench::new();
    std::fs::write(bench.0.path().join("tag.py"), "x = '<script>alert(1)</script>'\n").unwrap();
    let page = bench.run(["old/scale.py", "new/scale.py", "--format", "html"]).expect(0).out;
    let shown = without_tags(&page);
    for line in FIRST.lines().chain(SECOND.lines()) {
        assert!(shown.contains(line.trim()), "{line}");
    }
    assert!(page.contains("<mark>2 *</mark>"), "{page}");
    assert!(!page.contains("http") && !page.contains("<script"), "nothing is fetched and nothing runs");
    let page = bench.run(["old/same.py", "tag.py", "--format", "html"]).expect(0).out;
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
}

/// What is between the tags, with the characters that were escaped.
fn without_tags(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect::<String>().replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
