//! What the server keeps, behind one trait with two engines.
//!
//! A handler loads records, decides purely, and hands the outcome to [`Store::commit`] as a list of [`Change`]s: one call is one
//! transaction, outbox rows and audit entries included, and it answers only when the database has made it durable. A record that can
//! change carries the version it was loaded at; when another commit was faster, the whole list fails with [`CommitError::Stale`].
//!
//! **Invariant:** SQL stands below this module and nowhere else. No clock and no random numbers: moments, ids and codes come in as
//! values. Personal data comes in sealed, or as a blind index.

mod change;
mod error;
mod filings;
mod migrations;
mod money;
mod notices;
mod records;
mod sql;
mod stock;

pub mod postgres;
pub mod sqlite;

pub use change::{CardNote, Change, Committed, MakerChange, Try, TryOutcome};
pub use error::{ChainFault, CommitError, StoreError};
pub use filings::FilingStore;
pub use money::{MoneyChange, MoneyStore, PaymentQuery};
pub use notices::NoticeStore;
pub use records::{
    AnswerId, AnswerRecord, ApplicationId, ApplicationRecord, AuditEntry, AuditRecord, BatchRecord,
    BillDayRecord, BlankRecord, BlindIndex, CardAgent, CardHistoryRecord, CardId, CardRecord, CasePage,
    CaseQuery, ClaimRecord, CreditState, DifferenceRecord, DocumentRecord, DraftRecord, FilingHistoryRecord,
    FilingId, FilingRecord, HelpId, HelpRecord, HistoryRecord, JobId, JobRecord, KeptAnswer, KeyId,
    KioskCodeRecord, KioskKeyRecord, LeasedJob, MonthEndCredit, MonthEndRecord, MovementId, NoticeRecord,
    PassRecord, PaymentHistoryRecord, PaymentId, PaymentRecord, PhotoRecord, PostingId, PostingRecord,
    RefundRecord, Sealed, StaffRecord, StaffSessionRecord, StockMovement, StockRecord, Subject, TallyRecord,
    TokenHash, VisitId, VisitRecord, VisitStage, VouchId, VouchRecord,
};
pub use stock::StockStore;

use std::time::Duration;

use async_trait::async_trait;
use domain::{
    application::{DocumentId, PhotoId},
    kiosk::KioskId,
    moment::Moment,
    reference::Reference,
    region::RegionCode,
    service::Service,
};

/// What is needed to open a store, whatever the engine.
#[derive(Clone)]
pub struct StoreOptions {
    /// This server's name. Each node keeps an audit chain of its own, since one for all would put their commits in a queue.
    pub node: String,
    /// The key of the audit chain, so that nobody who can write to the database alone can forge it. See
    /// [`crate::sealing::Sealer::chain_key`].
    pub chain_key: [u8; 32],
    /// How the embedded database commits.
    pub pace: Pace,
}

/// How the embedded database commits. A server goes at its default; a measurement holds it in its hand.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The most pieces of work in one transaction.
    pub together: usize,
    /// How much longer every commit takes, as on a slower disk.
    pub slower_by: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { together: 128, slower_by: Duration::ZERO }
    }
}

/// The memory of the server.
#[async_trait]
pub trait Store: StockStore + MoneyStore + FilingStore + NoticeStore + Send + Sync {
    /// Makes all `changes` or none, in one transaction, and returns when they are durable.
    ///
    /// # Errors
    ///
    /// [`CommitError`] says which rule was in the way; then nothing was changed.
    async fn commit(&self, changes: Vec<Change>) -> Result<Committed, CommitError>;

    /// Takes up to `max` jobs that are due at `now` and that nobody holds, and holds them until `until`. Each carries an epoch;
    /// [`Change::FinishJob`] and [`Change::FailJob`] with an older one fail with [`CommitError::LeaseLost`]. Not counted as a commit.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn lease_jobs(&self, now: Moment, until: Moment, max: u32) -> Result<Vec<LeasedJob>, StoreError>;

    /// When the next job that nobody holds, or whose lease runs out, is due. `None` when nothing is to be done.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn next_job_at(&self) -> Result<Option<Moment>, StoreError>;

    /// The visit with this token, unless it was ended. Whether it has lapsed is for [`VisitRecord::is_open`] to say.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn visit(&self, token: &TokenHash) -> Result<Option<VisitRecord>, StoreError>;

    /// The visit with this id, unless it was ended.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn visit_by_id(&self, id: VisitId) -> Result<Option<VisitRecord>, StoreError>;

    /// How often something was tried with this subject, and until when it is locked. For telling only: to decide, commit a
    /// [`Change::CountTry`], which counts before it compares.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn tally(&self, subject: &Subject) -> Result<Option<TallyRecord>, StoreError>;

    /// The latest vouching asked for with these six digits that is not older than its validity at `now`, decided or not.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn vouch(&self, code: &str, now: Moment) -> Result<Option<VouchRecord>, StoreError>;

    /// The latest vouching asked for in a visit.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn vouch_of_visit(&self, visit: VisitId) -> Result<Option<VouchRecord>, StoreError>;

    /// A person's half-done answers, by service.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn drafts(&self, person: &BlindIndex) -> Result<Vec<DraftRecord>, StoreError>;

    /// A person's half-done answers for a service.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn draft(&self, person: &BlindIndex, service: Service) -> Result<Option<DraftRecord>, StoreError>;

