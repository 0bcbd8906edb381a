//! Two clerks: one proposes, the other agrees; one brings by hand what does not arrive, the other has seen the proof.

use std::{sync::Arc, time::Duration};

use anyhow::{Result, bail};
use domain::{
    payment::{RefundReason, RefundStatus},
    problem::{ErrorCode, Problem},
    wire::{
        Endpoint, Nothing,
        staff::{
            AskStaffPayment, Credentials, DecideRefund, ListStaffPayments, ProposeRefund, RefundDecided,
            RefundDecision, RefundProposed, ShowStaffPayment, SignIn, StaffPayment, StaffPaymentLine, Want,
        },
    },
};
use tokio::sync::watch;

use crate::{client::Client, stage::Places};

const NAMES: [&str; 2] = ["wang", "li"];
/// How long they rest between two looks.
const REST: Duration = Duration::from_millis(700);

/// The two at their desks.
pub(crate) struct Clerks {
    first: Clerk,
    second: Clerk,
}

struct Clerk {
    name: &'static str,
    client: Client,
}

impl Clerks {
    pub(crate) fn new(places: &Places) -> Result<Self> {
        let clerk = |name, number| Client::new(&places.staff, number).map(|client| Clerk { name, client });
        Ok(Self { first: clerk(NAMES[0], 65_001)?, second: clerk(NAMES[1], 65_002)? })
    }

    /// Work until nobody wants them any more.
    pub(crate) async fn work(self: Arc<Self>, ended: watch::Receiver<bool>) -> Result<()> {
        while !*ended.borrow() {
            let Ok(list) = self.first.call(ListStaffPayments, "", &Nothing {}).await? else {
                bail!("a clerk sees no payments")
            };
            for line in list.payments {
                if let Some(want) = line.wants {
                    self.attend(&line, want).await?;
                }
            }
            tokio::time::sleep(REST).await;
        }
        Ok(())
    }

    /// How many payments want a clerk.
    pub(crate) async fn wanting(&self) -> Result<u32> {
        match self.second.call(ListStaffPayments, "", &Nothing {}).await? {
            Ok(list) => Ok(list.wanting),
            Err(problem) => bail!("a clerk sees no payments: {}", problem.code.as_str()),
        }
    }

    /// Does what a payment wants. What somebody else was faster with, or what has moved on, is looked at again in the next round.
    async fn attend(&self, line: &StaffPaymentLine, want: Want) -> Result<()> {
        let number = line.number.as_str();
        let Ok(payment) = self.first.call(ShowStaffPayment, number, &Nothing {}).await? else {
            return Ok(());
        };
        match want {
            Want::Unknown => drop(self.first.call(AskStaffPayment, number, &Nothing {}).await?),
            Want::Suspended if payment.refundable.0 > 0 => {
                let (version, amount) = (payment.version, payment.refundable);
                let proposed = RefundProposed { version, amount, reason: RefundReason::WrongAmount };
                drop(self.first.call(ProposeRefund, number, &proposed).await?);
            }
            Want::Suspended => {}
            Want::RefundProposed => {
                decide(&self.second, &payment, RefundStatus::Proposed, RefundDecision::Agree).await?;
            }
            Want::RefundAbnormal => {
                decide(&self.first, &payment, RefundStatus::Abnormal, RefundDecision::BroughtByHand).await?;
                let Ok(payment) = self.second.call(ShowStaffPayment, number, &Nothing {}).await? else {
                    return Ok(());
                };
                decide(&self.second, &payment, RefundStatus::Abnormal, RefundDecision::ConfirmByHand).await?;
            }
            Want::RefundTwice => {
                decide(&self.second, &payment, RefundStatus::Twice, RefundDecision::Recovered).await?;
            }
            Want::RefundAtCounter => bail!("nothing was paid at a counter"),
        }
        Ok(())
    }
}

async fn decide(
    clerk: &Clerk,
    payment: &StaffPayment,
    status: RefundStatus,
    decision: RefundDecision,
) -> Result<()> {
    for refund in payment.refunds.iter().filter(|refund| refund.status == status) {
        let decided = RefundDecided { version: refund.version, decision };
        drop(clerk.call(DecideRefund, &refund.id.0.to_string(), &decided).await?);
    }
    Ok(())
}

impl Clerk {
    /// Calls, and signs in where that is needed.
    async fn call<E: Endpoint + Copy>(
        &self,
        endpoint: E,
        part: &str,
        request: &E::Request,
    ) -> Result<Result<E::Reply, Box<Problem>>> {
        loop {
            match self.client.patiently(endpoint, part, request).await? {
                Err(problem) if problem.code == ErrorCode::NotSignedIn => self.sign_in().await?,
                answer => return Ok(answer),
            }
        }
    }

    async fn sign_in(&self) -> Result<()> {
        let credentials = Credentials { name: self.name.to_owned(), password: format!("demo-{}", self.name) };
        match self.client.patiently(SignIn, "", &credentials).await? {
            Ok(_) => Ok(()),
            Err(problem) => bail!("{} cannot sign in: {}", self.name, problem.code.as_str()),
        }
    }
}
