//! The national interface over HTTP and JSON.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use domain::{
    id_number::IdNumber,
    moment::{Moment, iso_date},
    outside::{
        ByIdNumber, CORE_PATH, CertificateQuery, CoreRequest, CreditInfo, CreditInput, CreditNumber,
        CreditStatusInput, EntriesInput, EntriesQuery, LossInput, LossNotice,
    },
    region::RegionCode,
    yuan,
};
use serde::Serialize;
use serde_json::Value;

use super::{
    Account, CardNotice, Contribution, Credit, CreditRefusal, Credited, ENTRIES_A_PAGE, Entries,
    InsuranceCore, Insured, OnFile, Period, PresentCard, Receipt,
    mapping::{self, money},
};
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

    /// What the core tells of a person; `None` when there is no such person.
    async fn call(
        &self,
        infno: &str,
        asking: &RegionCode,
        input: &(impl Serialize + Sync),
    ) -> Result<Option<Value>, OutsideError> {
        match mapping::outcome(self.exchange(infno, asking, input).await?) {
            mapping::Outcome::Found(output) => Ok(Some(output)),
            mapping::Outcome::Nobody => Ok(None),
            mapping::Outcome::Twice | mapping::Outcome::Refused => Err(System::Core.failed(Failure::Refused)),
            mapping::Outcome::Unreadable => Err(System::Core.failed(Failure::Unreadable)),
        }
    }

    /// Posts, and once more under a new message number when the first came to nothing: every call may come twice.
    async fn exchange(
        &self,
        infno: &str,
        asking: &RegionCode,
        input: &(impl Serialize + Sync),
    ) -> Result<Value, OutsideError> {
        match self.post(infno, asking, input).await {
            Ok(answer) if mapping::came_twice(&answer) => self.post(infno, asking, input).await,
            Err(OutsideError {
                failure: Failure::Unreachable | Failure::TooSlow | Failure::Status(_),
                ..
            }) => self.post(infno, asking, input).await,
            first => first,
        }
    }

    async fn post(
        &self,
        infno: &str,
        asking: &RegionCode,
        input: &(impl Serialize + Sync),
    ) -> Result<Value, OutsideError> {
        let now = self.clock.now();
        let request = CoreRequest {
            infno: infno.to_owned(),
            msgid: self.message_number(now),
            mdtrtarea_admvs: asking.as_str().to_owned(),
            insuplc_admdvs: String::new(),
            infver: mapping::VERSION.to_owned(),
            inf_time: stamp(now, true),
            input,
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
        match self.call(mapping::PERSON, asking, &by(number)).await? {
            Some(output) => {
                mapping::insured(&output).map(Some).ok_or(System::Core.failed(Failure::Unreadable))
            }
            None => Ok(None),
        }
    }

    async fn contact(&self, asking: &RegionCode, number: &IdNumber) -> Result<OnFile, OutsideError> {
        let output = self.call(mapping::CONTACT, asking, &by(number)).await?;
        Ok(output.as_ref().map(mapping::on_file).unwrap_or_default())
    }

    async fn card(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
    ) -> Result<Option<PresentCard>, OutsideError> {
        let output = self.call(mapping::CARD, asking, &by(number)).await?;
        let card = output.as_ref().map(mapping::card).transpose();
        card.map(Option::flatten).map_err(|mapping::UnknownState| System::Core.failed(Failure::Unreadable))
    }

    async fn tell(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        notice: CardNotice,
    ) -> Result<(), OutsideError> {
        let loss = LossNotice {
            notice_no: notice.key,
            card_stas: mapping::state(notice.status).to_owned(),
            since: notice.since,
            new_card: notice.is_new,
        };
        let input = LossInput { data: by(number).data, loss };
        // Somebody the core does not know any more has no card there to be lost.
        self.call(mapping::LOSS, asking, &input).await.map(drop)
    }

    async fn activate(&self, asking: &RegionCode, number: &IdNumber) -> Result<(), OutsideError> {
        self.call(mapping::ACTIVATE, asking, &by(number)).await.map(drop)
    }

    async fn account(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Account>, OutsideError> {
        let output = self.call(money::ACCOUNT, asking, &by(number)).await?;
        output.as_ref().map(money::account).transpose().map_err(unreadable)
    }

    async fn contributions(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
    ) -> Result<Vec<Contribution>, OutsideError> {
        let output = self.call(money::CONTRIBUTIONS, asking, &by(number)).await?;
        let listed = output.as_ref().map(money::contributions).transpose();
        listed.map(Option::unwrap_or_default).map_err(unreadable)
    }

    async fn entries(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        period: Period,
        page: u32,
    ) -> Result<Entries, OutsideError> {
        let query = EntriesQuery {
            begndate: iso_date::text(period.from),
            enddate: iso_date::text(period.to),
            page_num: page.saturating_add(1),
            page_size: ENTRIES_A_PAGE,
        };
        let input = EntriesInput { data: by(number).data, query };
        let output = self.call(money::ENTRIES, asking, &input).await?;
        let entries = output.as_ref().map(money::entries).transpose();
        entries.map(Option::unwrap_or_default).map_err(unreadable)
    }

    async fn credit(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        credit: &Credit,
    ) -> Result<Credited, OutsideError> {
        let (credit_type, period) = money::purpose(credit.purpose);
        let info = CreditInfo {
            credit_no: credit.key.clone(),
            credit_type: credit_type.to_owned(),
            period,
            amount: yuan::text(credit.amount),
        };
        let input = CreditInput { data: by(number).data, credit: info };
        let answer = self.exchange(money::CREDIT, asking, &input).await?;
        let credited = money::credited(answer, &credit.key).map_err(unreadable)?;
        match credited.ok_or(System::Core.failed(Failure::Refused))? {
            // "Paid already" may be said of this very key, whose answer got lost.
            Credited::Refused(reason) if reason != CreditRefusal::OtherContent => {
                let known = self.credit_status(asking, &credit.key).await?;
                Ok(known.map_or(Credited::Refused(reason), Credited::Done))
            }
            told => Ok(told),
        }
    }

    async fn credit_status(&self, asking: &RegionCode, key: &str) -> Result<Option<Receipt>, OutsideError> {
        let input = CreditStatusInput { credit: CreditNumber { credit_no: key.to_owned() } };
        let output = self.call(money::CREDIT_STATUS, asking, &input).await?;
        // Only a plain no is one.
        let output = output.ok_or(System::Core.failed(Failure::Unreadable))?;
        money::credit_status(&output, key).map_err(unreadable)
    }
}

const fn unreadable(_: money::Unreadable) -> OutsideError {
    System::Core.failed(Failure::Unreadable)
}

/// Selects by identity number.
fn by(number: &IdNumber) -> ByIdNumber {
    ByIdNumber {
        data: CertificateQuery {
            mdtrt_cert_type: mapping::BY_ID_NUMBER.to_owned(),
            mdtrt_cert_no: number.reveal().to_owned(),
        },
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
