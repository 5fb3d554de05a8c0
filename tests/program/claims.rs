//! Claims: the guide's examples, verdicts against checks, histories, dating, and what pages show.

use crate::support::{Edition, Repository};
use glossator::claims::guide::{GUIDES, Guide};
use serde_json::Value;

const NOTE: &str = "  What is the case is said here in a few words, so that whoever reads it knows where to look and why it matters.\n";

/// A claim's file.
fn claim(verdict: &str, checks: &[&str], facts: &[&str]) -> String {
    let list = |name: &str, checks: &[&str]| match checks {
        [] => String::new(),
        some => format!("{name}:\n{}", some.iter().map(|check| format!("  - {check}\n")).collect::<String>()),
    };
    format!(
        "claim: The walk ends on the roof.\nsaid: {{cite: ray2018, at: \"\u{a7}2 \u{b6}5\"}}\nat: lantern:game.py#L33-L35\n{}{}verdict: {verdict}\nby: [ines]\n\
         date: 2026-11-20\nnote: |\n{NOTE}",
        list("checks", checks),
        list("facts", facts)
    )
}

/// The codes of all errors that a check tells of.
fn errors(edition: &Edition) -> Vec<(String, String)> {
    let ran = edition.run(["check", "--format", "json"]);
    let list: Value = serde_json::from_str(&ran.out).unwrap();
    let errors = list.as_array().unwrap().iter().filter(|one| one["severity"] == "error");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    errors.map(|one| (text(&one["code"]), text(&one["file"]))).collect()
}

/// The edition with a history of its first work, looked at.
fn with_history() -> (Edition, Repository) {
    let mut repository = Repository::new();
    let edition = Edition::new();
    let texts = edition.folder().join("texts/echo");
    repository.take(&texts);
    // A name that nothing binds, for the one check that asks for such.
    let said = repository.read("say.py");
    repository.write("say.py", &said.replace("def main():", "def hush():\n    print(volume)\n\n\ndef main():"));
    repository.commit("Ada Voice", "2019-02-10");
    let edition = repository.pin(edition, "echo");
    (edition, repository)
}

