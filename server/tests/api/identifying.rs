//! Who is here: codes, locks, vouching, and the same answers for known and unknown persons.

use domain::{
    application::{Ask, Contact, DraftAnswer, HolderConsent, PhotoId, RejectReason, Relation},
    contact::Mobile,
    id_number::IdNumber,
    problem::ErrorCode,
    service::{ReplaceReason, Service},
    wire::{
        Answered, AskVouching, ConfirmName, EndVisit, GiveInfo, GivenInfo, Identity, Insurance, ListFilings,
        ListSettlements, Nothing, SaveAnswer, ShowAccount, ShowCard, ShowRights, ShowVisit, Stage, Standing,
        Submit, VisitView,
        staff::{Decision, ShowVouch, Vouch, VouchDecision, Wanted},
    },
};
use sandbox::people::{ANLAN, NOBODY, YUNLING};

use crate::{
    agents,
    browser::Browser,
    journey::{
        agree, answer_all, applied, case, decide, declared, give, identify, name, photograph, recognise,
        region, sign_in, take_up, view,
    },
    world::{World, digits},
};

fn nobody() -> IdNumber {
    NOBODY.to_owned().try_into().unwrap()
}

/// A code that is not this one.
fn wrong(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

/// What an answer says, without its moments.
fn form(view: &VisitView) -> String {
    let json = serde_json::to_string(view).unwrap();
    json.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn known_and_unknown_get_the_same_answers_until_the_right_code() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let mut told = Vec::new();
    for number in [person.id_number.clone(), nobody()] {
        let browser = world.browser();
        agree(&browser, ANLAN, None).await;
        let sent = name(&browser, &number).await.unwrap();
        let soon = name(&browser, &number).await.unwrap_err();
        let mut left = Vec::new();
        for _ in 0..5 {
            let refused = give(&browser, "abcdef").await.unwrap_err();
            left.push((refused.code, refused.left));
        }
        told.push((form(&sent), soon.code, left));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].2[0], (ErrorCode::WrongCode, Some(4)));
    assert_eq!(told[0].2[4], (ErrorCode::Locked, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_lock_the_device_and_the_right_one_is_refused() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let mobile = person.mobile.as_deref().unwrap();
    let browser = world.browser();
    agree(&browser, ANLAN, None).await;
    name(&browser, &person.id_number).await.unwrap();
    let code = digits(&world.outside.message(mobile, 1).await);
    for left in [4, 3, 2, 1] {
        assert_eq!(give(&browser, &wrong(&code)).await.unwrap_err().left, Some(left));
    }
    let locked = give(&browser, &wrong(&code)).await.unwrap_err();
    assert_eq!((locked.code, locked.retry_after), (ErrorCode::Locked, Some(900)));
    assert_eq!(give(&browser, &code).await.unwrap_err().code, ErrorCode::Locked, "right, but locked");

    // The device stays locked in a new visit; the person is not, on another device, a minute later.
    browser.call(EndVisit, "", &Nothing {}).await.unwrap();
    agree(&browser, ANLAN, None).await;
    assert_eq!(name(&browser, &person.id_number).await.unwrap_err().code, ErrorCode::Locked);
    world.clock.advance(61);
    let other = world.browser();
    let seen = recognise(&other, &world.outside, &person, ANLAN).await;
    assert!(matches!(seen.stage, Stage::Recognised(_)));
    world.clock.advance(15 * 60);
    agree(&browser, ANLAN, None).await;
    name(&browser, &person.id_number).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_somebody_else_locked_out_gives_the_right_code_a_minute_later() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let owner = world.browser();
    agree(&owner, ANLAN, None).await;
    name(&owner, &person.id_number).await.unwrap();
    let code = digits(&world.outside.message(person.mobile.as_deref().unwrap(), 1).await);
    let stranger = world.browser();
    agree(&stranger, ANLAN, None).await;
    name(&stranger, &person.id_number).await.unwrap();
    for _ in 0..5 {
        give(&stranger, "abcdef").await.unwrap_err();
    }
    for _ in 0..6 {
        let refused = give(&owner, &code).await.unwrap_err();
        assert_eq!((refused.code, refused.retry_after), (ErrorCode::Locked, Some(60)));
    }
    world.clock.advance(61);
    let seen = give(&owner, &code).await.unwrap();
    assert!(matches!(seen.stage, Stage::Recognised(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_use_up_their_codes_of_the_day_and_not_the_owners_at_home() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let home = world.browser();
    recognise(&home, &world.outside, &person, ANLAN).await;
    home.call(ConfirmName, "", &Nothing {}).await.unwrap();
    home.call(EndVisit, "", &Nothing {}).await.unwrap();
    for number in [person.id_number.clone(), nobody()] {
        let mut refused = None;
        for _ in 0..12 {
            world.clock.advance(61);
            let stranger = world.browser();
            agree(&stranger, ANLAN, None).await;
            if let Err(problem) = name(&stranger, &number).await {
                refused = Some(problem);
                break;
            }
            // Guessing elsewhere locks elsewhere.
            for _ in 0..5 {
                give(&stranger, "abcdef").await.unwrap_err();
            }
        }
        assert_eq!(refused.unwrap().code, ErrorCode::TooManyCodes, "known or not");
    }
    for _ in 0..20 {
        let stranger = world.browser();
        agree(&stranger, ANLAN, None).await;
        name(&stranger, &person.id_number).await.unwrap_err();
    }
    let seen = recognise(&home, &world.outside, &person, ANLAN).await;
    assert!(matches!(seen.stage, Stage::Recognised(_)), "at home it goes on, however often they ask");
    world.clock.advance(24 * 60 * 60);
    let other = world.browser();
    let seen = recognise(&other, &world.outside, &person, ANLAN).await;
    assert!(matches!(seen.stage, Stage::Recognised(_)), "and elsewhere the next day");
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_at_the_same_time_are_counted_before_they_are_compared() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = world.browser();
    agree(&browser, ANLAN, None).await;
    name(&browser, &person.id_number).await.unwrap();
    let guesses: Vec<String> = (0..20).map(|number| format!("x{number:05}")).collect();
    let answers = futures::future::join_all(guesses.iter().map(|guess| give(&browser, guess))).await;
    let compared =
        answers.into_iter().filter(|answer| answer.as_ref().unwrap_err().code == ErrorCode::WrongCode);
    assert!(compared.count() <= 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_grows_old() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = world.browser();
    agree(&browser, ANLAN, None).await;
    name(&browser, &person.id_number).await.unwrap();
    let code = digits(&world.outside.message(person.mobile.as_deref().unwrap(), 1).await);
    world.clock.advance(10 * 60);
    assert_eq!(give(&browser, &code).await.unwrap_err().code, ErrorCode::CodeExpired);
    name(&browser, &person.id_number).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn where_someone_is_insured_decides_what_they_can_do() {
    let world = World::new().await;
    let browser = world.browser();
    let seen = recognise(&browser, &world.outside, &world.outside.person("陈思远"), ANLAN).await;
    let Stage::Recognised(recognised) = seen.stage else { panic!("{:?}", seen.stage) };
    let elsewhere = Insurance::Elsewhere { region: region("359900"), name: None, agency: None, phone: None };
    assert_eq!(recognised.insurance, elsewhere);
    assert!(recognised.name.as_str().contains('*'));
    let refused = browser.call(ConfirmName, "", &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed);
    let moved = recognise(&world.browser(), &world.outside, &world.outside.person("欧阳浩"), ANLAN).await;
    let Stage::Recognised(moved) = moved.stage else { panic!("{:?}", moved.stage) };
    let Insurance::Elsewhere { region, phone, .. } = moved.insurance else { panic!("{:?}", moved.insurance) };
    assert!(region.as_str() == YUNLING && phone.is_some(), "a region of ours is told with its agency");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_insured_any_more_reads_their_record_and_has_no_service() {
    let world = World::new().await;
    let browser = world.browser();
    let seen = recognise(&browser, &world.outside, &world.outside.person("周文静"), ANLAN).await;
    let Stage::Recognised(recognised) = seen.stage else { panic!("{:?}", seen.stage) };
    assert_eq!(recognised.insurance, Insurance::NotInForce);
    let confirmed = browser.call(ConfirmName, "", &Nothing {}).await.unwrap();
    let Stage::Identified(identified) = confirmed.stage else { panic!("{:?}", confirmed.stage) };
    assert_eq!(identified.insurance, Insurance::NotInForce);
    let account = browser.call(ShowAccount, "", &Nothing {}).await.unwrap();
    assert!(
        !account.insurances.is_empty()
            && account.insurances.iter().all(|one| one.standing != Standing::InForce)
    );
    assert_eq!(account.personal.unwrap().credit, None, "no employer owes her a credit any more");
    browser.call(ShowRights, "202501-202512", &Nothing {}).await.unwrap();
    browser.call(ListSettlements, "2025", &Nothing {}).await.unwrap();
    let over = account.insurances[0].until.unwrap();
    let year = over.year().to_string();
    let settled = browser.call(ListSettlements, &year, &Nothing {}).await.unwrap().settlements;
    assert!(settled.iter().all(|one| one.on < over), "nothing is settled since it is paused");
    let answer = DraftAnswer::Reason(ReplaceReason::Damaged);
    let answered = Answered { service: Service::ReplaceCard, version: 0, answer };
    let refused = browser.call(SaveAnswer, "", &answered).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed);
    for refused in [
        browser.call(ListFilings, "", &Nothing {}).await.map(drop),
        browser.call(ShowCard, "", &Nothing {}).await.map(drop),
    ] {
        assert_eq!(refused.unwrap_err().code, ErrorCode::NotAllowed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_core_is_down_a_right_code_is_not_lost() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = world.browser();
    agree(&browser, ANLAN, None).await;
    name(&browser, &person.id_number).await.unwrap();
    let code = digits(&world.outside.message(person.mobile.as_deref().unwrap(), 1).await);
    world.outside.knob("core_down", true).await;
    assert_eq!(give(&browser, &code).await.unwrap_err().code, ErrorCode::Unavailable);
    world.outside.knob("core_down", false).await;
    assert!(matches!(give(&browser, &code).await.unwrap().stage, Stage::Recognised(_)));
}

async fn ask(browser: &Browser, number: &IdNumber) -> String {
    let identity = Identity { id_number: number.clone() };
    let visit = browser.call(AskVouching, "", &identity).await.unwrap();
    let Stage::Vouching(vouching) = visit.stage else { panic!("{:?}", visit.stage) };
    assert!(!vouching.declined);
    vouching.code
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_vouches_at_a_kiosk_and_may_not_decide_then() {
    let world = World::new().await;
    let person = world.outside.person("李大山");
    let (browser, wang, li, zhao) = (world.browser(), world.desk(), world.desk(), world.desk());
    agree(&browser, ANLAN, None).await;
    let identity = Identity { id_number: person.id_number.clone() };
    let refused = browser.call(AskVouching, "", &identity).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed, "at a kiosk only");
    agree(&browser, ANLAN, Some("demo")).await;
    let code = ask(&browser, &person.id_number).await;

    for (desk, name) in [(&wang, "wang"), (&li, "li"), (&zhao, "zhao")] {
        sign_in(desk, name).await;
    }
    let elsewhere = zhao.call(ShowVouch, &code, &Nothing {}).await.unwrap_err();
    assert_eq!(elsewhere.code, ErrorCode::NotFound, "another region's clerk does not see it");
    let shown = wang.call(ShowVouch, &code, &Nothing {}).await.unwrap();
    assert_eq!(shown.name.unwrap().as_str(), "李*山");
    wang.call(Vouch, &code, &VouchDecision::Vouched).await.unwrap();
    let seen = browser.call(ShowVisit, "", &Nothing {}).await.unwrap();
    assert!(matches!(seen.stage, Stage::Recognised(_)));
    browser.call(ConfirmName, "", &Nothing {}).await.unwrap();

    let photo = photograph(&browser).await;
    let mobile = Contact::New("13800001234".to_owned().try_into().unwrap());
    let version = answer_all_with(&browser, photo, mobile).await;
    let submitted = browser.call(Submit, "", &declared(version)).await.unwrap();
    let reference = submitted.application.reference;
    assert_eq!(take_up(&wang, &reference).await.unwrap_err().code, ErrorCode::NotAllowed);
    assert!(take_up(&li, &reference).await.unwrap().vouched);
    decide(&li, &reference, Decision::Reject(vec![RejectReason::CardStillValid])).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_vouched_for_the_answer_may_not_decide() {
    let world = World::new().await;
    let (_, person, application) = applied(&world).await;
    let reference = application.reference;
    let wang = world.desk();
    sign_in(&wang, "wang").await;
    take_up(&wang, &reference).await.unwrap();
    decide(&wang, &reference, Decision::AskFor(Wanted { asks: vec![Ask::Mobile], photo: vec![] }))
        .await
        .unwrap();

    let kiosk = world.browser();
    agree(&kiosk, ANLAN, Some("demo")).await;
    let code = ask(&kiosk, &person.id_number).await;
    wang.call(Vouch, &code, &VouchDecision::Vouched).await.unwrap();
    kiosk.call(ConfirmName, "", &Nothing {}).await.unwrap();
    let version = view(&kiosk, &reference).await.version;
    let mobile = Some("13800001234".to_owned().try_into().unwrap());
    let given = GivenInfo { version, mobile, ..GivenInfo::default() };
    kiosk.call(GiveInfo, reference.as_str(), &given).await.unwrap();

    assert!(case(&wang, &reference).await.vouched);
    let refused = decide(&wang, &reference, Decision::Approve).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_acts_for_nobody() {
    let world = World::new().await;
    let (child, mother) = (world.outside.person("李小满"), world.outside.person("张秀兰"));
    let (kiosk, wang) = (world.browser(), world.desk());
    agree(&kiosk, ANLAN, Some("demo")).await;
    let code = ask(&kiosk, &child.id_number).await;
    sign_in(&wang, "wang").await;
    wang.call(Vouch, &code, &VouchDecision::Vouched).await.unwrap();
    kiosk.call(ConfirmName, "", &Nothing {}).await.unwrap();
    let refused = agents::ask(&kiosk, &mother.id_number).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::AgentTooYoung);
    let letter = HolderConsent::Paper(agents::paper(&kiosk, "authority").await);
    let refused =
        agents::save(&kiosk, agents::CARD, 0, agents::holder(&mother, Relation::Parent, letter)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::AgentTooYoung);
    assert!(world.outside.inbox(mother.mobile.as_deref().unwrap()).await.is_empty());
}

async fn answer_all_with(browser: &Browser, photo: PhotoId, mobile: Contact<Mobile>) -> u32 {
    let on_file =
        Answered { service: Service::ReplaceCard, version: 0, answer: DraftAnswer::Mobile(Contact::OnFile) };
    let refused = browser.call(SaveAnswer, "", &on_file).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Malformed, "there is none on file");
    let mut version = 0;
    for answer in [
        DraftAnswer::Reason(ReplaceReason::Damaged),
        DraftAnswer::Mobile(mobile),
        DraftAnswer::Email(Contact::None),
        DraftAnswer::Address(Contact::OnFile),
        DraftAnswer::Photo(photo),
    ] {
        version = browser
            .call(SaveAnswer, "", &Answered { service: Service::ReplaceCard, version, answer })
            .await
            .unwrap()
            .version;
    }
    version
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declined_vouching_is_told_and_one_for_nobody_is_refused() {
    let world = World::new().await;
    let (browser, wang) = (world.browser(), world.desk());
    sign_in(&wang, "wang").await;
    agree(&browser, ANLAN, Some("demo")).await;
    let code = ask(&browser, &nobody()).await;
    assert_eq!(wang.call(ShowVouch, &code, &Nothing {}).await.unwrap().name, None);
    let refused = wang.call(Vouch, &code, &VouchDecision::Vouched).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongStep);
    wang.call(Vouch, &code, &VouchDecision::Declined).await.unwrap();
    let seen = browser.call(ShowVisit, "", &Nothing {}).await.unwrap();
    assert!(matches!(seen.stage, Stage::Vouching(vouching) if vouching.declined));
}

#[tokio::test(flavor = "multi_thread")]
async fn half_done_answers_wait_for_the_next_visit() {
    let world = World::new().await;
    let person = world.outside.person("阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊");
    let browser = world.browser();
    identify(&browser, &world.outside, &person, ANLAN).await;
    let photo = photograph(&browser).await;
    answer_all(&browser, photo).await;
    browser.call(EndVisit, "", &Nothing {}).await.unwrap();
    world.clock.advance(120);
    let other = world.browser();
    let back = identify(&other, &world.outside, &person, ANLAN).await;
    let draft = back.draft(Service::ReplaceCard);
    assert_eq!((draft.version, draft.photo.as_ref().unwrap().id), (5, photo));
    assert!(serde_json::to_string(&draft.address).unwrap().contains("** 号"));
    let submitted = other.call(Submit, "", &declared(5)).await.unwrap();
    assert!(!submitted.already_open);
}
