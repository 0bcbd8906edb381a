//! What the second load leaves out as well: the screens of help topics with their search.
//!
//! It comes as a file of its own when the first of its screens is shown. See `docs/adr/0007-two-loads.md`.
//!
//! **Invariant:** this is the only way to it; a second way would draw it all into an earlier load.

use std::{cell::Cell, thread::LocalKey};

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{part::Part, places::topics::TopicsScreen};

/// The way into it.
#[derive(Clone, Copy)]
pub(crate) struct Help {
    /// The screens behind the first one of help.
    pub(crate) topics: fn() -> AnyView,
}

thread_local! {
    static HERE: Cell<Option<Help>> = const { Cell::new(None) };
}

#[wasm_split(help, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the attribute adds what can fail")]
fn load() -> Result<Help, SplitLoaderError> {
    Ok(Help { topics: || view! { <TopicsScreen/> }.into_any() })
}

impl Part for Help {
    fn kept() -> &'static LocalKey<Cell<Option<Self>>> {
        &HERE
    }

    async fn load() -> Result<Self, SplitLoaderError> {
        load().await
    }
}
