//! A notice as everybody will read it, before it is published.

use domain::{notice::NoticeWords, wire::staff::NoticeKey};
use leptos::prelude::*;
use shell::{figures, key::new_key};
use text::staff::Key;
use ui::{Button, ButtonLook};

use super::tell;
use crate::{
    desk::{NoticeDone, NoticesEvent},
    dispatch::{use_dispatch, watch_work},
    effects::focus::PREVIEW,
    texts::{t, use_texts},
};

/// The notice in both languages, and what can be done with it.
#[component]
pub(super) fn Preview() -> impl IntoView {
    let dispatch = use_dispatch();
    let words = watch_work(|console| console.notices.preview.clone());
    let publishing = watch_work(|console| console.notices.doing() == Some(NoticeDone::Published));
    let busy = watch_work(|console| console.notices.doing().is_some());
    let back = move |()| tell(dispatch, NoticesEvent::BackAsked);
    let publish = move |()| tell(dispatch, NoticesEvent::PublishAsked(NoticeKey(new_key())));
    view! {
        <section class="s-notices__preview" data-testid="notice-looked-at">
            <h2 id=PREVIEW tabindex="-1">{t(Key::NoticesPreviewTitle)}</h2>
            <p>{t(Key::NoticesPreviewHint)}</p>
            {move || words.get().map(|words| view! { <Told words/> })}
            <div class="u-row">
                <Button label=t(Key::NoticesBack) disabled=busy on_press=back attr:data-testid="notice-back"/>
                <Button
                    label=t(Key::NoticesPublish)
                    look=ButtonLook::Primary
                    busy=publishing
                    on_press=publish
                    attr:data-testid="notice-publish"
                />
            </div>
        </section>
    }
}

#[component]
fn Told(words: NoticeWords) -> impl IntoView {
    let texts = use_texts();
    let NoticeWords { title, text, since } = words;
    let from = since.map(|day| {
        let day = move || figures::date(texts.language(), day);
        view! { <p data-testid="notice-from">{move || texts.with(Key::NoticesFrom, &[("day", &day())])}</p> }
    });
    view! {
        {from}
        <div class="s-notices__both">
            <Said label=Key::NoticesInChinese tag="zh-CN" title=title.zh text=text.zh/>
            <Said label=Key::NoticesInEnglish tag="en" title=title.en text=text.en/>
        </div>
    }
}

/// The notice in one language; its paragraphs are lines.
#[component]
fn Said(label: Key, tag: &'static str, title: String, text: String) -> impl IntoView {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let paragraphs = lines.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! {
        <div class="s-card s-notices__said">
            <p class="u-hint">{t(label)}</p>
            <article class="s-notices__told" lang=tag>
                <h3>{title}</h3>
                {paragraphs}
            </article>
        </div>
    }
}
