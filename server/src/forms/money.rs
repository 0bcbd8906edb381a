//! What payments and month-end credits hold of a person.

use domain::{id_number::IdNumber, wire::staff::MonthEndId};
use serde::{Deserialize, Serialize};

use crate::{
    app::App,
    sealing::{Place, SealError},
    store::{MonthEndCredit, PaymentId, PaymentRecord, Sealed},
};

/// Whom a payment is for.
#[derive(Clone, Serialize, Deserialize)]
pub struct PaymentDetails {
    /// Number.
    pub number: IdNumber,
    /// Name.
    pub name: String,
}

/// Whose a month-end credit is.
#[derive(Clone, Serialize, Deserialize)]
pub struct CreditDetails {
    /// Number.
    pub number: IdNumber,
    /// The employer's code.
    pub employer: String,
}

impl App {
    /// Seals whom a payment is for.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_payment(&self, id: PaymentId, details: &PaymentDetails) -> Result<Sealed, SealError> {
        self.seal(of_payment(&id.0.to_string()), details)
    }

    /// Opens whom a payment is for.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_payment(&self, payment: &PaymentRecord) -> Result<PaymentDetails, SealError> {
        self.open(of_payment(&payment.id.0.to_string()), &payment.details)
    }

    /// Seals whose a month-end credit is.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_credit(
        &self,
        file: MonthEndId,
        line: u32,
        details: &CreditDetails,
    ) -> Result<Sealed, SealError> {
        self.seal(of_credit(&credit_row(file, line)), details)
    }

    /// Opens whose a month-end credit is.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_credit(&self, credit: &MonthEndCredit) -> Result<CreditDetails, SealError> {
        self.open(of_credit(&credit_row(credit.file, credit.line)), &credit.details)
    }
}

const fn of_payment(row: &str) -> Place<'_> {
    Place { table: "payment", column: "details", row }
}

const fn of_credit(row: &str) -> Place<'_> {
    Place { table: "month_end_credit", column: "details", row }
}

fn credit_row(file: MonthEndId, line: u32) -> String {
    format!("{} {line}", file.0)
}
