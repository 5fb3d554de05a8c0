//! `annotations/bibliography.yaml`: a list of items with CSL's variable names (CSL 1.0.2, appendix IV).

use crate::ids::{Issued, PrintedAddress, ReferenceKey};
use crate::yaml::{Located, Scalar, ScalarProblem, Text, choice, record};
use serde_json::{Map, Value, json};

choice! {
    /// Which list an entry belongs to.
    pub enum ReferenceList {
        /// Cited by the work that the edition is about.
        Article = "article",
        /// Further reading and sources of the notes.
        Further = "further",
    }
}

/// A type of CSL 1.0.2 (appendix III). A style sets an entry of any other as if it had none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CslType(&'static str);

impl CslType {
    const ALL: &'static [&'static str] = &[
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ];

    /// The type's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl Scalar for CslType {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        Self::ALL.iter().find(|name| **name == text).map(|name| Self(name)).ok_or(ScalarProblem::OneOf(Self::ALL))
    }
}

record! {
    /// A person or a body.
    pub struct Name as "a name" {
        /// The family name.
        optional family: Located<Text>,
        /// The given name.
        optional given: Located<Text>,
        /// A particle that belongs to the family name but is not sorted by: "van".
        optional non_dropping_particle: Located<Text>,
        /// Jr., III.
        optional suffix: Located<Text>,
        /// The whole name of a body.
        optional literal: Located<Text>,
    }
}

record! {
    /// An entry of the bibliography.
    pub struct Reference as "a bibliography entry" {
        /// The key that notes cite.
        required id: Located<ReferenceKey>,
        /// The CSL type.
        required r#type: Located<CslType>,
        /// The title.
        required title: Located<Text>,
        /// Who wrote it.
        listed author: Vec<Name>,
        /// Who edited it.
        listed editor: Vec<Name>,
        /// When it appeared.
        optional issued: Located<Issued>,
        /// When it was looked at.
        optional accessed: Located<Issued>,
        /// What it appeared in.
        optional container_title: Located<Text>,
        /// The series.
        optional collection_title: Located<Text>,
        /// The number in the series.
        optional collection_number: Located<Text>,
        /// The event it was given at.
        optional event_title: Located<Text>,
        /// The publisher.
        optional publisher: Located<Text>,
        /// Where the publisher is.
        optional publisher_place: Located<Text>,
        /// The volume.
        optional volume: Located<Text>,
        /// The issue.
        optional issue: Located<Text>,
        /// The pages.
        optional page: Located<Text>,
        /// The edition.
        optional edition: Located<Text>,
        /// A number of its own: a report's, an e-print's.
        optional number: Located<Text>,
        /// The version.
        optional version: Located<Text>,
        /// What it is: "Master's thesis", "Blog".
        optional genre: Located<Text>,
        /// The medium.
        optional medium: Located<Text>,
        /// Where it is kept.
        optional archive: Located<Text>,
        /// A note.
        optional note: Located<Text>,
        /// The DOI, without the address.
        optional doi: Located<Text> => "10.1000/182",
        /// The ISBN.
        optional isbn: Located<Text>,
        /// The address.
        optional url: Located<PrintedAddress>,
        /// The language.
        optional language: Located<Text>,
        /// Which list it belongs to.
        required list: Located<ReferenceList>,
        /// What is doubtful about the entry.
        optional doubt: Located<Text>,
    }
}

impl Reference {
    /// The entry as a CSL-JSON item.
    #[must_use]
    pub fn csl(&self) -> Value {
        let mut item = Map::new();
        item.insert("id".into(), json!(self.id.as_str()));
        item.insert("type".into(), json!(self.r#type.as_str()));
        item.insert("title".into(), json!(&*self.title.value));
        let mut names = |key: &str, list: &[Name]| {
            if !list.is_empty() {
                item.insert(key.into(), list.iter().map(name).collect());
            }
        };
        names("author", &self.author);
        names("editor", &self.editor);
        let url = self.url.as_ref().map(|url| url.as_str());
        let texts = [
            ("container-title", text(&self.container_title)),
            ("collection-title", text(&self.collection_title)),
            ("collection-number", text(&self.collection_number)),
            ("event-title", text(&self.event_title)),
            ("publisher", text(&self.publisher)),
            ("publisher-place", text(&self.publisher_place)),
            ("volume", text(&self.volume)),
            ("issue", text(&self.issue)),
            ("page", text(&self.page)),
            ("edition", text(&self.edition)),
            ("number", text(&self.number)),
            ("version", text(&self.version)),
            ("genre", text(&self.genre)),
            ("medium", text(&self.medium)),
            ("archive", text(&self.archive)),
            ("note", text(&self.note)),
            ("DOI", text(&self.doi)),
            ("ISBN", text(&self.isbn)),
            ("URL", url),
            ("language", text(&self.language)),
        ];
        item.extend(texts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), json!(value?)))));
        for (key, value) in [("issued", &self.issued), ("accessed", &self.accessed)] {
            if let Some(date) = value {
                let parts: Vec<u16> = [Some(date.year), date.month.map(u16::from), date.day.map(u16::from)]
                    .into_iter()
                    .flatten()
                    .collect();
                item.insert(key.into(), json!({ "date-parts": [parts] }));
            }
        }
        Value::Object(item)
    }
}

fn text(text: &Option<Located<Text>>) -> Option<&str> {
    text.as_ref().map(|text| &*text.value)
}

fn name(name: &Name) -> Value {
    let parts = [
        ("family", &name.family),
        ("given", &name.given),
        ("non-dropping-particle", &name.non_dropping_particle),
        ("suffix", &name.suffix),
        ("literal", &name.literal),
    ];
    let given = parts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), json!(&*value.as_ref()?.value))));
    Value::Object(given.collect())
}
