//! `glossator report`: what the commentary comes to.

use crate::support::Edition;

#[test]
fn the_report_counts_what_is_there() {
    let edition = Edition::new();
    crate::diagnostics::fixed("report", &edition.run(["report"]).expect(0));
    // A note more of a kind, on a file that had none, is a note more everywhere.
    let before = edition.run(["report"]).transcript();
    assert!(before.contains("no note on say.py"), "{before}");
    let note = edition.text("annotations/notes/echo/README.md/means-nothing.yaml");
    assert!(note.contains("kind: "));
    edition.put(
        "annotations/notes/echo/say.py/short.yaml",
        "title: It says what it has heard\nkind: gloss\ntarget:\n  lines: 7\nby: [ada]\ndate: 2026-11-23\nevidence: text\nbody: |\n  What is printed.\n",
    );
    let after = edition.run(["report"]).transcript();
    assert!(!after.contains("no note on say.py"), "{after}");
    assert!(after.contains("3 words  echo/say.py/short"), "{after}");
}
