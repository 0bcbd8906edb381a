//! What every screen of the app has: bars, demo notice, title, what went wrong, Back, Help and one primary action.
//!
//! **Invariant:** Help stands in the same place on every screen, and the step is named by `data-step` on `<main>`.

use flow::{Event, Place, Target, help};
use leptos::{either::Either, prelude::*};
use text::app::Key;
use ui::{
    BottomBar, Button, ButtonLook, DemoNotice, FieldError, Hang, Icon, Page, PageLook, PlaceLink, PlacesBar,
};

use crate::{
    bar::AppBar,
    controls::use_device,
    dispatch::use_dispatch,
    effects::address,
    journeys::progress::Progress,
    later::Arrival,
    reading::{use_busy, use_setting, watch},
    texts::{t, use_texts},
    trouble::Trouble,
};

/// One question with everything around it. Mount it anew for each step.
#[component]
pub(crate) fn Screen(
    /// Names the step, such as `apply.check`.
    step: &'static str,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// One sentence under it.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is to be put right, in the words at the fields.
    #[prop(optional, into)]
    errors: Signal<Vec<FieldError>>,
    /// Where a kiosk puts the parts.
    #[prop(optional)]
    hang: Hang,
    /// How the head looks.
    #[prop(optional)]
    look: PageLook,
    /// Stands under the hint, inside the green panel of a done page: a reference, an answer.
    #[prop(optional, into)]
    below: ViewFnOnce,
    /// What most people do next; without it there is no primary button.
    #[prop(optional, into)]
    primary: MaybeProp<String>,
    /// Runs when the primary button is pressed, never while an answer is awaited.
    #[prop(optional, into)]
    on_primary: Option<Callback<()>>,
    /// Further buttons between Help and the primary one.
    #[prop(optional, into)]
    beside: ViewFnOnce,
    /// There is nothing to go back to.
    #[prop(optional)]
    without_back: bool,
    /// Not in a journey: a phone shows the bar of places instead of Back and Help.
    #[prop(optional)]
    outside: bool,
    /// The screen itself says why the last thing asked for was not done.
    #[prop(optional)]
    own_trouble: bool,
    /// What to answer with.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let errors_title =
        Signal::derive(move || format!("{}{}", texts.get(Key::ErrorPrefix), texts.get(Key::ErrorTitle)));
    let trouble = (!own_trouble).then(|| view! { <Trouble/> });
    let bar = if outside && !use_device().is_kiosk() {
        Either::Left(view! { <Places/> })
    } else {
        Either::Right(view! { <Actions primary on_primary beside without_back/> })
    };
    view! {
        <ui::Screen>
            <AppBar/>
            <Demo/>
            <Page
                title hint errors errors_title hang look below
                above=ViewFnOnce::from(|| view! { <Progress/> })
                document_suffix=t(Key::BrandName)
                attr:data-step=step
            >
                {trouble}
                {children()}
            </Page>
            {bar}
        </ui::Screen>
    }
}

/// Says that the region's figures are made up.
#[component]
fn Demo() -> impl IntoView {
    let setting = use_setting();
    let demo = Memo::new(move |_| setting.with(|setting| setting.region.demo));
    move || demo.get().then(|| view! { <DemoNotice label=t(Key::DemoNotice)/> })
}

/// Back, Help, and what goes on.
#[component]
fn Actions(
    primary: MaybeProp<String>,
    on_primary: Option<Callback<()>>,
    beside: ViewFnOnce,
    without_back: bool,
) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = use_busy();
    let help = if use_device().is_kiosk() { Key::ActionHelp } else { Key::HelpOpen };
    let back = (!without_back).then(|| {
        let on_press = dispatch.on(|| Event::BackPressed);
        view! { <Button label=t(Key::ActionBack) icon=Icon::ArrowLeft on_press attr:data-testid="back"/> }
    });
    let primary = on_primary.map(|on_press| {
        let label = Signal::derive(move || primary.get().unwrap_or_default());
        view! { <Button label look=ButtonLook::Primary busy on_press attr:data-testid="primary"/> }
    });
    // Before the second load is here, help is a place.
    let on_help = Callback::new(move |()| {
        let here = matches!(dispatch.arrival().get_untracked(), Arrival::Here(_));
        dispatch.send(if here { Event::Help(help::Event::Asked) } else { Event::Went(Target::Help) });
    });
    view! {
        <BottomBar label=t(Key::BarLabel)>
            {back}
            <Button label=t(help) icon=Icon::Help on_press=on_help attr:data-testid="help"/>
            {beside.run()}
            {primary}
        </BottomBar>
    }
}

/// The places a phone goes to outside journeys.
#[component]
fn Places() -> impl IntoView {
    let at = watch(|flow| flow.place().target());
    let tracking = watch(|flow| matches!(flow.place(), Place::Track(_)));
    let current = move |target: Target| Signal::derive(move || at.get() == target);
    view! {
        <PlacesBar label=t(Key::PlacesLabel)>
            <PlaceLink label=t(Key::PlacesHome) icon=Icon::Home href=address::href(Target::Home) current=current(Target::Home)/>
            <PlaceLink label=t(Key::PlacesTrack) icon=Icon::Search href=address::href(Target::Track) current=tracking/>
            <PlaceLink
                label=t(Key::PlacesHelp)
                icon=Icon::Help
                href=address::href(Target::Help)
                current=current(Target::Help)
                attr:data-testid="help"
            />
        </PlacesBar>
    }
}
