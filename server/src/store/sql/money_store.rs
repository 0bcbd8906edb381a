//! The store of payments, refunds, the ledger, bills and month-end files, over any engine.

use async_trait::async_trait;
use domain::{
    kiosk::KioskId,
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentNumber},
    reconcile::BillLine,
    region::RegionCode,
    wire::{
        PaymentKey,
        staff::{DifferenceId, LedgerCheck, MonthEndId, RefundId},
    },
};

use super::{
    super::{
        BillDayRecord, BlindIndex, DifferenceRecord, KeptAnswer, MoneyStore, MonthEndCredit, MonthEndRecord,
        PaymentHistoryRecord, PaymentId, PaymentQuery, PaymentRecord, PostingRecord, RefundRecord,
        StoreError,
    },
    Done, Dues, Work, bills, ledger, month_ends, payments, refunds,
    store::{Engine, SqlStore},
    value::args,
};

/// The most payments that a clerk is shown.
const PAGE: u32 = 200;

impl<E: Engine> SqlStore<E> {
    /// A number that a statement counts.
    async fn count(
        &self,
        sql: impl Into<String> + Send,
        region: Option<&RegionCode>,
    ) -> Result<u32, StoreError> {
        let values = region.map_or_else(Vec::new, |region| args![*region]);
        Ok(self.one(sql, values, |mut row| row.take()).await?.unwrap_or(0))
    }

    async fn wanting(&self, query: &PaymentQuery, max: u32) -> Result<Vec<PaymentRecord>, StoreError> {
        let wanting = payments::WANTING;
        let sql = match query.status {
            Some(_) => format!("id IN ({wanting}) AND status = $3 ORDER BY since, id LIMIT $2"),
            None => format!("id IN ({wanting}) ORDER BY since, id LIMIT $2"),
        };
        let mut values = args![query.region, max];
        values.extend(query.status.iter().flat_map(|status| args![*status]));
        self.all(payments::select(&sql), values, payments::read).await
    }

    async fn newest(&self, query: &PaymentQuery, max: u32) -> Result<Vec<PaymentRecord>, StoreError> {
        let sql = match query.status {
            Some(_) => "region = $1 AND status = $3 ORDER BY begun_at DESC, id DESC LIMIT $2",
            None => "region = $1 ORDER BY begun_at DESC, id DESC LIMIT $2",
        };
        let mut values = args![query.region, max];
        values.extend(query.status.iter().flat_map(|status| args![*status]));
        self.all(payments::select(sql), values, payments::read).await
    }
}

#[async_trait]
impl<E: Engine> MoneyStore for SqlStore<E> {
    async fn payment(&self, number: &PaymentNumber) -> Result<Option<PaymentRecord>, StoreError> {
        self.one(payments::select("number = $1"), args![*number], payments::read).await
    }

    async fn payment_by_id(&self, id: PaymentId) -> Result<Option<PaymentRecord>, StoreError> {
        self.one(payments::select("id = $1"), args![id], payments::read).await
    }

    async fn payment_by_transaction(
        &self,
        channel: Channel,
        transaction: &str,
    ) -> Result<Option<PaymentRecord>, StoreError> {
        let sql = payments::select("channel = $1 AND transaction_id = $2");
        self.one(sql, args![channel, transaction.to_owned()], payments::read).await
    }

    async fn payments_of(
        &self,
        payer: &BlindIndex,
        from: Moment,
        before: Moment,
        max: u32,
    ) -> Result<Vec<PaymentRecord>, StoreError> {
        let sql = payments::select(
            "payer = $1 AND begun_at >= $2 AND begun_at < $3 ORDER BY begun_at DESC, id DESC LIMIT $4",
        );
        self.all(sql, args![*payer, from, before, max], payments::read).await
    }

    async fn paid_by(
        &self,
        payer: &BlindIndex,
        from: Moment,
        before: Moment,
        max: u32,
    ) -> Result<Vec<PaymentRecord>, StoreError> {
        let sql = payments::select(
            "payer = $1 AND paid_at >= $2 AND paid_at < $3 ORDER BY paid_at DESC, id DESC LIMIT $4",
        );
        self.all(sql, args![*payer, from, before, max], payments::read).await
    }

