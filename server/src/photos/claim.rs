//! What a browser says it found in a photo: kept beside what the server found, compared with it, and trusted in nothing.
//!
//! **Invariant:** a claim that is kept can be read again: its checks stand in their order, once each, with numbers that are numbers.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::photo::{Difference, PhotoReport};

use super::PhotoFault;
use crate::store::ClaimRecord;

/// The longest claim that is read, in bytes.
const CLAIM_MAX: usize = 8 * 1024;

/// How photos were judged since the start. Numbers only.
#[derive(Debug, Default)]
pub struct PhotoCounts {
    /// Photos that were taken.
    pub taken: AtomicU64,
    /// Photos that were refused for what they are.
    pub refused: AtomicU64,
    /// Photos of which nothing could be said: the computation broke.
    pub broken: AtomicU64,
    /// Claims that said what the server says.
    pub agreeing: AtomicU64,
    /// Claims that said something else.
    pub differing: AtomicU64,
    /// Claims that could not be read.
    pub unreadable: AtomicU64,
}

impl PhotoCounts {
    /// Counts a photo that was judged; one that was not taken by its fault.
    pub fn judged(&self, fault: Option<&PhotoFault>) {
        one_more(match fault {
            None => &self.taken,
            Some(PhotoFault::Broken) => &self.broken,
            Some(
                PhotoFault::Unreadable
                | PhotoFault::Kind
                | PhotoFault::Truncated
                | PhotoFault::TooSmall
                | PhotoFault::TooLarge
                | PhotoFault::Refused(_)
                | PhotoFault::NotFitting(_),
            ) => &self.refused,
        });
    }

    /// Compares what a browser claims with what the server found, and counts and logs the outcome: checks and levels, and nothing of
    /// whose photo it is.
    #[must_use]
    pub fn weigh(&self, claimed: Option<&[u8]>, found: Option<&PhotoReport>) -> Option<ClaimRecord> {
        let (claimed, found) = (claimed?, found?);
        let Some(report) = parse(claimed) else {
            let count = one_more(&self.unreadable);
            tracing::warn!(bytes = claimed.len(), count, "a browser's report of a photo cannot be read");
            return None;
        };
        let differences = found.differences(&report);
        let agrees = differences.is_empty();
        if agrees {
            one_more(&self.agreeing);
        } else {
            let checks = told(&differences);
            let count = one_more(&self.differing);
            tracing::warn!(checks, count, "browser and server differ about a photo");
        }
        Some(ClaimRecord { report, agrees })
    }
}

/// Reads a claim; `None` when it is none.
fn parse(claimed: &[u8]) -> Option<PhotoReport> {
    let claimed = Some(claimed).filter(|claimed| claimed.len() <= CLAIM_MAX)?;
    let report: PhotoReport = serde_json::from_slice(claimed).ok()?;
    let ordered = report.measures.is_sorted_by(|one, next| one.check < next.check);
    let numbers = report.measures.iter().all(|measure| measure.raw.is_finite());
    (ordered && numbers).then_some(report)
}

fn one_more(counter: &AtomicU64) -> u64 {
    counter.fetch_add(1, Ordering::Relaxed) + 1
}

