//! The clerks' queue and what runs out.

use domain::{
    application::{Event, Status},
    region::RegionCode,
    service::Service,
    wire::staff::WAITING_MAX,
};
use server::store::{ApplicationRecord, CaseQuery, Change, Store};
use time::{Date, Month};

use crate::{
    bench::Bench,
    samples::{advance, agency, application, later, photo, prepare, region, submit, submitted},
};

fn query() -> CaseQuery {
    CaseQuery {
        region: region(),
        statuses: vec![],
        service: None,
        agency: None,
        reference: String::new(),
        max: 200,
    }
}

async fn numbers(store: &dyn Store, query: &CaseQuery) -> Vec<u32> {
    let page = store.cases(query).await.unwrap();
    page.cases.iter().map(|case| case.reference.as_str()[..8].parse().unwrap()).collect()
}

pub(crate) async fn cases_stand_most_urgent_first(bench: Bench) {
    let store = bench.open().await;
    let day = |day| Date::from_calendar_date(2026, Month::November, day).ok();
    let promised = [(1, day(26)), (2, day(24)), (3, None), (4, day(24)), (5, day(27))];
    for (number, promised) in promised {
        prepare(&*store, number).await;
        submitted(&*store, ApplicationRecord { promised, ..application(number) }).await;
    }
    assert_eq!(numbers(&*store, &query()).await, [2, 4, 1, 5, 3]);
    assert_eq!(numbers(&*store, &CaseQuery { max: 2, ..query() }).await, [2, 4]);
}

pub(crate) async fn cases_are_found_by_status_region_and_beginning(bench: Bench) {
    let store = bench.open().await;
    for number in [48_273_915, 48_000_000, 11_111_111, 22_222_222] {
        prepare(&*store, number).await;
    }
    let elsewhere = RegionCode::try_from("990200".to_owned()).unwrap();
    submitted(&*store, ApplicationRecord { region: elsewhere.clone(), ..application(22_222_222) }).await;
    submitted(&*store, application(48_273_915)).await;
    submitted(&*store, application(48_000_000)).await;
    let mut rejected = submitted(&*store, application(11_111_111)).await;
    rejected.status = Status::Rejected;
    store.commit(vec![advance(&rejected, Event::Rejected, Some("clerk-1"))]).await.unwrap();

    assert_eq!(numbers(&*store, &query()).await, [11_111_111, 48_000_000, 48_273_915]);
    let waiting = CaseQuery { statuses: vec![Status::Submitted, Status::UnderReview], ..query() };
    assert_eq!(numbers(&*store, &waiting).await, [48_000_000, 48_273_915]);
    let begins = |reference: &str| CaseQuery { reference: reference.to_owned(), ..query() };
    assert_eq!(numbers(&*store, &begins("482")).await, [48_273_915]);
    assert_eq!(numbers(&*store, &begins("9")).await, [0; 0]);
    assert_eq!(numbers(&*store, &begins("4%")).await, [0; 0], "a wildcard is no digit");
    let there = CaseQuery { region: elsewhere, ..query() };
    assert_eq!(numbers(&*store, &there).await, [22_222_222]);
    let page = store.cases(&CaseQuery { reference: "1".to_owned(), ..query() }).await.unwrap();
    assert_eq!(page.waiting, 2, "those that wait are counted, listed or not");
}

pub(crate) async fn cases_are_listed_and_counted_by_agency(bench: Bench) {
    let store = bench.open().await;
    let of = |number, agency| ApplicationRecord { agency, ..application(number) };
    for number in 1..=6 {
        prepare(&*store, number).await;
    }
    submitted(&*store, of(1, Some(agency("yuegang")))).await;
    submitted(&*store, of(2, Some(agency("anlan")))).await;
    submitted(&*store, of(3, None)).await;
    submitted(&*store, ApplicationRecord { service: Service::Reissue, ..of(4, Some(agency("yuegang"))) })
        .await;
    let mut over = submitted(&*store, of(5, Some(agency("yuegang")))).await;
    over.status = Status::Rejected;
    store.commit(vec![advance(&over, Event::Rejected, Some("clerk-1"))]).await.unwrap();
    let elsewhere = RegionCode::try_from("990200".to_owned()).unwrap();
    submitted(&*store, ApplicationRecord { region: elsewhere, ..of(6, Some(agency("yuegang"))) }).await;

    let mine = CaseQuery { agency: Some(agency("yuegang")), ..query() };
    let waiting = CaseQuery { statuses: vec![Status::Submitted, Status::UnderReview], ..mine.clone() };
    assert_eq!(numbers(&*store, &mine).await, [1, 4, 5]);
    assert_eq!(numbers(&*store, &waiting).await, [1, 4]);
    let reissues = CaseQuery { service: Some(Service::Reissue), ..waiting.clone() };
    assert_eq!(numbers(&*store, &reissues).await, [4]);
    assert_eq!(numbers(&*store, &CaseQuery { max: 1, ..waiting.clone() }).await, [1]);
    assert_eq!(numbers(&*store, &query()).await, [1, 2, 3, 4, 5], "all of the region, whoever decides");
    let counted = async |query: &CaseQuery| store.cases(query).await.unwrap().waiting;
    assert_eq!((counted(&mine).await, counted(&query()).await), (2, 4));
    let case = store.application(&application(1).reference).await.unwrap().unwrap();
    assert_eq!(case.agency, Some(agency("yuegang")));
}

