//! Papers: with whom they stay, and when they go.

use domain::application::{DocumentId, DocumentKind, Event, Status};
use server::store::{Change, CommitError, DocumentRecord, DraftRecord};
use uuid::Uuid;

use crate::{
    bench::Bench,
    samples::{advance, application, draft, later, person, prepare, region, submitted, visit},
};

fn paper(number: u32, kind: DocumentKind) -> DocumentRecord {
    DocumentRecord {
        id: DocumentId(Uuid::from_u128(u128::from(number) + 77)),
        visit: visit(number).id,
        person: person(number),
        kind,
        object: format!("paper-{number}"),
        bytes: 400_000,
        taken_at: later(30),
        application: None,
    }
}

pub(crate) async fn papers_are_known_by_their_objects_and_filed_with_an_application(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    for (number, kind) in [(1, DocumentKind::Register)] {
        store.commit(vec![Change::AddDocument(Box::new(paper(number, kind)))]).await.unwrap();
    }
    let loose = paper(1, DocumentKind::Register);
    assert_eq!(store.document(loose.id).await.unwrap(), Some(loose.clone()));
    assert_eq!(store.document(DocumentId(Uuid::from_u128(1))).await.unwrap(), None);
    for (key, known) in [("paper-1", true), ("paper-9", false), ("finished-1", true)] {
        assert_eq!(store.names_object(key).await.unwrap(), known, "{key}");
    }
    let case = submitted(&*store, application(1)).await;
    store.commit(vec![Change::FileDocument { id: loose.id, application: case.id }]).await.unwrap();
    let filed = DocumentRecord { application: Some(case.id), ..loose };
    assert_eq!(store.document(filed.id).await.unwrap(), Some(filed));
}

pub(crate) async fn a_paper_stays_with_the_application_it_was_handed_in_with(bench: Bench) {
    let store = bench.open().await;
    let mut cases = Vec::new();
    for number in [1, 2] {
        prepare(&*store, number).await;
        cases.push(submitted(&*store, application(number)).await.id);
    }
    let loose = paper(1, DocumentKind::Register);
    store.commit(vec![Change::AddDocument(Box::new(loose.clone()))]).await.unwrap();
    let file = |case: usize| vec![Change::FileDocument { id: loose.id, application: cases[case] }];
    store.commit(file(0)).await.unwrap();
    store.commit(file(0)).await.unwrap();
    assert!(matches!(store.commit(file(1)).await, Err(CommitError::Stale)), "it is in another");
    let kept = store.document(loose.id).await.unwrap().unwrap();
    assert_eq!(kept.application, Some(cases[0]));
}

pub(crate) async fn papers_are_forgotten_with_their_application_or_when_nobody_goes_on(bench: Bench) {
    let store = bench.open().await;
    for number in [1, 2, 3, 4] {
        prepare(&*store, number).await;
        let sent = paper(number, DocumentKind::ALL[usize::try_from(number % 3).unwrap()]);
        store.commit(vec![Change::AddDocument(Box::new(sent))]).await.unwrap();
    }
    let file = |number: u32, case: server::store::ApplicationId| Change::FileDocument {
        id: paper(number, DocumentKind::Register).id,
        application: case,
    };
    let mut over = submitted(&*store, application(1)).await;
    over.status = Status::Expired;
    over.since = later(100);
    store.commit(vec![file(1, over.id), advance(&over, Event::AnswerLapsed, None)]).await.unwrap();
    let open = submitted(&*store, application(2)).await;
    store.commit(vec![file(2, open.id)]).await.unwrap();
    store.commit(vec![Change::PutDraft(DraftRecord { saved_at: later(500), ..draft(3) })]).await.unwrap();
    let left = async |before: i64| {
        let before = later(before);
        let forget = vec![
            Change::ForgetRecords { region: region(), before },
            Change::ForgetAbandoned { region: region(), before },
        ];
        store.commit(forget).await.unwrap();
        let mut left = Vec::new();
        for number in [1, 2, 3, 4] {
            let id = paper(number, DocumentKind::Register).id;
            left.extend(store.document(id).await.unwrap().map(|_| number));
        }
        left
    };
    assert_eq!(left(30).await, [1, 2, 3, 4], "nothing is old enough");
    assert_eq!(left(31).await, [1, 2, 3], "nobody went on with the fourth");
    assert_eq!(left(101).await, [2, 3], "one is in an open case, of the other somebody saved answers");
}
