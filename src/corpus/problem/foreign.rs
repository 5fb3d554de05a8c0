//! Words from outside in our messages.

/// Words from outside, fit for one line of a message: no control characters, no ends of lines, not endless.
pub fn harmless(text: &str) -> String {
    const MOST: usize = 200;
    let mut words = String::new();
    for part in text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|part| !part.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(part);
    }
    // Characters that turn the direction of writing could make the message read as another.
    words.retain(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    if words.chars().count() > MOST {
        words = words.chars().take(MOST).chain(['…']).collect();
    }
    words
}

#[cfg(test)]
mod tests {
    #[test]
    fn foreign_words_cannot_draw_on_the_terminal() {
        assert_eq!(super::harmless("a\x1b[2J b\r\n\tc\u{202e}d"), "a [2J b cd");
        assert_eq!(super::harmless(&"x".repeat(1000)).chars().count(), 201);
    }
}
