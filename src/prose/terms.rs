//! The first use of each term in a text, as a link.
//!
//! The forms of all terms are looked for at once in what the Markdown parser says is text: not in code, links, citations or headings. A form
//! counts where it stands as a whole word and not inside a longer form. The text itself is never changed: the links are pieces put between
//! its pieces.

use super::{Link, Piece, pieces};
use crate::ids::TermId;
use aho_corasick::AhoCorasick;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The forms of all terms, ready to be found.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    finder: Option<AhoCorasick>,
    /// The term of each form.
    ids: Vec<TermId>,
}

/// Where a term is used for the first time: a place in the first and one in the last of the pieces that it stands in.
struct Use<'i> {
    id: &'i TermId,
    start: (usize, usize),
    end: (usize, usize),
}

/// A cut through a piece of text.
enum Cut<'i> {
    Start(&'i TermId),
    End,
}

impl Terms {
    /// Terms by their forms.
    #[must_use]
    pub fn new<'f>(forms: impl IntoIterator<Item = (&'f str, &'f TermId)>) -> Self {
        let (forms, ids): (Vec<_>, Vec<_>) = forms.into_iter().map(|(form, id)| (form, id.clone())).unzip();
        // It can only fail beyond two thousand million forms.
        let finder = AhoCorasick::new(forms).ok().filter(|finder| finder.patterns_len() > 0);
        Self { finder, ids }
    }

    /// Reads a text as [`pieces`] does, with the first use of each term between [`Piece::TermStart`] and [`Piece::TermEnd`]. A term that the
    /// text links to itself is left alone.
    #[must_use]
    pub fn pieces<'t>(&self, text: &'t str) -> Vec<(Piece<'t>, Range<usize>)> {
        let pieces: Vec<_> = pieces(text).collect();
        let Some(finder) = &self.finder else { return pieces };
        let flat = Flat::of(&pieces);
        let mut cuts: BTreeMap<usize, Vec<(usize, Cut<'_>)>> = BTreeMap::new();
        for found in self.first_uses(finder, &flat) {
            cuts.entry(found.start.0).or_default().push((found.start.1, Cut::Start(found.id)));
            cuts.entry(found.end.0).or_default().push((found.end.1, Cut::End));
        }
        let mut out = Vec::with_capacity(pieces.len() + 2 * cuts.len());
        for (at, (piece, range)) in pieces.into_iter().enumerate() {
            match (cuts.remove(&at), piece) {
                (Some(cuts), Piece::Plain(Event::Text(text))) => cut(&text, &cuts, &range, &mut out),
                (_, piece) => out.push((piece, range)),
            }
        }
        out
    }

    fn first_uses(&self, finder: &AhoCorasick, flat: &Flat) -> Vec<Use<'_>> {
        // All matches, also those inside others: where the longest is only the beginning of a word, a shorter one may be a whole one.
        let mut found: Vec<(Range<usize>, usize)> = finder
            .find_overlapping_iter(&flat.text)
            .filter(|found| stands_alone(&flat.text, &found.range()) && flat.place(&found.range()).is_some())
            .map(|found| (found.range(), found.pattern().as_usize()))
            .collect();
        found.sort_by_key(|(range, pattern)| (range.start, usize::MAX - range.end, *pattern));
        let mut done = flat.linked.clone();
        let mut until = 0;
        let mut uses = Vec::new();
        for (range, pattern) in found {
            if range.start < until {
                continue; // inside a longer one
            }
            until = range.end;
            let id = &self.ids[pattern];
            if done.insert(id.clone())
                && let Some((start, end)) = flat.place(&range)
            {
                uses.push(Use { id, start, end });
            }
        }
        uses
    }
}

/// The pieces of a text as one string.
#[derive(Default)]
struct Flat {
    text: String,
    /// The pieces in which terms may be linked, and the bytes of `text` that each is.
    free: Vec<(usize, Range<usize>)>,
    /// The terms that the text links to.
    linked: BTreeSet<TermId>,
}

