//! Before anything is loaded, and while everything is cleared: the name of the service, and what to do when the server is away.

use flow::{Event, Failure, Target};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, Page};

use super::contacts::Contacts;
use crate::{
    dispatch::use_dispatch,
    later,
    texts::t,
    trouble::{Trouble, TroubleNotice},
};

/// Stands until regions and visit are known.
#[component]
pub(crate) fn OpeningScreen() -> impl IntoView {
    view! {
        <ui::Screen>
            <Page title=t(Key::BrandName) hint=t(Key::AppLoading) quiet=true attr:data-step="opening">
                <Trouble/>
            </Page>
        </ui::Screen>
    }
}

/// Stands when the screens of a journey could not be had.
/// What needs none of them is still there at home.
#[component]
pub(crate) fn MissingScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let again = Callback::new(move |()| later::arrive(dispatch));
    let home = dispatch.on(|| Event::Went(Target::Home));
    view! {
        <ui::Screen>
            <Page title=t(Key::BrandName) quiet=true attr:data-step="missing">
                <TroubleNotice failure=Failure::Unreachable again/>
                <Button label=t(Key::PlacesHome) icon=Icon::Home on_press=home/>
                <Contacts/>
            </Page>
        </ui::Screen>
    }
}

/// Stands until the visit has ended on the server; the page is loaded anew then.
#[component]
pub(crate) fn EndingScreen() -> impl IntoView {
    view! {
        <ui::Screen>
            <Page title=t(Key::EndingTitle) hint=t(Key::EndingHint) quiet=true attr:data-step="ending">
                <Trouble/>
            </Page>
        </ui::Screen>
    }
}
