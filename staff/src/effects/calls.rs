//! Every question of the desk, put to the server.

use domain::{
    kiosk::KioskId,
    outlet::OutletId,
    reference::Reference,
    wire::{
        Endpoint, Nothing, NoticeId, path_with,
        staff::{
            AnswerHelp, AtVersion, CASE_PHOTO, CaseView, CheckHandover, CloseBatch, Decide, EndHelp,
            FindCard, FoundCard, HandOver, ListCases, ListHelp, ListKiosks, ListStaffNotices, ListStock,
            MAKER_ANSWERS, MakeEnrolCode, MoveStock, OutletStockView, Print, PublishNotice, RevealId,
            RevokeKiosk, STOCK_DELIVERY, Settle, ShowCase, ShowMaker, ShowSession, ShowStock, ShowVouch,
            SignIn, SignOut, StaffNotices, StaffView, StepCard, TakeUp, Vouch, VouchDecision, VouchView,
            WithdrawNotice,
        },
    },
};

use super::money;
use crate::desk::{Call, Failure, Reply};
use shell::http::{ask_at, send_file};
use web_sys::File;

/// Puts `call` to the server.
/// `file` is what the shell holds for a call that sends one.
pub(super) async fn put(call: Call, file: Option<File>) -> Result<Reply, Failure> {
    match call {
        Call::ShowSession => ask::<ShowSession>(&Nothing {}).await.map(staff),
        Call::SignIn(credentials) => ask::<SignIn>(&credentials).await.map(staff),
        Call::SignOut => ask::<SignOut>(&Nothing {}).await.map(|Nothing {}| Reply::SignedOut),
        Call::ListCases(filter) => ask::<ListCases>(&filter).await.map(Box::new).map(Reply::Cases),
        Call::ShowCase(reference) => about::<ShowCase>(&reference, &Nothing {}).await,
        Call::TakeUp(reference, version) => about::<TakeUp>(&reference, &AtVersion { version }).await,
        Call::Decide(reference, decided) => about::<Decide>(&reference, &decided).await,
        Call::Settle(reference, version) => about::<Settle>(&reference, &AtVersion { version }).await,
        Call::SendPhoto(reference, version) => {
            let path = path_with(CASE_PHOTO, reference.as_str());
            let photo = file.ok_or(Failure::Garbled)?;
            send_file(&format!("{path}?version={version}"), &photo, None).await.map(case)
        }
        Call::RevealId(reference) => {
            let path = path_with(RevealId::PATH, reference.as_str());
            let revealed = ask_at::<RevealId>(&path, &Nothing {}).await?;
            Ok(Reply::Revealed(revealed.id_number))
        }
        Call::Print(reference, printed) => about::<Print>(&reference, &printed).await,
        Call::CheckHandover(shown) => {
            ask::<CheckHandover>(&shown).await.map(Box::new).map(Reply::HandoverCheck)
        }
        Call::HandOver(handover) => ask::<HandOver>(&handover).await.map(case),
        Call::ShowVouch(code) => {
            ask_at::<ShowVouch>(&path_with(ShowVouch::PATH, &code), &Nothing {}).await.map(vouch)
        }
        Call::Vouch(code, decision) => decide_on(&code, decision).await.map(vouch),
        Call::FindCard(sought) => ask::<FindCard>(&sought).await.map(card),
        Call::StepCard(step) => ask::<StepCard>(&step).await.map(card),
        Call::ListHelp => ask::<ListHelp>(&Nothing {}).await.map(Reply::Calls),
        Call::AnswerHelp(id) => at::<AnswerHelp>(&id.to_string()).await.map(Reply::Calls),
        Call::EndHelp(id) => at::<EndHelp>(&id.to_string()).await.map(Reply::Calls),
        Call::ListStock => ask::<ListStock>(&Nothing {}).await.map(Box::new).map(Reply::Stock),
        Call::ShowStock(OutletId(id)) => at::<ShowStock>(&id).await.map(outlet_stock),
        Call::MoveStock(OutletId(id), order) => {
            ask_at::<MoveStock>(&path_with(MoveStock::PATH, &id), &order).await.map(outlet_stock)
        }
        Call::SendDelivery(OutletId(id)) => {
            let list = file.ok_or(Failure::Garbled)?;
            send_file(&path_with(STOCK_DELIVERY, &id), &list, None).await.map(outlet_stock)
        }
        Call::ShowMaker => ask::<ShowMaker>(&Nothing {}).await.map(Box::new).map(Reply::Maker),
        Call::CloseBatch => ask::<CloseBatch>(&Nothing {}).await.map(Box::new).map(Reply::Maker),
        Call::SendAnswer => {
            let answer = file.ok_or(Failure::Garbled)?;
            send_file(MAKER_ANSWERS, &answer, None).await.map(Box::new).map(Reply::Answer)
        }
        Call::ListKiosks => ask::<ListKiosks>(&Nothing {}).await.map(Box::new).map(Reply::Kiosks),
        Call::MakeEnrolCode(KioskId(id)) => at::<MakeEnrolCode>(&id).await.map(Reply::Code),
        Call::RevokeKiosk(KioskId(id)) => at::<RevokeKiosk>(&id).await.map(Box::new).map(Reply::Kiosks),
        Call::ListNotices => ask::<ListStaffNotices>(&Nothing {}).await.map(notices),
        Call::PublishNotice(new) => ask::<PublishNotice>(&new).await.map(notices),
        Call::WithdrawNotice(NoticeId(id)) => at::<WithdrawNotice>(&id.to_string()).await.map(notices),
        Call::Money(call) => money::put(call, file).await,
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

fn card(found: FoundCard) -> Reply {
    Reply::Card(Box::new(found))
}

fn vouch(view: VouchView) -> Reply {
    Reply::Vouch(Box::new(view))
}

fn outlet_stock(view: OutletStockView) -> Reply {
    Reply::OutletStock(Box::new(view))
}

fn notices(list: StaffNotices) -> Reply {
    Reply::Notices(Box::new(list))
}
