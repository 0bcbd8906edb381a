//! Making changes that are about money.

use super::{
    super::MoneyChange,
    bills, leases, ledger, month_ends, payments, refunds,
    session::{Halt, Session},
};

pub(super) async fn make(session: &mut dyn Session, change: &MoneyChange) -> Result<(), Halt> {
    match change {
        MoneyChange::PutPayment { payment, history } => {
            payments::put(session, payment, history.as_ref()).await
        }
        MoneyChange::PutOffPayment { id, version, until } => {
            leases::put_off(session, "payment", id.0, *version, *until).await
        }
        MoneyChange::PutOffRefund { id, version, until } => {
            leases::put_off(session, "refund", id.0, *version, *until).await
        }
        MoneyChange::PutRefund(refund) => refunds::put(session, refund).await,
        MoneyChange::Post(posting) => ledger::post(session, posting).await,
        MoneyChange::KeepAnswer(answer) => payments::keep_answer(session, answer).await,
        MoneyChange::ForgetAnswers(before) => payments::forget_answers(session, *before).await,
        MoneyChange::PutBill { day, differences } => bills::put(session, day, differences).await,
        MoneyChange::ResolveDifference { id, at, by } => bills::resolve(session, *id, *at, by).await,
        MoneyChange::NoteLedgerCheck(check) => ledger::note_check(session, check).await,
        MoneyChange::ImportMonthEnd { file, credits } => month_ends::import(session, file, credits).await,
        MoneyChange::ReleaseMonthEnd { id, at, by } => month_ends::release(session, *id, *at, by).await,
        MoneyChange::PutCredit(credit) => month_ends::put_credit(session, credit).await,
    }
}
