//! Blank cards.

use domain::{
    application::{Event, Status},
    outlet::OutletId,
    stock::{BlankState, Serial, SpoilReason, StockEvent, run},
};
use server::store::{BlankRecord, Change, CommitError, MovementId, StockMovement, StockRecord, Store};
use uuid::Uuid;

use crate::{
    bench::Bench,
    samples::{NOON, advance, application, later, outlet, prepare, region, submitted},
};

fn stock(blanks: u32) -> Change {
    Change::StockOutlet { outlet: outlet(), region: region(), blanks, at: NOON }
}

fn hold(number: u32) -> Change {
    Change::HoldBlank { application: application(number).id, outlet: outlet(), at: later(60) }
}

fn use_up(number: u32) -> Change {
    Change::UseBlank { application: application(number).id, at: later(90) }
}

fn release(number: u32) -> Change {
    Change::ReleaseBlank { application: application(number).id, at: later(90) }
}

fn serial(number: u32) -> Serial {
    Serial::at(&outlet(), number)
}

async fn check(store: &dyn Store, free: u32, held: u32, used: u32) {
    counted(store, [free, held, used, 0]).await;
}

async fn counted(store: &dyn Store, [free, held, used, spoiled]: [u32; 4]) {
    let expected = [StockRecord { outlet: outlet(), free, held, used, spoiled }];
    assert_eq!(store.stock(&region()).await.unwrap(), expected);
    let listed: Vec<_> = (free > 0).then(|| (outlet(), free)).into_iter().collect();
    assert_eq!(store.free_blanks(&region()).await.unwrap(), listed);
}

/// The numbers of the blank cards in a state.
async fn lie(store: &dyn Store, state: BlankState) -> Vec<String> {
    let found = store.blanks(&outlet(), state, 100).await.unwrap();
    found.into_iter().map(|blank| blank.serial.as_str()["ANLAN-01-00000".len()..].to_owned()).collect()
}

/// An outlet with so many blank cards, and two applications.
async fn stocked(bench: &Bench, blanks: u32) -> std::sync::Arc<dyn Store> {
    let store = bench.open().await;
    store.commit(vec![stock(blanks)]).await.unwrap();
    for number in [1, 2] {
        prepare(&*store, number).await;
        submitted(&*store, application(number)).await;
    }
    store
}

/// A change of the stock; the number tells them apart.
fn moved(number: u32, event: StockEvent, at: OutletId, first: Serial, last: Serial) -> Change {
    let serials = run(&first, &last).unwrap();
    let movement = StockMovement {
        id: MovementId(Uuid::from_u128(u128::from(number))),
        outlet: at,
        event,
        at: later(i64::from(number)),
        by: "clerk-1".to_owned(),
        first,
        last,
        count: u32::try_from(serials.len()).unwrap(),
        reason: (event == StockEvent::Spoiled).then_some(SpoilReason::Unreadable),
        checksum: (event == StockEvent::Delivered).then(|| "ab".repeat(32)),
    };
    Change::MoveStock { movement, serials }
}

pub(crate) async fn the_last_blank_goes_to_one_of_two(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![stock(1)]).await.unwrap();
    for number in [1, 2] {
        prepare(&*store, number).await;
        submitted(&*store, application(number)).await;
    }
    let choose = async |number| {
        let mut chosen = store.application_by_id(application(number).id).await.unwrap().unwrap();
        chosen.status = Status::OutletChosen;
        chosen.outlet = Some(outlet());
        store.commit(vec![advance(&chosen, Event::OutletChosen, None), hold(number)]).await
    };
    let (one, other) = tokio::join!(choose(1), choose(2));
    let (won, lost) = if one.is_ok() { (1, 2) } else { (2, 1) };
    let refusal = if won == 1 { &other } else { &one };
    assert!(matches!(refusal, Err(CommitError::OutOfStock(at)) if *at == outlet()), "{one:?} {other:?}");
    check(&*store, 0, 1, 0).await;
    let winner = store.application_by_id(application(won).id).await.unwrap().unwrap();
    let loser = store.application_by_id(application(lost).id).await.unwrap().unwrap();
    assert_eq!((winner.status, winner.version), (Status::OutletChosen, 2));
    assert_eq!(
        (loser.status, loser.version, loser.outlet),
        (Status::Submitted, 1, None),
        "keeps what it had"
    );
}

