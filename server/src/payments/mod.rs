//! Payments: from the wish to pay to the record, and back again where it must be.
//!
//! [`beginning`] writes a payment down, [`worker`] has it made known and asks after it, [`learning`] takes down what a gateway says by its
//! callback or its answer, [`crediting`] tells the core, [`refunds`] gives back. Each is a step of [`passage`], in one commit with the
//! ledger.
//!
//! **Invariant:** nobody assumes. What a gateway or the core did not say is asked for, and until then the payment stands as it stood.

pub mod asking;
pub mod beginning;
pub mod counter;
pub mod crediting;
mod exchange;
pub mod gateway;
pub mod learning;
mod merchant;
mod passage;
pub mod refunds;
pub mod settling;
pub mod wechat;
mod words;
mod worker;

use std::sync::{Arc, atomic::AtomicU64};

use domain::{ledger::NoMovement, payment::Channel};

pub use merchant::{MerchantError, settings};
pub use passage::{Passage, PassageError, With};
pub use worker::{run, wakes};

use self::{counter::Counter, gateway::Gateway};
use crate::{
    cases::WrongStep,
    entropy::NoEntropy,
    jobs::EnqueueError,
    outside::OutsideError,
    sealing::SealError,
    store::{CommitError, StoreError},
};

/// The ways of paying that this server takes part in.
pub struct Tills {
    wechat: Option<Arc<dyn Gateway>>,
    counter: Counter,
}

impl Tills {
    /// The counter, and the gateway where there is one.
    #[must_use]
    pub fn new(wechat: Option<Arc<dyn Gateway>>) -> Self {
        Self { wechat, counter: Counter }
    }

    /// Whether a way can be paid by.
    #[must_use]
    pub const fn has(&self, channel: Channel) -> bool {
        match channel {
            Channel::Wechat => self.wechat.is_some(),
            Channel::Counter => true,
        }
    }

    /// Who is behind a way. Where a gateway is gone that was there before, nothing is known, as at a counter.
    #[must_use]
    pub fn of(&self, channel: Channel) -> &dyn Gateway {
        match (channel, &self.wechat) {
            (Channel::Wechat, Some(gateway)) => gateway.as_ref(),
            (Channel::Wechat, None) => &gateway::Absent,
            (Channel::Counter, _) => &self.counter,
        }
    }
}

/// Callbacks since the start.
#[derive(Debug, Default)]
pub struct CallbackCounts {
    /// Believed and taken down.
    pub taken: AtomicU64,
    /// Forged, stale or not signed.
    pub forged: AtomicU64,
    /// Signed rightly, and not to be read or of a payment that is not ours.
    pub unreadable: AtomicU64,
}

/// Why something about money was not done.
#[derive(Debug, thiserror::Error)]
pub enum MoneyError {
    /// The gateway or the core did not say.
    #[error(transparent)]
    Outside(#[from] OutsideError),
    /// The store fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The store refuses.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// The payment cannot take this step.
    #[error(transparent)]
    Passage(#[from] PassageError),
    /// What it would pay is paid already, or not due any more.
    #[error("what it would pay is not due")]
    NotWanted,
    /// More than there is to give back.
    #[error("that much cannot go back")]
    TooMuch,
    /// Who said the first of two words does not say the second.
    #[error("another clerk has to say so")]
    SameClerk,
    /// The refund cannot take this step.
    #[error("the refund cannot do this where it stands")]
    RefundStep,
    /// The case that it is for cannot take this step.
    #[error(transparent)]
    Case(#[from] WrongStep),
    /// What was sealed does not open.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A job cannot be put in.
    #[error(transparent)]
    Enqueue(#[from] EnqueueError),
    /// The machine gives no random bytes.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The ledger has nothing to move.
    #[error(transparent)]
    Ledger(#[from] NoMovement),
}
