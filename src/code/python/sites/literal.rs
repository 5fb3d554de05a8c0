//! Constants as they are written.

use crate::code::python::kind::Kind;
use tree_sitter::Node;

/// A constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A string, without its quotation marks; several pieces are one.
    Text(String),
    /// A number as it is spelled.
    Number(String),
    /// `True`, `False` or `None`.
    Word(&'static str),
}

impl Literal {
    /// The constant that a node is, if it is one. A string with expressions in it is none.
    pub(super) fn of(node: Node<'_>, text: &str) -> Option<Self> {
        let spelled = || text.get(node.byte_range()).map(str::to_owned);
        Some(match Kind::of(node) {
            Kind::IntegerLiteral | Kind::FloatLiteral => Self::Number(spelled()?),
            Kind::StringLiteral => Self::Text(content(node, text)?),
            Kind::ConcatenatedString => {
                let pieces = node.named_children(&mut node.walk()).collect::<Vec<_>>();
                let pieces = pieces.into_iter().filter(|piece| Kind::of(*piece) == Kind::StringLiteral);
                Self::Text(pieces.map(|piece| content(piece, text)).collect::<Option<String>>()?)
            }
            Kind::NoneLiteral => Self::Word("None"),
            Kind::ParenthesizedExpression => Self::of(node.named_child(0)?, text)?,
            Kind::UnaryOperator if node.child(0)?.kind() == "-" => match Self::of(node.named_child(0)?, text)? {
                Self::Number(number) => Self::Number(format!("-{number}")),
                _ => return None,
            },
            _ => match node.kind() {
                "true" => Self::Word("True"),
                "false" => Self::Word("False"),
                _ => return None,
            },
        })
    }

    /// Whether it is what somebody wrote who knows nothing of quotation marks: strings by their text, numbers by their value.
    #[must_use]
    pub fn is(&self, written: &str) -> bool {
        match self {
            Self::Text(text) => text == written,
            Self::Word(word) => word.eq_ignore_ascii_case(written),
            Self::Number(number) => number == written || value(number).is_some_and(|own| Some(own) == value(written)),
        }
    }

    /// Whether a condition that is this constant is always met.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => value(number).is_some_and(|value| value != 0.0),
            Self::Word(word) => *word == "True",
        }
    }
}

impl std::fmt::Display for Literal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Number(number) => f.write_str(number),
            Self::Word(word) => f.write_str(word),
        }
    }
}

/// A number's value, if it is a decimal one.
fn value(number: &str) -> Option<f64> {
    number.replace('_', "").parse().ok()
}

/// The text of a string without expressions in it. Escapes of one character are resolved; others stay as they are spelled.
fn content(node: Node<'_>, text: &str) -> Option<String> {
    let mut content = String::new();
    let mut raw = false;
    for part in node.children(&mut node.walk()) {
        let spelled = text.get(part.byte_range())?;
        match part.kind() {
            "string_start" => raw = spelled.contains(['r', 'R']),
            "string_content" if raw => content.push_str(spelled),
            "string_content" => unescape(spelled, &mut content),
            "interpolation" => return None,
            _ => {}
        }
    }
    Some(content)
}

fn unescape(spelled: &str, out: &mut String) {
    let mut rest = spelled;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let mut after = rest[at + 1..].chars();
        match after.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('\n') => {}
            Some(sign @ ('\\' | '\'' | '"')) => out.push(sign),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
        rest = after.as_str();
    }
    out.push_str(rest);
}
