//! The measures of the test edition, on their page and as data; and of what is no Python, too large, or not there.

use crate::support::{Edition, Page, Site};
use serde_json::{Value, json};

const PAGE: &str = "map/measures/index.html";

fn data(site: &Site) -> Value {
    serde_json::from_slice(&site.files["data/measures.json"]).unwrap()
}

/// What the data says of a file.
fn file(data: &Value, work: &str, path: &str) -> Value {
    let files = data["files"].as_array().unwrap().iter();
    let mut found = files.filter(|file| file["work"] == work && file["path"] == path);
    found.next().unwrap_or_else(|| panic!("{work}:{path} is not in {data}")).clone()
}

/// The row of a file: the texts of its cells, by the names that they have on narrow screens.
fn row(page: &Page, path: &str) -> Vec<(String, String)> {
    let start = page.elements.iter().position(|element| element.name == "th" && element.text == path).unwrap();
    let cells = page.elements[start + 1..].iter().take_while(|element| element.name != "tr");
    let cells = cells.filter(|element| element.name == "td");
    cells.map(|cell| (cell.get("data-label").unwrap_or_default().to_owned(), cell.text.clone())).collect()
}

#[test]
fn the_data_has_what_was_counted_by_hand() {
    let data = data(&Edition::new().build());
    let chain = file(&data, "echo", "echo/chain.py");
    assert_eq!(
        chain["counts"],
        json!({
            "lines": 52, "comment-lines": 1, "docstring-lines": 3,
            // field, defaultdict; len, tuple, list, sorted, tuple, len; append, choice, get, choice, append, speak, randrange; Random twice;
            // Silence, begin, step
            "calls": { "all": 20, "other": 2, "builtin": 6, "method": 7, "tensor": 2, "own": 3, "io": 0 },
            // `window + [word]`, `-self.order`, `length + …`; for, if, if, if … else, while, if, break
            "arithmetic": 3, "branching": 7,
            // 2, `[1:]`, 3; one message
            "numbers": 3, "strings": 1,
            // All but dataclass, dataclasses, defaultdict, int, len and randrange are words.
            "identifiers": { "occurrences": 99, "short": 0, "distinct": 38, "english": 32 },
            "for": 1, "while": 1,
            "fan-in": 1, "fan-out": 0,
        })
    );
    assert_eq!((&chain["layer"], &chain["role"]), (&json!("core"), &json!("main")));
    assert_eq!(chain["measures"]["arithmetic"], json!(30.0));
    assert_eq!(chain["measures"]["tensor"], json!(10.0));
    // `open(…).read()` is two calls of input and output, `print` the third.
    let say = file(&data, "echo", "say.py");
    let calls = json!({ "all": 9, "builtin": 2, "method": 1, "own": 6, "other": 0, "tensor": 0, "io": 3 });
    assert_eq!(say["counts"]["calls"], calls);
    assert_eq!((&say["counts"]["fan-in"], &say["counts"]["fan-out"]), (&json!(0), &json!(2)));
    // To another work the chain is a library: Chain, split and join are not the walk's own, and what `speak` and `listen` are is open.
    let walk = &file(&data, "lantern", "game.py")["counts"];
    let calls = json!({ "all": 19, "builtin": 5, "method": 4, "own": 7, "other": 3, "tensor": 0, "io": 4 });
    assert_eq!(walk["calls"], calls);
    assert_eq!(walk["fan-out"], 0, "what another work provides is not of this one");
}

