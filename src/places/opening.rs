//! Before anything is loaded: the name of the service, and what to do when nothing can be loaded.

use leptos::prelude::*;
use text::app::Key;
use ui::Page;

use crate::{texts::t, trouble::Trouble};

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
