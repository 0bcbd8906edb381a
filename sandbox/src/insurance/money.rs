//! What the core does about money: tells accounts and contributions, and credits once for each number.

use domain::{
    moment::iso_date,
    money::Fen,
    outside::{
        AccountOutput, ContributionInfo, ContributionsOutput, CreditInfo, CreditInput, CreditOutput,
        CreditStatusInput, CreditStatusOutput, EntriesInput, EntriesOutput, EntryInfo, MonthInfo,
        MonthsInput, MonthsOutput,
    },
    year_month::YearMonth,
    yuan,
};
use serde_json::Value;
use time::Date;

use super::{Refusal, value};
use crate::{
    Sandbox,
    people::{Assessed, Class, DueMonth, Entry, EntryKind, Person, credit_reference},
    store::{Credit, CreditTaken, Credited, EntryRow, StoreError},
};

/// The call that credits.
pub(super) const CREDIT: &str = "credit";
/// The kinds of credits.
const MONTH_END: &str = "1";
const TOP_UP: &str = "2";
const CONTRIBUTION: &str = "5";
const NUMBER_MAX: usize = 64;
const PAGE_MAX: u32 = 100;
/// Where something comes from that this project's server credits.
const ONLINE: &str = "自助缴费";
/// The largest credit: 100,000 yuan.
const AMOUNT_MAX: Fen = Fen(10_000_000);

pub(super) fn account(person: &Person, world: &Sandbox) -> Result<Value, Refusal> {
    open(person, world)?;
    let insutype = insutype(person);
    let output = match world.store.account(person.id_number.reveal())? {
        None => AccountOutput {
            acct_flag: "0".to_owned(),
            insutype,
            balc: None,
            emp_name: None,
            crdt_day: None,
            last_crdt_ym: None,
        },
        Some(account) => AccountOutput {
            acct_flag: "1".to_owned(),
            insutype,
            balc: number(account.balance),
            emp_name: person.employer().map(|employer| employer.name.to_owned()),
            crdt_day: person.credit_day(),
            last_crdt_ym: Some(account.last_month).filter(|month| !month.is_empty()),
        },
    };
    value(output)
}

pub(super) fn contributions(person: &Person, world: &Sandbox) -> Result<Value, Refusal> {
    let mut contributions = Vec::new();
    for assessed in person.assessed(today(world)) {
        let paid = is_paid(person, &assessed, world)?;
        contributions.push(ContributionInfo {
            year: assessed.year.to_string(),
            insutype: insutype(person),
            amount: yuan::text(assessed.amount),
            pay_stas: if paid { "1" } else { "0" }.to_owned(),
            pay_end: Some(iso_date::text(assessed.until)),
        });
    }
    value(ContributionsOutput { contributions })
}

/// Whether a contribution is paid: from the beginning, or since.
pub(crate) fn is_paid(person: &Person, assessed: &Assessed, world: &Sandbox) -> Result<bool, StoreError> {
    let (holder, year) = (person.id_number.reveal(), assessed.year.to_string());
    Ok(assessed.paid || world.store.is_credited(holder, CONTRIBUTION, &year)?)
}

pub(super) fn entries(person: &Person, world: &Sandbox, input: Value) -> Result<Value, Refusal> {
    let EntriesInput { query, .. } = serde_json::from_value(input).map_err(|_| Refusal::Malformed)?;
    let day = |written: &str| iso_date::parse(written).ok_or(Refusal::Malformed);
    let period = (day(&query.begndate)?, day(&query.enddate)?);
    if query.page_num == 0 || !(1..=PAGE_MAX).contains(&query.page_size) {
        return Err(Refusal::Malformed);
    }
    open(person, world)?;
    let page = (query.page_num, query.page_size);
    let (total, rows) = world.store.entries(person.id_number.reveal(), period, page)?;
    value(EntriesOutput { total, entries: rows.into_iter().map(told).collect() })
}

pub(super) fn months(person: &Person, world: &Sandbox, input: Value) -> Result<Value, Refusal> {
    let MonthsInput { query, .. } = serde_json::from_value(input).map_err(|_| Refusal::Malformed)?;
    let month = |written: String| YearMonth::try_from(written).map_err(|_| Refusal::Malformed);
    let asked = month(query.begn_ym)?..=month(query.end_ym)?;
    open(person, world)?;
    let credits = world.store.employer_credits(person.id_number.reveal())?;
    let due = credits.map(|credits| person.due_months(today(world), &credits)).unwrap_or_default();
    let paid = due.iter().filter(|due| due.paid).count();
    let info = |due: &DueMonth| MonthInfo {
        ym: due.month.to_string(),
        pay_stas: if due.paid { "1" } else { "0" }.to_owned(),
        pay_base: Some(yuan::text(due.base)),
        emp_pay: due.paid.then(|| yuan::text(due.employer)),
        psn_pay: due.paid.then(|| yuan::text(due.own)),
    };
    value(MonthsOutput {
        paid_mons: person.has_account().then(|| u32::try_from(paid).unwrap_or(u32::MAX)),
        months: due.iter().filter(|due| asked.contains(&due.month)).map(info).collect(),
    })
}

fn told(row: EntryRow) -> EntryInfo {
    EntryInfo {
        trns_date: row.day,
        trns_type: row.kind,
        amount: yuan::text(row.amount),
        place: Some(row.place),
        ref_no: Some(row.reference),
    }
}

