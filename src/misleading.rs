//! Characters that mislead whoever reads a text: some are not seen and move what is, some are seen and are not what they seem.
//!
//! What people write for an edition has none of the first, and is warned of the second. A vendored text may have either: it is what it is, and
//! its listing shows where (see "Trojan Source", CVE-2021-42574 and CVE-2021-42694).

use std::ops::Range;

/// A character that misleads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// It is not seen; its name says what it does.
    Hidden(char, &'static str),
    /// It is seen as another one, which is of the alphabet that the rest of its word is written in.
    LookAlike(char, char),
}

impl Sign {
    /// The character's number: `U+202E`.
    #[must_use]
    pub fn number(self) -> String {
        let (Self::Hidden(c, _) | Self::LookAlike(c, _)) = self;
        format!("U+{:04X}", u32::from(c))
    }
}

impl std::fmt::Display for Sign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Hidden(_, name) => write!(f, "{}, {name}", self.number()),
            Self::LookAlike(_, like) => write!(f, "{}, which looks like {like}", self.number()),
        }
    }
}

/// The name of a character that is not seen; nothing for those that are, and for blanks and ends of lines.
#[must_use]
pub fn hidden(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' | '\n' | '\r' | '\u{c}' => return None,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "a control character",
        '\u{ad}' => "soft hyphen",
        '\u{61c}' => "Arabic letter mark",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{200b}' => "zero width space",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "pop directional formatting",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "an invisible operator",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{206a}'..='\u{206f}' => "a deprecated format character",
        '\u{feff}' => "zero width no-break space",
        '\u{fff9}'..='\u{fffb}' => "interlinear annotation",
        '\u{e0000}'..='\u{e007f}' => "a tag character",
        '\u{e0100}'..='\u{e01ef}' => "a variation selector",
        _ => return None,
    })
}

/// Whether a character changes the direction in which others are shown.
#[must_use]
pub fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The letter of ASCII that a letter of another alphabet looks like. Only those that most fonts draw alike: a table of everything that could be mistaken
/// would warn of half of Greek.
fn like(c: char) -> Option<char> {
    const CYRILLIC: &str = "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSԌGԜW";
    const OTHERS: &str = "οoΟOΑAΒBΕEΖZΗHΙIΚKΜMΝNΡPΤTΥYΧXɡgɑaօoսuոnⅼlⅽcⅾdⅿmⅰiⅴvⅹx";
    let ascii = |from: u32, first: char| char::from_u32(u32::from(c) - from + u32::from(first));
    match c {
        'ａ'..='ｚ' => ascii(0xff41, 'a'),
        'Ａ'..='Ｚ' => ascii(0xff21, 'A'),
        '０'..='９' => ascii(0xff10, '0'),
        // Mathematical letters stand in rows of 52: 26 capitals, 26 small ones.
        '\u{1d400}'..='\u{1d6a3}' => {
            let at = (u32::from(c) - 0x1d400) % 52;
            char::from_u32(if at < 26 { u32::from('A') + at } else { u32::from('a') + at - 26 })
        }
        _ => {
            let mut pairs = CYRILLIC.chars().chain(OTHERS.chars());
            while let (Some(other), Some(latin)) = (pairs.next(), pairs.next()) {
                if other == c {
                    return Some(latin);
                }
            }
            None
        }
    }
}

/// The characters of a text that mislead, in order, with their bytes.
///
/// Joiners (U+200C, U+200D) belong to words of many languages and to pictures of people; between letters of ASCII they join nothing, and hide. A letter that
/// looks like another misleads where the rest of its word has the other's alphabet: a word that is all Cyrillic is Russian.
#[must_use]
pub fn signs(text: &str) -> Vec<(Range<usize>, Sign)> {
    if text.is_ascii()
        && !text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0xc) || byte == 0x7f)
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut word = 0; // where the present word began, among those found
    let mut latin = false;
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let drop_strangers = |found: &mut Vec<(Range<usize>, Sign)>, word: usize, latin: bool| {
        if !latin {
            let mut at = 0;
            found.retain(|(_, sign)| {
                at += 1;
                at <= word || !matches!(sign, Sign::LookAlike(..))
            });
        }
    };
    let mut before = '\n';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let range = at..at + c.len_utf8();
        let after = rest.peek().map_or('\n', |(_, c)| *c);
        // What is not seen does not part a word.
        let unseen = hidden(c);
        if !is_part(c) && unseen.is_none() && !matches!(c, '\u{200c}' | '\u{200d}') {
            drop_strangers(&mut found, word, latin);
            latin = false;
            word = found.len();
        }
        latin |= c.is_ascii_alphabetic();
        if c.is_ascii() && !c.is_control() {
            before = c;
            continue;
        }
        if let Some(name) = unseen {
            found.push((range, Sign::Hidden(c, name)));
        } else if matches!(c, '\u{200c}' | '\u{200d}') && before.is_ascii() && after.is_ascii() {
            found.push((
                range,
                Sign::Hidden(c, if c == '\u{200c}' { "zero width non-joiner" } else { "zero width joiner" }),
            ));
        } else if let Some(seen) = like(c) {
            found.push((range, Sign::LookAlike(c, seen)));
        }
        before = c;
    }
    drop_strangers(&mut found, word, latin);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        signs(text).into_iter().map(|(range, sign)| format!("{} {sign}", range.start)).collect()
    }

    #[test]
    fn what_is_not_seen_is_named() {
        assert_eq!(told("a\u{202e}b"), ["1 U+202E, right-to-left override"]);
        assert_eq!(
            told("a\u{0}b\u{1b}\u{7f}"),
            ["1 U+0000, a control character", "3 U+001B, a control character", "4 U+007F, a control character"]
        );
        assert_eq!(told("is\u{200d}admin"), ["2 U+200D, zero width joiner"]);
        assert_eq!(told("x\u{e0041}"), ["1 U+E0041, a tag character"]);
    }

    #[test]
    fn letters_mislead_in_words_of_another_alphabet() {
        assert_eq!(told("p\u{430}ypal"), ["1 U+0430, which looks like a"]);
        assert_eq!(told("\u{430}dmin \u{43e}\u{43d}"), ["0 U+0430, which looks like a"]);
        assert_eq!(told("ｆn"), ["0 U+FF46, which looks like f"]);
        assert_eq!(told("x_\u{1d41a}"), ["2 U+1D41A, which looks like a"]);
    }

    #[test]
    fn what_people_write_misleads_nobody() {
        for plain in [
            "Plain text,\n\ttwo lines.\r\n",
            "Мама мыла раму; Ωμέγα; “quotes” – dashes … ½ µm é Ж",
            "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{2764}\u{fe0f} می\u{200c}خواهم",
            "עברית العربية 漢字 한글",
            "e\u{301} naïve",
        ] {
            assert_eq!(told(plain), [""; 0], "{plain}");
        }
    }
}
