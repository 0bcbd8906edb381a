//! A piece of the page with components in it, and what people do to it.

use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    wasm_bindgen::JsCast as _,
};
use web_sys::{
    Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit, MouseEvent,
    MouseEventInit,
};

/// Components on the page; they go when this goes.
pub(crate) struct Glass {
    root: HtmlElement,
    view: Option<Box<dyn std::any::Any>>,
}

impl Glass {
    /// Puts what `view` makes on the page.
    pub(crate) fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let view: UnmountHandle<_> = mount_to(root.clone(), view);
        Self { root, view: Some(Box::new(view)) }
    }

    /// All elements that match, in their order.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.get(index).unwrap().unchecked_into()).collect()
    }

    /// The first element that matches.
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        self.all(selector).into_iter().next().unwrap()
    }

    /// The field that matches.
    pub(crate) fn input(&self, selector: &str) -> HtmlInputElement {
        self.find(selector).dyn_into().unwrap()
    }

    /// Replaces a field's text as typing does, and gives what then stands there.
    pub(crate) fn type_into(&self, selector: &str, text: &str) -> String {
        let field = self.input(selector);
        field.set_value(text);
        let how = EventInit::new();
        how.set_bubbles(true);
        field.dispatch_event(&Event::new_with_event_init_dict("input", &how).unwrap()).unwrap();
        field.value()
    }

    /// Lets something happen to what matches, such as `pointerenter`.
    pub(crate) fn happens(&self, selector: &str, event: &str) {
        self.find(selector).dispatch_event(&Event::new(event).unwrap()).unwrap();
    }

    /// Presses a key on what matches.
    pub(crate) fn key(&self, selector: &str, key: &str) {
        let how = KeyboardEventInit::new();
        how.set_bubbles(true);
        how.set_key(key);
        let press = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how).unwrap();
        self.find(selector).dispatch_event(&press).unwrap();
    }

    /// Whether touching what matches leaves the focus where it is.
    pub(crate) fn would_keep_the_focus(&self, selector: &str) -> bool {
        let how = MouseEventInit::new();
        how.set_bubbles(true);
        how.set_cancelable(true);
        let touch = MouseEvent::new_with_mouse_event_init_dict("mousedown", &how).unwrap();
        !self.find(selector).dispatch_event(&touch).unwrap()
    }
}

impl Drop for Glass {
    fn drop(&mut self) {
        self.view.take();
        self.root.remove();
    }
}

/// Waits until effects and the page have followed the signals.
pub(crate) async fn settled() {
    leptos::task::tick().await;
}

/// Waits until what was pressed has acted.
pub(crate) async fn painted() {
    let acted = RwSignal::new(false);
    ui::press::once_painted(move || acted.set(true));
    while !acted.get_untracked() {
        let turn = js_sys::Promise::new(&mut |done, _| {
            window().set_timeout_with_callback(&done).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(turn).await.unwrap();
    }
}

/// Milliseconds on the page's clock.
pub(crate) fn now() -> f64 {
    window().performance().unwrap().now()
}

/// Waits until a press of an earlier test is forgotten.
pub(crate) async fn rest(milliseconds: f64) {
    let begun = now();
    while now() - begun < milliseconds {
        settled().await;
    }
}

/// What has the focus.
pub(crate) fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}
