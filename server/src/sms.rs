//! Text messages: the interface, and the gateway behind it.

use async_trait::async_trait;
use domain::outside::{SMS_PATH, Sms};

use crate::outside::{Caller, OutsideError};

/// Sends text messages.
#[async_trait]
pub trait SmsSender: Send + Sync {
    /// Sends one. The same key is sent once, however often it is tried.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]; then it may be tried again.
    async fn send(&self, message: &Sms) -> Result<(), OutsideError>;
}

/// The gateway that speaks [`domain::outside`].
#[derive(Clone, Debug)]
pub struct SmsGateway(pub Caller);

#[async_trait]
impl SmsSender for SmsGateway {
    async fn send(&self, message: &Sms) -> Result<(), OutsideError> {
        self.0.tell(SMS_PATH, message).await
    }
}
