//! Blank cards.

use domain::application::{Event, Status};
use server::store::{Change, CommitError, StockRecord, Store};

use crate::{
    bench::Bench,
    samples::{advance, application, later, outlet, prepare, region, submitted},
};

fn stock(blanks: u32) -> Change {
    Change::StockOutlet { outlet: outlet(), region: region(), blanks }
}

fn hold(number: u32) -> Change {
    Change::HoldBlank { application: application(number).id, outlet: outlet(), until: later(86_400) }
}

async fn check(store: &dyn Store, free: u32, held: u32, used: u32) {
    let expected = [StockRecord { outlet: outlet(), free, held, used }];
    assert_eq!(store.stock(&region()).await.unwrap(), expected);
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
    let id = application(1).id;
    store.commit(vec![hold(1)]).await.unwrap();
    check(&*store, 1, 1, 0).await;
    assert!(matches!(store.commit(vec![hold(1)]).await, Err(CommitError::Taken)), "one each");
    store.commit(vec![Change::ReleaseBlank { application: id }]).await.unwrap();
    store.commit(vec![Change::ReleaseBlank { application: id }]).await.unwrap();
    check(&*store, 2, 0, 0).await;
    let use_up = || store.commit(vec![Change::UseBlank { application: id }]);
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
    let nowhere = domain::outlet::OutletId("nowhere".to_owned());
    let unknown =
        Change::HoldBlank { application: application(1).id, outlet: nowhere.clone(), until: later(1) };
    let refused = store.commit(vec![unknown]).await;
    assert!(matches!(refused, Err(CommitError::OutOfStock(at)) if at == nowhere));
}
