//! What the insurance core does about money.

use axum::http::StatusCode;
use domain::{
    money::Fen,
    outside::{
        AccountOutput, CORE_PATH, ContributionsOutput, CoreAnswer, CreditOutput, CreditStatusOutput,
        EntriesOutput, EntryInfo,
    },
    yuan,
};
use sandbox::people::{NOBODY, People};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{core, world::World};

const DAY: i64 = 24 * 60 * 60;

/// A world whose core is asked about one person after another.
struct Core {
    world: World,
    sequence: std::cell::Cell<u32>,
}

impl Core {
    fn new() -> Self {
        Self { world: World::new(), sequence: 0.into() }
    }

    fn request(&self, infno: &str, number: &str, with: &Value) -> Value {
        self.sequence.set(self.sequence.get() + 1);
        let mut request = core::request(infno, self.sequence.get(), number);
        for (field, value) in with.as_object().unwrap() {
            request["input"][field] = value.clone();
        }
        request
    }

    async fn ask<T: DeserializeOwned>(&self, infno: &str, number: &str, with: &Value) -> T {
        let answer: CoreAnswer<T> = core::ask(&self.world, &self.request(infno, number, with)).await;
        assert_eq!((answer.infcode, answer.err_msg.as_str()), (0, ""));
        answer.output.unwrap()
    }

    async fn refusal(&self, infno: &str, number: &str, with: &Value) -> String {
        core::refusal(&self.world, &self.request(infno, number, with)).await
    }

    async fn account(&self, name: &str) -> AccountOutput {
        self.ask("account", &number(name), &json!({})).await
    }

    async fn contributions(&self, name: &str) -> Vec<(String, String, String)> {
        let output: ContributionsOutput = self.ask("contributions", &number(name), &json!({})).await;
        let line = |listed: domain::outside::ContributionInfo| (listed.year, listed.amount, listed.pay_stas);
        output.contributions.into_iter().map(line).collect()
    }

    /// All entries of a period, page by page.
    async fn entries(&self, name: &str, from: &str, to: &str) -> Vec<EntryInfo> {
        let mut entries = Vec::new();
        for page in 1.. {
            let query = json!({ "begndate": from, "enddate": to, "page_num": page, "page_size": 7 });
            let output: EntriesOutput =
                self.ask("account_entries", &number(name), &json!({ "query": query })).await;
            entries.extend(output.entries);
            if entries.len() >= usize::try_from(output.total).unwrap() {
                break;
            }
        }
        entries
    }

    async fn credit(&self, name: &str, credit: Value) -> CreditOutput {
        self.ask("credit", &number(name), &json!({ "credit": credit })).await
    }

    async fn no_credit(&self, name: &str, credit: Value) -> String {
        self.refusal("credit", &number(name), &json!({ "credit": credit })).await
    }

    /// What stands under a number: the receipt, if anything does.
    async fn status(&self, credit_no: &str) -> Option<String> {
        let mut request = self.request("credit_status", "", &json!({}));
        request["input"] = json!({ "credit": { "credit_no": credit_no } });
        let answer: CoreAnswer<CreditStatusOutput> = core::ask(&self.world, &request).await;
        let output = answer.output.unwrap();
        assert_eq!(output.credit_stas == "1", output.credited.is_some());
        output.credited.map(|credited| credited.rcpt_no)
    }

    async fn turn(&self, knob: &str, on: bool) {
        let (status, _) = self.world.post("/knobs", &json!({ knob: on })).await;
        assert_eq!(status, StatusCode::OK);
    }

    async fn http_status(&self, name: &str, credit: Value) -> StatusCode {
        let request = self.request("credit", &number(name), &json!({ "credit": credit }));
        self.world.post(CORE_PATH, &request).await.0
    }
}

fn number(name: &str) -> String {
    let people = People::demo();
    let known = people.documented().iter().find(|known| known.person.name.starts_with(name)).unwrap();
    known.person.id_number.reveal().to_owned()
}

fn top_up(credit_no: &str, amount: &str) -> Value {
    json!({ "credit_no": credit_no, "credit_type": "2", "amount": amount })
}

