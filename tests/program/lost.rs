//! Nothing is lost: ended at any moment, on a full disk, in a folder that cannot be written, beside another of its kind.
//!
//! [`super::building`] ends builds; here are the other commands that write, and the troubles of disks. A full disk is a small one of memory, in a view of the
//! file system that only the program has (`unshare`); where no such view can be had, a limit on the size of files takes its place, and what
//! cannot be tried at all says so.

use crate::support::{Edition, Ran, Site, tree};
use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const MOMENTS: u32 = 16;

/// Runs a command over an edition again and again, and ends it each time a little later. `prepare` brings the edition to its first state, `look` holds what is there
/// against what may be.
fn ended_at_many_moments(arguments: &[&str], prepare: impl Fn() -> Edition, look: impl Fn(&Edition, &str)) {
    let edition = prepare();
    let began = Instant::now();
    let output = edition.command().args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let whole = began.elapsed();
    for moment in 0..MOMENTS {
        let edition = prepare();
        let mut child = edition.command().args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * moment / (MOMENTS - 1));
        let _ = child.kill(); // it may have ended already
        child.wait().unwrap();
        look(&edition, &format!("{arguments:?} ended after {:?} of {whole:?}", whole * moment / (MOMENTS - 1)));
    }
}

/// The files of an edition that people and the program write, without what a command lays beside them while it writes.
fn files(edition: &Edition, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(&edition.path(folder));
    files.retain(|name, _| {
        !name.rsplit('/').next().is_some_and(|name| name.starts_with('.') && name.contains(".glossator-"))
    });
    files
}

/// Every file is as in one state or as in the other.
#[track_caller]
fn each_is_one_of(now: &BTreeMap<String, Vec<u8>>, states: [&BTreeMap<String, Vec<u8>>; 2], when: &str) {
    for (name, bytes) in now {
        assert!(states.iter().any(|state| state.get(name) == Some(bytes)), "{name} is neither old nor new: {when}");
    }
    for name in states[0].keys().filter(|name| states[1].contains_key(*name)) {
        assert!(now.contains_key(name), "{name} is gone: {when}");
    }
}

#[test]
fn a_lock_and_its_texts_are_old_or_new() {
    let changed = || {
        let edition = Edition::new();
        edition.change("texts/lantern/game.py", "Books, all of them asleep.", "Books, all of them awake.");
        edition
    };
    let old = files(&changed(), "corpus");
    let new = {
        let edition = changed();
        edition.run(["vendor", "--update", "--offline"]).expect(0);
        files(&edition, "corpus")
    };
    assert_ne!(old, new);
    ended_at_many_moments(&["vendor", "--update", "--offline"], changed, |edition, when| {
        each_is_one_of(&files(edition, "corpus"), [&old, &new], when);
        // Whatever was left, the next run ends it.
        edition.run(["vendor", "--update", "--offline"]).expect(0);
        assert_eq!(files(edition, "corpus"), new, "{when}");
    });
}

#[test]
fn texts_that_are_fetched_are_whole_or_not_there() {
    let whole = {
        let edition = Edition::unvendored();
        edition.run(["vendor"]).expect(0);
        files(&edition, "corpus")
    };
    ended_at_many_moments(&["vendor"], Edition::unvendored, |edition, when| {
        for (name, bytes) in files(edition, "corpus") {
            assert_eq!(whole.get(&name), Some(&bytes), "{name}: {when}");
        }
        edition.run(["vendor"]).expect(0);
        assert_eq!(files(edition, "corpus"), whole, "{when}");
    });
}

