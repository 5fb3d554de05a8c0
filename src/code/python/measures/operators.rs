//! What calculates and what decides.

use crate::code::python::kind::Kind;
use tree_sitter::Node;

/// Whether a node is a place at which the program decides. `inside` is the node around it.
pub(super) fn decides(node: Node<'_>, kind: Kind, inside: Option<(Node<'_>, Kind)>) -> bool {
    match kind {
        Kind::IfStatement
        | Kind::ElifClause
        | Kind::ForStatement
        | Kind::WhileStatement
        | Kind::ExceptClause
        | Kind::BreakStatement
        | Kind::ContinueStatement
        | Kind::CaseClause
        | Kind::ConditionalExpression
        | Kind::IfClause => true,
        // `a and b and c` is one decision; the parser makes two nodes of it, one in the other.
        Kind::BooleanOperator => match inside {
            Some((around, Kind::BooleanOperator)) => operator(around) != operator(node),
            _ => true,
        },
        _ => false,
    }
}

/// Whether a node is an operator that calculates, if it has no string in it.
pub(super) fn calculates(node: Node<'_>, kind: Kind) -> bool {
    match kind {
        Kind::BinaryOperator | Kind::AugmentedAssignment => true,
        // Before a number it is the number's sign.
        Kind::UnaryOperator => operator(node) == Some("-") && !operand(node).is_some_and(is_number),
        _ => false,
    }
}

/// Whether a node with a string directly in it is a string itself: what joins, repeats or formats it.
pub(super) fn passes_strings_on(kind: Kind) -> bool {
    matches!(kind, Kind::BinaryOperator | Kind::ParenthesizedExpression)
}

/// Whether a node is a number.
pub(super) fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::IntegerLiteral | Kind::FloatLiteral)
}

fn operand(node: Node<'_>) -> Option<Kind> {
    node.child_by_field_name("argument").map(Kind::of)
}

fn operator<'t>(node: Node<'t>) -> Option<&'t str> {
    node.child_by_field_name("operator").map(|sign| sign.kind())
}
