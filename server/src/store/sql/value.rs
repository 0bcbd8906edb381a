//! Values as a database holds them: whole numbers, texts and bytes.
//!
//! **Invariant:** a type is written and read here, side by side, so that the two cannot differ.

use domain::{
    application::{
        Ask, DocumentId, DocumentKind, Event, GiveBackReason, PhotoException, PhotoId, PhotoReason,
        RejectReason, Status, WithdrawReason,
    },
    card::{CardEvent, CardStatus, Lapse},
    filing::{FilingEvent, FilingStatus, KindId, RefuseReason},
    jurisdiction::AgencyId,
    kiosk::KioskId,
    ledger::{Account, Cause},
    machine::Actor,
    moment::Moment,
    money::Fen,
    outlet::OutletId,
    payment::{Channel, PaymentEvent, PaymentNumber, PaymentStatus, RefundReason, RefundStatus},
    photo::{PhotoPurpose, PhotoReport},
    reconcile::DifferenceKind,
    reference::Reference,
    region::RegionCode,
    service::{ReplaceReason, Service},
    stock::{BlankState, Serial, SpoilReason, StockEvent},
    wire::{
        FilingKey, NoticeId, PaymentKey, PhotoSource,
        staff::{DifferenceId, MonthEndId, NoticeKey, RefundId, Role, VouchDecision},
    },
};
use serde::{Serialize, de::DeserializeOwned};
use time::Date;
use uuid::Uuid;

use super::super::{
    AnswerId, ApplicationId, BlindIndex, CardId, CreditState, FilingId, HelpId, JobId, KeyId, MovementId,
    PaymentId, PostingId, Sealed, StoreError, TokenHash, VisitId, VisitStage, VouchId,
};

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) enum Value {
    /// Nothing, in a column of that kind.
    Null(Kind),
    /// A whole number.
    Int(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// A kind of column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    /// Whole numbers.
    Int,
    /// Texts.
    Text,
    /// Bytes.
    Blob,
}

/// A type that fits into a column.
pub(super) trait Column: Sized {
    /// The column's kind.
    const KIND: Kind;

    /// As it is written.
    fn store(&self) -> Value;

    /// From what was read, if it is one.
    fn load(value: Value) -> Option<Self>;
}

/// A row that was read, taken column by column in the order of the statement.
#[derive(Clone, Debug)]
pub(in crate::store) struct Fields {
    values: std::vec::IntoIter<Value>,
    taken: usize,
}

impl Fields {
    /// A row of these values.
    pub(in crate::store) fn new(values: Vec<Value>) -> Self {
        Self { values: values.into_iter(), taken: 0 }
    }

    /// The next column.
    pub(super) fn take<T: Column>(&mut self) -> Result<T, StoreError> {
        self.taken += 1;
        let unreadable =
            || StoreError::Unreadable(format!("column {} is no {}", self.taken, std::any::type_name::<T>()));
        self.values.next().and_then(T::load).ok_or_else(unreadable)
    }
}

/// The values of a statement, in the order of its `$1`, `$2`.
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::sql::value::Column::store(&$value)),*] };
}
pub(super) use args;

impl<T: Column> Column for Option<T> {
    const KIND: Kind = T::KIND;

    fn store(&self) -> Value {
        self.as_ref().map_or(Value::Null(T::KIND), T::store)
    }

    fn load(value: Value) -> Option<Self> {
        match value {
            Value::Null(_) => Some(None),
            other => T::load(other).map(Some),
        }
    }
}

/// Columns whose type is written as another that fits already.
macro_rules! columns {
    ($kind:ident($held:ty): $($type:ty, $value:ident => $to:expr, $from:expr;)*) => {
        $(impl Column for $type {
            const KIND: Kind = Kind::$kind;

            fn store(&self) -> Value {
                let $value = self;
                Value::$kind($to)
            }

            fn load(value: Value) -> Option<Self> {
                let from: fn($held) -> Option<Self> = $from;
                match value {
                    Value::$kind(held) => from(held),
                    _ => None,
                }
            }
        })*
    };
}

columns! { Int(i64):
    i64, number => *number, Some;
    u8, number => i64::from(*number), |held| Self::try_from(held).ok();
    u16, number => i64::from(*number), |held| Self::try_from(held).ok();
    u32, number => i64::from(*number), |held| Self::try_from(held).ok();
    u64, number => i64::try_from(*number).unwrap_or(i64::MAX), |held| Self::try_from(held).ok();
    bool, truth => i64::from(*truth), |held| Some(held != 0);
    Moment, moment => moment.0, |held| Some(Self(held));
    Fen, amount => amount.0, |held| Some(Self(held));
    Date, day => i64::from(day.to_julian_day()), a_day;
    Promised, day => day.0.map_or(NO_DAY, |day| i64::from(day.to_julian_day())), Promised::from_day;
}