#[test]
fn notes_that_are_stamped_are_old_or_new() {
    let unstamped = || {
        let edition = Edition::new();
        for (name, bytes) in tree(&edition.path("annotations/notes")) {
            let text = String::from_utf8(bytes).unwrap();
            let lines = text.split_inclusive('\n').filter(|line| !line.starts_with("stamp:"));
            edition.put(&format!("annotations/notes/{name}"), lines.collect::<String>());
        }
        edition
    };
    let old = files(&unstamped(), "annotations");
    let new = {
        let edition = unstamped();
        edition.run(["stamp"]).expect(0);
        files(&edition, "annotations")
    };
    assert_ne!(old, new);
    ended_at_many_moments(&["stamp"], unstamped, |edition, when| {
        each_is_one_of(&files(edition, "annotations"), [&old, &new], when);
        edition.run(["stamp"]).expect(0);
        assert_eq!(files(edition, "annotations"), new, "{when}");
        // Once more changes nothing.
        edition.run(["stamp"]).expect(0);
        assert_eq!(files(edition, "annotations"), new, "{when}");
    });
}

#[test]
fn the_pages_of_a_server_that_is_ended_are_old_or_new() {
    let edition = Edition::new();
    let (title, other) = ("title: Echo and Lantern", "title: Lantern and Echo");
    let old = edition.build().files;
    edition.change("edition.yaml", title, other);
    let new = edition.build().files;
    let mut written = 0;
    for moment in 0..MOMENTS {
        let (from, to) = if moment % 2 == 0 { (other, title) } else { (title, other) };
        let mut child = edition
            .command()
            .args(["serve", "--offline", "--port", "0"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(1200));
        edition.change("edition.yaml", from, to);
        std::thread::sleep(Duration::from_millis(u64::from(moment) * 60));
        let _ = child.kill();
        child.wait().unwrap();
        let now = files(&edition, "site");
        each_is_one_of(&now, [&old, &new], &format!("moment {moment}"));
        written += u32::from(now != old && now != new);
    }
    // How often it was met in the middle is chance; what the next build leaves is not.
    eprintln!("{written} of {MOMENTS} were in the middle of writing");
    let last = edition.build().files;
    assert!(last == old || last == new);
}

/// A view of the file system of one's own, if it can be had: `script` runs in it, with the edition's folder as the present one and the program as `$0`.
fn in_own_view(edition: &Edition, script: &str) -> Option<Ran> {
    let view = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user", "sh", "-ec", script, env!("CARGO_BIN_EXE_glossator")]);
        command.current_dir(edition.folder()).stdin(Stdio::null()).env("NO_COLOR", "1").env_remove("GLOSSATOR_MIRROR");
        command.output().ok()
    };
    let can =
        view("mkdir -p .try && mount -t tmpfs -o size=64k none .try").is_some_and(|output| output.status.success());
    let _ = std::fs::remove_dir(edition.path(".try"));
    if !can {
        eprintln!("no view of the file system of one's own can be had here: left out");
        return None;
    }
    Some(Ran::new(script, &view(script)?, &edition.folder()))
}

#[test]
fn a_full_disk_is_said_and_the_last_site_is_whole() {
    let edition = Edition::new();
    let before = edition.build();
    let size: usize = before.files.values().map(|bytes| bytes.len().next_multiple_of(4096)).sum::<usize>() / 1024;
    // Room for a site and a half: the next one cannot be finished beside the last.
    let script = format!(
        "mkdir disk && mount -t tmpfs -o size={}k none disk
        \"$0\" build --offline --out disk/site
        sed -i 's/title: Echo and Lantern/title: Lantern and Echo/' edition.yaml
        if \"$0\" build --offline --out disk/site; then exit 99; fi
        mkdir after && cp -r disk/site after/ && ls -A disk > left",
        size * 3 / 2 + 200
    );
    if let Some(ran) = in_own_view(&edition, &script) {
        let ran = ran.expect(0);
        assert!(
            ran.err.contains("cannot be written: the disk is full") && ran.err.contains("the site was left as it was"),
            "{}",
            ran.err
        );
        assert!(Site::read(&edition.path("after/site")) == before, "the last site is whole");
        assert_eq!(edition.text("left"), "site\n", "nothing is left beside it");
    }
}

