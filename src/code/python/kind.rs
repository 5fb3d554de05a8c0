//! The parser's names for nodes and fields, as enums: a walk compares numbers, not strings.

use std::sync::LazyLock;
use tree_sitter::Node;
use tree_sitter::TreeCursor;

macro_rules! named {
    ($(#[$doc:meta])* $enum:ident { $($variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::code::python) enum $enum { $($variant,)* Other }

        impl $enum {
            fn of_name(name: &str) -> Self {
                match name { $($name => Self::$variant,)* _ => Self::Other }
            }
        }
    };
}

named! {
    /// Kinds of nodes that the walk treats each in its own way.
    Kind {
        AliasedImport = "aliased_import",
        AsPattern = "as_pattern",
        AsPatternTarget = "as_pattern_target",
        Assignment = "assignment",
        Attribute = "attribute",
        AugmentedAssignment = "augmented_assignment",
        Await = "await",
        BinaryOperator = "binary_operator",
        Block = "block",
        BooleanOperator = "boolean_operator",
        BreakStatement = "break_statement",
        Call = "call",
        CaseClause = "case_clause",
        CasePattern = "case_pattern",
        ClassDefinition = "class_definition",
        ClassPattern = "class_pattern",
        Comment = "comment",
        ConcatenatedString = "concatenated_string",
        ConditionalExpression = "conditional_expression",
        ContinueStatement = "continue_statement",
        DecoratedDefinition = "decorated_definition",
        Decorator = "decorator",
        DefaultParameter = "default_parameter",
        DictionaryComprehension = "dictionary_comprehension",
        DictionarySplatPattern = "dictionary_splat_pattern",
        DottedName = "dotted_name",
        ElifClause = "elif_clause",
        ElseClause = "else_clause",
        ExceptClause = "except_clause",
        ExecStatement = "exec_statement",
        ExpressionList = "expression_list",
        ExpressionStatement = "expression_statement",
        FinallyClause = "finally_clause",
        FloatLiteral = "float",
        ForInClause = "for_in_clause",
        ForStatement = "for_statement",
        FunctionDefinition = "function_definition",
        FutureImport = "future_import_statement",
        GeneratorExpression = "generator_expression",
        GenericType = "generic_type",
        GlobalStatement = "global_statement",
        Identifier = "identifier",
        IfClause = "if_clause",
        IfStatement = "if_statement",
        ImportFrom = "import_from_statement",
        ImportPrefix = "import_prefix",
        ImportStatement = "import_statement",
        IntegerLiteral = "integer",
        KeywordArgument = "keyword_argument",
        KeywordPattern = "keyword_pattern",
        Lambda = "lambda",
        List = "list",
        ListComprehension = "list_comprehension",
        ListPattern = "list_pattern",
        ListSplat = "list_splat",
        ListSplatPattern = "list_splat_pattern",
        MatchStatement = "match_statement",
        MemberType = "member_type",
        ModuleRoot = "module",
        NamedExpression = "named_expression",
        NoneLiteral = "none",
        NonlocalStatement = "nonlocal_statement",
        ParenthesizedExpression = "parenthesized_expression",
        PatternList = "pattern_list",
        PositionalSeparator = "positional_separator",
        RelativeImport = "relative_import",
        PrintStatement = "print_statement",
        ReturnStatement = "return_statement",
        SetComprehension = "set_comprehension",
        SplatPattern = "splat_pattern",
        StringLiteral = "string",
        Subscript = "subscript",
        TryStatement = "try_statement",
        Tuple = "tuple",
        TuplePattern = "tuple_pattern",
        Type = "type",
        TypeAlias = "type_alias_statement",
        TypeParameter = "type_parameter",
        TypedDefaultParameter = "typed_default_parameter",
        TypedParameter = "typed_parameter",
        UnaryOperator = "unary_operator",
        UnionType = "union_type",
        WhileStatement = "while_statement",
        WildcardImport = "wildcard_import",
        WithClause = "with_clause",
        WithItem = "with_item",
        WithStatement = "with_statement",
        Yield = "yield",
    }
}

named! {
    /// The fields of nodes.
    Field {
        Alias = "alias",
        Arguments = "arguments",
        AttributeName = "attribute",
        Body = "body",
        Function = "function",
        Left = "left",
        ModuleName = "module_name",
        Name = "name",
        Object = "object",
        Parameters = "parameters",
        ReturnType = "return_type",
        Right = "right",
        Subscript = "subscript",
        Superclasses = "superclasses",
        TypeOf = "type",
        TypeParameters = "type_parameters",
        Value = "value",
    }
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let language: tree_sitter::Language = tree_sitter_python::LANGUAGE.into();
    let ids = 0..u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
    // Unnamed nodes are keywords and signs, some spelled like a named kind: `await`, `lambda`, `type`.
    ids.map(|id| match language.node_kind_for_id(id) {
        Some(name) if language.node_kind_is_named(id) => Kind::of_name(name),
        _ => Kind::Other,
    })
    .collect()
});

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let language: tree_sitter::Language = tree_sitter_python::LANGUAGE.into();
    let ids = 0..=u16::try_from(language.field_count()).unwrap_or(u16::MAX);
    ids.map(|id| language.field_name_for_id(id).map_or(Field::Other, Field::of_name)).collect()
});

impl Kind {
    pub(in crate::code::python) fn of(node: Node<'_>) -> Self {
        KINDS.get(usize::from(node.kind_id())).copied().unwrap_or(Self::Other)
    }
}

impl Field {
    /// The field of its parent that the cursor's node fills.
    pub(in crate::code::python) fn at(cursor: &TreeCursor<'_>) -> Self {
        cursor.field_id().and_then(|id| FIELDS.get(usize::from(id.get())).copied()).unwrap_or(Self::Other)
    }
}
