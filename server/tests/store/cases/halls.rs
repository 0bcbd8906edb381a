//! Kiosks: calls for a clerk, keys, codes, nonces, passes.

use domain::kiosk::KioskId;
use server::store::{
    Change, CommitError, HelpId, HelpRecord, KeyId, KioskCodeRecord, KioskKeyRecord, PassRecord, VisitRecord,
};
use uuid::Uuid;

use crate::{
    bench::Bench,
    samples::{NOON, later, region, token, visit},
};

fn kiosk(name: &str) -> KioskId {
    KioskId(name.to_owned())
}

fn call(number: u32, at: &str) -> HelpRecord {
    HelpRecord {
        id: HelpId(Uuid::from_u128(number.into())),
        version: 0,
        kiosk: kiosk(at),
        region: region(),
        token: token(number),
        language: "zh-CN".to_owned(),
        asked_at: later(number.into()),
        answered_by: None,
        ended_at: None,
    }
}

fn put(call: &HelpRecord) -> Vec<Change> {
    vec![Change::PutHelp(Box::new(call.clone()))]
}

pub(crate) async fn a_kiosk_has_one_open_call(bench: Bench) {
    let store = bench.open().await;
    store.commit(put(&call(1, "hall-1"))).await.unwrap();
    let taken = store.commit(put(&call(2, "hall-1"))).await;
    assert!(matches!(taken, Err(CommitError::Taken)), "{taken:?}");
    store.commit(put(&call(3, "hall-2"))).await.unwrap();
    let open = store.open_help(&region()).await.unwrap();
    assert_eq!(open.iter().map(|call| call.id).collect::<Vec<_>>(), [call(1, "").id, call(3, "").id]);

    let mut first = store.help(&token(1)).await.unwrap().unwrap();
    assert_eq!(first, HelpRecord { version: 1, ..call(1, "hall-1") });
    first.answered_by = Some("clerk-1".to_owned());
    store.commit(put(&first)).await.unwrap();
    let late =
        store.commit(put(&HelpRecord { answered_by: Some("clerk-2".to_owned()), ..first.clone() })).await;
    assert!(matches!(late, Err(CommitError::Stale)), "of two clerks one goes: {late:?}");
    let mut going = store.help_at(&kiosk("hall-1")).await.unwrap().unwrap();
    assert_eq!(going.answered_by.as_deref(), Some("clerk-1"));
    going.ended_at = Some(later(60));
    store.commit(put(&going)).await.unwrap();
    assert_eq!(store.help_at(&kiosk("hall-1")).await.unwrap(), None);
    assert!(store.help_by_id(first.id).await.unwrap().is_some_and(|call| call.ended_at.is_some()));
    store.commit(put(&call(4, "hall-1"))).await.unwrap();
}

pub(crate) async fn calls_that_nobody_ends_end_and_are_forgotten(bench: Bench) {
    let store = bench.open().await;
    for number in [1, 50] {
        store.commit(put(&call(number, &format!("hall-{number}")))).await.unwrap();
    }
    let sweep = |lapsed, forgotten| {
        vec![Change::SweepHelp { at: later(100), lapsed: later(lapsed), forgotten: later(forgotten) }]
    };
    store.commit(sweep(20, 0)).await.unwrap();
    assert_eq!(store.open_help(&region()).await.unwrap().len(), 1);
    assert!(store.help(&token(1)).await.unwrap().is_some());
    store.commit(sweep(20, 20)).await.unwrap();
    assert_eq!(store.help(&token(1)).await.unwrap(), None);
    assert!(store.help(&token(50)).await.unwrap().is_some());
}

fn key(number: u8) -> KioskKeyRecord {
    KioskKeyRecord {
        id: KeyId(Uuid::from_u128(number.into())),
        kiosk: kiosk("hall-1"),
        region: region(),
        public_key: [number; 65],
        enrolled_at: NOON,
        enrolled_by: "admin-1".to_owned(),
        seen_at: NOON,
        proven_at: None,
        revoked_at: None,
    }
}

