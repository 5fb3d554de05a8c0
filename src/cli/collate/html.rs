pub(super) fn html(_: &super::Shown<'_>) -> String {
    String::new()
}
