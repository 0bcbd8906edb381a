//! The steps of a resident and of staff, for tests that begin further on.

use domain::{
    application::{Contact, DraftAnswer, PhotoId, Status},
    id_number::IdNumber,
    kiosk::KioskId,
    outlet::OutletId,
    problem::Problem,
    reference::Reference,
    region::RegionCode,
    service::{ReplaceReason, Service},
    wire::{
        Answered, ApplicationView, BeginVisit, ChooseOutlet, ChosenOutlet, Code, ConfirmName, Consent,
        Declaration, GiveCode, Identified, Identity, NameOneself, Nothing, PHOTOS, SaveAnswer,
        ShowApplication, ShowRegion, Stage, Submit, VisitView,
        staff::{AtVersion, CaseView, Credentials, Decide, Decided, Decision, ShowCase, SignIn, TakeUp},
    },
};
use sandbox::people::{ANLAN, Person};

use crate::{
    browser::Browser,
    files,
    world::{Outside, World, digits, until},
};

pub(crate) fn region(code: &str) -> RegionCode {
    code.to_owned().try_into().unwrap()
}

pub(crate) fn consent(region: RegionCode, kiosk: Option<&str>) -> Consent {
    let version = "2026-03".to_owned();
    let kiosk = kiosk.map(|id| KioskId(id.to_owned()));
    Consent { region, version, language: "zh-CN".to_owned(), kiosk }
}

/// Agrees, in Anlan unless another region is named.
pub(crate) async fn agree(browser: &Browser, at: &str, kiosk: Option<&str>) -> VisitView {
    let version = shown_version(browser, at).await;
    let consent = Consent { version, ..consent(region(at), kiosk) };
    browser.call(BeginVisit, "", &consent).await.unwrap()
}

async fn shown_version(browser: &Browser, at: &str) -> String {
    browser.call(domain::wire::ShowRegion, at, &Nothing {}).await.unwrap().consent.version
}

pub(crate) async fn name(browser: &Browser, number: &IdNumber) -> Result<VisitView, Problem> {
    browser.call(NameOneself, "", &Identity { id_number: number.clone() }).await
}

pub(crate) async fn give(browser: &Browser, code: &str) -> Result<VisitView, Problem> {
    browser.call(GiveCode, "", &Code { code: code.to_owned() }).await
}

/// Agrees, and gives number and code; the next step is the masked name.
pub(crate) async fn recognise(browser: &Browser, outside: &Outside, person: &Person, at: &str) -> VisitView {
    let mobile = person.mobile.as_deref().unwrap();
    let before = outside.inbox(mobile).await.len();
    agree(browser, at, None).await;
    name(browser, &person.id_number).await.unwrap();
    // News of a case may come in between.
    let code = until("the code", async || {
        let inbox = outside.inbox(mobile).await;
        let newer = inbox.len() - before;
        inbox
            .into_iter()
            .take(newer)
            .find(|message| message.text.contains("验证码") || message.text.contains("Your code"))
    });
    give(browser, &digits(&code.await)).await.unwrap()
}

/// All the way to a confirmed name.
pub(crate) async fn identify(browser: &Browser, outside: &Outside, person: &Person, at: &str) -> Identified {
    recognise(browser, outside, person, at).await;
    let visit = browser.call(ConfirmName, "", &Nothing {}).await.unwrap();
    match visit.stage {
        Stage::Identified(identified) => *identified,
        other => panic!("{other:?}"),
    }
}

/// Sends the portrait, of somebody who smiles: a clerk decides about that.
pub(crate) async fn photograph(browser: &Browser) -> PhotoId {
    let path = format!("{PHOTOS}?source=camera&exception=head");
    files::send_to(browser, &path, "image/jpeg", files::PORTRAIT.to_vec()).await.unwrap().id
}

/// Answers every question, and says which version the draft is then.
pub(crate) async fn answer_all(browser: &Browser, photo: PhotoId) -> u32 {
    let address = "望潮区听涛街 20 号".to_owned().try_into().unwrap();
    let mut version = 0;
    for answer in [
        DraftAnswer::Reason(ReplaceReason::Expired),
        DraftAnswer::Mobile(Contact::OnFile),
        DraftAnswer::Email(Contact::None),
        DraftAnswer::Address(Contact::New(address)),
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

pub(crate) fn declared(draft_version: u32) -> Declaration {
    let (service, rules) = (Service::ReplaceCard, "2026-03".into());
    Declaration { service, holder: None, draft_version, rules, declared_true: true }
}

/// From nothing to an application that was handed in.
pub(crate) async fn apply(browser: &Browser, world: &World, person: &Person, at: &str) -> ApplicationView {
    identify(browser, &world.outside, person, at).await;
    let photo = photograph(browser).await;
    let version = answer_all(browser, photo).await;
    let rules = browser.call(ShowRegion, at, &Nothing {}).await.unwrap().version;
    let declaration = Declaration { rules, ..declared(version) };
    let submitted = browser.call(Submit, "", &declaration).await.unwrap();
    assert!(!submitted.already_open);
    submitted.application
}

/// The plain person, and their application in Anlan.
pub(crate) async fn applied(world: &World) -> (Browser, Person, ApplicationView) {
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    let application = apply(&browser, world, &person, ANLAN).await;
    (browser, person, application)
}

pub(crate) async fn sign_in(desk: &Browser, name: &str) {
    let credentials = Credentials { name: name.to_owned(), password: format!("demo-{name}") };
    desk.call(SignIn, "", &credentials).await.unwrap();
}

pub(crate) async fn case(desk: &Browser, reference: &Reference) -> CaseView {
    desk.call(ShowCase, reference.as_str(), &Nothing {}).await.unwrap()
}

pub(crate) async fn take_up(desk: &Browser, reference: &Reference) -> Result<CaseView, Problem> {
    let version = case(desk, reference).await.version;
    desk.call(TakeUp, reference.as_str(), &AtVersion { version }).await
}

pub(crate) async fn decide(
    desk: &Browser,
    reference: &Reference,
    decision: Decision,
) -> Result<CaseView, Problem> {
    let version = case(desk, reference).await.version;
    desk.call(Decide, reference.as_str(), &Decided { version, decision, papers_seen: true }).await
}

/// A member of staff takes the case up and approves it.
pub(crate) async fn approve(desk: &Browser, reference: &Reference) -> CaseView {
    take_up(desk, reference).await.unwrap();
    decide(desk, reference, Decision::Approve).await.unwrap()
}

pub(crate) async fn view(browser: &Browser, reference: &Reference) -> ApplicationView {
    browser.call(ShowApplication, reference.as_str(), &Nothing {}).await.unwrap()
}

pub(crate) async fn choose(
    browser: &Browser,
    reference: &Reference,
    outlet: &str,
) -> Result<ApplicationView, Problem> {
    let version = view(browser, reference).await.version;
    let outlet = OutletId(outlet.to_owned());
    browser.call(ChooseOutlet, reference.as_str(), &ChosenOutlet { outlet, version }).await
}

/// Waits until the application stands there.
pub(crate) async fn reaches(browser: &Browser, reference: &Reference, status: Status) -> ApplicationView {
    let there = async || Some(view(browser, reference).await).filter(|view| view.progress.status == status);
    until(status.as_str(), there).await
}
