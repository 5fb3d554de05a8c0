//! What a stretch of code is, in few words: the classes that are coloured.

/// The class of a token. Few, because a page shows its notes first and its syntax second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenClass {
    /// A comment.
    Comment,
    /// A string that documents the module, class or function it opens.
    Docstring,
    /// A string.
    String,
    /// What stands for another character inside a string: `\n`, `{{`.
    Escape,
    /// The seam between a string and the code inside it: braces, conversion, format specification; `$NAME` in a shell string.
    Interpolation,
    /// A number.
    Number,
    /// A named value of the language: `None`, `true`.
    Constant,
    /// A word of the language's syntax.
    Keyword,
    /// An operator that is a word: `and`, `not`, `in`.
    OperatorWord,
    /// A function, type or exception that comes with the language.
    Builtin,
    /// A function's name where it is defined.
    Function,
    /// A class's name where it is defined.
    Class,
    /// A function's name where it is called.
    Call,
    /// A decorator, with its sign.
    Decorator,
    /// A parameter where it is declared or named in a call; `self` and `cls`; an attribute of a tag.
    Parameter,
    /// A name that labels what follows: a key of YAML or JSON, a tag of HTML, a heading of Markdown.
    Label,
}

impl TokenClass {
    /// All classes, in the order of the enum.
    pub const ALL: [TokenClass; 16] = [
        TokenClass::Comment,
        TokenClass::Docstring,
        TokenClass::String,
        TokenClass::Escape,
        TokenClass::Interpolation,
        TokenClass::Number,
        TokenClass::Constant,
        TokenClass::Keyword,
        TokenClass::OperatorWord,
        TokenClass::Builtin,
        TokenClass::Function,
        TokenClass::Class,
        TokenClass::Call,
        TokenClass::Decorator,
        TokenClass::Parameter,
        TokenClass::Label,
    ];

    /// Its class in HTML: one or two letters, because a page repeats it hundreds of times.
    pub fn css(self) -> &'static str {
        match self {
            TokenClass::Comment => "c",
            TokenClass::Docstring => "sd",
            TokenClass::String => "s",
            TokenClass::Escape => "se",
            TokenClass::Interpolation => "si",
            TokenClass::Number => "m",
            TokenClass::Constant => "kc",
            TokenClass::Keyword => "k",
            TokenClass::OperatorWord => "ow",
            TokenClass::Builtin => "nb",
            TokenClass::Function => "nf",
            TokenClass::Class => "nc",
            TokenClass::Call => "f",
            TokenClass::Decorator => "nd",
            TokenClass::Parameter => "p",
            TokenClass::Label => "l",
        }
    }

    /// Its name for data and for people who write themes.
    pub fn name(self) -> &'static str {
        match self {
            TokenClass::Comment => "comment",
            TokenClass::Docstring => "docstring",
            TokenClass::String => "string",
            TokenClass::Escape => "escape",
            TokenClass::Interpolation => "interpolation",
            TokenClass::Number => "number",
            TokenClass::Constant => "constant",
            TokenClass::Keyword => "keyword",
            TokenClass::OperatorWord => "operator-word",
            TokenClass::Builtin => "builtin",
            TokenClass::Function => "function",
            TokenClass::Class => "class",
            TokenClass::Call => "call",
            TokenClass::Decorator => "decorator",
            TokenClass::Parameter => "parameter",
            TokenClass::Label => "label",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_class_has_its_own_short_css_name() {
        let css: BTreeSet<_> = TokenClass::ALL.iter().map(|c| c.css()).collect();
        let names: BTreeSet<_> = TokenClass::ALL.iter().map(|c| c.name()).collect();
        assert_eq!(css.len(), TokenClass::ALL.len());
        assert_eq!(names.len(), TokenClass::ALL.len());
        assert!(css.iter().all(|c| (1..=2).contains(&c.len())));
    }
}
