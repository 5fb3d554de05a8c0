//! What a file defines.

use crate::ids::{Invalid, LineRange};

/// The sort of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SymbolKind {
    /// A class.
    Class,
    /// A function, method or nested function.
    Function,
}

impl SymbolKind {
    /// The word for it in a lock.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Function => "function",
        }
    }
}

/// A definition in a file. In a lock: `function Encoder.bpe 55-94`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What is defined.
    pub kind: SymbolKind,
    /// The qualified name inside the file: the names of the enclosing definitions and its own, with stops between them.
    pub name: String,
    /// Its lines, decorators included.
    pub lines: LineRange,
}

impl Symbol {
    /// The last part of its name.
    #[must_use]
    pub fn own_name(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or(&self.name)
    }

    /// How many definitions it is inside of.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.name.matches('.').count()
    }
}

impl std::fmt::Display for Symbol {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.kind.as_str(), self.name, self.lines)
    }
}

impl std::str::FromStr for Symbol {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("a symbol, such as: function Encoder.bpe 55-94");
        let mut parts = text.split(' ');
        let (kind, name, lines) =
            (parts.next().ok_or(EXPECTED)?, parts.next().ok_or(EXPECTED)?, parts.next().ok_or(EXPECTED)?);
        let kind = match kind {
            "class" => SymbolKind::Class,
            "function" => SymbolKind::Function,
            _ => return Err(EXPECTED),
        };
        let named = name.split('.').all(|part| !part.is_empty());
        if !named || parts.next().is_some() {
            return Err(EXPECTED);
        }
        Ok(Self { kind, name: name.to_owned(), lines: lines.parse().map_err(|_| EXPECTED)? })
    }
}