pub(super) fn credit(person: &Person, world: &Sandbox, input: Value) -> Result<Value, Refusal> {
    let CreditInput { credit: info, .. } = serde_json::from_value(input).map_err(|_| Refusal::Malformed)?;
    let credit = checked(person, info)?;
    // What was credited once is told again, whatever became of the person since.
    if let Some(standing) = world.store.credited(&credit.number)? {
        return if standing.credit == credit { answer(standing) } else { Err(Refusal::OtherContent) };
    }
    let taken = entitled(person, world, &credit).and_then(|entry| {
        open(person, world)?;
        answered(world.store.take_credit(&credit, entry)?, &credit)
    });
    match taken {
        Err(no @ (Refusal::Store(_) | Refusal::Malformed | Refusal::OtherContent)) => Err(no),
        // Kept, so that a request with this number that is still under way cannot credit it afterwards.
        Err(no) => match world.store.refuse_credit(&credit)? {
            CreditTaken::Refused => Err(no),
            taken => answered(taken, &credit),
        },
        credited => credited,
    }
}

/// Whether it may be credited, and what it becomes in the account, where it goes into one.
fn entitled(
    person: &Person,
    world: &Sandbox,
    credit: &Credit,
) -> Result<Option<(Entry, Option<YearMonth>)>, Refusal> {
    if world.knobs.get().credit_refused {
        return Err(Refusal::Declined);
    }
    if !person.is_in_force() {
        return Err(Refusal::NotInForce);
    }
    match credit.kind.as_str() {
        CONTRIBUTION => assess(person, world, credit).map(|()| None),
        _ if !person.has_account() => Err(Refusal::NoAccount),
        _ => entry(person, world, credit).map(Some),
    }
}

fn answered(taken: CreditTaken, credit: &Credit) -> Result<Value, Refusal> {
    match taken {
        CreditTaken::Done(standing) => answer(standing),
        CreditTaken::Conflict => Err(Refusal::OtherContent),
        CreditTaken::Refused => Err(Refusal::Declined),
        CreditTaken::Already if credit.kind == MONTH_END => Err(Refusal::MonthCredited),
        CreditTaken::Already => Err(Refusal::YearPaid),
    }
}

fn checked(person: &Person, info: CreditInfo) -> Result<Credit, Refusal> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let named = (1..=NUMBER_MAX).contains(&info.credit_no.len()) && info.credit_no.bytes().all(plain);
    let amount = yuan::parse(&info.amount).filter(|amount| (Fen(1)..=AMOUNT_MAX).contains(amount));
    let fits = match (info.credit_type.as_str(), &info.period) {
        (MONTH_END, Some(month)) => YearMonth::try_from(month.clone()).is_ok(),
        (CONTRIBUTION, Some(year)) => year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()),
        (TOP_UP, None) => true,
        _ => false,
    };
    let amount = amount.filter(|_| named && fits).ok_or(Refusal::Malformed)?;
    Ok(Credit {
        number: info.credit_no,
        holder: person.id_number.reveal().to_owned(),
        kind: info.credit_type,
        period: info.period.unwrap_or_default(),
        amount,
    })
}

/// Whether a contribution is one that the person has to pay.
fn assess(person: &Person, world: &Sandbox, credit: &Credit) -> Result<(), Refusal> {
    let assessed = person.assessed(today(world));
    let assessed = assessed.iter().find(|assessed| assessed.year.to_string() == credit.period);
    match assessed.ok_or(Refusal::NotAssessed)? {
        known if is_paid(person, known, world)? => Err(Refusal::YearPaid),
        known if known.amount != credit.amount => Err(Refusal::AmountDiffers),
        _ => Ok(()),
    }
}

/// What a credit is in the account, and the month it is for.
fn entry(person: &Person, world: &Sandbox, credit: &Credit) -> Result<(Entry, Option<YearMonth>), Refusal> {
    let (on, amount) = (today(world), credit.amount);
    if credit.kind != MONTH_END {
        let (place, reference) = (ONLINE.to_owned(), credit.number.clone());
        return Ok((Entry { on, kind: EntryKind::TopUp, amount, place, reference }, None));
    }
    let month = YearMonth::try_from(credit.period.clone()).map_err(|_| Refusal::Malformed)?;
    let place = person.employer().unwrap_or_default().name.to_owned();
    let reference = credit_reference(month);
    Ok((Entry { on, kind: EntryKind::EmployerCredit, amount, place, reference }, Some(month)))
}

/// Whether something was credited under a number. It needs no person.
pub(super) fn status(world: &Sandbox, input: Value) -> Result<Value, Refusal> {
    let CreditStatusInput { credit } = serde_json::from_value(input).map_err(|_| Refusal::Malformed)?;
    let credited = world.store.credited(&credit.credit_no)?.map(output);
    let credit_stas = if credited.is_some() { "1" } else { "0" }.to_owned();
    value(CreditStatusOutput { credit_stas, credited })
}

fn answer(standing: Credited) -> Result<Value, Refusal> {
    value(output(standing))
}

fn output(standing: Credited) -> CreditOutput {
    CreditOutput {
        credit_no: standing.credit.number,
        rcpt_no: standing.receipt,
        balc: standing.balance.and_then(number),
    }
}

/// Begins a person's account when it is first looked at.
pub(super) fn open(person: &Person, world: &Sandbox) -> Result<(), Refusal> {
    if person.has_account() {
        world.store.open_account(person.id_number.reveal(), || person.past(today(world)))?;
    }
    Ok(())
}

fn insutype(person: &Person) -> String {
    let class = person.insured().map(|insured| insured.class);
    class.map(Class::code).unwrap_or_default().to_owned()
}

fn today(world: &Sandbox) -> Date {
    world.clock.now().day()
}

/// An amount as the interface writes numbers: yuan.
fn number(amount: Fen) -> Option<f64> {
    yuan::text(amount).parse().ok()
}