pub(crate) async fn no_more_waiting_cases_are_counted_than_anybody_reads(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let more = WAITING_MAX + 3;
    let many =
        (1..=more).map(|number| submit(ApplicationRecord { photo: photo(1).id, ..application(number) }));
    store.commit(many.collect()).await.unwrap();
    assert_eq!(store.cases(&CaseQuery { max: 1, ..query() }).await.unwrap().waiting, WAITING_MAX);
}

pub(crate) async fn at_most_two_hundred_are_listed(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let many =
        (1..=210).map(|number| submit(ApplicationRecord { photo: photo(1).id, ..application(number) }));
    store.commit(many.collect()).await.unwrap();
    let page = store.cases(&CaseQuery { max: 5000, ..query() }).await.unwrap();
    assert_eq!((page.cases.len(), page.waiting), (200, 210));
}

pub(crate) async fn what_runs_out_is_found_in_time(bench: Bench) {
    let store = bench.open().await;
    for (number, status) in [(1, Status::FeeDue), (2, Status::NeedsInfo), (3, Status::OutletChosen)] {
        prepare(&*store, number).await;
        let mut case = submitted(&*store, application(number)).await;
        case.status = status;
        case.held_until = Some(later(100));
        case.answer_until = Some(later(50));
        let moved = Change::Move { application: Box::new(case), history: None };
        store.commit(vec![moved]).await.unwrap();
    }
    let due = async |at| {
        let found = store.due_timers(later(at), 10).await.unwrap();
        found.iter().map(|case| case.id).collect::<Vec<_>>()
    };
    assert_eq!(due(49).await, []);
    assert_eq!(due(50).await, [application(2).id]);
    assert_eq!(due(100).await, [application(2).id, application(1).id], "not what waits for the card");
    assert_eq!(store.due_timers(later(100), 1).await.unwrap().len(), 1);
}

pub(crate) async fn cases_are_listed_by_service(bench: Bench) {
    let store = bench.open().await;
    for number in [1, 2, 3] {
        prepare(&*store, number).await;
    }
    submitted(&*store, application(1)).await;
    submitted(&*store, ApplicationRecord { service: Service::ChangePhoto, ..application(2) }).await;
    let mut over =
        submitted(&*store, ApplicationRecord { service: Service::ChangePhoto, ..application(3) }).await;
    over.status = Status::Accepted;
    store.commit(vec![advance(&over, Event::Approved, Some("clerk-1"))]).await.unwrap();
    let photos = CaseQuery { service: Some(Service::ChangePhoto), ..query() };
    assert_eq!(numbers(&*store, &photos).await, [2, 3]);
    let waiting = CaseQuery { statuses: vec![Status::Submitted, Status::UnderReview], ..photos };
    assert_eq!(numbers(&*store, &waiting).await, [2]);
}

pub(crate) async fn a_card_that_lies_ready_is_due_at_its_next_reminder(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let mut ready = submitted(&*store, application(1)).await;
    ready.status = Status::Ready;
    (ready.remind_at, ready.collect_until) = (Some(later(70)), Some(later(900)));
    store.commit(vec![advance(&ready, Event::Arrived, None)]).await.unwrap();
    assert!(store.due_timers(later(69), 10).await.unwrap().is_empty());
    let due = store.due_timers(later(70), 10).await.unwrap();
    assert_eq!(due.len(), 1);
    let mut reminded = due[0].clone();
    reminded.remind_at = None;
    store.commit(vec![advance(&reminded, Event::Reminded, None)]).await.unwrap();
    assert!(store.due_timers(later(899), 10).await.unwrap().is_empty());
    assert_eq!(store.due_timers(later(900), 10).await.unwrap().len(), 1);
}
