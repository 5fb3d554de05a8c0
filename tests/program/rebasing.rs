//! `rebase`: another commit is read, and everything that points at lines goes there or is left for a person.

use crate::support::{Edition, Ran, tree};
use std::path::Path;
use std::process::Command;

const CHAIN: &str = "texts/echo/echo/chain.py";
const DRAW: &str = "annotations/notes/echo/echo/chain.py/one-chance.yaml";

fn git<const N: usize>(folder: &Path, arguments: [&str; N]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args([
        "-c",
        "core.autocrlf=false",
        "-c",
        "user.name=Ines",
        "-c",
        "user.email=ines@example.org",
    ]);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// The edition with the work `echo` from a repository, which is the folder `texts/echo`.
fn from_git() -> (Edition, String) {
    let edition = Edition::new();
    let folder = edition.path("texts/echo");
    git(&folder, ["init", "--quiet", "--initial-branch=main"]);
    let first = commit(&edition);
    let origin = format!("  - git: https://example.org/echo\n    commit: {first}  # the pin\n");
    edition.change("corpus/echo/work.yaml", "  - folder: texts/echo\n", &origin);
    mirrored(&edition, &["vendor", "echo", "--update"]).expect(0);
    edition.run(["check"]).expect(0);
    (edition, first)
}

fn commit(edition: &Edition) -> String {
    let folder = edition.path("texts/echo");
    git(&folder, ["add", "--all"]);
    git(&folder, ["commit", "--quiet", "--message", "state"]);
    git(&folder, ["rev-parse", "HEAD"])
}

fn mirrored(edition: &Edition, arguments: &[&str]) -> Ran {
    let all = [arguments, &["--mirror", "texts/echo", "--offline"]].concat();
    Ran::new(&all.join(" "), &edition.command().args(&all).output().unwrap(), &edition.folder())
}

#[test]
fn everything_that_points_at_lines_goes_along() {
    let (edition, first) = from_git();
    let before = tree(&edition.path("annotations"));
    edition.change(CHAIN, "import random\n", "import random\nimport sys\nimport os\n");
    let second = commit(&edition);
    let ran = mirrored(&edition, &["rebase", "echo", "--to", &second, "--dry-run"]).expect(0);
    assert_eq!(tree(&edition.path("annotations")), before, "a dry run writes nothing: {}", ran.err);
    let ran = mirrored(&edition, &["rebase", "echo", "--to", &second]).expect(0);
    assert!(ran.err.contains(" were laid out anew, 0 for a person to decide\n"), "{}", ran.err);
    // The pin is the other commit, and its comment is where it was.
    assert!(edition.text("corpus/echo/work.yaml").contains(&format!("    commit: {second}  # the pin\n")));
    assert!(!edition.text("corpus/echo/lock.yaml").contains(&first));
    // The note's lines, a term's place, a path's stop, and links in prose: all two lines further down, everything else as it was.
    let old = |name: &str| String::from_utf8(before[name].clone()).unwrap();
    let draw = old("notes/echo/echo/chain.py/one-chance.yaml");
    assert_eq!(edition.text(DRAW), draw.replace("lines: 37-39 ", "lines: 39-41 "));
    let path = old("paths/one-word.yaml");
    assert!(path.contains("\"echo:echo/chain.py#L22-L26\""));
    assert_eq!(edition.text("annotations/paths/one-word.yaml"), path.replace("chain.py#L22-L26", "chain.py#L24-L28"));
    let term = old("terms/chance.yaml");
    assert_eq!(
        edition.text("annotations/terms/chance.yaml"),
        term.replace("[[echo:echo/chain.py#L39]]", "[[echo:echo/chain.py#L41]]")
    );
    assert!(edition.text("corpus/echo/work.yaml").contains("[[echo:echo/chain.py#L31-L49]]"));
    edition.run(["check"]).expect(0);
    assert!(edition.run(["stamp"]).expect(0).err.starts_with("11 exact"));
    // Once there, nothing is left to do.
    let after = tree(&edition.path("annotations"));
    let ran = mirrored(&edition, &["rebase", "echo", "--to", &second]).expect(0);
    assert_eq!(ran.err, "echo is at this commit already\n");
    assert_eq!(tree(&edition.path("annotations")), after);
    // And back again.
    mirrored(&edition, &["rebase", "echo", "--to", &first]).expect(0);
    assert_eq!(tree(&edition.path("annotations")), before);
}

#[test]
fn what_is_not_sure_is_shown_and_left() {
    let (edition, _) = from_git();
    let comment = "        # Every run of words is a key; the word after it is what it says.\n";
    edition.change(CHAIN, comment, &format!("{comment}{comment}"));
    edition.change(CHAIN, "chance.choice(heard) if heard", "heard[-1] if heard");
    let second = commit(&edition);
    let before = edition.text(DRAW);
    let ran = mirrored(&edition, &["rebase", "echo", "--to", &second]).expect(1);
    assert!(ran.err.contains("the text is not there any more\n"), "{}", ran.err);
    assert!(
        ran.err.contains("echo/chain.py lines 20: the text stands at 20, 21 now, and nothing tells which is meant\n"),
        "{}",
        ran.err
    );
    // Side by side, what was on the line and what is there now.
    let shown = ran
        .err
        .lines()
        .any(|row| row.contains("chance.choice(heard)") && row.contains("\u{2502}") && row.contains("heard[-1]"));
    assert!(shown, "{}", ran.err);
    assert_eq!(edition.text(DRAW), before);
    // The pin has moved all the same, and the check says what is left to decide.
    edition.run(["check", DRAW]).expect(1);
}

#[test]
fn a_run_that_was_ended_is_finished_by_the_next() {
    let (edition, _) = from_git();
    edition.change(CHAIN, "import random\n", "import random\nimport sys\n");
    let second = commit(&edition);
    // Whatever file was the last that an ended run wrote, the next run brings the edition to the same end.
    let whole = {
        mirrored(&edition, &["rebase", "echo", "--to", &second]).expect(0);
        tree(&edition.path("annotations"))
    };
    let (again, _) = from_git();
    again.change(CHAIN, "import random\n", "import random\nimport sys\n");
    let second = commit(&again);
    let mut changes = Vec::new();
    for (name, new) in &whole {
        let name = format!("annotations/{name}");
        if again.bytes(&name) != *new {
            let before = glossator::ids::Sha256::of(&again.bytes(&name)).to_string();
            changes.push(
                serde_json::json!({ "file": name, "before": before, "text": String::from_utf8(new.clone()).unwrap() }),
            );
        }
    }
    assert!(changes.len() > 5, "{changes:?}");
    again.put("corpus/echo/.rebase.glossator-journal", serde_json::to_string(&changes).unwrap());
    // The first two were written before the end came.
    for change in &changes[..2] {
        again.put(change["file"].as_str().unwrap(), change["text"].as_str().unwrap());
    }
    let ran = mirrored(&again, &["rebase", "echo", "--to", &second]);
    assert!(ran.err.contains("an earlier run was ended before its time"), "{}", ran.err);
    assert_eq!(tree(&again.path("annotations")), whole);
    assert!(!again.path("corpus/echo/.rebase.glossator-journal").exists());
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let (edition, first) = from_git();
    std::fs::remove_file(edition.path("texts/echo/say.py")).unwrap();
    let second = commit(&edition);
    let all = |edition: &Edition| {
        (
            tree(&edition.path("annotations")),
            edition.text("corpus/echo/work.yaml"),
            edition.text("corpus/echo/lock.yaml"),
        )
    };
    let before = all(&edition);
    let unknown = "0123456789abcdef0123456789abcdef01234567";
    for (work, to, says) in [
        ("echo", second.as_str(), "a file that the commit does not have is taken out of `files`"),
        ("echo", unknown, "nothing was changed"),
        ("ecco", &second, "there is no work `ecco`"),
        ("lantern", &second, "comes from no repository"),
        ("echo", "main", "a whole commit id"),
        ("echo", &first, "is at this commit already"),
    ] {
        let ran = mirrored(&edition, &["rebase", work, "--to", to]);
        assert!(ran.code == Some(2) || to == first, "{work} {to}: {}", ran.err);
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
        assert!(all(&edition) == before, "{work} {to}");
    }
}
