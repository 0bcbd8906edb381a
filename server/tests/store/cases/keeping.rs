//! Photos, staff, and that all of it lasts.

use domain::application::{Event, Status};
use server::store::{Change, CommitError, DraftRecord, PhotoRecord, StaffRecord, StaffSessionRecord};

use crate::{
    bench::Bench,
    samples::{
        NOON, advance, application, audit, draft, job, later, person, photo, prepare, region, staff,
        submitted, token, visit,
    },
};

pub(crate) async fn photos_and_their_originals_are_known(bench: Bench) {
    let store = bench.open().await;
    for number in [1, 2, 3] {
        prepare(&*store, number).await;
    }
    for number in [1, 2] {
        assert_eq!(store.photo(photo(number).id).await.unwrap(), Some(photo(number)));
    }
    for (key, known) in [("finished-1", true), ("original-2", true), ("original-9", false)] {
        assert_eq!(store.names_object(key).await.unwrap(), known, "{key}");
    }
    for (number, decided_at) in [(1, Some(later(100))), (2, None)] {
        let mut case = submitted(&*store, application(number)).await;
        case.decided_at = decided_at;
        case.status = Status::Rejected;
        store.commit(vec![advance(&case, Event::Rejected, Some("clerk-1"))]).await.unwrap();
    }
    let stale = async |before| {
        let found = store.stale_originals(&region(), later(before), 10).await.unwrap();
        found.iter().map(|photo| photo.id).collect::<Vec<_>>()
    };
    assert_eq!(stale(30).await, []);
    assert_eq!(stale(31).await, [photo(3).id], "what is in no application counts from when it was taken");
    store.commit(vec![Change::PutDraft(DraftRecord { saved_at: later(100), ..draft(3) })]).await.unwrap();
    assert_eq!(stale(100).await, [], "somebody is at it");
    assert_eq!(stale(101).await, [photo(1).id, photo(3).id], "not those undecided");
    store.commit(vec![Change::ForgetOriginal(photo(1).id)]).await.unwrap();
    assert_eq!(stale(101).await, [photo(3).id]);
    let kept = PhotoRecord { original: None, ..photo(1) };
    assert_eq!(store.photo(photo(1).id).await.unwrap(), Some(kept));
    assert!(!store.names_object("original-1").await.unwrap());
}

pub(crate) async fn originals_of_an_application_without_an_answer_count_from_its_end(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let mut case = submitted(&*store, application(1)).await;
    case.status = Status::Expired;
    case.since = later(200);
    store.commit(vec![advance(&case, Event::AnswerLapsed, None)]).await.unwrap();
    assert_eq!(store.stale_originals(&region(), later(200), 10).await.unwrap(), []);
    assert_eq!(store.stale_originals(&region(), later(201), 10).await.unwrap(), [photo(1)]);
}

pub(crate) async fn what_was_abandoned_or_kept_long_enough_is_forgotten(bench: Bench) {
    let store = bench.open().await;
    for number in [1, 2, 3] {
        prepare(&*store, number).await;
    }
    let mut over = submitted(&*store, application(1)).await;
    over.status = Status::Rejected;
    over.since = later(100);
    over.decided_by = Some("clerk-1".to_owned());
    over.decided_at = Some(later(100));
    store.commit(vec![advance(&over, Event::Rejected, Some("clerk-1"))]).await.unwrap();
    let open = submitted(&*store, application(2)).await;
    store.commit(vec![Change::PutDraft(DraftRecord { saved_at: later(100), ..draft(3) })]).await.unwrap();
    let counts = async || {
        let mut counts = Vec::new();
        for table in ["application", "history", "draft", "photo"] {
            counts.push(bench.number(&format!("SELECT count(*) FROM {table}")).await);
        }
        counts
    };
    let forget = async |before: i64| {
        let before = later(before);
        let changes = vec![
            Change::ForgetDrafts { before },
            Change::ForgetRecords { region: region(), before },
            Change::ForgetAbandoned { region: region(), before },
        ];
        store.commit(changes).await.unwrap();
    };
    let before = counts().await;
    forget(100).await;
    assert_eq!(counts().await, before, "nothing is old enough");
    forget(101).await;
    assert_eq!(counts().await, [1, 1, 0, 1]);
    assert!(store.application_by_id(over.id).await.unwrap().is_none());
    assert!(store.application_by_id(open.id).await.unwrap().is_some(), "what is open stays");
    assert!(store.photo(photo(2).id).await.unwrap().is_some());
}

pub(crate) async fn staff_sign_in_and_out(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![Change::PutStaff(staff("clerk-1"))]).await.unwrap();
    let renewed = StaffRecord { password: "another".to_owned(), ..staff("clerk-1") };
    store.commit(vec![Change::PutStaff(renewed.clone())]).await.unwrap();
    assert_eq!(store.staff("clerk-1").await.unwrap(), Some(renewed));
    assert_eq!(store.staff("clerk-2").await.unwrap(), None);

    let session = |account: &str| StaffSessionRecord {
        token: token(1),
        account: account.to_owned(),
        begun_at: NOON,
        expires_at: later(900),
    };
    let begin = |account| store.commit(vec![Change::BeginStaffSession(session(account))]);
    assert!(begin("nobody").await.is_err(), "there is no such account");
    begin("clerk-1").await.unwrap();
    assert!(matches!(begin("clerk-1").await, Err(CommitError::Taken)));
    store.commit(vec![Change::TouchStaffSession { token: token(1), expires_at: later(1800) }]).await.unwrap();
    let found = store.staff_session(&token(1)).await.unwrap();
    assert_eq!(found, Some(StaffSessionRecord { expires_at: later(1800), ..session("clerk-1") }));
    store.commit(vec![Change::EndStaffSession { token: token(1), at: later(5) }]).await.unwrap();
    store.commit(vec![Change::TouchStaffSession { token: token(1), expires_at: later(9000) }]).await.unwrap();
    assert_eq!(store.staff_session(&token(1)).await.unwrap(), None);
}

pub(crate) async fn all_is_there_after_opening_again(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let kept = submitted(&*store, application(1)).await;
    let more = vec![Change::PutDraft(draft(2)), Change::Enqueue(job(1, "sms:1")), audit("opened", "case")];
    store.commit(more).await.unwrap();
    drop(store);

    let store = bench.open().await;
    store.ready().await.unwrap();
    assert_eq!(store.commits(), 0);
    assert_eq!(store.application_by_id(kept.id).await.unwrap(), Some(kept.clone()));
    assert_eq!(store.history(kept.id).await.unwrap().len(), 1);
    assert!(store.visit(&visit(1).token).await.unwrap().is_some());
    assert!(store.draft(&person(2), kept.service).await.unwrap().is_some());
    assert_eq!(store.lease_jobs(later(1), later(60), 5).await.unwrap().len(), 1);
    store.commit(vec![audit("opened", "case")]).await.unwrap();
    assert_eq!(store.check_audit().await.unwrap(), Ok(2), "the chain goes on");
}

pub(crate) async fn a_newer_database_is_left_alone(bench: Bench) {
    drop(bench.open().await);
    bench.tamper("INSERT INTO schema_version (version) VALUES (999)").await;
    let refused = bench.open_as("one").await.err().map(|error| error.to_string());
    assert!(refused.as_ref().is_some_and(|text| text.contains("newer than this program")), "{refused:?}");
}
