//! What the second load leaves out as well: the screens of what a person has, of what was settled and would be, of filing, and of what
//! changed, and the reading of what the server says about them.
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
    journeys::filing::FilingScreen,
    part::{Asking, Part},
    places::{account::AccountScreen, estimate::EstimateScreen, policy::PolicyScreen},
};

/// The ways into it.
#[derive(Clone, Copy)]
pub(crate) struct Own {
    /// The screens of what a person has, and what was settled for them.
    pub(crate) account: fn() -> AnyView,
    /// The screens of what one would get back.
    pub(crate) estimate: fn() -> AnyView,
    /// The screens of filing for care elsewhere.
    pub(crate) filing: fn() -> AnyView,
    /// The screens of notices and of what changed.
    pub(crate) policy: fn() -> AnyView,
    put: fn(Call) -> LocalReply,
}

thread_local! {
    static HERE: Cell<Option<Own>> = const { Cell::new(None) };
}

#[wasm_split(own, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the attribute adds what can fail")]
fn load() -> Result<Own, SplitLoaderError> {
    Ok(Own {
        account: || view! { <AccountScreen/> }.into_any(),
        estimate: || view! { <EstimateScreen/> }.into_any(),
        filing: || view! { <FilingScreen/> }.into_any(),
        policy: || view! { <PolicyScreen/> }.into_any(),
        put: effects::own::put,
    })
}

impl Part for Own {
    fn kept() -> &'static LocalKey<Cell<Option<Self>>> {
        &HERE
    }

    async fn load() -> Result<Self, SplitLoaderError> {
        load().await
    }
}

impl Asking for Own {
    fn put(self) -> fn(Call) -> LocalReply {
        self.put
    }
}
