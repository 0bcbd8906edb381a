//! The life of a payment as it should be.

use domain::payment::PaymentStatus;
use sandbox::people::ANLAN;

use super::till::{FIFTY, begin, books, pay, stands, stored, top_up, zhang};
use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_top_up_is_paid_credited_and_in_the_books() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let begun = begin(&browser, &top_up(FIFTY)).await.unwrap();
    let pending = stands(&browser, &begun.number, PaymentStatus::Pending).await;
    assert!(pending.code.unwrap().contains("/pay/"));
    pay(&world, &begun.number).await;
    let credited = stands(&browser, &begun.number, PaymentStatus::Fulfilled).await;
    assert!(credited.has_record && credited.code.is_none());
    assert_eq!(credited.transaction.unwrap().len(), 28);
    assert!(stored(&world, &begun.number).await.credit.is_some());
    let books = books(&world, ANLAN).await;
    assert_eq!((books["till"], books["core"]), (-FIFTY.0, FIFTY.0));
    assert_eq!(books.get("transit").copied().unwrap_or_default(), 0);
}
