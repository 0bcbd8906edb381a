//! What is left unresolved of what was paid at this kiosk. It is asked beside the flow's calls: nobody waits for it.

use domain::wire::{Endpoint as _, Nothing, UnresolvedPayments};
use flow::{Event, payments};
use leptos::task::spawn_local;
use shell::http;

use super::address;
use crate::dispatch::Dispatch;

/// Asks, and tells what is left; where the server cannot be asked, what is known stays.
pub(super) fn look(dispatch: Dispatch) {
    let Some(kiosk) = address::kiosk() else { return };
    let kiosk = String::from(js_sys::encode_uri_component(&kiosk.0));
    spawn_local(async move {
        let path = format!("{}?kiosk={kiosk}", UnresolvedPayments::PATH);
        if let Ok(left) = http::ask_at::<UnresolvedPayments>(&path, &Nothing {}).await {
            dispatch.send(Event::Payments(payments::Event::Left(left.payments)));
        }
    });
}
