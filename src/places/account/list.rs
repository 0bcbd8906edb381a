//! What was settled in a year, and which of it is shown.

use domain::{
    benefit::Care,
    settlement::Settlement,
    wire::{SETTLEMENTS_TABLE, SettlementKey, path_with},
};
use flow::{
    Event, Flow,
    account::{self, Filter},
};
use leptos::{html, prelude::*};
use text::app::Key;
use ui::{Button, ButtonLook, Chip, Hang, Keyboard, TextField, Tone};

use super::{account as place, files::FileLink, rest::Rest, sums::Sums, wording, years::Years};
use crate::{
    controls::use_device,
    dispatch::{Dispatch, use_dispatch},
    places::payments::wording::yuan,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{self, t, use_texts},
    typing::{FOR_ADDRESS, Mode, OnScreenKeyboard, Typing},
};

/// The id of the field for a name.
const PLACE: &str = "settlement-place";

/// Touch one to see how it was worked out.
#[component]
pub(super) fn ListScreen() -> impl IntoView {
    let (texts, kiosk) = (use_texts(), use_device().is_kiosk());
    let hint =
        watch(move |flow| place(flow).and_then(|account| account.list.as_ref().map(|list| list.as_of)));
    let typing = Typing::new(PLACE, RwSignal::new(use_flow().with_untracked(|flow| filter(flow).place)));
    let seeks = watch(|flow| place(flow).is_some_and(|account| account.seeks));
    let keys = move || seeks.get().then(|| view! { <Keys typing/> });
    let hint = Signal::derive(move || {
        hint.get()
            .map(|at| texts.with(Key::SettlementsAsOf, &[("time", &texts::moment(texts, at))]))
            .unwrap_or_default()
    });
    view! {
        <Screen step="account.settlements" title=t(Key::SettlementsTitle) hint hang=Hang::Wide>
            <Years/>
            <Sums/>
            <Filters/>
            <Seek typing/>
            <Lines/>
            {(!kiosk).then(|| view! { <File/> })}
            {keys}
        </Screen>
    }
}

/// The year as a table, for whoever has a screen of their own. With special diseases only where they are shown.
#[component]
fn File() -> impl IntoView {
    let year = watch(|flow| place(flow).and_then(account::Account::year).unwrap_or_default());
    let special = watch(|flow| filter(flow).special);
    let any = watch(|flow| {
        let list = place(flow).and_then(|account| account.list.as_ref());
        list.is_some_and(|list| !list.settlements.is_empty())
    });
    let href = Signal::derive(move || {
        format!("{}?special={}", path_with(SETTLEMENTS_TABLE, &year.get().to_string()), special.get())
    });
    let link = move || {
        any.get().then(|| {
            view! { <div class="u-row"><FileLink label=Key::SettlementsDownload href name="settlements.csv"/></div> }
        })
    };
    view! { {link} }
}

fn filter(flow: &Flow) -> Filter {
    place(flow).map(|account| account.filter.clone()).unwrap_or_default()
}

/// Lists by another filter.
fn list_by(dispatch: Dispatch, filter: Filter) {
    dispatch.send(Event::Account(account::Event::Filtered(filter)));
}

/// By kind of care.
#[component]
fn Filters() -> impl IntoView {
    let dispatch = use_dispatch();
    let filter = watch(filter);
    let kinds = t(Key::SettlementsKinds);
    let kind = move |care: Option<Care>| {
        let pressed = move || filter.with(|filter| filter.care == care).to_string();
        let choose = move |_| list_by(dispatch, filter.get_untracked().of_care(care));
        view! {
            <button type="button" class="s-filter__state" aria-pressed=pressed on:click=choose>
                {t(care.map_or(Key::SettlementsAll, wording::care))}
            </button>
        }
    };
    view! {
        <div class="s-filter__states" role="group" aria-label=move || kinds.get()>
            {[None].into_iter().chain(Care::ALL.map(Some)).map(kind).collect_view()}
        </div>
    }
}

