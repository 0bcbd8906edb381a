//! Every question of the flow, put to the server.

use domain::{
    problem::ErrorCode,
    wire::{
        Answered, AskVouching, BeginVisit, ChooseOutlet, Code, ConfirmName, EndVisit, Endpoint, GiveCode,
        GiveInfo, Identity, ListOutlets, NameOneself, Nothing, PhotoQuery, SaveAnswer, ShowApplication,
        ShowVisit, Submit, Track, VisitView, path_with,
    },
};
use flow::{Call, Failure, Reply, capture::Shot};
use web_sys::Blob;

use super::{
    http::{self, ask, ask_at, send_photo},
    opening,
};
use crate::dispatch::Dispatch;

/// Puts `call` to the server.
pub(super) async fn put(call: Call, dispatch: Dispatch) -> Result<Reply, Failure> {
    match call {
        Call::LoadSetting { kiosk, region } => opening::load_setting(kiosk, region).await,
        Call::ShowVisit => ask::<ShowVisit>(&Nothing {}).await.map(visit),
        Call::BeginVisit(consent) => ask::<BeginVisit>(&consent).await.map(visit),
        Call::EndVisit => ask::<EndVisit>(&Nothing {}).await.map(|Nothing {}| Reply::Ended),
        Call::NameOneself(id_number) => ask::<NameOneself>(&Identity { id_number }).await.map(visit),
        Call::GiveCode(code) => ask::<GiveCode>(&Code { code }).await.map(visit),
        Call::ConfirmName => ask::<ConfirmName>(&Nothing {}).await.map(visit),
        Call::AskVouching(id_number) => ask::<AskVouching>(&Identity { id_number }).await.map(visit),
        Call::SaveAnswer(version, answer) => {
            ask::<SaveAnswer>(&Answered { version, answer }).await.map(Box::new).map(Reply::Draft)
        }
        Call::SendPhoto { shot, source, exception } => {
            let photo = picture(shot, dispatch)?;
            send_photo(&photo, PhotoQuery { source, exception }).await.map(Box::new).map(Reply::Photo)
        }
        Call::Submit(declaration) => ask::<Submit>(&declaration).await.map(Box::new).map(Reply::Submitted),
        Call::ShowApplication(reference) => case::<ShowApplication>(reference.as_str(), &Nothing {}).await,
        Call::ListOutlets(region) => {
            let path = path_with(ListOutlets::PATH, region.as_str());
            ask_at::<ListOutlets>(&path, &Nothing {}).await.map(Reply::Outlets)
        }
        Call::ChooseOutlet(reference, chosen) => case::<ChooseOutlet>(reference.as_str(), &chosen).await,
        Call::GiveInfo(reference, given) => case::<GiveInfo>(reference.as_str(), &given).await,
        Call::Track(query) => ask::<Track>(&query).await.map(Box::new).map(Reply::Tracked),
    }
}

/// Reads an answer that says where the visit stands.
pub(crate) fn read_visit(body: &str) -> Result<Reply, Failure> {
    http::read(body).map(visit)
}

fn visit(visit: VisitView) -> Reply {
    Reply::Visit(Box::new(visit))
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
fn picture(shot: Shot, dispatch: Dispatch) -> Result<Blob, Failure> {
    let picture = dispatch.world(|world| world.shots.get(shot)).flatten();
    picture.ok_or_else(|| Failure::Problem(Box::new(ErrorCode::PhotoUnreadable.into())))
}
