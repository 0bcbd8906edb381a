use domain::{
    benefit::{Care, Insurance},
    money::Fen,
    settlement::{Fund, FundKind, Settlement},
};
use serde_json::{Value, json};
use time::Time;

use super::super::mapping::{money::Unreadable, settlements};

fn told(change: impl Fn(&mut Value)) -> Result<Settlement, Unreadable> {
    let mut output = json!({ "setlinfo": {
        "setl_id": "J1", "mdtrt_id": "V1", "insutype": 310, "setl_time": "20260309103000", "med_type": "21",
        "fixmedins_code": "H1", "fixmedins_name": "市第一医院", "medfee_sumamt": "100.00",
        "fulamt_ownpay_amt": 10, "inscp_scp_amt": "90.0", "hifp_pay": 50.5, "fund_pay_sumamt": "50.50",
        "psn_part_amt": "49.5", "psn_cash_pay": "49.50", "pool_prop_selfpay": "0.15"
    } });
    change(&mut output["setlinfo"]);
    timed(&output).map(|(settlement, _)| settlement)
}

fn timed(output: &Value) -> Result<(Settlement, Time), Unreadable> {
    settlements::settlement(output, &"J1".to_owned().try_into().unwrap())
}

#[test]
fn the_time_of_the_day_is_read_in_both_forms_and_is_midnight_where_none_is_told() {
    for (written, hms) in [
        ("2026-03-09 10:30:05", (10, 30, 5)),
        ("2026-03-09T23:59:59", (23, 59, 59)),
        ("20260309103005", (10, 30, 5)),
        ("202603091030", (10, 30, 0)),
        ("2026-03-09", (0, 0, 0)),
        ("2026-03-09 99:00:00", (0, 0, 0)),
    ] {
        let output = json!({ "setlinfo": {
            "setl_id": "J1", "setl_time": written, "fixmedins_code": "H1", "fixmedins_name": "市第一医院",
            "medfee_sumamt": "1",
        } });
        let (hour, minute, second) = hms;
        let time = Time::from_hms(hour, minute, second).unwrap();
        assert_eq!(timed(&output).map(|(_, time)| time), Ok(time), "{written}");
    }
}

#[test]
fn names_are_told_without_what_nobody_sees() {
    let read = told(|info| info["fixmedins_name"] = json!("市第\u{202e}一\u{200b}医\u{7}院")).unwrap();
    assert_eq!(read.institution.name, "市第一医院");
    assert_eq!(told(|info| info["fixmedins_name"] = json!("\u{202e}\u{feff}")), Err(Unreadable));
}

#[test]
fn a_settlement_is_read_from_numbers_and_texts_and_without_what_is_optional() {
    let read = told(|_| {}).unwrap();
    assert_eq!(read.faults(), []);
    assert_eq!(
        (read.total, read.person, read.hospital, read.balance),
        (Fen(10_000), Fen(4_950), Fen::ZERO, None)
    );
    assert_eq!((read.care, read.insurance), (Some(Care::Inpatient), Some(Insurance::Employees)));
    assert_eq!(read.funds, [Fund { kind: FundKind::Pooled, amount: Fen(5_050) }]);
    assert_eq!(read.own_ratio.map(u16::from), Some(1_500));
    assert_eq!(told(|info| info["setl_time"] = json!("2026-03-09")).unwrap().on, read.on);
    assert_eq!(told(|info| info["med_type"] = json!("9999")).unwrap().care, None);
}

#[test]
fn what_cannot_be_read_is_not_shown_as_something_else() {
    for (field, wrong) in [
        ("medfee_sumamt", json!("1,234.5")),
        ("medfee_sumamt", json!("0.001")),
        ("medfee_sumamt", json!(1e9)),
        ("medfee_sumamt", json!("１２３")),
        ("medfee_sumamt", json!(null)),
        ("hifp_pay", json!("viel")),
        ("setl_time", json!("2026-02-30")),
        ("setl_time", json!("soon")),
        ("setl_id", json!("J2")),
        ("fixmedins_name", json!("")),
    ] {
        assert_eq!(told(|info| info[field] = wrong.clone()), Err(Unreadable), "{field} {wrong}");
    }
    // Given back: kept as it was told.
    assert_eq!(told(|info| info["psn_cash_pay"] = json!("-1")).unwrap().cash, Fen(-100));
}

#[test]
fn a_rate_has_four_decimals_at_most_and_is_a_part_of_a_whole() {
    for (written, rate) in [
        (json!("0.1"), Some(1_000)),
        (json!(0.075), Some(750)),
        (json!("1.0000"), Some(10_000)),
        (json!("1"), Some(10_000)),
        (json!("1.0001"), None),
        (json!("0.00001"), None),
        (json!("-0.1"), None),
        (json!("10 %"), None),
        (json!(".5"), None),
    ] {
        let read = told(|info| info["pool_prop_selfpay"] = written.clone()).unwrap();
        assert_eq!(read.own_ratio.map(u16::from), rate, "{written}");
    }
}

#[test]
fn a_settlement_of_several_visits_is_one_and_a_visit_without_a_settlement_is_none() {
    let visit = |number: &str, settled: Value| json!({ "mdtrt_id": number, "setl_id": settled });
    let visits = |list: &[Value]| settlements::visits(&json!({ "mdtrtinfo": list })).map(settlements::once);
    let listed = [
        visit("V1", json!("J1")),
        visit("V1", json!("J1")),
        visit("V2", json!("J1")),
        visit("V3", json!(null)),
    ];
    let [only] = &visits(&listed).unwrap()[..] else { panic!("one settlement") };
    assert_eq!(only.number, "V1");
    assert_eq!(visits(&[visit("V1", json!("../1"))]), Err(Unreadable));
    assert_eq!(settlements::visits(&json!({})), Ok(Vec::new()));
    assert_eq!(settlements::visits(&json!({ "mdtrtinfo": "none" })), Err(Unreadable));
}
