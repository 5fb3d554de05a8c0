//! The theme's colours, read from its own sheets, on every ground that they can stand on, in both themes.
//!
//! WCAG 2.2 asks for 4.5 to 1. Code is small and read for long, so we ask for 5.5 of everything that is read, and of the letters of kinds.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]

use glossator::code::highlight::TokenClass;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The least contrast of text and ground.
const LEAST: f64 = 5.5;
/// What text stands on.
const GROUNDS: [&str; 4] = ["paper", "ground-noted", "ground-target", "ground-mark"];
const THEMES: [&str; 2] = ["light", "dark"];

/// The colours of the custom properties, `[light, dark]`.
struct Sheet {
    text: String,
    colours: BTreeMap<String, [String; 2]>,
}

impl Sheet {
    fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("theme/styles");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let text: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
        let mut colours = BTreeMap::new();
        for line in text.lines() {
            let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(':')) else {
                continue;
            };
            let inner = value.trim().strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(");"));
            let Some((light, dark)) = inner.and_then(|inner| inner.split_once(',')) else { continue };
            let colour = [light.trim().to_owned(), dark.trim().to_owned()];
            assert!(colours.insert(name.to_owned(), colour).is_none(), "--{name} is set twice");
        }
        Self { text, colours }
    }

    fn colour(&self, name: &str, theme: usize) -> &str {
        &self.colours.get(name).unwrap_or_else(|| panic!("the sheets set no colour --{name}"))[theme]
    }

    /// The kinds' hue, from the rule whose selector names the kind alone.
    fn hue_of(&self, kind: &str) -> Option<String> {
        let class = format!(".k-{kind}");
        let rules = self.text.lines().filter_map(|line| line.trim().split_once('{'));
        let named = |selector: &str| {
            selector.trim().trim_start_matches(":is(").trim_end_matches(')').split(',').any(|one| one.trim() == class)
        };
        rules
            .filter(|(selector, _)| named(selector))
            .find_map(|(_, body)| Some(body.split("--kind: var(--").nth(1)?.split(')').next()?.to_owned()))
    }
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let hex = colour.strip_prefix('#').filter(|hex| hex.len() == 6).unwrap_or_else(|| panic!("not a colour: {colour}"));
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What of `names` is too pale on one of `grounds`.
fn too_pale(sheet: &Sheet, names: &[String], grounds: &[&str]) -> Vec<String> {
    let mut pale = Vec::new();
    for (at, theme) in THEMES.iter().enumerate() {
        for name in names {
            for ground in grounds {
                let found = contrast(sheet.colour(name, at), sheet.colour(ground, at));
                if found < LEAST {
                    pale.push(format!("--{name} on --{ground}, {theme}: {found:.2}"));
                }
            }
        }
    }
    pale
}

#[test]
fn the_measure_is_that_of_the_standard() {
    assert!((contrast("#ffffff", "#000000") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.005);
}

#[test]
fn every_token_is_readable_on_every_ground() {
    let sheet = Sheet::read();
    let names: Vec<_> = TokenClass::ALL.iter().map(|class| format!("token-{}", class.name())).collect();
    assert_eq!(too_pale(&sheet, &names, &GROUNDS), Vec::<String>::new());
}

#[test]
fn every_token_has_its_colour() {
    let sheet = Sheet::read();
    for class in TokenClass::ALL {
        let (css, colour) = (class.css(), format!("color: var(--token-{});", class.name()));
        let rule = sheet.text.lines().find(|line| {
            let selector = line.split('{').next().unwrap_or_default().trim();
            line.contains('{') && selector.starts_with(".listing ") && selector.ends_with(&format!(".{css}"))
        });
        assert!(rule.is_some_and(|rule| rule.contains(&colour)), "no rule gives .{css} its {colour}");
    }
}

/// Shapes need 3 to 1 (WCAG 2.2, 1.4.11). Each age is further from the paper than the one before, so that the row can be told without its hues.
#[test]
fn ages_stand_out_from_the_paper_the_later_the_more() {
    let sheet = Sheet::read();
    for (at, theme) in THEMES.iter().enumerate() {
        let paper = sheet.colour("paper", at);
        let found: Vec<f64> = (1..=5).map(|age| contrast(sheet.colour(&format!("age-{age}"), at), paper)).collect();
        assert!(found[0] >= 3.0, "{theme}: {found:?}");
        assert!(found.windows(2).all(|two| two[1] / two[0] >= 1.2), "{theme}: {found:?}");
    }
}

#[test]
fn text_links_and_kinds_are_readable_on_every_ground() {
    let sheet = Sheet::read();
    let kinds = sheet.colours.keys().filter(|name| name.starts_with("kind-")).cloned();
    let names: Vec<_> = ["ink", "soft", "link"].map(ToOwned::to_owned).into_iter().chain(kinds).collect();
    assert!(names.len() > 3);
    assert_eq!(too_pale(&sheet, &names, &GROUNDS), Vec::<String>::new());
}

#[test]
fn the_letters_of_layers_are_readable_in_their_shapes() {
    let sheet = Sheet::read();
    let layers = ["core", "mediating", "ancillary", "paratext"].map(|layer| format!("layer-{layer}"));
    assert_eq!(too_pale(&sheet, &layers, &["on-layer"]), Vec::<String>::new());
}

#[test]
fn every_kind_of_the_edition_has_a_hue_and_a_letter_of_its_own() {
    let sheet = Sheet::read();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("annotations/kinds.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    let field = |name: &str| -> Vec<String> {
        text.lines()
            .filter_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix(name))
            .map(|value| value.trim().to_owned())
            .collect()
    };
    let (ids, letters) = (field("id:"), field("letter:"));
    assert_eq!((ids.len(), letters.iter().collect::<BTreeSet<_>>().len()), (letters.len(), letters.len()));
    for id in ids {
        let hue = sheet.hue_of(&id).unwrap_or_else(|| panic!("no rule gives .k-{id} a hue"));
        sheet.colour(&hue, 0);
    }
}
