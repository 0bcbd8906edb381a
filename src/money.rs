//! What the second load leaves out: the screens of paying and of what was paid, and the reading of what the server says about money.
//!
//! It comes as a file of its own when the first of its screens is shown, or the first of its questions asked. See
//! `docs/adr/0007-two-loads.md`.
//!
//! **Invariant:** this is the only way to it; a second way would draw it all into an earlier load.

use std::{cell::Cell, thread::LocalKey};

use flow::Call;
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    effects::{self, LocalReply},
    journeys::{pay::PayScreen, recharge::RechargeScreen},
    part::{Asking, Part},
    places::payments::PaymentsScreen,
};

/// The ways into it.
#[derive(Clone, Copy)]
pub(crate) struct Money {
    /// The screens of bringing money.
    pub(crate) recharge: fn() -> AnyView,
    /// The screens of a payment.
    pub(crate) pay: fn() -> AnyView,
    /// The screens of what was paid.
    pub(crate) payments: fn() -> AnyView,
    put: fn(Call) -> LocalReply,
}

thread_local! {
    static HERE: Cell<Option<Money>> = const { Cell::new(None) };
}

#[wasm_split(money, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the attribute adds what can fail")]
fn load() -> Result<Money, SplitLoaderError> {
    Ok(Money {
        recharge: || view! { <RechargeScreen/> }.into_any(),
        pay: || view! { <PayScreen/> }.into_any(),
        payments: || view! { <PaymentsScreen/> }.into_any(),
        put: effects::money::put,
    })
}

impl Part for Money {
    fn kept() -> &'static LocalKey<Cell<Option<Self>>> {
        &HERE
    }

    async fn load() -> Result<Self, SplitLoaderError> {
        load().await
    }
}

impl Asking for Money {
    fn put(self) -> fn(Call) -> LocalReply {
        self.put
    }
}
