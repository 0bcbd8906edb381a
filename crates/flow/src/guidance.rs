//! When a hint may change, and when the shutter releases by itself.
//!
//! What is seen counts once most of the last reports say so, and what is shown stays as long as more than one of them still does: two
//! findings that take turns never do so on the screen.
//!
//! **Invariant:** time comes in as a value, in milliseconds of any steadily rising clock.

use std::collections::VecDeque;

use domain::photo::{Check, Hint, Level, Measure, PhotoReport};

/// What is shown stays at least this long, so that it can be read.
pub const HINT_MS: f64 = 1_000.0;
/// All checks must hold this long before the shutter releases.
pub const STEADY_MS: f64 = 1_000.0;
/// The same in elder mode: time to read what is about to happen.
pub const STEADY_ELDER_MS: f64 = 5_000.0;

/// From this tilt on, in degrees, a level line is shown; it goes once the head is this much straighter.
const TILTED: f32 = 5.0;
const STRAIGHTER: f32 = 2.0;

/// So many reports are remembered: a quarter of a second, or one on a slow device.
const REMEMBERED: usize = 5;
/// In so many of them something new must be seen before it is shown.
const MOST: usize = 3;
/// In no more of them than so many may still be seen what is shown.
const HARDLY: usize = 1;

/// Turns the stream of reports into what a person is shown.
#[derive(Clone, Debug)]
pub struct Guidance {
    steady: f64,
    seen: VecDeque<PhotoReport>,
    shown: Option<(PhotoReport, f64)>,
    steady_since: Option<f64>,
    held: bool,
}

/// What one report leads to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guided {
    /// What is to be shown from now on: what the last reports agree on.
    pub show: Option<PhotoReport>,
    /// All checks have held long enough; said once.
    pub held: bool,
}

impl Guidance {
    /// Nothing was seen yet; elder mode gives more time.
    #[must_use]
    pub const fn new(elder: bool) -> Self {
        let steady = if elder { STEADY_ELDER_MS } else { STEADY_MS };
        Self { steady, seen: VecDeque::new(), shown: None, steady_since: None, held: false }
    }

    /// Takes a report made at `now`.
    pub fn take(&mut self, mut report: PhotoReport, now: f64) -> Guided {
        let holds = report.level() < Level::Fault;
        if holds {
            // Advice does not keep anybody from the photo.
            report.hint = Hint::Ready;
        }
        if self.seen.len() == REMEMBERED {
            self.seen.pop_front();
        }
        self.seen.push_back(report);
        let show = self.change(now);
        Guided { show, held: self.has_held(holds, now) }
    }

    /// What is to be shown instead of what is.
    fn change(&mut self, now: f64) -> Option<PhotoReport> {
        let shown = match &self.shown {
            Some((_, since)) if now - since < HINT_MS => return None,
            Some((shown, _)) => Some(shown),
            None => None,
        };
        let hint = self.hint(shown.map(|shown| shown.hint))?;
        let measures = Check::ALL.into_iter().filter_map(|check| self.measure(check, shown)).collect();
        let next = PhotoReport { measures, hint };
        if shown.is_some_and(|shown| shown.hint == hint && shown.agrees_with(&next)) {
            return None;
        }
        self.shown = Some((next.clone(), now));
        Some(next)
    }

    /// Whether all is well, and if not, the one thing to do.
    fn hint(&self, shown: Option<Hint>) -> Option<Hint> {
        let code = |hint: Hint| Some(u8::from(hint == Hint::Ready));
        let hints: Vec<_> = self.seen.iter().map(|seen| seen.hint).collect();
        let ready: Vec<_> = hints.iter().map(|hint| code(*hint)).collect();
        let stands = match settled(shown.and_then(code), &ready) {
            Some(at) => *hints.get(at)?,
            None => shown?,
        };
        if stands == Hint::Ready {
            return Some(stands);
        }
        let faults: Vec<_> = hints.into_iter().filter(|hint| *hint != Hint::Ready).collect();
        let codes: Vec<_> = faults.iter().map(|hint| Some(*hint as u8)).collect();
        let shown = shown.filter(|hint| *hint != Hint::Ready);
        let new = settled(shown.map(|hint| hint as u8), &codes).and_then(|at| faults.get(at));
        new.copied().or(shown).or_else(|| faults.last().copied())
    }

    /// What a check means: one that was shown, or one that was seen since.
    fn measure(&self, check: Check, shown: Option<&PhotoReport>) -> Option<Measure> {
        let of =
            |report: &PhotoReport| report.measures.iter().find(|measure| measure.check == check).copied();
        let shown = shown.and_then(of);
        let seen: Vec<_> = self.seen.iter().map(of).collect();
        let code = |measure: &Option<Measure>| measure.map(|measure| measure.level as u8);
        let codes: Vec<_> = seen.iter().map(code).collect();
        match settled(code(&shown), &codes) {
            Some(at) => seen.get(at).copied().flatten(),
            None => shown,
        }
    }

    /// No photo came of it: what holds is to hold anew.
    pub const fn again(&mut self) {
        self.steady_since = None;
        self.held = false;
    }

    /// Whether everything has held for as long as "hold still" was to be read.
    fn has_held(&mut self, holds: bool, now: f64) -> bool {
        let announced = self.shown.as_ref().is_some_and(|(shown, _)| shown.hint == Hint::Ready);
        if !holds || !announced {
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

/// The tilt to show as a level line, in whole degrees, after `shown`: none while the head is upright enough.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a tilt is within half a turn")]
pub fn tilt(shown: Option<i16>, roll: Option<f32>) -> Option<i16> {
    let enough = if shown.is_some() { TILTED - STRAIGHTER } else { TILTED };
    roll.filter(|roll| roll.abs() >= enough).map(|roll| roll.clamp(-90.0, 90.0).round() as i16)
}

/// Where, among what was seen, the newest last, stands what takes the place of what is shown; nowhere when that stays. Not generic, so that
/// it is compiled once.
fn settled(shown: Option<u8>, seen: &[Option<u8>]) -> Option<usize> {
    let count = |value: Option<u8>| seen.iter().filter(|other| **other == value).count();
    let new = seen.iter().rposition(|value| count(*value) >= MOST);
    new.filter(|_| count(shown) <= HARDLY)
}