fn contribution(credit_no: &str, year: &str, amount: &str) -> Value {
    json!({ "credit_no": credit_no, "credit_type": "5", "period": year, "amount": amount })
}

fn month_end(credit_no: &str, month: &str, amount: &str) -> Value {
    json!({ "credit_no": credit_no, "credit_type": "1", "period": month, "amount": amount })
}

fn fen(amount: f64) -> Fen {
    yuan::parse(&amount.to_string()).unwrap()
}

fn sum(entries: &[EntryInfo]) -> Fen {
    Fen(entries.iter().map(|entry| yuan::parse(&entry.amount).unwrap().0).sum())
}

#[tokio::test]
async fn employees_have_an_account_whose_entries_make_its_balance() {
    let core = Core::new();
    let account = core.account("张秀兰").await;
    assert_eq!((account.acct_flag.as_str(), account.insutype.as_str()), ("1", "310"));
    assert_eq!((account.crdt_day, account.last_crdt_ym.as_deref()), (Some(28), Some("202610")));
    assert!(account.emp_name.is_some());
    let entries = core.entries("张秀兰", "1990-01-01", "2099-12-31").await;
    assert_eq!(fen(account.balc.unwrap()), sum(&entries));
    assert!(entries.is_sorted_by(|newer, older| newer.trns_date >= older.trns_date));
    for kind in ["1", "2", "3", "4"] {
        let of_kind: Vec<_> = entries.iter().filter(|entry| entry.trns_type == kind).collect();
        assert!(!of_kind.is_empty(), "{kind}");
        assert!(of_kind.iter().all(|entry| entry.amount.starts_with('-') == (kind == "3")));
    }
    let months = entries.iter().filter(|entry| entry.trns_type == "1").count();
    assert_eq!(months, 14);
    let october = core.entries("张秀兰", "2026-10-01", "2026-10-31").await;
    assert!(!october.is_empty() && october.len() < entries.len());
    assert!(october.iter().all(|entry| entry.trns_date.starts_with("2026-10")));
}

#[tokio::test]
async fn residents_have_no_account_and_a_contribution_to_pay() {
    let core = Core::new();
    let account = core.account("和志明").await;
    assert_eq!((account.acct_flag.as_str(), account.insutype.as_str()), ("0", "390"));
    assert_eq!((account.balc, account.crdt_day), (None, None));
    assert!(core.entries("和志明", "2020-01-01", "2026-12-31").await.is_empty());
    let line = |year: &str, amount: &str, paid: &str| (year.to_owned(), amount.to_owned(), paid.to_owned());
    let unpaid = [line("2027", "400.00", "0"), line("2026", "380.00", "1")];
    assert_eq!(core.contributions("和志明").await, unpaid);
    assert_eq!(core.contributions("买买提·艾力").await[0], line("2027", "400.00", "1"));
    assert_eq!(core.contributions("李大山").await[0], line("2027", "520.00", "0"));
    assert_eq!(core.contributions("李小满").await[0], line("2027", "360.00", "0"), "a child pays less");
    for nothing in ["张秀兰", "周文静", "段国强"] {
        assert!(core.contributions(nothing).await.is_empty(), "{nothing}");
    }
}

#[tokio::test]
async fn one_employers_credit_is_missing_and_none_comes_once_insurance_is_paused() {
    let core = Core::new();
    let account = core.account("阿卜杜热合曼").await;
    assert_eq!((account.crdt_day, account.last_crdt_ym.as_deref()), (Some(28), Some("202609")));
    let account = core.account("欧阳浩").await;
    assert_eq!((account.crdt_day, account.last_crdt_ym.as_deref()), (Some(25), Some("202610")));
    let account = core.account("周文静").await;
    assert_eq!((account.crdt_day, account.last_crdt_ym.as_deref()), (None, Some("202604")));
}

