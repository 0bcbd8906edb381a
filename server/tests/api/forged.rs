//! Forged requests: steps skipped or repeated, and somebody else's things, on every route there is. Each is refused with its code, changes
//! nothing, and what was somebody else's stands in the audit.

mod ground;

use domain::{
    application::{Contact, DraftAnswer},
    problem::ErrorCode,
    service::Service,
    wire::{
        APPLICATION_EVENTS, ActivateHolders, Answered, ChooseOutlet, ChosenOutlet, DOCUMENT, Endpoint,
        GiveInfo, GivenInfo, LossKind, LossReport, LossTakenBack, PHOTO, PHOTO_ORIGINAL, ReportHoldersLoss,
        ReportLoss, SaveAnswer, ShowApplication, ShowForm, ShowHoldersCard, ShowHoldersHalves, Submit,
        TakeHoldersLossBack, TakeLossBack, Withdraw,
        staff::{
            AtVersion, CASE_DOCUMENT, CASE_ORIGINAL, CASE_PHOTO, Decide, Decided, Decision, HandOver,
            RevealId, Settle, ShowCase, ShowStock, TakeUp,
        },
    },
};
use serde_json::{Value, json};

use self::ground::{Ground, Operation, Who};
use crate::journey::declared;

/// What anybody may ask, agreed to or not: what is public, how a visit or a session begins and ends, and a hall's bell.
const OPEN: [&str; 22] = [
    "ListRegions",
    "ShowRegion",
    "ListOutlets",
    "ShowKiosk",
    "BeginVisit",
    "EndVisit",
    "Track",
    "ReportCrash",
    "Enrol",
    "TakePass",
    "AskForHelp",
    "ShowHelp",
    "CancelHelp",
    "SignIn",
    "SignOut",
    "ShowVisit",
    "ShowRechargeRule",
    "ShowBenefitRule",
    "ShowFilingRule",
    "ListNotices",
    "FindPayment",
    "UnresolvedPayments",
];
/// What comes before a person is identified.
const BEFORE_A_NAME: [&str; 4] = ["NameOneself", "GiveCode", "ConfirmName", "AskVouching"];
/// What an administrator does, and no clerk.
const ADMINISTRATORS: [&str; 6] =
    ["ListKiosks", "MakeEnrolCode", "RevokeKiosk", "ListStaffNotices", "PublishNotice", "WithdrawNotice"];
/// What either does.
const ANY_STAFF: [&str; 10] = [
    "ShowSession",
    "FollowCases",
    "ListStock",
    "ShowStock",
    "MoveStock",
    "DeliverBlanks",
    "ShowMaker",
    "CloseBatch",
    "DownloadBatch",
    "TakeAnswer",
];

/// A holder's key that nobody has.
const HOLDER: &str = "7a0ee1d2-5b1c-4e55-9a51-0a4bd1c2f3e4";

