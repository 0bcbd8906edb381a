//! The bureau's insurance core: who is insured where, how they are reached, which card they have, what lies in their account.
//!
//! **Invariant:** the national interface's names and codes stand in `national.rs` and `mapping` only.

mod breaker;
mod filings;
mod mapping;
mod money;
mod national;
mod settlements;

use async_trait::async_trait;
use domain::{
    benefit::Insurance,
    card::{CardStatus, Halves},
    contact::{Address, Email, Mobile},
    id_number::IdNumber,
    moment::Moment,
    months::MonthSpan,
    region::RegionCode,
    wire::Standing,
};
use serde::{Deserialize, Serialize};
use time::Date;

pub use filings::{CoreFiling, FilingCore, FilingNotice, FilingWord};
pub use money::{
    Account, Contribution, Credit, CreditPurpose, CreditRefusal, Credited, ENTRIES_A_PAGE, Entries, Entry,
    EntryKind, Months, Payer, Period, PersonalAccount, Receipt,
};
pub use national::NationalInterface;
pub use settlements::{Accumulated, Settled, SettlementCore, Treated};

use crate::outside::OutsideError;

/// Asks the core.
#[async_trait]
pub trait InsuranceCore: FilingCore + SettlementCore + Send + Sync {
    /// Who has this number; `None` when nobody here does.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn person(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Insured>, OutsideError>;

    /// How the bureau reaches them. What is on file in a form that cannot be used counts as absent.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn contact(&self, asking: &RegionCode, number: &IdNumber) -> Result<OnFile, OutsideError>;

    /// The present card, if there is one.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn card(&self, asking: &RegionCode, number: &IdNumber)
    -> Result<Option<PresentCard>, OutsideError>;

    /// Tells what became of the social half of the present card. The same notice may be told twice.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn tell(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        notice: CardNotice,
    ) -> Result<(), OutsideError>;

    /// Makes the social half of the present card ready for use. It may be asked twice.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn activate(&self, asking: &RegionCode, number: &IdNumber) -> Result<(), OutsideError>;

    /// Whether they have a personal account, and what is in it; `None` when nobody here has this number.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn account(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Account>, OutsideError>;

    /// What they have to pay; nothing for somebody who has no contribution assessed.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn contributions(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
    ) -> Result<Vec<Contribution>, OutsideError>;

    /// A page, from 0, of [`ENTRIES_A_PAGE`] of their account's entries in a period.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn entries(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        period: Period,
        page: u32,
    ) -> Result<Entries, OutsideError>;

    /// Which of some months contributions were due and paid for; none for somebody whose contribution is one of a year.
    ///
    /// # Errors
    ///
    /// [`OutsideError`], also when a single month cannot be read.
    async fn months(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        span: MonthSpan,
    ) -> Result<Months, OutsideError>;

    /// Credits something, once for each key. A refusal is one of which nothing was credited under this key before.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]: whether it is credited is not known, until [`InsuranceCore::credit_status`] or the same call tells.
    async fn credit(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        credit: &Credit,
    ) -> Result<Credited, OutsideError>;

    /// Whether something was credited under this key.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn credit_status(&self, asking: &RegionCode, key: &str) -> Result<Option<Receipt>, OutsideError>;
}

/// Someone the core knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insured {
    /// Their name, as it is printed on the card.
    pub name: String,
    /// Their insurances.
    pub insurances: Vec<InsurancePlace>,
}

/// One insurance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsurancePlace {
    /// Where.
    pub region: RegionCode,
    /// Whether it is in force.
    pub standing: Standing,
    /// Which it is; `None` where it is neither that of employees nor that of residents.
    pub insurance: Option<Insurance>,
    /// Since when.
    pub since: Option<Date>,
    /// Since when it is paused or ended.
    pub until: Option<Date>,
    /// The employer's name.
    pub employer: Option<String>,
}

/// The present card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresentCard {
    /// Its last day.
    pub valid_until: Date,
    /// Where its social half stands; never void.
    pub status: CardStatus,
    /// Which halves can be used.
    pub halves: Halves,
}

/// What became of the social half of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardNotice {
    /// Names the notice: told twice, it is one.
    pub key: String,
    /// Where the card stands.
    pub status: CardStatus,
    /// Since when.
    pub since: Moment,
    /// Whether it is a new card, of which neither half was used before.
    pub is_new: bool,
}

/// How the bureau reaches a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnFile {
    /// Mobile.
    pub mobile: Option<Mobile>,
    /// Email address.
    pub email: Option<Email>,
    /// Address.
    pub address: Option<Address>,
}

/// Where someone is insured, seen from one region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// There, and in force.
    Here,
    /// In force in another region.
    Elsewhere(RegionCode),
    /// Paused or ended, or nowhere.
    NotInForce,
}

impl Insured {
    /// Where they are insured, seen from `region`: there first, elsewhere next.
    #[must_use]
    pub fn seen_from(&self, region: &RegionCode) -> Place {
        match self.in_force(region) {
            Some(insurance) if insurance.region == *region => Place::Here,
            Some(insurance) => Place::Elsewhere(insurance.region.clone()),
            None => Place::NotInForce,
        }
    }

    /// The region whose core is asked about their care: where they are insured, seen from `region`; of those that are over, the same.
    #[must_use]
    pub fn asked_of(&self, region: &RegionCode) -> Option<&RegionCode> {
        let insurance = self.in_force(region).or_else(|| nearest(&self.insurances, region, |_| true));
        insurance.map(|insurance| &insurance.region)
    }

    /// The one region where they were insured on a day, as far as the core says since when and until when; `None` where it may be several.
    #[must_use]
    pub fn home_on(&self, day: Date) -> Option<&RegionCode> {
        let mut regions = self.insurances.iter().filter(|one| one.counts_on(day)).map(|one| &one.region);
        let home = regions.next()?;
        regions.all(|other| other == home).then_some(home)
    }

    /// Since when no insurance of employees is in force, and so nothing is credited by an employer; `None` while one is, or none was.
    /// What has no day is over since ever.
    #[must_use]
    pub fn employed_until(&self) -> Option<Date> {
        let employed = self.insurances.iter().filter(|one| one.insurance != Some(Insurance::Residents));
        let over = |one: &InsurancePlace| {
            (one.standing != Standing::InForce).then(|| one.until.unwrap_or(Date::MIN))
        };
        employed.map(over).collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    fn in_force(&self, region: &RegionCode) -> Option<&InsurancePlace> {
        nearest(&self.insurances, region, |insurance| insurance.standing == Standing::InForce)
    }
}

impl InsurancePlace {
    fn counts_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// The first in `region`, or else the first elsewhere.
fn nearest<'a>(
    insurances: &'a [InsurancePlace],
    region: &RegionCode,
    counts: impl Fn(&InsurancePlace) -> bool,
) -> Option<&'a InsurancePlace> {
    let mut those = insurances.iter().filter(|insurance| counts(insurance));
    those.clone().find(|insurance| insurance.region == *region).or_else(|| those.next())
}

#[cfg(test)]
mod tests;