#[test]
fn every_example_of_the_guide_is_as_it_says() {
    let (mut edition, repository) = with_history();
    let swapped = |guide: &Guide| [(guide.kind, "true", guide.holds), (guide.kind, "false", guide.fails)];
    for (kind, verdict, check) in GUIDES.iter().flat_map(swapped) {
        let name = format!("annotations/claims/across/{kind}-{verdict}.yaml");
        edition = edition.write(&name, claim(verdict, &[check], &[]));
    }
    let ran = repository.observe(&edition);
    ran.expect(0);
    assert_eq!(errors(&edition), [], "each example that holds makes its claim true, each that fails makes it false");

    for (kind, verdict, check) in GUIDES.iter().flat_map(swapped) {
        let name = format!("annotations/claims/across/{kind}-{verdict}.yaml");
        let other = if verdict == "true" { "false" } else { "true" };
        edition = edition.write(&name, claim(other, &[check], &[]));
    }
    let wrong = errors(&edition);
    for guide in GUIDES {
        let told = |verdict: &str| {
            let name = format!("annotations/claims/across/{}-{verdict}.yaml", guide.kind);
            wrong.iter().filter(|(_, file)| *file == name).map(|(code, _)| code.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(told("true"), ["verdict-contradicted"], "{}", guide.kind);
        assert_eq!(told("false"), ["check-fails"], "{}", guide.kind);
    }
    assert_eq!(wrong.len(), 2 * GUIDES.len());
}

const LOOP: &str = "node: {at: lantern:game.py#L33-L35, is: while, test: comparison}";

#[test]
fn one_changed_byte_fails_the_claims_that_rest_on_it_and_no_others() {
    let edition = Edition::new()
        .write("annotations/claims/lantern/loop.yaml", claim("true", &[LOOP], &[]))
        .write(
            "annotations/claims/lantern/closure.yaml",
            claim("true", &["closure: {of: lantern:game.py, includes: echo:echo/chain.py}"], &[]),
        )
        .write(
            "annotations/claims/echo/dice.yaml",
            claim("true", &["constant: {at: echo:echo/dice.py, name: sides, is: 6}"], &[]),
        )
        .write(
            "annotations/claims/echo/chain.yaml",
            claim("true", &["count: {at: echo:echo/chain.py, of: while, is: 1}"], &[]),
        );
    assert_eq!(errors(&edition), []);
    let edition = edition.replace("corpus/echo/source/echo/chain.py", "nobody has spoken yet", "nobody has spoken jet");
    let wrong = errors(&edition);
    let claims: Vec<_> =
        wrong.iter().filter(|(code, _)| code == "claim-unproved").map(|(_, file)| file.as_str()).collect();
    assert_eq!(claims, ["annotations/claims/echo/chain.yaml", "annotations/claims/lantern/closure.yaml"]);
    assert!(wrong.iter().any(|(code, _)| code == "lock-disagrees"));
}

#[test]
fn a_claim_is_asked_of_the_text_as_it_is() {
    let edition = Edition::new().write("annotations/claims/lantern/loop.yaml", claim("true", &[LOOP], &[]));
    assert_eq!(errors(&edition), []);
    // The next state of the text, locked anew: a line has come in before the loop.
    let edition = edition.upstream("texts/lantern/game.py", "    walk = Walk(chain)\n", "    walk = Walk(chain)\n\n");
    let wrong: Vec<_> = errors(&edition).into_iter().filter(|(_, file)| file.contains("/claims/")).collect();
    assert_eq!(wrong, [("check-fails".to_owned(), "annotations/claims/lantern/loop.yaml".to_owned())]);
}

#[test]
fn without_the_text_the_verdict_that_was_recorded_is_shown() {
    let edition = Edition::new().write("annotations/claims/lantern/loop.yaml", claim("true", &[LOOP], &[]));
    edition.run(["observe"]).expect(0);
    let edition = edition.remove("corpus/lantern/source").remove("texts/lantern");
    assert_eq!(errors(&edition), []);
    let site = edition.build();
    let page = site.html("claims/lantern/loop/index.html");
    assert!(page.contains("observed on 20"), "{page}");
    let data: Value = serde_json::from_slice(&site.files["data/claims.json"]).unwrap();
    let check = &data["claims"][0]["checks"][0];
    assert_eq!((check["outcome"].as_str(), check["observed"].is_string()), (Some("holds"), true));
    assert_eq!(data["tally"]["now"], 0);
}

#[test]
fn what_was_observed_of_another_pin_is_not_believed() {
    let (edition, repository) = with_history();
    let edition = edition.write(
        "annotations/claims/echo/there.yaml",
        claim(
            "true",
            &["history: {in: echo, refs: pin, check: {present: {in: echo, path: say.py}}, holds: always}"],
            &[],
        ),
    );
    repository.observe(&edition).expect(0);
    assert!(!edition.run(["check"]).err.contains("unobserved"));
    let observed = edition.text("corpus/echo/observed.yaml");
    let revision = observed.lines().find_map(|line| line.strip_prefix("revision: ")).unwrap().to_owned();
    let edition = edition.replace("corpus/echo/observed.yaml", &revision, &format!("swh:1:rev:{}", "0".repeat(40)));
    let ran = edition.run(["check"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("warning[unobserved]"), "{}", ran.err);
}

#[test]
fn lines_date_the_state_that_was_read() {
    let mut repository = Repository::new();
    let edition = Edition::new();
    let folder = edition.folder().join("texts/echo");
    repository.take(&folder);
    let chain = repository.read("echo/chain.py");
    repository.write("echo/chain.py", &chain.replacen("import random\n", "", 1));
    let first = repository.commit("Ada Voice", "2019-02-10");
    repository.write("echo/chain.py", &chain);
    let second = repository.commit("Ben Voice", "2019-03-01");
    repository.write("README.md", "# Echo\n\nIt says again.\n");
    let third = repository.commit("Ben Voice", "2019-04-01");
    let edition = repository.pin(edition, "echo").write(
        "annotations/claims/echo/loop.yaml",
        claim("true", &["node: {at: echo:echo/chain.py#L42-L46, is: while}"], &[]),
    );
    repository.write("echo/chain.py", &format!("\n{chain}"));
    repository.commit("Ada Voice", "2019-05-01");
    let ran = repository.run(&edition, "date", &["echo"]).expect(0);
    let expected = format!(
        "1 check of 1 claims about lines hold together at 2 of 4 commits of the branches, and at 0 of 0 others\n  \
         from {} (2019-03-01); before it, at {} (2019-02-10), fails echo/loop\n  \
         to {} (2019-04-01); after it, at ",
        &second[..7],
        &first[..7],
        &third[..7]
    );
    assert!(ran.out.starts_with(&expected), "{}\n{expected}", ran.out);
    assert!(ran.out.contains("branch trunk: 2 of 4 commits"), "{}", ran.out);
}

#[test]
fn claims_have_pages_and_signs_at_their_lines() {
    let edition = Edition::new()
        .write(
            "annotations/claims/lantern/loop.yaml",
            claim("true", &[LOOP], &["count: {at: lantern:game.py, of: while, is: 1}"]),
        )
        .write(
            "annotations/claims/lantern/no-loop.yaml",
            claim("false", &["count: {at: lantern:game.py, of: while, is: 0}"], &[LOOP])
                .replace("The walk ends", "Nothing ends"),
        );
    let site = edition.build();
    let page = site.page("read/lantern/game.py/index.html");
    let sign = page.named("a").find(|link| link.is("q")).unwrap();
    assert_eq!(sign.get("data-k"), Some("\u{2713}\u{2717}"));
    assert_eq!(
        sign.get("aria-label").unwrap(),
        "2 claims, found true: The walk ends on the roof. found false: Nothing ends on the roof."
    );
    let target = sign.get("href").unwrap().strip_prefix('#').unwrap();
    assert!(page.id(target).is_some_and(|entry| entry.is("c-true")), "{target}");
    let claim = site.page("claims/lantern/loop/index.html");
    let lit = claim.named("span").filter(|line| line.is("l") && line.is("on")).count();
    assert_eq!(lit, 3, "the claim's lines are lit among those around them");
    let list = site.page("claims/index.html");
    assert_eq!(list.named("li").filter(|item| item.is("c-false")).count(), 1);
    assert!(list.named("input").any(|input| input.get("id") == Some("show-false")), "the sieve");
    assert!(site.page("index.html").named("a").any(|link| link.get("href") == Some("claims/index.html")));
    for guide in GUIDES {
        let page = site.html(&format!("claims/checks/{}/index.html", guide.kind));
        assert!(page.contains("This fails"), "{}", guide.kind);
    }
}

#[test]
fn who_imports_whom_is_not_known_of_half_the_texts() {
    let edition = Edition::new()
        .write("annotations/claims/echo/chain.yaml", claim("true", &["fan: {of: echo:echo/chain.py, in: 1}"], &[]))
        .write(
            "annotations/claims/lantern/closure.yaml",
            claim("true", &["closure: {of: lantern:game.py, includes: echo:echo/chain.py}"], &[]),
        );
    edition.run(["observe"]).expect(0);
    assert_eq!(errors(&edition), []);
    // The importer is gone, not the import: what was observed counts.
    let edition = edition.remove("corpus/echo/source/say.py").remove("corpus/lantern/source/game.py");
    assert_eq!(errors(&edition), []);
}
