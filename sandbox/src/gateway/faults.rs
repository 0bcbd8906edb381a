//! What can go wrong on purpose, and payers that pay by themselves. Everything follows from a seed, so a run can be had again.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

/// How often each fault happens, of a thousand times. All off at the start; kept over a restart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Faults {
    /// What all chances follow from.
    pub seed: u64,
    /// A callback is not sent; the next attempt comes by the schedule.
    pub drop_callback: u16,
    /// A callback that was acknowledged comes again.
    pub duplicate_callback: u16,
    /// A callback waits so that later ones overtake it.
    pub reorder_callback: u16,
    /// A callback comes `delay_ms` late.
    pub delay_callback: u16,
    /// How late.
    pub delay_ms: u32,
    /// A forged callback comes before the true one: wrong signature, unknown key, probe, or old.
    pub forge_callback: u16,
    /// The payer pays another amount than was asked.
    pub wrong_amount: u16,
    /// The payer pays after the order was closed.
    pub pay_after_close: u16,
    /// A request is carried out, and its answer is an error or is cut.
    pub error_after_commit: u16,
    /// A request is refused with an error and not carried out.
    pub error_before: u16,
    /// A refusal comes without a signature, as from a proxy on the way.
    pub unsigned_refusal: u16,
    /// A refund does not reach the payer.
    pub abnormal_refund: u16,
    /// A refund comes to nothing.
    pub closed_refund: u16,
    /// The real gateway's rules about time: orders live for a minute at least, refunds of an order are a minute apart, and a day's
    /// bill comes after ten the next day.
    pub strict: bool,
}

/// Payers that pay by themselves, for tests with many orders. Of the rest, nobody comes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Autopay {
    /// Of a thousand orders, how many are paid.
    pub per_mille_paid: u16,
    /// Of a thousand orders, how many are declined.
    pub per_mille_declined: u16,
    /// When, in milliseconds after the order was made.
    pub delay_ms_min: u32,
    /// And when at the latest.
    pub delay_ms_max: u32,
}

/// What a payer who comes by themselves does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Pay,
    Decline,
}

impl Act {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Decline => "decline",
        }
    }

    pub(super) fn read(word: &str) -> Option<Self> {
        [Self::Pay, Self::Decline].into_iter().find(|act| act.word() == word)
    }
}

impl Faults {
    /// Whether a fault happens this time.
    pub(super) fn hits(&self, per_mille: u16, fault: &str, subject: &str, attempt: u32) -> bool {
        per_mille > 0 && self.dice(fault, subject, attempt) % 1000 < u64::from(per_mille)
    }

    /// A number that is the same for the same seed and the same occasion.
    pub(super) fn dice(&self, what: &str, subject: &str, attempt: u32) -> u64 {
        let hash = Sha256::digest(format!("{}/{what}/{subject}/{attempt}", self.seed));
        hash.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes))
    }
}

impl Autopay {
    /// What a payer of this order does by themselves, and how many milliseconds after it was made.
    pub(super) fn act(&self, faults: &Faults, order: &str) -> Option<(Act, u32)> {
        let dice = faults.dice("autopay", order, 0) % 1000;
        let (paid, declined) = (u64::from(self.per_mille_paid), u64::from(self.per_mille_declined));
        let act = match dice {
            dice if dice < paid => Act::Pay,
            dice if dice < paid + declined => Act::Decline,
            _ => return None,
        };
        let range = u64::from(self.delay_ms_max.saturating_sub(self.delay_ms_min)) + 1;
        let after = u32::try_from(faults.dice("autopay delay", order, 0) % range).unwrap_or_default();
        Some((act, self.delay_ms_min.saturating_add(after)))
    }
}

/// `current` with what is in `patch` changed. None when the patch does not fit.
pub(super) fn patched<T: Serialize + DeserializeOwned>(current: &T, patch: Map<String, Value>) -> Option<T> {
    let Value::Object(mut all) = serde_json::to_value(current).ok()? else { return None };
    all.extend(patch);
    serde_json::from_value(Value::Object(all)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(faults: &Faults, per_mille: u16) -> Vec<u32> {
        (0..2_000).filter(|attempt| faults.hits(per_mille, "fault", "C000000001", *attempt)).collect()
    }

    #[test]
    fn a_seed_says_everything_and_how_often_is_kept() {
        let (one, other) = (Faults { seed: 1, ..Faults::default() }, Faults { seed: 2, ..Faults::default() });
        assert_eq!(hits(&one, 100), hits(&one, 100));
        assert_ne!(hits(&one, 100), hits(&other, 100));
        assert!((150..250).contains(&hits(&one, 100).len()));
        assert_eq!((hits(&one, 0).len(), hits(&one, 1_000).len()), (0, 2_000));
    }

    #[test]
    fn some_are_changed_and_the_rest_stays() {
        let patch = |text: &str| serde_json::from_str(text).unwrap();
        let faults = Faults { seed: 5, ..Faults::default() };
        let changed = patched(&faults, patch(r#"{"drop_callback":7}"#)).unwrap();
        assert_eq!(changed, Faults { drop_callback: 7, ..faults.clone() });
        assert_eq!(patched(&faults, patch(r#"{"drop":7}"#)), None);
        assert_eq!(patched(&faults, patch(r#"{"drop_callback":-1}"#)), None);
    }
}
