//! Signing in with name and password.

use domain::wire::staff::Credentials;
use leptos::{
    ev::{SubmitEvent, Targeted},
    prelude::*,
    web_sys::{Event as DomEvent, HtmlInputElement},
};
use text::staff::Key;
use ui::{DemoNotice, Notice, Tone};

use crate::{
    bar::LanguageSwitch,
    desk::{Event, Scene, SignIn},
    dispatch::{use_dispatch, watch},
    effects::focus::TITLE,
    texts::t,
    trouble::Trouble,
};

/// The sign-in.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let sign_in = watch(|desk| match desk.scene() {
        Scene::SignIn(sign_in) => sign_in.clone(),
        Scene::Opening { .. } | Scene::Console(_) => SignIn::default(),
    });
    let lapsed = move || {
        sign_in.with(|sign_in| sign_in.lapsed).then(|| {
            view! { <Notice tone=Tone::Warn live=true>{t(Key::SignInLapsed)}</Notice> }
        })
    };
    view! {
        <div class="c-screen">
            // Who is signed in says whether the data are made up; before that this says so where it may be.
            <DemoNotice label=t(Key::DemoNotice)/>
            <main class="s-sign-in" data-step="staff.sign-in">
                <div class="s-sign-in__card">
                    <div class="s-sign-in__head">
                        <p class="s-sign-in__brand">{t(Key::BrandName)}</p>
                        <LanguageSwitch/>
                    </div>
                    <h1 id=TITLE tabindex="-1">{t(Key::SignInTitle)}</h1>
                    {lapsed}
                    <Trouble trouble=Signal::derive(move || sign_in.get().trouble)/>
                    <SignInForm busy=Signal::derive(move || sign_in.get().busy)/>
                </div>
            </main>
        </div>
    }
}

#[component]
fn SignInForm(busy: Signal<bool>) -> impl IntoView {
    let dispatch = use_dispatch();
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let missing = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let credentials = Credentials { name: name.get_untracked(), password: password.get_untracked() };
        let lacks = credentials.name.trim().is_empty() || credentials.password.is_empty();
        missing.set(lacks);
        if !lacks {
            dispatch.send(Event::SignedIn(credentials));
        }
    };
    let error = move || {
        missing.get().then(|| view! { <p class="c-field__error" id="sign-in-error" role="alert">{t(Key::SignInMissing)}</p> })
    };
    view! {
        <form class="u-stack" novalidate on:submit=submit>
            {error}
            <Credential id="name" kind="text" label=t(Key::SignInName) autocomplete="username" value=name missing/>
            <Credential
                id="password"
                kind="password"
                label=t(Key::SignInPassword)
                autocomplete="current-password"
                value=password
                missing
            />
            <button
                type="submit"
                class="c-button c-button--primary"
                data-testid="sign-in"
                disabled=busy
                aria-busy=move || busy.get().then_some("true")
            >
                {t(Key::SignInAction)}
            </button>
        </form>
    }
}

/// A field that the browser's password store knows.
#[component]
fn Credential(
    id: &'static str,
    kind: &'static str,
    label: Signal<String>,
    autocomplete: &'static str,
    value: RwSignal<String>,
    #[prop(into)] missing: Signal<bool>,
) -> impl IntoView {
    let typed = move |event: Targeted<DomEvent, HtmlInputElement>| value.set(event.target().value());
    let wrong = move || missing.get() && value.with(|value| value.trim().is_empty());
    view! {
        <div class="c-field">
            <label class="c-field__label" for=id>{label}</label>
            <input
                class="c-field__input"
                id=id
                type=kind
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=move || wrong().then_some("sign-in-error")
                aria-invalid=move || wrong().then_some("true")
                prop:value=value
                on:input:target=typed
            />
        </div>
    }
}