fn code(hash: u8) -> KioskCodeRecord {
    KioskCodeRecord {
        kiosk: kiosk("hall-1"),
        hash: [hash; 32],
        made_by: "admin-1".to_owned(),
        valid_until: later(600),
        used_by: None,
    }
}

fn enrol(key: KioskKeyRecord, hash: u8) -> Vec<Change> {
    vec![Change::EnrolKiosk { key: Box::new(key), code: [hash; 32] }]
}

pub(crate) async fn a_code_enrols_one_key(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![Change::PutKioskCode(code(1))]).await.unwrap();
    store.commit(vec![Change::PutKioskCode(code(2))]).await.unwrap();
    assert_eq!(store.kiosk_code(&kiosk("hall-1")).await.unwrap(), Some(code(2)));
    for (key, hash) in [(key(1), 1), (KioskKeyRecord { enrolled_at: later(600), ..key(1) }, 2)] {
        let refused = store.commit(enrol(key, hash)).await;
        assert!(matches!(refused, Err(CommitError::Stale)), "{refused:?}");
    }
    let (one, other) = tokio::join!(store.commit(enrol(key(1), 2)), store.commit(enrol(key(2), 2)));
    assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
    let [enrolled] = &store.kiosk_keys().await.unwrap()[..] else { panic!("one key") };
    let used = KioskCodeRecord { used_by: Some(enrolled.id), ..code(2) };
    assert_eq!(store.kiosk_code(&kiosk("hall-1")).await.unwrap(), Some(used), "it is known who used it");

    store.commit(vec![Change::PutKioskCode(code(3))]).await.unwrap();
    store.commit(enrol(key(3), 3)).await.unwrap();
    assert_eq!(store.kiosk_keys().await.unwrap(), [key(3)]);
    let before = store.kiosk_key(enrolled.id).await.unwrap().unwrap();
    assert_eq!(before.revoked_at, Some(NOON), "it was never used, and another took its place");
}

fn prove(number: u8, at: i64) -> Vec<Change> {
    let KioskKeyRecord { id, kiosk, enrolled_by, .. } = key(number);
    vec![Change::ProveKioskKey { key: id, kiosk, at: later(at), by: enrolled_by }]
}

pub(crate) async fn a_new_key_takes_the_old_ones_place_when_it_signs(bench: Bench) {
    let store = bench.open().await;
    let enrolled = async |number: u8| {
        store.commit(vec![Change::PutKioskCode(code(number))]).await.unwrap();
        store.commit(enrol(key(number), number)).await.unwrap();
    };
    let open = async || store.kiosk_keys().await.unwrap().iter().map(|key| key.id).collect::<Vec<_>>();
    enrolled(9).await;
    store.commit(prove(9, 1)).await.unwrap();
    let at_hall = VisitRecord { kiosk: Some(kiosk("hall-1")), ..visit(1) };
    store.commit(vec![Change::PutVisit(Box::new(at_hall))]).await.unwrap();
    enrolled(2).await;
    assert_eq!(open().await, [key(9).id, key(2).id], "both count, and the one in use comes first");
    enrolled(3).await;
    store.commit(prove(2, 2)).await.unwrap();
    assert_eq!(open().await, [key(9).id, key(3).id], "a key that was replaced unused takes nobody's place");
    assert!(store.visit(&token(1)).await.unwrap().is_some(), "nothing is over yet");

    let (one, other) = tokio::join!(store.commit(prove(3, 3)), store.commit(prove(3, 3)));
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    let [now] = &store.kiosk_keys().await.unwrap()[..] else { panic!("one key") };
    assert_eq!((now.id, now.proven_at), (key(3).id, Some(later(3))));
    assert_eq!(store.kiosk_key(key(9).id).await.unwrap().unwrap().revoked_at, Some(later(3)));
    assert_eq!(store.visit(&token(1)).await.unwrap(), None, "the visit of the key before is over");

    let at_hall = VisitRecord { kiosk: Some(kiosk("hall-1")), ..visit(2) };
    store.commit(vec![Change::PutVisit(Box::new(at_hall))]).await.unwrap();
    store.commit(prove(3, 4)).await.unwrap();
    assert!(store.visit(&token(2)).await.unwrap().is_some(), "it takes its place once");
}

