//! The kinds of statements and expressions that can be asked for, by the names that programmers use.

use crate::code::python::kind::Kind;
use tree_sitter::Node;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $word:literal ),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[$variant_doc])* $variant, )* }

        impl $name {
            /// The words of all values.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word for the value.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// The value that a word stands for.
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$variant), )* _ => None }
            }
        }
    };
}

words! {
    /// A kind of statement or expression.
    Construct {
        /// The definition of a function, its decorators included.
        Function = "function",
        /// The definition of a class, its decorators included.
        Class = "class",
        /// `if`, with all that belongs to it.
        If = "if",
        /// `elif`.
        Elif = "elif",
        /// `else`, of whatever statement.
        Else = "else",
        /// `for` as a statement.
        For = "for",
        /// `while`.
        While = "while",
        /// `try`, with all that belongs to it.
        Try = "try",
        /// `except`.
        Except = "except",
        /// `with`.
        With = "with",
        /// `return`.
        Return = "return",
        /// `raise`.
        Raise = "raise",
        /// `assert`.
        Assert = "assert",
        /// `del`.
        Delete = "delete",
        /// An assignment.
        Assignment = "assignment",
        /// An assignment with an operator, such as `+=`.
        AugmentedAssignment = "augmented-assignment",
        /// A call.
        Call = "call",
        /// Any of the statements that import.
        Import = "import",
        /// A list, set or dictionary made by a loop in brackets, or a generator.
        Comprehension = "comprehension",
        /// `lambda`.
        Lambda = "lambda",
        /// An `if` inside an expression.
        Conditional = "conditional",
        /// A dictionary that is written out.
        Dictionary = "dictionary",
        /// A list that is written out.
        List = "list",
        /// A string.
        String = "string",
    }
}

words! {
    /// What a condition is.
    Test {
        /// Something that is always true: `True`, a number that is not zero, a string that is not empty.
        ConstantTrue = "constant-true",
        /// Parts joined by `or`.
        Or = "or",
        /// Parts joined by `and`.
        And = "and",
        /// `not` something.
        Not = "not",
        /// A comparison.
        Comparison = "comparison",
        /// A call.
        Call = "call",
        /// A name, or an attribute of something.
        Name = "name",
    }
}

impl Construct {
    pub(super) fn of(node: Node<'_>, kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::FunctionDefinition => Self::Function,
            Kind::ClassDefinition => Self::Class,
            Kind::IfStatement => Self::If,
            Kind::ElifClause => Self::Elif,
            Kind::ElseClause => Self::Else,
            Kind::ForStatement => Self::For,
            Kind::WhileStatement => Self::While,
            Kind::TryStatement => Self::Try,
            Kind::ExceptClause => Self::Except,
            Kind::WithStatement => Self::With,
            Kind::ReturnStatement => Self::Return,
            Kind::Assignment => Self::Assignment,
            Kind::AugmentedAssignment => Self::AugmentedAssignment,
            Kind::Call => Self::Call,
            Kind::ImportStatement | Kind::ImportFrom | Kind::FutureImport => Self::Import,
            Kind::ListComprehension
            | Kind::SetComprehension
            | Kind::DictionaryComprehension
            | Kind::GeneratorExpression => Self::Comprehension,
            Kind::Lambda => Self::Lambda,
            Kind::ConditionalExpression => Self::Conditional,
            Kind::List => Self::List,
            Kind::StringLiteral => Self::String,
            _ => match node.kind() {
                "raise_statement" => Self::Raise,
                "assert_statement" => Self::Assert,
                "delete_statement" => Self::Delete,
                "dictionary" => Self::Dictionary,
                _ => return None,
            },
        })
    }

    /// Whether it has a condition.
    #[must_use]
    pub fn has_condition(self) -> bool {
        matches!(self, Self::If | Self::Elif | Self::While | Self::Conditional)
    }

    /// The condition of a construct that has one.
    pub(super) fn condition(self, node: Node<'_>) -> Option<Node<'_>> {
        match self {
            Self::If | Self::Elif | Self::While => node.child_by_field_name("condition"),
            // `a if b else c`: the grammar gives its parts no names.
            Self::Conditional => node.named_child(1),
            _ => None,
        }
    }
}

impl Test {
    pub(super) fn of(mut node: Node<'_>, text: &str) -> Option<Self> {
        while Kind::of(node) == Kind::ParenthesizedExpression {
            node = node.named_child(0)?;
        }
        Some(match Kind::of(node) {
            Kind::Call => Self::Call,
            Kind::Identifier | Kind::Attribute => Self::Name,
            Kind::BooleanOperator => match node.child_by_field_name("operator")?.kind() {
                "or" => Self::Or,
                _ => Self::And,
            },
            _ => match node.kind() {
                "true" => Self::ConstantTrue,
                "not_operator" => Self::Not,
                "comparison_operator" => Self::Comparison,
                _ => {
                    let constant = super::Literal::of(node, text)?;
                    constant.is_true().then_some(Self::ConstantTrue)?
                }
            },
        })
    }
}
