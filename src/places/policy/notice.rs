//! One notice.

use domain::{notice::NoticeWords, wire::NoticeView};
use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

use super::policy as place;
use crate::{
    reading::watch,
    screen::Screen,
    texts::{self, use_texts},
};

/// The notice that was chosen.
#[component]
pub(super) fn NoticeScreen() -> impl IntoView {
    let notice = watch(|flow| place(flow).and_then(|policy| policy.notice().cloned()));
    move || notice.get().map(|notice| view! { <Told notice/> })
}

#[component]
fn Told(notice: NoticeView) -> impl IntoView {
    let texts = use_texts();
    let NoticeView { published_at, words: NoticeWords { title, text, since }, .. } = notice;
    let title = Signal::derive(move || texts.pick(&title));
    let hint = Signal::derive(move || {
        texts.with(Key::PolicyPublished, &[("day", &texts::date(texts, published_at.day()))])
    });
    let from = since.map(|day| {
        let words = move || texts.with(Key::PolicySince, &[("day", &texts::date(texts, day))]);
        view! { <p class="s-entry__title">{words}</p> }
    });
    let paragraph = |line: &str| view! { <p>{line.to_owned()}</p> };
    let paragraphs = move || {
        let text = texts.pick(&text);
        text.lines().filter(|line| !line.trim().is_empty()).map(paragraph).collect_view()
    };
    view! {
        <Screen step="policy.notice" title hint hang=Hang::Wide own_trouble=true>
            <div class="s-topic">{from}{paragraphs}</div>
        </Screen>
    }
}
