//! Progress on a terminal: bars where there is one, otherwise a line for each thing begun and ended.

use crate::corpus::progress::{Amount, Outcome, Progress, Step, StepId};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What fits standard error: bars on a terminal, lines elsewhere.
#[must_use]
pub fn for_stderr() -> Box<dyn Progress + Send> {
    if std::io::stderr().is_terminal() { Box::new(Bars::new()) } else { Box::new(Lines::new(std::io::stderr())) }
}

/// A lock that another thread's panic does not take away: what is behind it is only for show.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A bar for each step, gone when the step ends.
#[derive(Debug, Default)]
pub struct Bars {
    all: MultiProgress,
    bars: Mutex<(u64, BTreeMap<StepId, ProgressBar>)>,
}

impl Bars {
    /// Bars on standard error.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// A style from a template of ours. One with a mistake in it would show as indicatif's own, and the test below fails.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

const WAITING: &str = "{spinner} {wide_msg}";
const BYTES: &str = "{spinner} {msg} [{bar:24}] {bytes}/{total_bytes}";
const BYTES_SO_FAR: &str = "{spinner} {msg} {bytes}";
const OBJECTS: &str = "{spinner} {msg} [{bar:24}] {pos}/{len}";

impl Progress for Bars {
    fn begin(&self, step: &Step) -> StepId {
        let bar = self.all.add(ProgressBar::new_spinner().with_style(style(WAITING)));
        bar.set_message(step.to_string());
        bar.enable_steady_tick(Duration::from_millis(120));
        let mut bars = lock(&self.bars);
        bars.0 += 1;
        let id = StepId(bars.0);
        bars.1.insert(id, bar);
        id
    }

    fn advance(&self, step: StepId, amount: Amount) {
        let bars = lock(&self.bars);
        let Some(bar) = bars.1.get(&step) else { return };
        let (done, of, template) = match amount {
            Amount::Bytes { done, of: Some(of) } => (done, Some(of), BYTES),
            Amount::Bytes { done, of: None } => (done, None, BYTES_SO_FAR),
            Amount::Objects { done, of } => (done, Some(of), OBJECTS),
        };
        bar.set_style(style(template));
        of.into_iter().for_each(|of| bar.set_length(of));
        bar.set_position(done);
    }

    fn end(&self, step: StepId, outcome: Outcome) {
        if let Some(bar) = lock(&self.bars).1.remove(&step) {
            let line = format!("{}: {outcome}", bar.message());
            bar.finish_and_clear();
            let _ = self.all.println(line); // a terminal that is gone wants no news
        }
    }
}

/// Two lines for each step, one when it begins and one when it ends.
#[derive(Debug)]
pub struct Lines<W> {
    state: Mutex<(W, u64, BTreeMap<StepId, String>)>,
}

impl<W: Write> Lines<W> {
    /// Lines on `writer`.
    pub fn new(writer: W) -> Self {
        Self { state: Mutex::new((writer, 0, BTreeMap::new())) }
    }
}

impl<W: Write + Send> Progress for Lines<W> {
    fn begin(&self, step: &Step) -> StepId {
        let mut state = lock(&self.state);
        let (writer, count, steps) = &mut *state;
        *count += 1;
        let (id, line) = (StepId(*count), step.to_string());
        let _ = writeln!(writer, "{line}"); // a log that is gone wants no news
        steps.insert(id, line);
        id
    }

    fn advance(&self, _: StepId, _: Amount) {}

    fn end(&self, step: StepId, outcome: Outcome) {
        let mut state = lock(&self.state);
        let (writer, _, steps) = &mut *state;
        if let Some(line) = steps.remove(&step) {
            let _ = writeln!(writer, "{line}: {outcome}"); // as above
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::progress::Activity;

    fn step(work: &str) -> Step {
        Step { work: work.into(), activity: Activity::Downloading { file: "a-1.tar.gz".into() } }
    }

    #[test]
    fn a_line_for_each_beginning_and_end() {
        let mut out = Vec::new();
        {
            let lines = Lines::new(&mut out);
            let (one, two) = (lines.begin(&step("one")), lines.begin(&step("two")));
            lines.advance(one, Amount::Bytes { done: 1, of: Some(2) });
            lines.end(two, Outcome::Failed);
            lines.end(one, Outcome::Files(1));
            lines.end(one, Outcome::Files(1));
        }
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "one: downloading a-1.tar.gz\ntwo: downloading a-1.tar.gz\n\
             two: downloading a-1.tar.gz: failed\none: downloading a-1.tar.gz: 1 file\n"
        );
    }

    #[test]
    fn bars_come_and_go() {
        for template in [WAITING, BYTES, BYTES_SO_FAR, OBJECTS] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
        let bars = Bars::new();
        let id = bars.begin(&step("one"));
        bars.advance(id, Amount::Objects { done: 3, of: 9 });
        assert_eq!(lock(&bars.bars).1[&id].position(), 3);
        assert_eq!(lock(&bars.bars).1[&id].length(), Some(9));
        bars.end(id, Outcome::Done);
        assert!(lock(&bars.bars).1.is_empty());
    }
}
