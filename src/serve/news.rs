//! What open pages should hear.

use serde_json::json;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// These files of the site are new.
    Changed(Vec<String>),
    /// The edition has problems, told as on the terminal; the site is as it was.
    Problem(String),
    /// It has none any more.
    Well,
}

impl Event {
    /// The event as a message of a server-sent event stream (HTML, 9.2.5).
    #[must_use]
    pub fn message(&self) -> String {
        let (name, data) = match self {
            Self::Changed(files) => ("changed", json!(files)),
            Self::Problem(text) => ("problem", json!(text)),
            Self::Well => ("well", json!(null)),
        };
        format!("event: {name}\ndata: {data}\n\n")
    }
}

/// A row of events that readers follow from wherever they are.
#[derive(Debug, Default)]
pub struct News {
    events: Mutex<Vec<Event>>,
    more: Condvar,
}

impl News {
    fn lock(&self) -> MutexGuard<'_, Vec<Event>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds an event and wakes all readers.
    pub fn tell(&self, event: Event) {
        self.lock().push(event);
        self.more.notify_all();
    }

    /// How many events there were.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    /// The problem that stands at the moment, if any: for pages that are opened meanwhile.
    #[must_use]
    pub fn standing_problem(&self) -> Option<Event> {
        let events = self.lock();
        let last = events.iter().rev().find(|event| !matches!(event, Event::Changed(_)))?;
        matches!(last, Event::Problem(_)).then(|| last.clone())
    }

    /// The events after the first `seen`, waiting for one for at most `patience`.
    #[must_use]
    pub fn after(&self, seen: usize, patience: Duration) -> Vec<Event> {
        let events = self.lock();
        let waited = self.more.wait_timeout_while(events, patience, |events| events.len() <= seen);
        let (events, _) = waited.unwrap_or_else(PoisonError::into_inner);
        events.get(seen..).unwrap_or_default().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_line_of_data_whatever_the_text() {
        let event = Event::Problem("error: a\n\n --> b\r\n".to_owned());
        assert_eq!(event.message(), "event: problem\ndata: \"error: a\\n\\n --> b\\r\\n\"\n\n");
    }

    #[test]
    fn a_late_reader_hears_of_the_problem_that_stands() {
        let news = News::default();
        assert_eq!(news.standing_problem(), None);
        news.tell(Event::Problem("x".into()));
        news.tell(Event::Changed(vec!["a".into()]));
        assert_eq!(news.standing_problem(), Some(Event::Problem("x".into())));
        news.tell(Event::Well);
        assert_eq!(news.standing_problem(), None);
        assert_eq!(news.after(1, Duration::ZERO).len(), 2);
        assert!(news.after(3, Duration::from_millis(1)).is_empty());
    }
}
