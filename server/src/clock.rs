//! The time, as a value that is asked for.
//!
//! **Invariant:** nothing in the server asks the machine's clock but [`SystemClock`], so that a test can hold the time in its hand. In a
//! release nothing moves it.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

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

/// The clock of the process: the machine's, which journeys move on.
#[must_use]
pub fn of_process() -> Arc<dyn Clock> {
    #[cfg(debug_assertions)]
    if let Some(file) = std::env::var_os(moved::FILE) {
        return Arc::new(moved::MovedClock(file.into()));
    }
    Arc::new(SystemClock)
}

/// A clock for journeys through nights and months.
#[cfg(debug_assertions)]
mod moved {
    use std::path::PathBuf;

    use domain::moment::Moment;

    use super::{Clock, SystemClock};

    /// Names the file.
    pub(super) const FILE: &str = "MEDCARD_CLOCK_FILE";

    /// The machine's clock, moved on by the seconds that a file says; by none while there is no such file.
    pub(super) struct MovedClock(pub(super) PathBuf);

    impl Clock for MovedClock {
        fn now(&self) -> Moment {
            let said = std::fs::read_to_string(&self.0).ok();
            let seconds = said.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
            SystemClock.now().plus_seconds(seconds)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn it_is_as_late_as_the_file_says() {
            let folder = tempfile::tempdir().unwrap();
            let clock = MovedClock(folder.path().join("clock"));
            let day = 24 * 60 * 60;
            let ahead = |clock: &MovedClock| SystemClock.now().seconds_until(clock.now());
            assert!(ahead(&clock) < 60);
            std::fs::write(&clock.0, format!("{day}\n")).unwrap();
            assert!((day - 60..=day + 1).contains(&ahead(&clock)));
            std::fs::write(&clock.0, "soon").unwrap();
            assert!(ahead(&clock) < 60);
        }
    }
}
