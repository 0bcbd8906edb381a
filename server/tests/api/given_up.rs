//! Messages that cannot be sent: how long they are tried, and who learns of it.

use domain::application::WithdrawReason;
use domain::wire::{LossKind, Withdraw, Withdrawn};
use reqwest::Method;

use crate::{
    browser::Browser,
    journey::applied,
    losses::report,
    world::{World, until},
};

/// What is counted under this name.
async fn counted(desk: &Browser, name: &str) -> u64 {
    let answer = desk.send(desk.request(Method::GET, "/metrics")).await.text().await.unwrap();
    let line = answer.lines().find_map(|line| line.strip_prefix(&format!("{name} "))).unwrap();
    line.parse().unwrap()
}

/// Lets the time of the next try come.
async fn let_it_come(world: &World) {
    let app = &world.server.app;
    if let Some(next) = app.store.next_job_at().await.unwrap() {
        world.clock.advance(app.now().seconds_until(next).max(0));
        app.wake.notify_one();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_given_up_is_counted_and_news_of_a_lost_card_is_tried_for_longer() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world).await;
    let (desk, mobile) = (world.desk(), person.mobile.unwrap());
    let heard = world.outside.inbox(&mobile).await.len();
    world.outside.knob("sms_down", true).await;
    report(&browser, LossKind::ForGood).await.unwrap();
    let given = Withdrawn { version: application.version, reason: WithdrawReason::Mistake };
    browser.call(Withdraw, application.reference.as_str(), &given).await.unwrap();
    until("a message that is given up", async || {
        let_it_come(&world).await;
        (counted(&desk, "medcard_messages_given_up_total").await == 1).then_some(())
    })
    .await;
    assert!(counted(&desk, "medcard_job_tries_failed_total").await >= 36);
    assert_eq!(counted(&desk, "medcard_loss_messages_given_up_total").await, 0, "it is tried still");
    let key = format!("told:{}:{}", application.reference, application.version + 1);
    let audit = world.server.app.store.audit_of(&key).await.unwrap();
    let [entry] = &audit[..] else { panic!("one entry, not {audit:?}") };
    assert_eq!((entry.entry.action.as_str(), entry.entry.detail.as_str()), ("given-up-send-sms", "outside"));

    world.outside.knob("sms_down", false).await;
    let news = until("news of the loss", async || {
        let_it_come(&world).await;
        let inbox = world.outside.inbox(&mobile).await;
        (inbox.len() > heard).then(|| inbox[0].text.clone())
    })
    .await;
    assert!(news.contains("挂失"), "{news}");
}
