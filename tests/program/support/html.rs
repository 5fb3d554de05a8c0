//! A page as an HTML tokenizer sees it.

use html5gum::{DefaultEmitter, Error, Token, Tokenizer};
use std::collections::BTreeMap;

/// An element and the text inside it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// All text inside, elements' tags apart.
    pub text: String,
}

impl Element {
    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether it is of a class.
    pub fn is(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its elements in the order in which they begin.
    pub elements: Vec<Element>,
    /// What the tokenizer had to put up with.
    pub faults: Vec<String>,
}

/// Elements that have no end.
const VOID: &[&str] = &["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

impl Page {
    /// Tokenizes a page. Elements that are not closed in order are faults: the program writes none.
    pub fn parse(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut page = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut in_svg = 0;
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let name = text(&tag.name);
                    let attributes = tag.attributes.iter().map(|(key, value)| (text(key), text(value))).collect();
                    in_svg += usize::from(name == "svg");
                    // Elements of SVG may close themselves; those of HTML may not.
                    let closed = VOID.contains(&name.as_str()) || (in_svg > 0 && tag.self_closing);
                    page.elements.push(Element { name, attributes, text: String::new() });
                    if !closed {
                        open.push(page.elements.len() - 1);
                    }
                }
                Token::EndTag(tag) => {
                    let name = text(&tag.name);
                    in_svg -= usize::from(name == "svg");
                    match open.pop() {
                        Some(at) if page.elements[at].name == name => {}
                        other => {
                            let innermost = other.map(|at| page.elements[at].name.clone());
                            page.faults.push(format!("</{name}> closes {innermost:?}"));
                        }
                    }
                }
                Token::String(string) => {
                    let string = text(&string);
                    for at in &open {
                        page.elements[*at].text.push_str(&string);
                    }
                }
                // A reference is the only way to write a carriage return that no browser turns into a line feed; that the standard calls it a
                // fault changes nothing about what is read (HTML, 13.2.5.80).
                Token::Error(error) if error.value == Error::ControlCharacterReference => {}
                Token::Error(error) => page.faults.push(format!("{error:?}")),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
        }
        page.faults.extend(open.iter().map(|at| format!("<{}> is never closed", page.elements[*at].name)));
        page
    }

    /// Whether the page has a script of its own in it. Data are none: nothing runs them (HTML, 4.12.1), so long as nothing ends them.
    pub fn runs_inside(&self) -> bool {
        let data = |script: &Element| script.get("type") == Some("application/ld+json") && !script.text.contains('<');
        self.named("script").any(|script| script.get("src").is_none() && !data(script))
    }

    /// The elements of a name.
    pub fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The element of an id.
    pub fn id(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.get("id") == Some(id))
    }

    /// The text of the code: every line of the listing, in order.
    pub fn code(&self) -> String {
        let lines = self.elements.iter().filter(|element| element.is("l") && element.get("id").is_some());
        lines.map(|line| line.text.as_str()).collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("pages are UTF-8")
}
