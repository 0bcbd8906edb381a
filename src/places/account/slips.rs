//! What every slip of the account has.

use leptos::prelude::*;
use text::app::Key;

use crate::places::slip::SlipFoot;

/// What a slip line says, and its amount.
pub(super) fn line(label: String, value: String) -> impl IntoView {
    view! { <p class="s-slip__line s-slip__line--amount"><span>{label}</span><span>{value}</span></p> }
}

/// That it has no seal, and that a demonstration's figures are made up; when it was printed, and whom to call.
#[component]
pub(super) fn Foot() -> impl IntoView {
    view! { <SlipFoot is=Key::AccountUnsealed demo=Key::AccountDemo/> }
}
