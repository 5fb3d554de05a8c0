//! `init` makes an edition that builds at once.

use crate::support::{Ran, Site, tree};
use glossator::edition::Written;
use std::path::Path;
use std::process::Command;

fn run<const N: usize>(folder: &Path, arguments: [&str; N]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
    let output = command
        .current_dir(folder)
        .env_remove("GLOSSATOR_MIRROR")
        .env("NO_COLOR", "1")
        .args(arguments)
        .output()
        .unwrap();
    Ran::new(&arguments.join(" "), &output, folder)
}

#[test]
fn a_new_edition_builds_at_once_and_nothing_is_wrong_with_it() {
    let top = tempfile::tempdir().unwrap();
    run(top.path(), ["init", "two-doors", "--title", "Two \"doors\": a reading"]).expect(0);
    let folder = top.path().join("two-doors");
    let ran = run(&folder, ["check", "--strict"]).expect(0);
    assert!(ran.err.ends_with("1 work, 1 file (1 as text), 1 note: no problems\n"), "{}", ran.err);
    run(&folder, ["build", "--offline", "--strict"]).expect(0);
    let site = Site::read(&folder.join("site"));
    let note = site.page("notes/my-program/greet.py/nobody-is-a-name/index.html");
    assert_eq!(note.named("h1").next().unwrap().text.trim(), "Whoever says nothing is called nobody");
    assert!(site.html("index.html").contains("Two &quot;doors&quot;: a reading"), "{}", site.html("index.html"));
    // Every file names its schema, and keeps to it.
    let mut seen = 0;
    for (name, bytes) in tree(&folder) {
        let Some(kind) = Written::of(&name) else { continue };
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with(&kind.first_line(&name)), "{name}");
        let value: serde_json::Value =
            serde_yaml::from_str_with_options(&text, serde_yaml::options! { strict_booleans: true }).unwrap();
        let validator = jsonschema::draft7::new(&kind.schema()).unwrap();
        let wrong: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        assert_eq!(std::fs::read_to_string(folder.join(kind.schema_path())).unwrap(), kind.schema_text());
        seen += 1;
    }
    assert_eq!(seen, 7);
    // And it is taken further in the same way as any.
    run(&folder, ["new", "note", "my-program:greet", "--by", "editors"]).expect(0);
}

#[test]
fn with_a_repository_its_pages_link_to_what_it_has() {
    let top = tempfile::tempdir().unwrap();
    run(top.path(), ["init", "two-doors"]).expect(0);
    let folder = top.path().join("two-doors");
    let settings = std::fs::read_to_string(folder.join("edition.yaml")).unwrap();
    // As its comment has it, with the sign of the comment taken away.
    let settings = settings.replace(
        "# repository: https://github.com/you/your-edition",
        "repository: https://github.com/you/your-edition",
    );
    std::fs::write(folder.join("edition.yaml"), settings).unwrap();
    run(&folder, ["build", "--offline", "--strict"]).expect(0);
    let page = Site::read(&folder.join("site")).page("read/my-program/greet.py/index.html");
    let asked = crate::annotating::links(&page);
    assert_eq!(asked.fresh, "https://github.com/you/your-edition/new/main");
    assert_eq!(asked.guide, "https://github.com/you/your-edition/blob/main/CONTRIBUTING.md");
    assert_eq!(asked.form, "https://github.com/you/your-edition/issues/new");
    assert!(folder.join("CONTRIBUTING.md").is_file());
    let form = std::fs::read_to_string(folder.join(".github/ISSUE_TEMPLATE").join(&asked.template)).unwrap();
    let fields = crate::annotating::fields(&form);
    for field in asked.filled {
        assert!(fields.contains(&field), "{field}: {fields:?}");
    }
    // What the link would make is a note that only wants what its author must say.
    assert!(asked.file.starts_with("annotations/notes/my-program/greet.py/"), "{}", asked.file);
    assert!(asked.text.contains("# 30 to 180 words of Markdown"), "as the house rules say: {}", asked.text);
}

#[test]
fn a_folder_with_anything_in_it_is_left_alone() {
    let top = tempfile::tempdir().unwrap();
    std::fs::write(top.path().join("mine.txt"), "mine").unwrap();
    let ran = run(top.path(), ["init", "."]).expect(2);
    assert!(ran.err.contains("is not empty, and nothing in it was touched"), "{}", ran.err);
    assert_eq!(tree(top.path()).len(), 1);
    // An empty one may be used, and the second time it is not empty any more.
    std::fs::create_dir(top.path().join("new")).unwrap();
    run(top.path(), ["init", "new"]).expect(0);
    let before = tree(&top.path().join("new"));
    run(top.path(), ["init", "new"]).expect(2);
    assert_eq!(tree(&top.path().join("new")), before);
}
