//! A note comes from a stranger. What its Markdown may not do to a page.

use crate::support::{Edition, Page};

const NOTE: &str = "annotations/notes/lantern/game.py/whisper-unheard.yaml";

/// The page of a note that says this, and the reading page that shows the note.
fn pages(words: &str) -> Vec<Page> {
    let words = words.replace('\n', "\n  ");
    let edition = Edition::new().replace(
        NOTE,
        "  The method is never called.",
        &format!("  {words}\n\n  The method is never called."),
    );
    // Some of this is an error. The check says so; the page must be safe all the same, so the site is made without it.
    let site = edition.build();
    vec![site.page("notes/lantern/game.py/whisper-unheard/index.html"), site.page("read/lantern/game.py/index.html")]
}

#[test]
fn html_is_text() {
    let html = "<script>alert(1)</script> <img src=x onerror=alert(1)> <b onclick=\"x\">b</b> <!-- c --> &lt;i&gt;\n\n\
        <div style=\"position:fixed\">\n<iframe src=\"https://example.org\"></iframe>\n</div>\n\n<style>*{}</style>\n";
    for page in pages(html) {
        assert!(page.faults.is_empty(), "{:?}", page.faults);
        let main = page.named("main").next().unwrap();
        for words in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<div style=\"position:fixed\">",
            "<!-- c -->",
            "&lt;i&gt;",
        ] {
            assert!(main.text.contains(words), "{words} is shown as it was written");
        }
        for name in ["img", "iframe", "style", "object", "form"] {
            assert_eq!(page.named(name).count(), 0, "{name}");
        }
        assert!(!page.runs_inside());
        assert!(
            page.elements.iter().all(|element| element.get("onclick").is_none() && element.get("onerror").is_none())
        );
    }
}

#[test]
fn markup_in_every_field_is_text() {
    let evil = "'\"><script>alert(1)</script>&amp;'";
    let quoted = "'''\"><script>alert(1)</script>&amp;'''";
    let edition = Edition::new()
        .replace(NOTE, "title: Nobody hears the whisper", &format!("title: {quoted}"))
        .replace("edition.yaml", "title: Echo and Lantern", &format!("title: {quoted}"))
        .replace("corpus/lantern/work.yaml", "title: Lantern", &format!("title: {quoted}"))
        .replace("corpus/lantern/work.yaml", "role: the walk", &format!("role: {quoted}"))
        .replace(
            "corpus/lantern/work.yaml",
            "advisory: This file lists words that were used to mock people.",
            &format!("advisory: {quoted}"),
        )
        .replace("annotations/kinds.yaml", "name: Gloss", &format!("name: {quoted}"))
        .replace("annotations/lenses.yaml", "name: Authorship", &format!("name: {quoted}"))
        .replace("annotations/contributors.yaml", "name: Tomas Lind", &format!("name: {quoted}"))
        .replace("annotations/bibliography.yaml", "title: A Guide to Lanterns", &format!("title: {quoted}"))
        .replace(
            "annotations/bibliography.yaml",
            "doubt: The year is read from a poor copy.",
            &format!("doubt: {quoted}"),
        );
    let mut shown = 0;
    for (path, page) in edition.build().pages() {
        assert!(page.faults.is_empty(), "{path}: {:?}", page.faults);
        assert!(!page.runs_inside(), "{path}");
        shown += page.named("body").next().unwrap().text.matches("<script>alert(1)</script>").count();
    }
    assert!(shown > 50, "{evil} is shown where it stands: {shown}");
}

#[test]
fn addresses_are_of_the_web_or_none() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#10;script:alert(1)",
        "\\u0001javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "../../../index.html",
        "blob:https://example.org/x",
    ] {
        for markdown in [format!("[word]({address})"), format!("[word][r]\n\n[r]: {address}\n"), format!("<{address}>")]
        {
            let words = markdown.replace('\n', "\n  ");
            let edition = Edition::new().replace(
                NOTE,
                "  The method is never called.",
                &format!("  {words}\n\n  The method is never called."),
            );
            let ran = edition.run(["check", "--format", "json"]);
            let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            let unsafe_link = told.as_array().unwrap().iter().any(|one| one["code"] == "unsafe-link");
            // In angle brackets most of these are no link for Markdown, or raw HTML, and are then text.
            let is_text = markdown.starts_with('<') && ran.code == Some(0);
            assert!(unsafe_link || is_text, "{markdown}: {} {}", ran.out, ran.err);
        }
    }
}

#[test]
fn only_citations_and_links_of_the_edition_are_followed() {
    for trick in [
        "[[note:../../../etc/passwd]]",
        "[[echo:../../lantern/game.py]]",
        "[[echo:echo/chain.py#L1\" onclick=\"x]]",
        "[[javascript:alert(1)]]",
        "[[echo|<script>alert(1)</script>]]",
        "[[<script>]]",
        "[@<script>]",
        "![[echo]]",
        "[[echo:echo/chain.py#L1-L2|[inner](javascript:alert)]]",
    ] {
        let edition = Edition::new().replace(
            NOTE,
            "  The method is never called.",
            &format!("  {trick}\n\n  The method is never called."),
        );
        let ran = edition.run(["build", "--offline"]);
        if ran.code == Some(1) {
            continue; // refused, so there is no page
        }
        assert_eq!(ran.code, Some(0), "{trick}: {}", ran.err);
        let page =
            crate::support::Site::read(&edition.path("site")).page("notes/lantern/game.py/whisper-unheard/index.html");
        assert!(page.faults.is_empty(), "{trick}: {:?}", page.faults);
        assert!(!page.runs_inside(), "{trick}");
        assert!(page.elements.iter().all(|element| element.get("onclick").is_none()), "{trick}");
        let leads_out = page
            .named("a")
            .filter_map(|link| link.get("href"))
            .find(|href| href.contains("javascript") || href.contains("passwd"));
        assert_eq!(leads_out, None, "{trick}");
    }
}
