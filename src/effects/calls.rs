//! Every question of the flow, put to the server.

use domain::{
    application::DocumentKind,
    problem::ErrorCode,
    reference::Reference,
    service::Service,
    wire::{
        ActFor, Activate, ActivateHolders, Answered, AskHolder, AskVouching, BeginVisit, CardStanding,
        ChooseOutlet, Code, ConfirmName, DOCUMENTS, DocumentQuery, Endpoint, GiveCode, GiveHolderCode,
        GiveInfo, HolderAsked, HolderKey, Identity, ListOutlets, NameOneself, Nothing, PHOTO_CLAIM, PHOTOS,
        PhotoQuery, ReportHoldersLoss, ReportLoss, SaveAnswer, ShowApplication, ShowCard, ShowForm,
        ShowHalves, ShowHoldersCard, ShowHoldersHalves, ShowVisit, Submit, TakeHoldersLossBack, TakeLossBack,
        Track, VisitView, Withdraw, path_with,
    },
};
use flow::{
    Call, Failure, Reply,
    capture::{Shot, Whose},
};
use serde::Serialize;
use shell::http::{self, ask, ask_at, send_file};

use super::{device, opening, shots::Picture};
use crate::{dispatch::Dispatch, money::Money, own::Own, part};

/// Puts `call` to the server. Those of [`opening`] are put there before this load is here.
pub(super) async fn put(call: Call, dispatch: Dispatch) -> Result<Reply, Failure> {
    match call {
        Call::LoadSetting { kiosk, region } => opening::load_setting(kiosk, region, dispatch).await,
        Call::ShowVisit => ask::<ShowVisit>(&Nothing {}).await.map(visit),
        Call::Enrol(kiosk, code) => device::enrol(kiosk, code).await,
        Call::BeginVisit(consent) => ask::<BeginVisit>(&consent).await.map(visit),
        Call::EndVisit => opening::end_visit().await,
        Call::NameOneself(id_number) => ask::<NameOneself>(&Identity { id_number }).await.map(visit),
        Call::GiveCode(code) => ask::<GiveCode>(&Code { code }).await.map(visit),
        Call::ConfirmName => ask::<ConfirmName>(&Nothing {}).await.map(visit),
        Call::AskVouching(id_number) => ask::<AskVouching>(&Identity { id_number }).await.map(visit),
        Call::AskHolder(service, id_number) => {
            ask::<AskHolder>(&HolderAsked { id_number, service }).await.map(Reply::HolderAsked)
        }
        Call::GiveHolderCode(code) => ask::<GiveHolderCode>(&Code { code }).await.map(Reply::HolderKnown),
        Call::SaveAnswer(service, version, answer) => {
            ask::<SaveAnswer>(&Answered { service, version, answer }).await.map(Box::new).map(Reply::Draft)
        }
        Call::SendPhoto { shot, source, exception, months_old, purpose, whose } => {
            let (draft, case) = whom(whose);
            let query = PhotoQuery { source, exception, months_old, purpose, draft, case };
            send_photo(picture(shot, dispatch)?, query).await
        }
        Call::SendDocument { shot, kind } => send_document(&picture(shot, dispatch)?, kind).await,
        Call::Submit(declaration) => ask::<Submit>(&declaration).await.map(Box::new).map(Reply::Submitted),
        Call::ShowApplication(reference) => case::<ShowApplication>(reference.as_str(), &Nothing {}).await,
        Call::ShowForm(reference) => {
            let path = path_with(ShowForm::PATH, reference.as_str());
            ask_at::<ShowForm>(&path, &Nothing {}).await.map(Box::new).map(Reply::Form)
        }
        Call::ListOutlets(region) => {
            let path = path_with(ListOutlets::PATH, region.as_str());
            ask_at::<ListOutlets>(&path, &Nothing {}).await.map(Reply::Outlets)
        }
        Call::ChooseOutlet(reference, chosen) => case::<ChooseOutlet>(reference.as_str(), &chosen).await,
        Call::GiveInfo(reference, given) => case::<GiveInfo>(reference.as_str(), &given).await,
        Call::Withdraw(reference, given) => case::<Withdraw>(reference.as_str(), &given).await,
        Call::ActFor(named) => ask::<ActFor>(&named).await.map(Reply::ActsFor),
        Call::ShowCard(of) => card(ask_of::<ShowCard, ShowHoldersCard>(of, &Nothing {}).await),
        Call::ReportLoss(of, report) => card(ask_of::<ReportLoss, ReportHoldersLoss>(of, &report).await),
        Call::TakeLossBack(of, back) => card(ask_of::<TakeLossBack, TakeHoldersLossBack>(of, &back).await),
        Call::ShowHalves(of) => {
            ask_of::<ShowHalves, ShowHoldersHalves>(of, &Nothing {}).await.map(Reply::Halves)
        }
        Call::Activate(of) => ask_of::<Activate, ActivateHolders>(of, &Nothing {}).await.map(Reply::Halves),
        call @ (Call::ShowRechargeRule(_)
        | Call::ShowRecharge(_)
        | Call::BeginPayment(_)
        | Call::ShowPayment(_)
        | Call::AskPayment(_)
        | Call::GiveUpPayment(_)
        | Call::ListPayments
        | Call::FindPayment(_)
        | Call::ShowRecordCode(_)) => part::put::<Money>(call).await,
        call @ (Call::ShowOwn(_) | Call::ShowBenefitRule(_) | Call::ListNotices(_) | Call::File(_)) => {
            part::put::<Own>(call).await
        }
        Call::Track(query) => ask::<Track>(&query).await.map(Box::new).map(Reply::Tracked),
    }
}

