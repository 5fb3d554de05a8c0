//! What `build` writes, and what it leaves alone.

use crate::support::{Edition, Site, tree};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// The works of the edition, with where their texts come from and where they are read.
const TEXTS: &[(&str, &str)] =
    &[("texts/echo", "read/echo"), ("texts/lantern", "read/lantern"), ("texts/lantern-first", "read/lantern@first")];

#[test]
fn every_thing_of_the_edition_has_its_page() {
    let site = Edition::new().build();
    let expected = "404.html about/index.html bibliography/index.html contributors/index.html essays/on-repetition/index.html index.html \
        kinds/index.html map/index.html notes/echo/README.md/means-nothing/index.html notes/echo/echo/chain.py/comment-speaks/index.html \
        notes/echo/echo/chain.py/one-chance/index.html notes/echo/echo/chain.py/same-draw/index.html \
        notes/echo/echo/chain.py/whole-class/index.html notes/echo/echo/chain.py/window/index.html \
        notes/echo/echo/dice.py/tabs-and-tides/index.html notes/echo/echo/words.py/no-spaces/index.html notes/index.html \
        notes/lantern/game.py/editors-choice/index.html notes/lantern/game.py/reply-to-chance/index.html \
        notes/lantern/game.py/whisper-unheard/index.html read/echo/Dockerfile/index.html read/echo/README.md/index.html \
        read/echo/config/echo.yaml/index.html read/echo/config/voices.json/index.html read/echo/echo/__init__.py/index.html \
        read/echo/echo/chain.py/index.html read/echo/echo/dice.py/index.html read/echo/echo/words.py/index.html \
        read/echo/listen.sh/index.html read/echo/say.py/index.html read/echo/settings.ini/index.html \
        read/lantern/game.py/index.html read/lantern/web/page.html.j2/index.html read/lantern/web/play.js/index.html \
        read/lantern/web/style.css/index.html read/lantern/words/unkind.txt/index.html read/lantern@first/game.py/index.html \
        works/echo/index.html works/index.html works/lantern/index.html";
    let expected: BTreeSet<_> = expected.split_whitespace().collect();
    let pages: BTreeSet<_> = site.pages().into_keys().collect();
    let missing: Vec<_> = expected.difference(&pages).collect();
    assert!(missing.is_empty(), "{missing:?} of {pages:?}");
    // Of these two kinds of page there is one for each thing, and no other.
    let of = |folder: &str, pages: &BTreeSet<&str>| pages.iter().filter(|page| page.starts_with(folder)).count();
    for folder in ["read/", "notes/"] {
        assert_eq!(of(folder, &pages), of(folder, &expected), "{folder}");
    }
}

#[test]
fn listings_hold_the_text_byte_for_byte() {
    let edition = Edition::new();
    let site = edition.build();
    let mut seen = 0;
    for (texts, pages) in TEXTS {
        for (path, bytes) in tree(&edition.path(texts)) {
            if path == "notes.txt" {
                continue; // left out
            }
            let text = String::from_utf8(bytes).unwrap();
            let code = site.page(&format!("{pages}/{path}/index.html")).code();
            assert_eq!(code, text, "{texts}/{path}");
            seen += 1;
        }
    }
    assert_eq!(seen, 17);
}

#[test]
fn every_byte_that_text_can_have_comes_through() {
    // Every character below U+3000 that YAML and HTML make trouble with, in code, strings and comments; NUL alone cannot be in HTML.
    let odd: String = (1..0x3000).filter_map(char::from_u32).filter(|c| *c != '\n').collect();
    let text =
        format!("# {odd}\nx = '''{odd}\n'''\r\n\r\r\n\tif x:\n\t    y\u{b}= \u{feff}1\n\n\n# \u{10ffff}\u{fdd0}");
    let edition = Edition::unvendored().write("texts/echo/say.py", &text);
    edition.run(["vendor", "--update"]).expect(0);
    let code = edition.build().page("read/echo/say.py/index.html").code();
    for (at, (shown, written)) in code.chars().zip(text.chars()).enumerate() {
        assert_eq!(shown, written, "character {at} of {}", text.chars().count());
    }
    assert_eq!(code, text);
}

#[test]
fn two_builds_are_byte_equal() {
    let edition = Edition::new();
    let first = edition.build();
    // Nothing may hang on times, on the order of a folder, on the number of threads, or on where the edition lies.
    let now = std::time::SystemTime::now();
    for entry in walkdir::WalkDir::new(edition.folder()).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() && !entry.path().starts_with(edition.path("site")) {
            let later = now + Duration::from_secs(3600);
            std::fs::File::options().write(true).open(entry.path()).unwrap().set_modified(later).unwrap();
        }
    }
    for jobs in ["1", "2", "7"] {
        edition.run(["build", "--offline", "--jobs", jobs]).expect(0);
        assert!(Site::read(&edition.path("site")) == first, "with {jobs} jobs");
    }
    assert!(Edition::new().build() == first, "in another folder");
    assert!(Edition::unvendored().build() == first, "from texts that were just fetched");
}

