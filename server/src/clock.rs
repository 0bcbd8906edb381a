//! The time, as a value that is asked for.
//!
//! **Invariant:** nothing in the server asks the machine's clock but [`SystemClock`], so that a test can hold the time in its hand.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::moment::Moment;

/// Says what time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}
