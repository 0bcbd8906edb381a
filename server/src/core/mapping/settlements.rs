//! How the core's answers about visits and settlements are read: leniently in form, and not at all where an amount cannot be one.

use std::collections::HashSet;

use domain::{
    benefit::{Care, Insurance, Level, Rate, SoFar},
    money::Fen,
    outside::{CUM_ABOVE, CUM_COVERED, CUM_DEDUCTIBLE, CUM_POOLED},
    region::RegionCode,
    settlement::{Class, Expense, ExpenseKind, Fund, FundKind, Institution, Settlement, SettlementId},
};
use serde_json::Value;
use time::Time;

use super::{
    list,
    money::{Unreadable, amount, signed},
    named, text,
};
use crate::core::{Accumulated, Treated};

/// The calls.
pub(in crate::core) const VISITS: &str = "5201";
pub(in crate::core) const SETTLEMENT: &str = "5203";
pub(in crate::core) const EXPENSES: &str = "5204";
pub(in crate::core) const ACCUMULATIONS: &str = "5206";
/// Visits of every kind of care, and stays.
pub(in crate::core) const ANY_CARE: &str = "";
pub(in crate::core) const INPATIENT: &str = "21";
/// What the funds' fields are called.
const FUNDS: [(&str, FundKind); 7] = [
    ("hifp_pay", FundKind::Pooled),
    ("cvlserv_pay", FundKind::CivilServants),
    ("hifes_pay", FundKind::Supplementary),
    ("hifmi_pay", FundKind::Catastrophic),
    ("hifob_pay", FundKind::LargeSums),
    ("maf_pay", FundKind::MedicalAid),
    ("oth_pay", FundKind::Other),
];

/// The settled visits. What is not settled yet has no number, and nothing to show.
pub(in crate::core) fn visits(output: &Value) -> Result<Vec<Treated>, Unreadable> {
    let visit = |listed| {
        let settlement = SettlementId::try_from(text(listed, "setl_id")?).map_err(|_| Unreadable);
        let number = text(listed, "mdtrt_id").unwrap_or_default();
        Some(settlement.map(|settlement| Treated { settlement, number }))
    };
    list(output, "mdtrtinfo")?.iter().filter_map(visit).collect()
}

/// Each settlement once, even where several visits are told of it.
pub(in crate::core) fn once(visits: Vec<Treated>) -> Vec<Treated> {
    let mut known = HashSet::new();
    visits.into_iter().filter(|visit| known.insert(visit.settlement.clone())).collect()
}

/// One settlement, and the time of its day, midnight where none is told; refused when it is another one than was asked for.
pub(in crate::core) fn settlement(
    output: &Value,
    asked: &SettlementId,
) -> Result<(Settlement, Time), Unreadable> {
    let info = output.get("setlinfo").ok_or(Unreadable)?;
    let id = text(info, "setl_id").and_then(|id| SettlementId::try_from(id).ok());
    if id.as_ref() != Some(asked) {
        return Err(Unreadable);
    }
    let written = text(info, "setl_time").ok_or(Unreadable)?;
    let settlement = Settlement {
        id: asked.clone(),
        on: super::day(&written).ok_or(Unreadable)?,
        institution: institution(info)?,
        care: text(info, "med_type").and_then(|kind| care(&kind)),
        insurance: text(info, "insutype").and_then(|kind| insurance(&kind)),
        total: signed(info, "medfee_sumamt")?.ok_or(Unreadable)?,
        own: of(info, "fulamt_ownpay_amt")?,
        over_limit: of(info, "overlmt_selfpay")?,
        first_self_paid: of(info, "preselfpay_amt")?,
        in_scope: of(info, "inscp_scp_amt")?,
        deductible: of(info, "act_pay_dedc")?,
        own_ratio: rate(info, "pool_prop_selfpay"),
        funds: funds(info)?,
        fund: of(info, "fund_pay_sumamt")?,
        person: of(info, "psn_part_amt")?,
        hospital: of(info, "hosp_part_amt")?,
        account: of(info, "acct_pay")?,
        mutual_aid: of(info, "acct_mulaid_pay")?,
        cash: of(info, "psn_cash_pay")?,
        balance: signed(info, "balc")?,
    };
    Ok((settlement, time(&written)))
}

/// The time in `2026-03-09 10:30:00` or `20260309103000`.
fn time(written: &str) -> Time {
    let figures: Vec<u8> = written.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let [hour, minute, second] =
        [8, 10, 12].map(|at| figures.get(at..at + 2).map_or(0, |pair| pair[0] * 10 + pair[1]));
    Time::from_hms(hour, minute, second).unwrap_or(Time::MIDNIGHT)
}

fn institution(info: &Value) -> Result<Institution, Unreadable> {
    Ok(Institution {
        code: named(info, "fixmedins_code").ok_or(Unreadable)?,
        name: named(info, "fixmedins_name").ok_or(Unreadable)?,
        level: text(info, "hosp_lv").and_then(|level| self::level(&level)),
        region: text(info, "mdtrtarea_admvs").and_then(|code| RegionCode::try_from(code).ok()),
    })
}

