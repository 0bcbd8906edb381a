//! What was settled for a person, and why it came out so.
//!
//! **Invariant:** a settlement is looked for among one's own of the year, never by its number alone.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    benefit::{BenefitRule, Editions, SoFar},
    id_number::IdNumber,
    moment::Moment,
    problem::ErrorCode,
    region::{RegionCode, RegionProfile},
    settlement::{Explained, Settlement},
    wire::{ListSettlements, SettlementKey, SettlementList, SettlementView, ShowSettlement, YearSum},
};
use time::{Date, Month};

use super::{
    account::in_year,
    problem::{Answer, ApiError},
    session::{self, Person, Reader},
};
use crate::{
    app::App,
    core::{Period, Settled},
    limits::Asker,
    outside::OutsideError,
    recent::Told,
    sounds,
    store::BlindIndex,
};

pub(super) async fn list(
    State(app): State<App>,
    Reader(person): Reader,
    Path(year): Path<String>,
) -> Answer<ListSettlements> {
    listed(&app, &person, &year).await.map(Json)
}

/// What was settled in a year.
pub(super) async fn listed(app: &App, person: &Person, year: &str) -> Result<SettlementList, ApiError> {
    let editions = &session::rules(app, &person.visit)?.benefit;
    let (number, told) = of_year(app, person, year).await?;
    let rule = in_force(editions, number, told.at);
    let here = told.what.iter().filter(|settled| settled.home.as_ref() == Some(&person.visit.region));
    let here: Vec<_> = here.map(|settled| &settled.settlement).collect();
    let sums = rule.map(|rule| sums(rule, &here)).unwrap_or_default();
    let settlements = told.what.iter().rev().map(|settled| settled.settlement.clone()).collect();
    let names = told.what.iter().map(|settled| settled.settlement.institution.name.as_str());
    let sounds = sounds::of(names);
    let version = rule.map(|rule| rule.version.clone());
    Ok(SettlementList { as_of: told.at, year: number, settlements, sums, version, sounds })
}

pub(super) async fn show(
    State(app): State<App>,
    Reader(person): Reader,
    Path(key): Path<String>,
) -> Answer<ShowSettlement> {
    one(&app, &person, &key).await.map(Json)
}

/// One of one's own, with its lines and the explanation.
pub(super) async fn one(app: &App, person: &Person, key: &str) -> Result<SettlementView, ApiError> {
    let region = session::rules(app, &person.visit)?;
    let key: SettlementKey = key.parse().map_err(|_| ErrorCode::NotFound)?;
    app.limits.take([Asker::LinesBy(person.visit.token)], app.now())?;
    let (told, at) = found(app, person, &key).await?;
    let (before, rest) = told.what.split_at(at);
    let settled = rest.first().ok_or(ErrorCode::NotFound)?;
    let (asking, number) = (&person.visit.region, &person.details.number);
    let turn = app.turns.of(person.index).await;
    let lines = app.core.expenses(asking, number, &settled.treated).await?.unwrap_or_default();
    drop(turn);
    Ok(SettlementView {
        as_of: told.at,
        faults: settled.settlement.faults_with(&lines),
        explained: explained(region, settled, before),
        settlement: settled.settlement.clone(),
        lines,
    })
}

/// Under what a year is held.
fn held(person: &Person, year: u16) -> (BlindIndex, RegionCode, u16) {
    (person.index, person.visit.region.clone(), year)
}

/// The settlements of its year, and which of them it is. What was listed within the hour is not listed anew for one of it.
async fn found(
    app: &App,
    person: &Person,
    key: &SettlementKey,
) -> Result<(Told<Vec<Settled>>, usize), ApiError> {
    let at = |told: &Told<Vec<Settled>>| told.what.iter().position(|settled| settled.settlement.id == key.id);
    let known = app.settlements.known(&held(person, key.year), app.now());
    if let Some(found) = known.and_then(|told| at(&told).map(|at| (told, at))) {
        return Ok(found);
    }
    let (_, told) = of_year(app, person, &key.year.to_string()).await?;
    let at = at(&told).ok_or(ErrorCode::NotFound)?;
    Ok((told, at))
}

/// One's settlements of a year, the oldest first, in whatever order the core lists them.
pub(super) async fn of_year(
    app: &App,
    person: &Person,
    year: &str,
) -> Result<(u16, Told<Vec<Settled>>), ApiError> {
    let (number, period) = in_year(year, app.now().day())?;
    app.limits.take([Asker::SettlementsBy(person.visit.token)], app.now())?;
    let asking = settled(app.clone(), held(person, number), person.details.number.clone(), period);
    let told = app.settlements.or_ask(held(person, number), app.now(), asking).await?;
    Ok((number, told))
}

/// What the core tells of a person's year.
async fn settled(
    app: App,
    (person, region, _): (BlindIndex, RegionCode, u16),
    number: IdNumber,
    period: Period,
) -> Result<Vec<Settled>, OutsideError> {
    let _turn = app.turns.of(person).await;
    let mut settled = app.core.settlements(&region, &number, period).await?;
    let moment = |one: &Settled| (one.settlement.on, one.time);
    settled.sort_by(|one, other| {
        moment(one).cmp(&moment(other)).then_with(|| one.settlement.id.cmp(&other.settlement.id))
    });
    Ok(settled)
}

/// By the region's rule, where it is the one by which it was settled.
fn explained(region: &RegionProfile, settled: &Settled, before: &[Settled]) -> Option<Explained> {
    let is_ours = |settled: &&Settled| settled.home.as_ref() == Some(&region.code);
    let settlement = Some(settled).filter(is_ours).map(|settled| &settled.settlement)?;
    let earlier = before.iter().filter(is_ours).map(|settled| &settled.settlement);
    let so_far = earlier
        .filter(|earlier| earlier.counts_with(settlement))
        .fold(SoFar::default(), |so_far, earlier| earlier.counted(so_far));
    settlement.explained(region.benefit.on(settlement.on)?, &region.code, so_far)
}

/// The edition that counted last in a year: on its last day, or today.
fn in_force(editions: &Editions, year: u16, now: Moment) -> Option<&BenefitRule> {
    let last = Date::from_calendar_date(year.into(), Month::December, 31).ok()?;
    editions.on(last.min(now.day()))
}

/// What came together, of each kind that the rule has limits for.
fn sums(rule: &BenefitRule, settlements: &[&Settlement]) -> Vec<YearSum> {
    let sum = |plan: &domain::benefit::Plan| {
        let of = |one: &&Settlement| one.insurance == Some(plan.insurance) && one.care == Some(plan.care);
        let mut counted = settlements.iter().copied().filter(of).peekable();
        counted.peek()?;
        let so_far = counted.fold(SoFar::default(), |so_far, one| one.counted(so_far));
        let deductibles = [0, 1, 2].map(|level| plan.levels[level].deductible);
        Some(YearSum { insurance: plan.insurance, care: plan.care, so_far, deductibles, cap: plan.cap })
    };
    rule.plans.iter().filter_map(sum).collect()
}