/// What stands on disk is compared, not what is remembered: a file that somebody wrote into is written again.
#[test]
#[cfg(unix)]
fn files_that_are_as_they_were_keep_their_dates_and_others_do_not() {
    let edition = Edition::new();
    edition.build();
    let site = edition.path("site");
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(1_000_000);
    let files =
        || walkdir::WalkDir::new(&site).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    for entry in files() {
        std::fs::File::options().write(true).open(entry.path()).unwrap().set_modified(long_ago).unwrap();
    }
    edition.put("site/kinds/index.html", "Not of this program.");
    edition.change(
        "annotations/notes/echo/echo/chain.py/same-draw.yaml",
        "title: The same draw, three times",
        "title: The same draw, four times",
    );
    edition.run(["build", "--offline"]).expect(0);
    let kept = |path: &str| site.join(path).metadata().unwrap().modified().unwrap() < long_ago + Duration::from_secs(1);
    assert!(kept("404.html") && kept("bibliography/index.html") && kept("assets/site.css"));
    assert!(!kept("notes/echo/echo/chain.py/same-draw/index.html") && !kept("kinds/index.html"));
    let anew = edition.path("anew");
    edition.run(["build", "--offline", "--out", anew.to_str().unwrap()]).expect(0);
    assert!(Site::read(&site) == Site::read(&anew));
    no_leftovers(&edition);
}

