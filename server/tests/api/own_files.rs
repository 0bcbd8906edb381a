//! Months, rights record, and what is taken home of the account: one's own, in whatever form the core tells it, and no file at a kiosk.

use std::time::Duration;

use domain::{
    benefit::Care,
    money::Fen,
    months::{MonthSpan, MonthState},
    problem::{ErrorCode, Problem},
    settlement::SumFault,
    wire::{
        EntryKind, ListEntries, ListMonths, ListSettlements, MonthList, Nothing, RIGHTS_PAPER, RightsView,
        SETTLEMENT_PAPER, SETTLEMENT_TABLE, SETTLEMENTS_TABLE, SettlementKey, SettlementList, ShowRights,
        ShowSettlement, Standing, path_with,
    },
};
use reqwest::{Method, Response, header};
use sandbox::people::{ANLAN, Person, YUNLING};

use crate::{
    browser::{Browser, problem},
    journey::{agree, identify, name as names},
    world::{World, digits, until},
};

const YEAR: &str = "2026";
const SPAN: &str = "202601-202611";
const ABDU: &str = "阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊";

async fn at_home(world: &World, name: &str, at: &str) -> Browser {
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person(name), at).await;
    browser
}

/// Somebody who was identified at the demonstration kiosk.
async fn at_kiosk(world: &World, person: &Person) -> Browser {
    use domain::wire::{Code, ConfirmName, GiveCode};
    let browser = world.browser();
    agree(&browser, ANLAN, Some("demo")).await;
    let mobile = person.mobile.as_deref().unwrap();
    let before = world.outside.inbox(mobile).await.len();
    names(&browser, &person.id_number).await.unwrap();
    let code = until("the code", async || {
        let inbox = world.outside.inbox(mobile).await;
        let newer = inbox.len() - before;
        inbox.into_iter().take(newer).next()
    });
    let code = Code { code: digits(&code.await) };
    browser.call(GiveCode, "", &code).await.unwrap();
    browser.call(ConfirmName, "", &Nothing {}).await.unwrap();
    browser
}

async fn asked(browser: &Browser, path: &str) -> Response {
    browser.send(browser.request(Method::GET, path)).await
}

async fn refused(browser: &Browser, path: &str) -> ErrorCode {
    problem(asked(browser, path).await).await.code
}

/// A file, told not to be kept by anybody and named after nobody.
async fn file(browser: &Browser, path: &str, kind: &str, name: &str) -> Vec<u8> {
    let answer = asked(browser, path).await;
    assert!(answer.status().is_success(), "{path}: {}", answer.status());
    assert_eq!(answer.headers()[header::CONTENT_TYPE], kind);
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    assert_eq!(answer.headers()[header::CONTENT_DISPOSITION], format!("attachment; filename=\"{name}\""));
    answer.bytes().await.unwrap().to_vec()
}

async fn table(browser: &Browser, path: &str, name: &str) -> String {
    String::from_utf8(file(browser, path, "text/csv; charset=utf-8", name).await).unwrap()
}

async fn settled(browser: &Browser, year: &str) -> SettlementList {
    browser.call(ListSettlements, year, &Nothing {}).await.unwrap()
}

async fn months(browser: &Browser, year: &str) -> Result<MonthList, Problem> {
    browser.call(ListMonths, year, &Nothing {}).await
}

async fn rights(browser: &Browser, span: &str) -> Result<RightsView, Problem> {
    browser.call(ShowRights, span, &Nothing {}).await
}

fn key(list: &SettlementList, at: usize) -> String {
    SettlementKey { year: list.year, id: list.settlements[at].id.clone() }.to_string()
}

fn of(list: &MonthList, state: MonthState) -> usize {
    domain::months::count(&list.months, state)
}

