//! Ringing for a clerk, and hearing whether one comes. It asks beside the flow's calls: help waits for none of them.

use std::time::Duration;

use domain::wire::{AskForHelp, CancelHelp, HelpCall, HelpStage, HelpView, ShowHelp};
use flow::{
    Event, Failure,
    help::{self, Ask},
};
use leptos::{prelude::set_timeout, task::spawn_local};
use shell::http;

use super::{Pending, address};
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
            let _pending = Pending::begins();
            http::ask::<AskForHelp>(&HelpCall { kiosk, language: address::language() }).await
        }
        (Ask::Ring | Ask::RingAgain | Ask::Look, _) => http::ask_unsigned::<ShowHelp>().await,
    }
}

/// Rings no more, once a ring that is on its way has been answered: before that there is nothing to take back. A call that cannot be
/// taken back is ended by the clerk who comes.
pub(super) fn stop() {
    let pending = Pending::begins();
    spawn_local(async move {
        Pending::settles(1).await;
        let _ = http::ask_unsigned::<CancelHelp>().await;
        drop(pending);
    });
}

fn tell(number: u32, answer: Result<HelpView, Failure>, dispatch: Dispatch) {
    // Whoever was helped is still here, though a clerk said so elsewhere.
    if answer.as_ref().is_ok_and(|view| view.stage == HelpStage::Ended) {
        super::idle::touch();
    }
    dispatch.send(Event::Help(help::Event::Told(number, answer)));
}