/// `Yaw: Some(Pass), browser Some(Fault)` and so on, for the log.
fn told(differences: &[Difference]) -> String {
    let one = |Difference { check, ours, theirs }: &Difference| {
        let level = |level: &Option<_>| level.map_or("none".to_owned(), |level| format!("{level:?}"));
        format!("{check:?} {}, browser {}", level(ours), level(theirs))
    };
    differences.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use domain::photo::{Check, Hint, Level, Measure};

    use super::*;

    fn report(checks: &[(Check, Level)]) -> PhotoReport {
        let measure =
            |&(check, level): &(Check, Level)| Measure { check, raw: 1.5, score: 50, level, fault: None };
        PhotoReport { measures: checks.iter().map(measure).collect(), hint: Hint::Ready }
    }

    fn weighed(claimed: &str, found: &PhotoReport) -> (Option<ClaimRecord>, [u64; 3]) {
        let counts = PhotoCounts::default();
        let claim = counts.weigh(Some(claimed.as_bytes()), Some(found));
        let all = [&counts.agreeing, &counts.differing, &counts.unreadable];
        (claim, all.map(|counter| counter.load(Ordering::Relaxed)))
    }

    #[test]
    fn what_broke_is_not_counted_as_refused() {
        let counts = PhotoCounts::default();
        let refused = PhotoFault::Refused(vec![domain::photo::Fault::NoFace]);
        for fault in [None, None, None, Some(&refused), Some(&PhotoFault::Kind), Some(&PhotoFault::Broken)] {
            counts.judged(fault);
        }
        let all = [&counts.taken, &counts.refused, &counts.broken];
        assert_eq!(all.map(|counter| counter.load(Ordering::Relaxed)), [3, 2, 1]);
    }

    #[test]
    fn what_agrees_and_what_differs_is_kept_and_counted() {
        let found = report(&[(Check::OneFace, Level::Pass), (Check::Yaw, Level::Fault)]);
        let same = serde_json::to_string(&found).unwrap();
        let (claim, counted) = weighed(&same, &found);
        assert_eq!((claim, counted), (Some(ClaimRecord { report: found.clone(), agrees: true }), [1, 0, 0]));
        let other = report(&[(Check::OneFace, Level::Pass), (Check::Yaw, Level::Pass)]);
        let (claim, counted) = weighed(&serde_json::to_string(&other).unwrap(), &found);
        assert_eq!((claim, counted), (Some(ClaimRecord { report: other.clone(), agrees: false }), [0, 1, 0]));
        let differences = found.differences(&other);
        assert_eq!(told(&differences), "Yaw Fault, browser Pass");
        assert_eq!(
            told(&found.differences(&report(&[]))),
            "OneFace Pass, browser none; Yaw Fault, browser none"
        );
    }

    #[test]
    fn a_browser_that_finished_nothing_agrees_all_the_same() {
        let found = report(&[(Check::OneFace, Level::Pass), (Check::WhiteBorder, Level::Advice)]);
        let weighed = |claimed: &PhotoReport| weighed(&serde_json::to_string(claimed).unwrap(), &found).1;
        assert_eq!(weighed(&report(&[(Check::OneFace, Level::Pass)])), [1, 0, 0]);
        assert_eq!(weighed(&found), [1, 0, 0]);
        let other = report(&[(Check::OneFace, Level::Pass), (Check::WhiteBorder, Level::Pass)]);
        assert_eq!(weighed(&other), [0, 1, 0]);
    }

    #[test]
    fn what_could_not_be_read_again_is_not_kept() {
        let found = report(&[(Check::OneFace, Level::Pass)]);
        let good = serde_json::to_string(&found).unwrap();
        let twice = report(&[(Check::Yaw, Level::Pass), (Check::Yaw, Level::Pass)]);
        let turned = report(&[(Check::Yaw, Level::Pass), (Check::OneFace, Level::Pass)]);
        for claimed in [
            "",
            "null",
            "{",
            &good.replace("1.5", "1e39"),
            &good.replace("1.5", "null"),
            &good.replace("ready", "all-is-well"),
            &good.replace('{', "{\"more\":1,"),
            &serde_json::to_string(&twice).unwrap(),
            &serde_json::to_string(&turned).unwrap(),
            &format!("{good}{}", " ".repeat(CLAIM_MAX)),
        ] {
            assert_eq!(weighed(claimed, &found), (None, [0, 0, 1]), "{claimed:.80}");
        }
    }

    #[test]
    fn nothing_is_compared_with_nothing() {
        let counts = PhotoCounts::default();
        assert_eq!(counts.weigh(None, Some(&report(&[]))), None);
        assert_eq!(counts.weigh(Some(b"{"), None), None);
        assert_eq!(counts.unreadable.load(Ordering::Relaxed), 0);
    }
}
