//! The edition as a book: one file for print, and a package for reading machines.

use crate::support::{Edition, Element, Page};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

/// A text of the book: its round number, and its lines by number.
#[derive(Debug, PartialEq)]
struct Text {
    base: u32,
    path: String,
    lines: Vec<(u32, String)>,
}

fn html(edition: &Edition) -> Page {
    edition.run(["book"]).expect(0);
    let page = Page::parse(&edition.text("book.html"));
    assert!(page.faults.is_empty(), "{:?}", page.faults);
    page
}

/// The texts that a piece of the book shows, in order.
fn texts(page: &Page) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    for element in &page.elements {
        let last = texts.last_mut();
        match last {
            _ if element.name == "section" && element.is("text") => {
                let base = element.get("id").unwrap().strip_prefix("text-").unwrap().parse().unwrap();
                texts.push(Text { base, path: String::new(), lines: Vec::new() });
            }
            Some(text) if element.is("path") && text.path.is_empty() => text.path = element.text.clone(),
            Some(text) if element.is("row") => {
                let number = element.get("id").unwrap().strip_prefix('n').unwrap().parse().unwrap();
                text.lines.push((number, String::new()));
            }
            Some(text) if element.is("no") => {
                let shown: u32 = element.text.parse().unwrap();
                assert_eq!(shown, text.lines.last().unwrap().0, "a line shows the number that it is linked by");
            }
            Some(text) if element.is("tx") => {
                let line = element.text.strip_suffix('\n').expect("a line ends");
                text.lines.last_mut().unwrap().1 = line.to_owned();
            }
            _ => {}
        }
    }
    texts
}

/// The lines of a file as its origin has them, without their ends.
fn lines(edition: &Edition, work: &str, path: &str) -> Vec<String> {
    let text = edition.text(&format!("texts/{work}/{path}"));
    let lines = text.strip_suffix('\n').unwrap_or(&text).split('\n').map(|line| line.trim_end_matches('\r').to_owned());
    if text.is_empty() { Vec::new() } else { lines.collect() }
}

fn line(texts: &[Text], number: u32) -> &str {
    let all = texts.iter().flat_map(|text| &text.lines);
    let found: Vec<_> = all.filter(|(at, _)| *at == number).collect();
    assert_eq!(found.len(), 1, "one line has the number {number}");
    &found[0].1
}

