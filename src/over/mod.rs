//! What stands over every screen: help, and the question whether anybody is still here.
//!
//! **Invariant:** it comes with the second load; without that, Help is a place of its own.

mod help;
mod staying;
mod terms;

use std::time::Duration;

use leptos::prelude::*;

pub(crate) use self::terms::Terms;
use self::{help::HelpDialog, staying::StayingDialog};
use crate::{
    controls::use_controls,
    dispatch::use_dispatch,
    effects::{breakdown, idle, voice},
    texts::use_texts,
};

/// A page that lasted so long does stand.
const STANDS: Duration = Duration::from_mins(1);

/// All of it.
#[component]
pub(crate) fn Over() -> impl IntoView {
    idle::keep(use_dispatch(), use_controls());
    voice::keep(use_texts(), use_controls().voice);
    set_timeout(breakdown::stands, STANDS);
    view! {
        <HelpDialog/>
        <StayingDialog/>
    }
}
