//! What a commit can do.
//!
//! **Invariant:** a record with a `version` is written only over the version it was loaded at (0 for one that is new) and is stored with
//! the next; the caller never counts versions itself.

use domain::{
    application::{DocumentId, PhotoId},
    kiosk::KioskId,
    moment::Moment,
    outlet::OutletId,
    region::RegionCode,
    service::Service,
    stock::Serial,
    wire::NoticeId,
};

use super::{
    AnswerId, AnswerRecord, ApplicationId, ApplicationRecord, AuditEntry, BatchRecord, BlindIndex,
    CardHistoryRecord, CardId, CardRecord, DocumentRecord, DraftRecord, FilingHistoryRecord, FilingRecord,
    HelpRecord, HistoryRecord, JobId, JobRecord, KeyId, KioskCodeRecord, KioskKeyRecord, MoneyChange,
    NoticeRecord, PassRecord, PhotoRecord, StaffRecord, StaffSessionRecord, StockMovement, Subject,
    TokenHash, VisitId, VisitRecord, VouchRecord,
};

/// What is noted about a version of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardNote {
    /// The bureau's core was told of it.
    Told,
    /// Its owner is warned. `Stale` when that happened, or the card moved on.
    Warned,
    /// It is looked at again at this moment.
    PutOff(Moment),
}

