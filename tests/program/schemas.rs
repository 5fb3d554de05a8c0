//! The schemas that editors read: they are those of the types, every file of ours keeps to them, and they refuse what the program refuses.

use crate::support::{Edition, tree};
use glossator::edition::Written;
use jsonschema::Validator;
use serde_json::Value;
use std::path::PathBuf;

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn validator(kind: Written) -> Validator {
    jsonschema::draft7::new(&kind.schema()).unwrap_or_else(|error| panic!("{kind:?} is no schema: {error}"))
}

/// A YAML file as an editor has it before it looks at the schema: by YAML 1.2, where the letter N is no truth value.
fn yaml(text: &str) -> Value {
    serde_yaml::from_str_with_options(text, serde_yaml::options! { strict_booleans: true })
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    let folder = repository().join(glossator::edition::SCHEMAS);
    for kind in Written::ALL {
        let committed = std::fs::read_to_string(repository().join(kind.schema_path())).unwrap_or_default();
        assert!(
            committed == kind.schema_text(),
            "{} is not what the types say: run `cargo run -- schema --write`",
            kind.schema_path()
        );
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), Written::ALL.len(), "and no others");
}

#[test]
fn every_file_of_our_editions_keeps_to_its_schema() {
    let validators: Vec<_> = Written::ALL.iter().map(|kind| (*kind, validator(*kind))).collect();
    let mut seen = std::collections::BTreeMap::new();
    for root in [repository(), repository().join("tests/edition")] {
        // Not the whole folder: what is built is in it, too.
        let mut files = vec![("edition.yaml".to_owned(), std::fs::read(root.join("edition.yaml")).unwrap())];
        files.push((CLAIM.to_owned(), CLAIM_TEXT.into()));
        for folder in ["corpus", "annotations"] {
            files.extend(tree(&root.join(folder)).into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes)));
        }
        for (name, bytes) in files {
            let Some(kind) = Written::of(&name) else {
                let known = name.ends_with(".md") || name.contains("/source/") || name.contains("/witnesses/");
                // What the program writes is nobody's to edit.
                let made = ["/lock.yaml", "/observed.yaml", "/lines.yaml"].iter().any(|end| name.ends_with(end));
                assert!(known || made, "{name} has no schema");
                continue;
            };
            // Ours name their schemas; those of the tests' edition count their lines from the first that says something.
            let is_founding = root == repository() && name != CLAIM;
            assert!(
                !is_founding || bytes.starts_with(kind.first_line(&name).as_bytes()),
                "{name} names its schema first"
            );
            let (_, validator) = validators.iter().find(|(one, _)| *one == kind).unwrap();
            let value = yaml(std::str::from_utf8(&bytes).unwrap());
            let wrong: Vec<_> =
                validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(wrong.is_empty(), "{}/{name}: {wrong:#?}", root.display());
            *seen.entry(kind).or_insert(0) += 1;
        }
    }
    let missing: Vec<_> = Written::ALL.iter().filter(|kind| !seen.contains_key(kind)).collect();
    assert!(missing.is_empty(), "every kind of file was there, but for {missing:?}");
    assert!(seen[&Written::Note] > 400, "{seen:?}");
}

/// What the examples of a schema are examples of: each is held against the part of the schema that it stands in.
fn examples(schema: &Value, at: &str, count: &mut usize) {
    match schema {
        Value::Object(parts) => {
            if let Some(Value::Array(list)) = parts.get("examples") {
                let validator = jsonschema::draft7::new(schema).unwrap();
                for one in list {
                    assert!(validator.is_valid(one), "{at}: {one} is no example of {schema:#}");
                    *count += 1;
                }
            }
            parts.iter().for_each(|(key, part)| examples(part, &format!("{at}/{key}"), count));
        }
        Value::Array(list) => list.iter().for_each(|part| examples(part, at, count)),
        _ => {}
    }
}

#[test]
fn examples_are_examples_and_every_field_is_described() {
    let mut count = 0;
    for kind in Written::ALL {
        let schema = kind.schema();
        examples(&schema, kind.as_str(), &mut count);
        let mapping = if schema["type"] == "array" { &schema["items"] } else { &schema };
        for (name, field) in mapping["properties"].as_object().unwrap() {
            assert!(field["description"].as_str().is_some_and(|text| text.len() > 5), "{kind:?}.{name}: {field}");
        }
    }
    assert!(count > 80, "{count}");
}

const CLAIM: &str = "annotations/claims/echo/the-dice.yaml";
const CLAIM_TEXT: &str = r#"claim: Chance is asked for in one place.
said: { cite: moss2021, at: 5 }
checks:
  - call: { at: "echo:echo/chain.py", of: chance.choice, times: 1 }
  - history:
      in: echo
      refs: pin
      check: { absent: { in: echo, path: echo/other.py } }
      holds: always
verdict: true
by: ines
date: 2026-11-24
note: |
  One place.
"#;

#[test]
fn checks_may_hold_checks() {
    let validator = validator(Written::Claim);
    assert!(validator.is_valid(&yaml(CLAIM_TEXT)));
    for (from, to) in [
        ("call:", "cull:"),
        ("times: 1", "times: one"),
        ("verdict: true", "verdict: perhaps"),
        ("absent: {", "absent: { deep: 1,"),
        ("refs: pin", "refs: main"),
        ("  - call: ", "  - text: {}\n    call: "),
    ] {
        assert_eq!(CLAIM_TEXT.matches(from).count(), 1);
        assert!(!validator.is_valid(&yaml(&CLAIM_TEXT.replace(from, to))), "{to}");
    }
}