    async fn first_payment_at(&self, payer: &BlindIndex) -> Result<Option<Moment>, StoreError> {
        let sql = "SELECT min(begun_at) FROM payment WHERE payer = $1";
        Ok(self.one(sql, args![*payer], |mut row| row.take()).await?.flatten())
    }

    async fn payments_for(&self, subject: &str) -> Result<Vec<PaymentRecord>, StoreError> {
        let sql = payments::select("subject = $1 ORDER BY begun_at DESC, id DESC LIMIT 50");
        self.all(sql, args![subject.to_owned()], payments::read).await
    }

    async fn payments_beside(&self, number: &PaymentNumber) -> Result<Vec<PaymentRecord>, StoreError> {
        let sql = payments::select(
            "subject = (SELECT subject FROM payment WHERE number = $1) \
             ORDER BY number <> $1, begun_at DESC, id DESC LIMIT 50",
        );
        self.all(sql, args![*number], payments::read).await
    }

    async fn lease_payments(
        &self,
        now: Moment,
        until: Moment,
        max: u32,
    ) -> Result<Vec<PaymentRecord>, StoreError> {
        match self.work(Work::LeaseMoney { of: Dues::Payments, now, until, max }).await? {
            Done::Payments(due) => Ok(due),
            _ => Err(StoreError::Unreadable("something else for payments".to_owned())),
        }
    }

    async fn next_money_at(&self) -> Result<Option<Moment>, StoreError> {
        Ok(self.one(payments::NEXT, vec![], |mut row| row.take()).await?.flatten())
    }

    async fn unresolved_at(&self, kiosk: &KioskId, since: Moment) -> Result<Vec<PaymentRecord>, StoreError> {
        let sql = payments::select(
            "kiosk = $1 AND begun_at >= $2 AND is_in_flight = 1 ORDER BY begun_at DESC, id DESC LIMIT 20",
        );
        self.all(sql, args![*kiosk, since], payments::read).await
    }

    async fn payment_history(&self, id: PaymentId) -> Result<Vec<PaymentHistoryRecord>, StoreError> {
        self.all(payments::SELECT_HISTORY, args![id], payments::read_history).await
    }

    async fn payments(&self, query: &PaymentQuery) -> Result<Vec<PaymentRecord>, StoreError> {
        let max = query.max.min(PAGE);
        let mut found = self.wanting(query, max).await?;
        for payment in self.newest(query, max).await? {
            if !found.iter().any(|known| known.id == payment.id) {
                found.push(payment);
            }
        }
        found.truncate(usize::try_from(max).unwrap_or(usize::MAX));
        Ok(found)
    }

    async fn payments_wanting(&self, region: &RegionCode) -> Result<u32, StoreError> {
        self.count(format!("SELECT count(*) FROM ({}) AS wanting", payments::WANTING), Some(region)).await
    }

    async fn refund(&self, id: RefundId) -> Result<Option<RefundRecord>, StoreError> {
        self.one(refunds::select("id = $1"), args![id], refunds::read).await
    }

    async fn refund_by_number(&self, number: &str) -> Result<Option<RefundRecord>, StoreError> {
        let sql = refunds::select("id = (SELECT n.refund FROM refund_number n WHERE n.number = $1)");
        self.one(sql, args![number.to_owned()], refunds::read).await
    }

    async fn refunds_of(&self, payment: PaymentId) -> Result<Vec<RefundRecord>, StoreError> {
        self.all(refunds::select("payment = $1 ORDER BY begun_at, id"), args![payment], refunds::read).await
    }

    async fn lease_refunds(
        &self,
        now: Moment,
        until: Moment,
        max: u32,
    ) -> Result<Vec<RefundRecord>, StoreError> {
        match self.work(Work::LeaseMoney { of: Dues::Refunds, now, until, max }).await? {
            Done::Refunds(due) => Ok(due),
            _ => Err(StoreError::Unreadable("something else for refunds".to_owned())),
        }
    }

