//! Nobody touches the screen any more: first a warning, then the end of the visit.
//!
//! **Invariant:** time comes in as seconds since the last touch. Nothing ends without a warning that stood its whole time, however late
//! the seconds come: a page in the background hears them rarely.

use crate::Setting;

/// How long nobody has touched the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// Whole seconds since the last touch.
    pub seconds: u32,
    /// Whether elder mode gives more time.
    pub elder: bool,
    /// Whether language, size, contrast or voice are not those that a kiosk begins with: the next person expects these.
    pub changed: bool,
}

/// Whether someone is warned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Idle {
    /// Someone is here, or nothing could be seen by whoever comes next.
    #[default]
    Here,
    /// The warning stands.
    Warned {
        /// The quiet seconds at which it came.
        since: u32,
        /// The seconds until the visit ends.
        left: u32,
    },
}

/// Seconds until the warning, and how long it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    quiet: u32,
    warning: u32,
}

/// What a touch, or its absence, leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Show this.
    Is(Idle),
    /// The time is over.
    Over,
}

/// A phone is its owner's: the visit on the server lasts as long.
const PHONE: Limits = Limits { quiet: 13 * 60, warning: 2 * 60 };
/// The quiet that is borne while the camera is open, an answer is awaited or a clerk was called: nobody is sent away then, but nothing
/// stays open for ever either.
const HELD: u32 = 5 * 60;

impl Limits {
    /// Those of this device: a kiosk's profile has its own. What is `held` has more time.
    pub(crate) fn of(setting: Option<&Setting>, elder: bool, held: bool) -> Self {
        let kiosk = setting.and_then(|setting| setting.kiosk.as_ref());
        let limits = kiosk.map_or(PHONE, |kiosk| {
            let times = kiosk.idle;
            let quiet = if elder { times.idle_elder } else { times.idle };
            Self { quiet: quiet.into(), warning: times.warning.into() }
        });
        if held { Self { quiet: limits.quiet.max(HELD), ..limits } } else { limits }
    }
}

impl Idle {
    /// Applies the seconds since the last touch.
    pub(crate) const fn after(self, seconds: u32, limits: Limits) -> Verdict {
        let since = match self {
            Self::Warned { since, .. } if seconds >= since => since,
            Self::Here | Self::Warned { .. } if seconds >= limits.quiet => seconds,
            Self::Here | Self::Warned { .. } => return Verdict::Is(Self::Here),
        };
        match limits.warning.checked_sub(seconds - since) {
            None | Some(0) => Verdict::Over,
            Some(left) => Verdict::Is(Self::Warned { since, left }),
        }
    }

    /// The seconds until the visit ends, when someone is warned.
    #[must_use]
    pub const fn left(self) -> Option<u32> {
        match self {
            Self::Here => None,
            Self::Warned { left, .. } => Some(left),
        }
    }
}
