//! What the adapter asks and how often, seen by a core that answers as a test says.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::post,
};
use domain::{
    benefit::Care,
    id_number::IdNumber,
    moment::iso_date,
    outside::{CORE_PATH, Sender},
    region::RegionCode,
    settlement::SettlementId,
};
use sandbox::people::{ANLAN, YUNLING};
use serde_json::{Value, json};
use server::{
    core::{InsuranceCore as _, NationalInterface, Period, Settled, SettlementCore as _},
    outside::{Caller, Failure, System},
};

use crate::world::HandClock;

/// Nobody waits longer here.
const PATIENCE: Duration = Duration::from_millis(500);
const NUMBER: &str = "339902195803120428";

/// What the core answers to a request, the how-manieth it is; nothing in time where there is none.
type Answers = fn(&Value, usize) -> Option<(StatusCode, Value)>;

#[derive(Clone)]
struct Hand {
    answers: Answers,
    asked: Arc<Mutex<Vec<Value>>>,
}

struct Core {
    adapter: NationalInterface,
    asked: Arc<Mutex<Vec<Value>>>,
}

impl Core {
    async fn start(answers: Answers) -> Self {
        let hand = Hand { answers, asked: Arc::default() };
        let asked = Arc::clone(&hand.asked);
        let router = Router::new().route(CORE_PATH, post(answer)).with_state(hand);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let caller = Caller::with_patience(System::Core, &base, PATIENCE).unwrap();
        let adapter = NationalInterface::new(caller, sender(), Arc::new(HandClock::new()), 0);
        Self { adapter, asked }
    }

    fn asked(&self) -> Vec<Value> {
        self.asked.lock().unwrap().clone()
    }

    async fn settled(&self, year: u16) -> Result<Vec<Settled>, Failure> {
        let day = |day: &str| iso_date::parse(&format!("{year}-{day}")).unwrap();
        let period = Period { from: day("01-01"), to: day("12-31") };
        let told = self.adapter.settlements(&region(ANLAN), &number(), period).await;
        told.map_err(|error| error.failure)
    }
}

async fn answer(State(hand): State<Hand>, Json(request): Json<Value>) -> Response {
    let before = {
        let mut asked = hand.asked.lock().unwrap();
        asked.push(request.clone());
        asked.len() - 1
    };
    if let Some((status, answer)) = (hand.answers)(&request, before) {
        return (status, Json(answer)).into_response();
    }
    tokio::time::sleep(4 * PATIENCE).await;
    StatusCode::OK.into_response()
}

fn sender() -> Sender {
    Sender { fixmedins_code: "H33990000001".to_owned(), dev_no: "D1".to_owned(), ..Sender::default() }
}

fn region(code: &str) -> RegionCode {
    code.to_owned().try_into().unwrap()
}

fn number() -> IdNumber {
    IdNumber::try_from(NUMBER.to_owned()).unwrap()
}

/// An answer of success.
fn told(output: &Value) -> (StatusCode, Value) {
    (StatusCode::OK, json!({ "infcode": 0, "output": output }))
}

/// Somebody who moved, with the former insurance first and the present one twice.
fn moved() -> Value {
    let insurance = |region: &str, state: &str, since: &str, until: Value| {
        json!({
            "insutype": "310", "psn_insu_stas": state, "insuplc_admdvs": region, "psn_insu_date": since,
            "paus_insu_date": until,
        })
    };
    let here = insurance(ANLAN, "1", "2026-01-04", Value::Null);
    json!({
        "baseinfo": { "psn_no": "P1", "psn_name": "王芳" },
        "insuinfo": [insurance(YUNLING, "1", "2020-01-01", json!("2026-01-01")), here, here],
    })
}

/// A core that selects visits by the day they began, and has a stay over New Year and a visit of that day.
fn over_new_year(request: &Value) -> (StatusCode, Value) {
    let data = &request["input"]["data"];
    let text = |field: &str| data[field].as_str().unwrap_or_default().to_owned();
    let visit = |number: &str, settled: &str, care: &str, began: &str| {
        let is_asked = (text("begntime")..=text("endtime")).contains(&began.to_owned());
        let is_wanted = ["", care].contains(&text("med_type").as_str());
        (is_asked && is_wanted)
            .then(|| json!({ "mdtrt_id": number, "setl_id": settled, "med_type": care, "begntime": began }))
    };
    match request["infno"].as_str() {
        Some("1101") => told(&moved()),
        Some("5201") => {
            let visits = [
                visit("V1", "J1", "21", "2025-12-28"),
                visit("V2", "J1", "21", "2026-01-02"),
                visit("V3", "J3", "11", "2025-12-31"),
            ];
            told(&json!({ "mdtrtinfo": visits.into_iter().flatten().collect::<Vec<_>>() }))
        }
        _ => {
            let settled = if text("setl_id") == "J1" { "2026-01-05 09:00:00" } else { "2025-12-31 09:00:00" };
            told(&json!({ "setlinfo": {
                "setl_id": text("setl_id"), "setl_time": settled, "med_type": "21", "insutype": "310",
                "fixmedins_code": "H1", "fixmedins_name": "市第一医院", "medfee_sumamt": "1.0000",
            } }))
        }
    }
}

#[tokio::test]
async fn a_call_without_an_answer_is_made_again_under_another_number() {
    let core = Core::start(|_, before| if before == 0 { None } else { Some(told(&moved())) }).await;
    let person = core.adapter.person(&region(ANLAN), &number()).await.unwrap();
    assert_eq!(person.unwrap().insurances.len(), 2, "what is told twice is one");
    let [first, second] = &core.asked()[..] else { panic!("two calls") };
    assert_ne!(first["msgid"], second["msgid"]);
    assert_eq!(first["input"], second["input"]);

    let core = Core::start(|_, _| None).await;
    let person = core.adapter.person(&region(ANLAN), &number()).await;
    assert_eq!(person.map_err(|error| error.failure), Err(Failure::TooSlow));
    assert_eq!(core.asked().len(), 2, "once more, and no more");
}