/// One change. They are made in the order given; audit entries last.
#[derive(Clone, Debug)]
pub enum Change {
    /// Begins a visit (version 0) or writes it back, all but when it was seen and lapses. `Stale`, `Taken`.
    PutVisit(Box<VisitRecord>),
    /// Notes that a visit is still going on, without a new version. Nothing happens to one that was ended.
    TouchVisit {
        /// Which visit.
        id: VisitId,
        /// When it was last seen.
        seen_at: Moment,
        /// When it lapses if nothing more comes.
        expires_at: Moment,
    },
    /// Ends a visit and forgets what is personal in it. That it was agreed to, where and when, is kept. Ending it twice is no fault.
    EndVisit {
        /// Which visit.
        id: VisitId,
        /// When.
        at: Moment,
    },
    /// The same for every visit that has lapsed by now.
    EndLapsedVisits {
        /// Now.
        at: Moment,
    },
    /// Counts a try, before whatever was tried is looked at. The outcome stands in [`Committed::tries`].
    CountTry(Try),
    /// Counts a try together with what it allows. `Locked` when its subject is.
    ClaimTry(Try),
    /// Forgets the tries, after a success.
    ForgetTries(Subject),
    /// Asks for vouching (version 0) or writes the decision. `Stale`; `Taken` when another open one has the same code.
    PutVouch(Box<VouchRecord>),
    /// Saves a draft, new (version 0) or over the loaded version. `Stale`.
    PutDraft(DraftRecord),
    /// Drops a draft, since it was handed in. `Stale` when it is not at `version` any more. Comes after [`Change::Submit`], so that of two
    /// requests at the same time the slower one is told `AlreadyOpen`.
    DropDraft {
        /// Whose.
        person: BlindIndex,
        /// For what.
        service: Service,
        /// The version that was handed in.
        version: u32,
    },
    /// Records a photo whose objects are stored already.
    AddPhoto(Box<PhotoRecord>),
    /// Records a picture of a paper whose object is stored already.
    AddDocument(Box<DocumentRecord>),
    /// Files a paper with the application it was handed in with, and with which it is forgotten. One that is in another stays there,
    /// and the commit is stale. Comes after [`Change::Submit`].
    FileDocument {
        /// The paper.
        id: DocumentId,
        /// The application.
        application: ApplicationId,
    },
    /// Notes that a photo's original was deleted.
    ForgetOriginal(PhotoId),
    /// Forgets drafts that were saved before this.
    ForgetDrafts {
        /// When.
        before: Moment,
    },
    /// Forgets photos and papers that were taken in a region before this, are in no application, and whose person has no draft. Their objects are
    /// orphans then.
    ForgetAbandoned {
        /// Where.
        region: RegionCode,
        /// When.
        before: Moment,
    },
    /// Forgets a region's applications that were over before this, with their history; cards in use or void since before it; filings that were over; and visits that had ended before it and of which
    /// nothing speaks any more. Their photos are abandoned then.
    ForgetRecords {
        /// Where.
        region: RegionCode,
        /// When.
        before: Moment,
    },
    /// Takes an application in, as version 1. `AlreadyOpen`; `Taken` when the reference exists.
    Submit {
        /// The application; its version is 0.
        application: Box<ApplicationRecord>,
        /// The first line of its history.
        history: HistoryRecord,
    },
    /// Moves an application on over the loaded version. `Stale`, `FourEyes`.
    Move {
        /// The application as it is to be, at the version that was loaded.
        application: Box<ApplicationRecord>,
        /// The line for its history, if it is to be told.
        history: Option<HistoryRecord>,
    },
    /// Takes a card in (version 0) or moves it on over the loaded version. `Stale`; `Taken` when the person has another that is not void.
    PutCard {
        /// The card as it is to be, at the version that was loaded.
        card: Box<CardRecord>,
        /// The line for its history, if it is to be told.
        history: Option<CardHistoryRecord>,
    },
    /// Takes a filing in (version 0) or moves it on over the loaded version. `Stale`; `Taken` when its reference or its key exists, or the
    /// person has another that is open for the place.
    PutFiling {
        /// The filing as it is to be, at the version that was loaded.
        filing: Box<FilingRecord>,
        /// The line for its history.
        history: FilingHistoryRecord,
    },
    /// Publishes a notice. `Taken` when its key exists in the region.
    PublishNotice(Box<NoticeRecord>),
    /// Withdraws a notice. `Stale` when it does not stand.
    WithdrawNotice {
        /// Which notice.
        id: NoticeId,
        /// When.
        at: Moment,
        /// Who.
        by: String,
    },
    /// Notes something about a version of a card, without a new one. Nothing is noted of a later one.
    NoteCard {
        /// Which card.
        id: CardId,
        /// The version it is about.
        version: u32,
        /// What.
        note: CardNote,
    },
    /// Makes an outlet's stock known. One that is known keeps its count; serials that are known are passed over.
    StockOutlet {
        /// Which outlet.
        outlet: OutletId,
        /// Its region.
        region: RegionCode,
        /// Blank cards it starts with; their serials are counted from 1.
        blanks: u32,
        /// When.
        at: Moment,
    },
    /// Holds the blank card with the lowest serial for an application. `OutOfStock`; `Taken` when it has one on hold already.
    HoldBlank {
        /// For which application.
        application: ApplicationId,
        /// Where.
        outlet: OutletId,
        /// When.
        at: Moment,
    },
    /// Uses up the blank that is held for an application. `Stale` when none is.
    UseBlank {
        /// Which application.
        application: ApplicationId,
        /// When.
        at: Moment,
    },
    /// Gives the blank back that is held for an application, if one is.
    ReleaseBlank {
        /// Which application.
        application: ApplicationId,
        /// When.
        at: Moment,
    },
    /// Voids the blank that is held for an application for good; the application holds none then. `Stale` when it does not hold this one.
    SpoilBlank {
        /// Which application.
        application: ApplicationId,
        /// Which blank.
        serial: Serial,
        /// When.
        at: Moment,
    },
    /// Moves blank cards of an outlet in, back or out for good, with a line in the history of its stock: all of them or none. Those that
    /// come in are new, or were returned; those that go lie there free. `Taken` or `Stale` when one of them is not so. Without any, the
    /// line alone is written: the blank was held, and other changes of the commit say what became of it.
    MoveStock {
        /// The line.
        movement: StockMovement,
        /// Which blank cards.
        serials: Vec<Serial>,
    },
    /// Something about the card maker's files.
    Maker(MakerChange),
    /// Something about money.
    Money(MoneyChange),
    /// Puts a job in the outbox. One whose key is there already, even finished, is not put in again.
    Enqueue(JobRecord),
    /// A job is done; its payload is forgotten. `LeaseLost`.
    FinishJob {
        /// Which job.
        id: JobId,
        /// The epoch it was leased with.
        epoch: u64,
        /// When.
        at: Moment,
    },
    /// A job failed. `LeaseLost`.
    FailJob {
        /// Which job.
        id: JobId,
        /// The epoch it was leased with.
        epoch: u64,
        /// When to try again; `None` gives it up.
        retry_at: Option<Moment>,
        /// Why, as a word of our own, never personal.
        fault: String,
    },
    /// Adds a line to this node's audit chain.
    Audit(AuditEntry),
    /// Calls a clerk to a kiosk (version 0) or writes what became of it. `Stale`; `Taken` when another call of the kiosk is open.
    PutHelp(Box<HelpRecord>),
    /// Ends calls that were made before `lapsed` and that nobody ended, and forgets those made before `forgotten`.
    SweepHelp {
        /// Now.
        at: Moment,
        /// The oldest that may be open.
        lapsed: Moment,
        /// The oldest that is kept.
        forgotten: Moment,
    },
    /// Makes a code by which a kiosk can be enrolled, instead of the one before.
    PutKioskCode(KioskCodeRecord),
    /// Enrols a kiosk's key by a code, which is used up. A key that counted before counts on until this one is proven; one that waited to
    /// be proven counts no more. `Stale` when the code is not there, used up, or too old at the key's `enrolled_at`.
    EnrolKiosk {
        /// The key.
        key: Box<KioskKeyRecord>,
        /// The keyed hash of the code.
        code: [u8; 32],
    },
    /// Notes that a key has signed something: the one before it counts no more, and the kiosk's visits end. Nothing happens to a key that
    /// was proven before, or revoked.
    ProveKioskKey {
        /// Which key.
        key: KeyId,
        /// Whose it is.
        kiosk: KioskId,
        /// When.
        at: Moment,
        /// The administrator whose code enrolled it.
        by: String,
    },
    /// Revokes a kiosk's keys, if it has any, with its code; its visits and its call for a clerk end.
    RevokeKiosk {
        /// Which kiosk.
        kiosk: KioskId,
        /// The region whose clerks see its calls.
        region: RegionCode,
        /// When.
        at: Moment,
        /// Who.
        by: String,
    },
    /// Uses up the nonce of a signed request, and notes that the kiosk was seen. `Taken` when it was used before.
    UseNonce {
        /// The key that signed.
        key: KeyId,
        /// The nonce.
        nonce: String,
        /// Now.
        at: Moment,
        /// From when on its request is too old anyway.
        forget_at: Moment,
    },
    /// Gives a kiosk a pass. `Taken`.
    PutPass(PassRecord),
    /// Forgets nonces and passes that do not count any more, and codes a while after.
    SweepKiosks {
        /// Now.
        at: Moment,
    },
    /// Writes a staff account, whether it is there or not.
    PutStaff(StaffRecord),
    /// Begins a staff session. `Taken`.
    BeginStaffSession(StaffSessionRecord),
    /// Notes that a staff session is still going on.
    TouchStaffSession {
        /// Its token's hash.
        token: TokenHash,
        /// When it lapses if nothing more comes.
        expires_at: Moment,
    },
    /// Ends a staff session. Ending it twice is no fault.
    EndStaffSession {
        /// Its token's hash.
        token: TokenHash,
        /// When.
        at: Moment,
    },
}

