//! Money at the desk: whose it is to see, and what was seen when something is said.

use domain::{
    money::Fen,
    payment::{PaymentStatus, RefundReason, RefundStatus},
    problem::ErrorCode,
    wire::{
        Nothing,
        staff::{
            AskStaffPayment, DecideRefund, ProposeRefund, RefundDecided, RefundDecision, RefundProposed,
            SettleSlip, ShowStaffPayment, SlipSettled, StaffPaymentList,
        },
    },
};
use serde_json::json;

use super::till::{FIFTY, clerk, payer, pending, refunds, seen, stands, stored, top_up, topped_up, zhang};
use crate::{browser::Browser, world::World};

async fn list(desk: &Browser, query: &str) -> StaffPaymentList {
    let request = desk.request(reqwest::Method::GET, &format!("/api/till?{query}"));
    let answer = desk.send(request).await;
    assert!(answer.status().is_success(), "{query}: {}", answer.status());
    answer.json().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn another_regions_payments_and_refunds_are_not_there() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    payer(&world, &number, "pay", json!({"amount": 1})).await;
    stands(&browser, &number, PaymentStatus::Suspended).await;
    let (wang, zhao) = (clerk(&world, "wang").await, clerk(&world, "zhao").await);
    let version = seen(&wang, &number).await.version;
    let proposed = RefundProposed { version, amount: Fen(1), reason: RefundReason::WrongAmount };
    wang.call(ProposeRefund, number.as_str(), &proposed).await.unwrap();
    let refund = refunds(&world, &number).await.remove(0);
    let text = number.as_str();
    let slip = SlipSettled { version, amount: Fen(1) };
    let decided = RefundDecided { version: refund.version, decision: RefundDecision::Agree };
    let refused = [
        zhao.call(ShowStaffPayment, text, &Nothing {}).await.unwrap_err().code,
        zhao.call(AskStaffPayment, text, &Nothing {}).await.unwrap_err().code,
        zhao.call(SettleSlip, text, &slip).await.unwrap_err().code,
        zhao.call(ProposeRefund, text, &proposed).await.unwrap_err().code,
        zhao.call(DecideRefund, &refund.id.0.to_string(), &decided).await.unwrap_err().code,
    ];
    assert_eq!(refused, [ErrorCode::NotFound; 5]);
    let audit = async |subject: &str| {
        let lines = world.server.app.store.audit_of(subject).await.unwrap();
        lines.iter().filter(|line| line.entry.action == "asked-for-anothers").count()
    };
    assert_eq!((audit(text).await, audit(&refund.id.0.to_string()).await), (4, 1));
    assert_eq!(list(&zhao, "").await, StaffPaymentList::default());
    assert!(list(&zhao, &format!("code={number}")).await.payments.is_empty());
    assert_eq!(refunds(&world, &number).await[0].status, RefundStatus::Proposed);
}

#[tokio::test(flavor = "multi_thread")]
async fn payments_are_found_by_status_and_by_either_number() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let done = topped_up(&world, &browser, FIFTY).await;
    let open = pending(&browser, &top_up(FIFTY)).await;
    let wang = clerk(&world, "wang").await;
    let transaction = stored(&world, &done).await.transaction.unwrap();
    for (query, number) in [
        (format!("code={done}"), &done),
        (format!("code={transaction}"), &done),
        ("status=fulfilled".to_owned(), &done),
        ("status=pending".to_owned(), &open),
    ] {
        let found = list(&wang, &query).await.payments;
        assert_eq!(found.iter().map(|line| &line.number).collect::<Vec<_>>(), [number], "{query}");
    }
    let all = list(&wang, "").await;
    assert_eq!((all.wanting, all.payments.len(), &all.payments[0].number), (0, 2, &open), "the newest first");
    let shown = seen(&wang, &done).await;
    assert_eq!(
        (shown.taken, shown.refundable),
        (Some(FIFTY), Fen(0)),
        "what the core has is the core's to give"
    );
    assert!(!shown.name.as_str().contains("秀兰"), "masked");
    assert_eq!((shown.history.len(), shown.movements.len()), (4, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_about_something_older_than_it_stands_is_refused() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    payer(&world, &number, "pay", json!({"amount": 1})).await;
    stands(&browser, &number, PaymentStatus::Suspended).await;
    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    let version = seen(&wang, &number).await.version;
    let propose = |version, reason| RefundProposed { version, amount: Fen(1), reason };
    let text = number.as_str();
    for stale in [version - 1, version + 1] {
        let old = propose(stale, RefundReason::WrongAmount);
        let refused = wang.call(ProposeRefund, text, &old).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::StaleVersion);
    }
    // The server's own reasons are no clerk's.
    let own = propose(version, RefundReason::PaidTwice);
    assert_eq!(wang.call(ProposeRefund, text, &own).await.unwrap_err().code, ErrorCode::WrongStep);
    wang.call(ProposeRefund, text, &propose(version, RefundReason::WrongAmount)).await.unwrap();
    let refund = refunds(&world, &number).await.remove(0);
    let agree = |version| RefundDecided { version, decision: RefundDecision::Agree };
    let id = refund.id.0.to_string();
    let stale = li.call(DecideRefund, &id, &agree(refund.version + 1)).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::StaleVersion);
    let now = agree(refund.version);
    let (one, other) = tokio::join!(li.call(DecideRefund, &id, &now), li.call(DecideRefund, &id, &now));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    stands(&browser, &number, PaymentStatus::Refunded).await;
    assert_eq!(refunds(&world, &number).await.len(), 1);
}
