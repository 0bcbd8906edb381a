//! What travels between browser and server: every endpoint once, named by type on both sides.

mod account;
mod applications;
mod catalogue;
mod documents;
mod drafts;
mod filings;
mod forms;
mod help;
mod holders;
mod identify;
mod kiosks;
mod losses;
mod notices;
mod payments;
mod photos;
mod rights;
mod staff_agents;
mod staff_cards;
mod staff_decisions;
mod staff_halls;
mod staff_handover;
mod staff_maker;
mod staff_notices;
mod staff_payments;
mod staff_printing;
mod staff_reconciliation;
mod staff_stock;
mod visits;

pub mod staff;

pub use account::*;
pub use applications::*;
pub use catalogue::*;
pub use documents::*;
pub use drafts::*;
pub use filings::*;
pub use forms::*;
pub use help::*;
pub use holders::*;
pub use identify::*;
pub use kiosks::*;
pub use losses::*;
pub use notices::*;
pub use payments::*;
pub use photos::*;
pub use rights::*;
pub use visits::*;

use serde::{Deserialize, Serialize};

/// How an endpoint is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Does something.
    Post,
    /// Ends something.
    Delete,
}

impl Method {
    /// Its name in HTTP.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// An endpoint both sides name by type, never by a string of their own.
pub trait Endpoint {
    /// How it is called.
    const METHOD: Method;
    /// Path template: the axum route and the client's URL. At most one `{part}`, see [`path_with`].
    const PATH: &'static str;
    /// What the app sends; [`Nothing`] when it sends no body.
    type Request: Serialize + for<'de> Deserialize<'de>;
    /// What the server answers when it can.
    type Reply: Serialize + for<'de> Deserialize<'de>;
}

/// An empty body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The template with its one `{part}` filled in. References and codes only: never personal data.
#[must_use]
pub fn path_with(template: &str, part: &str) -> String {
    match (template.find('{'), template.find('}')) {
        (Some(start), Some(end)) if start < end => {
            format!("{}{part}{}", &template[..start], &template[end + 1..])
        }
        _ => template.to_owned(),
    }
}

/// Declares an endpoint: `name: METHOD path, request => reply`.
macro_rules! endpoint {
    ($(#[$doc:meta])* $name:ident: $method:ident $path:literal, $request:ty => $reply:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl $crate::wire::Endpoint for $name {
            const METHOD: $crate::wire::Method = $crate::wire::Method::$method;
            const PATH: &'static str = $path;
            type Request = $request;
            type Reply = $reply;
        }
    };
}
pub(crate) use endpoint;
