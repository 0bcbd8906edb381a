//! What is paid for, and by which way.

use serde::{Deserialize, Serialize};

use crate::{reference::Reference, service::Service};

/// What is paid for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum Purpose {
    /// The fee of a card (S0).
    Fee {
        /// The application it is for.
        reference: Reference,
        /// What was asked for.
        service: Service,
    },
    /// Any amount, into a personal account that exists (S1).
    TopUp,
    /// The assessed contribution of a year, a fixed amount (S1).
    Contribution {
        /// The year.
        year: u16,
    },
}

impl Purpose {
    /// Its name in the store and in logs.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Fee { .. } => "fee",
            Self::TopUp => "top-up",
            Self::Contribution { .. } => "contribution",
        }
    }

    /// Whether the core is to be told before it is fulfilled.
    #[must_use]
    pub const fn is_credited(&self) -> bool {
        matches!(self, Self::TopUp | Self::Contribution { .. })
    }
}

/// What "recharge" means in a region (S1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RechargeKind {
    /// A contribution that the bureau has assessed: person, year, fixed amount.
    Contribution,
    /// Any amount into an account that exists.
    TopUp,
}

/// A way by which money comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// WeChat Pay, by a code that the payer scans.
    Wechat,
    /// A counter: a slip with a code that staff settle.
    Counter,
}

impl Channel {
    /// All.
    pub const ALL: [Self; 2] = [Self::Wechat, Self::Counter];

    /// Its name on the wire, in the store and in logs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wechat => "wechat",
            Self::Counter => "counter",
        }
    }
}
