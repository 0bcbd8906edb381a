//! The audit's chain.

use server::store::{AuditEntry, AuditRecord, ChainFault, Change, Store, VisitId};

use crate::{
    bench::Bench,
    samples::{NOON, audit, visit},
};

async fn write(store: &dyn Store, count: usize) {
    for number in 0..count {
        store.commit(vec![audit("revealed-id", &format!("case-{number}"))]).await.unwrap();
    }
}

pub(crate) async fn the_chain_is_whole_under_concurrent_writers(bench: Bench) {
    let store = bench.open().await;
    assert_eq!(store.check_audit().await.unwrap(), Ok(0));
    let entries = (0..50).map(|_| store.commit(vec![audit("opened", "same"), audit("read", "same")]));
    assert!(futures::future::join_all(entries).await.iter().all(Result::is_ok));
    assert_eq!(store.check_audit().await.unwrap(), Ok(100));
    let lines = store.audit_of("same").await.unwrap();
    assert!(lines.iter().zip(1..).all(|(line, seq)| line.seq == seq), "no gap, no double");
    let entry = AuditEntry {
        at: NOON,
        actor: "clerk-1".to_owned(),
        action: "opened".to_owned(),
        subject: "same".to_owned(),
        detail: "版本 2".to_owned(),
    };
    assert_eq!(lines[0], AuditRecord { node: "one".to_owned(), seq: 1, entry });
}

pub(crate) async fn a_changed_line_is_found(bench: Bench) {
    let store = bench.open().await;
    write(&*store, 6).await;
    for column in ["actor", "action", "subject", "detail"] {
        bench.tamper(&format!("UPDATE audit SET {column} = {column} || 'x' WHERE seq = 4")).await;
        assert_eq!(store.check_audit().await.unwrap(), Err(ChainFault { seq: 4 }), "{column}");
        let length = format!("length({column}) - 1");
        let back = format!("UPDATE audit SET {column} = substr({column}, 1, {length}) WHERE seq = 4");
        bench.tamper(&back).await;
        assert_eq!(store.check_audit().await.unwrap(), Ok(6), "{column}");
    }
    bench.tamper("UPDATE audit SET at = at - 1 WHERE seq = 6").await;
    assert_eq!(store.check_audit().await.unwrap(), Err(ChainFault { seq: 6 }));
}

pub(crate) async fn a_missing_line_is_found(bench: Bench) {
    let store = bench.open().await;
    write(&*store, 5).await;
    bench.tamper("DELETE FROM audit WHERE seq = 2").await;
    assert_eq!(store.check_audit().await.unwrap(), Err(ChainFault { seq: 2 }));
    bench.tamper("UPDATE audit SET seq = seq - 1 WHERE seq = 3").await;
    assert_eq!(store.check_audit().await.unwrap(), Err(ChainFault { seq: 2 }), "nor does moving up help");
}

pub(crate) async fn a_cut_off_end_is_found(bench: Bench) {
    let store = bench.open().await;
    write(&*store, 5).await;
    bench.tamper("DELETE FROM audit WHERE seq = 5").await;
    assert_eq!(store.check_audit().await.unwrap(), Err(ChainFault { seq: 5 }));
    bench.tamper("UPDATE audit_head SET seq = 4").await;
    assert_eq!(store.check_audit().await.unwrap(), Err(ChainFault { seq: 5 }), "the head's hash tells");
    bench.tamper("DELETE FROM audit_head").await;
    assert_eq!(store.check_audit().await.unwrap(), Err(ChainFault { seq: 1 }), "nor can the head go");
}

pub(crate) async fn what_was_refused_is_not_in_the_audit(bench: Bench) {
    let store = bench.open().await;
    write(&*store, 1).await;
    let mut lost = visit(1);
    lost.version = 7;
    lost.id = VisitId(uuid::Uuid::from_u128(99));
    let changes = vec![audit("opened", "lost"), Change::PutVisit(Box::new(lost))];
    assert!(store.commit(changes).await.is_err());
    assert_eq!(store.audit_of("lost").await.unwrap(), []);
    write(&*store, 1).await;
    assert_eq!(store.check_audit().await.unwrap(), Ok(2));
}