#[tokio::test(flavor = "multi_thread")]
async fn months_add_up_to_what_was_paid_in_all_and_to_the_credits_of_the_account() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    let mut paid = 0;
    for year in 2000..=2026 {
        let list = months(&zhang, &year.to_string()).await.unwrap();
        assert_eq!(list.months.len(), 12);
        paid += of(&list, MonthState::Paid);
    }
    let list = months(&zhang, YEAR).await.unwrap();
    assert_eq!(list.paid_in_all.map(usize::try_from), Some(Ok(paid)));
    assert_eq!((of(&list, MonthState::Paid), of(&list, MonthState::Untold)), (10, 2));
    let entries = zhang.call(ListEntries, YEAR, &Nothing {}).await.unwrap().entries;
    let credited: Vec<_> = entries.iter().filter(|entry| entry.kind == EntryKind::EmployerCredit).collect();
    let own: Vec<_> = list.months.iter().filter_map(|month| month.own).collect();
    assert_eq!(own, credited.iter().rev().map(|entry| entry.amount).collect::<Vec<_>>());
    let abdu = at_home(&world, ABDU, ANLAN).await;
    let list = months(&abdu, YEAR).await.unwrap();
    assert_eq!(list.months[9].state, MonthState::Missing);
    let he = at_home(&world, "和志明", YUNLING).await;
    let list = months(&he, YEAR).await.unwrap();
    assert_eq!((of(&list, MonthState::Untold), list.paid_in_all), (12, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rights_record_has_the_sums_of_what_is_listed() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    let view = rights(&zhang, SPAN).await.unwrap();
    assert_eq!(view.span, SPAN.parse::<MonthSpan>().unwrap());
    assert!(view.name.as_str().contains('*') && view.id_number.as_str().contains("********"));
    assert_eq!(view.insurances[0].standing, Standing::InForce);
    let entries = zhang.call(ListEntries, YEAR, &Nothing {}).await.unwrap().entries;
    let spent: i64 =
        entries.iter().filter(|one| one.kind == EntryKind::Spending).map(|one| one.amount.0).sum();
    assert_eq!(view.account.unwrap().sums.spent, Fen(-spent));
    let list = settled(&zhang, YEAR).await;
    let whole: i64 = list.settlements.iter().map(|one| one.fund.0).sum();
    assert_eq!(view.care.iter().map(|sum| sum.fund.0).sum::<i64>(), whole);
    let count: u32 = view.care.iter().map(|sum| sum.count).sum();
    assert_eq!(usize::try_from(count), Ok(list.settlements.len()));
    let pdf = file(&zhang, &path_with(RIGHTS_PAPER, SPAN), "application/pdf", "rights-record.pdf").await;
    assert!(pdf.starts_with(b"%PDF-"));
    let he = at_home(&world, "和志明", YUNLING).await;
    let view = rights(&he, "202401-202611").await.unwrap();
    assert!(
        view.months.is_empty() && view.account.is_none() && view.yearly.iter().any(|due| due.year == 2026)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_moved_sees_since_when_the_former_insurance_is_over() {
    let world = World::new().await;
    let ouyang = at_home(&world, "欧阳浩", YUNLING).await;
    let view = rights(&ouyang, SPAN).await.unwrap();
    let former = view.insurances.iter().find(|one| one.standing == Standing::Ended).unwrap();
    assert!(former.since < former.until && former.until.is_some());
    assert!(view.insurances.iter().any(|one| one.standing == Standing::InForce && one.until.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn spans_and_years_that_are_none_are_refused_everywhere() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    for odd in
        ["1899", "9999", "-1", "２０２６", "%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%96", "0", "+2026", "02026"]
    {
        assert_eq!(months(&zhang, odd).await.unwrap_err().code, ErrorCode::NotFound, "{odd}");
        assert_eq!(refused(&zhang, &path_with(SETTLEMENTS_TABLE, odd)).await, ErrorCode::NotFound, "{odd}");
    }
    for odd in [
        "202613-202701",
        "202612-202601",
        "202301-202611",
        "202601-202612",
        "189901-189912",
        "999901-999912",
        "-1",
        "２０２６０１-202611",
        "20260230-20260301",
        "202601",
    ] {
        assert_eq!(rights(&zhang, odd).await.unwrap_err().code, ErrorCode::Malformed, "{odd}");
        assert_eq!(refused(&zhang, &path_with(RIGHTS_PAPER, odd)).await, ErrorCode::Malformed, "{odd}");
    }
    let odd = format!("{}?special=maybe", path_with(SETTLEMENTS_TABLE, YEAR));
    assert_eq!(refused(&zhang, &odd).await, ErrorCode::Malformed);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_ones_own_and_a_forged_key_is_answered_like_a_missing_one() {
    let world = World::new().await;
    let (zhang, he) = (at_home(&world, "张秀兰", ANLAN).await, at_home(&world, "和志明", YUNLING).await);
    let list = settled(&zhang, YEAR).await;
    let theirs = key(&list, 0);
    let mut answers = Vec::new();
    for path in [SETTLEMENT_TABLE, SETTLEMENT_PAPER] {
        for key in [theirs.as_str(), "2026-J1", "2026-J1%2F..", "J1", "99999-J1"] {
            answers.push(refused(&he, &path_with(path, key)).await);
        }
    }
    assert!(answers.iter().all(|code| *code == ErrorCode::NotFound), "{answers:?}");
    let stranger = world.browser();
    let guest = world.browser();
    agree(&guest, ANLAN, None).await;
    for path in [
        path_with(SETTLEMENTS_TABLE, YEAR),
        path_with(SETTLEMENT_TABLE, &theirs),
        path_with(SETTLEMENT_PAPER, &theirs),
        path_with(RIGHTS_PAPER, SPAN),
    ] {
        assert_eq!(refused(&stranger, &path).await, ErrorCode::NotSignedIn, "{path}");
        assert_eq!(refused(&guest, &path).await, ErrorCode::NotAllowed, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_gets_no_file_and_the_record_to_print() {
    let world = World::new().await;
    let kiosk = at_kiosk(&world, &world.outside.person("张秀兰")).await;
    let list = settled(&kiosk, YEAR).await;
    for path in [
        path_with(SETTLEMENTS_TABLE, YEAR),
        path_with(SETTLEMENT_TABLE, &key(&list, 0)),
        path_with(SETTLEMENT_PAPER, &key(&list, 0)),
        path_with(RIGHTS_PAPER, SPAN),
    ] {
        assert_eq!(refused(&kiosk, &path).await, ErrorCode::NotAllowed, "{path}");
    }
    assert!(rights(&kiosk, SPAN).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_add_up_is_a_paper_and_a_table_too() {
    let world = World::new().await;
    let abdu = at_home(&world, ABDU, ANLAN).await;
    let mut seen = 0;
    for year in ["2026", "2025", "2024"] {
        let list = settled(&abdu, year).await;
        let odd = (0..list.settlements.len()).find(|at| !list.settlements[*at].faults().is_empty());
        let Some(odd) = odd.map(|at| key(&list, at)) else { continue };
        let view = abdu.call(ShowSettlement, &odd, &Nothing {}).await.unwrap();
        let pdf = file(&abdu, &path_with(SETTLEMENT_PAPER, &odd), "application/pdf", "settlement.pdf").await;
        assert!(pdf.starts_with(b"%PDF-"));
        let lines = table(&abdu, &path_with(SETTLEMENT_TABLE, &odd), "settlement.csv").await;
        assert_eq!(lines.lines().count(), view.lines.len() + 2);
        assert!(view.faults.iter().any(|fault| *fault != SumFault::Lines));
        seen += 1;
    }
    assert!(seen > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_of_five_hundred_settlements_is_a_table_without_special_diseases_unless_asked_for() {
    let world = World::new().await;
    let qin = at_home(&world, "秦若兰", ANLAN).await;
    let list = settled(&qin, "2025").await;
    assert!(list.settlements.len() >= 500, "{}", list.settlements.len());
    let special = list.settlements.iter().filter(|one| one.care == Some(Care::SpecialDisease)).count();
    let path = path_with(SETTLEMENTS_TABLE, "2025");
    let plain = table(&qin, &path, "settlements-2025.csv").await;
    assert!(plain.starts_with("\u{feff}结算日期,"));
    assert_eq!(plain.lines().count(), list.settlements.len() - special + 1);
    let whole = table(&qin, &format!("{path}?special=true"), "settlements-2025.csv").await;
    assert_eq!(whole.lines().count(), list.settlements.len() + 1);
    assert!(whole.lines().all(|line| line.matches(',').count() == 17), "a cell too few or too many");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_is_told_whatever_form_the_core_tells_it_in() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    let plain = months(&zhang, YEAR).await.unwrap();
    let record = rights(&zhang, "202607-202609").await.unwrap();
    for fault in ["numbers", "compact-dates", "doubled"] {
        world.outside.turn("core_fault", fault.into()).await;
        assert_eq!(months(&zhang, YEAR).await.unwrap().months, plain.months, "{fault}");
        let again = rights(&zhang, "202607-202609").await.unwrap();
        assert_eq!(
            (again.months, again.account, again.care),
            (record.months.clone(), record.account, record.care.clone()),
            "{fault}"
        );
    }
    world.outside.turn("core_fault", "bare".into()).await;
    let bare = months(&zhang, YEAR).await.unwrap();
    assert_eq!((of(&bare, MonthState::Paid), bare.paid_in_all), (of(&plain, MonthState::Paid), None));
    assert!(bare.months.iter().all(|month| month.own.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_core_that_fails_is_told_in_time_and_nothing_half_is_shown() {
    let world = World::new().await;
    let zhang = at_home(&world, "张秀兰", ANLAN).await;
    for (fault, code) in [
        ("closed", ErrorCode::CoreClosed),
        ("huge", ErrorCode::Unavailable),
        ("cut", ErrorCode::Unavailable),
        ("strange", ErrorCode::Unavailable),
    ] {
        // What failed several times is left alone for a while.
        world.clock.advance(60);
        world.outside.turn("core_fault", fault.into()).await;
        assert_eq!(months(&zhang, YEAR).await.unwrap_err().code, code, "{fault}");
        assert_eq!(rights(&zhang, SPAN).await.unwrap_err().code, code, "{fault}");
    }
    world.clock.advance(60);
    world.outside.turn("core_fault", "slow".into()).await;
    let begun = std::time::Instant::now();
    assert_eq!(months(&zhang, YEAR).await.unwrap_err().code, ErrorCode::Unavailable);
    assert!(begun.elapsed() < Duration::from_secs(45));
    world.clock.advance(60);
    world.outside.turn("core_fault", "none".into()).await;
    assert!(rights(&zhang, SPAN).await.is_ok());
}
