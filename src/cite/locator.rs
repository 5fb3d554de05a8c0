//! `sec. 3`, `pp. 12–15`, `fig. 9`: what part of a work is meant, from the words people write to the kinds styles know.

use hayagriva::citationberg::taxonomy::Locator as Kind;

/// A place inside a cited work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Locator {
    /// What is counted; a style may leave its label out, as Chicago does for pages.
    pub kind: Kind,
    /// The count, as printed: ranges carry an en dash.
    pub value: String,
}

/// The labels people write, without their stop, and what they count.
const LABELS: &[(&str, Kind)] = &[
    ("p", Kind::Page),
    ("pp", Kind::Page),
    ("page", Kind::Page),
    ("pages", Kind::Page),
    ("sec", Kind::Section),
    ("secs", Kind::Section),
    ("section", Kind::Section),
    ("sections", Kind::Section),
    ("§", Kind::Section),
    ("§§", Kind::Section),
    ("fig", Kind::Figure),
    ("figs", Kind::Figure),
    ("figure", Kind::Figure),
    ("figures", Kind::Figure),
    ("para", Kind::Paragraph),
    ("paras", Kind::Paragraph),
    ("par", Kind::Paragraph),
    ("paragraph", Kind::Paragraph),
    ("paragraphs", Kind::Paragraph),
    ("¶", Kind::Paragraph),
    ("¶¶", Kind::Paragraph),
    ("n", Kind::Note),
    ("nn", Kind::Note),
    ("note", Kind::Note),
    ("notes", Kind::Note),
    ("ch", Kind::Chapter),
    ("chap", Kind::Chapter),
    ("chaps", Kind::Chapter),
    ("chapter", Kind::Chapter),
    ("chapters", Kind::Chapter),
    ("l", Kind::Line),
    ("ll", Kind::Line),
    ("line", Kind::Line),
    ("lines", Kind::Line),
    ("eq", Kind::Equation),
    ("eqs", Kind::Equation),
    ("equation", Kind::Equation),
    ("table", Kind::Table),
    ("tables", Kind::Table),
    ("app", Kind::Appendix),
    ("appendix", Kind::Appendix),
    ("vol", Kind::Volume),
    ("vols", Kind::Volume),
    ("volume", Kind::Volume),
    ("pt", Kind::Part),
    ("part", Kind::Part),
    ("v", Kind::Verse),
    ("verse", Kind::Verse),
    ("col", Kind::Column),
    ("column", Kind::Column),
];

impl Locator {
    /// Reads what stands after the comma in `[@key, sec. 3]`. A bare number counts pages, as everywhere in the humanities.
    /// What is no single locator ("chap. 3, n. 2", "the whole preface") stays as it was written, without a label of the style's.
    pub fn parse(text: &str) -> Option<Locator> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let as_written = || Locator { kind: Kind::Custom, value: text.to_owned() };
        let (label, rest) = split_label(text);
        if label.is_empty() {
            return Some(if counts(text) { Locator { kind: Kind::Page, value: dashed(text) } } else { as_written() });
        }
        let known = LABELS.iter().find(|(name, _)| *name == label.to_lowercase());
        Some(match known {
            Some((_, kind)) if counts(rest) => Locator { kind: *kind, value: dashed(rest) },
            _ => as_written(),
        })
    }
}

/// `sec. 3` into `sec` and `3`, `¶5` into `¶` and `5`, `12` into nothing and `12`. Appendices are lettered, so a label
/// ends where a stop, a space or a digit is, and not before.
fn split_label(text: &str) -> (&str, &str) {
    let sign = |c: char| c == '§' || c == '¶';
    if text.starts_with(sign) {
        let end = text.find(|c| !sign(c)).unwrap_or(text.len());
        return (&text[..end], text[end..].trim_start());
    }
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    // `xii` is a count and `B` may be one: a label is followed by something.
    if end == text.len() {
        return ("", text);
    }
    (&text[..end], text[end..].trim_start_matches(['.', ' ', '\u{a0}']))
}

/// Whether this is one number, a range, or a list of them: `3`, `3.2`, `12–15`, `xii`, `A.1`, `3, 5`.
fn counts(text: &str) -> bool {
    let one = |part: &str| {
        let part = part.trim();
        let roman = !part.is_empty() && part.chars().all(|c| "ivxlcdm".contains(c));
        let lettered = part.len() == 1 && part.chars().all(|c| c.is_ascii_uppercase());
        let numbered = part.chars().any(|c| c.is_ascii_digit())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
            && part.chars().filter(char::is_ascii_alphabetic).count() <= 1;
        roman || lettered || numbered
    };
    !text.trim().is_empty() && text.split([',', '–', '-', '&']).all(one)
}

/// Ranges with the dash of print.
fn dashed(text: &str) -> String {
    text.trim().replace("--", "–").replace('-', "–")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Kind, String) {
        let locator = Locator::parse(text).expect("something was written");
        (locator.kind, locator.value)
    }

    #[test]
    fn labels_are_known_with_and_without_their_stop() {
        assert_eq!(parsed("sec. 3"), (Kind::Section, "3".into()));
        assert_eq!(parsed("section 3.2"), (Kind::Section, "3.2".into()));
        assert_eq!(parsed("§2"), (Kind::Section, "2".into()));
        assert_eq!(parsed("p. 12"), (Kind::Page, "12".into()));
        assert_eq!(parsed("pp. 12-15"), (Kind::Page, "12–15".into()));
        assert_eq!(parsed("pp. 12–15, 20"), (Kind::Page, "12–15, 20".into()));
        assert_eq!(parsed("Fig. 9"), (Kind::Figure, "9".into()));
        assert_eq!(parsed("para. 5"), (Kind::Paragraph, "5".into()));
        assert_eq!(parsed("¶5"), (Kind::Paragraph, "5".into()));
        assert_eq!(parsed("n. 3"), (Kind::Note, "3".into()));
        assert_eq!(parsed("n3"), (Kind::Note, "3".into()));
        assert_eq!(parsed("app. B"), (Kind::Appendix, "B".into()));
        assert_eq!(parsed("p. xii"), (Kind::Page, "xii".into()));
    }

    #[test]
    fn a_bare_count_is_of_pages() {
        assert_eq!(parsed("12"), (Kind::Page, "12".into()));
        assert_eq!(parsed(" xii "), (Kind::Page, "xii".into()));
    }

    #[test]
    fn what_is_no_single_locator_stays_as_written() {
        assert_eq!(parsed("chap. 3, n. 2"), (Kind::Custom, "chap. 3, n. 2".into()));
        assert_eq!(parsed("§2 ¶5"), (Kind::Custom, "§2 ¶5".into()));
        assert_eq!(parsed("the preface"), (Kind::Custom, "the preface".into()));
        assert_eq!(parsed("passim"), (Kind::Custom, "passim".into()));
        assert_eq!(parsed("non-paper"), (Kind::Custom, "non-paper".into()));
        assert_eq!(parsed("p."), (Kind::Custom, "p.".into()));
    }

    #[test]
    fn nothing_written_is_no_locator() {
        assert_eq!(Locator::parse("  "), None);
    }
}