pub(crate) async fn a_revoked_key_takes_code_visits_and_call_along(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![Change::PutKioskCode(code(1))]).await.unwrap();
    store.commit(enrol(key(1), 1)).await.unwrap();
    store.commit(prove(1, 1)).await.unwrap();
    store.commit(vec![Change::PutKioskCode(code(2))]).await.unwrap();
    store.commit(enrol(key(2), 2)).await.unwrap();
    store.commit(vec![Change::PutKioskCode(code(3))]).await.unwrap();
    for (number, at) in [(1, "hall-1"), (2, "hall-2")] {
        let visit = VisitRecord { kiosk: Some(kiosk(at)), ..visit(number) };
        store.commit(vec![Change::PutVisit(Box::new(visit))]).await.unwrap();
        store.commit(put(&call(number, at))).await.unwrap();
    }
    let revoke = || Change::RevokeKiosk {
        kiosk: kiosk("hall-1"),
        region: region(),
        at: later(5),
        by: "admin-2".to_owned(),
    };
    store.commit(vec![revoke()]).await.unwrap();
    store.commit(vec![revoke()]).await.unwrap();
    assert_eq!(store.kiosk_keys().await.unwrap(), []);
    for number in [1, 2] {
        assert_eq!(store.kiosk_key(key(number).id).await.unwrap().unwrap().revoked_at, Some(later(5)));
    }
    assert_eq!(store.kiosk_code(&kiosk("hall-1")).await.unwrap(), None);
    assert_eq!(store.visit(&token(1)).await.unwrap(), None);
    assert!(store.visit(&token(2)).await.unwrap().is_some(), "another kiosk's visit goes on");
    assert_eq!(store.help(&token(1)).await.unwrap().unwrap().ended_at, Some(later(5)));
    assert_eq!(store.help(&token(2)).await.unwrap().unwrap().ended_at, None, "another kiosk's call rings on");
}

pub(crate) async fn a_nonce_is_used_once(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![Change::PutKioskCode(code(1))]).await.unwrap();
    store.commit(enrol(key(1), 1)).await.unwrap();
    let used = |key: u8, nonce: &str, at| {
        let key = KeyId(Uuid::from_u128(key.into()));
        vec![Change::UseNonce { key, nonce: nonce.to_owned(), at: later(at), forget_at: later(at + 300) }]
    };
    store.commit(used(1, "a", 10)).await.unwrap();
    assert_eq!(store.kiosk_key(key(1).id).await.unwrap().unwrap().seen_at, NOON, "noted now and then");
    let again = store.commit(used(1, "a", 20)).await;
    assert!(matches!(again, Err(CommitError::Taken)), "{again:?}");
    store.commit(used(2, "a", 20)).await.unwrap();
    store.commit(used(1, "b", 31)).await.unwrap();
    assert_eq!(store.kiosk_key(key(1).id).await.unwrap().unwrap().seen_at, later(31));

    let pass = PassRecord { token: token(1), key: key(1).id, valid_until: later(320) };
    store.commit(vec![Change::PutPass(pass)]).await.unwrap();
    assert_eq!(store.pass(&token(1)).await.unwrap(), Some(pass));
    store.commit(vec![Change::PutKioskCode(code(4))]).await.unwrap();
    store.commit(vec![Change::SweepKiosks { at: later(319) }]).await.unwrap();
    assert_eq!(bench.number("SELECT count(*) FROM kiosk_nonce").await, 2);
    store.commit(vec![Change::SweepKiosks { at: later(900) }]).await.unwrap();
    assert!(store.kiosk_code(&kiosk("hall-1")).await.unwrap().is_some(), "who comes late is told so");
    store.commit(vec![Change::SweepKiosks { at: later(600 + 60 * 60) }]).await.unwrap();
    let left = "SELECT (SELECT count(*) FROM kiosk_nonce) + (SELECT count(*) FROM kiosk_pass) \
                + (SELECT count(*) FROM kiosk_code)";
    assert_eq!(bench.number(left).await, 0);
}