/// What a commit does about the card maker's files.
#[derive(Clone, Debug)]
pub enum MakerChange {
    /// Puts an application's card among the orders that wait for a batch. One that is there already stays as it is.
    QueueOrder {
        /// Which application.
        application: ApplicationId,
        /// Its region.
        region: RegionCode,
        /// When.
        at: Moment,
    },
    /// Takes an application's order back, if one waits. `Stale` when it stands in a batch.
    DropOrder {
        /// Which application.
        application: ApplicationId,
    },
    /// Closes a batch with these orders. `Taken` when its number is; `Stale` when one of them does not wait.
    CloseBatch {
        /// The batch.
        batch: BatchRecord,
        /// Which applications.
        orders: Vec<ApplicationId>,
    },
    /// A line of this answer moved a case on.
    CountDone(AnswerId),
    /// Notes that an answer of the card maker was taken in.
    PutAnswer(AnswerRecord),
}

/// Something that can only be tried so often: giving a code, signing in.
///
/// The `limit`-th try locks the subject at once, and may still be looked at; if it succeeds, [`Change::ForgetTries`] unlocks. So
/// guesses sent at the same time are counted before any of them is compared.
#[derive(Clone, Debug)]
pub struct Try {
    /// Who or what tries.
    pub subject: Subject,
    /// Tries until it locks.
    pub limit: u16,
    /// Tries older than this many seconds are forgotten.
    pub window: u32,
    /// Seconds that it stays locked.
    pub lock: u32,
    /// Now.
    pub at: Moment,
}

/// What counting a try said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TryOutcome {
    /// Whether the subject was locked before, so that this try must not be looked at.
    pub refused: bool,
    /// Tries that remain after this one, as far as a byte can say.
    pub left: u8,
    /// Until when the subject is locked, if it is by now.
    pub locked_until: Option<Moment>,
}

/// What a commit tells beside that it succeeded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// The outcome of each [`Change::CountTry`], in their order.
    pub tries: Vec<TryOutcome>,
}
