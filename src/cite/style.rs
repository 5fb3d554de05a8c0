//! Which citation style, by the name it has in the archive, and what it takes to run it: one style and one or two locales.

use std::sync::OnceLock;

use super::substitutes;
use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::{self, IndependentStyle, Locale, LocaleCode, StyleClass};

/// A citation style of the archive. Cheap to make: the style itself is read at its first use, and once.
#[derive(Debug)]
pub struct Style {
    archived: ArchivedStyle,
    loaded: OnceLock<Loaded>,
}

/// The style's rules and the words ("edited by", "n.d.") of the languages it needs.
#[derive(Debug)]
pub(super) struct Loaded {
    pub csl: IndependentStyle,
    pub locales: Vec<Locale>,
}

/// A style's name that the archive does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownStyle {
    /// The name that was asked for.
    pub name: String,
    /// The names most like it, best first; at most three.
    pub nearest: Vec<&'static str>,
}

impl std::fmt::Display for UnknownStyle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "there is no citation style `{}`", self.name)?;
        for (i, near) in self.nearest.iter().enumerate() {
            write!(f, "{}`{near}`", if i == 0 { "; did you mean " } else { " or " })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownStyle {}

impl Default for Style {
    /// Chicago author-date, the field's own.
    fn default() -> Self {
        Style::of(ArchivedStyle::ChicagoAuthorDate)
    }
}

impl Style {
    /// The style of this name, such as `chicago-author-date`, `modern-language-association` or `apa`.
    pub fn named(name: &str) -> Result<Style, UnknownStyle> {
        match ArchivedStyle::by_name(name) {
            Some(archived) => Ok(Style::of(archived)),
            None => Err(UnknownStyle { name: name.to_owned(), nearest: nearest(name) }),
        }
    }

    /// The name the style goes by in the archive.
    pub fn name(&self) -> &'static str {
        self.archived.names().first().copied().unwrap_or("unnamed")
    }

    /// What people call it, edition and all.
    pub fn title(&self) -> &'static str {
        self.archived.display_name()
    }

    fn of(archived: ArchivedStyle) -> Style {
        Style { archived, loaded: OnceLock::new() }
    }

    pub(super) fn loaded(&self) -> &Loaded {
        self.loaded.get_or_init(|| {
            let mut csl = match self.archived.get() {
                citationberg::Style::Independent(style) => style,
                // A test proves that the archive has none of these, so there is no error for anyone to see.
                citationberg::Style::Dependent(_) => match ArchivedStyle::ChicagoAuthorDate.get() {
                    citationberg::Style::Independent(style) => style,
                    citationberg::Style::Dependent(_) => unreachable!("Chicago author-date stands on its own"),
                },
            };
            substitutes::inherit(&mut csl);
            let locales = locales_for(csl.default_locale.as_ref());
            Loaded { csl, locales }
        })
    }
}

impl Loaded {
    /// Whether the order in which entries are first cited may be ours to choose: it numbers the entries of a style that
    /// does not sort its list, and makes "ibid." in notes, but an author-date style takes only the letters of `2019a`,
    /// `2019b` from it, and those have to follow the list.
    pub fn letters_follow_the_list(&self) -> bool {
        let sorts = self.csl.bibliography.as_ref().is_some_and(|b| b.sort.is_some());
        sorts && self.csl.settings.class == StyleClass::InText
    }

    /// Whether authors who share a family name are told apart in the text.
    pub fn tells_namesakes_apart(&self) -> bool {
        self.csl.citation.disambiguate_add_givenname && self.csl.settings.class == StyleClass::InText
    }
}

/// US English, which the processor falls back on, and the style's own language. The archive's `locales()` decodes all
/// 63 at every call (tens of milliseconds), so the two are picked by the language tag that opens their bytes.
fn locales_for(own: Option<&LocaleCode>) -> Vec<Locale> {
    let mut wanted = vec!["en-US"];
    if let Some(own) = own.map(|code| code.0.as_str()).filter(|code| *code != "en-US") {
        wanted.insert(0, own);
    }
    let opens_with = |bytes: &[u8], tag: &str| {
        let head = &bytes[..bytes.len().min(32)];
        head.windows(tag.len()).any(|window| window == tag.as_bytes())
    };
    wanted
        .into_iter()
        .filter_map(|tag| archive::LOCALES.iter().find(|bytes| opens_with(bytes, tag)))
        .filter_map(|bytes| ciborium::de::from_reader(*bytes).ok())
        .collect()
}

fn nearest(name: &str) -> Vec<&'static str> {
    let mut scored: Vec<(f64, &'static str)> = ArchivedStyle::all()
        .iter()
        .flat_map(|style| style.names())
        .map(|known| (strsim::jaro_winkler(name, known), *known))
        .filter(|(score, _)| *score > 0.75)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by_key(|(_, known)| *known);
    scored.into_iter().take(3).map(|(_, known)| known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_brings_the_nearest() {
        let error = Style::named("chicago-author-dates").unwrap_err();
        assert_eq!(error.nearest.first(), Some(&"chicago-author-date"));
        assert!(
            error
                .to_string()
                .starts_with("there is no citation style `chicago-author-dates`; did you mean `chicago-author-date`")
        );
        assert_eq!(Style::named("@").unwrap_err().to_string(), "there is no citation style `@`");
    }

    #[test]
    fn a_style_is_known_by_its_name() {
        assert_eq!(Style::named("chicago-author-date").unwrap().name(), Style::default().name());
        assert!(Style::default().title().contains("18th edition"));
        assert_eq!(Style::named("apa").unwrap().loaded().locales[0].lang, Some(LocaleCode::en_us()));
    }

    #[test]
    fn a_style_in_another_language_has_its_words_and_the_fallback() {
        let german = Style::named("deutsche-sprache").unwrap();
        let tags: Vec<_> = german
            .loaded()
            .locales
            .iter()
            .filter_map(|locale| locale.lang.as_ref())
            .map(|code| code.0.as_str())
            .collect();
        assert_eq!(tags, ["de-DE", "en-US"]);
    }

    #[test]
    fn the_archive_has_no_style_that_leans_on_another() {
        for style in ArchivedStyle::all() {
            assert!(matches!(style.get(), citationberg::Style::Independent(_)), "{}", style.display_name());
        }
    }
}
