//! What the browser is asked to do, and what the server answers.

use std::fmt;

use domain::{
    id_number::IdNumber,
    kiosk::KioskId,
    outlet::OutletId,
    payment::PaymentNumber,
    reference::Reference,
    wire::NoticeId,
    wire::staff::{
        AnswerReport, CardSought, CardStep, CaseFilter, CaseList, CaseView, Credentials, Decided, FoundCard,
        FreshCode, Handover, HandoverCheck, HelpCalls, KioskList, MakerView, MonthEndList, NewNotice,
        OutletStockView, Printed, Reconciliation, Released, StaffNotices, StaffPayment, StaffPaymentList,
        StaffView, StockList, StockOrder, VouchDecision, VouchView,
    },
};
use uuid::Uuid;

use super::{MoneyCall, NoticePart, Place, Ticket};

/// Something the browser must do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    /// Ask the server, and answer with [`super::Event::Replied`] and the same ticket.
    Call(Ticket, Box<Call>),
    /// Sound a bell: somebody at a kiosk needs help.
    Chime,
    /// Follow the region's cases and calls, by events and by a slow poll behind them.
    Follow,
    /// Follow nothing any more.
    Unfollow,
    /// Send [`super::CaseEvent::RevealLapsed`] with this ticket in half a minute.
    HideSoon(Ticket),
    /// Send [`super::CaseEvent::Lapsed`] with this ticket in ten seconds.
    SendSoon(Ticket),
    /// Move the focus, once the screen shows what it goes to.
    Focus(Focus),
    /// Go to a place by its address, so that the browser's Back comes back.
    Go(Place),
    /// Keep for this session whether single keys do something.
    KeepShortcuts(bool),
}

/// Where the focus goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The title of the screen.
    Title,
    /// The title of the open case, or of the open payment.
    CaseTitle,
    /// The button that takes a decision back.
    Undo,
    /// A line of the queue.
    Row(Reference),
    /// A line of the list of payments.
    Payment(PaymentNumber),
    /// The search field.
    Search,
    /// The tick that the papers were checked.
    Papers,
    /// A field of the form of a notice.
    NoticePart(NoticePart),
    /// The title of a notice that is looked at before it is published.
    Preview,
    /// What can be done with a notice of the list.
    Notice(NoticeId),
}

/// A question to the server.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Call {
    /// Who is signed in.
    ShowSession,
    /// Sign in.
    SignIn(Credentials),
    /// Sign out.
    SignOut,
    /// The queue.
    ListCases(CaseFilter),
    /// One case.
    ShowCase(Reference),
    /// Take this version of a case up.
    TakeUp(Reference, u32),
    /// Decide on this version of a case.
    Decide(Reference, Decided),
    /// Settle the fee of this version of a case.
    Settle(Reference, u32),
    /// Send the photo that was made for this version of a case; the shell holds it.
    SendPhoto(Reference, u32),
    /// The whole identity number.
    RevealId(Reference),
    /// Move the printing of an instant card on.
    Print(Reference, Printed),
    /// Whom a card is for.
    CheckHandover(Handover),
    /// Hand over.
    HandOver(Released),
    /// Who asks to be vouched for with these six digits.
    ShowVouch(String),
    /// Vouch, or decline.
    Vouch(String, VouchDecision),
    /// Somebody's card.
    FindCard(CardSought),
    /// A step with somebody's card.
    StepCard(CardStep),
    /// The open calls for a clerk.
    ListHelp,
    /// Say that one is on the way.
    AnswerHelp(Uuid),
    /// Say that the person was helped.
    EndHelp(Uuid),
    /// The outlets and their blank cards.
    ListStock,
    /// The blank cards of an outlet.
    ShowStock(OutletId),
    /// Do something with them.
    MoveStock(OutletId, StockOrder),
    /// Send a delivery's list; the shell holds it.
    SendDelivery(OutletId),
    /// The card maker's files.
    ShowMaker,
    /// Close a batch.
    CloseBatch,
    /// Send an answer of the card maker; the shell holds it.
    SendAnswer,
    /// The kiosks.
    ListKiosks,
    /// A code that enrols a kiosk.
    MakeEnrolCode(KioskId),
    /// Revoke a kiosk's key.
    RevokeKiosk(KioskId),
    /// The notices.
    ListNotices,
    /// Publish a notice.
    PublishNotice(Box<NewNotice>),
    /// Withdraw a notice.
    WithdrawNotice(NoticeId),
    /// About money.
    Money(MoneyCall),
}

/// What the server answers.
#[derive(Clone, PartialEq)]
pub(crate) enum Reply {
    /// To `ShowSession` and `SignIn`.
    Staff(Box<StaffView>),
    /// To `SignOut`.
    SignedOut,
    /// To `ListCases`.
    Cases(Box<CaseList>),
    /// To all that shows or changes one case.
    Case(Box<CaseView>),
    /// To `CheckHandover`.
    HandoverCheck(Box<HandoverCheck>),
    /// To `RevealId`.
    Revealed(IdNumber),
    /// To `ShowVouch` and `Vouch`.
    Vouch(Box<VouchView>),
    /// To all about somebody's card.
    Card(Box<FoundCard>),
    /// To all about calls for a clerk.
    Calls(HelpCalls),
    /// To `ListStock`.
    Stock(Box<StockList>),
    /// To all that shows or changes one outlet's blank cards.
    OutletStock(Box<OutletStockView>),
    /// To `ShowMaker` and `CloseBatch`.
    Maker(Box<MakerView>),
    /// To `SendAnswer`.
    Answer(Box<AnswerReport>),
    /// To `ListKiosks` and `RevokeKiosk`.
    Kiosks(Box<KioskList>),
    /// To `MakeEnrolCode`.
    Code(FreshCode),
    /// To all about notices.
    Notices(Box<StaffNotices>),
    /// To `ListPayments`.
    Payments(Box<StaffPaymentList>),
    /// To all that shows or changes one payment.
    Payment(Box<StaffPayment>),
    /// To all about reconciliation.
    Reconciliation(Box<Reconciliation>),
    /// To all about month-end files.
    MonthEnds(MonthEndList),
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Staff(_) => "Staff",
            Self::SignedOut => "SignedOut",
            Self::Cases(_) => "Cases",
            Self::Case(_) => "Case",
            Self::HandoverCheck(_) => "HandoverCheck",
            Self::Revealed(_) => "Revealed",
            Self::Vouch(_) => "Vouch",
            Self::Card(_) => "Card",
            Self::Calls(_) => "Calls",
            Self::Stock(_) => "Stock",
            Self::OutletStock(_) => "OutletStock",
            Self::Maker(_) => "Maker",
            Self::Answer(_) => "Answer",
            Self::Kiosks(_) => "Kiosks",
            Self::Code(_) => "Code",
            Self::Notices(_) => "Notices",
            Self::Payments(_) => "Payments",
            Self::Payment(_) => "Payment",
            Self::Reconciliation(_) => "Reconciliation",
            Self::MonthEnds(_) => "MonthEnds",
        })
    }
}
