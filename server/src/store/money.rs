//! What the store knows of payments, refunds, the ledger, bills and month-end files.

use async_trait::async_trait;
use domain::{
    kiosk::KioskId,
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentNumber, PaymentStatus},
    reconcile::BillLine,
    region::RegionCode,
    wire::{
        PaymentKey,
        staff::{DifferenceId, LedgerCheck, MonthEndId, RefundId},
    },
};

use super::{
    BillDayRecord, BlindIndex, DifferenceRecord, KeptAnswer, MonthEndCredit, MonthEndRecord,
    PaymentHistoryRecord, PaymentId, PaymentRecord, PostingRecord, RefundRecord, StoreError,
};

/// What a commit does about money.
#[derive(Clone, Debug)]
pub enum MoneyChange {
    /// Begins a payment (version 0) or moves it on over the loaded version. `Stale`; `PaymentOpen` when another for the same is open;
    /// `Taken` when its number is, or the gateway's number in its channel.
    PutPayment {
        /// The payment as it is to be, at the version that was loaded.
        payment: Box<PaymentRecord>,
        /// The line for its history, if it is to be told.
        history: Option<PaymentHistoryRecord>,
    },
    /// Puts off what is to be done about a payment, without a new version. Nothing happens when it has moved on.
    PutOffPayment {
        /// Which payment.
        id: PaymentId,
        /// The version it is about.
        version: u32,
        /// Until when.
        until: Moment,
    },
    /// The same for a refund.
    PutOffRefund {
        /// Which refund.
        id: RefundId,
        /// The version it is about.
        version: u32,
        /// Until when.
        until: Moment,
    },
    /// Begins a refund (version 0) or moves it on over the loaded version. `Stale`; `FourEyes`; `Taken` when its number is.
    PutRefund(Box<RefundRecord>),
    /// Moves money in the ledger: a row that is never changed, and both balances. `Taken` when a payment was paid or fulfilled in the
    /// ledger already, or the posting is undone already. The commit fails when an account would come to the wrong side of zero.
    Post(PostingRecord),
    /// Keeps the answer that a key got. `Taken` when it has one.
    KeepAnswer(KeptAnswer),
    /// Forgets answers that were kept before this.
    ForgetAnswers(Moment),
    /// Notes what comparing a day has said: differences that are known stay as they are, those that are gone are resolved.
    PutBill {
        /// The day.
        day: BillDayRecord,
        /// All that differs now.
        differences: Vec<DifferenceRecord>,
    },
    /// Notes that a clerk has resolved a difference. `Stale` when it is resolved.
    ResolveDifference {
        /// Which.
        id: DifferenceId,
        /// When.
        at: Moment,
        /// Who.
        by: String,
    },
    /// Notes what the last look at the ledger said.
    NoteLedgerCheck(LedgerCheck),
    /// Takes a month-end file in, with all its lines. `Taken` when the batch is there.
    ImportMonthEnd {
        /// The file.
        file: MonthEndRecord,
        /// Its lines.
        credits: Vec<MonthEndCredit>,
    },
    /// Releases a month-end file: the core is to be told of its lines. `Stale` when it is released; `FourEyes`.
    ReleaseMonthEnd {
        /// Which.
        id: MonthEndId,
        /// When.
        at: Moment,
        /// Who.
        by: String,
    },
    /// Notes what has become of a line of a month-end file. `Stale` when it is not due any more.
    PutCredit(Box<MonthEndCredit>),
}

/// Which payments a clerk looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentQuery {
    /// The region.
    pub region: RegionCode,
    /// Only those that stand so; all when absent.
    pub status: Option<PaymentStatus>,
    /// At most so many; more than 200 is taken as 200.
    pub max: u32,
}

/// The memory of money.
#[async_trait]
pub trait MoneyStore: Send + Sync {
    /// The payment with this number.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payment(&self, number: &PaymentNumber) -> Result<Option<PaymentRecord>, StoreError>;

    /// The payment with this id.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payment_by_id(&self, id: PaymentId) -> Result<Option<PaymentRecord>, StoreError>;

