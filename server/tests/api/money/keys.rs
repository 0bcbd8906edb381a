//! A key names a request to pay: it has one payment, however often and however fast it comes.

use std::sync::Arc;

use domain::{
    money::Fen,
    payment::PaymentStatus,
    problem::ErrorCode,
    wire::{BeginPayment, Endpoint as _, ListPayments, NewPayment, Nothing},
};
use sandbox::people::ANLAN;

use super::till::{FIFTY, begin, books, counts, key, pay, pending, stands, stored, top_up, topped_up, zhang};
use crate::{
    browser::{Browser, problem},
    journey::identify,
    world::World,
};

/// The very bytes of the answer.
async fn bytes(browser: &Browser, asked: &NewPayment) -> Result<Vec<u8>, ErrorCode> {
    let request = browser.request(reqwest::Method::POST, BeginPayment::PATH).json(asked);
    let answer = browser.send(request).await;
    if answer.status().is_success() {
        Ok(answer.bytes().await.unwrap().to_vec())
    } else {
        Err(problem(answer).await.code)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_and_body_answer_the_same_bytes_whatever_has_happened_since() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let asked = top_up(FIFTY);
    let first = bytes(&browser, &asked).await.unwrap();
    assert_eq!(bytes(&browser, &asked).await.unwrap(), first);
    let number = begin(&browser, &asked).await.unwrap().number;
    stands(&browser, &number, PaymentStatus::Pending).await;
    assert_eq!(bytes(&browser, &asked).await.unwrap(), first, "while it can be paid");
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(bytes(&browser, &asked).await.unwrap(), first, "after it was paid");
    let world = world.restart().await;
    let browser = zhang(&world).await;
    assert_eq!(bytes(&browser, &asked).await.unwrap(), first, "after a restart");
    assert_eq!(counts(&world).await["orders"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_with_another_body_is_refused_and_begins_nothing() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let asked = top_up(FIFTY);
    let number = pending(&browser, &asked).await;
    for other in [
        NewPayment { amount: Fen(6_000), ..asked.clone() },
        NewPayment { channel: domain::payment::Channel::Counter, ..asked.clone() },
        NewPayment { purpose: domain::payment::Purpose::Contribution { year: 2027 }, ..asked.clone() },
    ] {
        assert_eq!(begin(&browser, &other).await.unwrap_err().code, ErrorCode::KeyReused);
    }
    let own = browser.call(ListPayments, "", &Nothing {}).await.unwrap().payments;
    assert_eq!(own.iter().map(|payment| &payment.number).collect::<Vec<_>>(), [&number]);
    // Somebody else's key is another key.
    let other = world.browser();
    identify(&other, &world.outside, &world.outside.person("阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊"), ANLAN)
        .await;
    assert_ne!(begin(&other, &asked).await.unwrap().number, number);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_requests_with_one_key_at_once_begin_one_payment_and_hear_the_same() {
    let world = World::new().await;
    let browser = Arc::new(zhang(&world).await);
    let asked = Arc::new(top_up(FIFTY));
    let each = (0..100).map(|_| {
        let (browser, asked) = (Arc::clone(&browser), Arc::clone(&asked));
        tokio::spawn(async move {
            let mut refused = 0;
            loop {
                match bytes(&browser, &asked).await {
                    Ok(answer) => return (answer, refused),
                    Err(code) => assert_eq!(code, ErrorCode::InFlight),
                }
                refused += 1;
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        })
    });
    let answers: Vec<_> = futures::future::join_all(each).await.into_iter().map(Result::unwrap).collect();
    assert!(answers.iter().all(|(answer, _)| *answer == answers[0].0));
    let number = begin(&browser, &asked).await.unwrap().number;
    stands(&browser, &number, PaymentStatus::Pending).await;
    assert_eq!(browser.call(ListPayments, "", &Nothing {}).await.unwrap().payments.len(), 1);
    assert_eq!(counts(&world).await["orders"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_wishes_with_keys_of_their_own_at_once_open_one_payment() {
    let world = World::new().await;
    let browser = Arc::new(zhang(&world).await);
    let each = (0..100).map(|_| {
        let browser = Arc::clone(&browser);
        tokio::spawn(async move { begin(&browser, &top_up(FIFTY)).await })
    });
    let answers = futures::future::join_all(each).await;
    let (begun, refused): (Vec<_>, Vec<_>) = answers.into_iter().map(Result::unwrap).partition(Result::is_ok);
    assert_eq!((begun.len(), refused.len()), (1, 99));
    let number = &begun[0].as_ref().unwrap().number;
    for refusal in refused {
        let refusal = refusal.unwrap_err();
        // So many at once are a flood, too.
        assert!(
            refusal.code == ErrorCode::TooMany
                || (refusal.code, refusal.payment.as_ref()) == (ErrorCode::PaymentOpen, Some(number)),
            "{refusal:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_answered_after_one_commit_and_another_follows_the_one_that_is_over() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let store = &world.server.app.store;
    let asked = top_up(FIFTY);
    let before = store.commits();
    let begun = begin(&browser, &asked).await.unwrap();
    assert!(store.commits() > before, "it is durable when it is answered");
    let payment = stored(&world, &begun.number).await;
    assert!(store.kept_answer(&payment.payer, asked.key).await.unwrap().is_some());
    stands(&browser, &begun.number, PaymentStatus::Pending).await;
    let open = begin(&browser, &top_up(Fen(6_000))).await.unwrap_err();
    assert_eq!((open.code, open.payment), (ErrorCode::PaymentOpen, Some(begun.number.clone())));
    let quiet = store.commits();
    begin(&browser, &asked).await.unwrap();
    assert_eq!(store.commits(), quiet, "an answer that is known is not written again");
    pay(&world, &begun.number).await;
    stands(&browser, &begun.number, PaymentStatus::Fulfilled).await;
    let second = topped_up(&world, &browser, Fen(6_000)).await;
    assert_ne!(second, begun.number);
    assert_eq!(books(&world, ANLAN).await["core"], 11_000);
    assert_ne!(key(), key());
}
