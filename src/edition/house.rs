//! House rules: what an edition asks of the style of its notes. The program has none of its own.

use crate::diagnostics::Problem;
use crate::ids::KindId;
use crate::yaml::{FromYaml, Located, Node, OneOrMany, Reader, Scalar, ScalarProblem, Text, Value, choice, record};

record! {
    /// What `check` warns of in notes.
    pub struct HouseRules as "house rules" {
        /// The fewest words of a note.
        optional least_words: Located<u64> => "60",
        /// The most words of a note.
        optional most_words: Located<u64> => "180",
        /// How many words in a row a note may have in common with the texts that are read.
        optional quoted: Located<u64> => "5",
        /// Words and phrases that notes do without.
        listed avoid: OneOrMany<Located<Text>> => "[interestingly, of course]",
        /// The kinds of notes that may ask. If there are any, a question mark in a note of another kind is warned of.
        listed questions: OneOrMany<Located<KindId>> => "[question]",
    }
}

choice! {
    /// A rule of style, by the code of its warning.
    pub enum StyleRule {
        /// A note is too short or too long.
        BodyLength = "body-length",
        /// A title names a topic.
        TitleTopic = "title-topic",
        /// Nothing shows what the note says it rests on.
        NoEvidence = "no-evidence",
        /// Too many words in a row are those of a work.
        LongQuotation = "long-quotation",
        /// A word that the house rules rule out.
        RuledOut = "ruled-out-word",
        /// A question in a note that should answer.
        IdleQuestion = "idle-question",
    }
}

/// The rules of style that a note may break, each with the reason.
#[derive(Clone, Debug, Default)]
pub struct Allowances(pub Vec<(StyleRule, Located<Text>)>);

impl Allowances {
    /// Whether a rule may be broken.
    #[must_use]
    pub fn has(&self, rule: StyleRule) -> bool {
        self.0.iter().any(|(one, _)| *one == rule)
    }
}

impl FromYaml for Allowances {
    fn schema() -> serde_json::Value {
        let rules = StyleRule::ALL.iter().map(|rule| (rule.as_str().to_owned(), Located::<Text>::schema()));
        let rules: serde_json::Map<_, _> = rules.collect();
        serde_json::json!({ "type": "object", "additionalProperties": false, "properties": rules })
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            let problem =
                Problem::WrongType { expected: "a mapping of rules to reasons", found: node.value.describe() };
            reader.report(problem, &node.span);
            return None;
        };
        let mut read = Vec::new();
        for (key, value) in entries {
            match StyleRule::from_scalar(&key.text) {
                Ok(rule) => read.extend(Located::from_yaml(value, reader).map(|reason| (rule, reason))),
                Err(ScalarProblem::OneOf(choices)) => {
                    reader.report(Problem::BadChoice { value: key.text.clone(), choices }, &key.span);
                }
                Err(ScalarProblem::Expected(expected)) => {
                    reader.report(Problem::BadValue { value: key.text.clone(), expected }, &key.span);
                }
            }
        }
        (read.len() == entries.len()).then_some(Self(read))
    }
}
