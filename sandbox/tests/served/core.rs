//! The insurance core.

use axum::http::StatusCode;
use domain::outside::{CORE_PATH, CardOutput, ContactOutput, CoreAnswer, PersonOutput};
use sandbox::people::{ANLAN, NOBODY, People};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::world::World;

pub(crate) fn request(infno: &str, sequence: u32, number: &str) -> Value {
    json!({
        "infno": infno,
        "msgid": format!("H3399000000120261125090000{sequence:04}"),
        "mdtrtarea_admvs": ANLAN,
        "insuplc_admdvs": "",
        "infver": "V1.0",
        "inf_time": "2026-11-25 09:00:00",
        "fixmedins_code": "H33990000001",
        "fixmedins_name": "安澜市医保中心",
        "opter_type": "1",
        "opter": "K1",
        "opter_name": "自助服务",
        "recer_sys_code": "MEDCARD",
        "more": "a field that nobody here reads",
        "input": { "data": {
            "mdtrt_cert_type": "02",
            "mdtrt_cert_no": number,
            "card_sn": "",
            "begntime": "",
            "psn_cert_type": "01",
            "certno": number,
            "psn_name": "",
        } },
    })
}

pub(crate) async fn ask<T: DeserializeOwned>(world: &World, request: &Value) -> CoreAnswer<T> {
    let (status, answer) = world.post(CORE_PATH, request).await;
    assert_eq!(status, StatusCode::OK);
    serde_json::from_value(answer).unwrap()
}

pub(crate) async fn refusal(world: &World, request: &Value) -> String {
    let answer: CoreAnswer<Value> = ask(world, request).await;
    assert_eq!((answer.infcode, answer.output), (-1, None));
    answer.err_msg
}

fn number(index: usize) -> String {
    People::demo().documented()[index].person.id_number.reveal().to_owned()
}

#[tokio::test]
async fn a_known_person_is_told_with_insurance_contact_and_card() {
    let world = World::new();
    let person: CoreAnswer<PersonOutput> = ask(&world, &request("1101", 1, &number(0))).await;
    assert_eq!((person.infcode, person.err_msg.as_str()), (0, ""));
    let person = person.output.unwrap();
    assert_eq!(person.baseinfo.psn_name, "张秀兰");
    let [insurance] = &person.insuinfo[..] else { panic!("one insurance") };
    assert_eq!(
        (insurance.insutype.as_str(), insurance.psn_insu_stas.as_str(), insurance.insuplc_admdvs.as_str()),
        ("310", "1", ANLAN)
    );
    let contact: CoreAnswer<ContactOutput> = ask(&world, &request("contact", 2, &number(0))).await;
    assert_eq!(contact.output.unwrap().mobile.as_deref(), Some("15400000001"));
    let card: CoreAnswer<CardOutput> = ask(&world, &request("card", 3, &number(0))).await;
    assert_eq!(card.output.unwrap().valid_until.as_deref(), Some("2026-10-16"), "40 days ago");
}

#[tokio::test]
async fn a_person_without_mobile_or_card_is_told_so() {
    let world = World::new();
    let contact: CoreAnswer<ContactOutput> = ask(&world, &request("contact", 1, &number(2))).await;
    assert_eq!(contact.output.unwrap().mobile, None);
    let card: CoreAnswer<CardOutput> = ask(&world, &request("card", 2, &number(9))).await;
    assert_eq!(card.output.unwrap().valid_until, None);
}

/// What became of the first person's card at this moment.
fn notice(sequence: u32, state: &str, since: i64) -> Value {
    let mut request = request("loss", sequence, &number(0));
    let loss = json!({ "notice_no": format!("notice-{since}"), "card_stas": state, "since": since });
    request["input"]["loss"] = loss;
    request
}

