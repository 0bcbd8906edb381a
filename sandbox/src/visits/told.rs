//! How settlements are told: by the national interface's names, with the slips that were made on purpose.

use domain::{
    benefit::{Care, Insurance, Layer, Level},
    moment::iso_date,
    money::Fen,
    outside::{ExpenseInfo, FundInfo, SettlementInfo, SettlementOutput, VisitInfo},
    settlement::{Class, ExpenseKind},
    yuan,
};

use super::{Line, Slip, Visit, bill::sum};
use crate::people::YUNLING;

/// The hour at which the first of a day is settled; the others follow, so many minutes apart.
const FIRST_HOUR: u32 = 8;
const APART: u32 = 9;
const YUAN: i64 = 100;

pub(crate) fn visit(visit: &Visit) -> VisitInfo {
    VisitInfo {
        mdtrt_id: visit.id.clone(),
        setl_id: Some(visit.settlement.clone()),
        med_type: med_type(visit.care).to_owned(),
        begntime: time(visit),
    }
}

/// The settlement of a visit of the person whose number here is `psn_no`.
pub(crate) fn settlement(visit: &Visit, psn_no: &str) -> SettlementOutput {
    let (parts, person) = (sum(&visit.lines), visit.person());
    let (pooled, above) = (visit.working.paid_by(Layer::Pooled), visit.working.paid_by(Layer::Above));
    let residents = visit.insurance == Insurance::Residents;
    let (catastrophic, large) = if residents { (above, Fen::ZERO) } else { (Fen::ZERO, above) };
    let slip = |slip, fen: i64| if visit.slip == Some(slip) { fen } else { 0 };
    let text = |amount: Fen| yuan::text(amount);
    // By region a relative's account stands inside the account's part or beside it.
    let inside = if visit.place.region == YUNLING { visit.mutual_aid } else { Fen::ZERO };
    let setlinfo = SettlementInfo {
        setl_id: visit.settlement.clone(),
        mdtrt_id: visit.id.clone(),
        psn_no: psn_no.to_owned(),
        insutype: if residents { "390" } else { "310" }.to_owned(),
        setl_time: time(visit),
        med_type: med_type(visit.care).to_owned(),
        fixmedins_code: visit.place.code.to_owned(),
        fixmedins_name: visit.place.name.to_owned(),
        hosp_lv: Some(level(visit.place.level).to_owned()),
        mdtrtarea_admvs: Some(visit.place.region.to_owned()),
        medfee_sumamt: text(Fen(parts.total.0 + slip(Slip::Total, YUAN))),
        fulamt_ownpay_amt: text(parts.own),
        overlmt_selfpay: text(parts.over_limit),
        preselfpay_amt: text(parts.first),
        inscp_scp_amt: text(parts.in_scope),
        act_pay_dedc: text(visit.working.deductible),
        pool_prop_selfpay: own_ratio(visit),
        hifp_pay: text(pooled),
        hifmi_pay: text(catastrophic),
        hifob_pay: text(large),
        cvlserv_pay: text(Fen::ZERO),
        hifes_pay: text(Fen::ZERO),
        maf_pay: text(Fen::ZERO),
        oth_pay: text(Fen::ZERO),
        fund_pay_sumamt: text(Fen(visit.working.paid().0 + slip(Slip::Funds, YUAN))),
        psn_part_amt: text(person),
        acct_pay: text(Fen(visit.account.0 + inside.0)),
        acct_mulaid_pay: text(visit.mutual_aid),
        psn_cash_pay: text(Fen(person.0 - visit.account.0 - visit.mutual_aid.0 - slip(Slip::Cash, 1))),
        hosp_part_amt: text(Fen::ZERO),
        balc: None,
    };
    let fund = |(code, name, amount): (&str, &str, Fen)| FundInfo {
        fund_pay_type: code.to_owned(),
        fund_pay_type_name: name.to_owned(),
        fund_payamt: text(amount),
    };
    let paid =
        [("310100", "统筹基金", pooled), ("390200", "大病保险", catastrophic), ("330200", "大额补助", large)];
    let setldetail = paid.into_iter().filter(|(_, _, amount)| !amount.is_zero()).map(fund).collect();
    SettlementOutput { setlinfo, setldetail }
}

/// The lines of a visit's bill.
pub(crate) fn expenses(visit: &Visit) -> Vec<ExpenseInfo> {
    let missing = usize::from(visit.slip == Some(Slip::Line));
    visit.lines.iter().skip(missing).map(expense).collect()
}

fn expense(line: &Line) -> ExpenseInfo {
    let parts = line.parts();
    let number = ExpenseKind::ALL.iter().position(|kind| *kind == line.kind).unwrap_or(13) + 1;
    ExpenseInfo {
        med_list_codg: line.code.to_owned(),
        medins_list_name: line.name.to_owned(),
        med_chrgitm_type: format!("{number:02}"),
        chrgitm_lv: match line.class {
            Class::A => "01",
            Class::B => "02",
            Class::C => "03",
        }
        .to_owned(),
        cnt: line.count.to_string(),
        pric: yuan::text(line.price),
        det_item_fee_sumamt: yuan::text(parts.total),
        pric_uplmt_amt: line.limit.map(yuan::text),
        selfpay_prop: four(if line.class == Class::C { 10_000 } else { line.rate.ten_thousandths() }),
        fulamt_ownpay_amt: yuan::text(parts.own),
        overlmt_amt: yuan::text(parts.over_limit),
        preselfpay_amt: yuan::text(parts.first),
        inscp_scp_amt: yuan::text(parts.in_scope),
    }
}

/// The person's part of what is shared, where there is one ratio.
fn own_ratio(visit: &Visit) -> Option<String> {
    match &visit.working.shares[..] {
        [only] => Some(four(only.ratio.rest().ten_thousandths())),
        _ => None,
    }
}

fn four(ten_thousandths: u16) -> String {
    format!("{}.{:04}", ten_thousandths / 10_000, ten_thousandths % 10_000)
}

pub(crate) const fn med_type(care: Care) -> &'static str {
    match care {
        Care::Outpatient => "11",
        Care::SpecialDisease => "14",
        Care::Inpatient => "21",
        Care::Pharmacy => "41",
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::One => "1",
        Level::Two => "2",
        Level::Three => "3",
    }
}

fn time(visit: &Visit) -> String {
    let minutes = FIRST_HOUR * 60 + visit.of_day.saturating_sub(1) * APART;
    format!("{} {:02}:{:02}:00", iso_date::text(visit.on), minutes / 60 % 24, minutes % 60)
}