impl Flat {
    fn of(pieces: &[(Piece<'_>, Range<usize>)]) -> Self {
        let mut flat = Self::default();
        let mut barred = 0_usize; // how many links, headings and blocks of code we are in
        for (at, (piece, _)) in pieces.iter().enumerate() {
            match piece {
                Piece::LinkStart(link, _) => {
                    barred += 1;
                    if let Link::Term(id) = link {
                        flat.linked.insert(id.clone());
                    }
                }
                Piece::LinkEnd => barred = barred.saturating_sub(1),
                Piece::Plain(Event::Start(tag)) => {
                    barred += usize::from(matches!(tag, Tag::Heading { .. } | Tag::CodeBlock(_)));
                    flat.text.push_str(if is_inline(&tag.to_end()) { "" } else { "\n" });
                }
                Piece::Plain(Event::End(tag)) => {
                    barred -= usize::from(matches!(tag, TagEnd::Heading(_) | TagEnd::CodeBlock)).min(barred);
                    flat.text.push_str(if is_inline(tag) { "" } else { "\n" });
                }
                Piece::Plain(Event::Text(text)) => flat.push(at, text, barred == 0),
                // Two words of a term may stand on two lines.
                Piece::Plain(Event::SoftBreak) => flat.push(at, " ", barred == 0),
                Piece::Plain(Event::Code(text)) | Piece::Html(text) => flat.text.push_str(text),
                Piece::Plain(_) | Piece::TermStart(_) | Piece::TermEnd => flat.text.push('\n'),
            }
        }
        flat
    }

    fn push(&mut self, piece: usize, text: &str, free: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        if free && !text.is_empty() {
            self.free.push((piece, start..self.text.len()));
        }
    }

    /// Where bytes of the string begin and end among the pieces, if all of them stand in free text with nothing between.
    fn place(&self, range: &Range<usize>) -> Option<((usize, usize), (usize, usize))> {
        let holding = |byte: usize| {
            let at = self.free.partition_point(|(_, bytes)| bytes.end <= byte);
            self.free.get(at).filter(|(_, bytes)| bytes.contains(&byte)).map(|(piece, bytes)| (at, *piece, bytes.start))
        };
        let (first, first_piece, first_start) = holding(range.start)?;
        let (last, last_piece, last_start) = holding(range.end.checked_sub(1)?)?;
        let together = last - first == last_piece - first_piece;
        together.then_some(((first_piece, range.start - first_start), (last_piece, range.end - last_start)))
    }
}

/// Whether what ends here stood in a line.
fn is_inline(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript)
}

/// Whether bytes of a text are whole words: what touches them is no letter, digit, stroke or hyphen, and no stop with a letter behind it,
/// as in the name of a file.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: char| {
        c.is_alphanumeric() || matches!(c, '_' | '-' | '\u{2010}' | '\u{2011}' | '\u{300}'..='\u{36f}' | '\u{200d}')
    };
    let touches = |mut chars: Box<dyn Iterator<Item = char> + '_>| match chars.next() {
        Some('.') => chars.next().is_some_and(char::is_alphanumeric),
        Some(c) => joins(c),
        None => false,
    };
    !touches(Box::new(text[..range.start].chars().rev())) && !touches(Box::new(text[range.end..].chars()))
}

