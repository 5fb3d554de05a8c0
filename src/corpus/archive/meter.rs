//! A reader that counts what comes out of a decompressor, and stops when it is too much.

use super::broken::Broken;
use super::limits;
use crate::corpus::problem::harmless;
use std::cell::{Cell, RefCell};
use std::io::Read;

/// The counts, shared by the reader and by whoever set it up.
pub struct Meter {
    left: Cell<u64>,
    head: Cell<Option<u64>>,
    limit: u64,
    tripped: RefCell<Option<Broken>>,
}

impl Meter {
    /// For an archive of `size` packed bytes.
    pub fn new(size: usize) -> Self {
        let limit = limits::total(size);
        Self { left: Cell::new(limit), head: Cell::new(None), limit, tripped: RefCell::new(None) }
    }

    /// From now until [`Meter::body`], only [`limits::HEAD`] bytes may be read.
    pub fn head(&self) {
        self.head.set(Some(limits::HEAD));
    }

    /// From now on, only the whole is limited.
    pub fn body(&self) {
        self.head.set(None);
    }

    /// Why reading failed: the limit that was reached, or what the reader says.
    pub fn why(&self, error: &std::io::Error) -> Broken {
        let said = || Broken::Damaged { said: harmless(&error.to_string()) };
        self.tripped.borrow_mut().take().unwrap_or_else(said)
    }

    fn count(&self, bytes: u64) -> std::io::Result<()> {
        let trip = |broken| {
            *self.tripped.borrow_mut() = Some(broken);
            Err(std::io::Error::other("a limit of the archive was reached"))
        };
        match self.left.get().checked_sub(bytes) {
            Some(left) => self.left.set(left),
            None => return trip(Broken::Ratio { limit: self.limit }),
        }
        match self.head.get().map(|head| head.checked_sub(bytes)) {
            Some(None) => return trip(Broken::Head { limit: limits::HEAD }),
            Some(head) => self.head.set(head),
            None => {}
        }
        Ok(())
    }
}

/// A metered reader.
pub struct Metered<'a, R> {
    /// The reader.
    pub inner: R,
    /// Its meter.
    pub meter: &'a Meter,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.meter.count(count as u64)?;
        Ok(count)
    }
}
