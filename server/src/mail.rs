//! Mails: the interface, and the gateway behind it.

use async_trait::async_trait;
use domain::outside::{MAIL_PATH, Mail};

use crate::outside::{Caller, OutsideError};

/// Sends mails.
#[async_trait]
pub trait MailSender: Send + Sync {
    /// Sends one. The same key is sent once, however often it is tried.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]; then it may be tried again.
    async fn send(&self, mail: &Mail) -> Result<(), OutsideError>;
}

/// The gateway that speaks [`domain::outside`].
#[derive(Clone, Debug)]
pub struct MailGateway(pub Caller);

#[async_trait]
impl MailSender for MailGateway {
    async fn send(&self, mail: &Mail) -> Result<(), OutsideError> {
        self.0.tell(MAIL_PATH, mail).await
    }
}
