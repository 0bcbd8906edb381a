//! Every question about money, put to the server.

use domain::{
    payment::PaymentNumber,
    wire::{
        Endpoint, Nothing, path_with,
        staff::{
            AskStaffPayment, DecideRefund, ImportMonthEnd, ListMonthEnds, ListStaffPayments, ProposeRefund,
            Reconciliation, ReleaseMonthEnd, ResolveDifference, RunReconciliation, SettleSlip,
            ShowReconciliation, ShowStaffPayment, StaffPayment, StaffPaymentQuery,
        },
    },
};
use shell::http::{ask, ask_at};
use web_sys::File;

use super::month_end;
use crate::desk::{Failure, MoneyCall, Reply};

/// Puts `call` to the server. `file` is what the shell holds for a call that sends one.
pub(super) async fn put(call: MoneyCall, file: Option<File>) -> Result<Reply, Failure> {
    match call {
        MoneyCall::ListPayments(query) => ask_at::<ListStaffPayments>(&list_of(&query), &Nothing {})
            .await
            .map(Box::new)
            .map(Reply::Payments),
        MoneyCall::ShowPayment(number) => paying::<ShowStaffPayment>(&number, &Nothing {}).await,
        MoneyCall::AskPayment(number) => paying::<AskStaffPayment>(&number, &Nothing {}).await,
        MoneyCall::SettleSlip(number, settled) => paying::<SettleSlip>(&number, &settled).await,
        MoneyCall::ProposeRefund(number, proposed) => paying::<ProposeRefund>(&number, &proposed).await,
        MoneyCall::DecideRefund(id, decided) => {
            ask_at::<DecideRefund>(&path_with(DecideRefund::PATH, &id.0.to_string()), &decided)
                .await
                .map(payment)
        }
        MoneyCall::ShowReconciliation => ask::<ShowReconciliation>(&Nothing {}).await.map(reconciliation),
        MoneyCall::Reconcile(day) => ask::<RunReconciliation>(&day).await.map(reconciliation),
        MoneyCall::ResolveDifference(id, resolved) => {
            let path = path_with(ResolveDifference::PATH, &id.0.to_string());
            ask_at::<ResolveDifference>(&path, &resolved).await.map(reconciliation)
        }
        MoneyCall::ListMonthEnds => ask::<ListMonthEnds>(&Nothing {}).await.map(Reply::MonthEnds),
        MoneyCall::ImportMonthEnd => {
            let file = month_end::read(file).await?;
            ask::<ImportMonthEnd>(&file).await.map(Reply::MonthEnds)
        }
        MoneyCall::ReleaseMonthEnd(id) => {
            let path = path_with(ReleaseMonthEnd::PATH, &id.0.to_string());
            ask_at::<ReleaseMonthEnd>(&path, &Nothing {}).await.map(Reply::MonthEnds)
        }
    }
}

/// Asks about the payment `number`.
async fn paying<E>(number: &PaymentNumber, request: &E::Request) -> Result<Reply, Failure>
where
    E: Endpoint<Reply = StaffPayment>,
{
    ask_at::<E>(&path_with(E::PATH, number.as_str()), request).await.map(payment)
}

/// The address of the payments that are asked for. Letters and digits are all that stands in it.
fn list_of(query: &StaffPaymentQuery) -> String {
    let status = query.status.map(|status| format!("status={}", status.as_str()));
    let code = query.code.as_ref().map(|code| format!("code={code}"));
    let asked: Vec<_> = status.into_iter().chain(code).collect();
    let path = ListStaffPayments::PATH;
    if asked.is_empty() { path.to_owned() } else { format!("{path}?{}", asked.join("&")) }
}

fn payment(view: StaffPayment) -> Reply {
    Reply::Payment(Box::new(view))
}

fn reconciliation(view: Reconciliation) -> Reply {
    Reply::Reconciliation(Box::new(view))
}