/// Whether one of these is refused to `who` with one of `codes`, for every operation that `of` picks.
async fn sweep(ground: &Ground, who: Who, codes: &[ErrorCode], of: impl Fn(&Operation) -> bool) {
    let (before, mut seen) = (ground.rows(), 0);
    for operation in ground.operations().await.into_iter().filter(of) {
        let answer = ground.send(who, &operation.method, &operation.path(ground), json!({})).await;
        let refused = answer.as_ref().err().is_some_and(|code| codes.contains(code));
        assert!(refused, "{who:?} {}: {answer:?}", operation.name);
        seen += 1;
    }
    assert!(seen > 2, "{who:?} tried {seen} operations");
    assert_eq!(ground.rows(), before, "{who:?} changed something");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_route_answers_whoever_is_not_who_they_should_be() {
    let ground = Ground::lay().await;
    let closed = |operation: &Operation| !OPEN.contains(&&*operation.name);
    let residents = |operation: &Operation| operation.of_residents && closed(operation);
    let staff = |operation: &Operation| !operation.of_residents && closed(operation);
    let nobody = [ErrorCode::NotSignedIn, ErrorCode::ConsentNeeded];
    sweep(&ground, Who::Nobody, &nobody, residents).await;
    sweep(&ground, Who::NobodyAtDesk, &nobody, staff).await;
    let named = |operation: &Operation| residents(operation) && !BEFORE_A_NAME.contains(&&*operation.name);
    sweep(&ground, Who::Guest, &[ErrorCode::NotAllowed], named).await;
    // A resident's cookie says nothing at the desk, and a clerk's nothing to residents.
    sweep(&ground, Who::OwnerAtDesk, &[ErrorCode::NotSignedIn], staff).await;
    sweep(&ground, Who::ClerkOutside, &nobody, residents).await;
    let clerks = |operation: &Operation| {
        staff(operation) && ![&ADMINISTRATORS[..], &ANY_STAFF[..]].concat().contains(&&*operation.name)
    };
    sweep(&ground, Who::Admin, &[ErrorCode::NotAllowed], clerks).await;
    let administrators = |operation: &Operation| ADMINISTRATORS.contains(&&*operation.name);
    sweep(&ground, Who::Clerk, &[ErrorCode::NotAllowed], administrators).await;
}

/// A forged request, and the code it is refused with.
struct Forged {
    who: Who,
    method: &'static str,
    path: String,
    body: Value,
    code: ErrorCode,
    /// What the audit is to know of it, when it is somebody else's.
    of: Option<String>,
}

/// An endpoint's request about `part`.
fn forged<E: Endpoint>(who: Who, _: E, part: &str, body: &E::Request, code: ErrorCode) -> Forged {
    let path = domain::wire::path_with(E::PATH, part);
    let body = serde_json::to_value(body).unwrap();
    Forged { who, method: E::METHOD.as_str(), path, body, code, of: None }
}

/// A look at a picture, a paper or a stream of `parts`.
fn looked(who: Who, template: &str, parts: &[&str]) -> Forged {
    let path = parts.iter().fold(template.to_owned(), |path, part| domain::wire::path_with(&path, part));
    Forged { who, method: "GET", path, body: Value::Null, code: ErrorCode::NotFound, of: None }
}

impl Forged {
    /// It is about this thing of somebody else's.
    fn of(self, subject: &str) -> Self {
        Self { of: Some(subject.to_owned()), ..self }
    }
}

/// Sends each; it is refused, nothing changes, and the audit knows of it where it was somebody else's.
async fn all_are_refused(ground: &Ground, table: Vec<Forged>) {
    let before = ground.rows();
    for Forged { who, method, path, body, code, of } in table {
        let known = match &of {
            Some(subject) => ground.asked_for(subject).await,
            None => 0,
        };
        let answer = ground.send(who, method, &path, body).await;
        assert_eq!(answer, Err(code), "{who:?} {method} {path}");
        if let Some(subject) = of {
            assert_eq!(
                ground.asked_for(&subject).await,
                known + 1,
                "{who:?} {method} {path} is in the audit"
            );
        }
        assert_eq!(ground.rows(), before, "{who:?} {method} {path} changed something");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_case_draft_photo_and_papers_are_not_there() {
    let ground = Ground::lay().await;
    let (reference, photo) = (ground.reference.as_str(), ground.photo.0.to_string());
    let paper = ground.paper.0.to_string();
    let (here, missing) = (Who::Stranger, ErrorCode::NotFound);
    let outlet = ChosenOutlet { outlet: domain::outlet::OutletId("anlan-01".to_owned()), version: 1 };
    let given = GivenInfo { version: 1, ..GivenInfo::default() };
    let reason = domain::application::WithdrawReason::NotNeeded;
    let back = domain::wire::Withdrawn { reason, version: 1 };
    let draft = |answer| Answered { service: Service::NewCard, version: 0, answer };
    let lost = LossReport { kind: LossKind::ForATime, version: 0 };
    let mut table = vec![
        forged(here, ShowApplication, reference, &domain::wire::Nothing {}, missing).of(reference),
        forged(here, ShowForm, reference, &domain::wire::Nothing {}, missing).of(reference),
        forged(here, ChooseOutlet, reference, &outlet, missing).of(reference),
        forged(here, GiveInfo, reference, &given, missing).of(reference),
        forged(here, Withdraw, reference, &back, missing).of(reference),
        looked(here, APPLICATION_EVENTS, &[reference]).of(reference),
        looked(here, PHOTO, &[&photo]).of(&photo),
        looked(here, PHOTO_ORIGINAL, &[&photo]).of(&photo),
        looked(here, DOCUMENT, &[&paper]).of(&paper),
        forged(here, SaveAnswer, "", &draft(DraftAnswer::Register(ground.paper)), missing).of(&paper),
        forged(here, SaveAnswer, "", &draft(DraftAnswer::Photo(ground.photo)), missing).of(&photo),
        forged(here, ShowHoldersCard, HOLDER, &domain::wire::Nothing {}, missing).of(HOLDER),
        forged(here, ReportHoldersLoss, HOLDER, &lost, missing).of(HOLDER),
        forged(here, TakeHoldersLossBack, HOLDER, &LossTakenBack { version: 0 }, missing).of(HOLDER),
        forged(here, ShowHoldersHalves, HOLDER, &domain::wire::Nothing {}, missing).of(HOLDER),
        forged(here, ActivateHolders, HOLDER, &domain::wire::Nothing {}, missing).of(HOLDER),
        forged(here, ShowHoldersCard, "nobody", &domain::wire::Nothing {}, missing),
        // What is nowhere is not in the audit, and heard the same.
        forged(here, ShowApplication, "000000001", &domain::wire::Nothing {}, missing),
        looked(here, PHOTO, &["00000000-0000-0000-0000-000000000000"]),
    ];
    let (desk, at) = (Who::Elsewhere, AtVersion { version: 1 });
    let decided = Decided { version: 1, decision: Decision::Approve, papers_seen: true };
    table.extend([
        forged(desk, ShowCase, reference, &domain::wire::Nothing {}, missing).of(reference),
        forged(desk, TakeUp, reference, &at, missing).of(reference),
        forged(desk, Decide, reference, &decided, missing).of(reference),
        forged(desk, Settle, reference, &at, missing).of(reference),
        forged(desk, RevealId, reference, &domain::wire::Nothing {}, missing).of(reference),
        looked(desk, CASE_PHOTO, &[reference]).of(reference),
        looked(desk, CASE_ORIGINAL, &[reference]).of(reference),
        looked(desk, CASE_DOCUMENT, &[reference, &paper]).of(reference),
        looked(Who::Clerk, CASE_DOCUMENT, &[reference, &paper]).of(&paper),
        forged(desk, HandOver, "", &ground.handover().compared(), ErrorCode::PickupMismatch).of(reference),
    ]);
    // An outlet of another region.
    table.push(forged(Who::Clerk, ShowStock, "yunling-01", &domain::wire::Nothing {}, missing));
    all_are_refused(&ground, table).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_that_were_skipped_repeated_or_overtaken_do_nothing() {
    let ground = Ground::lay().await;
    let reference = ground.reference.as_str();
    let outlet =
        |id: &str, version| ChosenOutlet { outlet: domain::outlet::OutletId(id.to_owned()), version };
    let given = GivenInfo { version: 1, ..GivenInfo::default() };
    let reason = domain::application::WithdrawReason::NotNeeded;
    let back = |version| domain::wire::Withdrawn { reason, version };
    let (own, wrong, stale) = (Who::Owner, ErrorCode::WrongStep, ErrorCode::StaleVersion);
    let lost = |kind, version| LossReport { kind, version };
    let mobile = DraftAnswer::Mobile(Contact::OnFile);
    let answered = Answered { service: Service::ReplaceCard, version: 7, answer: mobile };
    let (desk, at) = (Who::Clerk, |version| AtVersion { version });
    let decided = |version| Decided { version, decision: Decision::Approve, papers_seen: true };
    let table = vec![
        forged(own, ChooseOutlet, reference, &outlet("anlan-01", 1), wrong),
        forged(own, ChooseOutlet, reference, &outlet("yunling-01", 1), ErrorCode::NotFound),
        forged(own, ChooseOutlet, reference, &outlet("anlan-01", 9), stale),
        forged(own, GiveInfo, reference, &given, wrong),
        forged(own, Withdraw, reference, &back(9), stale),
        forged(own, SaveAnswer, "", &answered, stale),
        forged(
            own,
            Submit,
            "",
            &domain::wire::Declaration { service: Service::ReportLoss, ..declared(1) },
            ErrorCode::Malformed,
        ),
        forged(
            own,
            Submit,
            "",
            &domain::wire::Declaration { service: Service::Reissue, ..declared(1) },
            ErrorCode::CardNotLost,
        ),
        forged(
            own,
            Submit,
            "",
            &domain::wire::Declaration { service: Service::NewCard, ..declared(1) },
            ErrorCode::HasCard,
        ),
        forged(own, ReportLoss, "", &lost(LossKind::ForATime, 3), stale),
        forged(own, TakeLossBack, "", &LossTakenBack { version: 0 }, wrong),
        forged(desk, Decide, reference, &decided(1), wrong),
        forged(desk, Decide, reference, &decided(9), stale),
        forged(desk, TakeUp, reference, &at(9), stale),
        forged(desk, Settle, reference, &at(1), wrong),
        forged(desk, Settle, reference, &at(9), stale),
        forged(desk, HandOver, "", &ground.handover().compared(), wrong),
    ];
    all_are_refused(&ground, table).await;
}
