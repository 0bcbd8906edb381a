//! A first card: who may have one, who decides, and what staff see of it.

use domain::{
    application::{Ask, Contact, DocumentId, DocumentKind, DraftAnswer, RejectReason, Status},
    money::Fen,
    problem::ErrorCode,
    region::RegionCode,
    service::Service,
    wire::{
        Answered, ApplicationView, Declaration, DraftView, GiveInfo, GivenInfo, Nothing, SaveAnswer,
        ShowVisit, Stage, Submit, path_with,
        staff::{CASE_DOCUMENT, CaseFilter, Decide, Decided, Decision, ListCases, ShowSession, Wanted},
    },
};
use sandbox::people::ANLAN;

use crate::{
    browser::Browser,
    documents::{read, register, send},
    journey::{case, decide, declared, identify, photograph, region, sign_in, take_up, view},
    pictures::nobody,
    services::bank,
    world::World,
};

async fn save(browser: &Browser, version: u32, answer: DraftAnswer) -> Result<DraftView, ErrorCode> {
    let answered = Answered { service: Service::NewCard, version, answer };
    browser.call(SaveAnswer, "", &answered).await.map_err(|problem| problem.code)
}

fn household(digits: &str) -> DraftAnswer {
    DraftAnswer::Household(region(digits))
}

/// Answers every question, and hands in.
async fn apply(browser: &Browser, page: DocumentId) -> ApplicationView {
    let photo = photograph(browser).await;
    let mut version = 0;
    for answer in [
        household("339925"),
        DraftAnswer::Register(page),
        DraftAnswer::Mobile(Contact::OnFile),
        DraftAnswer::Email(Contact::None),
        DraftAnswer::Address(Contact::OnFile),
        bank("lanwan", "2026-03"),
        DraftAnswer::Photo(photo),
    ] {
        version = save(browser, version, answer).await.unwrap().version;
    }
    let declaration = Declaration { service: Service::NewCard, ..declared(version) };
    browser.call(Submit, "", &declaration).await.unwrap().application
}

/// Somebody without a card, identified.
async fn newcomer() -> (World, Browser) {
    let world = World::new().await;
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
    (world, browser)
}

