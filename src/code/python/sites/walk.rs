//! The walk that finds all sites.

use super::{
    AssignmentSite, CallSite, ConstantSite, Construct, ConstructSite, Documentation, Literal, NameSite, Sites, Test,
};
use crate::code::python::kind::Kind;
use crate::code::python::{Module, line, walk};
use crate::ids::LineRange;
use tree_sitter::Node;

/// All sites of a module.
#[must_use]
pub fn sites(module: &Module, text: &str) -> Sites {
    let mut finder = Finder { text, sites: Sites::default() };
    walk(module.root(), |node| {
        let kind = Kind::of(node);
        finder.construct(node, kind);
        match kind {
            Kind::Call => finder.call(node),
            Kind::Assignment => finder.assignment(node),
            Kind::AugmentedAssignment => finder.augmented(node),
            Kind::KeywordArgument | Kind::DefaultParameter | Kind::TypedDefaultParameter => finder.named_value(node),
            Kind::Identifier => finder.name(node),
            Kind::Comment => finder.sites.comments.push(node.byte_range()),
            Kind::StringLiteral => finder.sites.strings.push(node.byte_range()),
            Kind::ModuleRoot => finder.documentation(node, None),
            Kind::FunctionDefinition | Kind::ClassDefinition => {
                if let Some(body) = node.child_by_field_name("body") {
                    let of = finder.lines(outer(node));
                    finder.documentation(body, of);
                }
            }
            _ if node.kind() == "pair" => finder.pair(node),
            _ => {}
        }
        true
    });
    finder.sites
}

struct Finder<'t> {
    text: &'t str,
    sites: Sites,
}