#[tokio::test]
async fn the_same_credit_is_one_however_often_it_comes_and_after_a_restart() {
    let mut core = Core::new();
    let before = fen(core.account("张秀兰").await.balc.unwrap());
    let first = core.credit("张秀兰", top_up("p-1", "200.00")).await;
    assert_eq!(fen(first.balc.unwrap()), Fen(before.0 + 20_000));
    core.credit("张秀兰", top_up("p-2", "0.50")).await;
    core.world.restart();
    let again = core.credit("张秀兰", top_up("p-1", "200")).await;
    assert_eq!(
        (&again.credit_no, &again.rcpt_no, again.balc),
        (&first.credit_no, &first.rcpt_no, first.balc)
    );
    assert_eq!(fen(core.account("张秀兰").await.balc.unwrap()), Fen(before.0 + 20_050));
    let today = core.entries("张秀兰", "2026-11-25", "2026-11-25").await;
    let told: Vec<_> = today.iter().map(|entry| (entry.amount.as_str(), entry.trns_type.as_str())).collect();
    assert_eq!(told, [("0.50", "2"), ("200.00", "2")]);
    for other in [top_up("p-1", "200.01"), month_end("p-1", "202611", "200.00")] {
        assert_eq!(core.no_credit("张秀兰", other).await, "入账流水号已使用且内容不一致");
    }
    assert_eq!(core.no_credit("林", top_up("p-1", "200.00")).await, "入账流水号已使用且内容不一致");
    assert_eq!(core.status("p-1").await, Some(first.rcpt_no));
    assert_eq!(core.status("p-3").await, None);
}

#[tokio::test]
async fn a_contribution_is_paid_once_and_as_it_was_assessed() {
    let core = Core::new();
    let refused = async |credit| core.no_credit("和志明", credit).await;
    assert_eq!(refused(contribution("c-1", "2027", "399.99")).await, "缴费金额与核定金额不一致");
    assert_eq!(refused(contribution("c-1", "2026", "380.00")).await, "该年度已缴费，请勿重复缴费");
    assert_eq!(refused(contribution("c-1", "2028", "400.00")).await, "该年度未核定缴费");
    assert_eq!(refused(top_up("c-1", "400.00")).await, "该人员无个人账户");
    let right = |number| contribution(number, "2027", "400.00");
    assert_eq!(refused(right("c-1")).await, "该业务不予办理", "a number that was refused stays refused");
    let paid = core.credit("和志明", right("c-2")).await;
    assert_eq!(paid.balc, None);
    assert_eq!(core.contributions("和志明").await[0].2, "1");
    let (_, page) = core.world.get("/people").await;
    assert!(page.contains("2027：400.00 元已缴") && page.contains("2027：520.00 元待缴"));
    assert_eq!(refused(right("c-3")).await, "该年度已缴费，请勿重复缴费");
    let again = core.credit("和志明", right("c-2")).await;
    assert_eq!(again.rcpt_no, paid.rcpt_no);
    // A year later another one is assessed: what was credited is told still.
    core.world.pass_seconds(800 * DAY);
    assert_eq!(core.credit("和志明", right("c-2")).await.rcpt_no, paid.rcpt_no);
}

#[tokio::test]
async fn a_month_is_credited_once() {
    let core = Core::new();
    let refused = async |credit| core.no_credit("张秀兰", credit).await;
    assert_eq!(refused(month_end("m-1", "202610", "300.00")).await, "该月单位划拨已入账");
    core.credit("张秀兰", month_end("m-2", "202611", "300.00")).await;
    assert_eq!(core.account("张秀兰").await.last_crdt_ym.as_deref(), Some("202611"));
    assert_eq!(refused(month_end("m-3", "202611", "300.00")).await, "该月单位划拨已入账");
    assert_eq!(core.status("m-3").await, None, "a refusal leaves nothing");
    // What stayed out can come late.
    core.credit("阿卜杜热合曼", month_end("m-4", "202611", "300.00")).await;
    core.credit("阿卜杜热合曼", month_end("m-5", "202610", "300.00")).await;
    assert_eq!(core.account("阿卜杜热合曼").await.last_crdt_ym.as_deref(), Some("202611"));
    for name in ["张秀兰", "阿卜杜热合曼"] {
        let entries = core.entries(name, "1990-01-01", "2099-12-31").await;
        assert_eq!(fen(core.account(name).await.balc.unwrap()), sum(&entries));
    }
}