/// The numbers in the words of an element.
fn numbers(element: &Element) -> Vec<u32> {
    element.text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

#[test]
fn lines_are_numbered_through() {
    let edition = Edition::new();
    let texts = texts(&html(&edition));
    let order: Vec<&str> = texts.iter().map(|text| text.path.as_str()).collect();
    assert_eq!(order[..3], ["README.md", "echo/chain.py", "echo/words.py"], "works and files in reading order");
    assert_eq!(order.len(), 16);
    let mut next = texts[0].base;
    for (at, text) in texts.iter().enumerate() {
        let work = if at < 11 { "echo" } else { "lantern" };
        let own = lines(&edition, work, &text.path);
        assert_eq!(text.base, next, "{}: the next round number", text.path);
        assert_eq!(text.base % 100, 0, "{}", text.path);
        let expected: Vec<(u32, String)> = (text.base + 1..).zip(own.iter().cloned()).collect();
        assert_eq!(text.lines, expected, "{}", text.path);
        next += u32::try_from(own.len().max(1).div_ceil(100) * 100).unwrap();
    }
}

#[test]
fn a_reference_names_the_number_of_its_line() {
    let edition = Edition::new();
    let page = html(&edition);
    let texts = texts(&page);
    let dice = texts.iter().find(|text| text.path == "echo/dice.py").unwrap();
    let number = dice.base + 6;
    let to_dice: Vec<_> = page.named("a").filter(|link| link.get("href") == Some(&format!("#n{number}"))).collect();
    assert!(to_dice.iter().any(|link| link.is("code") && link.text == format!("line {number}")), "{to_dice:?}");
    assert_eq!(line(&texts, number), lines(&edition, "echo", "echo/dice.py")[5]);
    // Whatever leads to a line says its number, in words or in a list.
    let mut followed = 0;
    for link in page.named("a") {
        let Some(number) = link.get("href").and_then(|href| href.strip_prefix("#n")?.parse::<u32>().ok()) else {
            continue;
        };
        assert!(numbers(link).contains(&number), "{link:?}");
        line(&texts, number);
        followed += 1;
    }
    assert!(followed > 60, "only {followed} links to lines");
}

#[test]
fn notes_stand_in_the_order_of_their_lines() {
    let edition = Edition::new();
    let page = html(&edition);
    let texts = texts(&page);
    let on = format!("on-{}", texts.iter().find(|text| text.path == "echo/chain.py").unwrap().base);
    let begin = page.elements.iter().position(|element| element.get("id") == Some(on.as_str())).unwrap();
    let inside = page.elements[begin + 1..].iter().take_while(|element| !element.is("commentary"));
    let at: Vec<_> = inside.clone().filter(|element| element.is("at")).map(|at| at.text.clone()).collect();
    assert_eq!(at, ["1112–1147 V", "1119–1127 G", "1120 P", "1137–1139 G", "1150–1152 T"]);
    let titles: Vec<_> = inside.filter(|element| element.name == "h4").map(|title| title.text.as_str()).collect();
    assert_eq!(titles[3], "One place where chance decides");
    // The line on which a note begins has its letter, which leads to the note.
    let row = page.elements.iter().position(|element| element.get("id") == Some("n1137")).unwrap();
    let letter = page.elements[row..].iter().find(|element| element.name == "a").unwrap();
    let note = page.id(&letter.get("href").unwrap()[1..]).unwrap();
    assert_eq!(letter.text, "G");
    assert!(note.text.contains("One place where chance decides") && note.text.contains("1137–1139"), "{}", note.text);
    let marked: Vec<_> = page.named("mark").map(|mark| mark.text.as_str()).collect();
    assert!(marked.contains(&"chance.choice(heard)"), "{marked:?}");
}

#[test]
fn every_link_of_the_file_leads_into_it_or_to_the_web() {
    let page = html(&Edition::new());
    let mut ids = BTreeSet::new();
    for id in page.elements.iter().filter_map(|element| element.get("id")) {
        assert!(ids.insert(id), "the id {id} stands twice");
    }
    for link in page.named("a") {
        let href = link.get("href").unwrap();
        let inside = href.strip_prefix('#').map(|id| percent_decode_str(id).decode_utf8().unwrap().into_owned());
        assert!(href.contains("://") || inside.is_some_and(|id| ids.contains(id.as_str())), "{href}");
    }
    assert!(
        page.named("script").next().is_none()
            && page.named("link").next().is_none()
            && page.named("img").next().is_none()
    );
}

#[test]
fn the_index_of_symbols_has_definitions_and_uses() {
    let page = html(&Edition::new());
    let begin = page.elements.iter().position(|element| element.get("id") == Some("symbols")).unwrap();
    let entry = page.elements[begin..].iter().find(|one| one.name == "div" && one.text.starts_with("listen")).unwrap();
    assert!(entry.text.contains("function of Chain"), "{}", entry.text);
    // Defined in `chain.py`; used in `say.py`, whose line 8 hears.
    let chance = page.elements[begin..].iter().find(|one| one.name == "div" && one.text.starts_with("Chain")).unwrap();
    let shown = numbers(chance);
    assert_eq!(shown[0], 1113, "{}", chance.text);
    assert!(shown.len() > 2, "{}", chance.text);
}

/// The files of a package, by name, in order.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        if at == 0 {
            assert_eq!(file.compression(), zip::CompressionMethod::Stored);
            assert_eq!(file.data_start(), Some(30 + 8), "nothing between its name and what it says");
        }
        let mut inner = Vec::new();
        file.read_to_end(&mut inner).unwrap();
        files.push((file.name().to_owned(), inner));
    }
    files
}

fn epub(edition: &Edition) -> Vec<(String, Vec<u8>)> {
    edition.run(["book", "--format", "epub"]).expect(0);
    unpacked(&edition.bytes("book.epub"))
}

