//! A person's photo beside a good example.

use leptos::prelude::*;

/// The finished photo, and what a good one looks like.
#[component]
pub fn PhotoFrame(
    /// The address of the person's photo.
    #[prop(into)]
    photo: Signal<String>,
    /// Says whose photo it is; caption and text alternative.
    #[prop(into)]
    caption: Signal<String>,
    /// The address of the example.
    #[prop(optional, into)]
    example: MaybeProp<String>,
    /// Says that it is an example; caption and text alternative.
    #[prop(optional, into)]
    example_caption: MaybeProp<String>,
) -> impl IntoView {
    let words = move || example_caption.get().unwrap_or_default();
    let example_figure = move || {
        example.get().map(|address| {
            view! {
                <figure class="c-photo-frame__figure c-photo-frame__figure--example">
                    <img class="c-photo-frame__picture" src=address alt=words/>
                    <figcaption class="c-photo-frame__caption" aria-hidden="true">{words}</figcaption>
                </figure>
            }
        })
    };
    view! {
        <div class="c-photo-frame">
            <figure class="c-photo-frame__figure">
                <img class="c-photo-frame__picture" src=move || photo.get() alt=move || caption.get()/>
                <figcaption class="c-photo-frame__caption" aria-hidden="true">{caption}</figcaption>
            </figure>
            {example_figure}
        </div>
    }
}
