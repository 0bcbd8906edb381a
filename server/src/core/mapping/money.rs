//! How the core's answers about money are read: leniently in form, and not at all where an amount cannot be one.

use domain::{benefit::MOST, money::Fen, months::MonthTold, year_month::YearMonth, yuan};
use serde_json::Value;

use super::{Outcome, each_once, list, named, says, text};
use crate::core::{
    Account, Contribution, CreditPurpose, CreditRefusal, Credited, ENTRIES_A_PAGE, Entries, Entry, EntryKind,
    Months, Payer, PersonalAccount, Receipt,
};

/// The bureau's own calls.
pub(in crate::core) const ACCOUNT: &str = "account";
pub(in crate::core) const CONTRIBUTIONS: &str = "contributions";
pub(in crate::core) const ENTRIES: &str = "account_entries";
pub(in crate::core) const MONTHS: &str = "contribution_months";
pub(in crate::core) const CREDIT: &str = "credit";
pub(in crate::core) const CREDIT_STATUS: &str = "credit_status";
/// Nobody paid for more months.
const EVER: u32 = 1_200;
const YES: &str = "1";
const NO: &str = "0";
/// What the core says when it credits nothing, and why: the first that fits. That a number came before says nothing of what came of it.
const REFUSALS: [(&[&str], CreditRefusal); 5] = [
    (&["内容不一致", "other content"], CreditRefusal::OtherContent),
    (
        &["无个人账户", "没有个人账户", "未建立个人账户", "个人账户不存在", "no account"],
        CreditRefusal::NoAccount,
    ),
    (&["参保状态", "未参保", "参保终止", "参保已终止", "not in force"], CreditRefusal::NotInForce),
    (&["已缴", "重复缴费", "已入账", "already paid"], CreditRefusal::AlreadyPaid),
    (&["金额不符", "金额不一致", "amount differs"], CreditRefusal::AmountDiffers),
];
/// What it says when it cannot tell now.
const LATER: [&str; 7] = ["系统异常", "系统繁忙", "系统错误", "超时", "稍后", "暂停办理", "busy"];

/// The core's words cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::core) struct Unreadable;

pub(in crate::core) fn account(output: &Value) -> Result<Account, Unreadable> {
    let payer = payer(output);
    let has_one = match text(output, "acct_flag").as_deref() {
        Some(YES) => true,
        Some(NO) => false,
        None => text(output, "balc").is_some(),
        Some(_) => return Err(Unreadable),
    };
    let personal = if has_one { Some(personal(output)?) } else { None };
    Ok(Account { payer, personal })
}

fn personal(output: &Value) -> Result<PersonalAccount, Unreadable> {
    let day = text(output, "crdt_day").and_then(|day| day.parse().ok());
    Ok(PersonalAccount {
        balance: amount(output, "balc")?.ok_or(Unreadable)?,
        employer: named(output, "emp_name"),
        credit_day: day.filter(|day| (1..=31).contains(day)),
        last_credit: text(output, "last_crdt_ym").and_then(|month| YearMonth::try_from(month).ok()),
    })
}

/// None are listed for somebody who has nothing to pay.
pub(in crate::core) fn contributions(output: &Value) -> Result<Vec<Contribution>, Unreadable> {
    let told = list(output, "contributions")?.iter().map(contribution).collect::<Result<Vec<_>, _>>()?;
    Ok(each_once(told.into_iter()))
}

fn contribution(listed: &Value) -> Result<Contribution, Unreadable> {
    Ok(Contribution {
        year: text(listed, "year").and_then(|year| year.parse().ok()).ok_or(Unreadable)?,
        payer: payer(listed),
        amount: amount(listed, "amount")?.filter(|amount| !amount.is_zero()).ok_or(Unreadable)?,
        paid: paid(listed)?,
        until: text(listed, "pay_end").and_then(|day| super::day(&day)),
    })
}

/// A page of which one line cannot be read is not shown without it. Two lines may be the same, unless they bear one reference.
pub(in crate::core) fn entries(output: &Value) -> Result<Entries, Unreadable> {
    let mut page: Vec<Entry> = Vec::new();
    for listed in list(output, "entries")? {
        let entry = entry(listed)?;
        if entry.reference.is_none() || !page.contains(&entry) {
            page.push(entry);
        }
    }
    let shown = u32::try_from(page.len()).map_err(|_| Unreadable)?;
    let total = match text(output, "total") {
        None => None,
        Some(total) => Some(total.parse().ok().filter(|total| *total >= shown).ok_or(Unreadable)?),
    };
    if shown > ENTRIES_A_PAGE { Err(Unreadable) } else { Ok(Entries { total, page }) }
}

