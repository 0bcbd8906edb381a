//! Movements of money, and the balances they make.
//!
//! **Invariant:** a movement is written with both balances or not at all, and nothing here changes one or takes one out.

use std::sync::LazyLock;

use domain::wire::staff::LedgerCheck;

use super::{
    super::{PostingRecord, StoreError},
    Fields,
    session::{Halt, Session, insert},
    value::args,
};

static INSERT: LazyLock<String> = LazyLock::new(|| insert("posting", COLUMNS));
const COLUMNS: &str = "id, region, cause, from_account, to_account, amount, payment, reverses, at";

/// Of one commit, what came stands before what became of it.
const IN_ORDER: &str = "ORDER BY at, CASE WHEN cause = 'paid' THEN 0 ELSE 1 END, id";

/// What moved for a payment, oldest first.
pub(super) fn select_of() -> String {
    format!("SELECT {COLUMNS} FROM posting WHERE payment = $1 {IN_ORDER}")
}

pub(super) const SUMS: &str = "SELECT kind, CAST(sum(balance) AS BIGINT) FROM ledger_account \
    WHERE region = $1 GROUP BY kind ORDER BY kind";

/// How many accounts hold another balance than the sum of what came to them, less what went.
pub(super) const WRONG_BALANCES: &str = "SELECT count(*) FROM (SELECT region, account FROM (\
    SELECT region, account, -balance AS amount FROM ledger_account \
    UNION ALL SELECT region, to_account, amount FROM posting \
    UNION ALL SELECT region, from_account, -amount FROM posting) AS moved \
    GROUP BY region, account HAVING sum(amount) <> 0) AS wrong";

/// How many payments have moved otherwise than their status says: by it, what was taken lies in transit, in suspense, among the refunds or
/// where it was earned, and nowhere else. A payment that was forgotten has nothing under way.
pub(super) const WRONG_PAYMENTS: &str = "SELECT count(DISTINCT payment) FROM (SELECT payment, account FROM (\
    SELECT id AS payment, 'transit' AS account, -taken AS amount FROM payment WHERE status = 'paid' \
    UNION ALL SELECT id, 'suspense', -taken FROM payment WHERE status = 'suspended' \
    UNION ALL SELECT id, 'refunds', given_back - taken FROM payment WHERE status = 'refund-due' \
    UNION ALL SELECT id, 'refunds', given_back - promised_back FROM payment WHERE status = 'fulfilled' \
    UNION ALL SELECT id, CASE purpose WHEN 'fee' THEN 'fees' ELSE 'core' END, promised_back - taken \
    FROM payment WHERE status = 'fulfilled' \
    UNION ALL SELECT payment, CASE WHEN to_account LIKE 'transit/%' THEN 'transit' ELSE to_account END, amount \
    FROM posting WHERE payment IS NOT NULL \
    UNION ALL SELECT payment, CASE WHEN from_account LIKE 'transit/%' THEN 'transit' ELSE from_account END, -amount \
    FROM posting WHERE payment IS NOT NULL) AS moved \
    WHERE account IN ('transit', 'suspense', 'refunds') \
    OR account IN ('fees', 'core') AND EXISTS (SELECT 1 FROM payment p WHERE p.id = moved.payment) \
    GROUP BY payment, account HAVING sum(amount) <> 0) AS wrong";

pub(super) const LAST_CHECK: &str =
    "SELECT at, wrong_balances, wrong_payments FROM ledger_check WHERE id = 1";

pub(super) fn read(mut fields: Fields) -> Result<PostingRecord, StoreError> {
    Ok(PostingRecord {
        id: fields.take()?,
        region: fields.take()?,
        cause: fields.take()?,
        from: fields.take()?,
        to: fields.take()?,
        amount: fields.take()?,
        payment: fields.take()?,
        reverses: fields.take()?,
        at: fields.take()?,
    })
}

pub(super) fn read_check(mut fields: Fields) -> Result<LedgerCheck, StoreError> {
    Ok(LedgerCheck { at: fields.take()?, wrong_balances: fields.take()?, wrong_payments: fields.take()? })
}

/// Writes the movement before the balances, so that of two at once the slower one is told what it is: `Taken`. Of a posting
/// the accounts are made and moved in the order of their names; of two commits that move the same account one waits for the other.
pub(super) async fn post(session: &mut dyn Session, posting: &PostingRecord) -> Result<(), Halt> {
    let amount = posting.amount.0;
    let mut sides = [(&posting.from, -amount), (&posting.to, amount)];
    sides.sort_by_cached_key(|(account, _)| account.to_string());
    let [(first, _), (second, _)] = sides;
    let accounts = "INSERT INTO ledger_account (region, account, kind, balance) \
                    VALUES ($1, $2, $3, 0), ($1, $4, $5, 0) ON CONFLICT (region, account) DO NOTHING";
    let kinds = [first, second].map(|account| account.kind().to_owned());
    session.touch(accounts, args![posting.region, *first, kinds[0], *second, kinds[1]]).await?;
    let values = args![
        posting.id,
        posting.region,
        posting.cause,
        posting.from,
        posting.to,
        posting.amount,
        posting.payment,
        posting.reverses,
        posting.at,
    ];
    session.touch(&INSERT, values).await?;
    for (account, change) in sides {
        let sql = "UPDATE ledger_account SET balance = balance + $3 WHERE region = $1 AND account = $2";
        session.touch(sql, args![posting.region, *account, change]).await?;
    }
    Ok(())
}

pub(super) async fn note_check(session: &mut dyn Session, check: &LedgerCheck) -> Result<(), Halt> {
    let sql = "INSERT INTO ledger_check (id, at, wrong_balances, wrong_payments) VALUES (1, $1, $2, $3) \
               ON CONFLICT (id) DO UPDATE SET at = $1, wrong_balances = $2, wrong_payments = $3";
    session.touch(sql, args![check.at, check.wrong_balances, check.wrong_payments]).await.map(drop)
}