pub(crate) async fn blanks_are_held_given_back_and_used(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![stock(2)]).await.unwrap();
    prepare(&*store, 1).await;
    submitted(&*store, application(1)).await;
    store.commit(vec![hold(1)]).await.unwrap();
    check(&*store, 1, 1, 0).await;
    assert!(matches!(store.commit(vec![hold(1)]).await, Err(CommitError::Taken)), "one each");
    store.commit(vec![release(1)]).await.unwrap();
    store.commit(vec![release(1)]).await.unwrap();
    check(&*store, 2, 0, 0).await;
    let use_up = || store.commit(vec![use_up(1)]);
    assert!(matches!(use_up().await, Err(CommitError::Stale)), "none is held");
    store.commit(vec![hold(1)]).await.unwrap();
    use_up().await.unwrap();
    check(&*store, 1, 0, 1).await;
    assert!(matches!(use_up().await, Err(CommitError::Stale)));
    check(&*store, 1, 0, 1).await;
}

pub(crate) async fn an_outlet_is_stocked_once(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![stock(7)]).await.unwrap();
    store.commit(vec![stock(30)]).await.unwrap();
    check(&*store, 7, 0, 0).await;
    prepare(&*store, 1).await;
    submitted(&*store, application(1)).await;
    let nowhere = OutletId("nowhere".to_owned());
    let unknown = Change::HoldBlank { application: application(1).id, outlet: nowhere.clone(), at: later(1) };
    let refused = store.commit(vec![unknown]).await;
    assert!(matches!(refused, Err(CommitError::OutOfStock(at)) if at == nowhere));
}

pub(crate) async fn the_lowest_serial_is_taken_and_known_by_its_application(bench: Bench) {
    let store = stocked(&bench, 3).await;
    store.commit(vec![hold(1), hold(2)]).await.unwrap();
    let held = store.held_blank(application(2).id).await.unwrap();
    let reference = Some(application(2).reference);
    let (state, since) = (BlankState::Held, later(60));
    assert_eq!(held, Some(BlankRecord { serial: serial(2), outlet: outlet(), state, since, reference }));
    store.commit(vec![release(1), use_up(2)]).await.unwrap();
    assert_eq!(store.held_blank(application(2).id).await.unwrap(), None);
    assert_eq!(lie(&*store, BlankState::Free).await, ["1", "3"]);
    let known = store.known_blanks(&[serial(2), serial(9)]).await.unwrap();
    assert_eq!(known.len(), 1, "the ninth is not known");
    assert_eq!((known[0].state, &known[0].reference), (BlankState::Used, &Some(application(2).reference)));
    store.commit(vec![hold(1)]).await.unwrap();
    assert_eq!(lie(&*store, BlankState::Held).await, ["1"]);
}

pub(crate) async fn those_who_choose_at_once_take_different_blanks(bench: Bench) {
    let store = stocked(&bench, 6).await;
    for number in 3..=6 {
        prepare(&*store, number).await;
        submitted(&*store, application(number)).await;
    }
    let commits = (1..=6).map(|number| store.commit(vec![hold(number)]));
    let outcomes = futures::future::join_all(commits).await;
    assert!(outcomes.iter().all(Result::is_ok), "there is one for each: {outcomes:?}");
    assert_eq!(lie(&*store, BlankState::Held).await, ["1", "2", "3", "4", "5", "6"]);
}

pub(crate) async fn a_blank_that_is_used_or_spoiled_stays_so(bench: Bench) {
    let store = stocked(&bench, 4).await;
    store.commit(vec![hold(1), use_up(1), hold(2)]).await.unwrap();
    let spoil = |number| {
        let (application, serial, at) = (application(2).id, serial(number), later(91));
        store.commit(vec![Change::SpoilBlank { application, serial, at }])
    };
    assert!(matches!(spoil(1).await, Err(CommitError::Stale)), "it holds another one");
    spoil(2).await.unwrap();
    assert!(matches!(spoil(2).await, Err(CommitError::Stale)), "it holds none any more");
    counted(&*store, [2, 0, 1, 1]).await;
    store.commit(vec![hold(2)]).await.unwrap();
    assert_eq!(lie(&*store, BlankState::Held).await, ["3"], "another one instead");
    for again in [StockEvent::Delivered, StockEvent::Returned, StockEvent::Spoiled] {
        for number in 1..=2 {
            let refused = store.commit(vec![moved(number, again, outlet(), serial(number), serial(number))]);
            assert!(refused.await.is_err(), "{again:?} of {number}");
        }
    }
    for number in 1..=2 {
        let free = format!("UPDATE blank SET state = 'free' WHERE serial = '{}'", serial(number));
        assert!(bench.refuses(&free).await, "not even behind our back: {number}");
    }
    counted(&*store, [1, 1, 1, 1]).await;
    assert!(store.stock_history(&outlet(), 10).await.unwrap().is_empty(), "what was refused left no line");
}

