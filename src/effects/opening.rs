//! What is asked while the app opens, and with no more code than that needs.

use domain::{
    kiosk::KioskId,
    region::RegionCode,
    wire::{EndVisit, Endpoint as _, ListRegions, Nothing, ShowRegion, ShowVisit, path_with},
};
use flow::{Call, Failure, Flow, Reply, Setting};

use leptos::prelude::*;
use shell::http::{ask, ask_at, ask_unsigned, exchange};

use super::{LocalReply, address};
use crate::{dispatch::Dispatch, later};

/// Under this name a phone keeps its region.
const REGION: &str = "region";

/// Puts `call` to the server, or gives it back when it is none of these.
pub(super) fn put(call: Call, dispatch: Dispatch) -> Result<LocalReply, Call> {
    match call {
        Call::LoadSetting { kiosk, region } => Ok(Box::pin(load_setting(kiosk, region, dispatch))),
        Call::ShowVisit => Ok(Box::pin(show_visit(dispatch))),
        Call::EndVisit => Ok(Box::pin(end_visit())),
        call => Err(call),
    }
}

/// Ends the visit, of a kiosk too whose key does not count any more.
pub(super) async fn end_visit() -> Result<Reply, Failure> {
    ask_unsigned::<EndVisit>().await.map(|_| Reply::Ended)
}

/// Where the visit stands. Mostly there is none, and then nothing has to be read.
async fn show_visit(dispatch: Dispatch) -> Result<Reply, Failure> {
    if let Some(kiosk) = signing(dispatch) {
        (later::fetch(dispatch).await?.sign)(kiosk, dispatch).await?;
    }
    let body = exchange(ShowVisit::METHOD, ShowVisit::PATH.to_owned(), None).await?;
    (later::fetch(dispatch).await?.read_visit)(&body)
}

/// The kiosk this is, when it must sign what it asks.
fn signing(dispatch: Dispatch) -> Option<KioskId> {
    let kiosk = |flow: &Flow| {
        flow.session()
            .setting
            .as_ref()?
            .kiosk
            .as_ref()
            .filter(|kiosk| !kiosk.demo)
            .map(|kiosk| kiosk.id.clone())
    };
    dispatch.flow().try_with_untracked(kiosk).flatten()
}

/// The regions, and the one that applies: the kiosk's, the one wanted, the one this phone had before, or the default one. A kiosk reads its profile by the second load,
/// which a phone on a weak network is spared.
pub(super) async fn load_setting(
    kiosk: Option<KioskId>,
    region: Option<RegionCode>,
    dispatch: Dispatch,
) -> Result<Reply, Failure> {
    let kiosk = match kiosk {
        Some(id) => Some((later::fetch(dispatch).await?.profile)(id).await?),
        None => None,
    };
    let regions = ask::<ListRegions>(&Nothing {}).await?;
    let wanted = kiosk.as_ref().map(|kiosk| kiosk.region.clone()).or(region);
    let wanted = wanted.or_else(|| RegionCode::try_from(address::kept(REGION)?).ok());
    let served = wanted.filter(|code| regions.regions.iter().any(|served| served.code == *code));
    let code = served.unwrap_or_else(|| regions.default.clone());
    if kiosk.is_none() {
        address::keep(REGION, code.as_str());
    }
    let path = path_with(ShowRegion::PATH, code.as_str());
    let region = ask_at::<ShowRegion>(&path, &Nothing {}).await?;
    Ok(Reply::Setting(Box::new(Setting { regions, region, kiosk })))
}
