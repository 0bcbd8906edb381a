use serde_json::json;

use super::{mapping, *};

mod money;
mod settlements;

fn region(code: &str) -> RegionCode {
    code.to_owned().try_into().unwrap()
}

fn place(code: &str, in_force: bool, insurance: Option<Insurance>) -> InsurancePlace {
    let standing = if in_force { Standing::InForce } else { Standing::Paused };
    InsurancePlace { region: region(code), standing, insurance, since: None, until: None, employer: None }
}

fn found(answer: serde_json::Value) -> serde_json::Value {
    match mapping::outcome(answer) {
        mapping::Outcome::Found(output) => output,
        _ => panic!("nothing was found"),
    }
}

#[test]
fn numbers_may_come_as_texts_and_texts_as_numbers() {
    let output = found(json!({
        "infcode": "0",
        "output": {
            "baseinfo": { "psn_name": "阿不都·热合曼" },
            "insuinfo": [{ "insutype": 310, "psn_insu_stas": 1, "insuplc_admdvs": 330_000 }, { "psn_insu_stas": "2" }]
        }
    }));
    let insured = mapping::insured(&output).unwrap();
    assert_eq!(insured.name, "阿不都·热合曼");
    assert_eq!(insured.insurances, [place("330000", true, Some(Insurance::Employees))]);
    let listed = json!({ "psn_insu_stas": 1, "insuplc_admdvs": 330_000 });
    let twice = json!({ "baseinfo": { "psn_name": "王芳" }, "insuinfo": [listed, listed] });
    assert_eq!(mapping::insured(&twice).unwrap().insurances.len(), 1);
}

#[test]
fn somebody_unknown_is_told_from_a_failure() {
    let outcome = |answer| mapping::outcome(answer);
    assert!(matches!(outcome(json!({ "infcode": 0 })), mapping::Outcome::Nobody));
    let missing = json!({ "infcode": -1, "err_msg": "未查询到该人员信息" });
    assert!(matches!(outcome(missing), mapping::Outcome::Nobody));
    let twice = json!({ "infcode": -1, "err_msg": "发送方报文ID重复" });
    assert!(matches!(outcome(twice), mapping::Outcome::Twice));
    let transaction = json!({ "infcode": -1, "err_msg": "交易编号不存在" });
    assert!(matches!(outcome(transaction), mapping::Outcome::Refused));
    let broken = json!({ "infcode": "-1", "err_msg": "系统繁忙" });
    assert!(matches!(outcome(broken), mapping::Outcome::Refused));
    assert!(matches!(outcome(json!([])), mapping::Outcome::Unreadable));
}

#[test]
fn dates_are_read_in_both_forms_and_useless_contacts_count_as_absent() {
    let day = |written: &str| mapping::valid_until(&json!({ "valid_until": written }));
    assert!(day("2027-01-31").is_some());
    assert_eq!(day("20270131"), day("2027-01-31"));
    assert_eq!(day("2027-01-31 00:00:00"), day("2027-01-31"));
    assert_eq!(day("soon"), None);
    let on_file = mapping::on_file(&json!({ "mobile": "12345", "email": "", "address": "延长路12号" }));
    assert_eq!((on_file.mobile, on_file.email), (None, None));
    assert!(on_file.address.is_some());
}

#[test]
fn a_card_is_read_as_it_stands_and_in_use_when_nothing_is_said() {
    let status = |stands: serde_json::Value| {
        let output = json!({ "valid_until": "2027-01-31", "card_stas": stands });
        mapping::card(&output).map(|card| card.unwrap().status)
    };
    for card in [CardStatus::Active, CardStatus::TempLost, CardStatus::FormalLost] {
        assert_eq!(status(json!(mapping::state(card))), Ok(card));
    }
    assert_eq!(status(json!(3)), Ok(CardStatus::FormalLost));
    assert_eq!(status(json!(null)), Ok(CardStatus::Active));
    assert_eq!(mapping::card(&json!({ "card_stas": "1" })), Ok(None), "without a last day there is none");
}

