//! The colours of a picture that stands alone.
//!
//! Inside a page the theme's sheet colours the picture. A file of its own is opened by programs that know no variables, no layers and no
//! `light-dark()`, so the rules are written out for it: once with the colours of paper, and once, for those who ask for it, with those of slate.

const TOKENS: &str = include_str!("../../../theme/styles/tokens.css");
const RULES: &str = include_str!("../../../theme/styles/picture.css");

/// The rules, written out.
pub(super) fn alone() -> String {
    let tokens = tokens(TOKENS);
    let rules = unlayered(RULES);
    let [light, dark] = [0, 1].map(|side| fill(&rules, &tokens, side));
    format!("{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n")
}

/// The value of a token on paper.
pub(super) fn on_paper(name: &str) -> Option<String> {
    tokens(TOKENS).into_iter().find(|(known, _)| known.strip_prefix("--") == Some(name)).map(|(_, [light, _])| light)
}

/// What is inside of the layer.
fn unlayered(sheet: &str) -> String {
    let inside = sheet.split_once("@layer pages {").map_or(sheet, |(_, rest)| rest);
    inside.trim_end().strip_suffix('}').unwrap_or(inside).to_owned()
}

/// The tokens: name, and the values for paper and slate.
fn tokens(sheet: &str) -> Vec<(String, [String; 2])> {
    let declarations = sheet.split([';', '{', '}']).filter_map(|one| one.rsplit_once("--").map(|_| one));
    declarations
        .filter_map(|one| {
            let (name, value) = one[one.find("--")?..].split_once(':')?;
            let value = value.trim();
            let sides = match value.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')')) {
                Some(pair) => {
                    pair.split_once(',').map(|(light, dark)| [light.trim().to_owned(), dark.trim().to_owned()])?
                }
                None => [value.to_owned(), value.to_owned()],
            };
            Some((name.trim().to_owned(), sides))
        })
        .collect()
}

fn fill(rules: &str, tokens: &[(String, [String; 2])], side: usize) -> String {
    let filled =
        |rules: String, (name, sides): &(String, [String; 2])| rules.replace(&format!("var({name})"), &sides[side]);
    tokens.iter().fold(rules.to_owned(), filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_variable_is_left() {
        let alone = alone();
        assert!(!alone.contains("var(") && !alone.contains("light-dark") && !alone.contains("@layer"), "{alone}");
        assert_eq!(alone.matches('{').count(), alone.matches('}').count());
        assert!(alone.contains("#fbf8f1") && alone.contains("#20262d"), "both papers");
    }
}
