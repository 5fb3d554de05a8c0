//! Files that cannot be read, or stand where nothing reads them.

use super::{DRAW, cases, fixed};
use crate::support::Edition;

cases! {
    latin_1: Edition::new().write(DRAW, b"title: Ma\xeetrise\nkind: gloss\n");
    too_large: Edition::new().write(DRAW, format!("title: {}\n", "x".repeat(3 << 20)));
    bibliography_is_a_folder: Edition::new().remove("annotations/bibliography.yaml").write("annotations/bibliography.yaml/x", "");
    stray_among_notes: Edition::new().write("annotations/notes/echo/loose.txt", "x");
    note_with_capitals_in_its_name: Edition::new().write("annotations/notes/echo/echo/chain.py/One_Chance.yaml", "title: x\n");
    stray_among_essays: Edition::new().write("annotations/essays/Draft.txt", "x");
    essay_without_title: Edition::new().write("annotations/essays/untitled.md", "It begins at once.\n");
    stray_in_the_corpus: Edition::new().write("corpus/list.txt", "x");
    work_with_capitals_in_its_name: Edition::new().write("corpus/Echo Two/work.yaml", "title: x\n");
    work_without_its_file: Edition::new().write("corpus/silence/lock.yaml", "");
    two_notes_of_one_name: Edition::new().write(&DRAW.replace(".yaml", ".yml"), "title: x\n");
}

#[test]
fn byte_order_marks_and_other_line_ends_are_no_problem() {
    let edition = Edition::new();
    let text = format!("\u{feff}{}", edition.text(DRAW).replace('\n', "\r\n"));
    edition.put(DRAW, text);
    let ran = edition.run(["check"]).expect(0);
    assert_eq!(ran.err, "2 works, 17 files (17 as text), 11 notes, 2 terms, 2 paths: no problems\n");
}

#[test]
fn no_edition() {
    let edition = Edition::new().remove("edition.yaml");
    fixed("no_edition", &edition.run(["check"]).expect(2));
    let named = edition.run(["--root", "nowhere", "check"]).expect(2);
    fixed("no_edition_in_a_named_folder", &named);
}

#[test]
fn settings_that_cannot_be_read() {
    let edition = Edition::new().replace("edition.yaml", "title: Echo and Lantern", "title: [Echo");
    fixed("settings_that_cannot_be_read", &edition.run(["check"]));
    fixed("settings_that_cannot_be_read_when_building", &edition.run(["build", "--offline"]).expect(1));
}