/// A definition with its decorators.
fn outer(node: Node<'_>) -> Node<'_> {
    node.parent().filter(|parent| Kind::of(*parent) == Kind::DecoratedDefinition).unwrap_or(node)
}

impl<'t> Finder<'t> {
    fn spelled(&self, node: Node<'_>) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// The lines that a node has text on: the parser lets some blocks end on the line below.
    fn lines(&self, node: Node<'_>) -> Option<LineRange> {
        let first = node.start_position().row;
        let breaks = self.spelled(node).trim_end().matches('\n').count();
        LineRange::new(line(first), line(first + breaks))
    }

    fn construct(&mut self, node: Node<'_>, kind: Kind) {
        let Some(construct) = Construct::of(node, kind) else { return };
        let whole = if matches!(construct, Construct::Function | Construct::Class) { outer(node) } else { node };
        let test = construct.condition(node).and_then(|condition| Test::of(condition, self.text));
        if let Some(lines) = self.lines(whole) {
            self.sites.constructs.push(ConstructSite { construct, lines, test });
        }
    }

    fn call(&mut self, node: Node<'_>) {
        let (Some(lines), Some(function)) = (self.lines(node), node.child_by_field_name("function")) else { return };
        let mut site = CallSite {
            lines,
            span: node.byte_range(),
            callee: self.dotted(function),
            keywords: vec![],
            strings: vec![],
        };
        let arguments = node.child_by_field_name("arguments");
        for argument in arguments.into_iter().flat_map(|list| list.named_children(&mut list.walk()).collect::<Vec<_>>())
        {
            match Kind::of(argument) {
                Kind::KeywordArgument => {
                    let name = argument.child_by_field_name("name").map(|name| self.spelled(name).to_owned());
                    site.keywords.extend(name);
                }
                _ => {
                    if let Some(Literal::Text(text)) = Literal::of(argument, self.text) {
                        site.strings.push(text);
                    }
                }
            }
        }
        self.sites.calls.push(site);
    }

    /// The words of a dotted name, from where it begins to be one.
    fn dotted(&self, mut node: Node<'_>) -> Vec<String> {
        let mut words = Vec::new();
        loop {
            match Kind::of(node) {
                Kind::Attribute => {
                    let (Some(word), Some(object)) =
                        (node.child_by_field_name("attribute"), node.child_by_field_name("object"))
                    else {
                        break;
                    };
                    words.push(self.spelled(word).to_owned());
                    node = object;
                }
                Kind::Identifier => {
                    words.push(self.spelled(node).to_owned());
                    break;
                }
                _ => break,
            }
        }
        words.reverse();
        words
    }

    fn assignment(&mut self, node: Node<'_>) {
        let (Some(left), right) = (node.child_by_field_name("left"), node.child_by_field_name("right")) else { return };
        self.targets(node, left, right);
        // `a = b = 1` is `b = 1` inside of `a = …`.
        let mut value = right;
        while let Some(inner) = value.filter(|value| Kind::of(*value) == Kind::Assignment) {
            value = inner.child_by_field_name("right");
        }
        if let Some(value) = value.and_then(|value| Literal::of(value, self.text)) {
            self.constant(node, left, value);
        }
    }

    fn augmented(&mut self, node: Node<'_>) {
        if let Some(left) = node.child_by_field_name("left") {
            self.targets(node, left, node.child_by_field_name("right"));
        }
    }

    fn targets(&mut self, statement: Node<'_>, left: Node<'_>, right: Option<Node<'_>>) {
        let Some(lines) = self.lines(statement) else { return };
        let value = right.map_or(0..0, |right| right.byte_range());
        let mut ahead = vec![left];
        while let Some(target) = ahead.pop() {
            if matches!(
                Kind::of(target),
                Kind::PatternList | Kind::TuplePattern | Kind::ListPattern | Kind::ParenthesizedExpression
            ) {
                let mut parts: Vec<_> = target.named_children(&mut target.walk()).collect();
                parts.reverse();
                ahead.append(&mut parts);
            } else {
                let target = self.spelled(target).split_whitespace().collect();
                self.sites.assignments.push(AssignmentSite { lines, target, value: value.clone() });
            }
        }
    }

    /// `name=1` as an argument or as a parameter.
    fn named_value(&mut self, node: Node<'_>) {
        let (Some(name), Some(value)) = (node.child_by_field_name("name"), node.child_by_field_name("value")) else {
            return;
        };
        if let Some(value) = Literal::of(value, self.text) {
            self.constant(node, name, value);
        }
    }

    /// `"name": 1` in a dictionary.
    fn pair(&mut self, node: Node<'_>) {
        let (Some(key), Some(value)) = (node.child_by_field_name("key"), node.child_by_field_name("value")) else {
            return;
        };
        let value = Literal::of(value, self.text);
        if let (Some(Literal::Text(name)), Some(value), Some(lines)) =
            (Literal::of(key, self.text), value, self.lines(node))
        {
            self.sites.constants.push(ConstantSite { lines, name, value });
        }
    }

    fn constant(&mut self, node: Node<'_>, name: Node<'_>, value: Literal) {
        if let Some(lines) = self.lines(node) {
            let name = self.spelled(name).split_whitespace().collect();
            self.sites.constants.push(ConstantSite { lines, name, value });
        }
    }

    fn name(&mut self, node: Node<'_>) {
        let Some(parent) = node.parent() else { return };
        let fills = |field: &str| parent.child_by_field_name(field) == Some(node);
        let is_no_read = match Kind::of(parent) {
            Kind::Attribute => fills("attribute"),
            Kind::KeywordArgument | Kind::FunctionDefinition | Kind::ClassDefinition => fills("name"),
            Kind::DefaultParameter | Kind::TypedDefaultParameter => fills("name"),
            Kind::DottedName | Kind::AliasedImport | Kind::GlobalStatement | Kind::NonlocalStatement => true,
            Kind::Assignment => fills("left"),
            _ => matches!(parent.kind(), "parameters" | "lambda_parameters" | "as_pattern_target"),
        };
        if !is_no_read {
            let name = self.spelled(node).to_owned();
            self.sites.names.push(NameSite { line: line(node.start_position().row), name });
        }
    }

    /// The string at the beginning of a module or of a body.
    fn documentation(&mut self, block: Node<'_>, of: Option<LineRange>) {
        let statements = block.named_children(&mut block.walk()).collect::<Vec<_>>();
        let first = statements.into_iter().find(|node| Kind::of(*node) != Kind::Comment);
        let Some(first) = first.filter(|node| Kind::of(*node) == Kind::ExpressionStatement) else { return };
        let said = first.named_child(0).and_then(|string| Literal::of(string, self.text));
        if let (Some(Literal::Text(text)), Some(lines)) = (said, self.lines(first)) {
            self.sites.documentation.push(Documentation { of, lines, text });
        }
    }
}
