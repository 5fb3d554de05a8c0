//! `annotations/variants.yaml`: which texts are collated, what their witnesses are called, and where each comes from.
//!
//! The states of the collation are the machine's; verdicts and the stemma are the editors'.

use crate::diagnostics::Problem;
use crate::ids::{CodeAddress, Invalid, Slug, StateId, WorkId};
use crate::yaml::{FromYaml, Located, Node, OneOrMany, Prose, Reader, Text, Value, record, scalar_from_str};
use std::sync::Arc;

/// The short sign of a witness: one to four letters and figures, the first a capital: `O`, `A1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sigil(Arc<str>);

impl Sigil {
    /// The sign as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Sigil {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Sigil {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let good = text.len() <= 4
            && text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_alphanumeric());
        if good {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::expected("a sigil of one to four letters and figures, the first a capital, such as A1"))
        }
    }
}

/// A state of a work: `gpt-2`, or `gpt-2@c2dae27` for a witness of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateName {
    /// The work.
    pub work: WorkId,
    /// The witness; nothing for the pin.
    pub state: Option<StateId>,
}

impl std::fmt::Display for StateName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.work)?;
        self.state.as_ref().map_or(Ok(()), |state| write!(f, "@{state}"))
    }
}

impl std::str::FromStr for StateName {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("a work or one of its witnesses, such as gpt-2 or gpt-2@c2dae27");
        let (work, state) = match text.split_once('@') {
            Some((work, state)) => (work, Some(state.parse().map_err(|_| EXPECTED)?)),
            None => (text, None),
        };
        Ok(Self { work: work.parse().map_err(|_| EXPECTED)?, state })
    }
}

scalar_from_str!(
    Sigil = r"^[A-Z][A-Za-z0-9]{0,3}$", "O", "A1";
    StateName = r"^[a-z0-9-]+(@[a-z0-9.-]+)?$", "gpt-2", "gpt-2@c2dae27";
);

record! {
    /// A witness: a state of a work, under its sigil.
    pub struct WitnessSpec as "a witness" {
        /// Its sigil.
        required sigil: Located<Sigil>,
        /// The state.
        required state: Located<StateName>,
        /// Its name.
        required name: Located<Text>,
    }
}

record! {
    /// What the editors say of a symbol, or in one sentence of several that share a fate. What is said of a class is not said of its
    /// methods: those are other rows of the table, with states of their own, and are listed if they are meant.
    pub struct SymbolVerdictSpec as "a verdict on symbols" {
        /// The symbol, by its name in the base; one that is inside of another by its whole name.
        optional symbol: Located<Text> => "Encoder.bpe",
        /// The symbols, where the sentence holds for more than one; instead of `symbol`.
        optional symbols: Vec<Located<Text>> => "[Encoder.encode, Encoder.decode]",
        /// The verdict, in a sentence of Markdown.
        required says: Prose,
    }
}

/// What the editors say of one symbol or of several. There is at least one.
#[derive(Clone, Debug)]
pub struct SymbolVerdict {
    /// The symbols, by their names in the base.
    pub symbols: Vec<Located<Text>>,
    /// The verdict, in a sentence of Markdown.
    pub says: Prose,
}

impl FromYaml for SymbolVerdict {
    fn schema() -> serde_json::Value {
        let mut schema = SymbolVerdictSpec::schema();
        // A key that is left empty is not there.
        let filled =
            |key: &str| serde_json::json!({ "required": [key], "properties": { key: { "not": { "type": "null" } } } });
        schema["oneOf"] = serde_json::json!([filled("symbol"), filled("symbols")]);
        schema
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let spec = SymbolVerdictSpec::from_yaml(node, reader)?;
        let what = "a verdict on symbols";
        let (problem, key) = match (spec.symbol, spec.symbols) {
            (Some(one), None) => return Some(Self { symbols: vec![one], says: spec.says }),
            (None, Some(several)) if !several.is_empty() => return Some(Self { symbols: several, says: spec.says }),
            (Some(_), Some(_)) => (Problem::BothKeys { keys: ["symbol", "symbols"], what }, "symbols"),
            // A list of none is as good as no list.
            (None, _) => (Problem::MissingKey { key: "symbol".to_owned(), what }, "says"),
        };
        let Value::Map(entries) = &node.value else { return None };
        let at = entries.iter().find(|(entry, _)| entry.text == key).map_or(&node.span, |(entry, _)| &entry.span);
        reader.report(problem, at);
        None
    }
}

record! {
    /// A text that is collated: the files that are states of it.
    pub struct CollatedText as "a collated text" {
        /// Its name in addresses.
        required id: Located<Slug>,
        /// What it is called.
        required title: Located<Text>,
        /// The files, each of another witness.
        required files: Vec<Located<CodeAddress>>,
        /// What the editors say of it, in a sentence of Markdown.
        optional verdict: Prose,
        /// What they say of its symbols.
        listed verdicts: Vec<SymbolVerdict>,
    }
}

record! {
    /// An edge of the stemma.
    pub struct Descent as "an edge of the stemma" {
        /// The witness that was copied or worked on.
        required from: Located<Sigil>,
        /// What was made of it.
        required to: Located<Sigil>,
        /// How that is known, in Markdown.
        required evidence: Prose,
    }
}

record! {
    /// The file.
    pub struct Variants as "variants" {
        /// The witnesses, in the order in which they are shown.
        required witnesses: Vec<WitnessSpec>,
        /// Those that readers can choose to hold the others against; without any, the first.
        listed bases: OneOrMany<Located<Sigil>>,
        /// The texts.
        required texts: Vec<CollatedText>,
        /// Who comes from whom.
        listed stemma: Vec<Descent>,
    }
}

impl CollatedText {
    /// What the editors say of a symbol.
    #[must_use]
    pub fn verdict_on(&self, symbol: &str) -> Option<&SymbolVerdict> {
        self.verdicts.iter().find(|verdict| verdict.symbols.iter().any(|one| &*one.value == symbol))
    }
}

impl Variants {
    /// The place of a witness in the list.
    #[must_use]
    pub fn find(&self, sigil: &Sigil) -> Option<usize> {
        self.witnesses.iter().position(|witness| witness.sigil.value == *sigil)
    }

    /// All prose.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        let of_texts = self
            .texts
            .iter()
            .flat_map(|text| text.verdict.iter().chain(text.verdicts.iter().map(|verdict| &verdict.says)));
        of_texts.chain(self.stemma.iter().map(|edge| &edge.evidence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigla_and_states_are_read_strictly() {
        for good in ["O", "A1", "GS08"] {
            assert_eq!(good.parse::<Sigil>().unwrap().to_string(), good);
        }
        for bad in ["", "o", "A 1", "ABCDE", "1A", "\u{c5}"] {
            assert!(bad.parse::<Sigil>().is_err(), "{bad}");
        }
        for good in ["gpt-2", "gpt-2@c2dae27"] {
            assert_eq!(good.parse::<StateName>().unwrap().to_string(), good);
        }
        for bad in ["", "gpt-2@", "@x", "gpt-2:src"] {
            assert!(bad.parse::<StateName>().is_err(), "{bad}");
        }
    }
}
