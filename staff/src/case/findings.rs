//! What the server found in a photo, check by check and group by group, as far as it looked.
//!
//! **Invariant:** every check is in exactly one finding. A check that was not made, or that nothing judges, is
//! never said to hold.

use domain::photo::{Check, CheckGroup, Level, Measure};

/// What is known of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Finding {
    /// It was not made: it had nothing to stand on.
    Unmeasured,
    /// It was made, but it is switched off, or waived for this person.
    Measured,
    /// It was judged.
    Judged(Level),
}

/// A check, what is known of it, and its measure if there is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) check: Check,
    pub(super) finding: Finding,
    pub(super) measure: Option<Measure>,
}

impl Finding {
    /// Whether it asks for the clerk's eye.
    pub(super) fn fails(self) -> bool {
        self > Self::Judged(Level::Pass)
    }
}

/// What was found in a group, in the order of the checks.
pub(super) fn among(group: CheckGroup, found: &[Found]) -> Vec<Found> {
    found.iter().filter(|found| found.check.group() == group).copied().collect()
}

/// What is known of every check.
pub(super) fn of_all(measures: &[Measure], only_measured: &[Check]) -> Vec<Found> {
    let found = |check| {
        let measure = measures.iter().find(|measure| measure.check == check).copied();
        let finding = match measure.map(|measure| measure.level) {
            None => Finding::Unmeasured,
            Some(Level::Pass) if only_measured.contains(&check) => Finding::Measured,
            Some(level) => Finding::Judged(level),
        };
        Found { check, finding, measure }
    };
    Check::ALL.map(found).to_vec()
}

/// What does not hold, the gravest first.
pub(super) fn failing(found: &[Found]) -> Vec<Found> {
    let mut failing: Vec<_> = found.iter().filter(|found| found.finding.fails()).copied().collect();
    failing.sort_by_key(|found| std::cmp::Reverse(found.finding));
    failing
}

/// The gravest finding; what was judged counts more than what was not.
pub(super) fn gravest(found: &[Found]) -> Finding {
    found.iter().map(|found| found.finding).max().unwrap_or(Finding::Unmeasured)
}

/// How many have this finding.
pub(super) fn count(found: &[Found], finding: Finding) -> usize {
    found.iter().filter(|found| found.finding == finding).count()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn measure(check: Check, level: Level) -> Measure {
        Measure { check, raw: 0.5, score: 50, level, fault: None }
    }

    fn checks(found: &[Found]) -> Vec<Check> {
        found.iter().map(|found| found.check).collect()
    }

    #[test]
    fn what_does_not_hold_comes_first_the_gravest_on_top() {
        let found = of_all(
            &[
                measure(Check::OneFace, Level::Pass),
                measure(Check::Sharp, Level::Advice),
                measure(Check::Yaw, Level::Fault),
                measure(Check::Roll, Level::Advice),
                measure(Check::EyesOpen, Level::Fault),
            ],
            &[],
        );
        assert_eq!(checks(&failing(&found)), [Check::Yaw, Check::EyesOpen, Check::Sharp, Check::Roll]);
        assert_eq!(count(&found, Finding::Judged(Level::Pass)), 1);
    }

    #[test]
    fn nothing_holds_that_was_not_judged() {
        let measures = [
            measure(Check::HeadSize, Level::Pass),
            measure(Check::Yaw, Level::Fault),
            measure(Check::Pitch, Level::Pass),
        ];
        let found = of_all(&measures, &[Check::HeadSize, Check::Yaw]);
        let of = |check| found.iter().find(|found| found.check == check).map(|found| found.finding);
        assert_eq!(of(Check::HeadSize), Some(Finding::Measured));
        assert_eq!(
            of(Check::Yaw),
            Some(Finding::Judged(Level::Fault)),
            "what was refused then stays refused"
        );
        assert_eq!(of(Check::MouthClosed), Some(Finding::Unmeasured), "a mouth under a mask");
        assert_eq!(gravest(&among(CheckGroup::Face, &found)), Finding::Unmeasured);
        assert_eq!(gravest(&among(CheckGroup::Framing, &found)), Finding::Measured);
        assert_eq!(gravest(&among(CheckGroup::Pose, &found)), Finding::Judged(Level::Fault));
        assert_eq!(checks(&failing(&found)), [Check::Yaw]);
    }
}