/// Writes a piece of text in the parts that the cuts make of it.
fn cut<'t>(
    text: &CowStr<'_>,
    cuts: &[(usize, Cut<'_>)],
    range: &Range<usize>,
    out: &mut Vec<(Piece<'t>, Range<usize>)>,
) {
    let mut written = 0;
    let mut part = |upto: usize, out: &mut Vec<(Piece<'t>, Range<usize>)>| {
        if upto > written {
            out.push((Piece::Plain(Event::Text(text[written..upto].to_owned().into())), range.clone()));
            written = upto;
        }
    };
    for (at, cut) in cuts {
        part(*at, out);
        let piece = match cut {
            Cut::Start(id) => Piece::TermStart((*id).clone()),
            Cut::End => Piece::TermEnd,
        };
        out.push((piece, range.clone()));
    }
    part(text.len(), out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn terms(forms: &[(&str, &str)]) -> Terms {
        let forms: Vec<(String, TermId)> =
            forms.iter().map(|(form, id)| ((*form).to_owned(), id.parse().unwrap())).collect();
        Terms::new(forms.iter().map(|(form, id)| (form.as_str(), id)))
    }

    /// The text as it is read, with the links in brackets and the ids after a stroke.
    fn shown(terms: &Terms, text: &str) -> String {
        let mut out = String::new();
        let mut open = Vec::new();
        for (piece, _) in terms.pieces(text) {
            match piece {
                Piece::TermStart(id) => {
                    out.push('[');
                    open.push(id);
                }
                Piece::TermEnd => out += &format!("|{}]", open.pop().unwrap()),
                Piece::Plain(Event::Text(text) | Event::Code(text)) | Piece::Html(text) => out += &text,
                Piece::Plain(Event::SoftBreak) => out.push('\n'),
                _ => {}
            }
        }
        out
    }

    #[test]
    fn the_first_whole_word_of_each_term_is_linked() {
        let terms = terms(&[("logit", "logit"), ("logits", "logit"), ("top-k", "top"), ("top-k sampling", "sampling")]);
        for (text, expected) in [
            ("A logit is a logit, and logits are many.", "A [logit|logit] is a logit, and logits are many."),
            ("Many logits, a logit.", "Many [logits|logit], a logit."),
            ("Logit logitx xlogit logit_s logit-like a-logit é\u{301}logit logit.py tf.logit", ""),
            ("The logit.", "The [logit|logit]."),
            ("(logit)", "([logit|logit])"),
            ("the logit's end", "the [logit|logit]’s end"),
            ("top-k sampling, then top-k", "[top-k sampling|sampling], then [top-k|top]"),
            ("top-k samplings", "[top-k|top] samplings"),
            ("top-k sampling or top-k sampling", "[top-k sampling|sampling] or top-k sampling"),
            ("top-k\nsampling", "[top-k\nsampling|sampling]"),
            ("*top-k* sampling", "[top-k|top] sampling"),
            ("*top-k sampling*", "[top-k sampling|sampling]"),
            ("un*logit*s", ""),
            ("# logit\n\nlogit", "logit[logit|logit]"),
            ("    logit\n\nlogit", "logit\n[logit|logit]"),
            ("`logit` and logit", "logit and [logit|logit]"),
            ("[logit](https://example.org) and logit", "logit and [logit|logit]"),
            ("[@logit, logit] and logit", " and [logit|logit]"),
            ("[[term:logit]] and logit", " and logit"),
            ("logit and [[term:logit|this]]", "logit and this"),
            ("<b>logit</b> logit", "<b>[logit|logit]</b> logit"),
            ("a\n\n- logit", "a[logit|logit]"),
            ("top-k  \nsampling", "[top-k|top]sampling"),
        ] {
            let expected = if expected.is_empty() { shown(&Terms::default(), text) } else { expected.to_owned() };
            assert_eq!(shown(&terms, text), expected, "{text}");
        }
    }

    #[test]
    fn a_thousand_terms_cost_nothing() {
        let names: Vec<(String, TermId)> =
            (1..=1000).map(|n| ("a".repeat(n), format!("a-{n}").parse().unwrap())).collect();
        let terms = Terms::new(names.iter().map(|(form, id)| (form.as_str(), id)));
        let text = format!("{} aaa {}", "a".repeat(5000), "word ".repeat(20_000));
        let started = std::time::Instant::now();
        assert_eq!(terms.pieces(&text).iter().filter(|(piece, _)| matches!(piece, Piece::TermStart(_))).count(), 1);
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }

    proptest! {
        #[test]
        fn the_text_stays_what_it_was(text in "[ab *_`\\[\\]#.\n-]{0,60}") {
            let terms = terms(&[("a", "a"), ("ab", "ab"), ("a b", "a-b"), ("b", "b")]);
            let render = |pieces: Vec<(Piece<'_>, Range<usize>)>| {
                let mut out = String::new();
                pulldown_cmark::html::push_html(&mut out, pieces.into_iter().filter_map(|(piece, _)| match piece {
                    Piece::Plain(event) => Some(event),
                    Piece::Html(text) => Some(Event::Text(text)),
                    _ => None,
                }));
                out
            };
            prop_assert_eq!(render(terms.pieces(&text)), render(pieces(&text).collect()));
            // Each link is closed before the next begins, and no term has two.
            let (mut open, mut seen) = (false, BTreeSet::new());
            for (piece, _) in terms.pieces(&text) {
                match piece {
                    Piece::TermStart(id) => { prop_assert!(!open && seen.insert(id)); open = true; }
                    Piece::TermEnd => { prop_assert!(open); open = false; }
                    Piece::Plain(Event::Text(_) | Event::SoftBreak) => {}
                    _ => prop_assert!(!open),
                }
            }
        }
    }
}
