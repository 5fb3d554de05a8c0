//! Numbers in few letters.
//!
//! A list of ascending numbers becomes the row of their differences, each in as many letters as it needs: five bits a letter, the lowest
//! first, and a sixth that says that more follow. Source maps write numbers so (ECMA-426, base64 VLQ), but with a sign, which differences of
//! ascending numbers do not have. Letters, because what a page opened from disk can load is a script, and a script is text.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes ascending numbers behind `out`.
pub(super) fn ascending(out: &mut String, numbers: &[u32]) {
    let mut before = 0;
    for number in numbers {
        one(out, number - before);
        before = *number;
    }
}

fn one(out: &mut String, mut number: u32) {
    loop {
        let (low, rest) = (number & 31, number >> 5);
        out.push(char::from(LETTERS[(low | if rest > 0 { 32 } else { 0 }) as usize]));
        if rest == 0 {
            return;
        }
        number = rest;
    }
}

#[cfg(test)]
pub(super) fn read(text: &str) -> Vec<u32> {
    let (mut numbers, mut before, mut number, mut shift) = (Vec::new(), 0, 0, 0);
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter).expect("a letter of the code") as u32;
        number |= (value & 31) << shift;
        shift += 5;
        if value < 32 {
            before += number;
            numbers.push(before);
            (number, shift) = (0, 0);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_steps_take_a_letter() {
        let mut text = String::new();
        ascending(&mut text, &[0, 1, 32, 33, 1057]);
        assert_eq!(text, "ABfBgg".to_owned() + "B");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(mut numbers in prop::collection::btree_set(0u32..=u32::MAX, 0..200)) {
            let numbers: Vec<u32> = std::mem::take(&mut numbers).into_iter().collect();
            let mut text = String::new();
            ascending(&mut text, &numbers);
            prop_assert_eq!(read(&text), numbers);
        }
    }
}