    /// The payment with this number of the gateway.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payment_by_transaction(
        &self,
        channel: Channel,
        transaction: &str,
    ) -> Result<Option<PaymentRecord>, StoreError>;

    /// What a person pays or paid, newest first, begun from the first moment on and before the second, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payments_of(
        &self,
        payer: &BlindIndex,
        from: Moment,
        before: Moment,
        max: u32,
    ) -> Result<Vec<PaymentRecord>, StoreError>;

    /// What a person has paid, newest first, from the first moment on and before the second, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn paid_by(
        &self,
        payer: &BlindIndex,
        from: Moment,
        before: Moment,
        max: u32,
    ) -> Result<Vec<PaymentRecord>, StoreError>;

    /// When a person's first payment was begun.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn first_payment_at(&self, payer: &BlindIndex) -> Result<Option<Moment>, StoreError>;

    /// The payments for the same, newest first, at most 50: open or not.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payments_for(&self, subject: &str) -> Result<Vec<PaymentRecord>, StoreError>;

    /// The payment of a number, and others for the same as [`MoneyStore::payments_for`] has them: it stands first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payments_beside(&self, number: &PaymentNumber) -> Result<Vec<PaymentRecord>, StoreError>;

    /// Takes up to `max` payments about which something is to be done at `now`, the longest due first, and holds them: `due_at` becomes
    /// `until`, and `tries` is counted, without a new version. So two nodes never do the same, and what a killed one held is due again.
    /// They are given as they stand then. Not counted as a commit.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn lease_payments(
        &self,
        now: Moment,
        until: Moment,
        max: u32,
    ) -> Result<Vec<PaymentRecord>, StoreError>;

    /// When something is to be done next about a payment, a refund or a month-end credit.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn next_money_at(&self) -> Result<Option<Moment>, StoreError>;

    /// Payments that were begun at a kiosk since this moment and are in flight, newest first, at most 20.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn unresolved_at(&self, kiosk: &KioskId, since: Moment) -> Result<Vec<PaymentRecord>, StoreError>;

    /// A payment's history, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payment_history(&self, id: PaymentId) -> Result<Vec<PaymentHistoryRecord>, StoreError>;

    /// Payments for a clerk: unknown and suspended ones and those with a refund that waits for a clerk first, then the newest.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payments(&self, query: &PaymentQuery) -> Result<Vec<PaymentRecord>, StoreError>;

    /// How many payments of a region want a clerk: unknown, suspended, or with a refund that is proposed, abnormal or to be handed back.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn payments_wanting(&self, region: &RegionCode) -> Result<u32, StoreError>;

    /// A refund.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn refund(&self, id: RefundId) -> Result<Option<RefundRecord>, StoreError>;

    /// The refund that the gateway knows by this number, or knew before it closed it.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn refund_by_number(&self, number: &str) -> Result<Option<RefundRecord>, StoreError>;

    /// The refunds of a payment, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn refunds_of(&self, payment: PaymentId) -> Result<Vec<RefundRecord>, StoreError>;

    /// The same for refunds.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn lease_refunds(
        &self,
        now: Moment,
        until: Moment,
        max: u32,
    ) -> Result<Vec<RefundRecord>, StoreError>;

    /// What moved for a payment, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn postings_of(&self, payment: PaymentId) -> Result<Vec<PostingRecord>, StoreError>;

    /// The accounts of a region by kind, with their sums. Transit accounts are one sum.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn account_sums(&self, region: &RegionCode) -> Result<Vec<(String, Fen)>, StoreError>;

    /// Compares every stored balance with the sum of its postings, and every payment's status with what its postings say is where.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn check_ledger(&self, now: Moment) -> Result<LedgerCheck, StoreError>;

    /// What the last look at the ledger said.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn last_ledger_check(&self) -> Result<Option<LedgerCheck>, StoreError>;

    /// The answer that a key of a payer got.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn kept_answer(
        &self,
        payer: &BlindIndex,
        key: PaymentKey,
    ) -> Result<Option<KeptAnswer>, StoreError>;

    /// Our lines of a channel's bill: what was paid from the first moment on and before the second, by the gateway's own time, and the
    /// refunds that were accepted then.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn bill_lines(
        &self,
        channel: Channel,
        from: Moment,
        before: Moment,
    ) -> Result<Vec<BillLine>, StoreError>;

    /// Whether there are any such lines.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn has_bill_lines(
        &self,
        channel: Channel,
        from: Moment,
        before: Moment,
    ) -> Result<bool, StoreError>;

    /// The days that were compared, newest first, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn bill_days(&self, max: u32) -> Result<Vec<BillDayRecord>, StoreError>;

    /// Differences of a region, or of no region that is known: those that are not resolved first, then the newest, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn differences(&self, region: &RegionCode, max: u32) -> Result<Vec<DifferenceRecord>, StoreError>;

    /// A difference.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn difference(&self, id: DifferenceId) -> Result<Option<DifferenceRecord>, StoreError>;

    /// A region's month-end files, newest first, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn month_ends(&self, region: &RegionCode, max: u32) -> Result<Vec<MonthEndRecord>, StoreError>;

    /// A month-end file.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn month_end(&self, id: MonthEndId) -> Result<Option<MonthEndRecord>, StoreError>;

    /// The lines of a month-end file, in their order.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn credits_of(&self, file: MonthEndId) -> Result<Vec<MonthEndCredit>, StoreError>;

    /// The same for lines of month-end files.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn lease_credits(
        &self,
        now: Moment,
        until: Moment,
        max: u32,
    ) -> Result<Vec<MonthEndCredit>, StoreError>;
}
