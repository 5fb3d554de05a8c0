//! What a lock holds of a module, found in one walk: a walk costs a third of the parsing.

use super::imports::Imports;
use super::kind::Kind;
use super::line_kinds::LineKinds;
use super::symbols::Symbols;
use super::{Module, Step, line, walk_around};
use crate::code::shape::LineKind;
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use tree_sitter::Node;

/// What a module defines and imports, and what its lines are.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Functions and classes, nested ones included, in document order.
    pub symbols: Vec<Symbol>,
    /// The modules that it names in import statements, wherever they stand, sorted: `os.path`, `.sibling`, `package.module:name`
    /// for names taken out of a module, `package.module:*` for all of them.
    pub imports: Vec<String>,
    /// The kind of every line. A line with any code on it is code; blank lines are sorted out by the caller.
    pub line_kinds: Vec<LineKind>,
    /// The first line with a statement of Python 2, which the parser reads too.
    pub python_2: Option<u32>,
}

/// The facts of a module.
#[must_use]
pub fn facts(module: &Module, text: &SourceText) -> Facts {
    let mut symbols = Symbols::new(text.as_str());
    let mut imports = Imports::new(text.as_str());
    let mut line_kinds = LineKinds::new(text);
    let mut python_2 = None;
    walk_around(module.root(), |step| match step {
        Step::Enter(node) => {
            let kind = Kind::of(node);
            symbols.enter(node, kind);
            imports.enter(node, kind);
            line_kinds.enter(node, kind);
            if python_2.is_none() && matches!(kind, Kind::PrintStatement | Kind::ExecStatement) {
                python_2 = Some(line(node.start_position().row));
            }
            is_entered(node, kind)
        }
        Step::Leave(node) => {
            symbols.leave(Kind::of(node));
            true
        }
    });
    Facts { symbols: symbols.found(), imports: imports.found(), line_kinds: line_kinds.found(), python_2 }
}

/// Whether anything below a node can matter: below what goes over several lines there may be comments, below what holds statements,
/// definitions and imports. Most nodes are neither, and not going below them saves most of the walk.
fn is_entered(node: Node<'_>, kind: Kind) -> bool {
    if node.start_position().row != node.end_position().row {
        return true;
    }
    let holds_statements = matches!(
        kind,
        Kind::ModuleRoot
            | Kind::Block
            | Kind::DecoratedDefinition
            | Kind::FunctionDefinition
            | Kind::ClassDefinition
            | Kind::IfStatement
            | Kind::ElifClause
            | Kind::ElseClause
            | Kind::ForStatement
            | Kind::WhileStatement
            | Kind::WithStatement
            | Kind::TryStatement
            | Kind::ExceptClause
            | Kind::FinallyClause
            | Kind::MatchStatement
            | Kind::CaseClause
    );
    holds_statements || node.is_error()
}