/// By the name of a place. A kiosk shows its keys when the field is touched, and puts them away again.
#[component]
fn Seek(typing: Typing) -> impl IntoView {
    let (dispatch, kiosk) = (use_dispatch(), use_device().is_kiosk());
    let (value, filter) = (typing.value(), watch(filter));
    Effect::new(move |_| {
        let (place, before) = (value.get(), filter.get_untracked());
        if place != before.place {
            list_by(dispatch, Filter { place, ..before });
        }
    });
    let seeks = watch(|flow| place(flow).is_some_and(|account| account.seeks));
    let field = NodeRef::<html::Div>::new();
    // The keys cover what lies below: the field comes up to the top.
    Effect::new(move |_| {
        if seeks.get()
            && let Some(field) = field.get()
        {
            request_animation_frame(move || field.scroll_into_view());
        }
    });
    let ask = move |seeks| dispatch.send(Event::Account(account::Event::SeekAsked(seeks)));
    let touched = move || {
        if kiosk && !seeks.get_untracked() {
            ask(true);
        }
    };
    let done = Callback::new(move |()| {
        typing.finish();
        ask(false);
    });
    let away = move || {
        seeks.get().then(|| {
            view! { <Button label=t(Key::TypingHide) look=ButtonLook::Quiet on_press=done attr:data-testid="hide-keys"/> }
        })
    };
    view! {
        <div
            class="u-stack"
            data-typed-into
            node_ref=field
            on:focusin=move |_| touched()
            on:click=move |_| touched()
        >
            <TextField
                id=PLACE
                label=t(Key::SettlementsPlace)
                hint=t(Key::HelpSearchHow)
                value
                keyboard=Keyboard::Text
                on_screen_pad=kiosk
                on_input=Callback::new(move |typed| value.set(typed))
                on_enter=done
            />
        </div>
        {away}
    }
}

/// The keys of a kiosk.
#[component]
fn Keys(typing: Typing) -> impl IntoView {
    // Letters alone find a name, as in help.
    view! { <OnScreenKeyboard typing modes=FOR_ADDRESS first=Mode::Letters/> }
}

/// The settlements that the filter shows.
#[component]
fn Lines() -> impl IntoView {
    let lines = watch(|flow| {
        place(flow).map(|account| account.found().cloned().collect::<Vec<_>>()).unwrap_or_default()
    });
    let at_most = watch(|flow| place(flow).map(|account| account.at_most).unwrap_or_default());
    let total = Signal::derive(move || lines.with(Vec::len));
    let shown_of = Signal::derive(move || total.get().min(at_most.get()));
    let more = use_dispatch().on(|| Event::Account(account::Event::MoreAsked));
    let shown = move || {
        if lines.with(Vec::is_empty) {
            return view! { <p role="status">{t(Key::SettlementsNone)}</p> }.into_any();
        }
        let shown =
            lines.get().into_iter().take(at_most.get()).map(|settlement| view! { <Line settlement/> });
        view! { <ul class="c-service-tiles s-cases">{shown.collect_view()}</ul> }.into_any()
    };
    view! { {shown}<Rest shown=shown_of total on_more=more/><Special/> }
}

/// Whether special diseases are among what is shown, and the way to the other. Offered to everybody: an offer to some would tell.
#[component]
fn Special() -> impl IntoView {
    let dispatch = use_dispatch();
    let now = watch(filter);
    let shows = Memo::new(move |_| now.with(|filter| filter.special));
    let pick = move |shown, hidden| Signal::derive(move || if shows.get() { shown } else { hidden });
    let says = pick(Key::SettlementsNotHidden, Key::SettlementsHidden);
    let label = pick(Key::SettlementsHide, Key::SettlementsShowHidden);
    let turn = dispatch.on(move || {
        let filter = now.get_untracked();
        let special = !filter.special;
        Event::Account(account::Event::Filtered(filter.with_special(special)))
    });
    let texts = use_texts();
    view! {
        <div class="u-row">
            <p>{move || texts.get(says.get())}</p>
            <Button
                label=Signal::derive(move || texts.get(label.get()))
                on_press=turn
                attr:data-testid="special"
            />
        </div>
    }
}

/// Where, when, what kind; the bill, and what of it was the person's.
#[component]
fn Line(settlement: Settlement) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let is_odd = !settlement.faults().is_empty();
    let Settlement { id, on, institution, care, total, person, .. } = settlement;
    let year = u16::try_from(on.year()).unwrap_or_default();
    let key = SettlementKey { year, id };
    let hint = move || format!("{} · {}", texts::date(texts, on), texts.get(wording::any_care(care)));
    let own = move || texts.with(Key::SettlementsOwn, &[("amount", &yuan(texts, person))]);
    let show = move |_| dispatch.send(Event::Account(account::Event::Chosen(key.clone())));
    view! {
        <li>
            <button type="button" class="c-service-tile s-way s-case s-payment s-settled" on:click=show>
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{institution.name}</span>
                    <span class="c-service-tile__hint">{hint}</span>
                    <span class="c-service-tile__hint">{own}</span>
                    {is_odd.then(|| view! { <Chip label=t(Key::SettlementsOdd) tone=Tone::Warn/> })}
                </span>
                <span class="s-payment__end">
                    <span class="s-payment__amount">{move || yuan(texts, total)}</span>
                </span>
            </button>
        </li>
    }
}