#[test]
fn a_state_that_nobody_told_us_of_is_no_card_in_use() {
    for unknown in [json!("0"), json!("4"), json!(7), json!("lost")] {
        let output = json!({ "valid_until": "2027-01-31", "card_stas": unknown });
        assert_eq!(mapping::card(&output), Err(mapping::UnknownState), "{unknown}");
    }
}

#[test]
fn settlements_are_asked_of_where_one_is_insured_seen_from_the_region_that_asks() {
    let asked = |places: &[(&str, bool)]| {
        let insurances = places.iter().map(|(code, in_force)| place(code, *in_force, None)).collect();
        let insured = Insured { name: "王芳".into(), insurances };
        insured.asked_of(&region("330100")).map(|region| region.as_str().to_owned())
    };
    let (here, there) = ("330100", "530100");
    assert_eq!(asked(&[(there, true), (here, true)]).as_deref(), Some(here));
    assert_eq!(asked(&[(here, false), (there, true)]).as_deref(), Some(there));
    assert_eq!(asked(&[(there, false), (here, false)]).as_deref(), Some(here), "both are over");
    assert_eq!(asked(&[(there, false)]).as_deref(), Some(there));
    assert_eq!(asked(&[]), None);
}

#[test]
fn where_one_was_insured_on_a_day_is_told_only_where_it_is_plain() {
    let day = |text: &str| domain::moment::iso_date::parse(text).unwrap();
    let (here, there) = ("330100", "530100");
    let insured = |since: Option<&str>, moved: &str| Insured {
        name: "王芳".into(),
        insurances: vec![
            InsurancePlace { until: Some(day(moved)), ..place(there, false, None) },
            InsurancePlace { since: since.map(day), ..place(here, true, None) },
        ],
    };
    let home = |insured: &Insured, on: &str| insured.home_on(day(on)).map(|home| home.as_str().to_owned());
    let moved = insured(Some("2026-05-01"), "2026-04-01");
    assert_eq!(home(&moved, "2026-03-31").as_deref(), Some(there));
    assert_eq!(home(&moved, "2026-04-15"), None, "in between");
    assert_eq!(home(&moved, "2026-05-01").as_deref(), Some(here));
    let untold = insured(None, "2026-04-01");
    assert_eq!(home(&untold, "2026-03-31"), None, "it may have been either");
    assert_eq!(home(&untold, "2026-04-01").as_deref(), Some(here));
}

#[test]
fn an_employer_credits_while_an_insurance_of_employees_is_in_force() {
    let day = |text: &str| domain::moment::iso_date::parse(text).unwrap();
    let until =
        |insurances: Vec<InsurancePlace>| Insured { name: "王芳".into(), insurances }.employed_until();
    let employed = |in_force| place("330100", in_force, Some(Insurance::Employees));
    let ended = |on| InsurancePlace { until: Some(day(on)), ..employed(false) };
    let resident = || place("330100", true, Some(Insurance::Residents));
    assert_eq!(until(vec![ended("2026-05-01"), employed(true)]), None);
    assert_eq!(until(vec![ended("2026-05-01"), ended("2025-02-01"), resident()]), Some(day("2026-05-01")));
    assert_eq!(until(vec![employed(false)]), Some(Date::MIN));
    assert_eq!(until(vec![resident()]), None);
}

#[test]
fn insurance_is_seen_from_the_region_that_asks() {
    let insured = |places: &[(&str, bool)]| Insured {
        name: "王芳".into(),
        insurances: places.iter().map(|(code, in_force)| place(code, *in_force, None)).collect(),
    };
    let (here, there) = ("330100", "530100");
    let seen = |places: &[(&str, bool)]| insured(places).seen_from(&region(here));
    assert_eq!(seen(&[(there, true), (here, true)]), Place::Here);
    assert_eq!(seen(&[(there, true)]), Place::Elsewhere(region(there)));
    assert_eq!(seen(&[(here, false), (there, true)]), Place::Elsewhere(region(there)));
    assert_eq!(seen(&[(here, false)]), Place::NotInForce);
    assert_eq!(seen(&[(there, false)]), Place::NotInForce);
    assert_eq!(seen(&[]), Place::NotInForce);
}
