//! Which checks ask something that can be asked, and could also not be so.

use super::compare::pattern;
use crate::code::language::Language;
use crate::corpus::holdings::{FileKey, Holding};
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::check::{Asked, Check, WorkState};
use crate::edition::{Claim, Verdict};
use crate::ids::{Amount, ClaimGroup, ClaimId, CodeAddress, WorkId};
use crate::resolve::Resolved;
use crate::yaml::{Located, Text};
use std::collections::BTreeSet;

/// The claims whose checks can all be asked, and what is wrong with the others.
pub(super) fn check(resolved: &Resolved) -> (BTreeSet<ClaimId>, Vec<Diagnostic>) {
    let (mut sound, mut wrong) = (BTreeSet::new(), Vec::new());
    for claim in resolved.edition.claims.values() {
        let mut validity = Validity { resolved, wrong: Vec::new(), silent: false };
        validity.claim(claim);
        if validity.wrong.is_empty() && !validity.silent {
            sound.insert(claim.id.clone());
        }
        wrong.append(&mut validity.wrong);
    }
    (sound, wrong)
}

struct Validity<'v> {
    resolved: &'v Resolved,
    wrong: Vec<Diagnostic>,
    /// Something is wrong that was said elsewhere.
    silent: bool,
}

impl Validity<'_> {
    fn claim(&mut self, claim: &Claim) {
        if let ClaimGroup::Work(work) = claim.id.group() {
            self.work(work, &Place::whole(&claim.place.file));
        }
        for address in &claim.at.0 {
            self.address(address);
        }
        let unchecked = claim.all_checks().next().is_none() || claim.verdict.value == Verdict::Undecidable;
        if unchecked && claim.undecided.is_none() {
            let problem = Problem::Unchecked { verdict: claim.verdict.as_str() };
            self.wrong.push(Diagnostic::new(problem, claim.verdict.place.clone()));
        }
        for check in claim.all_checks() {
            self.check(check);
        }
    }

    fn say(&mut self, problem: Problem, place: &Place) {
        self.wrong.push(Diagnostic::new(problem, place.clone()));
    }

    fn idle(&mut self, why: &'static str, place: &Place) {
        self.say(Problem::IdleCheck { why }, place);
    }

    fn work(&mut self, work: &WorkId, place: &Place) {
        let edition = &self.resolved.edition;
        if edition.faulty.works.contains(work) {
            self.silent = true;
        } else if !edition.works.contains_key(work) {
            let known = edition.works.keys().map(ToString::to_string).collect();
            let name = work.to_string();
            self.say(Problem::Unknown { what: "work", name, known, defined_in: "the folders of `corpus`" }, place);
        }
    }

    fn state(&mut self, state: &Located<WorkState>) {
        self.work(&state.work, &state.place);
        let edition = &self.resolved.edition;
        let Some(work) = edition.works.get(&state.work) else { return };
        if work.state(state.state.as_ref()).is_none() {
            let known = work.states.iter().filter_map(|one| one.id.as_ref());
            let known = known.map(|id| format!("{}@{id}", state.work)).collect();
            let name = state.value.to_string();
            let defined_in = "the `witnesses` of its work.yaml";
            self.say(Problem::Unknown { what: "witness", name, known, defined_in }, &state.place);
        }
    }

    fn address(&mut self, address: &Located<CodeAddress>) -> Option<&Holding> {
        if let Err(problem) = self.resolved.index().code_file(&address.value) {
            match problem {
                Some(problem) => self.say(problem, &address.place),
                None => self.silent = true,
            }
            return None;
        }
        self.resolved.holdings.files.get(&FileKey::of(&address.value))
    }

    /// An address of Python whose text, if it is there, is Python throughout; with a symbol that it defines, if one is named.
    fn python(&mut self, address: &Located<CodeAddress>, symbol: Option<&Located<Text>>) {
        let Some(holding) = self.address(address) else { return };
        let path = address.path.to_string();
        let first = holding.text.as_ref().map_or("", |text| text.line(1));
        if Language::detect(address.path.as_str(), first) != Language::Python {
            let why = format!("`{path}` is not Python, and this asks for syntax");
            return self.say(Problem::CheckMisplaced { why }, &address.place);
        }
        let known: Vec<String> = holding.facts.symbols.iter().map(|symbol| symbol.name.clone()).collect();
        if let Some(symbol) = symbol.filter(|symbol| !known.iter().any(|name| *name == *symbol.value)) {
            let problem = Problem::UnknownSymbol { symbol: symbol.to_string(), path, known };
            self.say(problem, &symbol.place);
        }
    }

    fn times(&mut self, times: Option<&Located<Amount>>) {
        if let Some(times) = times.filter(|times| times.allows_every_count()) {
            self.idle("every number is allowed", &times.place);
        }
    }

    fn needs_one(&mut self, given: bool, why: &'static str, place: &Place) {
        if !given {
            self.idle(why, place);
        }
    }

    fn check(&mut self, check: &Check) {
        let place = &check.place;
        match &check.asked {
            Asked::Node(one) => {
                self.python(&one.at, one.symbol.as_ref());
                self.times(one.times.as_ref());
                if let Some(test) = one.test.as_ref().filter(|_| !one.is.has_condition()) {
                    let why = format!("a `{}` has no condition", one.is.as_str());
                    self.say(Problem::CheckMisplaced { why }, &test.place);
                }
            }
            Asked::Call(one) => {
                self.python(&one.at, one.symbol.as_ref());
                self.times(one.times.as_ref());
            }
            Asked::Assignment(one) => {
                self.python(&one.at, one.symbol.as_ref());
                self.times(one.times.as_ref());
            }
            Asked::Definition(one) => {
                self.python(&one.at, None);
                self.times(one.times.as_ref());
            }
            Asked::Import(one) => {
                self.python(&one.at, None);
                self.times(one.times.as_ref());
            }
            Asked::Constant(one) => self.python(&one.at, one.symbol.as_ref()),
            Asked::Docstring(one) => {
                self.python(&one.at, one.symbol.as_ref());
                let asks = !one.mentions.0.is_empty() || !one.lacks.0.is_empty();
                self.needs_one(asks, "it has neither `mentions` nor `lacks`", place);
            }
            Asked::Undefined(one) => {
                self.python(&one.at, None);
                self.needs_one(!one.names.0.is_empty(), "it names nothing", place);
            }
            Asked::Text(one) => self.text(one, place),
            Asked::Count(one) => {
                if one.of.needs_syntax() || one.symbol.is_some() {
                    self.python(&one.at, one.symbol.as_ref());
                } else {
                    self.address(&one.at);
                }
                self.times(Some(&one.is));
            }
            Asked::Authors(one) => {
                self.address(&one.at);
                self.times(one.are.as_ref());
                let asks = one.are.is_some() || !one.include.0.is_empty();
                self.needs_one(asks, "it has neither `are` nor `include`", place);
            }
            Asked::Present(one) => self.state(&one.r#in),
            Asked::Absent(one) => self.state(&one.r#in),
            Asked::Files(one) => {
                self.state(&one.r#in);
                self.times(one.times.as_ref());
                if let Err(error) = pattern(&one.matching) {
                    let why = format!("this is not a pattern of paths: {}", error.kind());
                    self.say(Problem::CheckMisplaced { why }, &one.matching.place);
                }
                let asks = !one.are.0.is_empty() || one.times.is_some();
                self.needs_one(asks, "it has neither `are` nor `times`", place);
            }
            _ => self.between(check),
        }
    }

    fn between(&mut self, check: &Check) {
        let place = &check.place;
        match &check.asked {
            Asked::Closure(one) => {
                for address in check.addresses() {
                    self.python(address, None);
                }
                let asks = !one.includes.0.is_empty() || !one.excludes.0.is_empty();
                self.needs_one(asks, "it has neither `includes` nor `excludes`", place);
            }
            Asked::Fan(one) => {
                self.python(&one.of, None);
                self.times(one.r#in.as_ref());
                self.times(one.out.as_ref());
                self.needs_one(one.r#in.is_some() || one.out.is_some(), "it has neither `in` nor `out`", place);
            }
            Asked::Measure(one) => {
                for address in check.addresses() {
                    self.python(address, None);
                }
                self.times(one.is.as_ref());
                self.needs_one(one.is.is_some() || one.above.is_some(), "it has neither `is` nor `above`", place);
            }
            Asked::Similarity(one) => {
                self.pair((&one.of, one.symbol.as_ref()), (&one.to, one.to_symbol.as_ref()), place);
                if one.is.allows(0.0) && one.is.allows(1.0) {
                    self.idle("every likeness is allowed", &one.is.place);
                }
            }
            Asked::Identical(one) => {
                self.pair((&one.of, one.symbol.as_ref()), (&one.to, one.to_symbol.as_ref()), place)
            }
            Asked::OnlyIn(one) => self.pair((&one.of, None), (&one.not, None), place),
            Asked::History(one) => {
                self.work(&one.r#in, &one.r#in.place);
                self.inner(&one.check, &one.r#in);
            }
            Asked::Pickaxe(one) => {
                self.work(&one.r#in, &one.r#in.place);
                self.times(Some(&one.commits));
            }
            Asked::Commits(one) => {
                self.work(&one.r#in, &one.r#in.place);
                self.times(one.commits.as_ref());
                self.times(one.authors.as_ref());
                let asks = one.commits.is_some() || one.authors.is_some();
                self.needs_one(asks, "it has neither `commits` nor `authors`", place);
            }
            _ => {}
        }
    }

    fn text(&mut self, check: &crate::edition::check::TextCheck, place: &Place) {
        match &check.symbol {
            Some(symbol) => self.python(&check.at, Some(symbol)),
            None => {
                self.address(&check.at);
            }
        }
        self.times(check.times.as_ref());
        match (&check.has, &check.matches) {
            (None, None) => self.idle("it has neither `has` nor `matches`", place),
            (Some(_), Some(pattern)) => {
                let why = "a check has `has` or `matches`, not both".to_owned();
                self.say(Problem::CheckMisplaced { why }, &pattern.place);
            }
            (None, Some(pattern)) if pattern.0.is_match("") => {
                self.idle("this expression is found in every text", &pattern.place);
            }
            _ => {}
        }
    }

    fn pair(
        &mut self,
        (of, symbol): (&Located<CodeAddress>, Option<&Located<Text>>),
        (to, to_symbol): (&Located<CodeAddress>, Option<&Located<Text>>),
        place: &Place,
    ) {
        self.address(of);
        self.address(to);
        if of.value == to.value && symbol.map(|one| &one.value) == to_symbol.or(symbol).map(|one| &one.value) {
            self.idle("it compares a text with itself", place);
        }
    }

    /// What is asked of every commit has to be about one file of the work, or about what is there; and that file may be gone at the pin.
    fn inner(&mut self, check: &Check, work: &WorkId) {
        let about = match &check.asked {
            Asked::Present(one) => Some(&one.r#in.work),
            Asked::Absent(one) => Some(&one.r#in.work),
            Asked::Files(one) => Some(&one.r#in.work),
            _ => check.subject().map(|address| &address.work),
        };
        let witness = check.addresses().iter().any(|address| address.state.is_some());
        if about != Some(work) || witness {
            let why = "only a check about one file of this work, or about what is there, can be asked at every commit";
            self.say(Problem::CheckMisplaced { why: why.to_owned() }, &check.place);
        }
    }
}
