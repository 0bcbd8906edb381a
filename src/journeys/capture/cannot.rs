//! Which rule a person cannot meet. A clerk decides then.

use domain::application::PhotoException;
use flow::{Event, capture};
use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use crate::{
    dispatch::use_dispatch,
    journeys::{whose::whose, wording},
    screen::Screen,
    texts::t,
};

/// Asks which rule it is; each answer goes on at once.
#[component]
pub(super) fn CannotScreen() -> impl IntoView {
    let (dispatch, none) = (use_dispatch(), whose(Key::PhotoCannotNone, Key::PhotoCannotNoneAnother));
    let choice = move |exception: Option<PhotoException>| {
        let choose = dispatch.on(move || Event::Capture(capture::Event::ExceptionChosen(exception)));
        let label = exception.map_or(none, wording::exception);
        view! { <Button label=t(label) on_press=choose/> }
    };
    let choices = PhotoException::ALL.into_iter().map(Some).chain([None]);
    view! {
        <Screen
            step="capture.cannot"
            title=t(whose(Key::PhotoCannotTitle, Key::PhotoCannotTitleAnother))
            hint=t(Key::PhotoCannotHint)
            hang=ui::Hang::Body
        >
            <div class="u-stack">{choices.map(choice).collect_view()}</div>
        </Screen>
    }
}
