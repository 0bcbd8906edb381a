//! Orders in batches, answers, and the photo from before.

use domain::region::RegionCode;
use server::store::{
    AnswerId, AnswerRecord, ApplicationRecord, BatchRecord, Change, CommitError, MakerChange, Store,
};
use uuid::Uuid;

use crate::{
    bench::Bench,
    samples::{application, later, photo, prepare, region, submitted},
};

fn queue(number: u32) -> Change {
    let application = application(number).id;
    Change::Maker(MakerChange::QueueOrder { application, region: region(), at: later(1) })
}

fn batch(number: u32, count: u32) -> BatchRecord {
    BatchRecord {
        region: region(),
        number,
        closed_at: later(2),
        closed_by: "clerk-1".to_owned(),
        count,
        checksum: "ab".repeat(32),
    }
}

fn close(number: u32, orders: &[u32]) -> Change {
    let batch = batch(number, u32::try_from(orders.len()).unwrap());
    let orders = orders.iter().map(|number| application(*number).id).collect();
    Change::Maker(MakerChange::CloseBatch { batch, orders })
}

async fn ordered(store: &dyn Store, batch: Option<u32>) -> Vec<ApplicationRecord> {
    store.orders(&region(), batch, 10).await.unwrap()
}

pub(crate) async fn an_order_stands_in_one_batch(bench: Bench) {
    let store = bench.open().await;
    for number in 1..=3 {
        prepare(&*store, number).await;
        submitted(&*store, application(number)).await;
        store.commit(vec![queue(number), queue(number)]).await.unwrap();
    }
    assert_eq!(store.waiting_orders(&region()).await.unwrap(), 3, "however often one is put in");
    store.commit(vec![close(1, &[1, 2])]).await.unwrap();
    assert!(
        matches!(store.commit(vec![close(1, &[3])]).await, Err(CommitError::Taken)),
        "its number is taken"
    );
    assert!(matches!(store.commit(vec![close(2, &[2, 3])]).await, Err(CommitError::Stale)), "one went out");
    assert_eq!(store.waiting_orders(&region()).await.unwrap(), 1, "nothing of what was refused went out");
    store.commit(vec![queue(1)]).await.unwrap();
    assert_eq!(store.batch_of(application(1).id).await.unwrap(), Some(1), "it stays in its batch");
    assert_eq!(store.batch_of(application(3).id).await.unwrap(), None);
    let ids = |orders: Vec<ApplicationRecord>| orders.into_iter().map(|order| order.id).collect::<Vec<_>>();
    assert_eq!(ids(ordered(&*store, Some(1)).await), [application(1).id, application(2).id]);
    assert_eq!(ids(ordered(&*store, None).await), [application(3).id]);
    store.commit(vec![close(2, &[3])]).await.unwrap();
    assert_eq!(store.batches(&region(), 10).await.unwrap(), [batch(2, 1), batch(1, 2)], "newest first");
    assert_eq!(store.batch(&region(), 1).await.unwrap(), Some(batch(1, 2)));
    let elsewhere = RegionCode::try_from("990200".to_owned()).unwrap();
    assert_eq!(store.batches(&elsewhere, 10).await.unwrap(), []);
}

pub(crate) async fn answers_are_listed_as_they_came(bench: Bench) {
    let store = bench.open().await;
    let answer = |number: u32| AnswerRecord {
        id: AnswerId(Uuid::from_u128(u128::from(number))),
        region: region(),
        number: 7,
        taken_at: later(i64::from(number)),
        taken_by: "clerk-1".to_owned(),
        count: 3,
        done: number,
        checksum: "cd".repeat(32),
    };
    for number in [1, 2] {
        store.commit(vec![Change::Maker(MakerChange::PutAnswer(answer(number)))]).await.unwrap();
    }
    assert_eq!(store.answers(&region(), 10).await.unwrap(), [answer(2), answer(1)], "the same file twice");
    assert_eq!(store.answers(&region(), 1).await.unwrap(), [answer(2)]);
}

pub(crate) async fn the_photo_from_before_is_another_applications(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let granted = ApplicationRecord { decided_at: Some(later(5)), ..application(1) };
    submitted(&*store, granted.clone()).await;
    let before = async |of: &ApplicationRecord| store.photo_before(&of.person, of.id).await.unwrap();
    assert_eq!(before(&granted).await, None, "its own is none from before");
    prepare(&*store, 2).await;
    let later_one = ApplicationRecord {
        person: granted.person,
        service: domain::service::Service::Reissue,
        ..application(2)
    };
    submitted(&*store, later_one.clone()).await;
    assert_eq!(before(&later_one).await, Some(photo(1)));
    let same = ApplicationRecord {
        person: granted.person,
        service: domain::service::Service::NewCard,
        photo: granted.photo,
        ..application(3)
    };
    submitted(&*store, same.clone()).await;
    assert_eq!(before(&same).await, None, "the same picture tells nothing");
}
