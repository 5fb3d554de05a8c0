//! Works, locks and texts.

use super::{cases, fixed};
use crate::support::Edition;

const WORK: &str = "corpus/echo/work.yaml";
const LOCK: &str = "corpus/echo/lock.yaml";
const LANTERN: &str = "corpus/lantern/work.yaml";

cases! {
    work_without_a_lock: Edition::new().remove(LOCK);
    file_not_locked: Edition::new().replace(WORK, "  - path: say.py", "  - path: sing.py\n    layer: ancillary\n    phase: interface\n  - path: say.py");
    locked_but_not_selected: Edition::new().replace(WORK, "  - path: Dockerfile\n    layer: ancillary\n    phase: deployment\n", "");
    text_changed: Edition::new().replace("corpus/echo/source/say.py", "chain, 12", "chain, 13");
    line_ends_changed: Edition::new().write(
        "corpus/echo/source/echo/dice.py",
        Edition::new().text("corpus/echo/source/echo/dice.py").replace("\r\n", "\n"),
    );
    lock_that_cannot_be_read: Edition::new().write(LOCK, "work: echo\n");
    selected_and_left_out: Edition::new().replace(LANTERN, "path: assets/", "path: web/*.js");
    layer_without_a_phase: Edition::new().replace(WORK, "    layer: mediating\n    phase: sampling", "    layer: mediating");
    layer_misspelt: Edition::new().replace(WORK, "    layer: mediating\n    phase: sampling", "    layer: mediatng\n    phase: sampling");
    path_that_climbs: Edition::new().replace(WORK, "path: say.py", "path: ../say.py");
    origin_of_no_kind: Edition::new().replace(WORK, "  - folder: texts/echo", "  - paths: {a: b}");
    origin_without_a_commit: Edition::new().replace(WORK, "  - folder: texts/echo", "  - git: https://example.org/echo");
    crossing_from_nowhere: Edition::new().replace(LANTERN, "from: web/play.js#L4", "from: web/ply.js#L4");
    crossing_to_an_unknown_work: Edition::new().replace(LANTERN, "to: echo:echo/chain.py", "to: ecco:echo/chain.py");
    crossing_of_two_faults: Edition::new().replace(LANTERN, "from: web/play.js#L4", "from: web/play.js#L8").replace(LANTERN, "to: echo:echo/chain.py", "to: echo:chain.py");
    crossing_of_no_way: Edition::new().replace(LANTERN, "how: network", "how: telepathy");
    crossing_of_no_form: Edition::new().replace(LANTERN, "to: game.py", "to: /game.py");
    python_of_the_last_century: Edition::new().upstream("texts/echo/say.py", "def main():", "def main():\n    print \"hear, hear\"\n    exec \"listen\"");
    python_that_is_too_large: Edition::new().upstream("texts/echo/say.py", "def main():", &format!("# {}\n{}def main():", "x".repeat(1 << 20), "a = 11111111\n".repeat(650_000)));
    text_not_there: Edition::new().remove("corpus/echo/source").remove("corpus/lantern/witnesses");
}

/// A fact of the lock that the same bytes contradict.
#[test]
fn lock_disagrees() {
    let edition = Edition::new();
    let lock = edition.text(LOCK);
    let line = lock.lines().find(|line| line.contains("echo/chain.py")).expect("the lock has the file");
    assert!(lock.contains("answer"), "the lock has its symbols: {line}");
    let edition = edition.write(LOCK, lock.replace("answer", "reply"));
    fixed("lock_disagrees", &edition.run(["check"]));
}

/// What no program would write, one of each.
#[test]
fn lock_faults() {
    let lock = |change: &dyn Fn(String) -> String| {
        let edition = Edition::new();
        let text = change(edition.text(LOCK));
        edition.write(LOCK, text).run(["check"]).expect(1)
    };
    fixed("lock_of_another_format", &lock(&|text| text.replacen("format: 1", "format: 2", 1)));
    let first =
        |text: &str, key: &str| text.lines().find(|line| line.trim_start().starts_with(key)).unwrap().to_owned();
    fixed(
        "lock_with_too_many_lines",
        &lock(&|text| {
            let line = first(&text, "lines:");
            text.replacen(&line, "    lines: 4294967295", 1)
        }),
    );
}

#[test]
fn text_not_there_strict() {
    let edition = Edition::new().remove("corpus/echo/source");
    fixed("text_not_there_strict", &edition.run(["check", "--strict"]).expect(1));
}

#[test]
fn origins_that_give_nothing() {
    let edition = Edition::unvendored().remove("texts/lantern-first").remove("texts/echo/say.py");
    fixed("origin_gone_when_building", &edition.run(["build", "--offline"]).expect(0));
    fixed("origin_gone_when_building_strictly", &edition.run(["build", "--offline", "--strict"]).expect(1));
    fixed("origin_gone_when_vendoring", &edition.run(["vendor", "--offline"]).expect(1));
    fixed("origin_gone_when_locking", &edition.run(["vendor", "--offline", "--update", "echo"]).expect(1));
    fixed("unknown_work_to_vendor", &edition.run(["vendor", "eco"]).expect(2));
}

#[test]
fn origins_that_give_other_bytes() {
    let edition = Edition::unvendored().replace("texts/echo/say.py", "12", "13");
    fixed("origin_gives_other_bytes", &edition.run(["build", "--offline"]).expect(1));
    assert!(!edition.path("corpus/echo/source/say.py").exists(), "what is not proved is not kept");
    assert!(!edition.path("site").exists());
}
