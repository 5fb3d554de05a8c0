//! What files have to do with each other.

use crate::edition::Measure;
use crate::ids::{Amount, CodeAddress};
use crate::yaml::{Located, OneOrMany, Text, choice, record};

record! {
    /// What is imported when a file is, however far.
    pub struct Closure as "a check `closure`" {
        /// The file.
        required of: Located<CodeAddress>,
        /// Files that are.
        listed includes: OneOrMany<Located<CodeAddress>>,
        /// Files that are not.
        listed excludes: OneOrMany<Located<CodeAddress>>,
    }
}

record! {
    /// How many files of the same work import a file, and how many it imports.
    pub struct Fan as "a check `fan`" {
        /// The file.
        required of: Located<CodeAddress>,
        /// How many import it.
        optional r#in: Located<Amount>,
        /// How many it imports.
        optional out: Located<Amount>,
    }
}

record! {
    /// A measure of a file: against bounds, or against another file's.
    pub struct Measured as "a check `measure`" {
        /// The file.
        required of: Located<CodeAddress>,
        /// The measure.
        required measure: Located<Measure>,
        /// Its bounds.
        optional is: Located<Amount>,
        /// A file whose measure is lower.
        optional above: Located<CodeAddress>,
    }
}

choice! {
    /// By what texts are likened. A figure of likeness means nothing without it.
    pub enum Degree {
        /// By their lines.
        Line = "line",
        /// By the tokens of the language, without comments and layout.
        Token = "token",
        /// By their syntax trees.
        Tree = "tree",
    }
}

record! {
    /// How alike two texts are, from 0 to 1.
    pub struct Similarity as "a check `similarity`" {
        /// The one.
        required of: Located<CodeAddress>,
        /// A function or class of it.
        optional symbol: Located<Text>,
        /// The other.
        required to: Located<CodeAddress>,
        /// A function or class of it.
        optional to_symbol: Located<Text>,
        /// By what.
        required by: Located<Degree>,
        /// How much.
        required is: Located<Amount>,
    }
}

choice! {
    /// In what two texts are the same.
    pub enum Sameness {
        /// In every byte.
        Bytes = "bytes",
        /// In everything that runs: layout, comments and quotation marks aside.
        Tree = "tree",
    }
}

record! {
    /// Whether two texts are the same.
    pub struct Identical as "a check `identical`" {
        /// The one.
        required of: Located<CodeAddress>,
        /// A function or class of it.
        optional symbol: Located<Text>,
        /// The other.
        required to: Located<CodeAddress>,
        /// A function or class of it.
        optional to_symbol: Located<Text>,
        /// In what.
        required by: Located<Sameness>,
    }
}

record! {
    /// Names that are used in a file and bound nowhere.
    pub struct Undefined as "a check `undefined`" {
        /// Where.
        required at: Located<CodeAddress>,
        /// The names.
        required names: OneOrMany<Located<Text>>,
    }
}

record! {
    /// A symbol that the first file defines and the second does not.
    pub struct OnlyIn as "a check `only-in`" {
        /// Its qualified name.
        required symbol: Located<Text>,
        /// Where it is.
        required of: Located<CodeAddress>,
        /// Where it is not.
        required not: Located<CodeAddress>,
    }
}
