//! From a tree to names: what a file binds and uses, without looking at another.
//!
//! ```text
//!  tree ──► agenda of tasks ──► bindings, uses, expressions ──► settle ──► FileNames
//! ```
//!
//! The walk keeps its own agenda instead of calling itself: a task is a node, the place that it stands in, and the role that it plays
//! there. So a stranger's ten thousand brackets cost memory, not the stack. Tasks are taken in document order.

mod definitions;
mod expressions;
mod imports;
mod parameters;
mod patterns;
mod settle;
mod statements;
mod targets;

use super::binding::{Binding, Bound, Flow};
use super::expression::Expression;
use super::file::FileNames;
use super::id::{ExpressionId, ScopeId, Word};
use super::import::Import;
use super::scope::{Scope, ScopeKind};
use super::span::Span;
use super::uses::{Use, Used};
use super::words::Words;
use crate::code::python::Module;
use crate::code::python::kind::{Field, Kind};
use definitions::Decorators;
use tree_sitter::{Node, TreeCursor};

/// Reads the names of a parsed text.
#[must_use]
pub fn names(module: &Module, text: &str) -> FileNames {
    let root = module.root();
    let mut collector = Collector {
        text,
        words: Words::default(),
        scopes: vec![Scope::new(ScopeKind::Module, None, None)],
        expressions: Vec::new(),
        imports: Vec::new(),
        stars: Vec::new(),
        bound: Vec::new(),
        uses: Vec::new(),
        stores: Vec::new(),
        called: Vec::new(),
        agenda: Vec::new(),
        cursor: root.walk(),
    };
    let place = Place { scope: ScopeId::MODULE, until: Span::of(root).end, around: None };
    collector.add(root, place, Role::Read(None));
    while let Some(task) = collector.agenda.pop() {
        // What a task adds is to be done before what was added earlier, in the order in which it was added.
        let first = collector.agenda.len();
        collector.perform(task);
        collector.agenda[first..].reverse();
    }
    collector.settle()
}

struct Collector<'t> {
    text: &'t str,
    words: Words,
    scopes: Vec<Scope>,
    expressions: Vec<Expression>,
    imports: Vec<Import>,
    stars: Vec<(ScopeId, super::id::ImportId)>,
    /// Bindings with the scope that they stand in, which `global` may yet change.
    bound: Vec<(ScopeId, Word, Binding)>,
    uses: Vec<Use>,
    stores: Vec<Store>,
    /// Where the names of what is called begin.
    called: Vec<u32>,
    agenda: Vec<Task<'t>>,
    /// One cursor for all nodes: a new one for each costs as much as the rest of the walk.
    cursor: TreeCursor<'t>,
}

/// An assignment to an attribute of a name: a binding if the name turns out to be `self`, else a use.
struct Store {
    scope: ScopeId,
    receiver: Word,
    of: ExpressionId,
    word: Word,
    binding: Binding,
}

#[derive(Clone, Copy)]
struct Task<'t> {
    node: Node<'t>,
    place: Place,
    role: Role,
}

/// Where a node stands.
#[derive(Clone, Copy)]
struct Place {
    scope: ScopeId,
    /// The end of its block.
    until: u32,
    /// The outermost loop of its scope around it.
    around: Option<Span>,
}

#[derive(Clone, Copy)]
enum Role {
    /// An expression or statement; where someone asked what an expression is, with the slot to say it in.
    Read(Option<ExpressionId>),
    /// What stands left of an equals sign or after `for` and `as`.
    Target { what: Bound, from: u32 },
    /// A pattern after `case`.
    Pattern,
    /// The arguments of a call.
    Arguments(ExpressionId),
    /// A definition after its decorators.
    Decorated(Decorators),
}

impl<'t> Collector<'t> {
    fn perform(&mut self, task: Task<'t>) {
        let Task { node, place, role } = task;
        match role {
            Role::Read(slot) => self.read(node, place, slot),
            Role::Target { what, from } => self.target(node, place, what, from),
            Role::Pattern => self.pattern(node, place),
            Role::Arguments(call) => self.arguments(node, place, call),
            Role::Decorated(decorators) => match Kind::of(node) {
                Kind::ClassDefinition => self.class(node, place, decorators),
                _ => self.function(node, place, decorators),
            },
        }
    }

    fn add(&mut self, node: Node<'t>, place: Place, role: Role) {
        self.agenda.push(Task { node, place, role });
    }

    /// Gives all named children the same role.
    fn add_children(&mut self, node: Node<'t>, place: Place, role: Role) {
        // Where the text is no Python, an expression may be anything: `def f(a` reads as a call. Whole statements are what they are.
        let unsure = node.is_error();
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let child = self.cursor.node();
            if child.is_named() && (!unsure || is_statement(child)) {
                self.agenda.push(Task { node: child, place, role });
            }
            more = self.cursor.goto_next_sibling();
        }
    }

    /// The named children but comments, each with the field that it fills.
    fn children(&mut self, node: Node<'t>) -> Vec<(Field, Node<'t>)> {
        let mut children = Vec::new();
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let child = self.cursor.node();
            if child.is_named() && !child.is_extra() {
                children.push((Field::at(&self.cursor), child));
            }
            more = self.cursor.goto_next_sibling();
        }
        children
    }

    fn slot(&mut self) -> ExpressionId {
        self.expressions.push(Expression::Opaque);
        ExpressionId::new(self.expressions.len() - 1)
    }

    fn describe(&mut self, slot: Option<ExpressionId>, expression: Expression) {
        if let Some(slot) = slot {
            self.expressions[slot.index()] = expression;
        }
    }

    fn text_of(&self, node: Node<'t>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// The spelling of an identifier; nothing where the parser has put in one that is missing.
    fn word(&mut self, node: Node<'t>) -> Option<Word> {
        let spelling = self.text_of(node);
        (!spelling.is_empty()).then(|| self.words.learn(spelling))
    }

    fn use_of(&mut self, node: Node<'t>, what: Used) {
        if let Some(word) = self.word(node) {
            self.uses.push(Use { span: Span::of(node), word, what, called: false });
        }
    }

    fn bind(&mut self, node: Node<'t>, place: Place, what: Bound, from: u32) {
        if let Some(word) = self.word(node) {
            let flow = Flow { from, until: place.until, around: place.around };
            let binding = Binding { span: Span::of(node), what, flow, through_self: false };
            self.bound.push((place.scope, word, binding));
        }
    }

    fn open(&mut self, kind: ScopeKind, place: Place, word: Option<Word>) -> ScopeId {
        self.scopes.push(Scope::new(kind, Some(place.scope), word));
        ScopeId::new(self.scopes.len() - 1)
    }

    /// The scope outside of all comprehensions.
    fn outside_comprehensions(&self, mut scope: ScopeId) -> ScopeId {
        while let (ScopeKind::Comprehension, Some(parent)) =
            (self.scopes[scope.index()].kind, self.scopes[scope.index()].parent)
        {
            scope = parent;
        }
        scope
    }
}

fn is_statement(node: Node<'_>) -> bool {
    let kind = node.kind();
    kind.ends_with("_statement") || kind.ends_with("_definition") || kind == "block" || node.is_error()
}
