//! Whether someone is still here: the warning, and what holds it back.

use super::Flow;
use crate::{
    Place, capture, identify,
    idle::{Idle, Limits, Quiet, Verdict},
    pay::Pay,
};

impl Flow {
    /// Whether someone is warned that the visit is about to end.
    #[must_use]
    pub const fn idle(&self) -> Idle {
        self.idle
    }

    /// Whether telling `quiet` would change anything: most seconds change nothing, and then no screen need look.
    #[must_use]
    pub fn heeds(&self, quiet: Quiet) -> bool {
        self.is_watched(quiet) && self.verdict(quiet) != Verdict::Is(self.idle)
    }

    /// Nobody has touched the screen for a while, or someone did after a warning.
    pub(super) fn is_quiet(&mut self, quiet: Quiet) {
        if !self.is_watched(quiet) {
            self.idle = Idle::Here;
            return;
        }
        match self.verdict(quiet) {
            Verdict::Is(idle) => self.idle = idle,
            Verdict::Over => self.end(),
        }
    }

    fn verdict(&self, quiet: Quiet) -> Verdict {
        let limits = Limits::of(self.session.setting.as_ref(), quiet.elder, self.is_held_open());
        self.idle.after(quiet.seconds, limits)
    }

    /// Whether there is something that must not stand open: on a kiosk anything but the attract screen as it was, on a phone a person's own.
    /// Nobody is sent away from money that is under way.
    fn is_watched(&self, quiet: Quiet) -> bool {
        let ending = matches!(self.place, Place::Ending) || self.opening || self.enrol.is_some();
        let open = if self.session.is_kiosk() {
            !matches!(self.place, Place::Attract) || self.help.open || quiet.changed
        } else {
            self.session.person.is_some()
        };
        open && !ending && !self.place.paying().is_some_and(Pay::holds)
    }

    /// Whether something goes on although nobody touches the screen.
    fn is_held_open(&self) -> bool {
        let camera =
            self.place.capture().is_some_and(|capture| matches!(capture.step, capture::Step::Live(_)));
        let vouching = self
            .place
            .identify()
            .is_some_and(|identify| matches!(identify.step, identify::Step::Vouching(_)));
        camera || vouching || self.desk.busy() || self.help.is_awaited()
    }
}
