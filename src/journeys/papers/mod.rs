//! Photographing a paper: what is wanted, the camera where there is no other way, and the picture shown back. One screen a file.

mod asked;
mod kept;
mod live;
mod no_camera;
mod pick;
mod words;

use domain::{
    application::{DocumentId, DocumentKind},
    wire::{DOCUMENT, path_with},
};
use flow::{
    Flow,
    papers::{Papers, Step},
};
use leptos::prelude::*;

use self::{asked::AskedScreen, kept::KeptScreen, live::LiveScreen, no_camera::NoCameraScreen};
use crate::reading::watch;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Asked,
    Live,
    NoCamera,
    Kept(DocumentId),
}

/// Photographing a paper of this kind.
#[component]
pub(crate) fn PapersScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|(kind, shown)| match shown {
            Shown::Asked => view! { <AskedScreen kind/> }.into_any(),
            Shown::Live => view! { <LiveScreen/> }.into_any(),
            Shown::NoCamera => view! { <NoCameraScreen/> }.into_any(),
            Shown::Kept(id) => view! { <KeptScreen id/> }.into_any(),
        })
    }
}

fn shown(flow: &Flow) -> Option<(DocumentKind, Shown)> {
    let papers = papers(flow)?;
    let shown = match papers.step {
        Step::Asked => Shown::Asked,
        Step::Live { .. } => Shown::Live,
        Step::NoCamera(_) => Shown::NoCamera,
        Step::Kept(document) => Shown::Kept(document.id),
    };
    Some((papers.kind, shown))
}

/// The paper that is photographed on the screen.
fn papers(flow: &Flow) -> Option<&Papers> {
    flow.place().paper()
}

/// Where a stored picture of a paper is had from.
pub(crate) fn paper_address(id: DocumentId) -> String {
    path_with(DOCUMENT, &id.0.to_string())
}
