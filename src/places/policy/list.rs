//! What there is to read: the editions that changed something, and the notices.

use domain::{benefit::Editions, wire::NoticeView};
use flow::{Event, policy::Event as Said};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Hang};

use super::{policy as place, wording};
use crate::{
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{self, t, use_texts},
    way::Way,
};

/// As many as can be taken in at a look; the others when they are asked for.
const AT_FIRST: usize = 4;

/// Touch one to read it.
#[component]
pub(super) fn ListScreen() -> impl IntoView {
    let editions = watch(|flow| place(flow).and_then(|policy| policy.editions.clone()));
    let notices = watch(|flow| place(flow).and_then(|policy| policy.notices.clone()));
    let awaited = watch(|flow| {
        let all = place(flow).is_some_and(|policy| policy.editions.is_some() && policy.notices.is_some());
        !all && flow.trouble().is_none()
    });
    let loading = move || awaited.get().then(|| view! { <p role="status">{t(Key::PolicyLoading)}</p> });
    let changed = move || editions.get().map(|editions| view! { <Changed editions=*editions/> });
    let told = move || notices.get().map(|list| view! { <Notices notices=list.notices/> });
    view! {
        <Screen step="policy.list" title=t(Key::PolicyTitle) hint=t(Key::PolicyHint) hang=Hang::Wide>
            {changed}
            {told}
            {loading}
        </Screen>
    }
}

/// Since when each edition counts, and how much it changed.
#[component]
fn Changed(editions: Editions) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let lines: Vec<_> = editions
        .changes()
        .map(|(edition, changes)| {
            let (since, version) = (edition.since, edition.version.clone());
            let title = Signal::derive(move || {
                texts.with(Key::PolicyEdition, &[("day", &texts::date(texts, since))])
            });
            let hint = Signal::derive(move || {
                let rows: usize =
                    wording::sections(texts, &changes).iter().map(|section| section.rows.len()).sum();
                texts.with(Key::PolicyEditionHint, &[("count", &rows.to_string())])
            });
            let choose = dispatch.on(move || Event::Policy(Said::EditionChosen(version.clone())));
            view! { <Way title hint class="s-case" on_choose=choose/> }
        })
        .collect();
    let body = if lines.is_empty() {
        view! { <p>{t(Key::PolicyNoEditions)}</p> }.into_any()
    } else {
        view! { <ul class="c-service-tiles s-cases">{lines}</ul> }.into_any()
    };
    view! { <section class="s-history"><h2>{t(Key::PolicyEditions)}</h2>{body}</section> }
}

/// The notices, the newest first.
#[component]
fn Notices(notices: Vec<NoticeView>) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let (all, count) = (notices.len(), RwSignal::new(AT_FIRST));
    let line = move |notice: NoticeView| {
        let NoticeView { id, published_at, words } = notice;
        let title = Signal::derive(move || texts.pick(&words.title));
        let hint = Signal::derive(move || {
            texts.with(Key::PolicyPublished, &[("day", &texts::date(texts, published_at.day()))])
        });
        let choose = dispatch.on(move || Event::Policy(Said::NoticeChosen(id)));
        view! { <Way title hint class="s-case" on_choose=choose/> }
    };
    let shown = move || notices.iter().take(count.get()).cloned().map(line).collect_view();
    let more = move || {
        let next = move |()| count.update(|count| *count += 2 * AT_FIRST);
        (all > count.get())
            .then(|| view! { <Button label=t(Key::AccountMore) on_press=next attr:data-testid="more"/> })
    };
    let body = if all == 0 {
        view! { <p>{t(Key::PolicyNoNotices)}</p> }.into_any()
    } else {
        view! { <ul class="c-service-tiles s-cases">{shown}</ul>{more} }.into_any()
    };
    view! { <section class="s-history"><h2>{t(Key::PolicyNotices)}</h2>{body}</section> }
}
