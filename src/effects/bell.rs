//! Ringing for a clerk, and hearing whether one comes. It asks beside the flow's calls: help waits for none of them.

use std::time::Duration;

use domain::wire::{AskForHelp, CancelHelp, HelpCall, HelpView, Nothing, ShowHelp};
use flow::{
    Event, Failure,
    help::{self, Ask},
};
use leptos::{prelude::set_timeout, task::spawn_local};
use shell::http;

use super::address;
use crate::dispatch::Dispatch;

/// How long to wait before asking what became of the call.
const SOON: Duration = Duration::from_secs(3);

/// Asks for a clerk, or what became of a call.
pub(super) fn ask(number: u32, what: Ask, dispatch: Dispatch) {
    let put = move || spawn_local(async move { tell(number, put(what).await, dispatch) });
    match what {
        Ask::Ring => put(),
        Ask::RingAgain | Ask::Look => set_timeout(put, SOON),
    }
}

async fn put(what: Ask) -> Result<HelpView, Failure> {
    match (what, address::kiosk()) {
        (Ask::Ring | Ask::RingAgain, Some(kiosk)) => {
            http::ask::<AskForHelp>(&HelpCall { kiosk, language: address::language() }).await
        }
        (Ask::Ring | Ask::RingAgain | Ask::Look, _) => http::ask::<ShowHelp>(&Nothing {}).await,
    }
}

/// Rings no more. A call that cannot be taken back is ended by the clerk who comes.
pub(super) fn stop() {
    spawn_local(async move {
        let _ = http::ask::<CancelHelp>(&Nothing {}).await;
    });
}

fn tell(number: u32, answer: Result<HelpView, Failure>, dispatch: Dispatch) {
    dispatch.send(Event::Help(help::Event::Told(number, answer)));
}
