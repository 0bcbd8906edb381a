//! A person's photo beside what it was made from and a good example.

use leptos::prelude::*;

/// The finished photo, the picture it was made from, and what a good one looks like.
#[component]
pub fn PhotoFrame(
    /// The address of the person's photo.
    #[prop(into)]
    photo: Signal<String>,
    /// Says whose photo it is; caption and text alternative.
    #[prop(into)]
    caption: Signal<String>,
    /// The address of the picture it was made from; left out when it cannot be had.
    #[prop(optional, into)]
    before: MaybeProp<String>,
    /// Says that it is that; caption and text alternative.
    #[prop(optional, into)]
    before_caption: MaybeProp<String>,
    /// The address of the example.
    #[prop(optional, into)]
    example: MaybeProp<String>,
    /// Says that it is an example; caption and text alternative.
    #[prop(optional, into)]
    example_caption: MaybeProp<String>,
) -> impl IntoView {
    let words = move |caption: MaybeProp<String>| Signal::derive(move || caption.get().unwrap_or_default());
    let figure = move |kind: &'static str, address: Option<String>, caption: Signal<String>| {
        address.map(|address| view! { <Figure kind address caption/> })
    };
    view! {
        <div class="c-photo-frame">
            {move || figure("before", before.get(), words(before_caption))}
            {move || figure("finished", Some(photo.get()), caption)}
            {move || figure("example", example.get(), words(example_caption))}
        </div>
    }
}

/// A picture and its caption; gone when there is no picture: an original is not kept for ever, and a chosen file may be none.
#[component]
fn Figure(kind: &'static str, address: String, caption: Signal<String>) -> impl IntoView {
    let missing = RwSignal::new(false);
    view! {
        <figure class=format!("c-photo-frame__figure c-photo-frame__figure--{kind}") hidden=missing>
            <img
                class="c-photo-frame__picture"
                src=address
                alt=move || caption.get()
                on:error=move |_| missing.set(true)
            />
            <figcaption class="c-photo-frame__caption" aria-hidden="true">{caption}</figcaption>
        </figure>
    }
}
