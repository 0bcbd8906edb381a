//! Notices: published, shown, withdrawn.

use domain::{notice::NoticeWords, region::Bilingual, region::RegionCode, wire::NoticeId};
use server::store::{Change, CommitError, NoticeRecord, Store, StoreError};
use uuid::Uuid;

use crate::{
    bench::Bench,
    samples::{later, notice, region},
};

async fn publish(store: &dyn Store, notice: &NoticeRecord) -> Result<(), CommitError> {
    store.commit(vec![Change::PublishNotice(Box::new(notice.clone()))]).await.map(drop)
}

async fn withdraw(store: &dyn Store, id: NoticeId) -> Result<(), CommitError> {
    let (at, by) = (later(60), "admin".to_owned());
    store.commit(vec![Change::WithdrawNotice { id, at, by }]).await.map(drop)
}

fn elsewhere() -> RegionCode {
    RegionCode::try_from("539900".to_owned()).unwrap()
}

pub(crate) async fn everything_of_a_notice_comes_back_the_newest_first(bench: Bench) {
    let store = bench.open().await;
    let plain = notice(2);
    let timeless = NoticeRecord { words: NoticeWords { since: None, ..plain.words.clone() }, ..plain };
    let (first, other) = (notice(1), NoticeRecord { region: elsewhere(), ..notice(3) });
    for one in [&first, &timeless, &other] {
        publish(&*store, one).await.unwrap();
    }
    assert_eq!(store.notices(&region(), 10).await.unwrap(), [timeless.clone(), first.clone()]);
    assert_eq!(store.standing_notices(&region(), 1).await.unwrap(), [timeless]);
    assert_eq!(store.notice(&region(), first.id).await.unwrap(), Some(first.clone()));
    assert_eq!(store.notice(&elsewhere(), first.id).await.unwrap(), None);
    assert_eq!(store.notice_by_key(&region(), first.key).await.unwrap(), Some(first.clone()));
    assert_eq!(store.notice_by_key(&elsewhere(), first.key).await.unwrap(), None);
}

pub(crate) async fn a_notice_is_withdrawn_once_and_stays(bench: Bench) {
    let store = bench.open().await;
    let published = notice(1);
    publish(&*store, &published).await.unwrap();
    withdraw(&*store, published.id).await.unwrap();
    let withdrawn = NoticeRecord { withdrawn: Some((later(60), "admin".to_owned())), ..published.clone() };
    assert_eq!(store.standing_notices(&region(), 10).await.unwrap(), []);
    assert_eq!(store.notices(&region(), 10).await.unwrap(), [withdrawn]);
    for gone in [published.id, NoticeId(Uuid::from_u128(1))] {
        let refused = withdraw(&*store, gone).await;
        assert!(matches!(refused, Err(CommitError::Stale)), "{refused:?}");
    }
}

pub(crate) async fn of_many_that_publish_with_one_key_one_does(bench: Bench) {
    let store = bench.open().await;
    let tries = (0..8).map(|number| {
        let (store, one) = (store.clone(), NoticeRecord { key: notice(1).key, ..notice(number) });
        tokio::spawn(async move { publish(&*store, &one).await })
    });
    let mut made = 0;
    for attempt in tries.collect::<Vec<_>>() {
        match attempt.await.unwrap() {
            Ok(()) => made += 1,
            Err(error) => assert!(matches!(error, CommitError::Taken), "{error:?}"),
        }
    }
    assert_eq!((made, store.notices(&region(), 10).await.unwrap().len()), (1, 1));
}

pub(crate) async fn words_beyond_their_limits_are_not_kept(bench: Bench) {
    let store = bench.open().await;
    let with = |words: NoticeWords| NoticeRecord { words, ..notice(1) };
    let (words, long) = (notice(1).words, "字".repeat(2_001));
    for wrong in [
        NoticeWords { title: Bilingual { zh: String::new(), ..words.title.clone() }, ..words.clone() },
        NoticeWords { title: Bilingual { en: "a".repeat(61), ..words.title.clone() }, ..words.clone() },
        NoticeWords { text: Bilingual { zh: long, ..words.text.clone() }, ..words.clone() },
        NoticeWords { text: Bilingual { en: String::new(), ..words.text.clone() }, ..words.clone() },
    ] {
        let refused = publish(&*store, &with(wrong)).await;
        assert!(matches!(refused, Err(CommitError::Store(StoreError::Engine(_)))), "{refused:?}");
    }
    let longest = Bilingual { zh: "字".repeat(2_000), en: "a".repeat(2_000) };
    publish(&*store, &with(NoticeWords { text: longest, ..words })).await.unwrap();
}
