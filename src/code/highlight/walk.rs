//! One text through one grammar: line by line, keeping the stack of scopes between the lines.
//!
//! Every layer of the stack knows the class it gives together with all layers under it, so the class at a point is one
//! look at the top. A token is closed at its line's end, always: lines become elements of a page, and nothing may stay open.

use syntect::parsing::{ClearAmount, ParseState, Scope, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::class::TokenClass;
use super::limits::{LONGEST_LINE, WhyPlain};
use super::scopes::{Reading, Readings};
use super::{Highlighted, Token};

#[derive(Clone, Copy)]
struct Layer {
    scope: Scope,
    /// What this layer and those under it come to.
    class: Option<TokenClass>,
}

/// A part of one line that has one class, in byte offsets of the line.
struct Stretch {
    from: usize,
    to: usize,
    class: TokenClass,
}

struct Walk<'t> {
    readings: Readings<'t>,
    stack: Vec<Layer>,
    /// Scopes taken away by a grammar's `clear_scopes`, to be given back.
    cleared: Vec<Vec<Layer>>,
    tokens: Vec<Token>,
}

pub(super) fn walk(set: &SyntaxSet, syntax: &SyntaxReference, table: &[(Scope, Reading)], text: &str) -> Highlighted {
    let mut walk = Walk { readings: Readings::new(table), stack: Vec::new(), cleared: Vec::new(), tokens: Vec::new() };
    let mut state = ParseState::new(syntax);
    let mut long: Option<(u32, u32)> = None;
    let mut failed = None;
    let mut padded = String::new();
    let mut start = 0;
    for (index, whole) in text.split_inclusive('\n').enumerate() {
        let line = index as u32 + 1;
        let content = whole.strip_suffix('\n').unwrap_or(whole);
        let content = content.strip_suffix('\r').unwrap_or(content);
        if content.len() > LONGEST_LINE {
            let (_, lines) = long.get_or_insert((line, 0));
            *lines += 1;
        } else {
            // Grammars expect every line to end in one LF, and know nothing of a byte order mark.
            let (skipped, content) = match content.strip_prefix('\u{feff}') {
                Some(rest) if index == 0 => ('\u{feff}'.len_utf8(), rest),
                _ => (0, content),
            };
            let fed = if skipped + content.len() + 1 == whole.len() {
                &whole[skipped..]
            } else {
                padded.clear();
                padded.push_str(content);
                padded.push('\n');
                &padded
            };
            match state.parse_line(fed, set) {
                Ok(ops) => walk.line(start + skipped, content, &ops),
                Err(_) => {
                    failed = Some(WhyPlain::GrammarFailed { line });
                    break;
                }
            }
        }
        start += whole.len();
    }
    let plain = failed.or(long.map(|(first, lines)| WhyPlain::LongLines { first, lines }));
    Highlighted { tokens: walk.tokens, plain }
}

impl Walk<'_> {
    /// `start` is where the line begins in the text; `content` is the line without its end.
    fn line(&mut self, start: usize, content: &str, ops: &[(usize, ScopeStackOp)]) {
        let mut at = 0;
        let mut open: Option<Stretch> = None;
        for (position, op) in ops {
            let position = (*position).min(content.len());
            if position > at {
                self.stretch(start, content, at, position, &mut open);
                at = position;
            }
            self.apply(op);
        }
        if content.len() > at {
            self.stretch(start, content, at, content.len(), &mut open);
        }
        self.close(start, content, open);
    }

    /// Gives a stretch of the line the class at the top; a neighbour of the same class is the same stretch.
    fn stretch(&mut self, start: usize, content: &str, from: usize, to: usize, open: &mut Option<Stretch>) {
        let class = self.stack.last().and_then(|layer| layer.class);
        match (open.as_mut(), class) {
            (Some(stretch), Some(class)) if stretch.class == class => stretch.to = to,
            (_, class) => {
                let ended = std::mem::replace(open, class.map(|class| Stretch { from, to, class }));
                self.close(start, content, ended);
            }
        }
    }

    /// Makes a token of the stretch. Blanks at its ends are left out: nothing of a class can be seen in them, and grammars
    /// differ in where they put them.
    fn close(&mut self, start: usize, content: &str, ended: Option<Stretch>) {
        let Some(Stretch { from, to, class }) = ended else { return };
        let seen = content[from..to].trim_start_matches([' ', '\t']);
        let from = to - seen.len();
        let to = from + seen.trim_end_matches([' ', '\t']).len();
        if from < to {
            // Within u32: a text over LARGEST_TEXT does not come here.
            self.tokens.push(Token { start: (start + from) as u32, end: (start + to) as u32, class });
        }
    }

    fn push(&mut self, scope: Scope) {
        let below = self.stack.last().and_then(|layer| layer.class);
        let class = match self.readings.of(scope) {
            // JSON's keys are strings by form and labels by use.
            Reading::Class(TokenClass::String) if below == Some(TokenClass::Label) => below,
            Reading::Class(class) => Some(class),
            Reading::Code => None,
            Reading::Through => below,
        };
        self.stack.push(Layer { scope, class });
    }

    fn apply(&mut self, op: &ScopeStackOp) {
        match op {
            ScopeStackOp::Push(scope) => self.push(*scope),
            ScopeStackOp::Pop(count) => self.stack.truncate(self.stack.len().saturating_sub(*count)),
            ScopeStackOp::Clear(amount) => {
                let keep = match amount {
                    ClearAmount::TopN(n) => self.stack.len().saturating_sub(*n),
                    ClearAmount::All => 0,
                };
                self.cleared.push(self.stack.split_off(keep));
            }
            ScopeStackOp::Restore => {
                for layer in self.cleared.pop().unwrap_or_default() {
                    self.push(layer.scope);
                }
            }
            ScopeStackOp::Noop => {}
        }
    }
}