#[test]
fn files_without_code_and_other_states_are_left_out() {
    let data = data(&Edition::new().build());
    let files: Vec<_> = data["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(files, ["echo/chain.py", "echo/words.py", "echo/dice.py", "say.py", "game.py"]);
}

#[test]
fn the_page_has_the_same_numbers() {
    let site = Edition::new().build();
    let page = site.page(PAGE);
    let cells = row(&page, "echo/chain.py");
    let expected = "lines 52, calls 20, tensor % 10, builtin % 30, method % 35, own % 15, other % 10, in, out % 0, calc. / dec. 3 / 7, \
        calculating % 30, numbers % 75, English % 84, short % 0, com. per 100 1.9, doc. per 100 5.8, for / while 1 / 1, fan in / out 1 / 0";
    let told: Vec<_> = cells.iter().map(|(label, text)| format!("{label} {text}")).collect();
    assert_eq!(told.join(", "), expected);
    let said = |id: &str| page.id(id).unwrap().text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Core: 0 in chain.py, 0 in words.py; ancillary: a third of the calls of say.py, a fifth of game.py's.
    let io = said("measure-io");
    assert!(
        io.contains(
            "core 0%, ancillary 33.3%; they do not touch, and the gap is 33.3. In all pairs the core file has the lower value (AUC 0.00)."
        ),
        "{io}"
    );
    assert!(io.contains("With the companions: core 0%, ancillary 21.1–33.3%;"), "{io}");
    // A point for each file, and the layers by more than their colour.
    let points = |shape: &str| page.named(shape).filter(|element| element.get("class").is_some()).count();
    assert_eq!(points("circle"), 2 * 14, "ancillary files are circles");
    assert!(page.named("svg").all(|svg| svg.get("role") == Some("img") && svg.get("aria-label").is_some()));
}

#[test]
fn the_rule_picks_what_its_bounds_say() {
    let site = Edition::new().build();
    for file in data(&site)["files"].as_array().unwrap() {
        let english = file["measures"]["english"].as_f64().unwrap();
        assert_eq!(file["picked"], (90.0..100.0).contains(&english), "{file}");
    }
    let page = site.html(PAGE);
    assert!(page.contains("English names at least 90% and below 100%"), "{page}");
}

#[test]
fn without_being_told_of_libraries_two_columns_are_left_out() {
    let edition = Edition::new();
    let settings = edition.text("edition.yaml");
    let (before, _) = settings.split_once("measures:").unwrap();
    edition.put("edition.yaml", before);
    let site = edition.build();
    let chain = file(&data(&site), "echo", "echo/chain.py");
    assert_eq!((&chain["counts"]["calls"]["tensor"], &chain["measures"]["io"]), (&Value::Null, &Value::Null));
    assert_eq!(chain["counts"]["calls"]["other"], 4, "what is not told apart is another library");
    let page = site.page(PAGE);
    let labels: Vec<_> = row(&page, "echo/chain.py").into_iter().map(|(label, _)| label).collect();
    assert!(labels.len() == 15 && !labels.contains(&"tensor %".to_owned()), "{labels:?}");
    assert!(page.id("measure-io").is_none() && page.id("rule").is_none());
}

#[test]
fn what_is_no_python_has_a_row_and_no_figures() {
    let edition = Edition::new().upstream("texts/echo/say.py", "def main():", "def main(:");
    let site = edition.build();
    let say = file(&data(&site), "echo", "say.py");
    assert_eq!((&say["absent"], &say["counts"]), (&json!("syntax"), &Value::Null));
    let cells = row(&site.page(PAGE), "say.py");
    assert!(cells.len() == 1 && cells[0].1.contains("from line 5 on it is not Python"), "{cells:?}");
    // The rest stands as it did.
    assert_eq!(file(&data(&site), "echo", "echo/chain.py")["counts"]["calls"]["all"], 20);
}

#[test]
fn a_text_that_is_not_there_has_a_row_and_no_figures() {
    let site = Edition::unvendored().remove("texts/echo").build();
    let data = data(&site);
    assert_eq!(file(&data, "echo", "say.py")["absent"], "text");
    assert_eq!(file(&data, "lantern", "game.py")["counts"]["lines"], 40);
    let cells = row(&site.page(PAGE), "say.py");
    assert!(cells.len() == 1 && cells[0].1.contains("the text was not at hand"), "{cells:?}");
    assert!(site.html(PAGE).contains("There are no two layers to be compared."));
}

#[test]
fn an_essay_of_that_name_stands_on_the_page() {
    let edition =
        Edition::new().write("annotations/essays/measures.md", "# Of counting\n\nCounted [[echo:say.py#L5]].\n");
    let site = edition.build();
    assert!(site.page(PAGE).id("essay").is_some_and(|heading| heading.text == "Of counting"));
    assert!(!site.files.contains_key("essays/measures/index.html"), "and has no page of its own");
}

#[test]
fn many_files_are_measured_only_if_the_edition_asks() {
    let edition = Edition::new();
    let mut selection = String::new();
    for number in 0..500 {
        edition.put(&format!("texts/echo/many/m{number}.py"), "x = 1\n");
        selection += &format!("  - path: many/m{number}.py\n    layer: ancillary\n    phase: data\n");
    }
    let work = edition.text("corpus/echo/work.yaml");
    edition.put("corpus/echo/work.yaml", work.replace("  - path: say.py\n", &format!("{selection}  - path: say.py\n")));
    edition.run(["vendor", "--update", "--offline"]).expect(0);
    assert_eq!(data(&edition.build())["files"].as_array().unwrap().len(), 505);
    let settings = edition.text("edition.yaml");
    let (before, _) = settings.split_once("measures:").unwrap();
    edition.put("edition.yaml", before);
    let site = edition.build();
    assert!(!site.files.contains_key(PAGE) && !site.files.contains_key("data/measures.json"));
}
