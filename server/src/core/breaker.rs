//! Leaves the core alone for a while once it has failed several times in a row, so that people get an answer at once and the core gets rest.
//!
//! **Invariant:** it knows no clock: moments come in.

use domain::moment::Moment;

/// So many failures in a row are enough.
const FAILURES: u32 = 5;
/// So many seconds it is left alone.
const REST: i64 = 10;

/// How often it failed, and until when it is left alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Breaker {
    failures: u32,
    rests_until: Option<Moment>,
}

impl Breaker {
    /// Whether it may be asked. After a rest one may ask, and the others wait for what that one hears.
    pub(super) fn may_ask(&mut self, now: Moment) -> bool {
        match self.rests_until {
            Some(until) if now < until => false,
            Some(_) => {
                self.rests_until = Some(now.plus_seconds(REST));
                true
            }
            None => true,
        }
    }

    /// It answered, whatever it said.
    pub(super) const fn answered(&mut self) {
        *self = Self { failures: 0, rests_until: None };
    }

    /// It did not answer.
    pub(super) fn failed(&mut self, now: Moment) {
        self.failures = self.failures.saturating_add(1);
        if self.failures >= FAILURES {
            self.rests_until = Some(now.plus_seconds(REST));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Moment {
        Moment(1_790_000_000_000_000).plus_seconds(second)
    }

    fn tired() -> Breaker {
        let mut breaker = Breaker::default();
        for second in 0..5 {
            assert!(breaker.may_ask(at(second)));
            breaker.failed(at(second));
        }
        breaker
    }

    #[test]
    fn five_failures_in_a_row_are_followed_by_a_rest() {
        let mut breaker = tired();
        assert!(!breaker.may_ask(at(4)) && !breaker.may_ask(at(13)));
    }

    #[test]
    fn after_the_rest_one_asks_and_the_others_wait_for_what_it_hears() {
        let mut breaker = tired();
        assert!(breaker.may_ask(at(14)));
        assert!(!breaker.may_ask(at(14)), "one is enough");
        breaker.failed(at(15));
        assert!(!breaker.may_ask(at(24)));
        assert!(breaker.may_ask(at(25)));
        breaker.answered();
        assert!(breaker.may_ask(at(25)) && breaker.may_ask(at(25)));
    }

    #[test]
    fn an_answer_in_between_is_a_new_beginning() {
        let mut breaker = Breaker::default();
        for second in 0..20 {
            assert!(breaker.may_ask(at(second)));
            if second % 4 == 3 {
                breaker.answered();
            } else {
                breaker.failed(at(second));
            }
        }
    }
}