#[tokio::test]
async fn every_request_says_who_asks_and_1101_names_the_paper() {
    let core = Core::start(|_, _| Some(told(&moved()))).await;
    core.adapter.person(&region(ANLAN), &number()).await.unwrap();
    let [request] = &core.asked()[..] else { panic!("one call") };
    assert!(request["msgid"].as_str().unwrap().starts_with("H33990000001"));
    for (field, value) in serde_json::to_value(sender()).unwrap().as_object().unwrap() {
        assert_eq!(&request[field], value, "{field}");
    }
    let data = json!({
        "mdtrt_cert_type": "02", "mdtrt_cert_no": NUMBER, "card_sn": "", "begntime": "", "psn_cert_type": "01",
        "certno": NUMBER, "psn_name": "",
    });
    assert_eq!(request["input"], json!({ "data": data }));
}

#[tokio::test]
async fn a_stay_over_new_year_belongs_to_the_year_in_which_it_was_settled() {
    let core = Core::start(|request, _| Some(over_new_year(request))).await;
    let ids = |settled: &[Settled]| {
        settled.iter().map(|one| one.settlement.id.clone()).collect::<Vec<SettlementId>>()
    };
    let id = |id: &str| SettlementId::try_from(id.to_owned()).unwrap();
    let (old, new) = (core.settled(2025).await.unwrap(), core.settled(2026).await.unwrap());
    assert_eq!((ids(&old), ids(&new)), (vec![id("J3")], vec![id("J1")]));
    assert_eq!(new[0].settlement.care, Some(Care::Inpatient));
    assert_eq!(core.settled(2027).await, Ok(Vec::new()));
}

#[tokio::test]
async fn the_region_that_asks_comes_first_and_a_settlement_is_of_the_insurance_of_its_day() {
    let core = Core::start(|request, _| Some(over_new_year(request))).await;
    let (old, new) = (core.settled(2025).await.unwrap(), core.settled(2026).await.unwrap());
    assert_eq!((&old[0].home, &new[0].home), (&Some(region(YUNLING)), &Some(region(ANLAN))));
    let regions: Vec<_> = core.asked().into_iter().map(|request| request["insuplc_admdvs"].clone()).collect();
    assert!(regions.iter().all(|asked| ["", ANLAN].contains(&asked.as_str().unwrap())), "{regions:?}");
}

#[tokio::test]
async fn a_core_that_answers_nonsense_is_asked_again_and_one_that_is_away_is_left_alone() {
    let core = Core::start(|_, _| Some((StatusCode::OK, json!(["ok"])))).await;
    for _ in 0..8 {
        assert_eq!(core.settled(2026).await, Err(Failure::Unreadable));
    }
    let core = Core::start(|_, _| Some((StatusCode::BAD_REQUEST, json!({})))).await;
    for _ in 0..8 {
        assert_eq!(core.settled(2026).await, Err(Failure::Status(400)));
    }
    let core = Core::start(|_, _| Some((StatusCode::BAD_GATEWAY, json!({})))).await;
    for _ in 0..5 {
        assert_eq!(core.settled(2026).await, Err(Failure::Status(502)));
    }
    assert_eq!(core.settled(2026).await, Err(Failure::LeftAlone));
}

/// A core that answers about somebody else in one call.
fn about_another(request: &Value, at: &str) -> (StatusCode, Value) {
    let (status, mut answer) = over_new_year(request);
    let other = json!("P2");
    match request["infno"].as_str().filter(|infno| *infno == at) {
        Some("1101") => answer["output"]["baseinfo"]["certno"] = json!("339902195803120436"),
        Some("5201") => answer["output"]["mdtrtinfo"] = json!([{ "psn_no": other, "setl_id": "J1" }]),
        Some("5203") => answer["output"]["setlinfo"]["psn_no"] = other,
        Some(_) => answer["output"] = json!({ "certno": "339902195803120436", "balc": "1" }),
        None => {}
    }
    (status, answer)
}

#[tokio::test]
async fn what_names_somebody_else_is_not_believed() {
    let cores: [Answers; 3] = [
        |request, _| Some(about_another(request, "1101")),
        |request, _| Some(about_another(request, "5201")),
        |request, _| Some(about_another(request, "5203")),
    ];
    for answers in cores {
        let core = Core::start(answers).await;
        assert_eq!(core.settled(2026).await, Err(Failure::Unreadable));
    }
    let core = Core::start(|request, _| Some(about_another(request, "1101"))).await;
    let person = core.adapter.person(&region(ANLAN), &number()).await;
    assert_eq!(person.map_err(|error| error.failure), Err(Failure::Unreadable));
    let core = Core::start(|request, _| Some(about_another(request, "account"))).await;
    let account = core.adapter.account(&region(ANLAN), &number()).await;
    assert_eq!(account.map_err(|error| error.failure), Err(Failure::Unreadable));
}

#[tokio::test]
async fn whoever_is_named_as_asked_is_believed() {
    let core = Core::start(|request, _| {
        let (status, mut answer) = over_new_year(request);
        match request["infno"].as_str() {
            Some("1101") => answer["output"]["baseinfo"]["certno"] = json!(NUMBER),
            Some("5203") => answer["output"]["setlinfo"]["psn_no"] = json!("P1"),
            _ => {}
        }
        Some((status, answer))
    })
    .await;
    assert_eq!(core.settled(2026).await.map(|settled| settled.len()), Ok(1));
}
