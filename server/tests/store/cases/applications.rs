//! Drafts, handing in, deciding.

use domain::{
    application::{Ask, Event, PhotoReason, RejectReason, Status, WithdrawReason},
    photo::PhotoPurpose,
    service::Service,
};
use server::store::{ApplicationRecord, Change, CommitError, DraftRecord, PhotoRecord};

use crate::{
    bench::Bench,
    samples::{
        advance, application, audit, draft, job, later, line, outlet, person, photo, prepare, submit,
        submitted, visit,
    },
};

pub(crate) async fn a_draft_is_saved_over_the_version_that_was_seen(bench: Bench) {
    let store = bench.open().await;
    let put = |draft: DraftRecord| store.commit(vec![Change::PutDraft(draft)]);
    put(draft(1)).await.unwrap();
    assert!(matches!(put(draft(1)).await, Err(CommitError::Stale)), "another tab was faster");
    let found = store.draft(&person(1), Service::ReplaceCard).await.unwrap().unwrap();
    assert_eq!(found, DraftRecord { version: 1, ..draft(1) });
    put(found.clone()).await.unwrap();
    assert!(matches!(put(found).await, Err(CommitError::Stale)));
    assert_eq!(store.draft(&person(1), Service::ReportLoss).await.unwrap(), None);
    assert_eq!(store.draft(&person(2), Service::ReplaceCard).await.unwrap(), None);

    let dropped =
        |version| vec![Change::DropDraft { person: person(1), service: Service::ReplaceCard, version }];
    assert!(matches!(store.commit(dropped(1)).await, Err(CommitError::Stale)));
    store.commit(dropped(2)).await.unwrap();
    assert_eq!(store.draft(&person(1), Service::ReplaceCard).await.unwrap(), None);
}

pub(crate) async fn everything_of_an_application_comes_back(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let mut found = submitted(&*store, application(1)).await;
    assert_eq!(found, ApplicationRecord { version: 1, ..application(1) });

    found.status = Status::NeedsInfo;
    found.since = later(100);
    found.promised = None;
    found.outlet = Some(outlet());
    found.held_until = Some(later(86_400));
    found.answer_until = Some(later(1000));
    found.assigned = Some("clerk-1".to_owned());
    found.vouched_by = vec!["clerk-2".to_owned(), "clerk-3".to_owned()];
    found.decided_by = Some("clerk-1".to_owned());
    found.decided_at = Some(later(99));
    found.reject_reasons = vec![RejectReason::DetailsDoNotMatch, RejectReason::NotInsuredHere];
    found.asks = vec![Ask::NewPhoto, Ask::Mobile];
    found.photo_reasons = vec![PhotoReason::TooOld, PhotoReason::OtherForm];
    found.withdrawal = Some(WithdrawReason::AnotherWay);
    found.photos_refused = 2;
    found.photo_exception = None;
    found.remind_at = Some(later(2000));
    found.collect_until = Some(later(3000));
    found.four_eyes = true;
    found.proposed_by = Some("clerk-4".to_owned());
    store.commit(vec![advance(&found, Event::InfoRequested, Some("clerk-1"))]).await.unwrap();
    let quiet = ApplicationRecord { version: 2, ..found.clone() };
    store.commit(vec![Change::Move { application: Box::new(quiet), history: None }]).await.unwrap();
    found.version = 3;
    assert_eq!(store.application(&found.reference).await.unwrap().as_ref(), Some(&found));
    let first = line(application(1).submitted_at, None, Status::Submitted, None);
    let second = line(later(100), Some(Event::InfoRequested), Status::NeedsInfo, Some("clerk-1"));
    assert_eq!(store.history(found.id).await.unwrap(), [first, second]);
}

pub(crate) async fn handing_in_costs_one_commit(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    store.commit(vec![Change::PutDraft(draft(1))]).await.unwrap();
    let (commits, syncs) = (store.commits(), store.syncs());
    let changes = vec![
        submit(application(1)),
        Change::DropDraft { person: person(1), service: Service::ReplaceCard, version: 1 },
        Change::Enqueue(job(1, "received:1")),
        audit("submitted", "1"),
    ];
    store.commit(changes).await.unwrap();
    assert_eq!((store.commits() - commits, store.syncs() - syncs), (1, 1));
    assert_eq!(store.audit_of("1").await.unwrap().len(), 1);
    assert_eq!(store.lease_jobs(later(1), later(60), 10).await.unwrap().len(), 1);
    assert_eq!(store.commits() - commits, 1, "taking jobs is no commit");
}

