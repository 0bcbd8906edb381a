//! The bureau's insurance core: who is insured where, how they are reached, which card they have.
//!
//! **Invariant:** the national interface's names and codes stand in `national.rs` and `mapping.rs` only.

mod mapping;
mod national;

use async_trait::async_trait;
use domain::{
    contact::{Address, Email, Mobile},
    id_number::IdNumber,
    region::RegionCode,
};
use serde::{Deserialize, Serialize};
use time::Date;

pub use national::NationalInterface;

use crate::outside::OutsideError;

/// Asks the core.
#[async_trait]
pub trait InsuranceCore: Send + Sync {
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

    /// The last day of the present card, if there is one.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn card(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Date>, OutsideError>;
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
    pub in_force: bool,
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
        let in_force = |there: &&InsurancePlace| there.in_force;
        let mut elsewhere = self.insurances.iter().filter(in_force);
        match elsewhere.clone().find(|insurance| insurance.region == *region).or_else(|| elsewhere.next()) {
            Some(insurance) if insurance.region == *region => Place::Here,
            Some(insurance) => Place::Elsewhere(insurance.region.clone()),
            None => Place::NotInForce,
        }
    }
}

#[cfg(test)]
mod tests;
