//! Every question of the desk, put to the server.

use domain::{
    kiosk::KioskId,
    reference::Reference,
    wire::{
        Endpoint, Nothing, path_with,
        staff::{
            AnswerHelp, AtVersion, CaseView, Decide, Decided, EndHelp, HandOver, ListCases, ListHelp,
            ListKiosks, MakeEnrolCode, RevealId, RevokeKiosk, Settle, ShowCase, ShowSession, ShowVouch,
            SignIn, SignOut, StaffView, TakeUp, Vouch, VouchDecision, VouchView,
        },
    },
};

use crate::desk::{Call, Failure, Reply};
use shell::http::ask_at;

/// Puts `call` to the server.
pub(super) async fn put(call: Call) -> Result<Reply, Failure> {
    match call {
        Call::ShowSession => ask::<ShowSession>(&Nothing {}).await.map(staff),
        Call::SignIn(credentials) => ask::<SignIn>(&credentials).await.map(staff),
        Call::SignOut => ask::<SignOut>(&Nothing {}).await.map(|Nothing {}| Reply::SignedOut),
        Call::ListCases(filter) => ask::<ListCases>(&filter).await.map(Box::new).map(Reply::Cases),
        Call::ShowCase(reference) => about::<ShowCase>(&reference, &Nothing {}).await,
        Call::TakeUp(reference, version) => about::<TakeUp>(&reference, &AtVersion { version }).await,
        Call::Decide(reference, version, decision) => {
            about::<Decide>(&reference, &Decided { version, decision }).await
        }
        Call::Settle(reference, version) => about::<Settle>(&reference, &AtVersion { version }).await,
        Call::RevealId(reference) => {
            let path = path_with(RevealId::PATH, reference.as_str());
            let revealed = ask_at::<RevealId>(&path, &Nothing {}).await?;
            Ok(Reply::Revealed(revealed.id_number))
        }
        Call::HandOver(handover) => ask::<HandOver>(&handover).await.map(case),
        Call::ShowVouch(code) => {
            ask_at::<ShowVouch>(&path_with(ShowVouch::PATH, &code), &Nothing {}).await.map(vouch)
        }
        Call::Vouch(code, decision) => decide_on(&code, decision).await.map(vouch),
        Call::ListHelp => ask::<ListHelp>(&Nothing {}).await.map(Reply::Calls),
        Call::AnswerHelp(id) => at::<AnswerHelp>(&id.to_string()).await.map(Reply::Calls),
        Call::EndHelp(id) => at::<EndHelp>(&id.to_string()).await.map(Reply::Calls),
        Call::ListKiosks => ask::<ListKiosks>(&Nothing {}).await.map(Box::new).map(Reply::Kiosks),
        Call::MakeEnrolCode(KioskId(id)) => at::<MakeEnrolCode>(&id).await.map(Reply::Code),
        Call::RevokeKiosk(KioskId(id)) => at::<RevokeKiosk>(&id).await.map(Box::new).map(Reply::Kiosks),
    }
}

async fn ask<E: Endpoint>(request: &E::Request) -> Result<E::Reply, Failure> {
    ask_at::<E>(E::PATH, request).await
}

/// Asks about one part, with nothing to say of it.
async fn at<E: Endpoint<Request = Nothing>>(part: &str) -> Result<E::Reply, Failure> {
    ask_at::<E>(&path_with(E::PATH, part), &Nothing {}).await
}

/// Asks about the case `reference`.
async fn about<E>(reference: &Reference, request: &E::Request) -> Result<Reply, Failure>
where
    E: Endpoint<Reply = CaseView>,
{
    ask_at::<E>(&path_with(E::PATH, reference.as_str()), request).await.map(case)
}

async fn decide_on(code: &str, decision: VouchDecision) -> Result<VouchView, Failure> {
    ask_at::<Vouch>(&path_with(Vouch::PATH, code), &decision).await
}

fn staff(view: StaffView) -> Reply {
    Reply::Staff(Box::new(view))
}

fn case(view: CaseView) -> Reply {
    Reply::Case(Box::new(view))
}

fn vouch(view: VouchView) -> Reply {
    Reply::Vouch(Box::new(view))
}
