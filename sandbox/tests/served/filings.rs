//! What the insurance core does about filings for care elsewhere.

use domain::outside::{CoreAnswer, FilingInfo, FilingsOutput};
use sandbox::people::People;
use serde_json::{Value, json};

use crate::{core, world::World};

struct Core {
    world: World,
    sequence: std::cell::Cell<u32>,
}

fn number(name: &str) -> String {
    let people = People::demo();
    let found = people.documented().iter().find(|known| known.person.name == name).unwrap();
    found.person.id_number.reveal().to_owned()
}

fn asked(number: &str, promise: bool) -> Value {
    json!({
        "filing_no": number,
        "filing_type": "referred",
        "prms_flag": if promise { "1" } else { "0" },
        "trt_admdvs": "310000",
        "begndate": "2026-11-25",
        "enddate": "2027-01-31",
    })
}

impl Core {
    fn new() -> Self {
        Self { world: World::new(), sequence: 0.into() }
    }

    fn request(&self, infno: &str, name: &str, filing: &Value) -> Value {
        self.sequence.set(self.sequence.get() + 1);
        let mut request = core::request(infno, self.sequence.get(), &number(name));
        request["input"]["filing"] = filing.clone();
        request
    }

    async fn file(&self, name: &str, filing: &Value) -> FilingInfo {
        let answer: CoreAnswer<FilingInfo> =
            core::ask(&self.world, &self.request("filing", name, filing)).await;
        assert_eq!((answer.infcode, answer.err_msg.as_str()), (0, ""));
        answer.output.unwrap()
    }

    async fn no_filing(&self, name: &str, filing: &Value) -> String {
        core::refusal(&self.world, &self.request("filing", name, filing)).await
    }

    async fn end(&self, name: &str, no: &str) {
        let request = self.request("filing_end", name, &json!({ "filing_no": no }));
        let answer: CoreAnswer<Value> = core::ask(&self.world, &request).await;
        assert_eq!(answer.infcode, 0);
    }

    async fn filings(&self, name: &str) -> Vec<(String, String)> {
        let answer: CoreAnswer<FilingsOutput> =
            core::ask(&self.world, &self.request("filings", name, &Value::Null)).await;
        let told = |info: FilingInfo| (info.asked.filing_no, info.filing_stas);
        answer.output.unwrap().filings.into_iter().map(told).collect()
    }

    async fn desk(&self, word: &str) {
        self.world.post("/knobs", &json!({ "filing_desk": word })).await;
    }
}

#[tokio::test]
async fn a_promise_is_enough_at_once_and_papers_take_a_while() {
    let core = Core::new();
    assert_eq!(core.file("李大山", &asked("f-1", true)).await.filing_stas, "2");
    assert_eq!(core.file("龚䶮𠮷", &asked("f-2", false)).await.filing_stas, "1");
    core.world.pass_seconds(60);
    assert_eq!(core.file("龚䶮𠮷", &asked("f-2", false)).await.filing_stas, "2");
}

#[tokio::test]
async fn what_comes_twice_is_one_filing_and_other_content_is_refused() {
    let mut core = Core::new();
    let first = core.file("李大山", &asked("f-1", true)).await;
    core.world.restart();
    assert_eq!(core.file("李大山", &asked("f-1", true)).await, first);
    assert_eq!(core.filings("李大山").await, [("f-1".to_owned(), "2".to_owned())]);
    assert!(core.no_filing("李大山", &asked("f-1", false)).await.contains("内容不一致"));
    assert!(core.no_filing("龚䶮𠮷", &asked("f-1", true)).await.contains("内容不一致"));
}

#[tokio::test]
async fn a_second_one_for_the_same_place_and_days_is_refused() {
    let core = Core::new();
    core.file("李大山", &asked("f-1", true)).await;
    let mut later = asked("f-2", true);
    later["begndate"] = "2027-01-31".into();
    later["enddate"] = "2027-02-10".into();
    let refused = core.file("李大山", &later).await;
    assert_eq!((refused.filing_stas.as_str(), refused.rfs_rea.as_deref()), ("3", Some("3")));
    later["filing_no"] = "f-3".into();
    later["begndate"] = "2027-02-01".into();
    assert_eq!(core.file("李大山", &later).await.filing_stas, "2", "its days are others");
    let mut there = asked("f-4", true);
    there["trt_admdvs"] = "320000".into();
    assert_eq!(core.file("李大山", &there).await.filing_stas, "2", "its place is another");
    core.end("李大山", "f-1").await;
    assert_eq!(core.file("李大山", &asked("f-5", true)).await.filing_stas, "2", "nothing stands any more");
}

#[tokio::test]
async fn what_cannot_be_is_refused() {
    let core = Core::new();
    for (field, wrong) in [
        ("begndate", "2026-02-30"),
        ("enddate", "2026-11-24"),
        ("trt_admdvs", "31"),
        ("filing_no", ""),
        ("filing_no", "a b"),
    ] {
        let mut filing = asked("f-1", true);
        filing[field] = wrong.into();
        assert!(core.no_filing("李大山", &filing).await.contains("报文格式错误"), "{field}");
    }
    assert!(core.no_filing("周文静", &asked("f-1", true)).await.contains("参保状态"), "paused");
}

#[tokio::test]
async fn what_was_taken_back_before_it_came_stays_so() {
    let core = Core::new();
    core.end("李大山", "f-1").await;
    assert_eq!(core.filings("李大山").await, []);
    assert_eq!(core.file("李大山", &asked("f-1", true)).await.filing_stas, "4");
    core.file("李大山", &asked("f-2", true)).await;
    core.end("龚䶮𠮷", "f-2").await;
    assert_eq!(core.file("李大山", &asked("f-2", true)).await.filing_stas, "2", "another's");
    core.end("李大山", "f-2").await;
    core.end("李大山", "f-2").await;
    assert_eq!(core.file("李大山", &asked("f-2", true)).await.filing_stas, "4");
}

#[tokio::test]
async fn the_desk_can_be_made_to_wait_and_to_refuse() {
    let core = Core::new();
    core.desk("wait").await;
    core.file("李大山", &asked("f-1", true)).await;
    core.world.pass_seconds(600);
    assert_eq!(core.file("李大山", &asked("f-1", true)).await.filing_stas, "1");
    core.desk("refuse").await;
    let refused = core.file("李大山", &asked("f-1", true)).await;
    assert_eq!((refused.filing_stas.as_str(), refused.rfs_rea.as_deref()), ("3", Some("2")));
    core.desk("usual").await;
    assert_eq!(core.file("李大山", &asked("f-1", true)).await, refused, "decided once");
}

#[tokio::test]
async fn some_people_have_filed_before() {
    let core = Core::new();
    let before = core.filings("张秀兰").await;
    let states: Vec<_> = before.iter().map(|(_, state)| state.as_str()).collect();
    assert_eq!(states, ["2", "5"]);
    assert_eq!(core.filings("张秀兰").await, before);
    assert_eq!(core.filings("和志明").await.len(), 1);
}