pub(crate) async fn blanks_come_in_go_back_and_are_spoiled(bench: Bench) {
    let store = stocked(&bench, 2).await;
    let elsewhere = OutletId("anlan-02".to_owned());
    let at = NOON;
    let other = Change::StockOutlet { outlet: elsewhere.clone(), region: region(), blanks: 1, at };
    store.commit(vec![other, hold(1)]).await.unwrap();
    let moved = |number, event, first, last| {
        store.commit(vec![moved(number, event, outlet(), serial(first), serial(last))])
    };
    moved(1, StockEvent::Delivered, 3, 7).await.unwrap();
    assert_eq!(lie(&*store, BlankState::Free).await, ["2", "3", "4", "5", "6", "7"]);
    let twice = moved(2, StockEvent::Delivered, 7, 9).await;
    assert!(matches!(twice, Err(CommitError::Taken)), "{twice:?}");
    let held = moved(3, StockEvent::Returned, 1, 3).await;
    assert!(matches!(held, Err(CommitError::Stale)), "{held:?}");
    moved(4, StockEvent::Returned, 6, 7).await.unwrap();
    moved(5, StockEvent::Spoiled, 2, 2).await.unwrap();
    counted_at(&*store, [(outlet(), 3), (elsewhere.clone(), 1)]).await;

    // What was sent back may come in elsewhere.
    let again = self::moved(6, StockEvent::Delivered, elsewhere.clone(), serial(6), serial(7));
    store.commit(vec![again]).await.unwrap();
    counted_at(&*store, [(outlet(), 3), (elsewhere, 3)]).await;
    let history = store.stock_history(&outlet(), 10).await.unwrap();
    let told: Vec<_> = history.iter().map(|line| (line.event, line.count, line.reason)).collect();
    let expected = [
        (StockEvent::Spoiled, 1, Some(SpoilReason::Unreadable)),
        (StockEvent::Returned, 2, None),
        (StockEvent::Delivered, 5, None),
    ];
    assert_eq!(told, expected, "newest first");
    assert_eq!(store.stock_history(&outlet(), 1).await.unwrap(), history[..1]);
}

pub(crate) async fn serials_follow_each_other_byte_by_byte_however_many(bench: Bench) {
    let store = stocked(&bench, 0).await;
    let named = |text: &str| Serial::try_from(text.to_owned()).unwrap();
    let (first, last) = (named("B-000001"), named("B-000600"));
    store.commit(vec![moved(1, StockEvent::Delivered, outlet(), first.clone(), last.clone())]).await.unwrap();
    for (number, text) in [(2, "A0-000001"), (3, "A-000002"), (4, "AB-000001")] {
        let one = named(text);
        store.commit(vec![moved(number, StockEvent::Delivered, outlet(), one.clone(), one)]).await.unwrap();
    }
    let lying = store.blanks(&outlet(), BlankState::Free, 1_000).await.unwrap();
    assert_eq!(lying.len(), 603);
    assert!(lying.is_sorted_by(|one, other| one.serial < other.serial));
    let mut asked = run(&first, &last).unwrap();
    asked.extend(["AB-000001", "A-000002", "C-000001"].map(named));
    let known = store.known_blanks(&asked).await.unwrap();
    assert_eq!(known.len(), 602, "all but the one that is not known");
    let later_ones: Vec<_> = known[500..].iter().map(|blank| blank.serial.clone()).collect();
    assert!(later_ones.is_sorted() && later_ones[0] == named("A-000002"), "each five hundred by themselves");
}

async fn counted_at(store: &dyn Store, expected: [(OutletId, u32); 2]) {
    assert_eq!(store.free_blanks(&region()).await.unwrap(), expected);
}
