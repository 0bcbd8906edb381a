//! A card that is printed at once: its group, its papers, the blank that is kept for hours and not days, and the printer that jams.

mod unprinted;

use domain::{
    application::{
        Contact, DocumentId, DocumentKind, DraftAnswer, Event, Gap, GiveBackReason, GroupChoice, Status,
        WithdrawReason,
    },
    card::CardStatus,
    instant::{Evidence, Group},
    money::Fen,
    outlet::OutletId,
    problem::{ErrorCode, Problem},
    reference::Reference,
    service::Service,
    stock::SpoilReason,
    wire::{
        Answered, ApplicationView, Declaration, DraftView, InHandsOf, Nothing, SaveAnswer, ShowCard,
        ShowRegion, Submit, Withdraw, Withdrawn,
        staff::{AtVersion, CaseView, HandOver, Handover, Print, PrintStep, Printed, Settle},
    },
};
use sandbox::people::{ANLAN, Person, YUNLING};

use crate::{
    browser::Browser,
    documents::send,
    journey::{approve, case, choose, declared, identify, photograph, reaches, region, sign_in, view},
    pictures::nobody,
    services::bank,
    world::{World, until},
};

const MINUTE: i64 = 60;
const JAMMED: PrintStep = PrintStep::Spoiled(SpoilReason::Misprinted);

pub(crate) fn group(group: Group) -> DraftAnswer {
    DraftAnswer::Group(GroupChoice { group, printed_before: false })
}

pub(crate) async fn save(
    browser: &Browser,
    version: u32,
    answer: DraftAnswer,
) -> Result<DraftView, ErrorCode> {
    let answered = Answered { service: Service::InstantCard, version, answer };
    browser.call(SaveAnswer, "", &answered).await.map_err(|problem| problem.code)
}

pub(crate) async fn paper(browser: &Browser, kind: &str) -> DocumentId {
    send(browser, kind, "image/jpeg", nobody(900, 600)).await.unwrap().id
}

pub(crate) async fn submit(browser: &Browser, at: &str, version: u32) -> Result<ApplicationView, Problem> {
    let rules = browser.call(ShowRegion, at, &Nothing {}).await.unwrap().version;
    let declaration = Declaration { service: Service::InstantCard, rules, ..declared(version) };
    Ok(browser.call(Submit, "", &declaration).await?.application)
}

/// What a region asks, and who answers it.
pub(crate) struct Asked {
    at: &'static str,
    group: Group,
    papers: &'static [&'static str],
    bank: (&'static str, &'static str),
    person: &'static str,
    clerk: &'static str,
}

pub(crate) const IN_ANLAN: Asked = Asked {
    at: ANLAN,
    group: Group::EmergencyInpatient,
    papers: &["admission-notice"],
    bank: ("lanwan", "2026-03"),
    person: "张秀兰",
    clerk: "wang",
};
const IN_YUNLING: Asked = Asked {
    at: YUNLING,
    group: Group::RetiredElsewhere,
    papers: &["residence-proof", "register"],
    bank: ("xuequan", "2026-01"),
    person: "和志明",
    clerk: "zhao",
};

/// From nothing to a granted instant card.
pub(crate) async fn granted(world: &World, asked: &Asked) -> (Browser, Browser, Person, Reference) {
    let (browser, person) = (world.browser(), world.outside.person(asked.person));
    identify(&browser, &world.outside, &person, asked.at).await;
    let mut draft = save(&browser, 0, group(asked.group)).await.unwrap();
    for kind in asked.papers {
        let paper = paper(&browser, kind).await;
        draft = save(&browser, draft.version, DraftAnswer::Evidence(paper)).await.unwrap();
    }
    assert!(draft.evidence.unwrap().missing.is_empty());
    let consent = browser.call(ShowRegion, asked.at, &Nothing {}).await.unwrap().consent.version;
    let photo = photograph(&browser).await;
    let mut version = draft.version;
    for answer in
        [DraftAnswer::Mobile(Contact::OnFile), bank(asked.bank.0, &consent), DraftAnswer::Photo(photo)]
    {
        version = save(&browser, version, answer).await.unwrap().version;
    }
    let reference = submit(&browser, asked.at, version).await.unwrap().reference;
    let desk = world.desk();
    sign_in(&desk, asked.clerk).await;
    approve(&desk, &reference).await;
    (browser, desk, person, reference)
}

