//! The rows of the store as values.
//!
//! **Invariant:** what identifies a person is [`Sealed`] or a [`BlindIndex`]; no field holds it in the clear.

mod application;
mod card;
mod document;
mod filing;
mod identity;
mod kiosk;
mod maker;
mod notice;
mod outbox;
mod payment;
mod reconciliation;
mod staff;
mod stock;
mod visit;

pub use application::{
    ApplicationId, ApplicationRecord, CasePage, CaseQuery, ClaimRecord, DraftRecord, HistoryRecord,
    PhotoRecord,
};
pub use card::{CardAgent, CardHistoryRecord, CardId, CardRecord};
pub use document::DocumentRecord;
pub use filing::{FilingHistoryRecord, FilingId, FilingRecord};
pub use identity::{BlindIndex, Sealed, Subject, TallyRecord, TokenHash};
pub use kiosk::{HelpId, HelpRecord, KeyId, KioskCodeRecord, KioskKeyRecord, PassRecord};
pub use maker::{AnswerId, AnswerRecord, BatchRecord};
pub use notice::NoticeRecord;
pub use outbox::{AuditEntry, AuditRecord, JobId, JobRecord, LeasedJob};
pub use payment::{
    KeptAnswer, PaymentHistoryRecord, PaymentId, PaymentRecord, PostingId, PostingRecord, RefundRecord,
};
pub use reconciliation::{BillDayRecord, CreditState, DifferenceRecord, MonthEndCredit, MonthEndRecord};
pub use staff::{StaffRecord, StaffSessionRecord};
pub use stock::{BlankRecord, MovementId, StockMovement, StockRecord};
pub use visit::{VisitId, VisitRecord, VisitStage, VouchId, VouchRecord};