#[test]
fn files_that_cannot_grow_are_said_and_nothing_is_half_written() {
    // As a full disk, for every command that writes. Without the trap the system would end the program instead of telling it.
    let limited = |edition: &Edition, arguments: &[&str], blocks: u32| {
        let mut command = Command::new("sh");
        command
            .args([
                "-c",
                &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""),
                env!("CARGO_BIN_EXE_glossator"),
            ])
            .args(arguments);
        command.current_dir(edition.folder()).stdin(Stdio::null()).env("NO_COLOR", "1").env_remove("GLOSSATOR_MIRROR");
        Ran::new(&arguments.join(" "), &command.output().unwrap(), &edition.folder())
    };
    let edition = Edition::new();
    let before = edition.build();
    edition.change("edition.yaml", "title: Echo and Lantern", "title: Lantern and Echo");
    let ran = limited(&edition, &["build", "--offline"], 8).expect(2);
    assert!(ran.err.contains("cannot be written") && ran.err.contains("the site was left as it was"), "{}", ran.err);
    assert!(Site::read(&edition.path("site")) == before);

    let edition = Edition::new();
    edition.change("texts/lantern/game.py", "Books, all of them asleep.", "Books, all of them awake.");
    let corpus = files(&edition, "corpus");
    let ran = limited(&edition, &["vendor", "--update", "--offline"], 0);
    assert!(ran.code == Some(1) || ran.code == Some(2), "{}", ran.transcript());
    assert_eq!(files(&edition, "corpus"), corpus, "{}", ran.transcript());

    let edition = Edition::new();
    edition.change(
        "annotations/notes/lantern/game.py/whisper-unheard.yaml",
        "stamp: 026cb20d9cc77238-90566ec405c294e5\n",
        "",
    );
    let notes = files(&edition, "annotations");
    let ran = limited(&edition, &["stamp"], 0).expect(2);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
    assert_eq!(files(&edition, "annotations"), notes);
    limited(&edition, &["new", "note", "lantern:game.py#L3", "--title", "A title of one"], 0).expect(2);
    assert_eq!(files(&edition, "annotations"), notes);
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let edition = Edition::new();
    let before = edition.build();
    edition.change("edition.yaml", "title: Echo and Lantern", "title: Lantern and Echo");
    edition.change(
        "annotations/notes/lantern/game.py/whisper-unheard.yaml",
        "stamp: 026cb20d9cc77238-90566ec405c294e5\n",
        "",
    );
    let all = tree(&edition.folder());
    // Permissions do not stop whoever is root, so the folder is mounted read-only.
    let script = "mount --bind . . && mount -o remount,bind,ro . && cd \"$PWD\"
        for command in 'build --offline' 'vendor --update --offline' 'stamp' 'new note lantern:game.py#L3 --title Something_is_said'; do
            code=0; \"$0\" $command || code=$?
            echo \"$command: $code\"
        done
        \"$0\" check >/dev/null && echo checked";
    if let Some(ran) = in_own_view(&edition, script) {
        let ran = ran.expect(0);
        let told: Vec<_> = ran.out.lines().filter(|line| line.contains(": ") || *line == "checked").collect();
        assert!(
            told.iter().take(4).all(|line| line.ends_with(": 1") || line.ends_with(": 2")),
            "{told:?}\n{}",
            ran.err
        );
        assert_eq!(told.last(), Some(&"checked"), "to look is not to write: {}", ran.err);
        assert!(ran.err.matches("ead-only file system").count() >= 3, "{}", ran.err);
        assert!(tree(&edition.folder()) == all);
        assert!(Site::read(&edition.path("site")) == before);
    }
}

#[test]
fn the_first_builds_at_the_same_time_leave_a_whole_site() {
    let whole = Edition::new().build();
    for _ in 0..3 {
        let edition = Edition::new();
        let build = || edition.command().args(["build", "--offline"]).stderr(Stdio::piped()).spawn().unwrap();
        let builds = [build(), build(), build()];
        for child in builds {
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        }
        assert!(Site::read(&edition.path("site")) == whole);
        let left = std::fs::read_dir(edition.folder())
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".site."));
        assert_eq!(left.count(), 0);
    }
}