/// Later, when visits and sessions have lapsed: the same person and clerk, signed in anew.
async fn later(world: &World, asked: &Asked, minutes: i64) -> (Browser, Browser) {
    world.clock.advance(minutes * MINUTE);
    let (browser, desk) = (world.browser(), world.desk());
    identify(&browser, &world.outside, &world.outside.person(asked.person), asked.at).await;
    sign_in(&desk, asked.clerk).await;
    (browser, desk)
}

/// Waits until so many messages have said this.
pub(crate) async fn told(world: &World, person: &Person, words: &str, times: usize) {
    let mobile = person.mobile.as_deref().unwrap();
    let says = async || {
        let inbox = world.outside.inbox(mobile).await;
        (inbox.iter().filter(|message| message.text.contains(words)).count() == times).then_some(())
    };
    until("the message", says).await;
}

pub(crate) async fn print(
    desk: &Browser,
    reference: &Reference,
    step: PrintStep,
) -> Result<CaseView, ErrorCode> {
    let version = case(desk, reference).await.version;
    let printed = Printed { version, step };
    desk.call(Print, reference.as_str(), &printed).await.map_err(|problem| problem.code)
}

async fn hand_over(
    desk: &Browser,
    person: &Person,
    application: &ApplicationView,
) -> Result<CaseView, ErrorCode> {
    let shown = Handover {
        reference: application.reference.clone(),
        pickup_code: application.pickup_code.clone().unwrap_or_else(|| "000000".into()),
        id_number: person.id_number.clone(),
    };
    desk.call(HandOver, "", &shown.compared()).await.map_err(|problem| problem.code)
}

/// Free, held, used and spoiled blank cards of an outlet.
async fn stock(world: &World, at: &str, outlet: &str) -> [u32; 4] {
    let all = world.server.app.store.stock(&region(at)).await.unwrap();
    let here = all.into_iter().find(|stock| stock.outlet == OutletId(outlet.into())).unwrap();
    [here.free, here.held, here.used, here.spoiled]
}

