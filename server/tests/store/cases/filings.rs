//! Filings for care elsewhere, their history and their timer.

use domain::{
    filing::{FilingEvent, FilingStatus, RefuseReason},
    machine::Actor,
    moment::Moment,
    region::RegionCode,
};
use server::store::{Change, CommitError, FilingHistoryRecord, FilingRecord, Store, StoreError};

use crate::{
    bench::Bench,
    samples::{NOON, filing, later, person, region},
};

fn put(filing: &FilingRecord, event: Option<FilingEvent>) -> Change {
    let history = FilingHistoryRecord { at: NOON, event, status: filing.status, actor: Actor::Core };
    Change::PutFiling { filing: Box::new(filing.clone()), history }
}

/// Takes a filing in, and gives it as it is stored.
async fn taken(store: &dyn Store, filing: FilingRecord) -> FilingRecord {
    store.commit(vec![put(&filing, None)]).await.unwrap();
    FilingRecord { version: filing.version + 1, ..filing }
}

pub(crate) async fn everything_of_a_filing_comes_back(bench: Bench) {
    let store = bench.open().await;
    let stored = taken(&*store, filing(1)).await;
    assert_eq!(store.filing(stored.id).await.unwrap(), Some(stored.clone()));
    assert_eq!(store.filing_by_reference(&stored.reference).await.unwrap(), Some(stored.clone()));
    assert_eq!(store.filing_by_key(&person(1), stored.key).await.unwrap(), Some(stored.clone()));
    assert_eq!(store.filing_by_key(&person(2), stored.key).await.unwrap(), None);
    let refused = FilingRecord {
        status: FilingStatus::Refused,
        refusal: Some(RefuseReason::Papers),
        last_day: None,
        promised: false,
        ..stored
    };
    store.commit(vec![put(&refused, Some(FilingEvent::Refused))]).await.unwrap();
    let newest = FilingRecord { version: 2, ..refused.clone() };
    assert_eq!(store.filings_of(&person(1), 10).await.unwrap(), [newest]);
    let told: Vec<_> = store.filing_history(refused.id).await.unwrap();
    let told: Vec<_> = told.iter().map(|line| (line.event, line.status, line.actor)).collect();
    let handed_in = (None, FilingStatus::Submitted, Actor::Core);
    assert_eq!(told, [handed_in, (Some(FilingEvent::Refused), FilingStatus::Refused, Actor::Core)]);
    let stale = store.commit(vec![put(&refused, Some(FilingEvent::Refused))]).await;
    assert!(matches!(stale, Err(CommitError::Stale)), "{stale:?}");
}

pub(crate) async fn a_person_has_one_open_filing_for_a_place(bench: Bench) {
    let store = bench.open().await;
    let first = taken(&*store, filing(1)).await;
    let second = FilingRecord { person: person(1), ..filing(2) };
    let refused = store.commit(vec![put(&second, None)]).await;
    assert!(matches!(refused, Err(CommitError::Taken)), "{refused:?}");
    let beijing = RegionCode::try_from("110000".to_owned()).unwrap();
    assert_eq!(store.open_filing(&person(1), &beijing).await.unwrap(), None);
    taken(&*store, FilingRecord { person: person(1), place: beijing, ..filing(3) }).await;
    let over = FilingRecord { status: FilingStatus::Withdrawn, ..first };
    store.commit(vec![put(&over, Some(FilingEvent::Withdrawn)), put(&second, None)]).await.unwrap();
    let open = store.open_filing(&person(1), &second.place).await.unwrap().unwrap();
    assert_eq!(open.id, second.id);
    assert_eq!(store.open_filing(&person(2), &second.place).await.unwrap(), None);
    assert_eq!(store.filings_of(&person(1), 10).await.unwrap().len(), 3);
    assert_eq!(store.filings_of(&person(1), 2).await.unwrap().len(), 2);
    let same_key = FilingRecord {
        person: person(1),
        key: over.key,
        place: RegionCode::try_from("530000".to_owned()).unwrap(),
        ..filing(4)
    };
    let refused = store.commit(vec![put(&same_key, None)]).await;
    assert!(matches!(refused, Err(CommitError::Taken)), "a request makes one filing: {refused:?}");
}

pub(crate) async fn of_many_that_file_the_same_at_once_one_does(bench: Bench) {
    let store = bench.open().await;
    let tries = (0..8).map(|number| {
        let store = store.clone();
        let one = FilingRecord { person: person(1), ..filing(number) };
        tokio::spawn(async move { store.commit(vec![put(&one, None)]).await })
    });
    let mut made = 0;
    for attempt in tries.collect::<Vec<_>>() {
        match attempt.await.unwrap() {
            Ok(_) => made += 1,
            Err(error) => assert!(matches!(error, CommitError::Taken), "{error:?}"),
        }
    }
    assert_eq!((made, store.filings_of(&person(1), 10).await.unwrap().len()), (1, 1));
}

pub(crate) async fn what_cannot_be_is_not_kept(bench: Bench) {
    let store = bench.open().await;
    let plain = filing(1);
    let before = plain.first_day.previous_day();
    for wrong in [
        FilingRecord { last_day: before, ..plain.clone() },
        FilingRecord { place: region(), ..plain.clone() },
        FilingRecord { status: FilingStatus::Refused, ..plain.clone() },
        FilingRecord { refusal: Some(RefuseReason::Other), ..plain.clone() },
    ] {
        let refused = store.commit(vec![put(&wrong, None)]).await;
        assert!(matches!(refused, Err(CommitError::Store(StoreError::Engine(_)))), "{wrong:?}: {refused:?}");
    }
    assert_eq!(store.filing(plain.id).await.unwrap(), None);
}

pub(crate) async fn a_filing_ends_once_its_last_day_is_over(bench: Bench) {
    let store = bench.open().await;
    let granted = FilingRecord { status: FilingStatus::Granted, ..filing(1) };
    let stored = taken(&*store, granted.clone()).await;
    let endless = FilingRecord { status: FilingStatus::Granted, last_day: None, ..filing(2) };
    taken(&*store, endless).await;
    taken(&*store, filing(3)).await;
    let over = Moment::beginning_of(granted.last_day.unwrap()).day_over();
    assert_eq!(store.due_filings(over.plus_seconds(-1), 10).await.unwrap(), []);
    assert_eq!(store.due_filings(over, 10).await.unwrap(), std::slice::from_ref(&stored));
    let ended = FilingRecord { status: FilingStatus::Ended, ..stored };
    store.commit(vec![put(&ended, Some(FilingEvent::Ended))]).await.unwrap();
    assert_eq!(store.due_filings(over, 10).await.unwrap(), []);
}

pub(crate) async fn filings_that_were_over_long_enough_are_forgotten(bench: Bench) {
    let store = bench.open().await;
    let over = taken(&*store, FilingRecord { status: FilingStatus::Ended, ..filing(1) }).await;
    let late =
        taken(&*store, FilingRecord { status: FilingStatus::Ended, since: later(60), ..filing(2) }).await;
    let open = taken(&*store, filing(3)).await;
    store.commit(vec![Change::ForgetRecords { region: region(), before: later(30) }]).await.unwrap();
    assert_eq!(store.filing(over.id).await.unwrap(), None);
    assert_eq!(store.filing_history(over.id).await.unwrap(), []);
    assert!(store.filing(late.id).await.unwrap().is_some() && store.filing(open.id).await.unwrap().is_some());
}
