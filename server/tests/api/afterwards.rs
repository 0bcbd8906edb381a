//! What becomes of an application besides a card: taken back, not collected, a photo for the file, two clerks.

use domain::{
    application::{
        Ask, DraftAnswer, Event, HistoryEntry, PhotoException, PhotoId, PhotoReason, RejectReason, Status,
        WithdrawReason,
    },
    machine::Actor,
    moment::Moment,
    problem::{ErrorCode, Problem},
    reference::Reference,
    service::Service,
    wire::{
        Answered, ApplicationView, Declaration, GiveInfo, GivenInfo, Nothing, PHOTOS, SaveAnswer, ShowForm,
        ShowVisit, Stage, Submit, Withdraw, Withdrawn, path_with,
        staff::{CASE_PHOTO, CaseFilter, CaseView, Decision, ListCases, Wanted},
    },
};
use reqwest::StatusCode;
use sandbox::people::ANLAN;
use serde_json::json;

use crate::{
    browser::Browser,
    files,
    journey::{
        applied, approve, case, choose, decide, declared, identify, photograph, reaches, sign_in, take_up,
        view,
    },
    world::{World, until},
};

const DAY: i64 = 24 * 60 * 60;

async fn withdraw(
    browser: &Browser,
    reference: &Reference,
    version: u32,
) -> Result<ApplicationView, Problem> {
    let given = Withdrawn { version, reason: WithdrawReason::Mistake };
    browser.call(Withdraw, reference.as_str(), &given).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_taken_back_with_its_reason_and_another_can_follow() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world).await;
    let reference = application.reference;
    assert!(application.can_withdraw);
    let stale = withdraw(&browser, &reference, application.version + 1).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::StaleVersion);
    browser.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap();
    let closed = withdraw(&browser, &reference, application.version).await.unwrap();
    assert_eq!(closed.progress.status, Status::Withdrawn);
    let form = browser.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap_err();
    assert_eq!(form.code, ErrorCode::WrongStep, "a form that nobody is to hand in");
    assert_eq!(closed.progress.withdrawal, Some(WithdrawReason::Mistake));
    assert!(!closed.can_withdraw);
    let last = closed.progress.history.last().unwrap();
    assert_eq!((last.event, last.actor), (Some(Event::Withdrawn), Actor::Resident));
    assert_eq!(last.withdrawal, Some(WithdrawReason::Mistake));
    let told = world.outside.message(person.mobile.as_deref().unwrap(), 2).await;
    assert!(told.text.contains(&reference.grouped()), "{}", told.text);
    let again = withdraw(&browser, &reference, closed.version).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::WrongStep);

    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let shown = case(&desk, &reference).await;
    assert_eq!(
        (shown.row.status, shown.progress.withdrawal),
        (Status::Withdrawn, Some(WithdrawReason::Mistake))
    );
    assert_eq!(take_up(&desk, &reference).await.unwrap_err().code, ErrorCode::WrongStep);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_made_is_not_taken_back_and_nobody_takes_back_anothers() {
    let world = World::new().await;
    let (browser, _, application) = applied(&world).await;
    let reference = application.reference;
    let other = world.browser();
    identify(&other, &world.outside, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    assert_eq!(withdraw(&other, &reference, 1).await.unwrap_err().code, ErrorCode::NotFound);
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &reference).await;
    assert!(view(&browser, &reference).await.can_withdraw, "nothing is made yet");
    choose(&browser, &reference, "anlan-01").await.unwrap();
    // The card maker's answer may come between the look and the tap.
    let refused = until("an answer to the last version", async || {
        let version = view(&browser, &reference).await.version;
        let refused = withdraw(&browser, &reference, version).await.unwrap_err().code;
        (refused != ErrorCode::StaleVersion).then_some(refused)
    });
    assert_eq!(refused.await, ErrorCode::WrongStep);
    assert!(!reaches(&browser, &reference, Status::Ready).await.can_withdraw);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_that_was_held_is_free_again_when_the_application_is_taken_back() {
    let world = World::with_regions(|region| {
        region["fees"]["replace_card"] = json!({"amount": 2500, "methods": ["counter"]});
    })
    .await;
    let (browser, _, application) = applied(&world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &application.reference).await;
    let free = async || {
        let region = application.region.clone();
        let stock = world.server.app.store.stock(&region).await.unwrap();
        stock.into_iter().find(|stock| stock.outlet.0 == "anlan-03").unwrap().free
    };
    assert_eq!(free().await, 1);
    let due = choose(&browser, &application.reference, "anlan-03").await.unwrap();
    assert_eq!((due.progress.status, free().await), (Status::FeeDue, 0));
    withdraw(&browser, &application.reference, due.version).await.unwrap();
    assert_eq!(free().await, 1);
}

/// Waits until the server's clock has moved the case on.
async fn moved_by_clock(world: &World, reference: &Reference, event: Event, times: usize) -> CaseView {
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    until(event.as_str(), async || {
        let shown = case(&desk, reference).await;
        let happened = shown.progress.history.iter().filter(|entry| entry.event == Some(event)).count();
        // The case was read before its history: both are to be of one time.
        let whole = shown.progress.history.last().is_some_and(|entry| entry.status == shown.row.status);
        (happened == times && whole).then_some(shown)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_nobody_collects_is_reminded_of_and_goes_back() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world).await;
    let reference = application.reference;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &reference).await;
    choose(&browser, &reference, "anlan-01").await.unwrap();
    let ready = reaches(&browser, &reference, Status::Ready).await;
    assert_eq!(ready.collect_by.unwrap().to_string(), "2027-02-21", "ninety days later");
    let since = ready.progress.history.last().unwrap().at;

    let mobile = person.mobile.as_deref().unwrap();
    let before = world.outside.inbox(mobile).await.len();
    for (times, days) in [(1, 7), (2, 23)] {
        world.clock.advance(days * DAY);
        let shown = moved_by_clock(&world, &reference, Event::Reminded, times).await;
        assert_eq!((shown.row.status, shown.row.since), (Status::Ready, since), "the days go on");
        let told = world.outside.message(mobile, before + times).await.text;
        assert!(
            told.contains("安澜社保服务大厅") && told.contains("8:30") && told.contains("2027-02-21"),
            "{told}"
        );
    }
    world.clock.advance(61 * DAY);
    let gone = moved_by_clock(&world, &reference, Event::CollectionLapsed, 1).await;
    assert_eq!(gone.row.status, Status::Returned);
    assert_eq!(gone.progress.history.last().unwrap().actor, Actor::Timer);
    assert!(world.outside.message(mobile, before + 3).await.text.contains(&reference.grouped()));
}

async fn photograph_for_file(browser: &Browser) -> PhotoId {
    let path = format!("{PHOTOS}?source=camera&exception=head&purpose=on-file");
    files::send_to(browser, &path, "image/jpeg", files::PORTRAIT.to_vec()).await.unwrap().id
}

/// A change of the photo on file, handed in.
async fn photo_change(browser: &Browser) -> ApplicationView {
    let photo = photograph_for_file(browser).await;
    let answered = Answered { service: Service::ChangePhoto, version: 0, answer: DraftAnswer::Photo(photo) };
    let version = browser.call(SaveAnswer, "", &answered).await.unwrap().version;
    let declaration = Declaration { service: Service::ChangePhoto, ..declared(version) };
    browser.call(Submit, "", &declaration).await.unwrap().application
}

fn another(reasons: &[PhotoReason]) -> Decision {
    Decision::AskFor(Wanted { asks: vec![Ask::NewPhoto], photo: reasons.to_vec() })
}

async fn give_photo(
    browser: &Browser,
    reference: &Reference,
    photo: PhotoId,
) -> Result<ApplicationView, Problem> {
    let version = view(browser, reference).await.version;
    let given = GivenInfo { version, photo: Some(photo), ..GivenInfo::default() };
    browser.call(GiveInfo, reference.as_str(), &given).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_is_refused_with_its_reasons_and_the_next_is_the_one_on_file() {
    let world = World::new().await;
    let browser = world.browser();
    let person = world.outside.person("张秀兰");
    identify(&browser, &world.outside, &person, ANLAN).await;
    let of_card = photograph(&browser).await;
    let answered =
        Answered { service: Service::ChangePhoto, version: 0, answer: DraftAnswer::Photo(of_card) };
    let wrong = browser.call(SaveAnswer, "", &answered).await.unwrap_err();
    assert_eq!(wrong.code, ErrorCode::NotFound, "a card's photo has another form");
    let application = photo_change(&browser).await;
    let reference = application.reference;
    assert!(application.fee.is_zero() && application.photo_exception == Some(PhotoException::Head));

    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &reference).await.unwrap();
    for lacking in [another(&[]), Decision::AskFor(Wanted { asks: vec![Ask::Address], photo: vec![] })] {
        assert_eq!(decide(&desk, &reference, lacking).await.unwrap_err().code, ErrorCode::Malformed);
    }
    let reasons = [PhotoReason::TooDark, PhotoReason::Background];
    decide(&desk, &reference, another(&reasons)).await.unwrap();
    let asked = view(&browser, &reference).await;
    assert_eq!((asked.progress.status, &asked.progress.photo_reasons[..]), (Status::NeedsInfo, &reasons[..]));
    let told = world.outside.message(person.mobile.as_deref().unwrap(), 2).await.text;
    assert!(told.contains("照片太暗") && told.contains("背景"), "{told}");

    let of_card = photograph(&browser).await;
    assert_eq!(give_photo(&browser, &reference, of_card).await.unwrap_err().code, ErrorCode::NotFound);
    let better = photograph_for_file(&browser).await;
    let given = give_photo(&browser, &reference, better).await.unwrap();
    assert_eq!((given.progress.status, given.photo), (Status::UnderReview, better));
    assert!(given.progress.photo_reasons.is_empty(), "what was asked for is given");
    decide(&desk, &reference, Decision::Approve).await.unwrap();
    assert_eq!(view(&browser, &reference).await.progress.status, Status::Accepted);
    let Stage::Identified(known) = browser.call(ShowVisit, "", &Nothing {}).await.unwrap().stage else {
        panic!("not identified");
    };
    let on_file = known.photo_on_file.unwrap().id;
    assert_ne!(on_file, better, "the same picture, in the form of a card");
    let answered =
        Answered { service: Service::ReplaceCard, version: 0, answer: DraftAnswer::Photo(on_file) };
    browser.call(SaveAnswer, "", &answered).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_refused_photos_staff_take_the_next() {
    let world = World::new().await;
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    let reference = photo_change(&browser).await.reference;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &reference).await.unwrap();
    for _ in 0..2 {
        decide(&desk, &reference, another(&[PhotoReason::EyesClosed])).await.unwrap();
        let next = photograph_for_file(&browser).await;
        give_photo(&browser, &reference, next).await.unwrap();
    }
    let third = decide(&desk, &reference, another(&[PhotoReason::EyesClosed])).await.unwrap();
    assert_eq!((third.row.status, third.photos_refused), (Status::AssistedCapture, 3));
    let more = photograph_for_file(&browser).await;
    assert_eq!(give_photo(&browser, &reference, more).await.unwrap_err().code, ErrorCode::WrongStep);

    let send = async |version: u32, file: Vec<u8>| {
        let path = format!("{}?version={version}", path_with(CASE_PHOTO, reference.as_str()));
        let request = desk.request(reqwest::Method::POST, &path).body(file);
        let response = request.header("content-type", "image/jpeg").send().await.unwrap();
        (response.status(), response.bytes().await.unwrap())
    };
    assert_eq!(send(third.version - 1, files::PORTRAIT.to_vec()).await.0, StatusCode::CONFLICT);
    assert_eq!(send(third.version, b"no picture".to_vec()).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, body) = send(third.version, files::PORTRAIT.to_vec()).await;
    let taken: CaseView = serde_json::from_slice(&body).unwrap();
    assert_eq!((status, taken.row.status), (StatusCode::OK, Status::UnderReview));
    assert_ne!(taken.photo.id, third.photo.id);
    assert_eq!(taken.progress.history.last().unwrap().event, Some(Event::PhotoTaken));
    decide(&desk, &reference, Decision::Approve).await.unwrap();
    assert_eq!(view(&browser, &reference).await.progress.status, Status::Accepted);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_region_asks_for_four_eyes_another_clerk_confirms() {
    let world = World::with_regions(|region| region["review"] = json!({"four_eyes": ["replace-card"]})).await;
    let (browser, _, application) = applied(&world).await;
    let reference = application.reference;
    let (first, second) = (world.desk(), world.desk());
    sign_in(&first, "wang").await;
    sign_in(&second, "li").await;
    let proposed = approve(&first, &reference).await;
    assert_eq!((proposed.row.status, proposed.proposed_by.as_deref()), (Status::SecondReview, Some("wang")));
    let own = decide(&first, &reference, Decision::Approve).await.unwrap_err();
    assert_eq!(own.code, ErrorCode::NotAllowed, "nobody confirms what they proposed");
    let alone = decide(&second, &reference, Decision::Reject(vec![RejectReason::NotInsuredHere])).await;
    assert_eq!(alone.unwrap_err().code, ErrorCode::WrongStep);
    let nothing = decide(&second, &reference, Decision::SendBack(vec![])).await.unwrap_err();
    assert_eq!(nothing.code, ErrorCode::Malformed, "the first clerk is told why");
    let reasons = vec![RejectReason::DetailsDoNotMatch];
    let back = decide(&second, &reference, Decision::SendBack(reasons.clone())).await.unwrap();
    assert_eq!((back.row.status, back.proposed_by), (Status::UnderReview, None));
    let said = |history: &[HistoryEntry]| history.last().unwrap().reasons.clone();
    assert_eq!(said(&back.progress.history), reasons);
    let shown = view(&browser, &reference).await.progress.history;
    assert_eq!(said(&shown), [], "one clerk tells the other, and nobody else");
    decide(&first, &reference, Decision::Approve).await.unwrap();
    let granted = decide(&second, &reference, Decision::Approve).await.unwrap();
    assert_eq!(granted.row.status, Status::Approved);
    let actors: Vec<_> = granted.progress.history.iter().map(|entry| entry.actor).collect();
    assert_eq!(actors.last(), Some(&Actor::SecondClerk));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_is_filtered_by_service_and_a_case_names_the_same_persons_others() {
    let world = World::new().await;
    let (browser, _, card) = applied(&world).await;
    let photo = photo_change(&browser).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let filter = CaseFilter { service: Some(Service::ChangePhoto), ..CaseFilter::default() };
    let list = desk.call(ListCases, "", &filter).await.unwrap();
    let listed: Vec<_> = list.cases.iter().map(|row| (row.reference.clone(), row.exception)).collect();
    assert_eq!(listed, [(photo.reference.clone(), Some(PhotoException::Head))]);
    let others = case(&desk, &photo.reference).await.others;
    assert_eq!(others.len(), 1);
    assert_eq!((&others[0].reference, others[0].service), (&card.reference, Service::ReplaceCard));
    assert!(others[0].here && others[0].since > Moment(0));
    assert_eq!(case(&desk, &card.reference).await.others[0].reference, photo.reference);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_every_reason_once_and_none_is_no_refusal() {
    let world = World::new().await;
    let (browser, _, application) = applied(&world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &application.reference).await.unwrap();
    let nothing = decide(&desk, &application.reference, Decision::Reject(vec![])).await.unwrap_err();
    assert_eq!(nothing.code, ErrorCode::Malformed);
    let (photo, details) = (RejectReason::PhotoNotThePerson, RejectReason::DetailsDoNotMatch);
    decide(&desk, &application.reference, Decision::Reject(vec![photo, details, photo])).await.unwrap();
    let refused = view(&browser, &application.reference).await.progress;
    assert_eq!(refused.reject_reasons, [photo, details]);
    assert_eq!(refused.history.last().unwrap().reasons, [photo, details]);
}