fn paper(application: &ApplicationView, id: DocumentId) -> String {
    path_with(&path_with(CASE_DOCUMENT, application.reference.as_str()), &id.0.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_household_names_the_agency_and_the_case_keeps_it_with_its_page() {
    let (world, browser) = newcomer().await;
    let page = register(&browser).await;
    let application = apply(&browser, page).await;
    let agency = application.agency.clone().unwrap();
    assert_eq!(agency.name.zh, "月港县社会保险服务中心");
    assert_eq!((application.fee, application.reason), (Fen(0), None));

    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let shown = case(&desk, &application.reference).await;
    let at = shown.household.clone().unwrap();
    assert_eq!((at.division.code, at.agency), (region("339925"), agency.name));
    let papers: Vec<_> = shown.documents.iter().map(|paper| (paper.id, paper.kind)).collect();
    assert_eq!(papers, [(page, DocumentKind::Register)]);
    assert!(read(&desk, &paper(&application, page)).await.is_ok());

    let other = world.desk();
    sign_in(&other, "zhao").await;
    assert_eq!(read(&other, &paper(&application, page)).await, Err(ErrorCode::NotFound), "another region");
    let loose = register(&browser).await;
    assert_eq!(
        read(&desk, &paper(&application, loose)).await,
        Err(ErrorCode::NotFound),
        "a paper that was not handed in"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_stands_in_the_queue_of_its_agency_and_the_others_see_whose_it_is() {
    let (world, browser) = newcomer().await;
    let first = apply(&browser, register(&browser).await).await.reference;
    let (_, _, replaced) = crate::journey::applied(&world).await;
    let (yue, li, wang) = (world.desk(), world.desk(), world.desk());
    for (desk, name) in [(&yue, "yue"), (&li, "li"), (&wang, "wang")] {
        sign_in(desk, name).await;
    }
    let agency = async |desk: &Browser| {
        let staff = desk.call(ShowSession, "", &Nothing {}).await.unwrap();
        staff.agency.map(|agency| agency.name.zh)
    };
    assert_eq!(agency(&yue).await.as_deref(), Some("月港县社会保险服务中心"));
    assert_eq!(agency(&wang).await, None);
    let listed = async |desk: &Browser, mine| {
        let filter = CaseFilter { mine, ..CaseFilter::default() };
        let list = desk.call(ListCases, "", &filter).await.unwrap();
        let mut rows: Vec<_> = list.cases.into_iter().map(|case| case.reference).collect();
        rows.sort();
        (list.waiting, rows)
    };
    let mut both = vec![first.clone(), replaced.reference.clone()];
    both.sort();
    assert_eq!(listed(&yue, true).await, (1, vec![first.clone()]), "the household's agency");
    assert_eq!(
        listed(&li, true).await,
        (1, vec![replaced.reference]),
        "the region's own, where none is asked"
    );
    for desk in [&yue, &li] {
        assert_eq!(listed(desk, false).await, (2, both.clone()));
    }
    assert_eq!(listed(&wang, true).await, (2, both), "whoever works for none sees all of the region");
    let seen = case(&li, &first).await.row.agency.unwrap();
    assert_eq!((seen.id.0.as_str(), seen.name.zh.as_str()), ("yuegang", "月港县社会保险服务中心"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_household_elsewhere_is_no_answer() {
    let (_world, browser) = newcomer().await;
    for elsewhere in ["539902", "110101", "339900", "339999"] {
        let refused = save(&browser, 0, household(elsewhere)).await;
        assert_eq!(refused.unwrap_err(), ErrorCode::HouseholdElsewhere, "{elsewhere}");
    }
    let draft = save(&browser, 0, household("339903")).await.unwrap();
    let expected: RegionCode = region("339903");
    assert_eq!((draft.version, draft.household), (1, Some(expected)));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_a_card_is_refused_a_first_one() {
    let world = World::new().await;
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    assert_eq!(save(&browser, 0, household("339902")).await.unwrap_err(), ErrorCode::HasCard);
    let declaration = Declaration { service: Service::NewCard, ..declared(0) };
    let refused = browser.call(Submit, "", &declaration).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::HasCard);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_ones_own_of_this_visit_and_of_its_kind() {
    let (world, browser) = newcomer().await;
    let page = register(&browser).await;
    let relation = send(&browser, "relation", "image/jpeg", nobody(900, 600)).await.unwrap().id;
    assert_eq!(save(&browser, 0, DraftAnswer::Register(relation)).await.unwrap_err(), ErrorCode::NotFound);
    let draft = save(&browser, 0, DraftAnswer::Register(page)).await.unwrap();
    assert_eq!(draft.register.map(|register| register.id), Some(page));

    let later = world.browser();
    let someone = identify(&later, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
    let kept = someone.draft(Service::NewCard).register.map(|register| register.id);
    assert_eq!(kept, Some(page), "the draft goes on in another visit");
    let before = register(&browser).await;
    assert_eq!(save(&later, 1, DraftAnswer::Register(before)).await.unwrap_err(), ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_asks_for_the_page_again_and_reads_the_new_one() {
    let (world, browser) = newcomer().await;
    let first = register(&browser).await;
    let application = apply(&browser, first).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &application.reference).await.unwrap();
    let wanted = Wanted { asks: vec![Ask::Register], photo: Vec::new() };
    decide(&desk, &application.reference, Decision::AskFor(wanted)).await.unwrap();

    let asked = view(&browser, &application.reference).await;
    assert_eq!((asked.progress.status, &asked.progress.asks[..]), (Status::NeedsInfo, &[Ask::Register][..]));
    let nothing = GivenInfo { version: asked.version, ..GivenInfo::default() };
    let refused = browser.call(GiveInfo, application.reference.as_str(), &nothing).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::DraftIncomplete);
    let page = send(&browser, "register", "image/jpeg", nobody(1000, 700)).await.unwrap().id;
    let given = GivenInfo { register: Some(page), ..nothing };
    let answered = browser.call(GiveInfo, application.reference.as_str(), &given).await.unwrap();
    assert_eq!(answered.progress.status, Status::UnderReview);
    let shown = case(&desk, &application.reference).await;
    assert_eq!(shown.documents.iter().map(|paper| paper.id).collect::<Vec<_>>(), [page], "one of a kind");
    assert!(read(&desk, &paper(&application, page)).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_service_never_asked_is_neither_asked_again_nor_a_reason() {
    let world = World::new().await;
    let (_, _, replaced) = crate::journey::applied(&world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &replaced.reference).await.unwrap();
    for decision in [
        Decision::AskFor(Wanted { asks: vec![Ask::Register], photo: Vec::new() }),
        Decision::Reject(vec![RejectReason::RegisterDoesNotMatch]),
        Decision::Reject(vec![RejectReason::DecidedElsewhere]),
    ] {
        let refused = decide(&desk, &replaced.reference, decision).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::Malformed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_does_not_match_is_a_reason_to_refuse() {
    let (world, browser) = newcomer().await;
    let page = register(&browser).await;
    let application = apply(&browser, page).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &application.reference).await.unwrap();
    let reasons = vec![RejectReason::RegisterDoesNotMatch];
    decide(&desk, &application.reference, Decision::Reject(reasons.clone())).await.unwrap();
    let told = view(&browser, &application.reference).await;
    assert_eq!((told.progress.status, told.progress.reject_reasons), (Status::Rejected, reasons));
    match browser.call(ShowVisit, "", &Nothing {}).await.unwrap().stage {
        Stage::Identified(person) => assert_eq!(person.draft(Service::NewCard).version, 0, "may apply anew"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_grants_a_case_with_papers_without_saying_that_they_were_checked() {
    let (world, browser) = newcomer().await;
    let reference = apply(&browser, register(&browser).await).await.reference;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let version = take_up(&desk, &reference).await.unwrap().version;
    let unseen = Decided { version, decision: Decision::Approve, papers_seen: false };
    let refused = desk.call(Decide, reference.as_str(), &unseen).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::PapersNotSeen);
    assert_eq!(case(&desk, &reference).await.row.status, Status::UnderReview, "nothing changed");
    let seen = Decided { papers_seen: true, ..unseen };
    let granted = desk.call(Decide, reference.as_str(), &seen).await.unwrap();
    assert_eq!(granted.row.status, Status::Approved);
}
