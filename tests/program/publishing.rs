//! The workflows of the code host: what they run is pinned, and what strangers write is never part of a script.

use std::path::Path;

#[test]
fn workflows_take_nothing_that_can_move_and_nothing_that_strangers_write() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    let mut used = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let workflow: serde_json::Value =
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        assert_eq!(workflow["permissions"], serde_json::json!({ "contents": "read" }), "{path:?}");
        assert!(!text.contains("pull_request_target") && !text.contains("secrets."), "{path:?}");
        for line in text.lines() {
            if let Some((_, action)) = line.split_once("uses: ") {
                let (_, pin) = action.split_once('@').unwrap_or_default();
                let (digest, version) = pin.split_once(" # v").unwrap_or_default();
                let is_digest = digest.len() == 40 && digest.bytes().all(|b| b.is_ascii_hexdigit());
                assert!(is_digest && !version.is_empty(), "{path:?}: {line}");
                used += 1;
            }
        }
        // Scripts get values as variables only.
        for job in workflow["jobs"].as_object().unwrap().values() {
            for step in job["steps"].as_array().unwrap() {
                let script = step["run"].as_str().unwrap_or_default();
                assert!(!script.contains("${{"), "{path:?}: {script}");
            }
        }
    }
    assert!(used > 8, "{used}");
}
