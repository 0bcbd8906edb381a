//! Visits, tries, vouching.

use domain::wire::staff::VouchDecision;
use server::store::{Change, CommitError, Store, Subject, Try, TryOutcome, VisitRecord, VisitStage};

use crate::{
    bench::Bench,
    samples::{NOON, later, person, token, visit, vouch},
};

pub(crate) async fn a_visit_is_found_by_its_token_until_it_ends(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![Change::PutVisit(Box::new(visit(1)))]).await.unwrap();
    let mut found = store.visit(&token(1)).await.unwrap().unwrap();
    assert_eq!((found.version, found.id), (1, visit(1).id));
    found.version = 0;
    assert_eq!(found, visit(1));

    found.version = 1;
    found.stage = VisitStage::Recognised;
    found.kiosk = None;
    store.commit(vec![Change::PutVisit(Box::new(found.clone()))]).await.unwrap();
    let again = store.commit(vec![Change::PutVisit(Box::new(found.clone()))]).await;
    assert!(matches!(again, Err(CommitError::Stale)), "{again:?}");

    let touched = Change::TouchVisit { id: found.id, seen_at: later(60), expires_at: later(960) };
    store.commit(vec![touched]).await.unwrap();
    let found = store.visit_by_id(found.id).await.unwrap().unwrap();
    assert_eq!((found.version, found.stage, found.expires_at), (2, VisitStage::Recognised, later(960)));
    assert!(found.is_open(later(959)) && !found.is_open(later(960)));
    let before = VisitRecord { seen_at: later(0), expires_at: later(900), ..found.clone() };
    store.commit(vec![Change::PutVisit(Box::new(before))]).await.unwrap();
    let found = store.visit_by_id(found.id).await.unwrap().unwrap();
    let kept = (found.version, found.seen_at, found.expires_at);
    assert_eq!(kept, (3, later(60), later(960)), "what was loaded before it was seen puts no end back");

    let mut other = visit(2);
    other.token = token(1);
    let taken = store.commit(vec![Change::PutVisit(Box::new(other))]).await;
    assert!(matches!(taken, Err(CommitError::Taken)), "{taken:?}");

    let end = || vec![Change::EndVisit { id: found.id, at: later(70) }];
    store.commit(end()).await.unwrap();
    store.commit(end()).await.unwrap();
    assert_eq!(store.visit(&token(1)).await.unwrap(), None);
    let late = store.commit(vec![Change::PutVisit(Box::new(found.clone()))]).await;
    assert!(matches!(late, Err(CommitError::Stale)), "an ended visit does not come back: {late:?}");
}

pub(crate) async fn what_is_personal_is_gone_when_a_visit_ends(bench: Bench) {
    let store = bench.open().await;
    let mut lasting = visit(3);
    lasting.expires_at = later(5000);
    for visit in [visit(1), visit(2), lasting] {
        store.commit(vec![Change::PutVisit(Box::new(visit))]).await.unwrap();
    }
    store.commit(vec![Change::PutVouch(Box::new(vouch(2, "123456")))]).await.unwrap();
    store.commit(vec![Change::EndVisit { id: visit(1).id, at: later(10) }]).await.unwrap();
    store.commit(vec![Change::EndLapsedVisits { at: later(900) }]).await.unwrap();
    assert_eq!(bench.number("SELECT count(*) FROM visit WHERE ended_at IS NOT NULL").await, 2);
    let kept = "SELECT count(*) FROM visit WHERE details IS NOT NULL OR code IS NOT NULL";
    assert_eq!(bench.number(kept).await, 1, "only the visit that goes on");
    assert_eq!(bench.number("SELECT count(*) FROM vouch").await, 0);
    assert!(store.visit(&token(3)).await.unwrap().is_some());
    let agreed = "SELECT count(*) FROM visit WHERE consent = '2026-03'";
    assert_eq!(bench.number(agreed).await, 3, "that they agreed is kept");
}

fn attempt(at: i64) -> Try {
    Try { subject: Subject::person(&person(1), None), limit: 5, window: 900, lock: 60, at: later(at) }
}

async fn count(store: &dyn Store, at: i64) -> TryOutcome {
    store.commit(vec![Change::CountTry(attempt(at))]).await.unwrap().tries[0]
}

