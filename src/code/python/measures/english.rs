//! Whether something is an English word.

/// Words of one and two letters. Lists that are made for games have many more of them, which in code are abbreviations.
const SHORT: [&str; 27] = [
    "a", "am", "an", "as", "at", "be", "by", "do", "go", "he", "hi", "i", "if", "in", "is", "it", "me", "my", "no",
    "of", "on", "or", "so", "to", "up", "us", "we",
];

/// Whether a text in lower case is a word: one of three letters and more in the list of Wordnik, which has no proper names, or a common
/// one of fewer letters.
pub(super) fn is_word(text: &str) -> bool {
    if text.len() < 3 { SHORT.binary_search(&text).is_ok() } else { wordnik_list::word_exists(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_all_their_forms() {
        assert!(SHORT.is_sorted());
        for word in ["a", "is", "token", "tokens", "sampled", "generating", "interactive"] {
            assert!(is_word(word), "{word}");
        }
        for none in ["", "k", "tf", "aa", "logits2", "hparams", "argmax", "naïve", "é"] {
            assert!(!is_word(none), "{none}");
        }
    }
}
