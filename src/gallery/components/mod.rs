//! The components in every state, by name. Words are the app's where it has them, so that they come in every language.

mod answering;
mod showing;
mod telling;

use leptos::prelude::*;
use text::app::Key;
use ui::Page as Frame;

use super::{
    On::{Both, Phone},
    Page,
    Shown::Parts,
};
use crate::texts::t;

const fn part(name: &'static str, parts: fn() -> AnyView) -> Page {
    Page::new(name, Both, Parts(parts))
}

/// All, by name.
pub(super) const PAGES: &[Page] = &[
    part("ui-button", answering::buttons),
    part("ui-button-hover", answering::hovered),
    part("ui-button-focus", answering::focused),
    part("ui-button-pressed", answering::pressed),
    part("ui-button-busy", answering::busy),
    part("ui-button-disabled", answering::disabled),
    part("ui-checkbox", answering::checkbox),
    part("ui-checkbox-ticked", answering::checkbox_ticked),
    part("ui-checkbox-error", answering::checkbox_error),
    part("ui-choice-tiles", answering::choices),
    part("ui-choice-tiles-chosen", answering::chosen),
    part("ui-code-field", answering::code),
    part("ui-code-field-error", answering::code_error),
    part("ui-date-field", answering::date),
    part("ui-date-field-error", answering::date_error),
    part("ui-number-pad", answering::pad),
    part("ui-stepper", answering::stepper),
    part("ui-tabs", answering::tabs),
    part("ui-text-field", answering::text),
    part("ui-text-field-focus", answering::text_focused),
    part("ui-text-field-error", answering::text_error),
    part("ui-big-number", showing::big_number),
    part("ui-chart-frame", showing::chart),
    part("ui-check-chips", showing::check_chips),
    part("ui-chip", showing::chips),
    part("ui-figure-table", showing::figure_table),
    part("ui-icon", showing::icons),
    part("ui-next-steps", showing::next_steps),
    part("ui-photo-frame", showing::photo),
    part("ui-qr", showing::qr),
    part("ui-service-tile", showing::tiles),
    part("ui-summary-list", showing::summary),
    part("ui-table", showing::table),
    part("ui-timeline", showing::timeline),
    part("ui-dialog", telling::dialog),
    part("ui-error-summary", telling::error_summary),
    part("ui-hint-pill", telling::hint_pill),
    part("ui-notice", telling::notices),
    part("ui-page-done", telling::done),
    Page::new("ui-places-bar", Phone, Parts(telling::places)),
    part("ui-step-header", telling::step_header),
    part("ui-toast", telling::toast),
    part("ui-top-bar", telling::top_bar),
    part("ui-waiting-bar", telling::waiting),
];

/// Components on a page of their own.
#[component]
fn Specimens(children: Children) -> impl IntoView {
    view! {
        <ui::Screen>
            <Frame title=t(Key::BrandName) attr:data-step="gallery">
                <div class="s-specimens">{children()}</div>
            </Frame>
        </ui::Screen>
    }
}
