//! The two halves of a card.

use domain::{
    card::Halves,
    problem::ErrorCode,
    wire::{Activate, LossKind, LossReport, Nothing, ReportLoss, ShowCard, ShowHalves},
};
use sandbox::people::{ANLAN, YUNLING};

use crate::{browser::Browser, journey::identify, world::World};

async fn halves(browser: &Browser) -> Halves {
    browser.call(ShowHalves, "", &Nothing {}).await.unwrap()
}

#[tokio::test]
async fn a_new_cards_social_half_is_made_ready_here_and_the_bank_half_is_not() {
    let world = World::new().await;
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("买买提·艾力"), YUNLING).await;
    assert_eq!(halves(&browser).await, Halves { social: false, bank: false });
    for _ in 0..2 {
        let ready = browser.call(Activate, "", &Nothing {}).await.unwrap();
        assert_eq!(ready, Halves { social: true, bank: false });
    }
    assert_eq!(halves(&browser).await, Halves { social: true, bank: false });
}

#[tokio::test]
async fn a_card_that_is_lost_or_not_there_is_not_made_ready() {
    let world = World::new().await;
    let browser = world.browser();
    let refused = browser.call(Activate, "", &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotSignedIn);
    identify(&browser, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    let version = browser.call(ShowCard, "", &Nothing {}).await.unwrap().version;
    let lost = LossReport { kind: LossKind::ForATime, version };
    browser.call(ReportLoss, "", &lost).await.unwrap();
    let refused = browser.call(Activate, "", &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongStep);

    let other = world.browser();
    identify(&other, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
    assert_eq!(other.call(ShowHalves, "", &Nothing {}).await.unwrap_err().code, ErrorCode::NoCard);
    assert_eq!(other.call(Activate, "", &Nothing {}).await.unwrap_err().code, ErrorCode::NoCard);
}

#[tokio::test]
async fn a_bureau_that_does_not_answer_is_told_and_nothing_is_ready() {
    let world = World::new().await;
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("买买提·艾力"), YUNLING).await;
    world.outside.knob("core_down", true).await;
    let refused = browser.call(Activate, "", &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Unavailable);
    world.outside.knob("core_down", false).await;
    assert!(!halves(&browser).await.social);
}
