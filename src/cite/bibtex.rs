//! The bibliography for other programs: BibTeX.
//!
//! hayagriva's companion library reads BibTeX but writes it from its own types only, so this is a writer of our own: the
//! entry types and fields that every BibTeX knows, text in UTF-8, what TeX would read as a command escaped.

use std::fmt::Write;

use serde_json::Value;

use super::date::{self, DateParts};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The items as one BibTeX file, in the order given, an empty line between entries.
pub fn bibtex(items: &[Value]) -> String {
    let entries: Vec<String> = items.iter().filter_map(entry).collect();
    entries.join("\n")
}

fn entry(item: &Value) -> Option<String> {
    let key = text(item, "id")?;
    let kind = text(item, "type").unwrap_or_default();
    let entry_type = entry_type(&kind, item);
    let mut fields = Fields::default();

    fields.add("author", names(item, "author"));
    fields.add("editor", names(item, "editor"));
    // Double braces: the case of titles is as their authors wrote it, and BibTeX styles would lower it.
    fields.add("title", text(item, "title").map(|title| format!("{{{}}}", escaped(&title))));
    fields.add(container_field(entry_type), text(item, "container-title").map(|title| escaped(&title)));
    fields.add("series", escaped_text(item, "collection-title"));
    fields.add("edition", escaped_text(item, "edition"));
    fields.add("volume", escaped_text(item, "volume"));
    match entry_type {
        "techreport" => fields.add("type", escaped_text(item, "genre")),
        "misc" => fields.add("note", described(item)),
        _ => {}
    }
    let number = text(item, "number");
    match number.as_deref().and_then(|number| number.strip_prefix("arXiv:")) {
        Some(eprint) => {
            fields.add("eprint", Some(escaped(eprint)));
            fields.add("archiveprefix", Some("arXiv".into()));
        }
        None => fields.add("number", text(item, "issue").or(number).map(|number| escaped(&number))),
    }
    fields.add("pages", text(item, "page").map(|pages| escaped(&dashed(&pages))));
    fields.add(publisher_field(entry_type), escaped_text(item, "publisher"));
    fields.add("address", escaped_text(item, "publisher-place"));
    if let Some(DateParts { year, month, .. }) = item.get("issued").and_then(|issued| date::read(issued).ok()) {
        fields.add("year", Some(year.to_string()));
        if let Some(name) = month.and_then(|month| MONTHS.get(usize::from(month) - 1)) {
            fields.add_macro("month", name);
        }
    }
    fields.add("doi", text(item, "DOI").map(|doi| address(&doi)));
    fields.add("url", text(item, "URL").map(|url| address(&url)));
    Some(format!("@{entry_type}{{{},\n{}}}\n", safe_key(&key), fields.0))
}

#[derive(Default)]
struct Fields(String);

impl Fields {
    fn add(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value {
            // Writing to a string cannot fail.
            let _ = writeln!(self.0, "  {name} = {{{value}}},");
        }
    }

    fn add_macro(&mut self, name: &str, value: &str) {
        let _ = writeln!(self.0, "  {name} = {value},");
    }
}

fn entry_type(kind: &str, item: &Value) -> &'static str {
    match kind {
        "article-journal" | "article-magazine" | "article-newspaper" => "article",
        "paper-conference" => "inproceedings",
        "chapter" | "entry-encyclopedia" | "entry-dictionary" => "incollection",
        "book" => "book",
        "report" => "techreport",
        "thesis" => match text(item, "genre") {
            Some(genre) if genre.to_lowercase().contains("master") => "mastersthesis",
            _ => "phdthesis",
        },
        _ => "misc",
    }
}

fn container_field(entry_type: &str) -> &'static str {
    match entry_type {
        "article" => "journal",
        "inproceedings" | "incollection" => "booktitle",
        _ => "howpublished",
    }
}

fn publisher_field(entry_type: &str) -> &'static str {
    match entry_type {
        "techreport" => "institution",
        "phdthesis" | "mastersthesis" => "school",
        _ => "publisher",
    }
}

/// `Family, Given and {OpenAI}`.
fn names(item: &Value, variable: &str) -> Option<String> {
    let list = item.get(variable)?.as_array()?;
    let names: Vec<String> = list.iter().filter_map(name).collect();
    Some(names.join(" and ")).filter(|names| !names.is_empty())
}

