//! The processor's tree of elements, read off from left to right as runs.

use std::collections::{BTreeMap, BTreeSet};

use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, VerticalAlign};
use hayagriva::types::Person;
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta, Formatted, Formatting};

use super::CitedItem;
use super::run::{Run, RunStyle, join};

/// Family names that more than one first author of the edition bears, each with the given names.
#[derive(Debug, Default)]
pub(super) struct Namesakes(BTreeMap<String, BTreeSet<String>>);

impl Namesakes {
    /// Gathers those who stand first in an item's names, as family and given name.
    pub fn among(firsts: impl Iterator<Item = (String, String)>) -> Namesakes {
        let mut bearers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (family, given) in firsts {
            bearers.entry(family).or_default().insert(given);
        }
        bearers.retain(|_, given| given.len() > 1);
        Namesakes(bearers)
    }

    /// What goes before the family name to tell this person from the namesakes: initials, or the given name where the
    /// initials agree too.
    fn mark(&self, person: &Person) -> Option<String> {
        let given = person.given_name.as_deref()?;
        let others = self.0.get(&person.name)?.iter().filter(|other| *other != given);
        let own = initials(given);
        Some(if others.map(|other| initials(other)).any(|other| other == own) { given.to_owned() } else { own })
    }
}

fn initials(given: &str) -> String {
    let letters: Vec<String> =
        given.split_whitespace().filter_map(|word| word.chars().next()).map(|letter| format!("{letter}.")).collect();
    letters.join(" ")
}

/// Reads off one citation of these items, in whatever order the style put them.
pub(super) fn citation(children: &ElemChildren, items: &[CitedItem], namesakes: &Namesakes) -> Vec<Run> {
    let mut reader = Reader { runs: Vec::new(), entry: None, items, namesakes, first_person: None };
    for (at, child) in children.0.iter().enumerate() {
        match (at.checked_sub(1).and_then(|before| children.0.get(before)), child, children.0.get(at + 1)) {
            (Some(before), ElemChild::Text(_), Some(after)) if is_same_author_again(before, after, items) => {
                reader.text(", ", RunStyle::default(), None);
            }
            _ => reader.child(child),
        }
    }
    join(reader.runs)
}

/// Whether a delimiter stands between two works of one author whose name is not repeated, and no page numbers are about:
/// "(Chun 2011, 2021)" but "(Chun 2011, 12; 2021, 3)". CSL has a comma there unless the style says otherwise; hayagriva
/// takes the delimiter between authors.
fn is_same_author_again(before: &ElemChild, after: &ElemChild, items: &[CitedItem]) -> bool {
    let item = |child: &ElemChild| match child {
        ElemChild::Elem(Elem { meta: Some(ElemMeta::Entry(index)), children, .. }) => {
            Some((items.get(*index)?.locator, children.find_names().is_some()))
        }
        _ => None,
    };
    matches!((item(before), item(after)), (Some((None, _)), Some((None, false))))
}

/// Reads off one entry of the list; `first_field` is the number or label that some styles set apart.
pub(super) fn entry(key: &str, first_field: Option<&ElemChild>, children: &ElemChildren) -> Vec<Run> {
    let none = Namesakes::default();
    let mut reader =
        Reader { runs: Vec::new(), entry: Some(key.to_owned()), items: &[], namesakes: &none, first_person: None };
    if let Some(field) = first_field {
        reader.child(field);
        reader.text(" ", RunStyle::default(), None);
    }
    reader.children(children);
    join(reader.runs)
}

struct Reader<'a> {
    runs: Vec<Run>,
    entry: Option<String>,
    items: &'a [CitedItem<'a>],
    namesakes: &'a Namesakes,
    /// The person whose name comes first in the names being read.
    first_person: Option<Person>,
}

impl Reader<'_> {
    fn children(&mut self, children: &ElemChildren) {
        children.0.iter().for_each(|child| self.child(child));
    }

    fn child(&mut self, child: &ElemChild) {
        match child {
            ElemChild::Text(formatted) => self.formatted(formatted, None),
            ElemChild::Link { text, url } => self.formatted(text, Some(url.clone())),
            ElemChild::Elem(elem) => self.elem(elem),
            // Mathematics, which only entries that came from BibTeX have; as it was written.
            ElemChild::Markup(text) => self.text(text, RunStyle::default(), None),
            // Stands for a locator that the caller fills in; all of ours are text.
            ElemChild::Transparent { .. } => {}
        }
    }

    fn elem(&mut self, elem: &Elem) {
        match &elem.meta {
            Some(ElemMeta::Entry(index)) => {
                let outer = self.entry.take();
                self.entry = self.items.get(*index).map(|cited| cited.key.to_owned());
                self.children(&elem.children);
                self.entry = outer;
            }
            Some(ElemMeta::Names(names)) => {
                self.first_person = names.first().and_then(|(persons, _)| persons.first()).cloned();
                self.children(&elem.children);
                self.first_person = None;
            }
            Some(ElemMeta::Name(_, 0)) => self.first_name(elem),
            _ => self.children(&elem.children),
        }
    }

    /// Chicago tells authors of one family name apart wherever they are cited (CMOS 18, 13.118), CSL through the rule
    /// "primary-name"; hayagriva does so only where the years agree as well.
    fn first_name(&mut self, elem: &Elem) {
        if let Some(person) = self.first_person.take() {
            let family_alone = written(elem).trim_end() == person.name;
            if let Some(mark) = self.namesakes.mark(&person).filter(|_| family_alone) {
                self.text(&format!("{mark} "), RunStyle::default(), None);
            }
        }
        self.children(&elem.children);
    }

    fn formatted(&mut self, formatted: &Formatted, link: Option<String>) {
        self.text(&formatted.text, look(formatted.formatting), link);
    }

    fn text(&mut self, text: &str, style: RunStyle, link: Option<String>) {
        self.runs.push(Run { text: text.to_owned(), style, link, entry: self.entry.clone() });
    }
}

fn written(elem: &Elem) -> String {
    let mut text = String::new();
    for child in &elem.children.0 {
        match child {
            ElemChild::Text(formatted) | ElemChild::Link { text: formatted, .. } => text.push_str(&formatted.text),
            ElemChild::Elem(inner) => text.push_str(&written(inner)),
            ElemChild::Markup(_) | ElemChild::Transparent { .. } => {}
        }
    }
    text
}

fn look(formatting: Formatting) -> RunStyle {
    RunStyle {
        italic: formatting.font_style == FontStyle::Italic,
        bold: formatting.font_weight == FontWeight::Bold,
        small_caps: formatting.font_variant == FontVariant::SmallCaps,
        superscript: formatting.vertical_align == VerticalAlign::Sup,
        subscript: formatting.vertical_align == VerticalAlign::Sub,
    }
}