pub(crate) async fn five_wrong_codes_lock_and_the_lock_runs_out(bench: Bench) {
    let store = bench.open().await;
    for (at, left) in [(0, 4), (1, 3), (2, 2), (3, 1)] {
        assert_eq!(count(&*store, at).await, TryOutcome { refused: false, left, locked_until: None });
    }
    let fifth = TryOutcome { refused: false, left: 0, locked_until: Some(later(64)) };
    assert_eq!(count(&*store, 4).await, fifth, "the fifth may be looked at, and locks");
    let refused = TryOutcome { refused: true, ..fifth };
    assert_eq!(count(&*store, 5).await, refused);
    assert_eq!(count(&*store, 63).await, refused, "trying on does not make it longer");
    let tally = store.tally(&attempt(0).subject).await.unwrap().unwrap();
    assert_eq!((tally.locked_at(later(63)), tally.locked_at(later(64))), (Some(later(64)), None));
    let anew = TryOutcome { refused: false, left: 4, locked_until: None };
    assert_eq!(count(&*store, 64).await, anew);

    store.commit(vec![Change::ForgetTries(attempt(0).subject)]).await.unwrap();
    assert_eq!(store.tally(&attempt(0).subject).await.unwrap(), None);
    assert_eq!(count(&*store, 65).await, anew);
    assert_eq!(count(&*store, 66).await.left, 3);
    assert_eq!(count(&*store, 965).await, anew, "tries out of the window do not count");
    let once = Try { limit: 1, ..attempt(2000) };
    let outcome = store.commit(vec![Change::CountTry(once)]).await.unwrap().tries[0];
    assert_eq!(outcome, TryOutcome { refused: false, left: 0, locked_until: Some(later(2060)) });
    store.commit(vec![Change::EndLapsedVisits { at: later(90_000) }]).await.unwrap();
    assert_eq!(bench.number("SELECT count(*) FROM tally").await, 0);
}

pub(crate) async fn guesses_at_the_same_time_are_all_counted(bench: Bench) {
    let store = bench.open().await;
    let guesses = (0..40).map(|_| {
        let device = Try { subject: Subject::device(&token(1)), lock: 900, ..attempt(0) };
        store.commit(vec![Change::CountTry(device), Change::CountTry(attempt(0))])
    });
    let outcomes = futures::future::join_all(guesses).await;
    let looked_at = |which: usize| {
        outcomes.iter().filter(|outcome| !outcome.as_ref().unwrap().tries[which].refused).count()
    };
    assert_eq!((looked_at(0), looked_at(1)), (5, 5));
    let device = store.tally(&Subject::device(&token(1))).await.unwrap().unwrap();
    assert_eq!((device.tries, device.locked_until), (40, Some(later(900))));
}

pub(crate) async fn a_vouching_code_is_one_persons_while_it_is_open(bench: Bench) {
    let store = bench.open().await;
    for number in 1..=3 {
        store.commit(vec![Change::PutVisit(Box::new(visit(number)))]).await.unwrap();
    }
    let put = |vouch| store.commit(vec![Change::PutVouch(Box::new(vouch))]);
    put(vouch(1, "048213")).await.unwrap();
    assert!(matches!(put(vouch(2, "048213")).await, Err(CommitError::Taken)));

    let mut found = store.vouch("048213", later(599)).await.unwrap().unwrap();
    assert_eq!((found.version, found.visit), (1, visit(1).id));
    assert_eq!(store.vouch("048213", later(600)).await.unwrap(), None, "it is too old");
    found.decided = Some(VouchDecision::Vouched);
    found.decided_by = Some("clerk-1".to_owned());
    put(found.clone()).await.unwrap();
    assert!(matches!(put(found).await, Err(CommitError::Stale)), "it is decided once");
    let decided = store.vouch_of_visit(visit(1).id).await.unwrap().unwrap();
    assert_eq!(decided.decided, Some(VouchDecision::Vouched));

    put(vouch(2, "048213")).await.unwrap();
    let mut much_later = vouch(3, "048213");
    (much_later.asked_at, much_later.valid_until) = (later(700), later(1300));
    put(much_later).await.unwrap();
    assert_eq!(store.vouch("048213", later(701)).await.unwrap().unwrap().visit, visit(3).id);
    assert_eq!(store.vouch("111111", NOON).await.unwrap(), None);
}

pub(crate) async fn commits_in_opposite_orders_all_succeed(bench: Bench) {
    let store = bench.open().await;
    let all: Vec<_> = (0..6).map(|number| Change::PutVisit(Box::new(visit(number)))).collect();
    store.commit(all).await.unwrap();
    let touch =
        |number| Change::TouchVisit { id: visit(number).id, seen_at: later(1), expires_at: later(901) };
    let commits = (0..40).map(|round| {
        let forth = (0..6).map(touch);
        store.commit(if round % 2 == 0 { forth.collect() } else { forth.rev().collect() })
    });
    for outcome in futures::future::join_all(commits).await {
        assert!(outcome.is_ok(), "{outcome:?}");
    }
    assert_eq!(store.commits(), 41);
}