fn name(name: &Value) -> Option<String> {
    if let Some(literal) = text(name, "literal") {
        return Some(format!("{{{}}}", escaped(&literal)));
    }
    let particles = [text(name, "dropping-particle"), text(name, "non-dropping-particle"), text(name, "family")];
    let family: Vec<String> = particles.into_iter().flatten().collect();
    let family = family.join(" ");
    // Two capitals ("Hou Je Bek") are one family name by the comma; the word "and" would end it.
    let family = if family.split_whitespace().any(|word| word == "and") {
        format!("{{{}}}", escaped(&family))
    } else {
        escaped(&family)
    };
    let rest =
        [text(name, "suffix"), text(name, "given")].into_iter().flatten().map(|part| format!(", {}", escaped(&part)));
    Some(format!("{family}{}", rest.collect::<String>())).filter(|name| !name.is_empty())
}

fn text(item: &Value, field: &str) -> Option<String> {
    match item.get(field)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn escaped_text(item: &Value, field: &str) -> Option<String> {
    text(item, field).map(|text| escaped(&text))
}

/// What TeX takes for a command, made text. Braces are spelled out too: an odd one would end the entry for every parser.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// Addresses are verbatim to BibTeX, so nothing is escaped; braces and spaces have no place in one.
fn address(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D").replace(' ', "%20")
}

/// What a thing without a type of its own is: genre, medium, version, and what else was noted of it.
fn described(item: &Value) -> Option<String> {
    let version = escaped_text(item, "version").map(|version| format!("version {version}"));
    let parts: Vec<String> =
        [escaped_text(item, "genre"), escaped_text(item, "medium"), version, escaped_text(item, "note")]
            .into_iter()
            .flatten()
            .collect();
    Some(parts.join(", ")).filter(|text| !text.is_empty())
}

/// `12-15` and `12–15` as BibTeX writes a range.
fn dashed(pages: &str) -> String {
    let parts: Vec<&str> = pages.split(['-', '–']).filter(|part| !part.is_empty()).collect();
    parts.join("--")
}

fn safe_key(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_alphanumeric() || "_:.+/-".contains(c) { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_article() {
        let item = json!({"id": "a 1", "type": "article-journal", "title": "50% of {it} & more", "author": [
            {"family": "van Rossum", "given": "Guido"}, {"literal": "Bell and Howell"}, {"family": "King", "given": "Martin", "suffix": "Jr."}],
            "container-title": "A_B", "volume": 3, "issue": "2", "page": "12-15", "issued": "2020-04-03", "DOI": "10.1/x_y", "URL": "https://a.example/{b}"});
        assert_eq!(
            bibtex(&[item]),
            "@article{a-1,
  author = {van Rossum, Guido and {Bell and Howell} and King, Jr., Martin},
  title = {{50\\% of \\textbraceleft{}it\\textbraceright{} \\& more}},
  journal = {A\\_B},
  volume = {3},
  number = {2},
  pages = {12--15},
  year = {2020},
  month = apr,
  doi = {10.1/x_y},
  url = {https://a.example/%7Bb%7D},
}
"
        );
    }

    #[test]
    fn a_chapter_a_report_and_a_preprint() {
        let chapter = json!({"id": "c", "type": "chapter", "title": "C", "editor": [{"family": "E", "given": "F"}], "container-title": "Book", "page": "1–2", "publisher": "P", "publisher-place": "Q"});
        let report = json!({"id": "r", "type": "report", "genre": "Memo", "number": "7", "publisher": "I"});
        let preprint = json!({"id": "p", "type": "article", "number": "arXiv:1904.09751", "issued": 2019});
        let software =
            json!({"id": "s", "type": "software", "title": "gpt-2", "medium": "Git repository", "version": "1.0"});
        assert_eq!(bibtex(&[software]), "@misc{s,\n  title = {{gpt-2}},\n  note = {Git repository, version 1.0},\n}\n");
        assert_eq!(
            bibtex(&[chapter, report, preprint]),
            "@incollection{c,\n  editor = {E, F},\n  title = {{C}},\n  booktitle = {Book},\n  pages = {1--2},\n  publisher = {P},\n  address = {Q},\n}\n
@techreport{r,\n  type = {Memo},\n  number = {7},\n  institution = {I},\n}\n
@misc{p,\n  eprint = {1904.09751},\n  archiveprefix = {arXiv},\n  year = {2019},\n}\n"
        );
    }

    #[test]
    fn braces_balance_whatever_the_text() {
        let nasty = "}{\\}%\"@#~^";
        let item = json!({"id": nasty, "type": "book", "title": nasty, "author": [{"family": nasty, "given": nasty}], "publisher": nasty, "URL": nasty});
        let mut depth = 0i32;
        for c in bibtex(&[item]).chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            assert!(depth >= 0);
        }
        assert_eq!(depth, 0);
    }
}