fn funds(info: &Value) -> Result<Vec<Fund>, Unreadable> {
    let fund = |(field, kind): (&str, FundKind)| Ok(Fund { kind, amount: of(info, field)? });
    let mut funds = FUNDS.into_iter().map(fund).collect::<Result<Vec<_>, _>>()?;
    funds.retain(|fund| !fund.amount.is_zero());
    Ok(funds)
}

/// The lines of a bill, as they stand: two that are the same may well be two.
pub(in crate::core) fn expenses(output: &Value) -> Result<Vec<Expense>, Unreadable> {
    list(output, "feedetail")?.iter().map(expense).collect()
}

fn expense(listed: &Value) -> Result<Expense, Unreadable> {
    Ok(Expense {
        name: named(listed, "medins_list_name").ok_or(Unreadable)?,
        kind: text(listed, "med_chrgitm_type").and_then(|kind| expense_kind(&kind)),
        class: text(listed, "chrgitm_lv").and_then(|class| self::class(&class)),
        count: figures(listed, "cnt")?,
        price: figures(listed, "pric")?,
        amount: signed(listed, "det_item_fee_sumamt")?.ok_or(Unreadable)?,
        limit: amount(listed, "pric_uplmt_amt")?,
        own_ratio: rate(listed, "selfpay_prop"),
        own: of(listed, "fulamt_ownpay_amt")?,
        over_limit: of(listed, "overlmt_amt")?,
        first_self_paid: of(listed, "preselfpay_amt")?,
        in_scope: of(listed, "inscp_scp_amt")?,
    })
}

/// What came together in a year, of each insurance and kind of care.
pub(in crate::core) fn accumulations(output: &Value) -> Result<Vec<Accumulated>, Unreadable> {
    let mut found: Vec<Accumulated> = Vec::new();
    for listed in list(output, "cuminfo")? {
        let code = text(listed, "cum_type_code").unwrap_or_default();
        let Some((what, kind)) = code.split_once('-') else { continue };
        let insurance = text(listed, "insutype").and_then(|kind| insurance(&kind));
        let (Some(insurance), Some(care)) = (insurance, care(kind)) else { continue };
        let cum = of(listed, "cum")?;
        let same = |known: &Accumulated| known.insurance == insurance && known.care == care;
        if !found.iter().any(same) {
            found.push(Accumulated { insurance, care, so_far: SoFar::default() });
        }
        let sum = found.iter_mut().find(|known| same(known)).map(|known| &mut known.so_far);
        let sum = sum.ok_or(Unreadable)?;
        match what {
            CUM_DEDUCTIBLE => sum.deductible = cum,
            CUM_COVERED => sum.covered = cum,
            CUM_POOLED => sum.pooled = cum,
            CUM_ABOVE => sum.above = cum,
            _ => {}
        }
    }
    Ok(found)
}

/// An amount that counts as nothing where it is left out; what was given back stands below zero.
fn of(info: &Value, field: &str) -> Result<Fen, Unreadable> {
    signed(info, field).map(Option::unwrap_or_default)
}

/// Figures that are shown as they came; what is none is not shown.
fn figures(info: &Value, field: &str) -> Result<String, Unreadable> {
    let figures = text(info, field).unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    if figures.len() <= 16 && figures.bytes().all(plain) { Ok(figures) } else { Err(Unreadable) }
}

/// A part of the whole, up to four decimals: `0.1`, `1.0000`.
fn rate(info: &Value, field: &str) -> Option<Rate> {
    let written = text(info, field)?;
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 4 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let ten_thousandths = format!("{whole}{decimals:0<4}").parse::<u16>().ok()?;
    Rate::try_from(ten_thousandths).ok()
}

fn care(med_type: &str) -> Option<Care> {
    match med_type {
        "11" => Some(Care::Outpatient),
        "14" => Some(Care::SpecialDisease),
        INPATIENT => Some(Care::Inpatient),
        "41" => Some(Care::Pharmacy),
        _ => None,
    }
}

pub(super) fn insurance(insutype: &str) -> Option<Insurance> {
    match insutype {
        "310" => Some(Insurance::Employees),
        "390" => Some(Insurance::Residents),
        _ => None,
    }
}

fn level(hosp_lv: &str) -> Option<Level> {
    match hosp_lv {
        "1" => Some(Level::One),
        "2" => Some(Level::Two),
        "3" => Some(Level::Three),
        _ => None,
    }
}

fn class(chrgitm_lv: &str) -> Option<Class> {
    match chrgitm_lv {
        "01" | "1" => Some(Class::A),
        "02" | "2" => Some(Class::B),
        "03" | "3" => Some(Class::C),
        _ => None,
    }
}

fn expense_kind(written: &str) -> Option<ExpenseKind> {
    let number = written.parse::<usize>().ok()?;
    ExpenseKind::ALL.get(number.checked_sub(1)?).copied()
}
