//! What a citation or an entry is made of: runs of plain text with a style and perhaps a link, never markup.

/// A stretch of text of one look. The text is raw: whoever makes HTML of it escapes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text as it is read; `<`, `>` and `&` stand for themselves.
    pub text: String,
    /// How it looks.
    pub style: RunStyle,
    /// Where it leads, if it is a DOI or an address.
    pub link: Option<String>,
    /// The key of the cited item that it belongs to; none for what stands between items, such as parentheses.
    pub entry: Option<String>,
}

/// The looks that a style can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct RunStyle {
    pub italic: bool,
    pub bold: bool,
    pub small_caps: bool,
    pub superscript: bool,
    pub subscript: bool,
}

/// The text of some runs, without their looks.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Joins neighbours that differ in nothing but their text, and drops the empty.
pub(super) fn join(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs.into_iter().filter(|run| !run.text.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.style == run.style && last.link == run.link && last.entry == run.entry => {
                last.text.push_str(&run.text);
            }
            _ => joined.push(run),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_that_look_the_same_are_one() {
        let run =
            |text: &str, entry: Option<&str>| Run { text: text.into(), entry: entry.map(Into::into), ..Run::default() };
        let joined = join(vec![run("a", None), run("", None), run("b", None), run("c", Some("k"))]);
        assert_eq!(joined, [run("ab", None), run("c", Some("k"))]);
        assert_eq!(plain(&joined), "abc");
    }
}