pub(crate) async fn of_two_submits_at_once_one_wins_and_the_other_leaves_nothing(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    prepare(&*store, 2).await;
    for round in 0..10 {
        let attempt = |number: u32| {
            let mut application = application(number + 10 * (round + 1));
            application.person = person(1);
            application.photo = crate::samples::photo(number).id;
            let subject = format!("round-{round}");
            let key = format!("{subject}-{number}");
            let sent = Change::Enqueue(job(number + 10 * round, &key));
            store.commit(vec![audit("submitted", &subject), sent, submit(application)])
        };
        let (one, other) = tokio::join!(attempt(1), attempt(2));
        let lost = [&one, &other].into_iter().filter(|end| matches!(end, Err(CommitError::AlreadyOpen)));
        assert_eq!((lost.count(), one.is_ok() ^ other.is_ok()), (1, true), "{one:?} {other:?}");
        assert_eq!(store.audit_of(&format!("round-{round}")).await.unwrap().len(), 1);

        let mut open = store.open_application(&person(1), Service::ReplaceCard).await.unwrap().unwrap();
        open.status = Status::Rejected;
        store.commit(vec![advance(&open, Event::Rejected, Some("clerk-1"))]).await.unwrap();
    }
    assert_eq!(bench.number("SELECT count(*) FROM outbox").await, 10);
    assert_eq!(bench.number("SELECT count(*) FROM application").await, 10);
}

pub(crate) async fn after_the_end_a_person_may_apply_anew(bench: Bench) {
    let store = bench.open().await;
    for number in [1, 2, 3] {
        prepare(&*store, number).await;
    }
    let again = |number| ApplicationRecord { person: person(1), ..application(number) };
    let mut first = submitted(&*store, application(1)).await;
    assert!(matches!(store.commit(vec![submit(again(2))]).await, Err(CommitError::AlreadyOpen)));
    let loss = ApplicationRecord { service: Service::ReportLoss, ..again(3) };
    submitted(&*store, loss).await;
    let open = store.open_application(&person(1), Service::ReplaceCard).await.unwrap();
    assert_eq!(open.map(|open| open.id), Some(first.id));

    first.status = Status::Expired;
    store.commit(vec![advance(&first, Event::AnswerLapsed, None)]).await.unwrap();
    assert_eq!(store.open_application(&person(1), Service::ReplaceCard).await.unwrap(), None);
    submitted(&*store, again(2)).await;
    let all = store.applications_of(&person(1)).await.unwrap();
    let order: Vec<_> = all.iter().map(|one| one.id).collect();
    assert_eq!(order, [application(3).id, application(2).id, application(1).id], "newest first");
}

pub(crate) async fn an_agent_finds_what_they_handed_in_for_others(bench: Bench) {
    let store = bench.open().await;
    let agent = Some(person(9));
    for number in 1..=3 {
        prepare(&*store, number).await;
        let agent = agent.filter(|_| number < 3);
        submitted(&*store, ApplicationRecord { agent, ..application(number) }).await;
    }
    let acted = store.applications_by(&person(9)).await.unwrap();
    let order: Vec<_> = acted.iter().map(|one| (one.id, one.agent)).collect();
    assert_eq!(order, [(application(2).id, agent), (application(1).id, agent)], "newest first");
    assert!(store.applications_of(&person(9)).await.unwrap().is_empty(), "none is the agent's own");
    assert_eq!(store.applications_of(&person(1)).await.unwrap().len(), 1, "each is its holder's");
    assert_eq!(store.photo(photo(2).id).await.unwrap().unwrap().shows, Some(person(3)));
    assert_eq!(store.photo(photo(1).id).await.unwrap().unwrap().shows, None);
}

pub(crate) async fn a_reference_is_given_once(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    prepare(&*store, 2).await;
    submitted(&*store, application(1)).await;
    let same = ApplicationRecord { reference: application(1).reference, ..application(2) };
    let taken = store.commit(vec![submit(same)]).await;
    assert!(matches!(taken, Err(CommitError::Taken)), "{taken:?}");
}

