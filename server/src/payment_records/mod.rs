//! The record of a payment: on paper, signed, and to be checked by whoever is shown it.
//!
//! A paper says "not an invoice", and carries a QR code with the address of the public page that says the same. Content and signature
//! stand in that address, so that a record can be checked without us too.
//!
//! **Invariant:** what is printed is data and never markup; nothing of a person is in what is signed; a template reaches no file, no font
//! of the system, no clock and no network.

mod facts;
mod fonts;
mod key;
mod link;
mod page;
pub(crate) mod paper;
mod qr;
mod sheet;
mod statement;
mod words;

pub use facts::{RecordFacts, Records, RecordsError};
pub use fonts::{FontError, Fonts};
pub use key::{KeysError, PublishedKeys, RecordKey};
pub use link::{LinkFault, Proof};
pub use page::{Page, STYLE, STYLE_PATH, page};
pub use paper::{Paper, PaperError};
pub(crate) use sheet::contact;
pub use sheet::{Format, Sheet};
pub use statement::{Entry, Statement, Window};
pub(crate) use words::time;

#[cfg(test)]
pub(crate) mod tests;