/// The documents of a package, which must all be XML.
fn documents(files: &[(String, Vec<u8>)]) -> BTreeMap<&str, roxmltree::Document<'_>> {
    let xml = files.iter().filter(|(name, _)| !name.ends_with(".css") && name != "mimetype");
    xml.map(|(name, bytes)| (name.as_str(), parsed(name, bytes))).collect()
}

fn parsed<'d>(name: &str, bytes: &'d [u8]) -> roxmltree::Document<'d> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    roxmltree::Document::parse_with_options(std::str::from_utf8(bytes).unwrap(), options)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_package_is_whole() {
    let files = epub(&Edition::new());
    assert_eq!(files[0], ("mimetype".to_owned(), b"application/epub+zip".to_vec()));
    let documents = documents(&files);
    let container = &documents["META-INF/container.xml"];
    let root = container
        .descendants()
        .find(|node| node.has_tag_name(("urn:oasis:names:tc:opendocument:xmlns:container", "rootfile")));
    assert_eq!(root.and_then(|root| root.attribute("full-path")), Some("EPUB/package.opf"));
    let package = &documents["EPUB/package.opf"];
    let named = |name: &'static str| package.descendants().filter(move |node| node.tag_name().name() == name);
    let manifest: BTreeMap<_, _> =
        named("item").map(|item| (item.attribute("id").unwrap(), item.attribute("href").unwrap())).collect();
    let listed: BTreeSet<String> = manifest.values().map(|href| format!("EPUB/{href}")).collect();
    let outside = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"];
    let there: BTreeSet<String> =
        files.iter().map(|(name, _)| name.clone()).filter(|name| !outside.contains(&name.as_str())).collect();
    assert_eq!(listed, there, "the manifest names what is there");
    assert_eq!(named("item").count(), listed.len(), "and each once");
    let spine: Vec<_> = named("itemref").map(|item| manifest[item.attribute("idref").unwrap()]).collect();
    assert_eq!(spine.len(), listed.len() - 1, "all but the style sheet is read");
    let tables: Vec<_> = named("item").filter(|item| item.attribute("properties") == Some("nav")).collect();
    assert_eq!(tables.len(), 1);
    let text = |name: &'static str| named(name).next().and_then(|node| node.text()).unwrap_or_default().to_owned();
    assert_eq!(
        (text("title"), text("language"), text("date")),
        ("Echo and Lantern".into(), "en".into(), "2026-11-13".into())
    );
    let meta = |property: &str| -> Vec<String> {
        let metas = named("meta").filter(|meta| meta.attribute("property") == Some(property));
        metas.filter_map(|meta| meta.text().map(str::to_owned)).collect()
    };
    assert_eq!(meta("dcterms:modified"), ["2026-11-13T00:00:00Z"], "the day of the newest note, not of this run");
    assert_eq!(meta("schema:accessMode"), ["textual"]);
    assert_eq!(meta("schema:accessibilityHazard"), ["none"]);
}

#[test]
fn every_link_of_the_package_leads_somewhere() {
    let files = epub(&Edition::new());
    let documents = documents(&files);
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, document) in &documents {
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.entry(name).or_default().insert(id), "{name}: {id} twice");
        }
    }
    let mut between = 0;
    for (name, document) in documents.iter().filter(|(name, _)| name.ends_with(".xhtml")) {
        let root = document.root_element();
        assert_eq!(root.attribute("lang"), Some("en"), "{name}");
        for href in
            document.descendants().filter_map(|node| node.attribute("href")).filter(|href| !href.contains("://"))
        {
            let (to, id) = href.split_once('#').unwrap_or((href, ""));
            let target = if to.is_empty() { (*name).to_owned() } else { format!("EPUB/{to}") };
            assert!(files.iter().any(|(file, _)| *file == target), "{name}: {href}");
            assert!(id.is_empty() || ids[target.as_str()].contains(id), "{name}: {href} leads to no id");
            between += usize::from(!to.is_empty() && !id.is_empty());
        }
    }
    assert!(between > 50, "only {between} links between chapters");
}

