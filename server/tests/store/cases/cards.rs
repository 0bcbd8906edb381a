//! Cards, their history and their timers.

use domain::{
    card::{CardEvent, CardStatus, Lapse},
    machine::Actor,
};
use server::store::{CardAgent, CardHistoryRecord, CardNote, CardRecord, Change, CommitError, Sealed, Store};

use crate::{
    bench::Bench,
    samples::{NOON, card, later, person, region},
};

fn line(event: CardEvent, status: CardStatus) -> CardHistoryRecord {
    let clerk = Some("clerk-1".to_owned());
    CardHistoryRecord { at: NOON, event: Some(event), status, actor: Actor::Clerk, clerk, agent: None }
}

fn put(card: &CardRecord, history: Option<CardHistoryRecord>) -> Change {
    Change::PutCard { card: Box::new(card.clone()), history }
}

/// Takes a card in, and gives it as it is stored.
async fn taken(store: &dyn Store, card: CardRecord) -> CardRecord {
    store.commit(vec![put(&card, None)]).await.unwrap();
    CardRecord { version: card.version + 1, ..card }
}

/// A card that was reported lost at noon: its owner is warned at 100, and the report ends at 200.
fn lost(number: u32) -> CardRecord {
    CardRecord {
        status: CardStatus::TempLost,
        reported_at: Some(NOON),
        warns_at: Some(later(100)),
        lapses_at: Some(later(200)),
        lapse: Some(Lapse::Formal),
        ..card(number)
    }
}

pub(crate) async fn everything_of_a_card_comes_back(bench: Bench) {
    let store = bench.open().await;
    let reported = line(CardEvent::LossReported, CardStatus::TempLost);
    store.commit(vec![put(&lost(1), Some(reported.clone()))]).await.unwrap();
    let stored = CardRecord { version: 1, ..lost(1) };
    assert_eq!(store.card_of(&person(1)).await.unwrap(), Some(stored.clone()));
    assert_eq!(store.card(stored.id).await.unwrap(), Some(stored.clone()));
    let agent = Some(CardAgent { person: person(9), details: Sealed(vec![2, 7]) });
    let found = CardHistoryRecord { agent, ..line(CardEvent::Found, CardStatus::Active) };
    let again = CardRecord { status: CardStatus::Active, warned: true, told: true, ..stored };
    store.commit(vec![put(&again, Some(found.clone()))]).await.unwrap();
    assert_eq!(store.card(again.id).await.unwrap(), Some(CardRecord { version: 2, ..again.clone() }));
    assert_eq!(store.card_history(again.id).await.unwrap(), [reported, found]);
    assert_eq!(store.card_of(&person(2)).await.unwrap(), None);
}

pub(crate) async fn a_person_has_one_card_that_is_not_void(bench: Bench) {
    let store = bench.open().await;
    let first = taken(&*store, card(1)).await;
    let second = CardRecord { person: person(1), ..card(2) };
    let refused = store.commit(vec![put(&second, None)]).await;
    assert!(matches!(refused, Err(CommitError::Taken)), "{refused:?}");
    let void = CardRecord { status: CardStatus::Void, ..first };
    store.commit(vec![put(&void, None), put(&second, None)]).await.unwrap();
    assert_eq!(store.card_of(&person(1)).await.unwrap().map(|card| card.id), Some(second.id));
    assert_eq!(store.card(void.id).await.unwrap().map(|card| card.status), Some(CardStatus::Void));
}

pub(crate) async fn a_card_moves_over_the_version_that_was_seen(bench: Bench) {
    let store = bench.open().await;
    let seen = taken(&*store, card(1)).await;
    store.commit(vec![put(&seen, None)]).await.unwrap();
    let late = store.commit(vec![put(&seen, Some(line(CardEvent::Found, CardStatus::Active)))]).await;
    assert!(matches!(late, Err(CommitError::Stale)), "{late:?}");
    assert_eq!(store.card_history(seen.id).await.unwrap(), []);
}

pub(crate) async fn what_was_told_counts_for_its_version_only(bench: Bench) {
    let store = bench.open().await;
    let card = taken(&*store, lost(1)).await;
    let (id, told) = (card.id, async |version| {
        store.commit(vec![Change::NoteCard { id: card.id, version, note: CardNote::Told }]).await.unwrap();
        store.card(card.id).await.unwrap().unwrap()
    });
    assert!(!told(9).await.told);
    let now = told(1).await;
    assert_eq!((now.told, now.version), (true, 1), "whoever looks at it need not look again");
    let warned = Change::NoteCard { id, version: 1, note: CardNote::Warned };
    store.commit(vec![warned.clone()]).await.unwrap();
    let twice = store.commit(vec![warned]).await;
    assert!(matches!(twice, Err(CommitError::Stale)), "nobody is warned twice: {twice:?}");
}

pub(crate) async fn a_report_is_found_when_it_is_to_be_warned_of_and_when_it_ends(bench: Bench) {
    let store = bench.open().await;
    let temporary = taken(&*store, lost(1)).await;
    taken(&*store, CardRecord { status: CardStatus::FormalLost, ..lost(2) }).await;
    let due = async |at| {
        let found = store.due_cards(later(at), 10).await.unwrap();
        found.iter().map(|card| card.id).collect::<Vec<_>>()
    };
    assert_eq!(due(99).await, []);
    assert_eq!(due(100).await, [temporary.id], "not what is lost for good");
    store
        .commit(vec![Change::NoteCard { id: temporary.id, version: 1, note: CardNote::Warned }])
        .await
        .unwrap();
    assert_eq!(due(199).await, []);
    assert_eq!(due(200).await, [temporary.id]);
    let put_off =
        |version| Change::NoteCard { id: temporary.id, version, note: CardNote::PutOff(later(260)) };
    store.commit(vec![put_off(7)]).await.unwrap();
    assert_eq!(due(200).await, [temporary.id], "of another version");
    store.commit(vec![put_off(1)]).await.unwrap();
    assert_eq!((due(259).await, due(260).await), (vec![], vec![temporary.id]));
}

pub(crate) async fn cards_of_which_nothing_is_left_to_say_are_forgotten(bench: Bench) {
    let store = bench.open().await;
    let told = |number, status| CardRecord { status, told: true, since: later(100), ..card(number) };
    for kept in [told(1, CardStatus::FormalLost), CardRecord { told: false, ..told(2, CardStatus::Active) }] {
        store.commit(vec![put(&kept, Some(line(CardEvent::Found, kept.status)))]).await.unwrap();
    }
    for gone in [told(3, CardStatus::Active), told(4, CardStatus::Void)] {
        store.commit(vec![put(&gone, Some(line(CardEvent::Replaced, gone.status)))]).await.unwrap();
    }
    let left = async |before| {
        store.commit(vec![Change::ForgetRecords { region: region(), before: later(before) }]).await.unwrap();
        let cards = bench.number("SELECT count(*) FROM card").await;
        (cards, bench.number("SELECT count(*) FROM card_history").await)
    };
    assert_eq!(left(100).await, (4, 4));
    assert_eq!(left(101).await, (2, 2));
}
