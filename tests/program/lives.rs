//! The lives of lines: traced in a repository, kept beside the lock, shown on the reading page.

use crate::diagnostics::fixed;
use crate::support::{Edition, Repository};

const RECORD: &str = "corpus/echo/lines.yaml";
const PAGE: &str = "read/echo/say.py/index.html";

/// The edition with a history of three commits of its first work, which are given too.
///
/// The file was called otherwise at first, had its imports in the other order and another indent; a line came last.
fn with_history() -> (Edition, Repository, [String; 3]) {
    let mut repository = Repository::new();
    let edition = Edition::new();
    repository.take(&edition.folder().join("texts/echo"));
    let last = repository.read("say.py");
    let spoken = "    print(join(answer(chain, 12)))\n";
    let imports = ["from echo.chain import Chain, answer\n", "from echo.words import join, split\n"];
    let second = last.replace(spoken, "");
    let first = second.replace(&imports.concat(), &[imports[1], imports[0]].concat()).replace("    chain", "  chain");
    assert!(second != last && first.starts_with(imports[1]), "the file is as this test takes it to be");
    repository.remove("say.py");
    repository.write("tell.py", &first);
    let a = repository.commit("Ada Voice", "2019-02-10");
    repository.remove("tell.py");
    repository.write("say.py", &second);
    let b = repository.commit("Ines Voice", "2019-03-01");
    repository.write("say.py", &last);
    let c = repository.commit("Ada Voice", "2019-04-02");
    let edition = repository.pin(edition, "echo");
    (edition, repository, [a, b, c])
}

/// The runs of a file as the record has them.
fn runs(record: &str, path: &str) -> Vec<String> {
    let of_file = record.split(&format!("- path: {path}\n  runs:\n")).nth(1).unwrap_or_else(|| panic!("{record}"));
    of_file.lines().map_while(|line| line.strip_prefix("  - ")).map(ToOwned::to_owned).collect()
}

#[test]
fn words_keep_their_date_through_moves_and_bytes_do_not() {
    let (edition, repository, [a, b, c]) = with_history();
    repository.observe(&edition).expect(0);
    let record = edition.text(RECORD);
    let commits: Vec<_> = record.lines().filter_map(|line| line.strip_prefix("- ")).take(3).collect();
    assert_eq!(commits, [format!("{a} 2019-02-10"), format!("{b} 2019-03-01"), format!("{c} 2019-04-02")]);
    assert_eq!(runs(&record, "say.py"), ["1 1", "2 1 2", "3-5 1", "6 1 2", "7 3", "8-11 1"]);
    assert_eq!(runs(&record, "echo/words.py").len(), 1, "a file of one commit is one run");
}

#[test]
fn neither_people_nor_their_words_are_kept() {
    let (edition, repository, _) = with_history();
    repository.observe(&edition).expect(0);
    let record = edition.text(RECORD);
    for words in ["Voice", "nobody", "A change", "import"] {
        assert!(!record.contains(words), "{words} in {record}");
    }
}

#[test]
fn the_reading_page_shows_a_strip_and_a_row_for_each_commit() {
    let (edition, repository, [a, b, c]) = with_history();
    repository.observe(&edition).expect(0);
    let site = edition.build();
    let page = site.page(PAGE);
    let strip = page.named("svg").find(|svg| svg.is("strip")).expect("there is a strip");
    assert_eq!(strip.get("aria-label"), Some("When each of 11 lines came, above, and last changed, below"));
    let html = site.html(PAGE);
    let (_, rest) = html.split_once("<details class=\"lives\">").unwrap();
    let lives = rest.split("</details>").next().unwrap();
    assert!(lives.contains("3 commits, 2019-02-10 to 2019-04-02"), "{lives}");
    let rows: Vec<_> = lives.split("<tr><th scope=\"row\">").skip(1).collect();
    assert_eq!(rows.len(), 3, "{lives}");
    for (row, (commit, count)) in rows.iter().zip([(a, "10 lines:"), (b, "2 lines:"), (c, "1 line:")]) {
        assert!(row.contains(&commit[..7]) && row.contains(count), "{row}");
    }
    assert!(rows[1].contains("#L6\">6</a>") && rows[0].contains("#L8-L11\">"), "{lives}");
    // Each range that is linked has a place to land on, without a script.
    assert!(page.id("L8-L11").is_some());
    // What is read beside the others, or from a folder, has no such history.
    assert!(!site.html("read/lantern/game.py/index.html").contains("Line lives"));
}

#[test]
fn what_was_traced_from_another_pin_is_not_shown() {
    let (edition, repository, _) = with_history();
    repository.observe(&edition).expect(0);
    let record = edition.text(RECORD);
    let revision = record.lines().find_map(|line| line.strip_prefix("revision: ")).unwrap().to_owned();
    let edition = edition.replace(RECORD, &revision, &format!("swh:1:rev:{}", "0".repeat(40)));
    edition.run(["check"]).expect(0);
    assert!(!edition.build().html(PAGE).contains("Line lives"));
}

#[test]
fn what_is_found_again_keeps_its_day_and_what_cannot_be_asked_is_left() {
    let (edition, repository, [.., last]) = with_history();
    repository.observe(&edition).expect(0);
    let on = edition.text(RECORD).lines().find(|line| line.contains("on\": ")).unwrap().to_owned();
    let edition = edition.replace(RECORD, &on, "\"on\": \"2024-02-29\"");
    let record = edition.text(RECORD);
    repository.observe(&edition).expect(0);
    assert_eq!(edition.text(RECORD), record);
    edition.run(["observe"]).expect(0);
    assert_eq!(edition.text(RECORD), record, "without a mirror");
    // All lines would seem to come with the oldest commit that there is.
    repository.write(".git/shallow", &format!("{last}\n"));
    let edition = edition.remove(RECORD);
    let ran = repository.observe(&edition).expect(0);
    assert!(ran.err.contains("only the end of its history"), "{}", ran.err);
    assert!(!edition.path(RECORD).exists());
}

/// What no program would write of this pin, one of each.
#[test]
fn faults_of_the_record() {
    let (edition, repository, _) = with_history();
    repository.observe(&edition).expect(0);
    let record = edition.text(RECORD);
    let changed = |from: &str, to: &str| {
        assert!(record.contains(from), "{record}");
        edition.put(RECORD, record.replacen(from, to, 1));
        edition.run(["check"]).expect(1)
    };
    fixed("lives_of_another_format", &changed("format: 1", "format: 2"));
    fixed("lives_with_a_gap", &changed("- 3-5 1", "- 4-5 1"));
    fixed("lives_past_the_end", &changed("- 8-11 1", "- 8-12 1"));
    fixed("lives_of_no_commit", &changed("- 7 3", "- 7 4"));
    fixed("lives_of_no_file", &changed("path: say.py", "path: sing.py"));
    fixed("lives_of_no_form", &changed("- 7 3", "- 7 third"));
}
