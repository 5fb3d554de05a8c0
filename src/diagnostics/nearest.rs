//! "Did you mean …?"

/// The candidate that is most like `wrong`, if any is like it at all: at most a third of its characters changed, added, dropped or
/// swapped (Damerau and Levenshtein's distance), or equal but for case.
pub fn nearest<'c>(wrong: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // A name of two hundred characters is no slip of the hand, and the distance costs the product of both lengths.
    if wrong.chars().count() > 200 {
        return None;
    }
    let lower = wrong.to_lowercase();
    let limit = (wrong.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != wrong && candidate.chars().count().abs_diff(lower.chars().count()) <= limit)
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_monstrous_name_costs_nothing() {
        assert_eq!(nearest(&"x".repeat(2_000_000), ["kind"]), None);
    }

    #[test]
    fn only_what_is_like_it_is_offered() {
        let keys = ["kind", "title", "target", "lens"];
        assert_eq!(nearest("knid", keys), Some("kind"));
        assert_eq!(nearest("Titel", keys), Some("title"));
        assert_eq!(nearest("tragets", keys), Some("target"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("x", []), None);
    }
}