/// The draft or the application that a photo is for; neither, where it is one's own.
fn whom(whose: Whose) -> (Option<Service>, Option<Reference>) {
    match whose {
        Whose::Own => (None, None),
        Whose::Draft(service) => (Some(service), None),
        Whose::Case(reference) => (None, Some(reference)),
    }
}

/// Sends a photo, and what the device itself found in it.
async fn send_photo(picture: Picture, query: PhotoQuery) -> Result<Reply, Failure> {
    let path = format!("{PHOTOS}?{}", query_text(query)?);
    let claim = picture.report.as_deref().map(|report| (PHOTO_CLAIM, report));
    send_file(&path, &picture.original, claim).await.map(Box::new).map(Reply::Photo)
}

/// Sends a page of a paper.
async fn send_document(picture: &Picture, kind: DocumentKind) -> Result<Reply, Failure> {
    let path = format!("{DOCUMENTS}?{}", query_text(DocumentQuery { kind })?);
    send_file(&path, &picture.original, None).await.map(Reply::Document)
}

/// Reads an answer that says where the visit stands.
pub(crate) fn read_visit(body: &str) -> Result<Reply, Failure> {
    http::read(body).map(visit)
}

fn visit(visit: VisitView) -> Reply {
    Reply::Visit(Box::new(visit))
}

/// Asks about one's own card, or that of the holder who agreed.
async fn ask_of<Own, Holders>(
    holder: Option<HolderKey>,
    request: &Own::Request,
) -> Result<Own::Reply, Failure>
where
    Own: Endpoint,
    Holders: Endpoint<Request = Own::Request, Reply = Own::Reply>,
{
    match holder {
        Some(key) => ask_at::<Holders>(&path_with(Holders::PATH, &key.0.to_string()), request).await,
        None => ask::<Own>(request).await,
    }
}

fn card(answer: Result<CardStanding, Failure>) -> Result<Reply, Failure> {
    answer.map(Box::new).map(Reply::Card)
}

/// Asks about the application `reference`.
async fn case<E>(reference: &str, request: &E::Request) -> Result<Reply, Failure>
where
    E: Endpoint<Reply = domain::wire::ApplicationView>,
{
    let path = path_with(E::PATH, reference);
    ask_at::<E>(&path, request).await.map(Box::new).map(Reply::Application)
}

/// The picture behind a shot. One that is no longer held cannot be read any more, and is said to be so.
fn picture(shot: Shot, dispatch: Dispatch) -> Result<Picture, Failure> {
    let picture = dispatch.world(|world| world.shots.get(shot)).flatten();
    picture.ok_or_else(|| Failure::Problem(Box::new(ErrorCode::PhotoUnreadable.into())))
}

/// The fields of a query as the server reads them: `source=upload&months_old=3`.
fn query_text(query: impl Serialize) -> Result<String, Failure> {
    let fields = serde_json::to_value(query).map_err(|_| Failure::Garbled)?;
    let pairs = fields.as_object().into_iter().flatten();
    let pairs = pairs.map(|(name, value)| match value.as_str() {
        Some(word) => format!("{name}={word}"),
        None => format!("{name}={value}"),
    });
    Ok(pairs.collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use domain::{application::PhotoException, photo::PhotoPurpose, wire::PhotoSource};

    use super::*;

    #[test]
    fn a_photo_says_how_and_when_it_was_made_and_what_cannot_be_met() {
        let fields = |source, exception, months_old| {
            let (purpose, draft, case) = (PhotoPurpose::Card, None, None);
            let query = PhotoQuery { source, exception, months_old, purpose, draft, case };
            let text = query_text(query).unwrap();
            let mut fields: Vec<_> = text.split('&').map(str::to_owned).collect();
            fields.sort();
            fields
        };
        assert_eq!(fields(PhotoSource::Camera, None, None), ["purpose=card", "source=camera"]);
        let exception = Some(PhotoException::Bedridden);
        let upload = fields(PhotoSource::Upload, exception, Some(3));
        assert_eq!(upload, ["exception=bedridden", "months_old=3", "purpose=card", "source=upload"]);
    }
}
