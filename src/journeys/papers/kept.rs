//! The picture of the paper, as the server keeps it: used, or taken again.

use domain::application::DocumentId;
use flow::{Event, papers};
use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use super::paper_address;
use crate::{dispatch::use_dispatch, screen::Screen, texts::t};

/// Shows the picture and asks whether it can be read.
#[component]
pub(super) fn KeptScreen(id: DocumentId) -> impl IntoView {
    let (dispatch, picture) = (use_dispatch(), t(Key::PaperKeptPicture));
    let again = dispatch.on(|| Event::Papers(papers::Event::AgainAsked));
    view! {
        <Screen
            step="paper.kept"
            title=t(Key::PaperKeptTitle)
            hint=t(Key::PaperKeptHint)
            hang=ui::Hang::Wide
            primary=t(Key::PaperKeptUse)
            on_primary=dispatch.on(|| Event::Papers(papers::Event::Accepted))
            beside=ViewFnOnce::from(move || view! { <Button label=t(Key::PaperKeptAgain) on_press=again/> })
        >
            <img class="s-paper__picture" src=paper_address(id) alt=move || picture.get()/>
        </Screen>
    }
}