#[tokio::test]
async fn nothing_is_credited_to_whom_nothing_can_be() {
    let core = Core::new();
    for ended in ["周文静", "段国强"] {
        assert_eq!(core.no_credit(ended, top_up("n-1", "10.00")).await, "参保状态不正常，不能入账");
    }
    let nobody = core.refusal("credit", NOBODY, &json!({ "credit": top_up("n-1", "10.00") })).await;
    assert_eq!(nobody, "未查询到人员信息");
    for wrong in [
        top_up("", "10.00"),
        top_up("n 1", "10.00"),
        top_up(&"n".repeat(65), "10.00"),
        top_up("n-1", "0.00"),
        top_up("n-1", "-1.00"),
        top_up("n-1", "10.001"),
        top_up("n-1", "100000.01"),
        contribution("n-1", "27", "10.00"),
        month_end("n-1", "202613", "10.00"),
        json!({ "credit_no": "n-1", "credit_type": "9", "amount": "10.00" }),
        json!({ "credit_no": "n-1", "credit_type": "2", "period": "2027", "amount": "10.00" }),
    ] {
        assert_eq!(core.no_credit("张秀兰", wrong.clone()).await, "报文格式错误", "{wrong}");
    }
    assert_eq!(core.status("n-1").await, None);
    for query in [
        json!({ "begndate": "soon", "enddate": "2026-12-31", "page_num": 1, "page_size": 7 }),
        json!({ "begndate": "2026-01-01", "enddate": "2026-12-31", "page_num": 0, "page_size": 7 }),
        json!({ "begndate": "2026-01-01", "enddate": "2026-12-31", "page_num": 1, "page_size": 101 }),
    ] {
        let refused = core.refusal("account_entries", &number("张秀兰"), &json!({ "query": query })).await;
        assert_eq!(refused, "报文格式错误");
    }
}

#[tokio::test]
async fn a_credit_whose_answer_was_lost_is_found_again() {
    let core = Core::new();
    let before = fen(core.account("张秀兰").await.balc.unwrap());
    core.turn("credit_unanswered", true).await;
    for _ in 0..2 {
        let status = core.http_status("张秀兰", top_up("k-1", "50.00")).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    }
    let receipt = core.status("k-1").await.unwrap();
    assert_eq!(fen(core.account("张秀兰").await.balc.unwrap()), Fen(before.0 + 5_000));
    core.turn("credit_unanswered", false).await;
    assert_eq!(core.credit("张秀兰", top_up("k-1", "50.00")).await.rcpt_no, receipt);
}

#[tokio::test]
async fn a_core_that_credits_nothing_now_or_for_good_leaves_nothing() {
    let core = Core::new();
    core.turn("credit_down", true).await;
    let status = core.http_status("张秀兰", top_up("k-1", "50.00")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(core.status("k-1").await, None, "the other calls answer still");
    core.turn("credit_down", false).await;
    let receipt = core.credit("张秀兰", top_up("k-1", "50.00")).await.rcpt_no;
    core.turn("credit_refused", true).await;
    assert_eq!(core.no_credit("张秀兰", top_up("k-2", "50.00")).await, "该业务不予办理");
    assert_eq!(core.status("k-2").await, None);
    let again = core.credit("张秀兰", top_up("k-1", "50.00")).await;
    assert_eq!(again.rcpt_no, receipt, "what is credited is not refused afterwards");
    core.turn("credit_refused", false).await;
    assert_eq!(core.no_credit("张秀兰", top_up("k-2", "50.00")).await, "该业务不予办理");
    core.credit("张秀兰", top_up("k-3", "50.00")).await;
}

#[tokio::test]
async fn what_comes_at_the_same_time_is_credited_once() {
    let core = Core::new();
    let before = fen(core.account("张秀兰").await.balc.unwrap());
    let credit = || core.credit("张秀兰", top_up("s-1", "1.00"));
    let answers = tokio::join!(credit(), credit(), credit(), credit());
    assert!([&answers.1, &answers.2, &answers.3].into_iter().all(|other| other.rcpt_no == answers.0.rcpt_no));
    assert_eq!(fen(core.account("张秀兰").await.balc.unwrap()), Fen(before.0 + 100));
}
