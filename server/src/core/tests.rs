use serde_json::json;

use super::{mapping, *};

mod money;

fn region(code: &str) -> RegionCode {
    code.to_owned().try_into().unwrap()
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
    assert_eq!(insured.insurances, [InsurancePlace { region: region("330000"), in_force: true }]);
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
fn insurance_is_seen_from_the_region_that_asks() {
    let insured = |places: &[(&str, bool)]| Insured {
        name: "王芳".into(),
        insurances: places
            .iter()
            .map(|(code, in_force)| InsurancePlace { region: region(code), in_force: *in_force })
            .collect(),
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
