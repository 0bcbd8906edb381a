//! When a hint may change, and when the shutter releases by itself.
//!
//! **Invariant:** time comes in as a value, in milliseconds of any steadily rising clock.

use domain::photo::{Hint, Level, PhotoReport};

/// A hint stays at least this long, so that it can be read.
pub const HINT_MS: f64 = 1_000.0;
/// All checks must hold this long before the shutter releases.
pub const STEADY_MS: f64 = 1_000.0;
/// The same in elder mode: time to read what is about to happen.
pub const STEADY_ELDER_MS: f64 = 5_000.0;

/// Turns the stream of reports into what a person is shown.
#[derive(Clone, Debug)]
pub struct Guidance {
    steady: f64,
    shown: Option<(Shown, f64)>,
    steady_since: Option<f64>,
    held: bool,
}

/// The part of a report that a screen shows: the hint, and what each check means.
type Shown = (Hint, Vec<Level>);

/// What one report leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guided {
    /// The report is to be shown now.
    pub show: bool,
    /// All checks have held long enough; said once.
    pub held: bool,
}

impl Guidance {
    /// Nothing was seen yet; elder mode gives more time.
    #[must_use]
    pub const fn new(elder: bool) -> Self {
        let steady = if elder { STEADY_ELDER_MS } else { STEADY_MS };
        Self { steady, shown: None, steady_since: None, held: false }
    }

    /// Takes a report made at `now`.
    pub fn take(&mut self, report: &PhotoReport, now: f64) -> Guided {
        Guided { show: self.may_show(report, now), held: self.has_held(report.level() < Level::Fault, now) }
    }

    fn may_show(&mut self, report: &PhotoReport, now: f64) -> bool {
        let seen = (report.hint, report.measures.iter().map(|measure| measure.level).collect());
        let may = self.shown.as_ref().is_none_or(|(shown, since)| *shown != seen && now - since >= HINT_MS);
        if may {
            self.shown = Some((seen, now));
        }
        may
    }

    fn has_held(&mut self, holds: bool, now: f64) -> bool {
        if !holds {
            self.steady_since = None;
            self.held = false;
            return false;
        }
        let since = *self.steady_since.get_or_insert(now);
        let first = !self.held && now - since >= self.steady;
        self.held |= first;
        first
    }
}