#[test]
fn both_forms_have_the_same_lines() {
    let edition = Edition::new();
    let on_paper = texts(&html(&edition));
    let files = epub(&edition);
    let mut chapters: Vec<Text> = files
        .iter()
        .filter(|(name, _)| name.starts_with("EPUB/text-"))
        .flat_map(|(_, bytes)| texts(&Page::parse(&String::from_utf8(bytes.clone()).unwrap())))
        .collect();
    chapters.sort_by_key(|text| text.base);
    assert_eq!(chapters, on_paper);
}

#[test]
fn two_runs_write_the_same_bytes() {
    let edition = Edition::new();
    for form in ["html", "epub"] {
        let run = |name: &str| {
            edition.run(["book", "--format", form, "--out", name]).expect(0);
            edition.bytes(name)
        };
        let first = run("one");
        // The clock of archives counts in twos of seconds.
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert!(first == run("two"), "{form}");
    }
}

#[test]
fn a_missing_text_is_a_silhouette() {
    let edition = Edition::unvendored().remove("texts/echo");
    let page = html(&edition);
    let texts = texts(&page);
    let chain = texts.iter().find(|text| text.path == "echo/chain.py").unwrap();
    assert_eq!((chain.lines.len(), chain.lines[0].0), (52, 1101), "its lines are there");
    assert!(chain.lines.iter().all(|(_, line)| line.trim().is_empty()), "and none of its words: {chain:?}");
    assert!(page.elements.iter().any(|element| element.is("sil")));
    assert!(page.elements.iter().any(|element| element.is("silhouette") && element.text.contains("not at hand")));
    assert!(page.id("on-1100").unwrap().text.contains("One place where chance decides"), "its notes are there");
    let files = epub(&edition);
    let (_, chapter) = files.iter().find(|(name, _)| name == "EPUB/text-1100.xhtml").unwrap();
    let chapter = String::from_utf8(chapter.clone()).unwrap();
    assert!(
        chapter.contains("class=\"silhouette\"") && chapter.contains("class=\"sil c\"") && !chapter.contains("import")
    );
}

#[test]
fn a_part_of_the_edition_keeps_the_numbers_of_the_whole() {
    let edition = Edition::new();
    let whole = texts(&html(&edition));
    edition.run(["book", "--work", "lantern", "--out", "lantern.html"]).expect(0);
    let page = Page::parse(&edition.text("lantern.html"));
    let part = texts(&page);
    assert_eq!(part, whole[11..]);
    // What is not printed is named in words, and is no link.
    let absent: Vec<_> = page.named("span").filter(|one| one.text.contains("not in this book")).collect();
    assert!(absent.iter().any(|one| one.is("to-note") && one.text == "the draw (not in this book)"), "{absent:?}");
    assert!(page.named("a").all(|link| !link.text.contains("not in this book")));
    // Files are written in the form that their names end in.
    edition.run(["book", "--work", "lantern", "--out", "lantern.epub"]).expect(0);
    assert_eq!(unpacked(&edition.bytes("lantern.epub"))[0].0, "mimetype");
    let ran = edition.run(["book", "--work", "lantren"]).expect(2);
    assert!(ran.err.contains("there is no work `lantren`; did you mean `lantern`?"), "{}", ran.err);
}

#[test]
fn what_paper_and_xml_cannot_hold_is_pictured() {
    let edition =
        Edition::new().upstream("texts/echo/say.py", "def main():", "\u{c}# a\u{1b}[1m & </code> \u{b}\ndef main():");
    let shown: Vec<String> =
        texts(&html(&edition)).iter().flat_map(|text| text.lines.clone()).map(|(_, line)| line).collect();
    assert!(shown.contains(&"␌# a␛[1m & </code> ␋".to_owned()), "{shown:?}");
    documents(&epub(&edition));
}

#[test]
fn a_template_that_is_no_xml_is_told_and_nothing_is_written() {
    let edition = Edition::new();
    edition.put("theme/templates/book-essay.html", "<section id=\"{{ id }}\"><h2>{{ title }}</section>");
    edition.put("book.epub", "the old one");
    let ran = edition.run(["book", "--format", "epub"]).expect(1);
    assert!(ran.err.contains("theme/templates/book-essay.html"), "{}", ran.err);
    assert!(ran.err.contains("`</section>` where `h2` is open"), "{}", ran.err);
    assert_eq!(edition.text("book.epub"), "the old one");
}