#[tokio::test(flavor = "multi_thread")]
async fn after_one_jam_the_second_card_is_good_and_the_old_one_void() {
    let world = World::new().await;
    let (browser, desk, person, reference) = granted(&world, &IN_ANLAN).await;
    let chosen = choose(&browser, &reference, "anlan-04").await.unwrap();
    assert_eq!(
        (chosen.progress.status, chosen.progress.in_hands_of),
        (Status::OutletChosen, InHandsOf::Resident)
    );
    let minutes = world.server.app.now().seconds_until(chosen.held_until.unwrap()) / MINUTE;
    assert!((118..=120).contains(&minutes), "{minutes}");
    assert_eq!(stock(&world, ANLAN, "anlan-04").await, [7, 1, 0, 0]);

    let begun = print(&desk, &reference, PrintStep::Start).await.unwrap();
    let first = begun.instantly.unwrap().serial.unwrap();
    assert_eq!((first.as_str(), begun.row.status), ("ANLAN-04-000001", Status::Printing));
    let jammed = print(&desk, &reference, JAMMED).await.unwrap();
    let second = jammed.instantly.unwrap();
    assert_eq!((jammed.row.status, second.spoiled), (Status::Printing, 1));
    assert_eq!(second.serial.unwrap().as_str(), "ANLAN-04-000002", "another one is kept");
    assert_eq!(stock(&world, ANLAN, "anlan-04").await, [6, 1, 0, 1]);

    let good = print(&desk, &reference, PrintStep::Good).await.unwrap();
    assert_eq!(good.row.status, Status::Verified);
    assert_eq!(stock(&world, ANLAN, "anlan-04").await, [6, 0, 1, 1]);
    let shown = view(&browser, &reference).await;
    assert!(shown.collect_by.is_some() && shown.pickup_code.is_some());
    let handed = hand_over(&desk, &person, &shown).await.unwrap();
    assert_eq!(handed.row.status, Status::Collected);
    let events: Vec<_> = handed.progress.history.iter().filter_map(|line| line.event).collect();
    assert!(!events.contains(&Event::ProductionStarted), "nothing was ordered elsewhere");
    let card = browser.call(ShowCard, "", &Nothing {}).await.unwrap();
    assert_eq!(card.status, CardStatus::Active, "the new one");
    assert_eq!(print(&desk, &reference, PrintStep::Start).await.unwrap_err(), ErrorCode::WrongStep);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_is_kept_for_two_hours_and_the_approval_for_good() {
    let world = World::new().await;
    let (browser, _, person, reference) = granted(&world, &IN_ANLAN).await;
    choose(&browser, &reference, "anlan-04").await.unwrap();
    let (browser, _) = later(&world, &IN_ANLAN, 118).await;
    assert_eq!(view(&browser, &reference).await.progress.status, Status::OutletChosen);
    world.clock.advance(3 * MINUTE);
    let lapsed = reaches(&browser, &reference, Status::Approved).await;
    assert_eq!((lapsed.outlet, lapsed.held_until), (None, None));
    assert_eq!(lapsed.progress.history.last().unwrap().event, Some(Event::HoldLapsed));
    assert_eq!(stock(&world, ANLAN, "anlan-04").await, [8, 0, 0, 0]);
    told(&world, &person, "请重新选择", 1).await;
    choose(&browser, &reference, "anlan-02").await.unwrap();
    let (_, desk) = later(&world, &IN_ANLAN, 1).await;
    print(&desk, &reference, PrintStep::Start).await.unwrap();
    let (browser, _) = later(&world, &IN_ANLAN, 118).await;
    let begun = view(&browser, &reference).await.progress;
    assert_eq!(begun.status, Status::Printing, "begun, its time begins anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_stays_paid_when_the_blank_lapses() {
    let world = World::new().await;
    let (browser, desk, person, reference) = granted(&world, &IN_YUNLING).await;
    let due = choose(&browser, &reference, "yunling-03").await.unwrap();
    assert_eq!((due.progress.status, due.fee, due.can_withdraw), (Status::FeeDue, Fen(3_000), true));
    assert_eq!(print(&desk, &reference, PrintStep::Start).await.unwrap_err(), ErrorCode::WrongStep);
    world.clock.advance(91 * MINUTE);
    told(&world, &person, "请重新选择", 1).await;
    let (browser, desk) = later(&world, &IN_YUNLING, 0).await;
    let lapsed = reaches(&browser, &reference, Status::Approved).await;
    assert!(!lapsed.paid && lapsed.can_withdraw);

    choose(&browser, &reference, "yunling-03").await.unwrap();
    let version = case(&desk, &reference).await.version;
    let paid = desk.call(Settle, reference.as_str(), &AtVersion { version }).await.unwrap();
    assert_eq!(paid.row.status, Status::Paid);
    world.clock.advance(91 * MINUTE);
    told(&world, &person, "请重新选择", 2).await;
    let (browser, desk) = later(&world, &IN_YUNLING, 0).await;
    let lapsed = reaches(&browser, &reference, Status::Approved).await;
    assert!(lapsed.paid && !lapsed.can_withdraw, "money is not taken back here");
    let given = Withdrawn { version: lapsed.version, reason: WithdrawReason::Mistake };
    let refused = browser.call(Withdraw, reference.as_str(), &given).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongStep);
    let again = choose(&browser, &reference, "yunling-05").await.unwrap();
    assert_eq!(again.progress.status, Status::OutletChosen, "the fee is not charged twice");
    print(&desk, &reference, PrintStep::Start).await.unwrap();
    let good = print(&desk, &reference, PrintStep::Good).await.unwrap();
    assert!(good.instantly.unwrap().paid);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_second_jam_nothing_is_lost_and_another_outlet_can_be_chosen() {
    let world = World::new().await;
    let (browser, desk, person, reference) = granted(&world, &IN_ANLAN).await;
    choose(&browser, &reference, "anlan-04").await.unwrap();
    print(&desk, &reference, PrintStep::Start).await.unwrap();
    print(&desk, &reference, JAMMED).await.unwrap();
    let stuck = print(&desk, &reference, JAMMED).await.unwrap();
    let instantly = stuck.instantly.unwrap();
    assert_eq!((stuck.row.status, instantly.serial, instantly.spoiled), (Status::PrintTrouble, None, 2));
    assert_eq!(stock(&world, ANLAN, "anlan-04").await, [6, 0, 0, 2]);
    told(&world, &person, "没有制成", 1).await;
    for skipped in [PrintStep::Start, PrintStep::Good, JAMMED] {
        assert_eq!(print(&desk, &reference, skipped).await.unwrap_err(), ErrorCode::WrongStep);
    }
    let back = PrintStep::GiveBack(GiveBackReason::PrintsFail);
    print(&desk, &reference, back).await.unwrap();
    assert_eq!(view(&browser, &reference).await.progress.status, Status::Approved);
    choose(&browser, &reference, "anlan-02").await.unwrap();
    print(&desk, &reference, PrintStep::Start).await.unwrap();
    let again = print(&desk, &reference, JAMMED).await.unwrap();
    assert_eq!(again.row.status, Status::Printing, "another printer has a try of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_jam_with_the_last_blank_goes_to_a_clerk_at_once() {
    let world = World::with_regions(|region| {
        for outlet in region["outlets"].as_array_mut().unwrap() {
            outlet["blanks"] = if outlet["id"] == "anlan-04" { 1.into() } else { outlet["blanks"].clone() };
        }
    })
    .await;
    let (browser, desk, _, reference) = granted(&world, &IN_ANLAN).await;
    choose(&browser, &reference, "anlan-04").await.unwrap();
    print(&desk, &reference, PrintStep::Start).await.unwrap();
    let stuck = print(&desk, &reference, JAMMED).await.unwrap();
    assert_eq!(stuck.row.status, Status::PrintTrouble);
    assert_eq!(stock(&world, ANLAN, "anlan-04").await, [0, 0, 0, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_outlet_that_prints_the_banks_cards_and_has_a_blank_can_be_chosen() {
    let world = World::new().await;
    let (browser, _, _, reference) = granted(&world, &IN_ANLAN).await;
    let elsewhere = choose(&browser, &reference, "anlan-01").await.unwrap_err();
    assert_eq!(elsewhere.code, ErrorCode::NotFound, "it does not print");
    let empty = choose(&browser, &reference, "anlan-06").await.unwrap_err();
    assert_eq!(empty.code, ErrorCode::OutOfStock);
    let prints = ["anlan-02", "anlan-04", "anlan-09", "anlan-11"];
    assert_eq!(empty.outlets.len(), 3);
    assert!(empty.outlets.iter().all(|outlet| prints.contains(&outlet.0.as_str())), "{:?}", empty.outlets);
    assert_eq!(view(&browser, &reference).await.progress.status, Status::Approved);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_regions_rule_decides_about_the_group_and_its_papers() {
    let world = World::new().await;
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("和志明"), YUNLING).await;
    let refused = save(&browser, 0, group(Group::RegisteredPoor)).await.unwrap_err();
    assert_eq!(refused, ErrorCode::NotFound, "not a group of this region");
    let before = GroupChoice { group: Group::EmergencyInpatient, printed_before: true };
    let refused = save(&browser, 0, DraftAnswer::Group(before)).await.unwrap_err();
    assert_eq!(refused, ErrorCode::WrongStep, "the print window comes first");
    let refused = save(&browser, 0, group(Group::LossAndReissue)).await.unwrap_err();
    assert_eq!(refused, ErrorCode::CardNotLost);
    let loose = paper(&browser, "residence-proof").await;
    let refused = save(&browser, 0, DraftAnswer::Evidence(loose)).await.unwrap_err();
    assert_eq!(refused, ErrorCode::DraftIncomplete, "of no group yet");

    let draft = save(&browser, 0, group(Group::RetiredElsewhere)).await.unwrap();
    assert_eq!(draft.evidence.unwrap().missing, [Evidence::ResidenceProof, Evidence::RegisterBook]);
    let other = paper(&browser, "poverty-certificate").await;
    let refused = save(&browser, 1, DraftAnswer::Evidence(other)).await.unwrap_err();
    assert_eq!(refused, ErrorCode::NotFound, "a paper that nobody asked for");
    let draft = save(&browser, 1, DraftAnswer::Evidence(loose)).await.unwrap();
    let evidence = draft.evidence.unwrap();
    assert_eq!(
        (evidence.kept[0].kind, evidence.missing),
        (DocumentKind::ResidenceProof, vec![Evidence::RegisterBook])
    );
    let no_printer = save(&browser, 2, bank("chama", &consent(&browser).await)).await.unwrap_err();
    assert_eq!(no_printer, ErrorCode::NotFound, "no outlet prints its cards");
    let draft = save(&browser, 2, group(Group::EmergencyInpatient)).await.unwrap();
    assert_eq!(draft.evidence.unwrap().missing, [Evidence::AdmissionNotice], "another group, other papers");
}

async fn consent(browser: &Browser) -> String {
    browser.call(ShowRegion, YUNLING, &Nothing {}).await.unwrap().consent.version
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_handed_in_without_every_paper() {
    let world = World::new().await;
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    save(&browser, 0, group(Group::EmergencyInpatient)).await.unwrap();
    let photo = photograph(&browser).await;
    let mut version = 1;
    for answer in [DraftAnswer::Mobile(Contact::OnFile), bank("lanwan", "2026-03"), DraftAnswer::Photo(photo)]
    {
        version = save(&browser, version, answer).await.unwrap().version;
    }
    let refused = submit(&browser, ANLAN, version).await.unwrap_err();
    assert_eq!((refused.code, &refused.gaps[..]), (ErrorCode::DraftIncomplete, &[Gap::Evidence][..]));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_step_of_the_printing_is_skipped_and_none_is_anybody_elses() {
    let world = World::new().await;
    let (browser, desk, person, reference) = granted(&world, &IN_ANLAN).await;
    let back = PrintStep::GiveBack(GiveBackReason::PrinterOff);
    let all = [PrintStep::Start, PrintStep::Good, back, JAMMED];
    for step in all {
        assert_eq!(print(&desk, &reference, step).await.unwrap_err(), ErrorCode::WrongStep, "{step:?}");
    }
    let chosen = choose(&browser, &reference, "anlan-04").await.unwrap();
    for step in &all[1..] {
        assert_eq!(print(&desk, &reference, *step).await.unwrap_err(), ErrorCode::WrongStep, "{step:?}");
    }
    assert_eq!(hand_over(&desk, &person, &chosen).await.unwrap_err(), ErrorCode::WrongStep);
    let stale = Printed { version: chosen.version - 1, step: PrintStep::Start };
    let refused = desk.call(Print, reference.as_str(), &stale).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::StaleVersion);
    let elsewhere = world.desk();
    sign_in(&elsewhere, "zhao").await;
    let theirs = Printed { version: chosen.version, step: PrintStep::Start };
    let refused = elsewhere.call(Print, reference.as_str(), &theirs).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
    assert_eq!(view(&browser, &reference).await.version, chosen.version, "nothing changed");
}
