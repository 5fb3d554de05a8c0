//! The parts of an identifier.

use super::english::is_word;

/// Whether all parts of an identifier are English words. One without a letter has no parts, and is none.
pub(super) fn is_english(identifier: &str) -> bool {
    let mut any = false;
    parts(identifier, |part| {
        any = true;
        is_word(part)
    }) && any
}

/// Gives the parts of an identifier, in lower case, to `each`, as long as it returns true: what stands between underscores, digits and
/// changes of case. `HTTPServer2` has two parts, `http` and `server`.
fn parts(identifier: &str, mut each: impl FnMut(&str) -> bool) -> bool {
    let mut part = String::new();
    let mut chars = identifier.chars().peekable();
    let mut before = None::<char>;
    while let Some(char) = chars.next() {
        let begins = char.is_uppercase()
            && before.is_some_and(|before| {
                // A capital after a small letter, or the last of several capitals if a small letter follows.
                before.is_lowercase() || (before.is_uppercase() && chars.peek().is_some_and(|next| next.is_lowercase()))
            });
        if (begins || !char.is_alphabetic()) && !part.is_empty() {
            if !each(&part) {
                return false;
            }
            part.clear();
        }
        if char.is_alphabetic() {
            part.extend(char.to_lowercase());
        }
        before = Some(char);
    }
    part.is_empty() || each(&part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(identifier: &str) -> Vec<String> {
        let mut found = Vec::new();
        parts(identifier, |part| {
            found.push(part.to_owned());
            true
        });
        found
    }

    #[test]
    fn identifiers_fall_into_parts() {
        assert_eq!(of("top_k"), ["top", "k"]);
        assert_eq!(of("__init__"), ["init"]);
        assert_eq!(of("HTTPServer2"), ["http", "server"]);
        assert_eq!(of("toLowerCase"), ["to", "lower", "case"]);
        assert_eq!(of("NUM_HEADS"), ["num", "heads"]);
        assert_eq!(of("conv1d"), ["conv", "d"]);
        assert_eq!(of("GPT2LMHeadModel"), ["gpt", "lm", "head", "model"]);
        assert_eq!(of("naïveÉtude"), ["naïve", "étude"]);
        assert!(of("_").is_empty() && of("_1").is_empty());
    }

    #[test]
    fn an_identifier_is_english_if_all_its_parts_are() {
        assert!(
            is_english("generate_sample") && is_english("words") && is_english("LayerCount2") && is_english("is_a")
        );
        assert!(!is_english("n_vocab") && !is_english("tf") && !is_english("x") && !is_english("hparams"));
        assert!(!is_english("_") && !is_english("__2"));
    }
}
