//! The national interface over HTTP and JSON.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use domain::{
    id_number::IdNumber,
    moment::{Moment, iso_date},
    months::MonthSpan,
    outside::{
        ByIdNumber, CORE_PATH, CertificateQuery, CoreRequest, CreditInfo, CreditInput, CreditNumber,
        CreditStatusInput, EntriesInput, EntriesQuery, LossInput, LossNotice, MonthsInput, MonthsQuery,
        PersonInput, PersonQuery, Sender,
    },
    region::RegionCode,
    yuan,
};
use serde::Serialize;
use serde_json::Value;

use super::{
    Account, CardNotice, Contribution, Credit, CreditRefusal, Credited, ENTRIES_A_PAGE, Entries,
    InsuranceCore, Insured, Months, OnFile, Period, PresentCard, Receipt,
    breaker::Breaker,
    mapping::{self, money},
};
use crate::{
    clock::Clock,
    outside::{Caller, Failure, OutsideError, System},
};

/// Speaks the national interface.
pub struct NationalInterface {
    caller: Caller,
    sender: Sender,
    clock: Arc<dyn Clock>,
    sequence: AtomicU32,
    /// For what people ask to see; what must be told or credited is never held back.
    breaker: Mutex<Breaker>,
}

impl NationalInterface {
    /// An adapter that calls through `caller`, and numbers its messages from `start`, so that a restart within a second repeats none.
    #[must_use]
    pub fn new(caller: Caller, sender: Sender, clock: Arc<dyn Clock>, start: u32) -> Self {
        Self { caller, sender, clock, sequence: AtomicU32::new(start), breaker: Mutex::default() }
    }

    /// What the core tells of a person; `None` when there is no such person.
    pub(super) async fn call(
        &self,
        infno: &str,
        asking: &RegionCode,
        number: &IdNumber,
        input: &(impl Serialize + Sync),
    ) -> Result<Option<Value>, OutsideError> {
        let whose = Whose::Number(number);
        whose.output(self.exchange(infno, asking, whose.region(), input).await?)
    }

    /// The same for what somebody asks to see.
    pub(super) async fn query(
        &self,
        infno: &str,
        asking: &RegionCode,
        whose: Whose<'_>,
        input: &(impl Serialize + Sync),
    ) -> Result<Option<Value>, OutsideError> {
        if !self.breaker().may_ask(self.clock.now()) {
            return Err(System::Core.failed(Failure::LeftAlone));
        }
        let answer = self.exchange(infno, asking, whose.region(), input).await;
        match &answer {
            Err(error) if is_away(error.failure) => self.breaker().failed(self.clock.now()),
            _ => self.breaker().answered(),
        }
        whose.output(answer?)
    }

    fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Posts, and once more under a new message number when the first came to nothing: every call may come twice.
    async fn exchange(
        &self,
        infno: &str,
        asking: &RegionCode,
        insured: Option<&str>,
        input: &(impl Serialize + Sync),
    ) -> Result<Value, OutsideError> {
        match self.post(infno, asking, insured, input).await {
            Ok(answer) if mapping::came_twice(&answer) => self.post(infno, asking, insured, input).await,
            Err(OutsideError {
                failure: Failure::Unreachable | Failure::TooSlow | Failure::Status(_),
                ..
            }) => self.post(infno, asking, insured, input).await,
            first => first,
        }
    }

    async fn post(
        &self,
        infno: &str,
        asking: &RegionCode,
        insured: Option<&str>,
        input: &(impl Serialize + Sync),
    ) -> Result<Value, OutsideError> {
        let now = self.clock.now();
        let request = CoreRequest {
            infno: infno.to_owned(),
            msgid: self.message_number(now),
            mdtrtarea_admvs: asking.as_str().to_owned(),
            insuplc_admdvs: insured.unwrap_or_default().to_owned(),
            infver: mapping::VERSION.to_owned(),
            inf_time: stamp(now, true),
            sender: self.sender.clone(),
            input,
        };
        self.caller.post(CORE_PATH, &request).await
    }

    fn message_number(&self, now: Moment) -> String {
        let sequence = self.sequence.fetch_add(1, Ordering::Relaxed) % 10_000;
        format!("{}{}{sequence:04}", self.sender.fixmedins_code, stamp(now, false))
    }
}

/// Of whom the core is asked.
#[derive(Clone, Copy)]
pub(super) enum Whose<'a> {
    /// By their identity number.
    Number(&'a IdNumber),
    /// By the core's own number, which goes with a region of insurance.
    Known {
        /// The number.
        psn_no: &'a str,
        /// The region.
        region: &'a str,
    },
}