const NOTE: &str = "annotations/notes/echo/echo/chain.py/one-chance.yaml";
const TERM: &str = "annotations/terms/chance.yaml";

/// Mistakes of form: where, what is written instead of what, and the part of the file that the schema must point at.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    (NOTE, "kind: ", "kimd: ", ""),
    (NOTE, "evidence: ", "evidence: hearsay #", "/evidence"),
    (NOTE, "date: ", "date: soon #", "/date"),
    (NOTE, "title: ", "title: [] #", "/title"),
    (NOTE, "  lines: ", "  lines: 0 #", "/target/lines"),
    (NOTE, "  lines: ", "  lines: 12 to 14 #", "/target/lines"),
    (NOTE, "  lines: ", "  line: 3 #", "/target"),
    (NOTE, "target:\n", "target: 12\nalso:\n", "/target"),
    (NOTE, "by: ", "by: Ines Vale #", "/by"),
    (NOTE, "see: ", "see: [not-an-id] #", "/see"),
    (NOTE, "stamp: ", "stamp: 12x #", "/stamp"),
    (TERM, "place: ", "place: \"echo#L1\" #", "/place"),
    (TERM, "short: ", "brief: ", ""),
    ("edition.yaml", "title: ", "titel: ", ""),
    ("edition.yaml", "licence: ", "licence: {} #", "/licence"),
    ("corpus/echo/work.yaml", "role: main", "role: minor", "/role"),
    ("corpus/echo/work.yaml", "layer: core", "layer: kernel", "/files/1/layer"),
    ("annotations/contributors.yaml", "role: editor", "role: boss", "/0/role"),
    ("annotations/kinds.yaml", "letter: G", "letter: g", "/0/letter"),
];

#[test]
fn what_the_program_refuses_for_its_form_an_editor_underlines() {
    let well = Edition::new();
    for (file, from, to, part) in MISTAKES {
        let text = well.text(file);
        assert!(text.contains(from), "{file} has {from:?}");
        let planted = text.replacen(from, to, 1);
        let validator = validator(Written::of(file).unwrap());
        assert!(validator.is_valid(&yaml(&text)), "{file} was well before");
        let value = yaml(&planted);
        let places: Vec<String> =
            validator.iter_errors(&value).map(|error| error.instance_path().to_string()).collect();
        assert!(places.iter().any(|place| place == part), "{file}, {to:?}: {places:?}");
        // And the program says so too: a schema is no stricter than it.
        let ran = Edition::new().write(file, &planted).run(["check", "--format", "json"]).expect(1);
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        let told = told.as_array().unwrap().iter().filter(|one| one["file"] == *file && one["severity"] == "error");
        assert!(told.count() > 0, "{file}, {to:?}: {}", ran.out);
    }
}

#[test]
fn an_empty_value_is_a_key_that_is_not_there() {
    let edition = Edition::new().replace(NOTE, "see: [", "see: #[").replace(NOTE, "lens: [", "lens: ~ #[");
    let text = edition.text(NOTE);
    edition.run(["check"]).expect(0);
    let wrong: Vec<_> = validator(Written::Note).iter_errors(&yaml(&text)).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn schemas_are_printed_and_written() {
    let edition = Edition::new();
    let ran = edition.run(["schema", "note"]).expect(0);
    assert_eq!(ran.out, Written::Note.schema_text());
    let all: Value = serde_json::from_str(&edition.run(["schema"]).expect(0).out).unwrap();
    assert_eq!(all.as_object().unwrap().len(), Written::ALL.len());
    assert_eq!(all["term"], Written::Term.schema());

    let ran = edition.run(["schema", "--write"]).expect(0);
    assert_eq!(ran.err.lines().count(), Written::ALL.len(), "{}", ran.err);
    for kind in Written::ALL {
        assert_eq!(edition.text(&kind.schema_path()), kind.schema_text());
    }
    assert_eq!(edition.run(["schema", "--write"]).expect(0).err, "the schemas in `schemas` are as they should be\n");
    edition.put("schemas/note.schema.json", "{}");
    assert_eq!(edition.run(["schema", "--write", "note"]).expect(0).err, "wrote schemas/note.schema.json\n");
    // They are no files that an edition is made of.
    edition.run(["check"]).expect(0);
}

#[test]
fn schemas_are_printed_where_no_edition_is() {
    let nowhere = tempfile::tempdir().unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_glossator"));
    let output = command.current_dir(&nowhere).args(["schema", "term"]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), Written::Term.schema_text());
}

#[test]
fn a_stamp_leaves_the_line_that_names_the_schema() {
    let line = Written::Note.first_line(NOTE);
    assert_eq!(line, "# yaml-language-server: $schema=../../../../../schemas/note.schema.json\n");
    let edition = Edition::new();
    let old = edition.text(NOTE);
    let bare: String = old.split_inclusive('\n').filter(|line| !line.starts_with("stamp:")).collect();
    edition.put(NOTE, format!("{line}{bare}"));
    edition.run(["stamp"]).expect(0);
    assert_eq!(edition.text(NOTE), format!("{line}{old}"));
}
