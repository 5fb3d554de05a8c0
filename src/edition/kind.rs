//! `annotations/kinds.yaml` and `annotations/lenses.yaml`: the typology of notes is data.

use crate::ids::{KindId, LensId};
use crate::yaml::{Form, Located, Scalar, ScalarProblem, Text, choice, record};

choice! {
    /// A field of a note that a kind can ask for.
    pub enum KindField {
        /// Words on the lines.
        On = "on",
        /// Bibliography keys.
        Cites = "cites",
        /// Other notes.
        See = "see",
        /// The note replied to.
        To = "to",
        /// How it is replied to.
        Stance = "stance",
        /// Further targets.
        Also = "also",
    }
}

/// The letter of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter(char);

impl Letter {
    /// The letter.
    #[must_use]
    pub fn get(self) -> char {
        self.0
    }
}

impl Scalar for Letter {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if c.is_ascii_uppercase() => Ok(Self(c)),
            _ => Err(ScalarProblem::Expected("one capital letter")),
        }
    }

    fn form() -> Form {
        Form { types: &["string"], pattern: Some("^[A-Z]$"), examples: &["G"], ..Form::default() }
    }
}

record! {
    /// A kind of note.
    pub struct Kind as "a kind" {
        /// The id that notes name.
        required id: Located<KindId>,
        /// The letter that stands for it wherever its colour does.
        required letter: Located<Letter>,
        /// Its name.
        required name: Located<Text>,
        /// What a note of this kind does.
        required definition: Located<Text>,
        /// What a note of this kind must contain, for people.
        required must: Located<Text>,
        /// The fields that must be filled.
        listed requires: Vec<Located<KindField>>,
        /// The motivation of the Web Annotation vocabulary that it comes nearest to.
        optional motivation: Located<Text> => "describing",
        /// Whether only editors write it.
        optional editors: Located<bool>,
    }
}

record! {
    /// A lens: a question that many notes put to the code.
    pub struct Lens as "a lens" {
        /// The id that notes name.
        required id: Located<LensId>,
        /// Its name.
        required name: Located<Text>,
        /// What it looks for.
        required definition: Located<Text>,
    }
}
