//! Breaking a file's name into lines.

/// Breaks a name into lines of at most so many characters: after `_`, `-`, `.` and `/`, or anywhere if there is no other way.
pub(super) fn wrap(name: &str, most: usize) -> Vec<String> {
    let most = most.max(1);
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces(name) {
        let mut rest: Vec<char> = piece.chars().collect();
        if let Some(line) = lines.last_mut().filter(|line| line.chars().count() + rest.len() <= most) {
            line.extend(rest);
            continue;
        }
        while rest.len() > most {
            let tail = rest.split_off(most);
            lines.push(rest.into_iter().collect());
            rest = tail;
        }
        lines.push(rest.into_iter().collect());
    }
    // A line that holds nothing but the end of a file's name looks like a mistake: `.py` goes with what is before it.
    if let [.., before, last] = lines.as_mut_slice()
        && before.ends_with('.')
        && before.chars().count() > 1
        && last.chars().count() < most
    {
        let cut = before[..before.len() - 1].rfind(['_', '-', '/', '.']).map_or(0, |at| at + 1);
        let moved = before.split_off(cut);
        if cut > 0 && moved.chars().count() + last.chars().count() <= most {
            last.insert_str(0, &moved);
        } else {
            before.push_str(&moved);
            let dot = before.pop();
            last.insert_str(0, &dot.map(String::from).unwrap_or_default());
        }
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// The pieces of a name that are not broken without need: each ends in a sign that may end a line, and has something before it.
fn pieces(name: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = String::new();
    for piece in name.split_inclusive(['_', '-', '.', '/', ' ']) {
        before.push_str(piece);
        if piece.chars().any(char::is_alphanumeric) {
            pieces.push(std::mem::take(&mut before));
        }
    }
    pieces.extend((!before.is_empty()).then_some(before));
    pieces
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use proptest::prelude::*;

    #[test]
    fn names_break_where_people_would() {
        assert_eq!(wrap("model.py", 15), ["model.py"]);
        assert_eq!(wrap("interactive_conditional_samples.py", 15), ["interactive_", "conditional_", "samples.py"]);
        assert_eq!(wrap("WordServiceDockerfile", 15), ["WordServiceDock", "erfile"]);
        assert_eq!(wrap("grammars/__init__.py", 15), ["grammars/", "__init__.py"]);
        assert_eq!(wrap("twitter_bot.py", 12), ["twitter_", "bot.py"]);
        assert_eq!(wrap("requirements.txt", 13), ["requirements", ".txt"]);
        assert_eq!(wrap("", 5), [""]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_too_long(name in "[a-z_./é-]{0,60}", most in 3usize..20) {
            let lines = wrap(&name, most);
            prop_assert_eq!(lines.concat(), name);
            for line in &lines {
                prop_assert!(line.chars().count() <= most, "{:?} of {:?}", line, lines);
            }
        }
    }
}
