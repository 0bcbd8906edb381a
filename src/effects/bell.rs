//! Ringing for a clerk, and hearing whether one comes. It asks beside the flow's calls: help waits for none of them.

use std::time::Duration;

use domain::wire::{AskForHelp, CancelHelp, HelpCall, HelpView, Nothing, ShowHelp};
use flow::{Event, Failure, help};
use leptos::{prelude::set_timeout, task::spawn_local};
use shell::http::ask;

use super::address;
use crate::dispatch::Dispatch;

/// How long to wait before asking what became of the call.
const SOON: Duration = Duration::from_secs(3);

/// Rings.
pub(super) fn ring(dispatch: Dispatch) {
    let Some(kiosk) = address::kiosk() else { return };
    let language = address::language();
    spawn_local(async move { tell(ask::<AskForHelp>(&HelpCall { kiosk, language }).await, dispatch) });
}

/// Asks in a few seconds what became of it.
pub(super) fn hear(dispatch: Dispatch) {
    set_timeout(move || spawn_local(async move { tell(ask::<ShowHelp>(&Nothing {}).await, dispatch) }), SOON);
}

/// Rings no more. A call that cannot be taken back is ended by the clerk who comes.
pub(super) fn stop() {
    spawn_local(async move {
        let _ = ask::<CancelHelp>(&Nothing {}).await;
    });
}

fn tell(answer: Result<HelpView, Failure>, dispatch: Dispatch) {
    dispatch.send(Event::Help(help::Event::Told(answer)));
}
