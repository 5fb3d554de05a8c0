//! Cutting texts into words.

use std::borrow::Cow;

/// Longer runs of letters are no words: digests, encoded data.
const LONGEST: usize = 40;

/// The words of a text, as they are kept: runs of letters, digits and underscores, in lower case, unless the capitals tell parts of the word
/// apart, as in `GPT2Generator`.
///
/// A single letter or digit is no word, nor is one of the few that stand in every text.
pub fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let runs = text.split(|c: char| !c.is_alphanumeric() && c != '_').map(|run| run.trim_matches('_'));
    runs.filter(|run| (2..=LONGEST).contains(&run.len())).map(kept).filter(|word| !is_everywhere(word))
}

/// Lower case, unless a capital follows a small letter or digit, or the last of several capitals begins a new part.
fn kept(run: &str) -> Cow<'_, str> {
    let has_upper = run.chars().any(char::is_uppercase);
    if !has_upper || has_parts(run) { Cow::Borrowed(run) } else { Cow::Owned(run.to_lowercase()) }
}

fn has_parts(run: &str) -> bool {
    let mut before: Option<char> = None;
    let mut upper = 0;
    for c in run.chars() {
        if c.is_uppercase() {
            if before.is_some_and(|before| before.is_lowercase() || before.is_numeric()) {
                return true;
            }
            upper += 1;
        } else {
            if c.is_lowercase() && upper > 1 {
                return true;
            }
            upper = 0;
        }
        before = Some(c);
    }
    false
}

/// English words, and words of Python, that are in nearly every text: nobody finds anything by them, and they would be a third of the index.
fn is_everywhere(word: &str) -> bool {
    const WORDS: [&str; 72] = [
        "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "def", "do", "does", "elif", "else", "false",
        "for", "from", "has", "have", "he", "here", "if", "import", "in", "int", "into", "is", "it", "its", "itself",
        "just", "len", "me", "more", "my", "no", "none", "not", "of", "on", "one", "only", "or", "other", "our", "out",
        "return", "self", "she", "so", "str", "such", "than", "that", "the", "their", "them", "then", "there", "these",
        "they", "this", "to", "true", "was", "we", "were", "what", "which", "with", "you",
    ];
    WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        words(text).map(Cow::into_owned).collect()
    }

    #[test]
    fn identifiers_stay_whole_and_keep_what_tells_their_parts() {
        assert_eq!(
            all("past_shape = GPT2Generator(HParams).to_JSON"),
            ["past_shape", "GPT2Generator", "HParams", "to_json"]
        );
        assert_eq!(all("__init__ _private top_k=40"), ["init", "private", "top_k", "40"]);
    }

    #[test]
    fn prose_is_in_lower_case() {
        assert_eq!(
            all("The Sampler draws; NUCLEUS sampling, 50257 Tokens"),
            ["sampler", "draws", "nucleus", "sampling", "50257", "tokens"]
        );
        assert_eq!(all("Überraschung naïve 语言模型"), ["überraschung", "naïve", "语言模型"]);
    }

    #[test]
    fn what_is_everywhere_or_no_word_is_left_out() {
        assert_eq!(all("def x(self): return the"), Vec::<String>::new());
        assert_eq!(all(&"ab".repeat(21)), Vec::<String>::new());
    }

    #[test]
    fn the_list_is_in_order_or_words_would_be_missed() {
        for word in ["an", "itself", "you"] {
            assert!(is_everywhere(word), "{word}");
        }
    }
}
