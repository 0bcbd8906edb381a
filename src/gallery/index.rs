//! The list of all pages.

use leptos::prelude::*;
use text::app::Key;
use ui::Page as Frame;

use super::{On, Page, Shown, address, pages};
use crate::{controls::use_device, texts::t};

/// A link to each page that this device can come to.
#[component]
pub(super) fn IndexScreen() -> impl IntoView {
    address::mark("data-gallery", "");
    let kiosk = use_device().is_kiosk();
    let comes_about = move |page: &Page| page.on != if kiosk { On::Phone } else { On::Kiosk };
    let is_part = |page: &Page| matches!(page.shown, Shown::Parts(_));
    let link = |page: Page| {
        let href = format!("{}{}", page.address(), address::search());
        view! { <li><a class="c-error-summary__link" href=href data-page=page.name>{page.name}</a></li> }
    };
    let section = move |parts: bool| {
        let listed = pages().filter(comes_about).filter(|page| is_part(page) == parts).map(link);
        view! { <ul class="u-row">{listed.collect_view()}</ul> }
    };
    view! {
        <ui::Screen>
            <Frame title=t(Key::BrandName) attr:data-step="gallery">
                <h2>"Components"</h2>
                {section(true)}
                <h2>"Screens"</h2>
                {section(false)}
            </Frame>
        </ui::Screen>
    }
}