#[test]
fn a_failed_build_leaves_the_last_site_whole() {
    let edition = Edition::new();
    let before = edition.build();
    edition.change("edition.yaml", "title: Echo", "titel: Echo");
    edition.run(["build", "--offline"]).expect(1);
    edition.change("edition.yaml", "titel: Echo", "title: Echo");
    edition.put("theme/templates/note.html", "{{ nothing.of.the.kind }}");
    edition.run(["build", "--offline"]).expect(1);
    assert!(Site::read(&edition.path("site")) == before);
    no_leftovers(&edition);
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    let edition = Edition::new();
    let before = edition.build();
    edition.change("edition.yaml", "title: Echo and Lantern", "title: Lantern and Echo");
    let started = Instant::now();
    let after = {
        edition.run(["build", "--offline", "--out", "other/site"]).expect(0);
        Site::read(&edition.path("other/site"))
    };
    let whole = started.elapsed();
    assert!(before != after);
    let moments = 12;
    for moment in 0..=moments {
        let mut child =
            edition.command().args(["build", "--offline"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        // The moments are spread over the time that a build takes; which of them falls where is not ours to say.
        std::thread::sleep(whole * moment / moments);
        let _ = child.kill(); // it may have ended already
        child.wait().unwrap();
        let now = Site::read(&edition.path("site"));
        assert!(now == before || now == after, "killed after {:?}", whole * moment / moments);
    }
    edition.run(["build", "--offline"]).expect(0);
    assert!(Site::read(&edition.path("site")) == after, "the next build does its work");
}

#[test]
fn a_folder_of_somebody_else_is_not_touched() {
    let edition = Edition::new().write("site/thesis.txt", "years of work").write("site/index.html", "mine");
    let before = tree(&edition.path("site"));
    edition.run(["build", "--offline"]).expect(2);
    assert_eq!(tree(&edition.path("site")), before);
    // An empty folder is nobody's.
    std::fs::create_dir(edition.path("empty")).unwrap();
    edition.run(["build", "--offline", "--out", "empty"]).expect(0);
    assert!(edition.path("empty/index.html").is_file());
}

#[test]
fn a_site_is_replaced_whole() {
    let edition = Edition::new();
    let first = edition.build();
    // The mark in the folder says so to whoever puts something there.
    assert!(edition.text("site/.glossator").contains("replaces it whole"));
    let edition = edition.write("site/read/stale/index.html", "stale").write("site/notes.txt", "mine");
    assert!(edition.build() == first);
    no_leftovers(&edition);
}

#[test]
fn builds_at_the_same_time_leave_a_whole_site() {
    let edition = Edition::new();
    let whole = edition.build();
    let build = || edition.command().args(["build", "--offline"]).stderr(std::process::Stdio::null()).spawn().unwrap();
    let builds = [build(), build(), build()];
    for mut child in builds {
        // One may find the folder gone from under it and say so; the site is whole all the same.
        child.wait().unwrap();
    }
    assert!(Site::read(&edition.path("site")) == whole);
    no_leftovers(&edition);
}

#[test]
fn what_killed_builds_left_is_swept_up_in_time() {
    let edition = Edition::new().write(".site.glossator-old/site/x", "").write(".site.glossator-new/site/x", "");
    let old = std::time::SystemTime::now() - Duration::from_secs(2 * 60 * 60);
    std::fs::File::open(edition.path(".site.glossator-old")).unwrap().set_modified(old).unwrap();
    edition.build();
    assert!(!edition.path(".site.glossator-old").exists());
    assert!(edition.path(".site.glossator-new").exists(), "it may belong to a build that is running");
}

#[test]
fn a_check_writes_nothing() {
    let edition = Edition::unvendored();
    let before = tree(&edition.folder());
    for arguments in [["check", "--strict"], ["check", "--format=json"], ["stamp", "--dry-run"]] {
        edition.run(arguments);
        assert!(tree(&edition.folder()) == before, "{arguments:?}");
    }
}

#[test]
fn the_edition_is_found_from_a_folder_inside_it() {
    let edition = Edition::new();
    for inside in ["annotations/notes/echo", "corpus", "."] {
        let output = edition.command().current_dir(edition.path(inside)).arg("check").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{inside}: {}", String::from_utf8_lossy(&output.stderr));
    }
    edition.run(["--root", ".", "check"]).expect(0);
    edition.run(["check", "--root", "../edition"]).expect(0);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_site_is_not_followed() {
    let edition = Edition::new().write("elsewhere/index.html", "mine");
    std::os::unix::fs::symlink(edition.path("elsewhere"), edition.path("site")).unwrap();
    edition.run(["build", "--offline"]).expect(2);
    assert_eq!(tree(&edition.path("elsewhere")).len(), 1);
}

fn no_leftovers(edition: &Edition) {
    let names =
        std::fs::read_dir(edition.folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let odd: Vec<_> = names.filter(|name| name.starts_with(".glossator")).collect();
    assert!(odd.is_empty(), "{odd:?}");
}

#[test]
fn without_its_text_a_work_is_a_silhouette() {
    let whole = Edition::new().build();
    let edition = Edition::unvendored().remove("texts/echo");
    let site = edition.build();
    let paths =
        |site: &Site| site.files.keys().filter(|path| !path.starts_with("search/")).cloned().collect::<Vec<_>>();
    assert_eq!(paths(&site), paths(&whole), "every page is there all the same");
    // The search has no text to show of it, and still all that was written.
    let searched =
        |site: &Site, of: &str| site.files.keys().filter(|path| path.starts_with(&format!("search/{of}/"))).count();
    assert!(searched(&site, "code") > 0 && searched(&site, "code") < searched(&whole, "code"));
    assert_eq!(searched(&site, "commentary"), searched(&whole, "commentary"));
    let (shape, text) =
        (site.page("read/echo/echo/chain.py/index.html"), whole.page("read/echo/echo/chain.py/index.html"));
    assert_eq!(shape.code().lines().count(), text.code().lines().count());
    assert_eq!(shape.code().trim(), "", "not a letter of the text");
    for word in ["defaultdict", "nobody has spoken", "chance = random.Random(seed)"] {
        assert!(text.code().contains(word));
        let said = site.files.keys().filter(|path| path.ends_with(".html"));
        let said = said.filter(|path| site.page(path).named("body").any(|body| body.text.contains(word)));
        assert_eq!(said.collect::<Vec<_>>(), Vec::<&String>::new(), "{word}");
    }
    for id in ["L1", "L39", "L52", "note-one-chance", "note-window"] {
        assert!(shape.id(id).is_some(), "{id} is still a place");
    }
    assert_eq!(site.page("read/lantern/game.py/index.html").code(), edition.text("texts/lantern/game.py"));
    edition.run(["build", "--offline", "--strict"]).expect(1);
}

#[test]
fn a_changed_byte_is_never_shown() {
    let edition = Edition::new();
    edition.change("corpus/echo/source/say.py", "12", "13");
    // The build fetches the true text in its place.
    let site = edition.build();
    assert!(site.page("read/echo/say.py/index.html").code().contains("12"));
    assert!(edition.text("corpus/echo/source/say.py").contains("12"));
    let edition = edition.remove("texts/echo/say.py");
    edition.change("corpus/echo/source/say.py", "12", "13");
    let ran = edition.run(["check"]).expect(1);
    assert!(ran.err.contains("lock-disagrees"), "{}", ran.err);
}
