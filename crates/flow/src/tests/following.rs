use domain::{
    application::{Ask, PhotoException, Status, WithdrawReason},
    id_number::IdError,
    outlet::{OutletId, Position},
    photo::PhotoPurpose,
    problem::ErrorCode,
    reference::ReferenceError,
    service::Service,
    wire::{ChosenOutlet, PhotoSource, Withdrawn},
};

use crate::fixtures::{
    Conversation, ID, application, at_case, code, outlet, photo, problem, reference, today, tracked,
};
use crate::{
    Call, Effect, Event, Reply, Target, capture,
    outlets::{Near, nearest_first},
    track::{Event as Said, Step},
};

fn says(talk: &mut Conversation, event: Said) -> &mut Conversation {
    talk.says(Event::Track(event))
}

fn query(reference: &str, id_number: &str) -> Said {
    Said::QueryGiven { reference: reference.into(), id_number: id_number.into(), today: today() }
}

#[test]
fn reference_and_number_show_the_status_and_nothing_to_do() {
    let mut talk = Conversation::opened(Target::Track, false);
    says(&mut talk, Said::ByReferenceAsked);
    says(&mut talk, query("123", "1"));
    let Step::Query(asked) = talk.following() else { panic!("still asked") };
    assert_eq!(asked.reference_error, Some(ReferenceError::Length));
    assert_eq!(asked.id_error, Some(IdError::Length { found: 1 }));
    assert!(talk.effects.is_empty());
    says(&mut talk, query(&reference().grouped(), ID))
        .hears(Reply::Tracked(Box::new(tracked(Status::Approved, Vec::new()))));
    assert!(matches!(talk.following(), Step::Status(status) if status.status == Status::Approved));
    says(&mut talk, Said::OutletsAsked);
    assert!(talk.effects.is_empty());
}

#[test]
fn a_case_is_followed_once_and_left_when_left() {
    let mut talk = at_case(false, Status::Submitted, Vec::new());
    assert_eq!(talk.effects, [Effect::Follow(reference(), 4)]);
    says(&mut talk, Said::CaseChanged);
    assert_eq!(talk.calls(), [&Call::ShowApplication(reference())]);
    talk.hears(Reply::Application(Box::new(application(Status::UnderReview, Vec::new()))));
    assert!(talk.effects.is_empty(), "it is followed already");
    talk.says(Event::BackPressed);
    assert_eq!(talk.effects, [Effect::Unfollow]);
    assert_eq!(talk.following(), &Step::List);
}

#[test]
fn the_nearest_outlet_comes_first_and_an_empty_one_last() {
    let near = Near::Device(Position { lat: 30.0, lon: 121.0 });
    let list = [outlet("far", 31.0, 3), outlet("near-but-empty", 30.01, 0), outlet("near", 30.1, 1)];
    let order: Vec<_> =
        nearest_first(&list, Some(&near)).into_iter().map(|choice| choice.stock.outlet.id.0).collect();
    assert_eq!(order, ["near", "far", "near-but-empty"]);
    assert!(nearest_first(&list, None).iter().all(|choice| choice.metres.is_none()));
}

#[test]
fn a_kiosk_measures_from_itself_and_a_phone_asks_or_takes_a_district() {
    let near = |talk: &Conversation| match talk.following() {
        Step::Outlets(outlets) => outlets.near.clone(),
        other => panic!("no outlets but {other:?}"),
    };
    let mut kiosk = at_case(true, Status::Approved, Vec::new());
    says(&mut kiosk, Said::OutletsAsked);
    assert!(matches!(near(&kiosk), Some(Near::Kiosk(_))));
    let mut phone = at_case(false, Status::Approved, Vec::new());
    says(&mut phone, Said::OutletsAsked).hears(Reply::Outlets(vec![outlet("a", 30.0, 1)]));
    assert_eq!(near(&phone), None);
    says(&mut phone, Said::LocateAsked);
    assert_eq!(phone.effects, [Effect::Locate]);
    says(&mut phone, Said::Located(None));
    assert_eq!(near(&phone), None);
    says(&mut phone, Said::DistrictPicked(code()));
    assert!(matches!(near(&phone), Some(Near::District(..))));
}

#[test]
fn an_outlet_that_ran_out_is_marked_and_the_approval_kept() {
    let mut talk = at_case(false, Status::Approved, Vec::new());
    says(&mut talk, Said::OutletsAsked)
        .hears(Reply::Outlets(vec![outlet("a", 30.0, 1), outlet("b", 30.5, 2)]));
    let chosen = OutletId("a".into());
    says(&mut talk, Said::OutletChosen(chosen.clone()));
    assert_eq!(
        talk.calls(),
        [&Call::ChooseOutlet(reference(), ChosenOutlet { outlet: chosen.clone(), version: 4 })]
    );
    talk.fails(problem(ErrorCode::OutOfStock));
    let Step::Outlets(outlets) = talk.following() else { panic!("still choosing") };
    assert_eq!(outlets.gone, Some(chosen.clone()));
    says(&mut talk, Said::OutletChosen(chosen));
    assert!(talk.effects.is_empty(), "nothing is left there");
    says(&mut talk, Said::OutletChosen(OutletId("b".into())));
    talk.hears(Reply::Application(Box::new(application(Status::OutletChosen, Vec::new()))));
    assert!(matches!(talk.following(), Step::Case(case) if case.progress.status == Status::OutletChosen));
}

