//! What the core tells of visits and settlements: 5201, 5203, 5204 and 5206, each by the core's own number for somebody.

use async_trait::async_trait;
use domain::{
    benefit::{Care, Insurance, SoFar},
    id_number::IdNumber,
    moment::iso_date,
    outside::{
        AccumulationsInput, AccumulationsQuery, SettlementInput, SettlementQuery, VisitsInput, VisitsQuery,
    },
    region::RegionCode,
    settlement::{Expense, Settlement, SettlementId},
};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use time::{Duration, Time};

use super::{
    Insured, Period,
    mapping::{self, settlements as mapped},
    national::{NationalInterface, Whose, person, unreadable},
};
use crate::outside::{Failure, OutsideError, System};

/// So many settlements of somebody are asked for at once.
const AT_ONCE: usize = 8;
/// A stay that began so many days before a period may be settled in it.
const STAY: Duration = Duration::days(90);

/// Asks the core about settlements.
#[async_trait]
pub trait SettlementCore: Send + Sync {
    /// What was settled for them on the days of a period, each settlement once, in no order; nothing for somebody whom nobody here knows.
    ///
    /// # Errors
    ///
    /// [`OutsideError`], also when a single one of them cannot be read: a list with a gap is none.
    async fn settlements(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        period: Period,
    ) -> Result<Vec<Settled>, OutsideError>;

    /// The lines of the bill of one of their settlements; `None` when it is none of theirs.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn expenses(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        treated: &Treated,
    ) -> Result<Option<Vec<Expense>>, OutsideError>;

    /// What came together in a year.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn accumulations(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        year: u16,
    ) -> Result<Vec<Accumulated>, OutsideError>;
}

/// A visit that was settled, by the core's numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Treated {
    /// Of the settlement.
    pub settlement: SettlementId,
    /// Of the visit; empty where the core has none.
    pub number: String,
}

/// A settlement, the visit that it is of, and what it takes to explain it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What was settled.
    pub settlement: Settlement,
    /// The time of its day in China; midnight where the core tells the day alone.
    pub time: Time,
    /// Where the person was insured that day: by that region's rule it was settled. `None` where that is not plain.
    pub home: Option<RegionCode>,
    /// The visit.
    pub treated: Treated,
}

/// What came together in a year, of one insurance and kind of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accumulated {
    /// By which insurance.
    pub insurance: Insurance,
    /// Of which care.
    pub care: Care,
    /// How much.
    pub so_far: SoFar,
}

/// Somebody of whom the core tells settlements.
struct Known {
    /// The core's own number for them.
    psn_no: String,
    /// The region of insurance that goes with it.
    region: String,
    insured: Insured,
}

impl Known {
    fn whose(&self) -> Whose<'_> {
        Whose::Known { psn_no: &self.psn_no, region: &self.region }
    }
}

impl NationalInterface {
    /// What every call about settlements begins with: the core's own number for somebody, and where they are insured.
    async fn known(&self, asking: &RegionCode, number: &IdNumber) -> Result<Option<Known>, OutsideError> {
        let Some(output) =
            self.query(mapping::PERSON, asking, Whose::Number(number), &person(number)).await?
        else {
            return Ok(None);
        };
        let known = || {
            let (psn_no, insured) = (mapping::own_number(&output)?, mapping::insured(&output)?);
            let region = insured.asked_of(asking)?.as_str().to_owned();
            Some(Known { psn_no, region, insured })
        };
        known().map(Some).ok_or(System::Core.failed(Failure::Unreadable))
    }

    /// The settled visits of a kind of care, or of all, that began in a period.
    async fn visits(
        &self,
        asking: &RegionCode,
        known: &Known,
        period: Period,
        med_type: &str,
    ) -> Result<Vec<Treated>, OutsideError> {
        let data = VisitsQuery {
            psn_no: known.psn_no.clone(),
            begntime: iso_date::text(period.from),
            endtime: iso_date::text(period.to),
            med_type: med_type.to_owned(),
            mdtrt_id: String::new(),
        };
        let input = VisitsInput { data };
        let output = self.query(mapped::VISITS, asking, known.whose(), &input).await?;
        let visits = output.as_ref().map(mapped::visits).transpose();
        visits.map(Option::unwrap_or_default).map_err(unreadable)
    }

    async fn settled(
        &self,
        asking: &RegionCode,
        known: &Known,
        treated: Treated,
    ) -> Result<Settled, OutsideError> {
        let input = of(&known.psn_no, &treated);
        let output = self.query(mapped::SETTLEMENT, asking, known.whose(), &input).await?;
        let output = output.ok_or(System::Core.failed(Failure::Unreadable))?;
        let (settlement, time) = mapped::settlement(&output, &treated.settlement).map_err(unreadable)?;
        let home = known.insured.home_on(settlement.on).cloned();
        Ok(Settled { settlement, time, home, treated })
    }
}

#[async_trait]
impl SettlementCore for NationalInterface {
    async fn settlements(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        period: Period,
    ) -> Result<Vec<Settled>, OutsideError> {
        let Some(known) = self.known(asking, number).await? else { return Ok(Vec::new()) };
        let before = Period {
            from: period.from.saturating_sub(STAY),
            to: period.from.previous_day().unwrap_or(period.from),
        };
        let mut visits = self.visits(asking, &known, period, mapped::ANY_CARE).await?;
        let begun_before = self.visits(asking, &known, before, mapped::INPATIENT).await?;
        visits.extend(begun_before);
        let visits = mapped::once(visits);
        let settled = |treated| self.settled(asking, &known, treated);
        let mut settled: Vec<_> = stream::iter(visits).map(settled).buffered(AT_ONCE).try_collect().await?;
        settled.retain(|settled| (period.from..=period.to).contains(&settled.settlement.on));
        Ok(settled)
    }

    async fn expenses(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        treated: &Treated,
    ) -> Result<Option<Vec<Expense>>, OutsideError> {
        let Some(known) = self.known(asking, number).await? else { return Ok(None) };
        let input = of(&known.psn_no, treated);
        let output = self.query(mapped::EXPENSES, asking, known.whose(), &input).await?;
        output.as_ref().map(mapped::expenses).transpose().map_err(unreadable)
    }

    async fn accumulations(
        &self,
        asking: &RegionCode,
        number: &IdNumber,
        year: u16,
    ) -> Result<Vec<Accumulated>, OutsideError> {
        let Some(known) = self.known(asking, number).await? else { return Ok(Vec::new()) };
        let data = AccumulationsQuery { psn_no: known.psn_no.clone(), cum_ym: year.to_string() };
        let input = AccumulationsInput { data };
        let output = self.query(mapped::ACCUMULATIONS, asking, known.whose(), &input).await?;
        let accumulated = output.as_ref().map(mapped::accumulations).transpose();
        accumulated.map(Option::unwrap_or_default).map_err(unreadable)
    }
}

/// Selects a settlement of somebody.
fn of(psn_no: &str, treated: &Treated) -> SettlementInput {
    SettlementInput {
        data: SettlementQuery {
            psn_no: psn_no.to_owned(),
            setl_id: treated.settlement.as_str().to_owned(),
            mdtrt_id: treated.number.clone(),
        },
    }
}
