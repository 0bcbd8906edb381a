//! What both apps ask of server and page, written once.
//!
//! [`http`] asks the server, [`texts`] holds the sentences of the language that was chosen, [`figures`] writes dates and numbers,
//! [`key`] names requests.
//!
//! **Invariant:** nothing here knows a screen.

pub mod figures;
pub mod http;
pub mod key;
pub mod texts;