#[tokio::test]
async fn what_became_of_a_card_is_kept_and_an_older_notice_changes_nothing() {
    let world = World::new();
    let state = async |sequence| {
        let card: CoreAnswer<CardOutput> = ask(&world, &request("card", sequence, &number(0))).await;
        card.output.unwrap().card_stas
    };
    assert_eq!(state(1).await, None);
    for (sequence, told, since, stands) in
        [(2, "2", 20, "2"), (4, "2", 20, "2"), (6, "1", 10, "2"), (8, "3", 30, "3")]
    {
        let taken: CoreAnswer<Value> = ask(&world, &notice(sequence, told, since)).await;
        assert_eq!(taken.infcode, 0, "{}", taken.err_msg);
        assert_eq!(state(sequence + 1).await.as_deref(), Some(stands));
    }
    assert_eq!(refusal(&world, &notice(10, "9", 40)).await, "卡状态不正确");
    world.post("/knobs", &json!({ "loss_down": true })).await;
    assert_eq!(refusal(&world, &notice(11, "1", 50)).await, "业务暂停办理");
    assert_eq!(state(12).await.as_deref(), Some("3"), "the other calls answer still");
}

#[tokio::test]
async fn what_the_core_refuses_has_its_own_words() {
    let world = World::new();
    assert_eq!(refusal(&world, &request("1101", 1, NOBODY)).await, "未查询到人员信息");
    assert_eq!(refusal(&world, &request("contact", 2, NOBODY)).await, "未查询到人员信息");
    assert_eq!(refusal(&world, &request("9999", 3, NOBODY)).await, "交易编号不存在");
    let mut old = request("1101", 4, &number(0));
    old["infver"] = json!("V0.9");
    assert_eq!(refusal(&world, &old).await, "接口版本号不正确：应为 V1.0");
    let mut by_card = request("1101", 5, &number(0));
    by_card["input"]["data"]["mdtrt_cert_type"] = json!("03");
    assert_eq!(refusal(&world, &by_card).await, "就诊凭证类型不支持");
    let mut short = request("1101", 6, &number(0));
    short["msgid"] = json!("1");
    assert_eq!(refusal(&world, &short).await, "发送方报文ID格式错误");
    let mut foreign = request("1101", 7, &number(0));
    foreign["fixmedins_code"] = json!("H33990000002");
    assert_eq!(refusal(&world, &foreign).await, "发送方报文ID格式错误", "another sender's number");
    for (sequence, field) in
        (10..).zip(["fixmedins_name", "opter_type", "opter", "opter_name", "recer_sys_code"])
    {
        let mut nobodys = request("1101", sequence, &number(0));
        nobodys[field] = json!(" ");
        assert_eq!(refusal(&world, &nobodys).await, "发送方信息不完整", "{field}");
    }
    let others = number(1);
    for (sequence, field, wrong) in
        [(20, "psn_cert_type", "02"), (21, "certno", others.as_str()), (22, "psn_name", "李大山")]
    {
        let mut mixed = request("1101", sequence, &number(0));
        mixed["input"]["data"][field] = json!(wrong);
        assert_eq!(refusal(&world, &mixed).await, "证件信息不一致", "{field}");
    }
    assert_eq!(refusal(&world, &json!({ "infno": "1101" })).await, "报文格式错误");
}

#[tokio::test]
async fn a_message_number_is_never_taken_twice_not_even_after_a_restart() {
    let mut world = World::new();
    let request = request("1101", 1, &number(0));
    let answer: CoreAnswer<PersonOutput> = ask(&world, &request).await;
    assert_eq!(answer.infcode, 0);
    assert_eq!(refusal(&world, &request).await, "发送方报文ID重复");
    world.restart();
    assert_eq!(refusal(&world, &request).await, "发送方报文ID重复");
}

#[tokio::test]
async fn a_core_that_is_down_answers_503_until_it_is_up() {
    let world = World::new();
    let (_, knobs) = world.post("/knobs", &json!({ "core_down": true })).await;
    assert_eq!(knobs["core_down"], true);
    let (status, _) = world.post(CORE_PATH, &request("1101", 1, &number(0))).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    world.post("/knobs", &json!({ "core_down": false })).await;
    let answer: CoreAnswer<PersonOutput> = ask(&world, &request("1101", 1, &number(0))).await;
    assert_eq!(answer.infcode, 0, "the refused request used no message number up");
}

#[tokio::test]
async fn knobs_that_do_not_exist_are_refused() {
    let world = World::new();
    let (status, _) = world.post("/knobs", &json!({ "everything_down": true })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}
