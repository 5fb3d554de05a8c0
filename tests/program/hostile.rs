//! What strangers try (`tests/hostile`), and that nothing of it becomes anything but text.
//!
//! Attempts that must be refused are put into one edition, a file each, and one check must tell of every one at its place. Attempts that must be shown are put
//! into one more; it is built, and every page is held against a small model of danger: what elements, attributes and addresses an
//! untouched edition's pages have, and those that harmless Markdown brings. Attempts that share a place (`edition.yaml` has one title) go
//! into further editions.

use crate::support::{Edition, Page, Site};
use glossator::misleading::turns;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A line of the lists.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attempt {
    at: String,
    r#try: String,
    times: Option<usize>,
    must: Must,
    #[serde(skip)]
    number: usize,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Must {
    Shown(String),
    Told(String),
}

impl Attempt {
    fn numbered(&self, text: &str) -> String {
        text.replace('№', &self.number.to_string())
    }

    fn text(&self) -> String {
        self.numbered(&self.r#try.repeat(self.times.unwrap_or(1)))
    }

    /// The door, and what is behind it: `note` and `body`, `raw` and a name.
    fn door(&self) -> (&str, &str) {
        self.at.split_once(['.', ' ']).unwrap_or((&self.at, ""))
    }
}

fn attempts() -> Vec<Attempt> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut all = Vec::new();
    for name in ["notes", "lists", "works", "files"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.yaml"))).unwrap();
        all.extend(serde_yaml::from_str::<Vec<Attempt>>(&text).unwrap_or_else(|error| panic!("{name}: {error}")));
    }
    (1000..).zip(&mut all).for_each(|(number, attempt)| attempt.number = number);
    all
}

/// Where an attempt went: a file, or some lines of one.
type Went = (String, Option<std::ops::RangeInclusive<u64>>);

/// An edition with attempts in it.
struct Attacked {
    edition: Edition,
    went: BTreeMap<usize, Went>,
    lists: BTreeMap<&'static str, String>,
    files: Vec<Value>,
}

/// A note, a term and so on that do no harm, but for one key.
fn with(mut harmless: Value, inside: &str, key: &str, text: &str) -> Value {
    let place = if inside.is_empty() { &mut harmless } else { harmless.pointer_mut(inside).unwrap() };
    place[key] = if matches!(key, "also" | "see" | "cites" | "lens") { json!([text]) } else { text.into() };
    harmless
}

const WORDS: &str =
    "What is said here does no harm to anybody, and is said in a few words so that there is something to read.";

impl Attacked {
    fn new() -> Self {
        Self { edition: Edition::new(), went: BTreeMap::new(), lists: BTreeMap::new(), files: Vec::new() }
    }

    fn put(&mut self, number: usize, file: &str, text: &str) {
        self.edition.put(file, text);
        self.went.insert(number, (file.to_owned(), None));
    }

    fn append(&mut self, number: usize, file: &'static str, entry: &Value) {
        let edition = &self.edition;
        let text = self.lists.entry(file).or_insert_with(|| edition.text(file));
        let first = text.lines().count() as u64 + 1;
        text.push_str(&format!("- {}\n", serde_json::to_string_pretty(entry).unwrap().replace('\n', "\n  ")));
        let last = text.lines().count() as u64;
        self.went.insert(number, (file.to_owned(), Some(first..=last)));
    }

    #[allow(clippy::too_many_lines, reason = "a table of doors")]
    fn place(&mut self, attempt: &Attempt) {
        let (n, text) = (attempt.number, attempt.text());
        let (door, key) = attempt.door();
        let harmless = |text: &str| serde_json::to_string_pretty(&json!(text)).unwrap();
        let note = || {
            json!({ "title": format!("Attempt {n} says this"), "kind": "gloss", "target": { "lines": 1 }, "by": ["tomas"], "date": "2026-11-07",
                "evidence": "text", "body": WORDS })
        };
        let term = || {
            json!({ "term": format!("attempt {n}"), "short": "A thing.", "place": "echo:echo/dice.py#L4-L6", "by": ["ines"], "date": "2026-11-10",
                "body": WORDS })
        };
        let path = || {
            json!({ "title": format!("Path {n}"), "order": n, "minutes": 5, "summary": "A way.", "by": ["ines"], "date": "2026-11-12", "introduction": WORDS,
                "stops": [{ "at": "echo:echo/words.py#L8", "title": "Here", "reason": WORDS }], "end": WORDS })
        };
        let claim = || {
            json!({ "claim": format!("Claim {n} holds."), "said": { "cite": "ray2018", "at": "p. 1" }, "verdict": "true", "by": ["ines"], "date": "2026-11-20",
                "note": WORDS, "checks": [{ "text": { "at": "lantern:game.py", "has": "Stars." } }] })
        };
        let work = || {
            json!({ "title": format!("Work {n}"), "role": "companion", "makers": [{ "name": "Nobody" }], "licence": "MIT", "introduction": WORDS,
                "origins": [{ "folder": format!("texts/try-{n}") }],
                "files": [{ "path": "game.py", "layer": "core", "phase": "data", "role": "a file" }],
                "omitted": [{ "path": "x.txt", "reason": "nobody asked" }] })
        };
        let small = |value: Value| serde_json::to_string_pretty(&value).unwrap();
        let of_list = |value: Value| with(value, "", key, &text);
        match door {
            "note" => {
                let file = format!("annotations/notes/lantern/game.py/try-{n}.yaml");
                self.put(n, &file, &small(with(note(), "", key, &text)));
            }
            "target" => {
                let file = format!("annotations/notes/lantern/game.py/try-{n}.yaml");
                self.put(n, &file, &small(with(note(), "/target", key, &text)));
            }
            "term" => self.put(n, &format!("annotations/terms/try-{n}.yaml"), &small(of_list(term()))),
            "path" => self.put(n, &format!("annotations/paths/try-{n}.yaml"), &small(of_list(path()))),
            "stop" => {
                self.put(n, &format!("annotations/paths/try-{n}.yaml"), &small(with(path(), "/stops/0", key, &text)))
            }
            "claim" => self.put(n, &format!("annotations/claims/across/try-{n}.yaml"), &small(of_list(claim()))),
            "said" => self.put(
                n,
                &format!("annotations/claims/across/try-{n}.yaml"),
                &small(with(claim(), "/said", key, &text)),
            ),
            "text" => {
                let mut claim = claim();
                claim["checks"][0]["text"].as_object_mut().unwrap().remove(if key == "matches" { "has" } else { "" });
                self.put(
                    n,
                    &format!("annotations/claims/across/try-{n}.yaml"),
                    &small(with(claim, "/checks/0/text", key, &text)),
                );
            }
            "reference" | "author" => {
                let entry = json!({ "id": format!("try{n}"), "type": "book", "title": format!("Book {n}"), "author": [{ "family": "Nobody" }], "issued": "2019",
                    "list": "further" });
                let entry = match (door, key) {
                    ("author", "literal") => {
                        let mut entry = entry;
                        entry["author"] = json!([{ "literal": text }]);
                        entry
                    }
                    ("author", _) => with(entry, "/author/0", key, &text),
                    _ => of_list(entry),
                };
                self.append(n, "annotations/bibliography.yaml", &entry);
            }
            "contributor" => {
                let one = json!({ "id": format!("try-{n}"), "name": format!("Person {n}"), "role": "author" });
                self.append(n, "annotations/contributors.yaml", &of_list(one));
            }
            "kind" => {
                let mut kind = json!({ "id": format!("try-{n}"), "letter": "X", "name": format!("Kind {n}"), "definition": "A kind.", "must": "Words.", "requires": [] });
                kind[key] = if key == "requires" { json!([text]) } else { json!(text) };
                self.append(n, "annotations/kinds.yaml", &kind);
            }
            "lens" => {
                let lens = json!({ "id": format!("try-{n}"), "name": format!("Lens {n}"), "definition": "A lens." });
                self.append(n, "annotations/lenses.yaml", &of_list(lens));
            }
            "edition" => {
                let kept: Vec<String> = {
                    let old = self.edition.text("edition.yaml");
                    let mut keeps = true;
                    let of_key = |line: &str| line.starts_with(&format!("{key}:"));
                    old.lines()
                        .filter(|line| {
                            keeps = if line.starts_with(' ') { keeps } else { !of_key(line) };
                            keeps
                        })
                        .map(str::to_owned)
                        .collect()
                };
                self.put(n, "edition.yaml", &format!("{}\n{key}: {}\n", kept.join("\n"), harmless(&text)));
            }
            "work" | "maker" | "origin" | "file" | "omission" | "witness" if !key.is_empty() => {
                let work = work();
                let work = match (door, key) {
                    ("work", "provides") => with_list(work, key, &text),
                    ("work", _) => of_list(work),
                    ("maker", _) => with(work, "/makers/0", key, &text),
                    ("file", _) => with(work, "/files/0", key, &text),
                    ("omission", _) => with(work, "/omitted/0", key, &text),
                    ("witness", _) => {
                        let mut work = work;
                        work["witnesses"] = json!([{ "title": "Another", "origins": [{ "folder": "texts/lantern" }], "files": work["files"], key: text }]);
                        work
                    }
                    // An origin is of one kind.
                    (_, "folder") => with(work, "/origins/0", key, &text),
                    (_, "commit") => {
                        let mut work = work;
                        work["origins"] = json!([{ "git": "https://example.org/x", "commit": text }]);
                        work
                    }
                    _ => {
                        let mut work = work;
                        work["origins"] = json!([{ key: text }]);
                        work
                    }
                };
                self.edition.put(&format!("texts/try-{n}/game.py"), format!("x = {n}\n"));
                self.put(n, &format!("corpus/try-{n}/work.yaml"), &small(work));
            }
            "second" => {
                let mut work = work();
                let second = json!({ "path": text, "layer": "core", "phase": "data" });
                work["files"].as_array_mut().unwrap().push(second);
                self.put(n, &format!("corpus/try-{n}/work.yaml"), &small(work));
            }
            "lock" => {
                self.edition.put(&format!("corpus/try-{n}/work.yaml"), small(work()));
                let file = json!({ "path": "game.py", "size": 1, "lines": 1, "content": text, "sha256": "0".repeat(64), "shape": "c0.1" });
                self.put(
                    n,
                    &format!("corpus/try-{n}/lock.yaml"),
                    &small(json!({ "format": 1, "pin": { "files": [file] } })),
                );
            }
            "source" | "file" => {
                let (name, body) =
                    if door == "source" { (format!("s-{n}.py"), text) } else { (text, format!("x = {n}\n")) };
                self.edition.put(&format!("texts/hostile/{name}"), body);
                self.files
                    .push(json!({ "path": name, "layer": "core", "phase": "data", "role": "what a stranger wrote" }));
                self.went.insert(n, (name, None));
            }
            "raw" => {
                let file = attempt.numbered(key);
                self.put(n, &file, &text);
            }
            "name" => {
                let file = format!("{}/{text}", attempt.numbered(key));
                let value = if key.contains("/notes") { note() } else { term() };
                self.put(n, &file, &small(value));
            }
            "link" => {
                let (inside, outside) = (self.edition.path(&text), self.edition.path(&format!("../outside-{n}")));
                std::fs::rename(&inside, &outside).unwrap();
                #[cfg(unix)]
                std::os::unix::fs::symlink(&outside, &inside).unwrap();
                self.went.insert(n, (text, None));
            }
            _ => panic!("nothing is at {:?}", attempt.at),
        }
    }

    /// Puts everything in place that is collected first.
    fn done(mut self) -> (Edition, BTreeMap<usize, Went>) {
        for (file, text) in std::mem::take(&mut self.lists) {
            self.edition.put(file, text);
        }
        if !self.files.is_empty() {
            let work = json!({ "title": "Hostile", "role": "companion", "makers": [{ "name": "Strangers" }], "licence": "MIT", "introduction": WORDS,
                "origins": [{ "folder": "texts/hostile" }], "files": self.files });
            self.edition.put("corpus/hostile/work.yaml", serde_json::to_string_pretty(&work).unwrap());
        }
        (self.edition, self.went)
    }
}

fn with_list(mut value: Value, key: &str, text: &str) -> Value {
    value[key] = json!([text]);
    value
}

/// Editions for some attempts: as few as there can be without two attempts in one place.
fn rounds(attempts: Vec<Attempt>) -> Vec<Vec<Attempt>> {
    let mut rounds: Vec<(BTreeSet<String>, Vec<Attempt>)> = vec![Default::default()];
    for attempt in attempts {
        let refused = matches!(attempt.must, Must::Told(_));
        let place = match attempt.door() {
            // Without its settings or its notes nothing else of an edition is read.
            ("edition", key) if refused => format!("edition {key} {}", attempt.number),
            ("link", _) => format!("link {}", attempt.number),
            ("edition", key) => format!("edition {key}"),
            _ => String::new(),
        };
        let alone = refused && !place.is_empty();
        let fits = |round: &&mut (BTreeSet<String>, Vec<Attempt>)| {
            if alone { round.1.is_empty() } else { !round.0.contains(&place) || place.is_empty() }
        };
        let open = rounds.iter_mut().filter(|(places, _)| !places.contains("alone")).find(fits);
        let round = match open {
            Some(round) => round,
            None => {
                rounds.push(Default::default());
                rounds.last_mut().unwrap()
            }
        };
        if !place.is_empty() {
            round.0.insert(if alone { "alone".to_owned() } else { place });
        }
        round.1.push(attempt);
    }
    rounds.into_iter().map(|(_, attempts)| attempts).filter(|attempts| !attempts.is_empty()).collect()
}

#[test]
fn there_are_enough_and_all_differ() {
    let all = attempts();
    let distinct: BTreeSet<_> = all.iter().map(|attempt| (attempt.at.clone(), attempt.r#try.clone())).collect();
    assert_eq!(distinct.len(), all.len());
    assert!(all.len() >= 150, "{}", all.len());
}

#[test]
fn what_must_be_refused_is_told_at_its_place() {
    let refused = attempts().into_iter().filter(|attempt| matches!(attempt.must, Must::Told(_))).collect();
    let mut missed = Vec::new();
    for round in rounds(refused) {
        let mut attacked = Attacked::new();
        round.iter().for_each(|attempt| attacked.place(attempt));
        let (edition, went) = attacked.done();
        let ran = edition.run(["check", "--format", "json"]);
        assert_eq!(ran.code.filter(|code| *code < 3).map(|_| ()), Some(()), "{}", ran.transcript());
        let told: Vec<Value> =
            serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.transcript()));
        for attempt in &round {
            let Must::Told(code) = &attempt.must else { continue };
            let (file, lines) = &went[&attempt.number];
            let here: BTreeSet<_> = told
                .iter()
                .filter(|one| {
                    let of = one["file"].as_str().unwrap();
                    // What is told of a link may be told of a file behind it, and of a source by its work.
                    let alone = attempt.door().0 == "link" || attempt.door().0 == "lock";
                    alone || of == file || of.starts_with(&format!("{file}/")) || file.starts_with(&format!("{of}/"))
                })
                .filter(|one| {
                    lines.as_ref().is_none_or(|lines| one["line"].as_u64().is_some_and(|line| lines.contains(&line)))
                })
                .map(|one| one["code"].as_str().unwrap())
                .collect();
            if !here.contains(code.as_str()) {
                missed.push(format!("{} {:?} must be told as {code}, not as {here:?}", attempt.at, attempt.r#try));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// What harmless Markdown brings, and the marks of unseen characters.
const ALSO: &[(&str, &[&str])] = &[
    ("bdi", &["class", "title", "data-u"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("div", &["class", "id"]),
    ("em", &[]),
    ("hr", &[]),
    ("ol", &["start"]),
    ("pre", &[]),
    ("strong", &[]),
    ("sup", &["class"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &[]),
    ("th", &[]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("p", &["class"]),
];

/// What may be on a page.
struct Model {
    pairs: BTreeSet<(String, String)>,
}

impl Model {
    fn of(site: &Site) -> Self {
        let mut pairs = BTreeSet::new();
        for page in site.pages().values() {
            for element in &page.elements {
                pairs.insert((element.name.clone(), String::new()));
                pairs.extend(element.attributes.keys().map(|key| (element.name.clone(), key.clone())));
            }
        }
        for (name, keys) in ALSO {
            pairs.insert(((*name).to_owned(), String::new()));
            pairs.extend(keys.iter().map(|key| ((*name).to_owned(), (*key).to_owned())));
        }
        Self { pairs }
    }

    /// What is on a page that may not be.
    fn dangers(&self, path: &str, html: &str, page: &Page) -> Vec<String> {
        let mut found = Vec::new();
        let mut say = |what: String| found.push(format!("{path}: {what}"));
        let is_control =
            |fault: &&String| fault.contains("ControlCharacterInInputStream") || fault.contains("Noncharacter");
        page.faults.iter().filter(|fault| !is_control(fault)).for_each(|fault| say(fault.clone()));
        let mut ids = BTreeSet::new();
        for element in &page.elements {
            let name = &element.name;
            if !self.pairs.contains(&(name.clone(), String::new())) {
                say(format!("<{name}>"));
            }
            for (key, value) in &element.attributes {
                if !self.pairs.contains(&(name.clone(), key.clone())) || key.starts_with("on") || key == "style" {
                    say(format!("<{name} {key}={value:?}>"));
                }
                let leads = ["href", "src", "action", "formaction", "xlink:href", "poster", "data", "cite", "srcset"]
                    .contains(&key.as_str());
                let scheme = value
                    .split(['/', '?', '#'])
                    .next()
                    .and_then(|first| first.split_once(':'))
                    .map(|(scheme, _)| scheme);
                if leads
                    && (!matches!(scheme, None | Some("https" | "http" | "mailto"))
                        || value.starts_with("//")
                        || value.starts_with('\\'))
                {
                    say(format!("<{name} {key}={value:?}> leads astray"));
                }
            }
            if let Some(id) = element.get("id")
                && !ids.insert(id)
            {
                say(format!("id={id:?} is there twice"));
            }
            if name == "script" && element.get("src").is_none() {
                let is_data = matches!(element.get("type"), Some("application/ld+json" | "application/json"));
                if !is_data || element.text.contains('<') || serde_json::from_str::<Value>(&element.text).is_err() {
                    say(format!("<script> {}", element.text));
                }
            }
        }
        // What turns stands alone in a mark, or nowhere: not even in the page's source.
        let mut before = "";
        for piece in html.split_inclusive(turns) {
            let (text, c) = piece.split_at(piece.char_indices().next_back().map_or(0, |(at, _)| at));
            if c.contains(turns)
                && !text
                    .rsplit("<bdi class=\"unseen\" ")
                    .next()
                    .is_some_and(|mark| mark.ends_with("\">") && mark.matches('>').count() == 1)
            {
                say(format!(
                    "{:04X} turns what is around it, after {before:?}",
                    u32::from(c.chars().next().unwrap_or(' '))
                ));
            }
            before = text;
        }
        found
    }
}

/// What is in files that are no pages.
fn files_are_sound(site: &Site, found: &mut Vec<String>) {
    for (path, bytes) in &site.files {
        // Pictures are drawn by the program, of bytes alone.
        let Ok(text) = std::str::from_utf8(bytes) else {
            assert!(path.ends_with(".png"), "{path} is no text");
            continue;
        };
        let wrong = if path.ends_with(".json") || path.ends_with(".jsonld") {
            serde_json::from_str::<Value>(text).err().map(|error| error.to_string())
        } else if path.ends_with(".svg") || path.ends_with(".xml") {
            match roxmltree::Document::parse(text) {
                Err(error) => Some(error.to_string()),
                Ok(document) => document
                    .descendants()
                    .find(|node| {
                        let bad = |name: &str| ["script", "foreignObject", "iframe", "animate", "set"].contains(&name);
                        let evil = |value: &str| {
                            value.trim_start().to_ascii_lowercase().starts_with("javascript:")
                                || value.starts_with("data:")
                        };
                        let attributes = node
                            .attributes()
                            .any(|one| one.name().starts_with("on") || (one.name() == "href" && evil(one.value())));
                        path.ends_with(".svg") && node.is_element() && (bad(node.tag_name().name()) || attributes)
                    })
                    .map(|node| format!("{node:?}")),
            }
        } else {
            None
        };
        found.extend(wrong.map(|wrong| format!("{path}: {wrong}")));
    }
}

#[test]
fn what_is_shown_is_text() {
    // One of each thing that attempts are made of, harmless.
    let harmless = Attempt {
        at: "claim.claim".to_owned(),
        r#try: "A claim".to_owned(),
        times: None,
        must: Must::Shown(String::new()),
        number: 999,
    };
    let mut untouched = Attacked::new();
    untouched.place(&harmless);
    let model = Model::of(&untouched.done().0.build());
    let shown = attempts().into_iter().filter(|attempt| matches!(attempt.must, Must::Shown(_))).collect();
    let mut found = Vec::new();
    for round in rounds(shown) {
        let mut attacked = Attacked::new();
        round.iter().for_each(|attempt| attacked.place(attempt));
        let (edition, went) = attacked.done();
        edition.run(["vendor", "--update", "--offline"]).expect(0);
        let site = edition.build();
        let pages = site.pages();
        for (path, page) in &pages {
            found.extend(model.dangers(path, site.html(path), page));
        }
        files_are_sound(&site, &mut found);
        let read: Vec<(&&str, String)> = pages
            .iter()
            .map(|(path, page)| (path, page.named("body").map(|body| body.text.as_str()).collect::<String>()))
            .collect();
        for attempt in &round {
            let Must::Shown(words) = &attempt.must else { continue };
            let words = attempt.numbered(words).replace('\0', "\u{2400}");
            if !read.iter().any(|(_, text)| text.contains(&words)) {
                found.push(format!("{} {:?} is not shown as {words:?}", attempt.at, attempt.r#try));
            }
            if attempt.at == "source" {
                let name = &went[&attempt.number].0;
                let page = &pages[format!("read/hostile/{name}/index.html").as_str()];
                assert_eq!(
                    page.code(),
                    attempt.text().replace('\0', "\u{2400}"),
                    "{:?} is copied as it is",
                    attempt.r#try
                );
            }
        }
    }
    found.dedup();
    assert!(
        found.is_empty(),
        "{}",
        found.iter().take(60).map(|one| one.chars().take(400).collect::<String>()).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn an_unseen_character_is_marked_and_stands_alone() {
    let edition = Edition::new().upstream("texts/lantern/game.py", "Books, all of", "Books\u{202e}, \u{430}ll of");
    let site = edition.run(["build", "--offline"]).expect(0);
    drop(site);
    let page = Site::read(&edition.path("site")).page("read/lantern/game.py/index.html");
    let marks: Vec<_> =
        page.named("bdi").map(|mark| (mark.get("class"), mark.get("title"), mark.text.as_str())).collect();
    assert_eq!(
        marks,
        [
            (Some("unseen"), Some("U+202E, right-to-left override"), "\u{202e}"),
            (Some("alike"), Some("U+0430, which looks like a"), "\u{430}"),
        ]
    );
    assert_eq!(page.code(), edition.text("texts/lantern/game.py"));
}
