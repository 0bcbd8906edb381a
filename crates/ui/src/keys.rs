//! What keys on a screen have in common: they leave the focus in the field, and what they type can be seen.

use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast as _, web_sys::Element};

/// What is left free between a field and the keys or the edge below it, in CSS pixels.
const FREE: f64 = 24.0;

/// Keys that type into a field of this page. On a kiosk they stay in sight, and with each press so does the field: what is wrong with it
/// may have taken its place. The field is the one in `[data-typed-into]`, else the one with the focus, else the first.
#[component]
pub fn Keys(
    /// The name of the group of keys.
    #[prop(into)]
    label: Signal<String>,
    /// The class that lays them out.
    class: &'static str,
    /// The keys.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class=format!("c-keys {class}")
            role="group"
            aria-label=move || label.get()
            on:mousedown=|event| event.prevent_default()
            on:click=show_field
        >
            {children()}
        </div>
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a handler")]
fn show_field(event: MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let keys = target.and_then(|target| target.closest(".c-keys").ok().flatten());
    request_animation_frame(move || _ = keys.and_then(|keys| scroll_to_field(&keys)));
}

fn scroll_to_field(keys: &Element) -> Option<()> {
    let page = keys.closest(".c-page").ok()??;
    let focused = document().active_element().filter(|element| element.tag_name() == "INPUT");
    let field = page.query_selector("[data-typed-into] input").ok()?.or(focused);
    let field = field.or(page.query_selector("input").ok()?)?;
    let (field, keys) = (field.get_bounding_client_rect(), keys.get_bounding_client_rect());
    let beside = field.right() <= keys.left() || field.left() >= keys.right();
    let edge = if beside { page.get_bounding_client_rect().bottom() } else { keys.top() };
    let hidden = field.bottom() + FREE - edge;
    if hidden > 0.0 {
        page.scroll_by_with_x_and_y(0.0, hidden);
    }
    Some(())
}