    /// A photo's record; its bytes lie in the photo store.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn photo(&self, id: PhotoId) -> Result<Option<PhotoRecord>, StoreError>;

    /// A paper's record; its bytes lie with the photos.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn document(&self, id: DocumentId) -> Result<Option<DocumentRecord>, StoreError>;

    /// Whether any photo's or paper's record names this object, so that a sweep knows what is an orphan.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn names_object(&self, key: &str) -> Result<bool, StoreError>;

    /// Photos of this region whose original is still kept although their application was decided, or ended, before `before`, or although
    /// they were taken before then and nobody came to use them: [`Change::ForgetOriginal`] is for these. At most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn stale_originals(
        &self,
        region: &RegionCode,
        before: Moment,
        max: u32,
    ) -> Result<Vec<PhotoRecord>, StoreError>;

    /// The application with this reference.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn application(&self, reference: &Reference) -> Result<Option<ApplicationRecord>, StoreError>;

    /// The application with this id.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn application_by_id(&self, id: ApplicationId) -> Result<Option<ApplicationRecord>, StoreError>;

    /// A person's applications, newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn applications_of(&self, person: &BlindIndex) -> Result<Vec<ApplicationRecord>, StoreError>;

    /// The applications that a person handed in for others, newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn applications_by(&self, agent: &BlindIndex) -> Result<Vec<ApplicationRecord>, StoreError>;

    /// The photo of a person's last application that was granted. Whether it is recent enough is the region's to say.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn photo_on_file(&self, person: &BlindIndex) -> Result<Option<PhotoRecord>, StoreError>;

    /// The photo of a person's last application that was granted before this one, if it is kept.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn photo_before(
        &self,
        person: &BlindIndex,
        application: ApplicationId,
    ) -> Result<Option<PhotoRecord>, StoreError>;

    /// The application of a person and service that is still open, if there is one. There is never more than one.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn open_application(
        &self,
        person: &BlindIndex,
        service: Service,
    ) -> Result<Option<ApplicationRecord>, StoreError>;

    /// What happened to an application, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn history(&self, id: ApplicationId) -> Result<Vec<HistoryRecord>, StoreError>;

    /// The cases of a region, most urgent first: by promised day, then by how long they wait for whoever's turn it is.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn cases(&self, query: &CaseQuery) -> Result<CasePage, StoreError>;

    /// Applications whose hold or answering time has run out at `now`, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn due_timers(&self, now: Moment, max: u32) -> Result<Vec<ApplicationRecord>, StoreError>;

    /// A person's card that is not void, if something happened to it here.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn card_of(&self, person: &BlindIndex) -> Result<Option<CardRecord>, StoreError>;

    /// A card, void or not.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn card(&self, id: CardId) -> Result<Option<CardRecord>, StoreError>;

    /// A card's history, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn card_history(&self, id: CardId) -> Result<Vec<CardHistoryRecord>, StoreError>;

    /// Cards whose report for a time is to be warned of, or has run out, at `now`, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn due_cards(&self, now: Moment, max: u32) -> Result<Vec<CardRecord>, StoreError>;

    /// A staff account by its name.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn staff(&self, name: &str) -> Result<Option<StaffRecord>, StoreError>;

    /// The staff session with this token, unless it was ended.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn staff_session(&self, token: &TokenHash) -> Result<Option<StaffSessionRecord>, StoreError>;

    /// The call for a clerk with this token, open or not.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn help(&self, token: &TokenHash) -> Result<Option<HelpRecord>, StoreError>;

    /// The call for a clerk with this id, open or not.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn help_by_id(&self, id: HelpId) -> Result<Option<HelpRecord>, StoreError>;

    /// The open call of a kiosk. There is never more than one.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn help_at(&self, kiosk: &KioskId) -> Result<Option<HelpRecord>, StoreError>;

    /// The open calls of a region, oldest first, at most 200.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn open_help(&self, region: &RegionCode) -> Result<Vec<HelpRecord>, StoreError>;

    /// A kiosk's key, revoked or not.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn kiosk_key(&self, id: KeyId) -> Result<Option<KioskKeyRecord>, StoreError>;

    /// The keys of all kiosks that were not revoked, by kiosk; of two of the same the one that has signed something comes first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn kiosk_keys(&self) -> Result<Vec<KioskKeyRecord>, StoreError>;

    /// The code by which a kiosk can be enrolled, too old or used up or not.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn kiosk_code(&self, kiosk: &KioskId) -> Result<Option<KioskCodeRecord>, StoreError>;

    /// The pass with this token, too old or not.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn pass(&self, token: &TokenHash) -> Result<Option<PassRecord>, StoreError>;

    /// What the audit says about a subject, over all nodes, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn audit_of(&self, subject: &str) -> Result<Vec<AuditRecord>, StoreError>;

    /// Walks this node's audit chain and tells the first entry that was changed, left out or cut off. `Ok(Ok(n))`: `n` entries, all whole.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn check_audit(&self) -> Result<Result<u64, ChainFault>, StoreError>;

    /// Whether the database answers: what `/readyz` asks.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when it does not.
    async fn ready(&self) -> Result<(), StoreError>;

    /// How many calls of [`Store::commit`] have succeeded since the start, so that a test can tell what an action costs.
    fn commits(&self) -> u64;

    /// How many database transactions made those commits durable; fewer when they were grouped.
    fn syncs(&self) -> u64;
}
