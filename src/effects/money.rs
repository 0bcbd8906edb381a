//! Every question about money, put to the server.

use domain::{
    problem::ErrorCode,
    wire::{
        AskPayment, BeginPayment, Endpoint, FindPayment, GiveUpPayment, ListPayments, Nothing, PaymentSought,
        PaymentView, ShowPayment, ShowRecharge, ShowRechargeRule, ShowRecordCode, path_with,
    },
};
use flow::{Call, Failure, Reply};
use shell::http::{ask, ask_at};

use super::LocalReply;

/// Puts `call` to the server.
pub(crate) fn put(call: Call) -> LocalReply {
    Box::pin(async move {
        match call {
            Call::ShowRechargeRule(region) => {
                let path = path_with(ShowRechargeRule::PATH, region.as_str());
                ask_at::<ShowRechargeRule>(&path, &Nothing {}).await.map(Box::new).map(Reply::RechargeRule)
            }
            Call::ShowRecharge(asked) => ask::<ShowRecharge>(&asked).await.map(Box::new).map(Reply::Recharge),
            Call::BeginPayment(new) => ask::<BeginPayment>(&new).await.map(Box::new).map(Reply::PaymentBegun),
            Call::ShowPayment(number) => payment::<ShowPayment>(number.as_str()).await,
            Call::AskPayment(number) => payment::<AskPayment>(number.as_str()).await,
            Call::GiveUpPayment(number) => payment::<GiveUpPayment>(number.as_str()).await,
            Call::ListPayments => ask::<ListPayments>(&Nothing {}).await.map(Box::new).map(Reply::Payments),
            Call::FindPayment(code) => {
                ask::<FindPayment>(&PaymentSought { code }).await.map(Box::new).map(Reply::PaymentFound)
            }
            Call::ShowRecordCode(number) => {
                let path = path_with(ShowRecordCode::PATH, number.as_str());
                ask_at::<ShowRecordCode>(&path, &Nothing {}).await.map(|code| Reply::RecordCode(code.address))
            }
            _ => Err(Failure::Problem(Box::new(ErrorCode::Internal.into()))),
        }
    })
}

/// Asks about the payment `number`.
async fn payment<E>(number: &str) -> Result<Reply, Failure>
where
    E: Endpoint<Request = Nothing, Reply = PaymentView>,
{
    ask_at::<E>(&path_with(E::PATH, number), &Nothing {}).await.map(Box::new).map(Reply::Payment)
}