columns! { Text(String):
    String, text => text.clone(), Some;
    RegionCode, code => code.as_str().to_owned(), |held| Self::try_from(held).ok();
    Reference, reference => reference.as_str().to_owned(), |held| Self::try_from(held).ok();
    KioskId, id => id.0.clone(), |held| Some(Self(held));
    OutletId, id => id.0.clone(), |held| Some(Self(held));
    AgencyId, id => id.0.clone(), |held| Some(Self(held));
    Status, it => name(it), named;
    Service, it => name(it), named;
    ReplaceReason, it => name(it), named;
    WithdrawReason, it => name(it), named;
    GiveBackReason, it => name(it), named;
    PhotoPurpose, it => name(it), named;
    Event, it => name(it), named;
    Actor, it => name(it), named;
    CardStatus, it => name(it), named;
    CardEvent, it => name(it), named;
    FilingStatus, it => name(it), named;
    FilingEvent, it => name(it), named;
    KindId, it => name(it), named;
    Lapse, it => name(it), named;
    PhotoSource, it => name(it), named;
    PhotoException, it => name(it), named;
    DocumentKind, it => name(it), named;
    VisitStage, it => name(it), named;
    VouchDecision, it => name(it), named;
    Role, it => name(it), named;
    Serial, serial => serial.as_str().to_owned(), |held| Self::try_from(held).ok();
    BlankState, it => name(it), named;
    SpoilReason, it => name(it), named;
    StockEvent, it => name(it), named;
    PaymentNumber, number => number.as_str().to_owned(), |held| Self::try_from(held).ok();
    PaymentStatus, it => name(it), named;
    PaymentEvent, it => name(it), named;
    Channel, it => name(it), named;
    RefundStatus, it => name(it), named;
    RefundReason, it => name(it), named;
    RefuseReason, it => name(it), named;
    Cause, it => name(it), named;
    Account, account => account.to_string(), |held| an_account(&held);
    DifferenceKind, it => name(it), named;
    CreditState, it => name(it), named;
    Vec<String>, it => json(it), |held| serde_json::from_str(&held).ok();
    Vec<Ask>, it => json(it), |held| serde_json::from_str(&held).ok();
    Vec<RejectReason>, it => json(it), |held| serde_json::from_str(&held).ok();
    Vec<PhotoReason>, it => json(it), |held| serde_json::from_str(&held).ok();
    PhotoReport, it => json(it), |held| serde_json::from_str(&held).ok();
}

columns! { Blob(Vec<u8>):
    Sealed, sealed => sealed.0.clone(), |held| Some(Self(held));
    [u8; 32], bytes => bytes.to_vec(), |held| held.try_into().ok();
    [u8; 65], bytes => bytes.to_vec(), |held| held.try_into().ok();
    BlindIndex, index => index.0.to_vec(), |held| held.try_into().ok().map(Self);
    TokenHash, hash => hash.0.to_vec(), |held| held.try_into().ok().map(Self);
    Uuid, id => id.as_bytes().to_vec(), |held| Self::from_slice(&held).ok();
    VisitId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    HelpId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    KeyId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    VouchId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    CardId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    ApplicationId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    AnswerId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    MovementId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    JobId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    DocumentId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    PaymentId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    PaymentKey, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    FilingId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    FilingKey, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    NoticeId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    NoticeKey, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    PostingId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    RefundId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    DifferenceId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    MonthEndId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
    PhotoId, id => id.0.as_bytes().to_vec(), |held| Uuid::from_slice(&held).ok().map(Self);
}

/// Later than every day, so that what is promised for no day sorts behind.
const NO_DAY: i64 = 9_999_999;

/// A promised day, or none.
pub(super) struct Promised(pub(super) Option<Date>);

impl Promised {
    fn from_day(day: i64) -> Option<Self> {
        match day {
            NO_DAY => Some(Self(None)),
            day => a_day(day).map(|date| Self(Some(date))),
        }
    }
}

fn a_day(day: i64) -> Option<Date> {
    Date::from_julian_day(i32::try_from(day).ok()?).ok()
}

fn an_account(held: &str) -> Option<Account> {
    Some(match held.split_once('/') {
        Some(("till", channel)) => Account::Till(named(channel.to_owned())?),
        Some(("transit", person)) => Account::Transit(person.to_owned()),
        Some(_) => return None,
        None => [Account::Bank, Account::Fees, Account::Core, Account::Suspense, Account::Refunds]
            .into_iter()
            .find(|account| account.kind() == held)?,
    })
}

