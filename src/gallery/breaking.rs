//! A button that breaks the app, to see what a panic looks like.

use leptos::prelude::*;
use ui::{Button, ButtonLook, Page};

/// The page with the button.
pub(super) fn page() -> AnyView {
    let words = |words: &'static str| Signal::stored(words.to_owned());
    view! {
        <ui::Screen>
            <Page title=words("Break the app") quiet=true attr:data-step="breaking">
                <Button
                    label=words("Panic")
                    look=ButtonLook::Danger
                    on_press=|()| panics()
                    attr:data-testid="panic"
                />
            </Page>
        </ui::Screen>
    }
    .into_any()
}

#[expect(clippy::panic, reason = "it is what the button is for; development builds only")]
fn panics() {
    panic!("somebody typed 11010519491231002X");
}
