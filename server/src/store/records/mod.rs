//! The rows of the store as values.
//!
//! **Invariant:** what identifies a person is [`Sealed`] or a [`BlindIndex`]; no field holds it in the clear.

mod application;
mod identity;
mod kiosk;
mod outbox;
mod staff;
mod visit;

pub use application::{
    ApplicationId, ApplicationRecord, CasePage, CaseQuery, ClaimRecord, DraftRecord, HistoryRecord,
    PhotoRecord, StockRecord,
};
pub use identity::{BlindIndex, Sealed, Subject, TallyRecord, TokenHash};
pub use kiosk::{HelpId, HelpRecord, KeyId, KioskCodeRecord, KioskKeyRecord, PassRecord};
pub use outbox::{AuditEntry, AuditRecord, JobId, JobRecord, LeasedJob};
pub use staff::{StaffRecord, StaffSessionRecord};
pub use visit::{VisitId, VisitRecord, VisitStage, VouchId, VouchRecord};