#[test]
fn everything_asked_for_is_given_together() {
    let mut talk = at_case(false, Status::NeedsInfo, vec![Ask::NewPhoto, Ask::Address]);
    says(&mut talk, Said::AnswerAsked);
    talk.says(Event::Capture(capture::Event::FileChosen(capture::Shot(1))));
    talk.says(Event::Capture(capture::Event::Dated(Some(1))));
    talk.hears(Reply::Photo(Box::new(photo(PhotoSource::Upload))))
        .says(Event::Capture(capture::Event::Accepted));
    assert!(talk.effects.is_empty(), "the address is still to come");
    says(&mut talk, Said::ContactGiven(" ".into()));
    assert!(matches!(talk.following(), Step::Answer(answer) if answer.refusal.is_some()));
    says(&mut talk, Said::ContactGiven("延长路12号".into()));
    let [Call::GiveInfo(_, given)] = talk.calls()[..] else { panic!("nothing was sent") };
    assert!(given.photo.is_some() && given.address.is_some() && given.mobile.is_none());
    talk.hears(Reply::Application(Box::new(application(Status::UnderReview, Vec::new()))));
    assert!(matches!(talk.following(), Step::Case(_)));
}

#[test]
fn a_case_that_moved_meanwhile_is_loaded_anew() {
    let mut talk = at_case(false, Status::Approved, Vec::new());
    says(&mut talk, Said::OutletsAsked).hears(Reply::Outlets(vec![outlet("a", 30.0, 1)]));
    says(&mut talk, Said::OutletChosen(OutletId("a".into()))).fails(problem(ErrorCode::StaleVersion));
    assert_eq!(talk.calls(), [&Call::ShowApplication(reference())]);
    talk.hears(Reply::Application(Box::new(application(Status::OutletChosen, Vec::new()))));
    assert!(matches!(talk.following(), Step::Case(_)));
}

#[test]
fn an_application_is_taken_back_after_a_reason_and_a_second_word() {
    let mut talk = at_case(false, Status::Submitted, Vec::new());
    says(&mut talk, Said::WithdrawConfirmed);
    assert!(talk.calls().is_empty(), "nobody asked for it");
    says(&mut talk, Said::WithdrawAsked);
    says(&mut talk, Said::WithdrawConfirmed);
    assert!(talk.calls().is_empty(), "nobody said why");
    says(&mut talk, Said::WithdrawReasonChosen(WithdrawReason::Mistake));
    talk.says(Event::BackPressed);
    assert!(matches!(talk.following(), Step::Withdraw(withdrawal) if withdrawal.reason.is_none()));
    says(&mut talk, Said::WithdrawReasonChosen(WithdrawReason::AnotherWay));
    says(&mut talk, Said::WithdrawConfirmed);
    let given = Withdrawn { version: 4, reason: WithdrawReason::AnotherWay };
    assert_eq!(talk.calls(), [&Call::Withdraw(reference(), given)]);
    talk.hears(Reply::Application(Box::new(application(Status::Withdrawn, Vec::new()))));
    assert!(matches!(talk.following(), Step::Case(case) if case.progress.status == Status::Withdrawn));
}

#[test]
fn what_changed_meanwhile_is_shown_before_it_is_taken_back() {
    let mut talk = at_case(false, Status::Submitted, Vec::new());
    says(&mut talk, Said::WithdrawAsked);
    says(&mut talk, Said::WithdrawReasonChosen(WithdrawReason::NotNeeded));
    says(&mut talk, Said::WithdrawConfirmed);
    talk.fails(problem(ErrorCode::StaleVersion));
    assert_eq!(talk.calls(), [&Call::ShowApplication(reference())]);
    talk.hears(Reply::Application(Box::new(application(Status::InProduction, Vec::new()))));
    says(&mut talk, Said::WithdrawAsked);
    assert!(matches!(talk.following(), Step::Case(_)), "a card is made by now");
}

#[test]
fn a_photo_that_is_asked_for_again_is_made_for_the_same_and_with_the_same_exception() {
    let mut talk = at_case(false, Status::NeedsInfo, vec![Ask::NewPhoto]);
    let mut case = application(Status::NeedsInfo, vec![Ask::NewPhoto]);
    (case.service, case.photo_exception) = (Service::ChangePhoto, Some(PhotoException::Faith));
    says(&mut talk, Said::CaseChanged).hears(Reply::Application(Box::new(case)));
    says(&mut talk, Said::AnswerAsked);
    let Step::Answer(answer) = talk.following() else { panic!("asked for a photo") };
    assert_eq!(answer.capture.purpose, PhotoPurpose::OnFile);
    assert_eq!(answer.capture.exception, Some(PhotoException::Faith));
    for said in [capture::Event::CameraAsked, capture::Event::Held] {
        talk.says(Event::Capture(said));
    }
    talk.says(Event::Capture(capture::Event::Captured(capture::Shot(1))));
    assert!(matches!(
        talk.calls()[..],
        [Call::SendPhoto { purpose: PhotoPurpose::OnFile, exception: Some(PhotoException::Faith), .. }]
    ));
}
