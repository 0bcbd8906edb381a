//! The national interface over HTTP and JSON.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use domain::{
    id_number::IdNumber,
    moment::Moment,
    outside::{ByIdNumber, CORE_PATH, CertificateQuery, CoreRequest},
    region::RegionCode,
};
use serde_json::Value;
use time::Date;

use super::{InsuranceCore, Insured, OnFile, mapping};
use crate::{
    clock::Clock,
    outside::{Caller, Failure, OutsideError, System},
};

/// Our institution code, twelve characters, in front of every message number.
const INSTITUTION: &str = "MEDCARDKIOSK";

/// Speaks the national interface.
pub struct NationalInterface {
    caller: Caller,
    clock: Arc<dyn Clock>,
    sequence: AtomicU32,
}

impl NationalInterface {
    /// An adapter that calls through `caller`, and numbers its messages from `start`, so that a restart within a second repeats none.
    #[must_use]
    pub fn new(caller: Caller, clock: Arc<dyn Clock>, start: u32) -> Self {
        Self { caller, clock, sequence: AtomicU32::new(start) }
    }

    /// Calls, and once more under a new message number when the first call came to nothing.
    async fn call(
        &self,
        infno: &str,
        asking: &RegionCode,
        number: &IdNumber,
    ) -> Result<Option<Value>, OutsideError> {
        let first = self.post(infno, asking, number).await.map(mapping::outcome);
        let outcome = match first {
            Ok(mapping::Outcome::Twice)
            | Err(OutsideError {
                failure: Failure::Unreachable | Failure::TooSlow | Failure::Status(_),
                ..
            }) => mapping::outcome(self.post(infno, asking, number).await?),
            other => other?,
        };
        match outcome {
            mapping::Outcome::Found(output) => Ok(Some(output)),
            mapping::Outcome::Nobody => Ok(None),
            mapping::Outcome::Twice | mapping::Outcome::Refused => Err(System::Core.failed(Failure::Refused)),
            mapping::Outcome::Unreadable => Err(System::Core.failed(Failure::Unreadable)),
        }
    }

    async fn post(&self, infno: &str, asking: &RegionCode, number: &IdNumber) -> Result<Value, OutsideError> {
        let now = self.clock.now();
        let request = CoreRequest {
            infno: infno.to_owned(),
            msgid: self.message_number(now),
            mdtrtarea_admvs: asking.as_str().to_owned(),
            insuplc_admdvs: String::new(),
            infver: mapping::VERSION.to_owned(),
            inf_time: stamp(now, true),
            input: ByIdNumber {
                data: CertificateQuery {
                    mdtrt_cert_type: mapping::BY_ID_NUMBER.to_owned(),
                    mdtrt_cert_no: number.reveal().to_owned(),
                },
            },
        };
        self.caller.post(CORE_PATH, &request).await
    }

    fn message_number(&self, now: Moment) -> String {
        let sequence = self.sequence.fetch_add(1, Ordering::Relaxed) % 10_000;
        format!("{INSTITUTION}{}{sequence:04}", stamp(now, false))
    }
}

#[async_trait]
impl InsuranceCore for NationalInterface {
    async fn person(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Insured>, OutsideError> {
        match self.call(mapping::PERSON, asking, number).await? {
            Some(output) => {
                mapping::insured(&output).map(Some).ok_or(System::Core.failed(Failure::Unreadable))
            }
            None => Ok(None),
        }
    }

    async fn contact(&self, asking: &RegionCode, number: &IdNumber) -> Result<OnFile, OutsideError> {
        let output = self.call(mapping::CONTACT, asking, number).await?;
        Ok(output.as_ref().map(mapping::on_file).unwrap_or_default())
    }

    async fn card(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Date>, OutsideError> {
        let output = self.call(mapping::CARD, asking, number).await?;
        Ok(output.as_ref().and_then(mapping::valid_until))
    }
}

/// Date and time in China: `2026-11-25 09:30:00`, or without any separators.
fn stamp(moment: Moment, separated: bool) -> String {
    let at = moment.in_china();
    let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    if separated {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}")
    }
}