/// The name an enum has on the wire; stored names and those on the wire are the same.
fn name<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn named<T: DeserializeOwned>(name: String) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name)).ok()
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Column + PartialEq + std::fmt::Debug + Clone>(value: &T) {
        assert_eq!(T::load(value.store()).as_ref(), Some(value));
        assert_eq!(Option::<T>::load(Some(value.clone()).store()), Some(Some(value.clone())));
        assert_eq!(Option::<T>::load(Value::Null(T::KIND)), Some(None));
        assert_eq!(T::load(Value::Null(T::KIND)), None);
    }

    #[test]
    fn every_name_comes_back_as_it_was_written() {
        for status in Status::ALL {
            check(&status);
            assert_eq!(status.store(), Value::Text(status.as_str().to_owned()));
        }
        FilingStatus::ALL.iter().for_each(check);
        FilingEvent::ALL.iter().for_each(check);
        RefuseReason::ALL.iter().for_each(check);
        check(&KindId("retired".to_owned()));
        for status in CardStatus::ALL {
            check(&status);
            assert_eq!(status.store(), Value::Text(status.as_str().to_owned()));
        }
        domain::card::TRANSITIONS.iter().map(|row| &row.event).for_each(check);
        [Lapse::Active, Lapse::Formal].iter().for_each(check);
        Service::ALL.iter().for_each(check);
        ReplaceReason::ALL.iter().for_each(check);
        check(&RejectReason::ALL.to_vec());
        check(&PhotoReason::ALL.to_vec());
        WithdrawReason::ALL.iter().for_each(check);
        GiveBackReason::ALL.iter().for_each(check);
        PhotoPurpose::ALL.iter().for_each(check);
        PhotoException::ALL.iter().for_each(check);
        DocumentKind::ALL.iter().for_each(check);
        BlankState::ALL.iter().for_each(check);
        SpoilReason::ALL.iter().for_each(check);
        [StockEvent::Delivered, StockEvent::Returned, StockEvent::Spoiled].iter().for_each(check);
        [VisitStage::Consented, VisitStage::CodeSent, VisitStage::Recognised].iter().for_each(check);
        [VouchDecision::Vouched, VouchDecision::Declined].iter().for_each(check);
        domain::application::INSTANT.iter().map(|row| &row.event).for_each(check);
        domain::application::TRANSITIONS
            .iter()
            .chain(domain::application::PHOTO_CHANGE)
            .map(|row| &row.event)
            .for_each(check);
        check(&vec![Ask::NewPhoto, Ask::Mobile]);
    }

    #[test]
    fn every_name_about_money_comes_back_as_it_was_written() {
        for status in PaymentStatus::ALL {
            check(&status);
            assert_eq!(status.store(), Value::Text(status.as_str().to_owned()));
        }
        for status in RefundStatus::ALL {
            check(&status);
            assert_eq!(status.store(), Value::Text(status.as_str().to_owned()));
        }
        for row in domain::payment::PAYMENTS {
            check(&row.event);
            assert_eq!(row.event.store(), Value::Text(row.event.as_str().to_owned()));
        }
        RefundReason::ALL.iter().for_each(check);
        DifferenceKind::ALL.iter().for_each(check);
        [CreditState::Due, CreditState::Credited, CreditState::Refused].iter().for_each(check);
        let causes = [Cause::Paid, Cause::Fulfilled, Cause::RefundDue, Cause::GivenBack, Cause::MonthEnd];
        for cause in causes.into_iter().chain([Cause::Reversal]) {
            check(&cause);
            assert_eq!(cause.store(), Value::Text(cause.as_str().to_owned()));
        }
        for channel in Channel::ALL {
            check(&channel);
            check(&Account::Till(channel));
        }
        [Account::Bank, Account::Fees, Account::Core, Account::Suspense, Account::Refunds]
            .iter()
            .for_each(check);
        check(&Account::Transit("0a/ff".to_owned()));
        assert_eq!(Account::load(Value::Text("till/gold".to_owned())), None);
        assert_eq!(Account::load(Value::Text("transit".to_owned())), None);
        check(&PaymentNumber::from_number(7));
        check(&u16::MAX);
    }

    #[test]
    fn days_come_back_and_no_day_sorts_behind_all() {
        let date = Date::from_calendar_date(2026, time::Month::November, 25).unwrap();
        check(&date);
        assert_eq!(Promised::load(Promised(Some(date)).store()).unwrap().0, Some(date));
        assert_eq!(Promised::load(Promised(None).store()).unwrap().0, None);
        let last = i64::from(Date::MAX.to_julian_day());
        assert!(matches!(Promised(None).store(), Value::Int(day) if day > last));
    }

    #[test]
    fn a_row_of_another_form_is_told_not_guessed() {
        let mut fields = Fields::new(vec![Value::Text("x".into()), Value::Text("lost".into())]);
        assert!(fields.take::<i64>().is_err());
        assert!(matches!(fields.take::<Status>(), Err(StoreError::Unreadable(_))));
        assert!(fields.take::<String>().is_err(), "there is no third column");
    }
}