fn entry(listed: &Value) -> Result<Entry, Unreadable> {
    let kind = match text(listed, "trns_type").as_deref() {
        Some("1") => EntryKind::EmployerCredit,
        Some("2") => EntryKind::TopUp,
        Some("3") => EntryKind::Spending,
        Some("4") => EntryKind::Correction,
        _ => EntryKind::Other,
    };
    Ok(Entry {
        on: text(listed, "trns_date").and_then(|day| super::day(&day)).ok_or(Unreadable)?,
        kind,
        amount: signed(listed, "amount")?.ok_or(Unreadable)?,
        place: named(listed, "place"),
        reference: text(listed, "ref_no"),
    })
}

/// What is told twice in the same words is one.
pub(in crate::core) fn months(output: &Value) -> Result<Months, Unreadable> {
    let told = list(output, "months")?.iter().map(month).collect::<Result<Vec<_>, _>>()?;
    let paid_in_all = match text(output, "paid_mons") {
        Some(count) => Some(count.parse().ok().filter(|count| *count <= EVER).ok_or(Unreadable)?),
        None => None,
    };
    Ok(Months { paid_in_all, told: each_once(told.into_iter()) })
}

fn month(listed: &Value) -> Result<MonthTold, Unreadable> {
    let month = text(listed, "ym").map(|month| month.replace('-', ""));
    Ok(MonthTold {
        month: month.and_then(|month| YearMonth::try_from(month).ok()).ok_or(Unreadable)?,
        paid: paid(listed)?,
        base: amount(listed, "pay_base")?,
        employer: amount(listed, "emp_pay")?,
        own: amount(listed, "psn_pay")?,
    })
}

fn paid(listed: &Value) -> Result<bool, Unreadable> {
    match text(listed, "pay_stas").as_deref() {
        Some(YES) => Ok(true),
        Some(NO) => Ok(false),
        _ => Err(Unreadable),
    }
}

/// What a credit under the key `key` came to; `None` when nobody can tell now whether it was done.
pub(in crate::core) fn credited(answer: Value, key: &str) -> Result<Option<Credited>, Unreadable> {
    let reason = REFUSALS.iter().find(|(words, _)| says(&answer, words)).map(|(_, refusal)| *refusal);
    let (silent, later) = (text(&answer, "err_msg").is_none(), says(&answer, &LATER));
    let refused = |refusal| Ok(Some(Credited::Refused(refusal)));
    match (super::outcome(answer), reason) {
        (Outcome::Found(output), _) => receipt(&output, key).map(|receipt| Some(Credited::Done(receipt))),
        (Outcome::Unreadable, _) => Err(Unreadable),
        // Success without a receipt is none.
        (Outcome::Nobody, _) if silent => Err(Unreadable),
        _ if later => Ok(None),
        (_, Some(refusal)) => refused(refusal),
        (Outcome::Nobody, None) => refused(CreditRefusal::NoAccount),
        (Outcome::Twice | Outcome::Closed, None) => Ok(None),
        (Outcome::Refused, None) => refused(CreditRefusal::Other),
    }
}

/// What became of the credit under the key `key`; `None` when the core says that it knows of none.
pub(in crate::core) fn credit_status(output: &Value, key: &str) -> Result<Option<Receipt>, Unreadable> {
    match text(output, "credit_stas").as_deref() {
        Some(YES) => receipt(output, key).map(Some),
        Some(NO) => Ok(None),
        _ => Err(Unreadable),
    }
}

fn receipt(output: &Value, key: &str) -> Result<Receipt, Unreadable> {
    if text(output, "credit_no").is_some_and(|told| told != key) {
        return Err(Unreadable);
    }
    let number = text(output, "rcpt_no").ok_or(Unreadable)?;
    Ok(Receipt { number, balance: amount(output, "balc")? })
}

/// How the core writes what is credited, and the month or year it is for.
pub(in crate::core) fn purpose(purpose: CreditPurpose) -> (&'static str, Option<String>) {
    match purpose {
        CreditPurpose::MonthEnd { month } => ("1", Some(month.to_string())),
        CreditPurpose::TopUp => ("2", None),
        CreditPurpose::Contribution { year } => ("5", Some(year.to_string())),
    }
}

fn payer(output: &Value) -> Payer {
    match text(output, "insutype").as_deref() {
        Some("310") => Payer::Employer,
        Some("390") => Payer::Resident,
        _ => Payer::Other,
    }
}

/// An amount that is not below zero, if there is one.
pub(super) fn amount(object: &Value, field: &str) -> Result<Option<Fen>, Unreadable> {
    match signed(object, field)? {
        Some(Fen(..0)) => Err(Unreadable),
        amount => Ok(amount),
    }
}

pub(super) fn signed(object: &Value, field: &str) -> Result<Option<Fen>, Unreadable> {
    let Some(written) = text(object, field) else { return Ok(None) };
    let sane = |amount: &Fen| amount.0.unsigned_abs() <= MOST.0.unsigned_abs();
    yuan::told(&written).filter(sane).map(Some).ok_or(Unreadable)
}
