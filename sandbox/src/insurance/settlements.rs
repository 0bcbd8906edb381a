//! What the core tells of visits: 5201, 5203, 5204 and 5206, each to whoever gives the person's own number and the region of insurance.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    benefit::{Care, Insurance, SoFar},
    moment::iso_date,
    money::Fen,
    outside::{
        AccumulationInfo, AccumulationsInput, AccumulationsOutput, CUM_ABOVE, CUM_COVERED, CUM_DEDUCTIBLE,
        CUM_POOLED, ExpensesOutput, SettlementInput, SettlementQuery, VisitsInput, VisitsOutput,
    },
    yuan,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use time::{Date, Duration};

use super::{Refusal, money, value};
use crate::{
    Sandbox,
    people::{EntryKind, Person},
    visits::{self, Paid, Visit, med_type},
};

/// More entries than an account here ever has.
const ALL_ENTRIES: u32 = 100_000;

/// So far back nobody here has an entry.
const EVER: Duration = Duration::days(20 * 366);

/// What was invented already, by identity number.
#[derive(Debug, Default)]
pub(crate) struct Histories(Mutex<HashMap<String, History>>);

/// The visits up to a day, with so many entries of the account.
#[derive(Debug)]
struct History {
    day: Date,
    entries: usize,
    visits: Arc<[Visit]>,
}

pub(super) fn visits(world: &Sandbox, region: &str, input: Value) -> Result<Value, Refusal> {
    let VisitsInput { data } = read(input)?;
    let person = whose(world, &data.psn_no, region)?;
    let day = |written: &str| iso_date::parse(written).ok_or(Refusal::Malformed);
    let (from, to) = (day(&data.begntime)?, day(&data.endtime)?);
    let wanted = |visit: &&Visit| {
        let kind = data.med_type.is_empty() || data.med_type == med_type(visit.care);
        let this = data.mdtrt_id.is_empty() || data.mdtrt_id == visit.id;
        (from..=to).contains(&visit.on) && kind && this
    };
    let history = history(world, person)?;
    let mdtrtinfo = history.iter().filter(wanted).map(visits::visit).collect();
    value(VisitsOutput { mdtrtinfo })
}

pub(super) fn settlement(world: &Sandbox, region: &str, input: Value) -> Result<Value, Refusal> {
    let SettlementInput { data } = read(input)?;
    let person = whose(world, &data.psn_no, region)?;
    let history = history(world, person)?;
    value(visits::settlement(asked(&history, &data)?, &data.psn_no))
}

pub(super) fn expenses(world: &Sandbox, region: &str, input: Value) -> Result<Value, Refusal> {
    let SettlementInput { data } = read(input)?;
    let person = whose(world, &data.psn_no, region)?;
    let history = history(world, person)?;
    value(ExpensesOutput { feedetail: visits::expenses(asked(&history, &data)?) })
}

pub(super) fn accumulations(world: &Sandbox, region: &str, input: Value) -> Result<Value, Refusal> {
    let AccumulationsInput { data } = read(input)?;
    let person = whose(world, &data.psn_no, region)?;
    let year = data.cum_ym.get(..4).and_then(|year| year.parse::<i32>().ok()).ok_or(Refusal::Malformed)?;
    let mut sums: HashMap<(Insurance, Care), SoFar> = HashMap::new();
    for visit in history(world, person)?.iter().filter(|visit| visit.on.year() == year) {
        let sum = sums.entry((visit.insurance, visit.care)).or_default();
        *sum = sum.and(&visit.working);
    }
    let mut cuminfo: Vec<_> = sums.into_iter().flat_map(|(of, sum)| told(of, sum, year)).collect();
    cuminfo.sort_by(|one, other| one.cum_type_code.cmp(&other.cum_type_code));
    value(AccumulationsOutput { cuminfo })
}

fn told(
    (insurance, care): (Insurance, Care),
    sum: SoFar,
    year: i32,
) -> impl Iterator<Item = AccumulationInfo> {
    let insutype = match insurance {
        Insurance::Employees => "310",
        Insurance::Residents => "390",
    };
    let counted = [
        (CUM_DEDUCTIBLE, sum.deductible),
        (CUM_COVERED, sum.covered),
        (CUM_POOLED, sum.pooled),
        (CUM_ABOVE, sum.above),
    ];
    counted.into_iter().map(move |(what, cum): (&str, Fen)| AccumulationInfo {
        insutype: insutype.to_owned(),
        year: year.to_string(),
        cum_ym: format!("{year}12"),
        cum_type_code: format!("{what}-{}", med_type(care)),
        cum: yuan::text(cum),
    })
}

fn read<T: DeserializeOwned>(input: Value) -> Result<T, Refusal> {
    serde_json::from_value(input).map_err(|_| Refusal::Malformed)
}

/// The person, where the region of insurance is given with their number.
fn whose<'a>(world: &'a Sandbox, psn_no: &str, region: &str) -> Result<&'a Person, Refusal> {
    if region.is_empty() {
        return Err(Refusal::NoRegion);
    }
    world.people.known_as(psn_no).ok_or(Refusal::Person)
}

fn asked<'a>(history: &'a [Visit], query: &SettlementQuery) -> Result<&'a Visit, Refusal> {
    let is_asked = |visit: &&Visit| {
        visit.settlement == query.setl_id && (query.mdtrt_id.is_empty() || query.mdtrt_id == visit.id)
    };
    history.iter().find(is_asked).ok_or(Refusal::Settlement)
}

/// Somebody's visits up to today.
fn history(world: &Sandbox, person: &Person) -> Result<Arc<[Visit]>, Refusal> {
    let today = world.clock.now().day();
    let paid = paid(world, person, today)?;
    let key = person.id_number.reveal();
    let mut histories = world.histories.0.lock().unwrap_or_else(PoisonError::into_inner);
    let known = histories.get(key).filter(|known| known.day == today && known.entries == paid.len());
    if let Some(known) = known {
        return Ok(Arc::clone(&known.visits));
    }
    let visits: Arc<[Visit]> = visits::visits(person, &paid, today).into();
    let history = History { day: today, entries: paid.len(), visits: Arc::clone(&visits) };
    histories.insert(key.to_owned(), history);
    Ok(visits)
}

/// What the account's entries say was spent.
fn paid(world: &Sandbox, person: &Person, today: Date) -> Result<Vec<Paid>, Refusal> {
    money::open(person, world)?;
    let (_, rows) = world.store.entries(
        person.id_number.reveal(),
        (today.saturating_sub(EVER), today),
        (1, ALL_ENTRIES),
    )?;
    let spent = rows.into_iter().filter(|row| row.kind == EntryKind::Spending.code());
    let paid = |row: crate::store::EntryRow| {
        let on = iso_date::parse(&row.day)?;
        Some(Paid { on, amount: row.amount, place: row.place, reference: row.reference })
    };
    Ok(spent.filter_map(paid).collect())
}