    async fn postings_of(&self, payment: PaymentId) -> Result<Vec<PostingRecord>, StoreError> {
        self.all(ledger::select_of(), args![payment], ledger::read).await
    }

    async fn account_sums(&self, region: &RegionCode) -> Result<Vec<(String, Fen)>, StoreError> {
        self.all(ledger::SUMS, args![*region], |mut row| Ok((row.take()?, row.take()?))).await
    }

    async fn check_ledger(&self, now: Moment) -> Result<LedgerCheck, StoreError> {
        Ok(LedgerCheck {
            at: now,
            wrong_balances: self.count(ledger::WRONG_BALANCES, None).await?,
            wrong_payments: self.count(ledger::WRONG_PAYMENTS, None).await?,
        })
    }

    async fn last_ledger_check(&self) -> Result<Option<LedgerCheck>, StoreError> {
        self.one(ledger::LAST_CHECK, vec![], ledger::read_check).await
    }

    async fn kept_answer(
        &self,
        payer: &BlindIndex,
        key: PaymentKey,
    ) -> Result<Option<KeptAnswer>, StoreError> {
        self.one(payments::select_answer(), args![*payer, key], payments::read_answer).await
    }

    async fn bill_lines(
        &self,
        channel: Channel,
        from: Moment,
        before: Moment,
    ) -> Result<Vec<BillLine>, StoreError> {
        let values = || args![channel, from, before];
        let mut lines = self.all(payments::BILL, values(), payments::read_bill_line).await?;
        lines.extend(self.all(refunds::BILL, values(), refunds::read_bill_line).await?);
        Ok(lines)
    }

    async fn has_bill_lines(
        &self,
        channel: Channel,
        from: Moment,
        before: Moment,
    ) -> Result<bool, StoreError> {
        let any = |bill| format!("{bill} LIMIT 1");
        let values = || args![channel, from, before];
        let paid = self.one(any(payments::BILL), values(), payments::read_bill_line).await?;
        let given_back = self.one(any(refunds::BILL), values(), refunds::read_bill_line);
        Ok(paid.is_some() || given_back.await?.is_some())
    }

    async fn bill_days(&self, max: u32) -> Result<Vec<BillDayRecord>, StoreError> {
        self.all(bills::select_days(), args![max], bills::read_day).await
    }

    async fn differences(&self, region: &RegionCode, max: u32) -> Result<Vec<DifferenceRecord>, StoreError> {
        self.all(bills::select_region(), args![*region, max], bills::read).await
    }

    async fn difference(&self, id: DifferenceId) -> Result<Option<DifferenceRecord>, StoreError> {
        self.one(bills::select("id = $1"), args![id], bills::read).await
    }

    async fn month_ends(&self, region: &RegionCode, max: u32) -> Result<Vec<MonthEndRecord>, StoreError> {
        let sql = month_ends::select("f.region = $1 ORDER BY f.at DESC, f.id DESC LIMIT $2");
        self.all(sql, args![*region, max], month_ends::read).await
    }

    async fn credits_of(&self, file: MonthEndId) -> Result<Vec<MonthEndCredit>, StoreError> {
        self.all(month_ends::select_of(), args![file], month_ends::read_credit).await
    }

    async fn month_end(&self, id: MonthEndId) -> Result<Option<MonthEndRecord>, StoreError> {
        self.one(month_ends::select("f.id = $1"), args![id], month_ends::read).await
    }

    async fn lease_credits(
        &self,
        now: Moment,
        until: Moment,
        max: u32,
    ) -> Result<Vec<MonthEndCredit>, StoreError> {
        match self.work(Work::LeaseMoney { of: Dues::Credits, now, until, max }).await? {
            Done::Credits(due) => Ok(due),
            _ => Err(StoreError::Unreadable("something else for credits".to_owned())),
        }
    }
}
