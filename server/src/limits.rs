//! How often something may be asked: token buckets in memory, by device and account as well as by address. An address here is a whole
//! network of IPv6, see `http::session`.
//!
//! A hall's kiosks share one address, so an address may ask far more often than a device. What guards secrets is counted in the store
//! instead; these buckets only keep a flood away.

use std::{collections::HashMap, net::IpAddr, sync::Mutex};

use domain::{kiosk::KioskId, moment::Moment, reference::Reference};

use crate::store::{BlindIndex, TokenHash};

/// Buckets that are kept before full ones are thrown away.
const KEPT: usize = 20_000;
const MICROS: f64 = 1_000_000.0;

/// Who asks for what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Asker {
    /// Anything that is limited, from an address.
    Address(IpAddr),
    /// A code, from a browser.
    CodeBy(TokenHash),
    /// A vouching, by a clerk's account.
    VouchBy(String),
    /// Somebody's card, by a clerk's account.
    CardBy(String),
    /// The truth about a payment, from a browser.
    TruthBy(TokenHash),
    /// The same, from an address.
    TruthFrom(IpAddr),
    /// A status, from a browser.
    TrackBy(TokenHash),
    /// A status, of a reference.
    TrackOf(Reference),
    /// A status, for an identity number.
    TrackFor(BlindIndex),
    /// A sign-in of staff, from an address.
    SignInBy(IpAddr),
    /// A clerk, to a kiosk.
    HelpAt(KioskId),
    /// Reports of a panic, from an address.
    ReportBy(IpAddr),
    /// A photo to be judged, in a browser.
    PhotoBy(TokenHash),
    /// A payment's record to compare, from an address.
    RecordBy(IpAddr),
    /// A paper, from a browser.
    PaperBy(TokenHash),
    /// A new payment, from a browser.
    PaymentBy(TokenHash),
    /// What was settled in a year, in a browser.
    SettlementsBy(TokenHash),
    /// The lines of a bill, in a browser.
    LinesBy(TokenHash),
    /// One's filings, or a new one, in a browser.
    FilingsBy(TokenHash),
    /// One's account, a year of its entries or of its months, in a browser.
    AccountBy(TokenHash),
    /// A rights record, which is many calls, in a browser.
    RightsBy(TokenHash),
}

impl Asker {
    /// How many at once, and how many a minute.
    fn allowance(&self) -> (f64, f64) {
        match self {
            Self::Address(_) => (300.0, 600.0),
            Self::CodeBy(_) | Self::TrackOf(_) | Self::ReportBy(_) => (10.0, 5.0),
            Self::VouchBy(_) | Self::TrackBy(_) | Self::TrackFor(_) | Self::TruthBy(_) | Self::PaperBy(_) => {
                (20.0, 10.0)
            }
            Self::PaymentBy(_) => (60.0, 20.0),
            Self::TruthFrom(_) => (60.0, 30.0),
            Self::RecordBy(_)
            | Self::SettlementsBy(_)
            | Self::LinesBy(_)
            | Self::FilingsBy(_)
            | Self::AccountBy(_) => (60.0, 60.0),
            Self::CardBy(_) | Self::PhotoBy(_) | Self::SignInBy(_) | Self::HelpAt(_) | Self::RightsBy(_) => {
                (20.0, 20.0)
            }
        }
    }
}

/// The request came too soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many requests")]
pub struct TooMany {
    /// Seconds to wait.
    pub seconds: u32,
}

/// The buckets.
#[derive(Debug, Default)]
pub struct Limits(Mutex<HashMap<Asker, Bucket>>);

#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    filled_at: Moment,
}

impl Limits {
    /// Takes a token for each of the askers.
    ///
    /// # Errors
    ///
    /// [`TooMany`] when one of them has none left.
    pub fn take(&self, askers: impl IntoIterator<Item = Asker>, now: Moment) -> Result<(), TooMany> {
        let mut buckets = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if buckets.len() > KEPT {
            buckets.retain(|asker, bucket| bucket.filled(asker, now).tokens < asker.allowance().0);
        }
        for asker in askers {
            let full = Bucket { tokens: asker.allowance().0, filled_at: now };
            let bucket = buckets.get(&asker).map_or(full, |bucket| bucket.filled(&asker, now));
            if bucket.tokens < 1.0 {
                return Err(TooMany { seconds: bucket.wait(&asker) });
            }
            buckets.insert(asker, Bucket { tokens: bucket.tokens - 1.0, ..bucket });
        }
        Ok(())
    }
}

impl Bucket {
    #[expect(clippy::cast_precision_loss, reason = "a loss of microseconds does not matter")]
    fn filled(self, asker: &Asker, now: Moment) -> Self {
        let (most, a_minute) = asker.allowance();
        let seconds = (now.0.saturating_sub(self.filled_at.0).max(0)) as f64 / MICROS;
        Self { tokens: (self.tokens + seconds * a_minute / 60.0).min(most), filled_at: now }
    }

    /// Seconds until there is a token again.
    fn wait(self, asker: &Asker) -> u32 {
        let (_, a_minute) = asker.allowance();
        let seconds = (1.0 - self.tokens) * 60.0 / a_minute;
        (1..=60).find(|whole| f64::from(*whole) >= seconds).unwrap_or(60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asker() -> Asker {
        Asker::TrackOf(Reference::from_number(7))
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limits = Limits::default();
        let now = Moment(0);
        for _ in 0..10 {
            limits.take([asker()], now).unwrap();
        }
        assert_eq!(limits.take([asker()], now), Err(TooMany { seconds: 12 }));
        assert_eq!(limits.take([asker()], now.plus_seconds(12)), Ok(()));
        assert!(limits.take([asker()], now.plus_seconds(13)).is_err());
    }

    #[test]
    fn others_have_buckets_of_their_own() {
        let limits = Limits::default();
        while limits.take([asker()], Moment(0)).is_ok() {}
        assert_eq!(limits.take([Asker::TrackOf(Reference::from_number(8))], Moment(0)), Ok(()));
    }
}