impl<'a> Whose<'a> {
    /// The region of insurance, where it is known.
    const fn region(self) -> Option<&'a str> {
        match self {
            Self::Number(_) => None,
            Self::Known { region, .. } => Some(region),
        }
    }

    /// What the core told of them; nothing can be read where it names somebody else.
    fn output(self, answer: Value) -> Result<Option<Value>, OutsideError> {
        let (field, own) = match self {
            Self::Number(number) => (mapping::PAPER_NUMBER, number.reveal()),
            Self::Known { psn_no, .. } => (mapping::OWN_NUMBER, psn_no),
        };
        let output = output(answer)?;
        if output.as_ref().is_some_and(|output| mapping::names_another(output, field, own)) {
            return Err(System::Core.failed(Failure::Unreadable));
        }
        Ok(output)
    }
}

#[async_trait]
impl InsuranceCore for NationalInterface {
    async fn person(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Insured>, OutsideError> {
        match self.call(mapping::PERSON, asking, number, &person(number)).await? {
            Some(output) => {
                mapping::insured(&output).map(Some).ok_or(System::Core.failed(Failure::Unreadable))
            }
            None => Ok(None),
        }
    }

    async fn contact(&self, asking: &RegionCode, number: &IdNumber) -> Result<OnFile, OutsideError> {
        let output = self.call(mapping::CONTACT, asking, number, &by(number)).await?;
        Ok(output.as_ref().map(mapping::on_file).unwrap_or_default())
    }

    async fn card(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
    ) -> Result<Option<PresentCard>, OutsideError> {
        let output = self.call(mapping::CARD, asking, number, &by(number)).await?;
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
        self.call(mapping::LOSS, asking, number, &input).await.map(drop)
    }

    async fn activate(&self, asking: &RegionCode, number: &IdNumber) -> Result<(), OutsideError> {
        self.call(mapping::ACTIVATE, asking, number, &by(number)).await.map(drop)
    }

    async fn account(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Account>, OutsideError> {
        let output = self.query(money::ACCOUNT, asking, Whose::Number(number), &by(number)).await?;
        output.as_ref().map(money::account).transpose().map_err(unreadable)
    }

    async fn contributions(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
    ) -> Result<Vec<Contribution>, OutsideError> {
        let output = self.query(money::CONTRIBUTIONS, asking, Whose::Number(number), &by(number)).await?;
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
        let output = self.query(money::ENTRIES, asking, Whose::Number(number), &input).await?;
        let entries = output.as_ref().map(money::entries).transpose();
        entries.map(Option::unwrap_or_default).map_err(unreadable)
    }

    async fn months(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        span: MonthSpan,
    ) -> Result<Months, OutsideError> {
        let query = MonthsQuery { begn_ym: span.from().to_string(), end_ym: span.to().to_string() };
        let input = MonthsInput { data: by(number).data, query };
        let output = self.query(money::MONTHS, asking, Whose::Number(number), &input).await?;
        let months = output.as_ref().map(money::months).transpose();
        months.map(Option::unwrap_or_default).map_err(unreadable)
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
        let answer = self.exchange(money::CREDIT, asking, None, &input).await?;
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
        let output = output(self.exchange(money::CREDIT_STATUS, asking, None, &input).await?)?;
        // Only a plain no is one.
        let output = output.ok_or(System::Core.failed(Failure::Unreadable))?;
        money::credit_status(&output, key).map_err(unreadable)
    }
}

/// Whether the core is away or in trouble; whatever else it answers, it answers.
const fn is_away(failure: Failure) -> bool {
    matches!(failure, Failure::Unreachable | Failure::TooSlow | Failure::Status(500..))
}

/// What the core told of somebody; `None` when there is no such person.
fn output(answer: Value) -> Result<Option<Value>, OutsideError> {
    match mapping::outcome(answer) {
        mapping::Outcome::Found(output) => Ok(Some(output)),
        mapping::Outcome::Nobody => Ok(None),
        mapping::Outcome::Closed => Err(System::Core.failed(Failure::Closed)),
        mapping::Outcome::Twice | mapping::Outcome::Refused => Err(System::Core.failed(Failure::Refused)),
        mapping::Outcome::Unreadable => Err(System::Core.failed(Failure::Unreadable)),
    }
}

pub(super) const fn unreadable(_: money::Unreadable) -> OutsideError {
    System::Core.failed(Failure::Unreadable)
}

/// Selects for 1101. The name is not given: it is what is asked for.
pub(super) fn person(number: &IdNumber) -> PersonInput {
    PersonInput {
        data: PersonQuery {
            mdtrt_cert_type: mapping::BY_ID_NUMBER.to_owned(),
            mdtrt_cert_no: number.reveal().to_owned(),
            card_sn: String::new(),
            begntime: String::new(),
            psn_cert_type: mapping::ID_CARD.to_owned(),
            certno: number.reveal().to_owned(),
            psn_name: String::new(),
        },
    }
}

/// Selects by identity number.
pub(super) fn by(number: &IdNumber) -> ByIdNumber {
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
