//! The finished photo beside the original.

use domain::wire::{
    path_with,
    staff::{CASE_ORIGINAL, CASE_PHOTO, CaseView},
};
use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlImageElement},
};
use text::staff::Key;

use super::Shown;
use crate::{
    figures,
    texts::{Texts, t, use_texts},
    wording,
};

/// Both, each with what is to be known about it.
#[component]
pub(super) fn Photos(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let of = move |template: &'static str| {
        Memo::new(move |_| {
            shown.with(|shown| shown.as_deref().map(|case| address(template, case)).unwrap_or_default())
        })
    };
    let made = Signal::derive(move || {
        shown.with(|shown| shown.as_deref().map(|case| made(texts, case)).unwrap_or_default())
    });
    let source = Signal::derive(move || {
        shown.with(|shown| shown.as_deref().map(|case| source(texts, case)).unwrap_or_default())
    });
    let address_of_original = of(CASE_ORIGINAL);
    let kept = Memo::new(move |_| shown.with(|shown| shown.as_deref().is_none_or(|case| case.original_kept)));
    let original = move || {
        if kept.get() {
            view! { <PhotoFigure title=Key::CaseOriginal address=address_of_original more=source/> }
                .into_any()
        } else {
            view! { <GoneOriginal source/> }.into_any()
        }
    };
    view! {
        <PhotoFigure title=Key::CaseFinished address=of(CASE_PHOTO) more=made/>
        {original}
    }
}

/// Stands where an original stood that was deleted when its time was over.
#[component]
fn GoneOriginal(
    /// How it was made.
    source: Signal<String>,
) -> impl IntoView {
    let texts = use_texts();
    let caption = move || caption(texts, Key::CaseOriginal, None, &source.get());
    view! {
        <figure class="s-card s-photo" data-testid="original-gone">
            <p class="s-photo__gone">{t(Key::CaseOriginalGone)}</p>
            <figcaption class="s-photo__caption">{caption}</figcaption>
        </figure>
    }
}

/// Dots per inch, where they are known, and size of the finished photo.
fn made(texts: Texts, case: &CaseView) -> String {
    let dpi =
        case.photo_form.as_ref().map(|form| texts.with(Key::CaseDpi, &[("dpi", &form.dpi.to_string())]));
    let size = texts.with(Key::CaseKilobytes, &[("kb", &figures::kilobytes(case.photo_bytes))]);
    joined([dpi, Some(size)])
}

/// Where the photo comes from. When an upload was taken nobody but its owner knows, so that it is said to be their word.
fn source(texts: Texts, case: &CaseView) -> String {
    let months = case.photo_months_old.unwrap_or_default().to_string();
    texts.with(wording::source(case.photo.source, case.photo_months_old), &[("months", &months)])
}

/// A photo of the case. A new one has a new address, so that no browser shows the old one.
pub(crate) fn address(template: &str, case: &CaseView) -> String {
    format!("{}?photo={}", path_with(template, case.row.reference.as_str()), case.photo.id.0)
}

/// A photo with its pixels and one thing more.
#[component]
pub(crate) fn PhotoFigure(
    /// What it is.
    title: Key,
    /// Its address.
    #[prop(into)]
    address: Signal<String>,
    /// What else is to be known.
    #[prop(into)]
    more: Signal<String>,
) -> impl IntoView {
    let texts = use_texts();
    let pixels = RwSignal::new(None::<(u32, u32)>);
    let missing = RwSignal::new(false);
    let loaded = move |event: Targeted<Event, HtmlImageElement>| {
        let image = event.target();
        missing.set(false);
        pixels.set(Some((image.natural_width(), image.natural_height())));
    };
    let caption = move || caption(texts, title, pixels.get(), &more.get());
    let gone = move || {
        missing.get().then(|| view! { <p class="s-photo__missing">{texts.get(Key::CasePhotoMissing)}</p> })
    };
    view! {
        <figure class="s-card s-photo">
            <div class="s-photo__frame">
                <img
                    class="s-photo__picture"
                    hidden=missing
                    src=address
                    alt=move || texts.get(title)
                    on:load:target=loaded
                    on:error=move |_| missing.set(true)
                />
                {gone}
            </div>
            <figcaption class="s-photo__caption u-number">{caption}</figcaption>
        </figure>
    }
}

fn caption(texts: Texts, title: Key, pixels: Option<(u32, u32)>, more: &str) -> String {
    let pixels = pixels.map(|(width, height)| format!("{width}×{height}"));
    joined([Some(texts.get(title)), pixels, Some(more.to_owned()).filter(|more| !more.is_empty())])
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
