//! The services beside a replacement.

use domain::{
    application::{BankChoice, Contact, DraftAnswer, PhotoId, Status},
    money::Fen,
    problem::ErrorCode,
    region::BankId,
    service::{ReplaceReason, Service},
    wire::{
        Answered, Declaration, LossKind, LossReport, LossTakenBack, Nothing, ReportLoss, SaveAnswer,
        ShowCard, ShowVisit, Stage, Submit, TakeLossBack,
    },
};

use sandbox::people::ANLAN;

use crate::{
    browser::Browser,
    journey::{applied, approve, declared, identify, sign_in},
    world::World,
};

pub(crate) async fn answer(browser: &Browser, service: Service, answers: &[DraftAnswer]) -> u32 {
    let mut version = 0;
    for answer in answers {
        let answered = Answered { service, version, answer: answer.clone() };
        version = browser.call(SaveAnswer, "", &answered).await.unwrap().version;
    }
    version
}

/// The photo on file of whoever is identified in `browser`.
async fn photo_on_file(browser: &Browser) -> Option<PhotoId> {
    match browser.call(ShowVisit, "", &Nothing {}).await.unwrap().stage {
        Stage::Identified(person) => person.photo_on_file.map(|photo| photo.id),
        other => panic!("not identified but at {other:?}"),
    }
}

/// A bank of the first region, with the consent that is shown there.
pub(crate) fn bank(id: &str, consent: &str) -> DraftAnswer {
    DraftAnswer::Bank(BankChoice { bank: BankId(id.to_owned()), consent: consent.to_owned() })
}

pub(crate) fn reissue(photo: PhotoId) -> [DraftAnswer; 5] {
    [
        DraftAnswer::Mobile(Contact::OnFile),
        DraftAnswer::Email(Contact::None),
        DraftAnswer::Address(Contact::OnFile),
        bank("lanwan", "2026-03"),
        DraftAnswer::Photo(photo),
    ]
}

/// Reports the card of whoever is identified lost.
async fn lose(browser: &Browser, kind: LossKind) {
    let version = browser.call(ShowCard, "", &Nothing {}).await.unwrap().version;
    browser.call(ReportLoss, "", &LossReport { kind, version }).await.unwrap();
}

#[tokio::test]
async fn a_lost_card_is_issued_again_with_the_photo_on_file_and_for_its_own_fee() {
    let world = World::new().await;
    let (browser, _, replaced) = applied(&world).await;
    assert_eq!(photo_on_file(&browser).await, None, "nobody has granted it yet");
    let wang = world.desk();
    sign_in(&wang, "wang").await;
    approve(&wang, &replaced.reference).await;
    let photo = photo_on_file(&browser).await.unwrap();
    assert_eq!(photo, replaced.photo);

    let first = Answered { service: Service::Reissue, version: 0, answer: DraftAnswer::Photo(photo) };
    let in_use = browser.call(SaveAnswer, "", &first).await.unwrap_err();
    assert_eq!(in_use.code, ErrorCode::CardNotLost, "nobody is issued a second card");
    lose(&browser, LossKind::ForATime).await;
    let declaration = Declaration { service: Service::Reissue, ..declared(0) };
    assert_eq!(browser.call(Submit, "", &declaration).await.unwrap_err().code, ErrorCode::CardNotLost);
    lose(&browser, LossKind::ForGood).await;

    let version = answer(&browser, Service::Reissue, &reissue(photo)).await;
    let declaration = Declaration { service: Service::Reissue, ..declared(version) };
    let submitted = browser.call(Submit, "", &declaration).await.unwrap();
    let application = submitted.application;
    assert_eq!((application.service, application.reason, application.photo), (Service::Reissue, None, photo));
    assert_eq!((application.fee, application.progress.status), (Fen(2_500), Status::Submitted));
    assert!(!submitted.already_open, "the replacement is another service");
    assert!(browser.call(Submit, "", &declaration).await.unwrap().already_open);

    // A new one is on its way: the old one is not taken back.
    let version = browser.call(ShowCard, "", &Nothing {}).await.unwrap().version;
    let back = browser.call(TakeLossBack, "", &LossTakenBack { version }).await.unwrap_err();
    assert_eq!(back.code, ErrorCode::WrongStep);
}

#[tokio::test]
async fn a_photo_is_on_file_as_long_as_the_region_takes_it_as_recent_and_for_its_owner_only() {
    let world = World::new().await;
    let (browser, person, replaced) = applied(&world).await;
    let wang = world.desk();
    sign_in(&wang, "wang").await;
    approve(&wang, &replaced.reference).await;
    let photo = photo_on_file(&browser).await.unwrap();

    let other = world.browser();
    let somebody = world.outside.person("龚䶮𠮷");
    identify(&other, &world.outside, &somebody, ANLAN).await;
    assert_eq!(photo_on_file(&other).await, None);
    lose(&other, LossKind::ForGood).await;
    let stolen = Answered { service: Service::Reissue, version: 0, answer: DraftAnswer::Photo(photo) };
    assert_eq!(other.call(SaveAnswer, "", &stolen).await.unwrap_err().code, ErrorCode::NotFound);

    world.clock.advance(24 * 30 * 24 * 60 * 60 + 60);
    let later = world.browser();
    identify(&later, &world.outside, &person, ANLAN).await;
    assert_eq!(photo_on_file(&later).await, None);
    lose(&later, LossKind::ForGood).await;
    let old = Answered { service: Service::Reissue, version: 0, answer: DraftAnswer::Photo(photo) };
    assert_eq!(later.call(SaveAnswer, "", &old).await.unwrap_err().code, ErrorCode::NotFound);
}

#[tokio::test]
async fn what_a_service_does_not_ask_is_not_answered_and_what_is_no_application_is_not_handed_in() {
    let world = World::new().await;
    let (browser, _, _) = applied(&world).await;
    let reason = DraftAnswer::Reason(ReplaceReason::Damaged);
    for service in [Service::Reissue, Service::Account, Service::ReportLoss] {
        let answered = Answered { service, version: 0, answer: reason.clone() };
        assert_eq!(browser.call(SaveAnswer, "", &answered).await.unwrap_err().code, ErrorCode::Malformed);
    }
    for (service, code) in [
        (Service::Reissue, ErrorCode::CardNotLost),
        (Service::Account, ErrorCode::Malformed),
        (Service::ReportLoss, ErrorCode::Malformed),
    ] {
        let declaration = Declaration { service, ..declared(0) };
        assert_eq!(browser.call(Submit, "", &declaration).await.unwrap_err().code, code, "{service:?}");
    }
}

#[tokio::test]
async fn a_bank_is_one_of_the_region_and_agreed_to_in_the_words_that_count() {
    let world = World::new().await;
    let browser = world.browser();
    let person = world.outside.person("林㼆");
    identify(&browser, &world.outside, &person, ANLAN).await;
    for (bank, code) in [
        (bank("lanwan", "2025-01"), ErrorCode::StaleVersion),
        (bank("xuequan", "2026-03"), ErrorCode::NotFound),
        (bank("", "2026-03"), ErrorCode::NotFound),
    ] {
        let answered = Answered { service: Service::NewCard, version: 0, answer: bank };
        assert_eq!(browser.call(SaveAnswer, "", &answered).await.unwrap_err().code, code);
    }
    let version = answer(&browser, Service::NewCard, &[bank("lanwan", "2026-03")]).await;
    assert_eq!(version, 1);
}