pub(crate) async fn of_two_clerks_one_decides(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let seen = submitted(&*store, application(1)).await;
    let decide = |clerk: &'static str, status, event| {
        let mut decided = seen.clone();
        (decided.status, decided.decided_by) = (status, Some(clerk.to_owned()));
        store.commit(vec![advance(&decided, event, Some(clerk)), audit("decided", clerk)])
    };
    let (one, other) = tokio::join!(
        decide("clerk-1", Status::Approved, Event::Approved),
        decide("clerk-2", Status::Rejected, Event::Rejected)
    );
    let stale = [&one, &other].into_iter().filter(|end| matches!(end, Err(CommitError::Stale))).count();
    assert_eq!((stale, one.is_ok() ^ other.is_ok()), (1, true), "{one:?} {other:?}");
    let found = store.application_by_id(seen.id).await.unwrap().unwrap();
    let (winner, loser) = if one.is_ok() { ("clerk-1", "clerk-2") } else { ("clerk-2", "clerk-1") };
    assert_eq!((found.version, found.decided_by.as_deref()), (2, Some(winner)));
    assert_eq!(store.history(seen.id).await.unwrap().len(), 2);
    assert!(store.audit_of(loser).await.unwrap().is_empty());
}

pub(crate) async fn whoever_vouched_does_not_decide(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let vouched =
        ApplicationRecord { vouched_by: vec!["clerk-3".to_owned(), "clerk-1".to_owned()], ..application(1) };
    let mut case = submitted(&*store, vouched).await;
    case.status = Status::Approved;
    case.decided_by = Some("clerk-1".to_owned());
    let own = store.commit(vec![advance(&case, Event::Approved, Some("clerk-1"))]).await;
    assert!(matches!(own, Err(CommitError::FourEyes)), "{own:?}");
    // A name that only begins alike is another one.
    case.decided_by = Some("clerk".to_owned());
    store.commit(vec![advance(&case, Event::Approved, Some("clerk-2"))]).await.unwrap();
}

pub(crate) async fn where_two_clerks_are_asked_for_one_does_not_grant(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let mut case = submitted(&*store, ApplicationRecord { four_eyes: true, ..application(1) }).await;
    case.status = Status::Approved;
    case.decided_by = Some("clerk-1".to_owned());
    for proposed_by in [None, Some("clerk-1".to_owned())] {
        case.proposed_by = proposed_by;
        let alone = store.commit(vec![advance(&case, Event::Approved, Some("clerk-1"))]).await;
        assert!(matches!(alone, Err(CommitError::FourEyes)), "{alone:?}");
    }
    case.proposed_by = Some("clerk-2".to_owned());
    store.commit(vec![advance(&case, Event::Approved, Some("clerk-1"))]).await.unwrap();

    // Refusing takes one.
    prepare(&*store, 2).await;
    let mut refused = submitted(&*store, ApplicationRecord { four_eyes: true, ..application(2) }).await;
    refused.status = Status::Rejected;
    refused.decided_by = Some("clerk-1".to_owned());
    refused.reject_reasons = vec![RejectReason::NotInsuredHere];
    store.commit(vec![advance(&refused, Event::Rejected, Some("clerk-1"))]).await.unwrap();
}

pub(crate) async fn a_photo_for_the_file_is_on_file_in_the_form_of_a_card(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let of_card = PhotoRecord { visit: visit(1).id, person: person(1), ..photo(2) };
    let for_file = PhotoRecord {
        visit: visit(1).id,
        person: person(1),
        purpose: PhotoPurpose::OnFile,
        card_form: Some(of_card.id),
        ..photo(3)
    };
    store
        .commit(vec![
            Change::AddPhoto(Box::new(of_card.clone())),
            Change::AddPhoto(Box::new(for_file.clone())),
        ])
        .await
        .unwrap();
    assert_eq!(store.photo(for_file.id).await.unwrap().as_ref(), Some(&for_file));
    let change = ApplicationRecord { service: Service::ChangePhoto, photo: for_file.id, ..application(1) };
    let mut case = submitted(&*store, change).await;
    assert_eq!(store.photo_on_file(&person(1)).await.unwrap(), None);
    (case.status, case.decided_at) = (Status::Accepted, Some(later(100)));
    store.commit(vec![advance(&case, Event::Approved, Some("clerk-1"))]).await.unwrap();
    assert_eq!(store.photo_on_file(&person(1)).await.unwrap().as_ref(), Some(&of_card));
    // It is in no application, and stays as long as the photo it was made with.
    let forget = Change::ForgetAbandoned { region: crate::samples::region(), before: later(1_000_000) };
    store.commit(vec![forget]).await.unwrap();
    assert_eq!(store.photo(of_card.id).await.unwrap(), Some(of_card));
}
