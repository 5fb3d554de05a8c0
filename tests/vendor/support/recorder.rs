//! Progress that is written down.

use glossator::corpus::progress::{Amount, Outcome, Progress, Step, StepId};
use std::sync::Mutex;

#[derive(Default)]
pub struct Recorder(Mutex<Vec<String>>);

impl Recorder {
    pub fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Progress for Recorder {
    fn begin(&self, step: &Step) -> StepId {
        let mut lines = self.0.lock().unwrap();
        lines.push(step.to_string());
        StepId(lines.len() as u64)
    }

    fn advance(&self, _: StepId, _: Amount) {}

    fn end(&self, step: StepId, outcome: Outcome) {
        let mut lines = self.0.lock().unwrap();
        let line = format!("{}: {outcome}", lines[step.0 as usize - 1]);
        lines.push(line);
    }
}
